"""Excel books: the strings of their cells, found by expat alone.

Numbers, dates and the values of formulas are no text of the file: their format makes them what people see, so a reader
adds them. So it does with the names of sheets.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHARED = "xl/sharedStrings.xml"


def count(data: bytes) -> str | None:
    """The strings of all cells, those of hidden sheets, rows and columns among them."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            shared = _Strings(package.read(_SHARED)).items if _SHARED in names else []
            found = (_Cells(package.read(name), shared).texts for name in sorted(filter(_SHEET.fullmatch, names)))
            return "\n".join(text for texts in found for text in texts)
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, EOFError, expat.ExpatError):
        return None


class _CellCount:
    """Elements as they come, by their local names."""

    def __init__(self, part: bytes) -> None:
        self.inside: list[str] = []
        self.pieces: list[str] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._data
        parser.Parse(part, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside.append(name.rpartition(" ")[2])
        self.opened(self.inside[-1], attributes)

    def _end(self, name: str) -> None:
        self.closed(self.inside.pop())

    def _data(self, text: str) -> None:
        if self.inside and self.inside[-1] in ("t", "v") and "rPh" not in self.inside:  # rPh: how it is read
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
    """The strings of a sheet's cells."""

    def __init__(self, part: bytes, shared: list[str]) -> None:
        self.shared, self.kind = shared, ""
        self.texts: list[str] = []
        super().__init__(part)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.kind = attributes.get("t", "n")

    def closed(self, name: str) -> None:
        if name != "c":
            return
        text = self.taken()
        if self.kind == "s" and text.strip().isdecimal() and int(text[:9]) < len(self.shared):
            self.texts.append(self.shared[int(text[:9])])
        elif self.kind in ("str", "inlineStr"):
            self.texts.append(text)
