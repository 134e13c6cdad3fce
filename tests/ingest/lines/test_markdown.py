"""Markdown marks go, what they say stays."""

import pytest

from ingest.line import Line
from ingest.lines.markdown import strip_markdown
from tests.made_files import read_text


def test_markdown_marks_go_and_headings_keep_their_level():
    lines = read_text(
        "# 标题\n\n## 二级\n　**一、提升质量**\n- 项目\n> 引文\n[附件](http://a/b.pdf)\n1\\. 号\n2 * 3 * 4\n***\n*某市人民政府*\n"
    )
    assert [line.text.strip() for line in lines if line.text.strip()] == [
        "标题",
        "二级",
        "一、提升质量",
        "项目",
        "引文",
        "附件",
        "1. 号",
        "2 * 3 * 4",
        "某市人民政府",
    ]
    assert [line.heading for line in lines if line.text.strip()][:3] == [0, 1, None]


@pytest.mark.parametrize(
    ("source", "plain", "heading"),
    [
        ("# 题", "题", 0),
        ("###### 节 ##", "节", 5),
        ("####### 非", "####### 非", None),
        ("#非", "#非", None),
        ("**一、** 总体", "一、 总体", None),
        ("__一__", "一", None),
        ("a __ b", "a __ b", None),
        ("- 项", "项", None),
        ("1. [首页](http://a/)", "首页", None),  # a page's path
        ('2. [政务公开](http://a/b "政务公开")', "政务公开", None),
        ("1. [加强组织领导](http://a/)，落实责任", "1. 加强组织领导，落实责任", None),
        ("1. [深入推进渔港基础设施更新改造](http://a/)", "1. 深入推进渔港基础设施更新改造", None),
        ("* 项", "项", None),
        ("-项", "-项", None),
        ("> 引", "引", None),
        (">", ">", None),  # a step of a path
        ("![图](a.png)说明", "图说明", None),
        ('[附件](http://a/b(1).pdf "题")', "附件", None),
        ("[2024] (一)", "[2024] (一)", None),
        ("1\\. 号", "1. 号", None),
        ("---", "", None),
        ("- - -", "", None),
        ("--", "--", None),
        ("*斜*", "斜", None),
        ("2*3*4", "2*3*4", None),
    ],
)
def test_marks(source, plain, heading):
    """A bold line beside it shows that the file is marked up."""
    line, *_ = strip_markdown([Line(source), Line("**标**")])
    assert (line.text, line.heading) == (plain, heading)


@pytest.mark.parametrize(
    ("sign", "marked"),
    [("# 题", True), ("**标** 文", True), ("  ## 题", True), ("#题", False), ("** 文 **", False), ("文", False)],
)
def test_which_files_are_marked_up(sign, marked):
    assert (strip_markdown([Line("- 项"), Line(sign)])[0].text == "项") is marked


def test_lines_of_lines_are_parted_and_keep_where_they_stood():
    lines = strip_markdown([Line("# 题\n文", page=2, heading=3), Line("")])
    assert lines == [Line("题", page=2, heading=0), Line("文", page=2, heading=3), Line("")]
