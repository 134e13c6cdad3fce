"""A plan as one file, for a colleague: with all quotes and the names of their documents, none of which is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from corpus.division.table import TableSource
from corpus.workspace.apply import apply_all
from corpus.workspace.changes import AddTable, ReplaceItems
from corpus.workspace.model import Provenance, Workspace
from corpus.workspace.written import UnreadablePlan, as_values, from_values

FORMAT, VERSION = "zhengce-plan", 1


def origins(workspace: Workspace) -> Iterator[Provenance]:
    """All passages of which a plan was made."""
    yield from (item.origin for item in workspace.items)
    yield from (origin for table in workspace.tables for row in table.rows for origin in row.origins)


def sources(workspace: Workspace) -> tuple[TableSource, ...]:
    """The documents, each once, as they come."""
    return tuple({origin.source.document_id: origin.source for origin in origins(workspace)}.values())


def plan_file(workspace: Workspace, exported: str) -> bytes:
    """``exported``: the time, as a person reads it."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported": exported,
        "sources": [{**as_values(source), "name": source.name} for source in sources(workspace)],
        "plan": as_values(replace(workspace, revision=0, changed=None, archived=False)),
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def read_plan_file(data: bytes) -> Workspace:
    """Raises UnreadablePlan."""
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadablePlan("这不是导出的方案：读不出 JSON。") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise UnreadablePlan("这不是导出的方案，请选择由“导出方案”得到的文件。")
    version = said.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise UnreadablePlan("这个方案由更新的版本导出，请先升级本程序。")
    try:
        found = from_values(Workspace, said.get("plan"))
    except UnreadablePlan as error:
        raise UnreadablePlan(f"这个方案文件已损坏：{error}") from error
    return _tidy(found)


def _tidy(found: Workspace) -> Workspace:
    """Whatever somebody wrote into the file: ids are there once, and cells without words are none."""
    empty = replace(found, items=(), tables=(), revision=0, changed=None, archived=False)
    tables = (AddTable(table=table) for table in found.tables)
    return apply_all(empty, (ReplaceItems(removed=(), added=found.items), *tables)).workspace
