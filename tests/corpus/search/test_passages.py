"""A document's text in pieces that read well alone: every character lies in a passage."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Cell, Document, Metadata, ParsedDocument, Span, Task
from corpus.search.passages import LEAST, MOST, TaskCursor, passages
from tests.corpus.search.made_sections import sectioned
from tests.made_up import make_parsed

LINES = st.lists(st.text("甲乙丙。；，1", max_size=30) | st.integers(0, 3000).map(lambda n: "长。" * n), max_size=8)


@given(LINES)
def test_every_character_lies_in_a_passage(lines):
    parsed = make_parsed("\n".join(lines))
    spans = list(passages(parsed))
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert {offset for offset, character in enumerate(parsed.document.text) if character != "\n"} <= covered
    assert all(0 < len(span) <= MOST for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans})


def _texts(parsed):
    return [parsed.document[span] for span in passages(parsed)]


def test_each_numbered_item_is_a_passage():
    lines = ["一、甲事要做好。", "二、乙事要做好。", "三、丙事"]
    assert _texts(sectioned(lines, {0: 4, 1: 4, 2: 4})) == lines


def test_a_heading_goes_with_what_stands_under_it():
    lines = ["一、总体要求", "（一）指导思想", "坚持新发展理念。", "二、任务"]
    assert _texts(sectioned(lines, {0: 6, 1: 7, 3: 4})) == ["\n".join(lines[:3]), "二、任务"]


def test_cells_of_a_row_stay_together():
    document = make_parsed("\n".join(["单元格" * 30] * 4)).document
    blocks = tuple(replace(b, cell=Cell(0, n // 2, n % 2)) for n, b in enumerate(document.blocks))
    document = Document(source=document.source, text=document.text, blocks=blocks)
    assert [len(text.split("\n")) for text in _texts(ParsedDocument(document=document, metadata=Metadata()))] == [2, 2]


def test_pieces_of_a_long_paragraph_overlap():
    text = "".join(f"第{n}件事要抓紧办好。" for n in range(300))
    parsed = make_parsed(text)
    spans = list(passages(parsed))
    assert len(spans) > 2
    assert all(one.end > other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(("length", "pieces"), [(MOST, 1), (MOST + 1, 2)])
def test_a_paragraph_is_cut_where_it_is_too_long_and_not_before(length, pieces):
    parsed = make_parsed("字" * length)
    spans = list(passages(parsed))
    assert len(spans) == pieces
    assert spans[-1].end == length


def test_a_cut_is_behind_the_last_mark_that_fits():
    text = "字" * 300 + "。" + "字" * 300 + "；" + "字" * 600
    first, second, *_ = passages(make_parsed(text))
    assert first.end == 602  # behind the mark
    assert second.start == 602 - 60  # a phrase across the cut is still found


def test_short_neighbours_are_joined_until_they_are_long_enough():
    lines = ["字" * 59] * 4
    assert [len(span) for span in passages(make_parsed("\n".join(lines)))] == [179, 59]  # 119 are too few, 179 enough


def test_short_neighbours_are_joined_far_down_a_document_as_well():
    lines = ["字" * 59] * 60
    assert [len(span) for span in passages(make_parsed("\n".join(lines)))] == [179] * 20


@pytest.mark.parametrize(("length", "pieces"), [(LEAST - 1, 1), (LEAST, 2)])
def test_a_line_that_is_just_long_enough_is_a_passage_of_its_own(length, pieces):
    assert len(_texts(make_parsed("字" * length + "\n后一句。"))) == pieces


LONG = "疏浚河道、加固堤防、更新泵站，" * 9


def _row(*lines, title, says):
    """A document of one task that is spread over lines; ``says`` is the line of what is to be done."""
    parsed = make_parsed("\n".join(["甲", *lines, "其他。"]))
    blocks = [block.span for block in parsed.document.blocks]
    words = blocks[1 + lines.index(says)]
    whole = Span(blocks[1].start, blocks[len(lines)].end)
    task = Task(span=whole, label=None, title=title, section=None, text=words)
    return replace(parsed, tasks=(task,))


@pytest.mark.parametrize(
    "lines",
    [
        (LONG, "完成时限：2031年6月底"),
        (LONG, "（牵头单位：市水利局）"),
        (LONG, "市水利局", "每季度", "三季度末"),
        ("7", "2031年底", LONG, "市水利局"),
        ("市水利局", LONG),
    ],
)
def test_by_whom_and_until_when_stay_with_what_is_to_be_done(lines):
    parsed = _row(*lines, title="疏浚河道", says=LONG)
    held = [text for text in _texts(parsed) if any(line in text for line in lines)]
    assert len(held) == 1
    assert "\n".join(lines) in held[0]


def test_what_a_task_says_in_many_lines_is_parted_as_before():
    lines = [LONG, LONG.replace("河", "渠"), "完成时限：2031年6月底"]
    parsed = _row(*lines, title="疏浚河道", says=LONG)
    more = replace(parsed.tasks[0], text=Span(parsed.tasks[0].text.start, parsed.tasks[0].span.end - 14))
    assert _texts(replace(parsed, tasks=(more,)))[-2].startswith(lines[1])


def test_a_line_behind_a_task_is_not_the_tasks():
    parsed = make_parsed("甲\n1." + LONG + "\n完成时限：2031年6月底")
    assert _texts(parsed)[-1] == "完成时限：2031年6月底"


def test_the_innermost_task_is_told():
    def task(start, end):
        return Task(span=Span(start, end), label=None, title=f"{start}", section=None, text=Span(start, end))

    cursor = TaskCursor([task(40, 50), task(0, 30), task(10, 20)])
    found = [cursor.inside(offset) for offset in (0, 5, 10, 15, 20, 29, 30, 41)]
    assert [each and each.title for each in found] == [None, "0", "0", "10", "0", "0", None, "40"]
    assert TaskCursor([task(0, 30)]).holding(Span(5, 31)) is None
