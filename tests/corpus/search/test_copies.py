"""Entries of other files of one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Span
from corpus.search.asked import Entry, Kind
from corpus.search.copies import COPY, SAME, with_copies


def entry(number: int, text: str = "推进建设", document: str = "a", **changes: object) -> Entry:
    made = Entry(
        entry_id=f"{document}-t{number}", kind=Kind.TASK, document_id=document, span=Span(0, 4), title="建设", text=text,
        path=("一、任务",), document_title="某方案", document_number="甲发〔2020〕1号", day="2020-01-01",
        facets={"region": ("甲省", "甲省乙市"), "lead": ("乙市财政局",)},
    )  # fmt: skip
    return replace(made, **changes)


FIRST = entry(0)


def same(*entries: Entry, first: tuple[Entry, ...] = (FIRST,)) -> list[tuple[str, ...] | None]:
    return [each.facets.get(SAME) for each in with_copies(entries, first)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"text": "推 进 建设"},  # as it is searched
        {"document_number": None, "day": None},  # it says less of itself
        {"facets": {"region": ("甲省",)}},
        {"span": Span(7, 11), "entry_id": "b-t9"},
    ],
)
def test_what_the_first_has_with_all_its_values_is_a_copy(changes: dict[str, object]) -> None:
    assert same(entry(0, document="b", **changes)) == [(COPY, "a-t0")]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "推进修建"},
        {"kind": Kind.PASSAGE},
        {"title": "修建"},
        {"path": ("二、任务",)},
        {"document_title": "另一方案"},
        {"document_number": "甲发〔2020〕2号"},
        {"day": "2021-01-01"},
        {"facets": {"region": ("丙省",)}},
        {"facets": {"region": ("甲省",), "theme": ("信用",)}},  # a filter would find this one alone
    ],
)
def test_what_can_be_found_where_the_first_cannot_is_none(changes: dict[str, object]) -> None:
    assert same(entry(0, document="b", **changes)) == [None]


def test_copies_are_told_one_for_one() -> None:
    found = same(entry(0, document="b"), entry(1, document="b"), entry(2, document="b"), first=(FIRST, entry(5)))
    assert found == [(COPY, "a-t0"), (COPY, "a-t5"), None]
    assert same(entry(0), first=()) == [None]


def test_a_document_is_compared_by_its_values_not_by_the_number_in_its_text() -> None:
    first = replace(FIRST, kind=Kind.DOCUMENT, entry_id="a", text="某方案\n甲发〔2020〕1号")
    other = replace(first, entry_id="b", document_number=None, text="某方案")
    assert same(other, first=(first,)) == [(COPY, "a")]
