"""What a plan holds and its changes as JSON and back, by the type hints of their classes.

What is as a class has it anyway is not written, what a later version wrote besides is not read: so fields may be added.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping, Sequence
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


_HALVES = re.compile("[\ud800-\udfff]")


class UnreadablePlan(ValueError):
    """What was to be a plan or a change of one is none; says so in Chinese."""


def dump_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_changes(changes: Sequence[Change]) -> str:
    return dump_json([{"do": _NAMES[type(change)], **as_values(change)} for change in changes])


def load_changes(text: str) -> tuple[Change, ...]:
    return tuple(from_values(KINDS[each["do"]], each) for each in json.loads(text))


def sound(change: Change) -> Change:
    """A change that can be kept: halves of characters, which no file holds, are �."""
    text = dump_changes((change,))
    return load_changes(text)[0] if _HALVES.search(text) else change


def whole(text: str) -> str:
    """Halves of characters are told.

    >>> whole("甲\\ud800乙")
    '甲�乙'
    """
    return _HALVES.sub("�", text)


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
    hint: Any = kind
    found: Written = _reader(hint)(values)
    return found


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """What reads values of a type; made once of each."""
    if get_origin(hint) in (types.UnionType, Union):
        (inner,) = (each for each in get_args(hint) if each is not type(None))
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return lambda value: tuple([read(each) for each in _of(list, value)])
    if get_origin(hint) is Mapping:
        key, inner = map(_reader, get_args(hint))
        return lambda value: {key(name): inner(each) for name, each in _of(dict, value).items()}
    if hint is Span:
        return _span
    if hint is datetime or issubclass(hint, Enum):
        make = datetime.fromisoformat if hint is datetime else hint
        return lambda value: _made(make, value)
    if hint is str:
        return lambda value: whole(_of(str, value))
    kind: type = hint
    return _record_reader(hint) if is_dataclass(kind) else lambda value: _of(kind, value)


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints, defaults = get_type_hints(kind), _defaults(kind)
    readers = {name: _reader(hint) for name, hint in hints.items()}
    needed = [name for name, default in defaults.items() if default is MISSING]

    def read(values: Any) -> Any:
        found = _of(dict, values)
        if missing := [name for name in needed if name not in found]:
            raise UnreadablePlan(f"缺少 {'、'.join(missing)}。")
        return kind(**{name: reader(found[name]) for name, reader in readers.items() if name in found})

    return read


def _span(value: Any) -> Span:
    if len(_of(list, value)) != 2 or not 0 <= _of(int, value[0]) <= _of(int, value[1]):
        raise _unreadable(value)
    return Span(*value)


def _made(make: Callable[[Any], Any], value: Any) -> Any:
    try:
        return make(value)
    except (TypeError, ValueError) as error:
        raise _unreadable(value) from error


def _of(kind: type[Written], value: Any) -> Written:
    if not isinstance(value, kind):
        raise _unreadable(value)
    return value


def _unreadable(value: Any) -> UnreadablePlan:
    return UnreadablePlan(f"有读不懂的内容：{str(value)[:40]}")


@cache
def _defaults(kind: Any) -> Mapping[str, Any]:
    return {field.name: _default(field) for field in fields(kind)}


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
