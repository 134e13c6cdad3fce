"""Characters of symbol fonts (Symbol, Wingdings) as Unicode: ``symbols.csv`` has ranges of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_PRIVATE = 0xF000
"""Word writes codes of symbol fonts from here on, or as they are."""


@cache
def _tables() -> Mapping[str, Mapping[int, str]]:
    tables: dict[str, dict[int, str]] = {}
    with (files("ingest") / "symbols.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            codes = tables.setdefault(row["font"].lower(), {})
            codes.update(enumerate(row["characters"], start=int(row["first"], 16)))
    return tables


def symbol(font: str, code: str) -> str | None:
    """The character that a code (hexadecimal) of a font shows; None where nobody knows.

    >>> symbol("Symbol", "F0A3"), symbol("Wingdings", "00FE"), symbol("宋体", "2264"), symbol("Wingdings", "F021")
    ('≤', '☑', '≤', None)
    """
    try:
        number = int(code, 16)
        table = _tables().get(font.lower())
        if table is not None:
            return table.get(number - _PRIVATE if number >= _PRIVATE else number)
        return None if 0xE000 <= number < 0xF900 or chr(number).isspace() else chr(number)
    except (ValueError, OverflowError):
        return None


def in_symbol_font(font: str, text: str) -> str:
    """Text set in a symbol font as it is seen: private characters of the table told in Unicode."""
    table = _tables().get(font.lower())
    if table is None:
        return text
    return text.translate({_PRIVATE + code: character for code, character in table.items()})
