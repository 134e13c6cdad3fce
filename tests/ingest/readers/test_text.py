"""Plain text: pages, page numbers, line ends."""

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
