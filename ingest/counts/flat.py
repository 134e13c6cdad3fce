"""Office documents that are XML in one file: text elements of Word 2003 and flat packages, cells of Excel 2003."""

from __future__ import annotations

from ingest.counts.parts import CHART, DAMAGED, DIAGRAM, root_of, walk
from ingest.counts.word import PARTS, WORDS


def count(data: bytes) -> str | None:
    """The words of a document or a book."""
    root = root_of(data)
    counted = (
        _XmlCells() if root == "Workbook" else _XmlWords(PARTS | {CHART, DIAGRAM} if root == "package" else {root})
    )
    try:
        walk(data, counted.start, counted.end, counted.data)
    except DAMAGED:
        return None
    return "".join(counted.found)


class _XmlWords:
    """Text elements under one of these elements."""

    def __init__(self, parts: frozenset[str] | set[str]) -> None:
        self.parts = parts
        self.found: list[str] = []
        self.inside: list[str] = []
        self.part = 0
        """How deep the part begins that is read; 0 outside of all."""

    def start(self, name: str, _: dict[str, str]) -> None:
        self.inside.append(name)
        if not self.part and name in self.parts:
            self.part = len(self.inside)
        elif name in ("p", "br", "tab"):
            self.found.append("\n")

    def end(self, _: str) -> None:
        if len(self.inside) == self.part:
            self.part = 0
        self.inside.pop()

    def data(self, text: str) -> None:
        if self.part and self.inside[-1] in WORDS:
            self.found.append(text)


class _XmlCells:
    """Strings of cells and of their comments; numbers, dates and yes or no become text by a reader."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.inside: list[str] = []
        self.said = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Data":
            told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self.said = told.get("Type", "String") in ("String", "Error")
            self.found.append("\n")
        self.inside.append(name)

    def end(self, name: str) -> None:
        self.inside.pop()
        self.said = self.said and name != "Data"

    def data(self, text: str) -> None:
        if self.said:
            self.found.append(text)
