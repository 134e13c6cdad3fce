"""Records as JSON and back, with all that they hold: to keep one as it was, and to make it again on another text.

A span is packed relative to the record, with its words: ``[start, end, words]``. What a later version of the model adds
has its default, what it no longer knows is left out.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.model import Span

Packable = TypeVar("Packable")
Replaced = Callable[[int, int, str], Span]
"""Where a packed span stands now."""


def pack(record: Any, text: str, base: int) -> dict[str, Any]:
    """A record whose spans count from ``base``."""
    return {field.name: _packed(getattr(record, field.name), text, base) for field in fields(record)}


def _packed(value: Any, text: str, base: int) -> Any:
    if isinstance(value, Span):
        return [value.start - base, value.end - base, text[value.start : value.end]]
    if is_dataclass(value):
        return pack(value, text, base)
    if isinstance(value, tuple):
        return [_packed(each, text, base) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def unpack(kind: type[Packable], packed: Mapping[str, Any], place: Replaced) -> Packable:
    """The record of it; ``place`` says where its spans are."""
    known: Any = kind
    hints = _hints(known)
    return kind(**{name: _unpacked(hints[name], value, place) for name, value in packed.items() if name in hints})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _unpacked(hint: Any, value: Any, place: Replaced) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (types.UnionType, Union):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        return tuple(_unpacked(get_args(hint)[0], each, place) for each in value)
    if hint is Span:
        return place(*value)
    if is_dataclass(hint):
        kind: Any = hint
        return unpack(kind, value, place)
    if hint is date:
        return date.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum | Decimal) else value
