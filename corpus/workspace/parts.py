"""A plan as it lies in the store: an outline of ids, and each row and item a part of its own, so an edit writes one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from corpus.workspace.model import BasketItem, PlanRow, Workspace
from corpus.workspace.written import as_values, dump_json, from_values

Part = PlanRow | BasketItem


def outline(workspace: Workspace) -> str:
    """The plan with ids for rows and items."""
    said = as_values(_bare(workspace))
    if workspace.items:
        said["items"] = [item.item_id for item in workspace.items]
    for table, written in zip(workspace.tables, said.get("tables", ()), strict=True):
        written["rows"] = [row.row_id for row in table.rows]
    return dump_json(said)


def _bare(workspace: Workspace) -> Workspace:
    """Without rows and items."""
    return replace(workspace, items=(), tables=tuple(replace(table, rows=()) for table in workspace.tables))


def parts_of(workspace: Workspace) -> dict[str, Part]:
    rows = {_key(table.table_id, row.row_id): row for table in workspace.tables for row in table.rows}
    return {**rows, **{_key(item.item_id): item for item in workspace.items}}


def _key(*ids: str) -> str:
    """An item's is its id, a row's the ids of its table and its own; whatever characters a file has in them."""
    return dump_json(ids)


def changed_parts(before: Workspace | None, after: Workspace) -> tuple[dict[str, str], tuple[str, ...]]:
    """What must be written, and what is gone. What is the same object was not changed."""
    old, new = parts_of(before) if before else {}, parts_of(after)
    written = {key: dump_json(as_values(part)) for key, part in new.items() if part is not old.get(key)}
    return written, tuple(key for key in old if key not in new)


def joined(snapshot: str, parts: Mapping[str, str]) -> Workspace:
    """The plan of an outline and its parts."""
    said = json.loads(snapshot)
    said["items"] = [json.loads(parts[_key(item_id)]) for item_id in said.get("items", ())]
    for table in said.get("tables", ()):
        table["rows"] = [json.loads(parts[_key(table["table_id"], row_id)]) for row_id in table["rows"]]
    return from_values(Workspace, said)
