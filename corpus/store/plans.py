"""What people keep of their work: plans (方案) and the log of what was changed in them, as rows.

What a plan holds and what a change does is JSON here; ``corpus.workspace`` knows what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from enum import StrEnum
from typing import Any

from corpus.store.access import check_may_write
from corpus.store.dialect import StoreConnection, is_server


class StepKind(StrEnum):
    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRecord:
    plan_id: str
    name: str
    archived: bool
    revision: int
    created: str
    changed: str
    """ISO times."""
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """A plan in a list."""

    plan_id: str
    name: str
    archived: bool
    revision: int
    created: str
    changed: str
    """ISO times."""
    items: int
    tables: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """A line of the log; ``migrations`` says what its columns are."""

    number: int
    """The revision of the plan after it."""
    at: str
    editor: str
    kind: StepKind = StepKind.CHANGE
    of: int | None = None
    said: str
    changes: str
    inverse: str
    undone: bool = False
    turned: int | None = None
    key: str | None = None
    """Of who asked for it: a step of a key is there once."""


_STEP = ", ".join(field.name for field in fields(StepRecord))
_LIST = """
SELECT plan_id, name, archived, revision, created, changed,
       coalesce(json_array_length(outline, '$.items'), 0), coalesce(json_array_length(outline, '$.tables'), 0),
       (SELECT coalesce(sum(json_array_length(value, '$.rows')), 0) FROM json_each(outline, '$.tables'))
FROM plans ORDER BY changed DESC, name"""


@contextmanager
def changing_plans(connection: StoreConnection) -> Iterator[None]:
    """One transaction, which the disk has when it is over: nobody can make this work again."""
    check_may_write(connection)
    with _Lasting(connection), connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


class _Lasting:
    """A disk has what is over when it is over; a server's has it anyway. No generator: one that an interrupt leaves
    behind would end when its store is closed already."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._set("FULL")

    def __exit__(self, *_: object) -> None:
        self._set("NORMAL")

    def _set(self, much: str) -> None:
        if not is_server(self._connection):
            self._connection.execute(f"PRAGMA synchronous = {much}")


# --- plans ------------------------------------------------------------------------------------------------------------


def list_plans(connection: StoreConnection) -> tuple[PlanSummary, ...]:
    """All, the one that was changed last first."""
    names = [field.name for field in fields(PlanSummary)]
    rows = (dict(zip(names, row, strict=True)) for row in connection.execute(_LIST))
    return tuple(PlanSummary(**row | {"archived": bool(row["archived"])}) for row in rows)


def read_plan(connection: StoreConnection, plan_id: str) -> PlanRecord | None:
    query = "SELECT plan_id, name, archived, revision, created, changed, outline FROM plans WHERE plan_id = ?"
    row = connection.execute(query, (plan_id,)).fetchone()
    if row is None:
        return None
    names = [field.name for field in fields(PlanRecord)]
    values = dict(zip(names, row, strict=True))
    return PlanRecord(**values | {"archived": bool(values["archived"])})


def plan_names(connection: StoreConnection) -> dict[str, str]:
    """Name to id, of the archived too: a name is there once."""
    return dict(connection.execute("SELECT name, plan_id FROM main.plans").fetchall())


def write_plan(connection: StoreConnection, plan: PlanRecord) -> None:
    """In place of what has its id."""
    connection.execute(
        """INSERT INTO main.plans (plan_id, name, archived, revision, created, changed, outline)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (plan_id) DO UPDATE SET name = excluded.name, archived = excluded.archived,
        revision = excluded.revision, changed = excluded.changed, outline = excluded.outline""",
        astuple(plan),
    )


def read_parts(connection: StoreConnection, plan_id: str) -> dict[str, str]:
    """Its rows and items, by key."""
    return dict(connection.execute("SELECT key, content FROM plan_parts WHERE plan_id = ?", (plan_id,)).fetchall())


