"""Excel books: the strings of their cells, comments, margins and drawings, found by expat alone.

Numbers, dates and the values of formulas are no text of the file: their format makes them what people see, so a reader
adds them. So it does with the names of sheets.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from ingest.counts.parts import DAMAGED, drawn, rooted, texts, walk

_BESIDE = {"comments": frozenset({"t"}), "wsDr": frozenset({"t"})}
"""Comments and drawings: elements with words, by the root of their parts."""
_MARGINS = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})


def count(data: bytes) -> str | None:
    """All strings, those of hidden sheets, rows and columns among them."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return "\n".join(_all(package))
    except DAMAGED:
        return None


def _all(package: ZipFile) -> Iterator[str]:
    shared = [text for _, part in rooted(package, {"sst"}) for text in _Strings(part).items]
    for _, part in rooted(package, {"worksheet"}):
        yield from _Cells(part, shared).texts
    yield from (texts(part, _BESIDE[root]) for root, part in rooted(package, _BESIDE))
    yield from drawn(package)


class _CellCount:
    """Elements as they come, by their local names."""

    def __init__(self, part: bytes) -> None:
        self.inside: list[str] = []
        self.pieces: list[str] = []
        walk(part, self._start, self._end, self._data)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside.append(name)
        self.opened(name, attributes)

    def _end(self, name: str) -> None:
        self.closed(name)
        self.inside.pop()

    def _data(self, text: str) -> None:
        if self.inside[-1] in ("t", "v") or self.inside[-1] in _MARGINS:
            self.pieces.append(text)

    def taken(self) -> str:
        text = "".join(self.pieces)
        self.pieces.clear()
        return text

    def opened(self, name: str, attributes: dict[str, str]) -> None: ...

    def closed(self, name: str) -> None: ...


class _Strings(_CellCount):
    """The strings that cells share."""

    def __init__(self, part: bytes) -> None:
        self.items: list[str] = []
        super().__init__(part)

    def closed(self, name: str) -> None:
        if name == "si":
            self.items.append(self.taken())


class _Cells(_CellCount):
    """The strings of a sheet's cells, of its headers and footers."""

    def __init__(self, part: bytes, shared: list[str]) -> None:
        self.shared, self.kind = shared, ""
        self.texts: list[str] = []
        super().__init__(part)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.kind = attributes.get("t", "n")

    def closed(self, name: str) -> None:
        if name in _MARGINS:
            self.texts.append(self.taken())
        if name != "c":
            return
        text = self.taken()
        if self.kind == "s" and text.strip().isdecimal() and int(text[:9]) < len(self.shared):
            self.texts.append(self.shared[int(text[:9])])
        elif self.kind in ("str", "inlineStr", "e"):
            self.texts.append(text)
