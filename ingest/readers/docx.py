"""Word files: paragraphs and tables in document order, automatic numbering as text, deletions left out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from corpus.model import Cell
from ingest.files.office import DAMAGED, check_package
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.lines.markdown import strip_markdown
from ingest.patterns import pattern, says
from ingest.readers.numbering import Numbering, load_numbering, whole

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_CLOSING = "、.．）)：:　 "
_P, _TBL, _TR, _TC, _T, _TXBX = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "t", "txbxContent"))
_TRANSPARENT = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag"), qn("w:customXml")}


def read(data: bytes) -> RawDocument:
    """Lines of a Word file. Raises IngestError for a broken one."""
    check_package(data)
    try:
        document = docx.Document(BytesIO(data))
    except (PackageNotFoundError, *DAMAGED) as error:
        sentence = "Word 文件已损坏或不完整，请重新下载，或用 Word 打开后另存为 .docx。"
        raise IngestError(IngestCode.BROKEN, sentence) from error
    return RawDocument(tuple(strip_markdown(_BodyWalk(document).lines(document.element.body))))


class _BodyWalk:
    """One pass over a document's body; counts tables and numbered paragraphs on the way."""

    def __init__(self, document: Any) -> None:
        self.numbering = _numbering(document)
        self.styles = _styles(document)
        self.table = -1

    def lines(self, parent: Any, cell: Cell | None = None) -> Iterator[Line]:
        for child in parent:
            if child.tag == _P:
                yield from self.paragraph(child, cell)
            elif child.tag == _TBL and cell is None:
                yield from self.cells(child)
            elif child.tag == _TBL or child.tag in (_TR, _TC) or child.tag in _TRANSPARENT:
                yield from self.lines(child, cell)

    def paragraph(self, element: Any, cell: Cell | None) -> Iterator[Line]:
        style = self.styles.get(_style_id(element), _Style())
        text = "".join(_text(element))
        if text.strip():
            label = self.label(element, style)
            yield Line(_numbered(label, text), cell=cell, heading=style.heading)
        for box in element.iter(_TXBX):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self.lines(box, cell)

    def label(self, element: Any, style: _Style) -> str:
        own = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id, level = _list_of(own) if own is not None else (style.list_id, style.level)
        return self.numbering.label(list_id, level) if list_id and list_id != "0" else ""

    def cells(self, table: Any) -> Iterator[Line]:
        self.table += 1
        number = self.table
        grid = list(_grid(table))
        continued = {(cell.row, cell.column) for _, cell, merge in grid if merge == "continue"}
        for element, cell, merge in grid:
            if merge == "continue":
                continue
            rows = 1
            while merge == "restart" and (cell.row + rows, cell.column) in continued:
                rows += 1
            yield from self.lines(element, Cell(number, cell.row, cell.column, rows, cell.column_span, cell.header))


def _numbered(label: str, text: str) -> str:
    """A paragraph with its number; the tab that Word prints between is a space where the two could be misread as one.

    >>> _numbered("一、", "总则"), _numbered("1.", "2025年底前"), _numbered("第一条", "为了")
    ('一、总则', '1. 2025年底前', '第一条 为了')
    """
    apart = label and (label[-1] not in _CLOSING or (label[-1] == "." and text.lstrip()[:1].isdigit()))
    return f"{label} {text.lstrip()}" if apart else label + text


class _Style:
    """What a paragraph style says: a heading level, a list."""

    __slots__ = ("heading", "level", "list_id")

    def __init__(self, heading: int | None = None, list_id: str = "", level: int = 0) -> None:
        self.heading, self.list_id, self.level = heading, list_id, level


def _numbering(document: Any) -> Numbering:
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    return load_numbering(getattr(part, "element", None))


def _styles(document: Any) -> dict[str, _Style]:
    styles = {}
    for element in document.styles.element.iter(qn("w:style")):
        name = element.find(qn("w:name"))
        title = (name.get(qn("w:val")) or "") if name is not None else ""
        marked = pattern("heading-style").find(title)
        heading = int(marked["level"]) if marked else 0 if says("title-style", title) else None
        numbered = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id, level = _list_of(numbered) if numbered is not None else ("", 0)
        styles[element.get(qn("w:styleId"))] = _Style(heading, list_id, level)
    return styles


def _style_id(paragraph: Any) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style.get(qn("w:val")) or "" if style is not None else ""


def _list_of(properties: Any) -> tuple[str, int]:
    number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    return (
        (number.get(qn("w:val")) or "") if number is not None else "",
        whole(level.get(qn("w:val"))) if level is not None else 0,
    )


def _text(element: Any) -> Iterator[str]:
    """The words of a paragraph, without deleted ones, field codes and text boxes (which are lines of their own)."""
    for child in element:
        if child.tag == _T:
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield "" if child.get(qn("w:type")) == "page" else _BREAKS[child.tag]
        elif child.tag not in _SKIPPED and child.tag != _TXBX:
            yield from _text(child)


def _grid(table: Any) -> Iterator[tuple[Any, Cell, str | None]]:
    """Every cell element with its place and its vertical merge (restart, continue or None)."""
    rows = [row for row in table.iter(_TR) if next(row.iterancestors(_TBL)) is table]
    for number, row in enumerate(rows):
        column = _before(row)
        header = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for element in row.iter(_TC):
            if next(element.iterancestors(_TBL)) is not table:
                continue
            properties = element.find(qn("w:tcPr"))
            span, merge = _cell_shape(properties)
            yield element, Cell(0, number, column, 1, span, header), merge
            column += span


def _before(row: Any) -> int:
    """Grid columns that a row leaves out at its beginning."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    return whole(before.get(qn("w:val"))) if before is not None else 0


def _cell_shape(properties: Any) -> tuple[int, str | None]:
    if properties is None:
        return 1, None
    span, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    return (
        max(whole(span.get(qn("w:val"))), 1) if span is not None else 1,
        (merge.get(qn("w:val")) or "continue") if merge is not None else None,
    )
