"""The basket of a plan: its items as the page shows them, and what is done to them as changes."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.search.asked import Kind
from corpus.workspace.changes import Change, NoteItem, ReplaceItems
from corpus.workspace.model import BasketItem, Workspace
from ui.panels.markup import shortened
from ui.panels.present import kind_name
from ui.plans.rows import Moved, opened_at, place_words

_TITLE, _QUOTE, _NOTE = 60, 300, 500


def item_data(item: BasketItem, moved: Moved) -> dict[str, str]:
    origin = item.origin
    words = origin.source.title or origin.source.file if origin.kind is Kind.DOCUMENT else origin.quote
    address, note = opened_at(origin, moved)
    return {
        "id": item.item_id,
        "kind": origin.kind.value,
        "kindName": kind_name(origin.kind),
        "title": shortened(" ".join(words.split()), _TITLE),
        "quote": origin.quote[:_QUOTE],
        "where": place_words(origin) + note,
        "href": address,
        "note": item.note,
    }


def change_of(said: Mapping[str, object], plan: Workspace) -> Change | None:
    """Notes, order, taking out."""
    items = {item.item_id: item for item in plan.items}
    match said.get("act"):
        case "note":
            item, new = items.get(str(said.get("item"))), str(said.get("new", ""))[:_NOTE].strip()
            return NoteItem(item_id=item.item_id, old=item.note, new=new) if item and item.note != new else None
        case "move":
            item, before = items.get(str(said.get("item"))), said.get("before")
            place = before if isinstance(before, str) and before in items else None
            return ReplaceItems(removed=(item.item_id,), added=(item,), before=place) if item else None
        case "remove":
            gone = named(said, plan)
            return ReplaceItems(removed=tuple(item.item_id for item in gone), added=()) if gone else None
    return None


def named(said: Mapping[str, object], plan: Workspace) -> tuple[BasketItem, ...]:
    """The items that are named, in the order of the basket."""
    ids = said.get("ids")
    wanted = {str(each) for each in ids} if isinstance(ids, list | tuple) else set()
    return tuple(item for item in plan.items if item.item_id in wanted)
