"""Lines that belong to a page or a tool are dropped, in their places and no further. The patterns: test_patterns.py."""

import pytest

from ingest.line import Line
from ingest.lines.furniture import drop_furniture, is_furniture
from tests.made_files import LONG, table


def kept(*lines: str) -> list[str]:
    return [line.text for line in drop_furniture([Line(text) for text in lines])[0]]


TEXT = [f"{LONG}{number}" for number in range(50)]


def test_a_line_is_furniture_in_its_place_only():
    assert is_furniture("首页", "head") and not is_furniture("首页", "any", "tail")
    assert is_furniture("分享到：", "head", "any")
    assert not is_furniture("市财政局", "head", "any", "tail", "foot")


@pytest.mark.parametrize(("length", "found"), [(240, True), (241, False)])
def test_a_long_line_is_none_whatever_it_looks_like(length, found):
    assert is_furniture("|" * length, "any") is found


def test_traditional_pages_have_the_same_furniture():
    assert is_furniture("當前位置：首頁", "head") and is_furniture("歡迎訪問某網", "head")


def test_the_tail_of_a_page_goes_with_all_below_it():
    assert kept(*TEXT, "相关报道：", "某市推进某事", "某市召开会议") == TEXT


@pytest.mark.parametrize(("below", "cut"), [(39, True), (40, False)])
def test_a_tail_begins_near_the_end(below, cut):
    """Its own line is the fortieth from the end at most."""
    lines = kept(*TEXT, "相关报道：", *["甲"] * below)
    assert (lines == TEXT) is cut


@pytest.mark.parametrize(("length", "cut"), [(18, True), (20, False)])
def test_a_tail_holds_less_than_a_fifth(length, cut):
    """Of the characters of the whole file, of which its mark has five: 25 : 100."""
    lines = kept("政" * 95, "相关报道：", "闻" * length)
    assert (lines == ["政" * 95]) is cut


def test_the_first_line_is_never_a_tail():
    assert kept("版权所有某某") == ["版权所有某某"]


def test_the_foot_goes_however_many_lines_it_has():
    assert kept(*TEXT, "（来源：某报）", "责任编辑：", "何某", "https://www.example.cn/a") == TEXT


@pytest.mark.parametrize(("name", "goes"), [("何" * 8, True), ("何" * 9, False)])
def test_an_editor_has_a_short_name(name, goes):
    assert (kept(*TEXT, "责任编辑：", name) == TEXT) is goes


def test_cells_stay():
    cells = table(("序号", "任务"), ("1", "分享到："), ("2", "相关报道："))
    assert drop_furniture(cells)[0] == cells
    foot = [*map(Line, TEXT), *table(("编辑：", "何某"))]
    assert drop_furniture(foot)[0] == foot


def test_a_single_line_stays_though_it_looks_like_a_foot():
    assert kept("编辑：何某") == ["编辑：何某"]


def test_the_end_of_a_preview_is_noticed():
    assert drop_furniture([Line("预览已结束")])[2]
    assert not drop_furniture([Line(TEXT[0])])[2]


def test_what_is_dropped_is_told():
    lines = [Line(text) for text in ("分享到：", *TEXT, "编辑：何某")]
    assert [line.text for line in drop_furniture(lines)[1]] == ["分享到：", "编辑：何某"]