def write_parts(connection: StoreConnection, plan_id: str, parts: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    rows = [(plan_id, key, content) for key, content in parts.items()]
    connection.executemany(
        "INSERT INTO main.plan_parts (plan_id, key, content) VALUES (?, ?, ?)"
        " ON CONFLICT (plan_id, key) DO UPDATE SET content = excluded.content",
        rows,
    )
    connection.executemany(
        "DELETE FROM main.plan_parts WHERE plan_id = ? AND key = ?", [(plan_id, key) for key in gone]
    )


def drop_plan(connection: StoreConnection, plan_id: str) -> bool:
    """With its log; whether there was one."""
    for table in ("plan_steps", "plan_parts"):
        connection.execute(f"DELETE FROM main.{table} WHERE plan_id = ?", (plan_id,))
    return bool(connection.execute("DELETE FROM main.plans WHERE plan_id = ?", (plan_id,)).rowcount)


# --- the log ----------------------------------------------------------------------------------------------------------


def write_step(connection: StoreConnection, plan_id: str, step: StepRecord) -> None:
    """In place of what has its number."""
    names = [field.name for field in fields(StepRecord)]
    marks, others = ", ".join("?" * len(names)), ", ".join(f"{name} = excluded.{name}" for name in names)
    connection.execute(
        f"INSERT INTO main.plan_steps (plan_id, {_STEP}) VALUES (?, {marks})"
        f" ON CONFLICT (plan_id, number) DO UPDATE SET {others}",
        (plan_id, *astuple(step)),
    )


def read_steps(connection: StoreConnection, plan_id: str, *, since: int = 0) -> tuple[StepRecord, ...]:
    """Those after a revision, in their order."""
    query = f"SELECT {_STEP} FROM plan_steps WHERE plan_id = ? AND number > ? ORDER BY number"
    return tuple(_step(row) for row in connection.execute(query, (plan_id, since)))


def read_step(connection: StoreConnection, plan_id: str, number: int) -> StepRecord | None:
    query = f"SELECT {_STEP} FROM plan_steps WHERE plan_id = ? AND number = ?"
    row = connection.execute(query, (plan_id, number)).fetchone()
    return None if row is None else _step(row)


def keyed_step(connection: StoreConnection, plan_id: str, key: str | None) -> StepRecord | None:
    """The step of a key; None has none."""
    row = connection.execute(f"SELECT {_STEP} FROM plan_steps WHERE plan_id = ? AND key = ?", (plan_id, key)).fetchone()
    return None if row is None else _step(row)


def last_done(connection: StoreConnection, plan_id: str, editor: str | None = None) -> StepRecord | None:
    """The last change that stands, of one editor or of all: what is taken back next."""
    query = f"""SELECT {_STEP} FROM plan_steps WHERE plan_id = ? AND kind = 'change' AND undone = 0
        AND editor = coalesce(?, editor) ORDER BY number DESC LIMIT 1"""
    row = connection.execute(query, (plan_id, editor)).fetchone()
    return None if row is None else _step(row)


def last_undone(connection: StoreConnection, plan_id: str, editor: str | None = None) -> StepRecord | None:
    """The change that was taken back last, where none was made since, of one editor or of all: what is made again."""
    query = f"""SELECT {_STEP} FROM plan_steps WHERE plan_id = ? AND kind = 'change' AND undone <> 0
        AND editor = coalesce(?, editor) AND turned > (SELECT coalesce(max(number), 0) FROM plan_steps
        WHERE plan_id = ? AND kind = 'change' AND editor = coalesce(?, editor))
        ORDER BY turned DESC LIMIT 1"""
    row = connection.execute(query, (plan_id, editor) * 2).fetchone()
    return None if row is None else _step(row)


def _step(row: tuple[Any, ...]) -> StepRecord:
    values = dict(zip((field.name for field in fields(StepRecord)), row, strict=True))
    return StepRecord(**values | {"kind": StepKind(values["kind"]), "undone": bool(values["undone"])})
