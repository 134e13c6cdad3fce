"""Yearly series of document numbers, and what the corpus seems to lack: a guess by numbers, nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.store.dialect import StoreConnection

FEWEST = 3
"""Numbers of a series from which on its holes are told."""
_NUMBER = re.compile(r"(?P<code>[^〔〕]+)〔(?P<year>\d{4})〕(?P<number>\d{1,6})号")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSeries:
    """The numbers that one issuer gave in one year, as far as the corpus knows of them."""

    code: str
    """梅市府."""
    year: int
    held: tuple[int, ...]
    """Of documents in the corpus."""
    holes: tuple[tuple[int, int], ...]
    """First and last of the numbers that stand between two that are held."""
    cited: tuple[int, ...] = ()
    """Those in the holes that documents of the corpus cite: these exist."""

    @property
    def name(self) -> str:
        return f"{self.code}〔{self.year}〕"

    @property
    def missing(self) -> int:
        return sum(last - first + 1 for first, last in self.holes)


def list_series(connection: StoreConnection, document_number: str | None = None) -> tuple[NumberSeries, ...]:
    """Series of which FEWEST or more numbers are there and some between them are not, the fullest first.

    ``document_number``: only that of which it is.
    """
    one = _NUMBER.fullmatch(document_number or "")
    if document_number and not one:
        return ()
    prefix = f"{one['code']}〔{one['year']}〕" if one else None
    held = _by_series(_numbers(connection, "documents", "document_number", prefix))
    cited = _by_series(_numbers(connection, "citations", "number", prefix))
    found = [_series(key, numbers, cited.get(key, set())) for key, numbers in held.items() if len(numbers) >= FEWEST]
    holed = (each for each in found if each.holes)
    return tuple(sorted(holed, key=lambda each: (-len(each.held), each.missing, each.code, each.year)))


def _series(key: tuple[str, int], numbers: set[int], cited: set[int]) -> NumberSeries:
    held = tuple(sorted(numbers))
    holes = tuple((a + 1, b - 1) for a, b in pairwise(held) if b - a > 1)
    within = tuple(n for n in sorted(cited) if any(first <= n <= last for first, last in holes))
    return NumberSeries(code=key[0], year=key[1], held=held, holes=holes, cited=within)


def _numbers(connection: StoreConnection, table: str, column: str, prefix: str | None) -> Iterable[str]:
    where, values = f"{column} IS NOT NULL", tuple[str, ...]()
    if prefix:
        where, values = f"{column} >= ? AND {column} < ?", (prefix, f"{prefix}\U0010ffff")
    return (number for (number,) in connection.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {where}", values))


def _by_series(numbers: Iterable[str]) -> dict[tuple[str, int], set[int]]:
    found: dict[tuple[str, int], set[int]] = {}
    for number in numbers:
        if match := _NUMBER.fullmatch(number):
            found.setdefault((match["code"], int(match["year"])), set()).add(int(match["number"]))
    return found
