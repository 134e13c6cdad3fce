"""Word 2003 XML: paragraphs and tables in document order, numbers as Word wrote them, deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.model import Cell
from ingest.ledger import Added, AddedText, Left, LeftOut
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.lines.markdown import strip_markdown
from ingest.patterns import pattern, says
from ingest.readers.xml_parts import attribute, first, name_of, named

_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_TAKEN_OUT = {"Word.Deletion": Left.STRUCK, "Word.Comment": Left.ANNOTATION}
_RUNNING = ("hdr", "ftr")
_MOST_ROWS, _MOST_COLUMNS = 100_000, 1_000
"""Of a table, and of what a cell may say that it spans."""


def read_tree(root: Any) -> RawDocument:
    """Lines of a Word 2003 document. Raises IngestError for one without a body."""
    body = first(root, "body")
    if body is None:
        raise IngestError(IngestCode.BROKEN, "Word XML 文件里没有正文部分，请重新下载，或用 Word 另存为 .docx。")
    walk = _Walk(root)
    lines = tuple(strip_markdown(walk.lines(body)))
    return RawDocument(lines, left=tuple(walk.left), added=tuple(walk.added))


class _Walk:
    """One pass over a body; notes on the way what is left out and added."""

    def __init__(self, root: Any) -> None:
        self.headings = dict(_headings(root))
        self.table = -1
        self.left: list[LeftOut] = []
        self.added: list[AddedText] = []

    def lines(self, parent: Any, cell: Cell | None = None) -> Iterator[Line]:
        """Depth first without recursion: wrappers (wx:sect, wx:sub-section …) may nest as deep as outlines do."""
        waiting = [iter(parent)]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
                continue
            name = name_of(child)
            if name == "p":
                yield from self.paragraph(child, cell)
            elif name == "tbl" and cell is None:
                yield from self.cells(child)
            elif name == "sectPr":
                self.running(child)
            elif reason := _taken_out(child):
                self.leave(reason, child)
            elif not name.endswith("Pr"):
                waiting.append(iter(child))

    def paragraph(self, element: Any, cell: Cell | None) -> Iterator[Line]:
        properties = first(element, "pPr")
        section = first(element, "pPr", "sectPr")
        if section is not None:
            self.running(section)
        text = "".join(self.words(element))
        if not text.strip():
            return
        label = _label(properties)
        if label:
            self.added.append(AddedText(Added.NUMBERING, label))
        style = first(properties, "pStyle") if properties is not None else None
        heading = self.headings.get(attribute(style, "val") or "") if style is not None else None
        yield Line(label + text, cell=cell, heading=heading)

    def words(self, element: Any) -> Iterator[str]:
        """The words under an element, without what is deleted, hidden, struck or a field's code."""
        waiting = [iter(element)]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
                continue
            name = name_of(child)
            if name in _BREAKS:
                yield "" if attribute(child, "type") == "page" else _BREAKS[name]
            elif name == "t":
                yield child.text or ""
            elif name == "instrText":
                self.left.append(LeftOut(Left.MARKUP, child.text or ""))
            elif reason := _taken_out(child) or _unseen(child):
                self.leave(reason, child)
            elif not name.endswith("Pr") and name not in ("binData", "delText"):
                waiting.append(iter(child))

    def cells(self, table: Any) -> Iterator[Line]:
        self.table += 1
        number = self.table
        grid = list(_grid(table))
        continued = {(row, column) for _, row, column, _, merge in grid if merge == "continue"}
        for element, row, column, span, merge in grid:
            if merge == "continue":
                continue
            rows = 1
            while merge == "restart" and (row + rows, column) in continued:
                rows += 1
            yield from self.lines(element, Cell(number, row, column, rows, span))

    def running(self, section: Any) -> None:
        for part in section:
            if name_of(part) in _RUNNING:
                self.leave(Left.RUNNING, part)

    def leave(self, reason: Left, element: Any) -> None:
        words = "".join(each.text or "" for each in element.iter() if name_of(each) in ("t", "delText"))
        if words.strip():
            self.left.append(LeftOut(reason, words))


def _label(properties: Any) -> str:
    """The number of a paragraph, which Word wrote beside its list."""
    told = first(properties, "listPr", "t") if properties is not None else None
    return (attribute(told, "val") or "") if told is not None else ""


def _taken_out(element: Any) -> Left | None:
    """Why a revision or a remark is none of the text."""
    return _TAKEN_OUT.get(attribute(element, "type") or "") if name_of(element) == "annotation" else None


def _unseen(run: Any) -> Left | None:
    """Why a run is not seen; None for what is no run."""
    if name_of(run) != "r":
        return None
    for name, reason in (("vanish", Left.HIDDEN), ("strike", Left.STRUCK), ("dstrike", Left.STRUCK)):
        found = first(run, "rPr", name)
        if found is not None and attribute(found, "val") not in ("off", "0", "false"):
            return reason
    return None


def _headings(root: Any) -> Iterator[tuple[str, int]]:
    styles = first(root, "styles")
    for style in named(styles, "style") if styles is not None else ():
        name = first(style, "name")
        title = (attribute(name, "val") or "") if name is not None else ""
        if marked := pattern("heading-style").find(title):
            yield attribute(style, "styleId") or "", int(marked["level"])
        elif says("title-style", title):
            yield attribute(style, "styleId") or "", 0


def _grid(table: Any) -> Iterator[tuple[Any, int, int, int, str | None]]:
    """Every cell of a table with its row, column, width, and its part in a merge (restart, continue)."""
    for row, line in enumerate(_inside(table, "tr")):
        column = 0
        for element in _inside(line, "tc"):
            span, merge = first(element, "tcPr", "gridSpan"), first(element, "tcPr", "vmerge")
            width = min(max(_whole(span), 1), _MOST_COLUMNS)
            yield element, row, column, width, (attribute(merge, "val") or "continue") if merge is not None else None
            column += width


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, some of which stand in wrappers (deleted rows, custom XML)."""
    for child in parent:
        if name_of(child) == name:
            yield child
        elif not name_of(child).endswith("Pr"):
            yield from named(child, name)


def _whole(element: Any) -> int:
    value = attribute(element, "val") if element is not None else None
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else 1
