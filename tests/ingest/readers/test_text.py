"""Plain text: pages, page numbers, line ends."""

import pytest

from ingest import IngestError
from ingest.line import Line
from ingest.readers import text
from tests.made_files import WRAPPED, read_text


def test_pages_are_counted_by_form_feeds_and_marks():
    assert [(line.text, line.page) for line in read_text("甲\n乙\f丙")] == [("甲", 1), ("乙", 1), ("丙", 2)]
    assert [(line.text, line.page) for line in read_text("===PAGE 7===\n甲\n=== PAGE 8 ===\n乙") if line.text] == [
        ("甲", 7),
        ("乙", 8),
    ]


def test_page_numbers_do_not_part_paragraphs():
    lines = WRAPPED.split("\n")
    numbered = [*lines[:3], "— 1 —", *lines[3:7], "第 2 页 共 3 页", *lines[7:]]
    assert read_text("\n".join(numbered)) == read_text(WRAPPED)
    assert [line.text for line in read_text("甲\n1\n\f乙\n2")] == ["甲", "", "乙"]  # the number that form feeds count


def lines_of(source: str) -> list[tuple[str, int | None]]:
    return [(line.text, line.page) for line in text.read(source.encode()).lines]


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_every_end_of_line_ends_one(end):
    assert lines_of(f"甲{end}乙") == [("甲", None), ("乙", None)]


def test_a_line_that_holds_the_number_of_its_page_goes_and_others_stay():
    assert lines_of("甲\n 1 \n\f乙\n1") == [("甲", 1), ("", 1), ("乙", 2), ("1", 2)]


def test_pages_after_a_mark_are_counted_on_by_form_feeds():
    assert [page for words, page in lines_of("# Page 7:\n甲\n--- Page 8 ---\n乙") if words] == [7, 8]
    assert [words for words, _ in lines_of("# Page layout\n甲") if words] == ["Page layout", "甲"]
    assert [page for words, page in lines_of("=== PAGE 7 ===\n甲\f乙\n===page 3===\n丙") if words] == [7, 8, 3]


def test_without_pages_no_line_is_the_number_of_one():
    assert lines_of("甲\nNone\n0") == [("甲", None), ("None", None), ("0", None)]


def test_without_marks_there_are_no_pages():
    assert lines_of("甲\n乙") == [("甲", None), ("乙", None)]


@pytest.mark.parametrize(("lines", "refused"), [(99_999, False), (100_001, True)])
def test_a_text_of_too_many_lines_is_refused_before_it_is_read(monkeypatch, lines, refused):
    monkeypatch.setattr(text, "_pages", lambda source, left: [Line("甲")])
    if not refused:
        assert text.read(b"a\n" * lines).lines
        return
    with pytest.raises(IngestError, match="不像一份公文"):
        text.read(b"a\n" * lines)


def test_what_each_step_finds_doubtful_is_told_in_order():
    shifted = "\n".join(["序号 | 领域 | 任务 | 牵头单位 |", "1 | 政务 | 甲 | 市财政局 |", "2 | 乙 | 市水务局 | |"])
    data = shifted.encode() + "\n附件：任务分工表，请各单位对照落实。\n".encode("gb18030")
    assert [issue.code for issue in text.read(data).issues] == ["mixed_encoding", "table_shifted"]
    assert [issue.code for issue in text.read(WRAPPED.encode()).issues] == ["lines_joined"]


def left(source: str) -> list[tuple[str, str]]:
    return [(each.reason.value, each.text) for each in text.read(source.encode()).left]


def test_what_is_taken_out_is_told_with_its_reason():
    assert left("# 标题\n**甲**乙\n") == [("markup", "#****")]
    assert left("===PAGE 1===\n甲\n— 1 —\n") == [("page_number", "===PAGE 1==="), ("page_number", "— 1 —")]
    assert left("序号|任务\n--|--\n1|甲\n") == [("markup", "|--|--|")]
    assert left("甲\n乙\n") == []


def test_control_characters_of_office_are_ends_of_lines():
    assert [line.text for line in read_text("甲_x000D_乙_x000D_\n丙_x0041_")] == ["甲", "乙", "", "丙_x0041_"]
    assert left("甲_x000D_") == [("markup", "_x000D_")]


def test_white_space_written_as_pages_do_is_white_space() -> None:
    assert [line.text.split() for line in read_text("县政府&nbsp;&nbsp;2031年&emsp;乙")] == [["县政府", "2031年", "乙"]]
    assert read_text("研发R&D;经费&nbspx")[0].text == "研发R&D;经费&nbspx"


def test_a_blank_after_every_character_is_none():
    assert [line.text for line in read_text("2 0 2 6 年 底 前 建 成 6 0 个 公 园\n1 2 月")] == [
        "2026年底前建成60个公园",
        "12月",
    ]
