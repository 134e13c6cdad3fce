"""Excel books: one table per sheet, merged cells as spans, values as a person sees them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from corpus.model import Cell
from ingest.files.office import DAMAGED, check_package
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.patterns import says

_MAX_CELLS = 500_000
"""A list of 10,000 tasks in ten columns has a fifth of that."""
_TITLE_CELLS = 4
"""Cells at the beginning of a sheet among which its name may stand already."""


def read(data: bytes) -> RawDocument:
    """Lines of all visible sheets. Raises IngestError for a broken or an oversized book."""
    check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about extensions that do not concern the cells' values
            book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    except (InvalidFileException, *DAMAGED) as error:
        sentence = "Excel 文件已损坏或不完整，请重新下载，或用 Excel 打开后另存为 .xlsx。"
        raise IngestError(IngestCode.BROKEN, sentence) from error
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if sum(sheet.max_row * sheet.max_column for sheet in sheets) > _MAX_CELLS:
        raise IngestError(IngestCode.TOO_LARGE, f"Excel 表格超过 {_MAX_CELLS // 10_000} 万格，请只保留任务表后重试。")
    lines = [line for number, sheet in enumerate(sheets) for line in _sheet(sheet, number, named=len(sheets) > 1)]
    return RawDocument(tuple(lines))


def _sheet(sheet: Any, table: int, named: bool) -> Iterator[Line]:
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    if (
        named
        and filled
        and not says("unnamed-sheet", sheet.title)
        and sheet.title not in (str(cell.value) for cell in filled[:_TITLE_CELLS])
    ):
        yield Line(sheet.title)
    for cell in filled:
        text = as_text(cell.value, cell.number_format)
        area = spans.get((cell.row, cell.column))
        rows, columns = (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1) if area else (1, 1)
        yield Line(text, cell=Cell(table, cell.row - 1, cell.column - 1, rows, columns))


def as_text(value: object, number_format: str = "General") -> str:
    """A value as it is shown: dates in ISO, whole numbers without a point, shares in per cent.

    >>> as_text(datetime(2025, 6, 30)), as_text(12.0), as_text(0.75, "0%")
    ('2025-06-30', '12', '75%')
    """
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float) and "%" in number_format:
        return f"{round(value * 100, 4):g}%"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)
