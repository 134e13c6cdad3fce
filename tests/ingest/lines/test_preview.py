"""Slices of a preview are joined, lists of tasks are not."""

import pytest

from ingest.line import Line
from ingest.lines.preview import join_slices
from tests.made_files import read_text

NOTICE = "《责任分解表.docx》由会员分享,可在线阅读,更多相关《责任分解表.docx(4页珍藏版)》请在某文库网上搜索。"


def test_slices_of_a_preview_are_joined():
    assert [
        line.text
        for line in read_text(
            f"{NOTICE}\n1、责任分解表1增加教育资源。区教育局高新园(邹区镇\n2、)各街道2老城厢\n3、书苑”建设"
        )
    ][1:] == ["责任分解表1增加教育资源。区教育局高新园(邹区镇)各街道2老城厢书苑”建设"]
    items = f"{NOTICE}\n1、压缩时限。\n2、优化服务。\n3、加强监管。"
    assert len(read_text(items)) == 4  # a list of tasks
    assert len(read_text("1、压缩时限\n2、优化服务")) == 2  # no preview


HEAD = Line(NOTICE)


def joined(*texts: str) -> list[str] | None:
    """The text of slices below the site's notice; None where they were left alone."""
    lines = [HEAD, *map(Line, texts)]
    found = join_slices(lines)
    return None if found == lines else [line.text for line in found[1:]]


@pytest.mark.parametrize(
    ("slices", "text"),
    [
        (["1、责任", "2、分解"], ["责任分解"]),
        (["", "1、责任 ", " ", " 2、 分解"], ["责任分解"]),
        (["1、责任"], None),  # one slice is an item
        (["1、责任", "3、分解"], None),
        (["2、责任", "3、分解"], None),
        (["1、责任", "分解"], None),
        (["1、责任。", "2、分解", "3、表"], ["责任。分解表"]),
        (["1、责任。", "2、分解。", "3、表"], None),  # most end as sentences do
        (["1、责任。", "2、分解。", "3、表", "4、格"], ["责任。分解。表格"]),  # half of them
        (["1、责任", "2、2、分解"], ["责任2、分解"]),
        ([], None),
    ],
)
def test_which_lines_are_slices(slices, text):
    assert joined(*slices) == text


def test_what_stands_above_the_notice_stays():
    lines = [Line("前"), HEAD, Line("1、责任", page=3), Line("2、分解")]
    assert join_slices(lines) == [Line("前"), HEAD, Line("责任分解", page=3)]
