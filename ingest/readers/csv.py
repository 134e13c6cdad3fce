"""CSV: one table, whatever its separator and encoding."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from corpus.model import Cell, Issue
from ingest.files.decode import decode
from ingest.ledger import Left, LeftOut, lost
from ingest.line import IngestCode, IngestError, Line, RawDocument, check_size

_SEPARATORS = ",;\t"
_DECLARED = re.compile(r"sep=([^\w\s\"']|\t)\r?\n", re.IGNORECASE)
"""Excel's own line, which tells the separator."""
_SAMPLE = 50
"""Lines by which the separator is told."""
_MOST_COLUMNS = 16_384
"""As many as Excel has."""
UNBALANCED = Issue("table_quotes", "表格文件的引号不成对，已按行直接拆分，含逗号或换行的格可能拆错，请核对原表。")


def read(data: bytes) -> RawDocument:
    """The cells of a CSV. Raises IngestError for what is no text."""
    whole, issues = decode(data)
    text = whole.removeprefix("\ufeff")
    declared = _DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    check_size(body.count("\n"), len(body))
    separator = declared[1] if declared else _separator(body)
    rows = _rows(body, separator)
    if rows is None:
        rows, issues = [line.split(separator) for line in body.splitlines()], (*issues, UNBALANCED)
    _check(rows)
    cells = tuple(_cells(rows))
    signs = lost(whole, "".join(cell.text for cell in cells))
    return RawDocument(cells, issues=issues, left=(LeftOut(Left.MARKUP, signs),) if signs else ())


def _separator(text: str) -> str:
    """The sign that parts the most lines."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    return max(_SEPARATORS, key=lambda sign: sum(sign in line for line in lines))


def _rows(text: str, separator: str) -> list[list[str]] | None:
    """None where quotes do not pair, so that a reader would take half the file for one cell."""
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True))
    except csv.Error:
        return None


def _check(rows: Sequence[Sequence[str]]) -> None:
    check_size(sum(map(len, rows)), 0)
    if any(len(row) > _MOST_COLUMNS for row in rows):
        sentence = f"表格超过 {_MOST_COLUMNS} 列，不像一份公文，没有读取；请拆分后再导入。"
        raise IngestError(IngestCode.TOO_LARGE, sentence)


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    for number, row in enumerate(filled):
        for column, cell in enumerate(row):
            if cell.strip():
                yield Line(cell.strip(), cell=Cell(0, number, column))
