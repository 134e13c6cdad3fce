"""Rows and items made of documents and hits, each with the words that it was made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.division.rows import TableColumn, TableOptions, items_of
from corpus.model import Span
from corpus.search.asked import Kind
from corpus.search.entries import make_entries
from corpus.workspace.made import item_of, new_id, rows_of, rows_of_items
from tests.read_plan import TEXT, parsed
from tests.sample_plan import PLAN

CONTENT, TARGETS, TASK = TableColumn.CONTENT, TableColumn.TARGETS, TableColumn.TASK


def entries(document, kind=None):
    found = make_entries(document, lambda code: ())
    return [entry for entry in found if kind in (None, entry.kind)]


def items(document, kind=None):
    return [item_of(entry, document.document.source.name) for entry in entries(document, kind)]


def by_id(found):
    return {entry.entry_id: entry for entry in found}


def words(rows):
    return [row.origins[0].quote for row in rows]


def test_all_tasks_of_documents_become_rows():
    rows = rows_of([PLAN, parsed()])
    assert [row.origins[0].source.document_id for row in rows] == [PLAN.document_id] * len(PLAN.tasks) + [
        parsed().document_id
    ] * 2
    assert len({row.row_id for row in rows}) == len(rows)
    last = rows[-2]
    assert last.cells[TableColumn.LEAD] == "省财政厅"
    assert last.cells[TARGETS] == "覆盖率达到75%以上"
    assert (last.original, last.edited) == (last.cells, frozenset())
    assert [row.path for row in rows[: len(PLAN.tasks)]] == [
        item.heads for item in items_of(PLAN, TableOptions(), None)
    ]
    (origin,) = last.origins
    assert (origin.kind, origin.quote, origin.span) == (
        Kind.TASK,
        TEXT[origin.span.start : origin.span.end],
        origin.span,
    )
    assert origin.place == "1."
    assert not {TableColumn.NUMBER, TableColumn.SOURCE, TableColumn.ROLE} & set(last.cells)
    assert all(text for row in rows for text in row.cells.values())


def test_options_of_the_table_hold():
    assert len(rows_of([parsed()], None, TableOptions(assigned_only=True))) == 1


def test_chosen_entries_become_rows_in_the_order_of_the_text():
    document = parsed()
    found = [entry for entry in entries(document) if entry.kind in (Kind.PRIORITY, Kind.TARGET)]
    priority, target = rows_of([document], found[::-1])
    assert (priority.origins[0].kind, priority.cells[TASK]) == (Kind.PRIORITY, "建立横向补偿机制")
    assert (target.origins[0].kind, target.cells[TARGETS]) == (Kind.TARGET, "覆盖率达到75%以上")
    assert CONTENT not in target.cells


def test_the_themes_come_along():
    document = parsed()
    first = replace(document.tasks[0], themes=("生态补偿",))
    document = replace(
        document,
        tasks=(first, *document.tasks[1:]),
        priorities=tuple(replace(each, themes=("生态补偿",)) for each in document.priorities),
    )
    assert rows_of([document])[0].themes == ("生态补偿",)
    assert rows_of([document], entries(document, Kind.PRIORITY))[0].themes == ("生态补偿",)


def test_a_chosen_document_stands_for_its_tasks_and_none_twice():
    document = parsed()
    chosen = [*entries(document, Kind.DOCUMENT), *entries(document, Kind.TASK)]
    assert words(rows_of([document], chosen)) == words(rows_of([document]))


@pytest.mark.parametrize("kind", [Kind.PASSAGE, Kind.TASK, Kind.TARGET, Kind.PRIORITY, Kind.CITATION])
def test_a_hit_becomes_an_item_with_its_words(kind):
    document = parsed()
    for entry in entries(document, kind):
        item = item_of(entry, document.document.source.name, "看")
        assert (item.origin.quote, item.origin.span, item.note) == (document.document[entry.span], entry.span, "看")
        assert item.origin.source.document_number == "云政发〔2023〕9号"


def test_a_document_is_called_by_its_title_or_its_file():
    (entry,) = entries(parsed(), Kind.DOCUMENT)
    assert item_of(entry, "甲.txt").origin.source.title == item_of(entry, "甲.txt").origin.quote
    assert item_of(replace(entry, document_title="甲.txt"), "甲.txt").origin.source.title is None


def test_a_document_without_title_is_called_by_its_first_line():
    (entry,) = entries(parsed(), Kind.DOCUMENT)
    source = item_of(replace(entry, document_title="各县人民政府："), "001_63.txt", titled=False).origin.source
    assert (source.title, source.name) == (None, "各县人民政府：")


# --- the basket -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.PASSAGE, Kind.TASK, Kind.TARGET, Kind.PRIORITY, None])
def test_the_basket_becomes_rows(kind):
    document = parsed()
    basket = [item for item in items(document, kind) if item.origin.kind is not Kind.CITATION]
    rows = rows_of_items(basket, {document.document_id: document}, by_id(entries(document)))
    wanted = {item.origin.quote for item in basket if item.origin.kind is not Kind.DOCUMENT}
    assert set(words(rows)) == wanted
    assert [row.origins[0].span for row in rows] == sorted(row.origins[0].span for row in rows)


def test_a_document_in_the_basket_stands_for_its_tasks():
    document = parsed()
    basket = [*items(document, Kind.DOCUMENT), *items(document, Kind.TASK)]
    rows = rows_of_items(basket, {document.document_id: document}, by_id(entries(document)))
    assert words(rows) == words(rows_of([document]))


def test_a_document_that_was_removed_leaves_rows_of_its_words():
    basket = items(parsed(), Kind.TASK)
    rows = rows_of_items(basket, {}, {})
    assert words(rows) == [item.origin.quote for item in basket]
    assert all(quote.startswith(row.cells[TASK].rstrip("…")) for row, quote in zip(rows, words(rows), strict=True))
    assert rows[0].origins == (basket[0].origin,)


def test_a_task_that_has_another_number_today_is_found_by_its_words():
    """The id that it had means another task by now."""
    document = parsed()
    basket = items(document, Kind.TASK)[1:]
    fewer = replace(document, tasks=document.tasks[1:])
    (row,) = rows_of_items(basket, {document.document_id: fewer}, by_id(entries(fewer)))
    assert row.origins[0].quote == basket[0].origin.quote
    assert row.cells[TASK] == fewer.tasks[0].title


def test_what_reads_otherwise_today_keeps_its_words():
    document = parsed()
    (item, *_) = items(document, Kind.PRIORITY)
    long = "建立" + "横向补偿" * 20
    old = replace(item, origin=replace(item.origin, quote=long, span=Span(0, len(long))))
    (row,) = rows_of_items([old], {document.document_id: document}, by_id(entries(document)))
    assert row.cells == {TASK: "一、主要任务", CONTENT: long}
    assert row.origins == (old.origin,)
    (bare,) = rows_of_items([replace(old, origin=replace(old.origin, path=()))], {}, {})
    assert bare.cells[TASK] == long[:40] + "…"


def test_ids_are_new_each_time():
    assert len({new_id() for _ in range(1000)}) == 1000
