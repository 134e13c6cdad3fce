"""The basket of a plan, as it is shown and changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.division.table import TableSource
from corpus.model import Span
from corpus.search.asked import Kind
from corpus.workspace.changes import NoteItem, ReplaceItems
from corpus.workspace.model import BasketItem, Provenance, Workspace
from ui.plans.basket import change_of, item_data, named

SOURCE = TableSource(document_id="ab", file="a.txt", title="海堤方案", document_number=None)
ORIGIN = Provenance(entry_id="ab-t0", kind=Kind.TASK, source=SOURCE, span=Span(3, 9), path=(), quote="加固\n海堤")
A, B, C = (BasketItem(item_id=name, origin=ORIGIN, note=f"注{name}") for name in "abc")
PLAN = Workspace(plan_id="p", name="方案", items=(A, B, C))


def test_an_item_leads_to_its_place() -> None:
    data = item_data(A, {})
    assert (data["title"], data["href"], data["note"]) == ("加固 海堤", "document?id=ab&at=3-9", "注a")
    assert data["kindName"] == "任务"


def test_a_document_leads_to_its_beginning() -> None:
    data = item_data(replace(A, origin=replace(ORIGIN, kind=Kind.DOCUMENT)), {})
    assert (data["title"], data["href"]) == ("海堤方案", "document?id=ab")


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ({"act": "note", "item": "a", "new": " 先办 "}, NoteItem(item_id="a", old="注a", new="先办")),
        ({"act": "note", "item": "a", "new": "注a"}, None),
        ({"act": "note", "item": "z", "new": "x"}, None),
        ({"act": "move", "item": "c", "before": "a"}, ReplaceItems(removed=("c",), added=(C,), before="a")),
        ({"act": "move", "item": "a", "before": None}, ReplaceItems(removed=("a",), added=(A,))),
        ({"act": "remove", "ids": ["c", "a", "z"]}, ReplaceItems(removed=("a", "c"), added=())),
        ({"act": "remove", "ids": "a"}, None),
        ({"act": "?"}, None),
        ({}, None),
    ],
)
def test_what_is_done_to_it(said: dict[str, object], change: object) -> None:
    assert change_of(said, PLAN) == change


def test_items_are_named_in_the_order_of_the_basket() -> None:
    assert named({"ids": ["b", "a"]}, PLAN) == (A, B)
    assert named({}, PLAN) == ()
