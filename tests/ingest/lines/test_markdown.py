"""Markdown marks go, what they say stays."""

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
