"""A plan, its tables and its changes as JSON and back, by the type hints of their classes.

What is as a class has it anyway is not written, what a later version wrote besides is not read: so fields may be added.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.model import Span
from corpus.workspace.changes import (
    AddTable,
    ArrangeTable,
    Change,
    EditCells,
    MoveRows,
    NoteItem,
    RemoveTable,
    Rename,
    ReplaceItems,
    ReplaceRows,
)
from corpus.workspace.model import Workspace

KINDS: Mapping[str, type] = {
    "cells": EditCells,
    "rows": ReplaceRows,
    "move": MoveRows,
    "arrange": ArrangeTable,
    "add_table": AddTable,
    "remove_table": RemoveTable,
    "items": ReplaceItems,
    "note": NoteItem,
    "rename": Rename,
}
"""What a change is called in the log. Names that were written are never changed."""
_NAMES = {kind: name for name, kind in KINDS.items()}
Written = TypeVar("Written")


class UnreadablePlan(ValueError):
    """What was to be a plan or a change of one is none; says so in Chinese."""


def dump_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_changes(changes: Sequence[Change]) -> str:
    return dump_json([{"do": _NAMES[type(change)], **as_values(change)} for change in changes])


def load_changes(text: str) -> tuple[Change, ...]:
    return tuple(from_values(KINDS[each["do"]], each) for each in json.loads(text))


def dump_workspace(workspace: Workspace) -> str:
    return dump_json(as_values(workspace))


def load_workspace(text: str) -> Workspace:
    return from_values(Workspace, json.loads(text))


# --- values -----------------------------------------------------------------------------------------------------------


def as_values(record: Any) -> dict[str, Any]:
    """A record as JSON has it, without what is as the class has it anyway."""
    found = {}
    kind: Any = type(record)
    for name, default in _defaults(kind).items():
        value = getattr(record, name)
        if default is MISSING or value != default:
            found[name] = _value(value)
    return found


def _value(value: Any) -> Any:
    if value is None or isinstance(value, str | int | bool):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, Mapping):
        return {_value(key): _value(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value.isoformat() if isinstance(value, datetime) else as_values(value)


def from_values(kind: type[Written], values: Any) -> Written:
    """The record of a class. Raises UnreadablePlan."""
    if not isinstance(values, Mapping):
        raise UnreadablePlan("内容的结构不对。")
    known: Any = kind
    hints, defaults = _hints(known), _defaults(known)
    if missing := [name for name in hints if name not in values and defaults[name] is MISSING]:
        raise UnreadablePlan(f"缺少 {'、'.join(missing)}。")
    return kind(**{name: _read(hint, values[name]) for name, hint in hints.items() if name in values})


def _read(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (types.UnionType, Union):
        if value is None:
            return None
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    try:
        return _read_kind(hint, value)
    except UnreadablePlan:
        raise
    except (TypeError, ValueError, AttributeError) as error:
        raise UnreadablePlan(f"有读不懂的内容：{str(value)[:40]}") from error


def _read_kind(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in _of(list, value))
    if get_origin(hint) is Mapping:
        key, inner = get_args(hint)
        return {_read(key, name): _read(inner, each) for name, each in _of(dict, value).items()}
    if hint is Span:
        start, end = (_of(int, each) for each in _of(list, value))
        if not 0 <= start <= end:
            raise UnreadablePlan(f"有读不懂的位置：{value}")
        return Span(start, end)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if issubclass(hint, Enum):
        return hint(value)
    kind: type = hint
    return from_values(kind, value) if is_dataclass(kind) else _of(kind, value)


def _of(kind: type[Written], value: Any) -> Written:
    if not isinstance(value, kind):
        raise UnreadablePlan(f"有读不懂的内容：{str(value)[:40]}")
    return value


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


@cache
def _defaults(kind: Any) -> Mapping[str, Any]:
    return {field.name: _default(field) for field in fields(kind)}


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
