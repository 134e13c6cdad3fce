"""What people take home: a task-division table as .xlsx, .docx, .csv, .json or .ics."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum

from corpus.division.rows import TableColumn
from corpus.division.table import TaskTable
from corpus.export.calendars import deadline_calendar
from corpus.export.contract import Json, place_json
from corpus.export.handout import PLAIN, Handout, HandoutOptions, HandoutRow, RowOrigin, task_handout
from corpus.export.handout_sheets import GROUP, book_sheets, cell, word_sheet
from corpus.export.sheets import Sheet, to_csv, to_xlsx


class TableFormat(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


def handout_json(handout: Handout) -> dict[str, Json]:
    """The table as one object: columns by their slug, rows with source, place and quote, findings.

    A row's own ``file``, ``start`` and so on are those of its first origin; ``origins`` has all.
    """
    return {
        "title": handout.title,
        "columns": {column.value: column.heading for column in handout.columns},
        "rows": [_row_json(row, handout) for row in handout.rows],
        "findings": [
            {
                "code": finding.code,
                "message": finding.message,
                "document_id": finding.document_id,
                "entry_id": finding.entry_id,
                **place_json(finding.span),
            }
            for finding in handout.findings
        ],
        "notes": list(handout.notes),
    }


def _row_json(row: HandoutRow, handout: Handout) -> Json:
    origins = [_origin_json(origin) for origin in row.origins]
    cells = {column.value: row.cells.get(column, "") for column in handout.columns}
    if TableColumn.SOURCE in handout.columns:
        cells[TableColumn.SOURCE.value] = "\n".join(origin.place for origin in row.origins)
    return {
        **cells,
        "row_id": row.row_id,
        "group": list(row.path),
        "due": row.due.isoformat() if row.due else None,
        **(origins[0] if origins else {}),
        "origins": [*origins],
    }


def _origin_json(origin: RowOrigin) -> dict[str, Json]:
    return {
        "entry_id": origin.entry_id,
        "file": origin.source.file,
        "document_title": origin.source.title,
        "document_number": origin.source.document_number,
        "path": list(origin.path),
        **place_json(origin.span),
        "quote": origin.quote,
    }


def _json(handout: Handout, options: HandoutOptions) -> bytes:
    return (json.dumps(handout_json(handout), ensure_ascii=False, indent=2) + "\n").encode()


def _csv(handout: Handout, options: HandoutOptions) -> bytes:
    """All columns, with the heads over each row in a first one."""
    rows = tuple(
        (" › ".join(row.path), *(cell(row, column, handout) for column in handout.columns)) for row in handout.rows
    )
    columns = (GROUP, *(column.heading for column in handout.columns))
    return to_csv(Sheet(name=handout.title, columns=columns, rows=rows))


def _xlsx(handout: Handout, options: HandoutOptions) -> bytes:
    return to_xlsx(book_sheets(handout, options))


def _docx(handout: Handout, options: HandoutOptions) -> bytes:
    from corpus.export.word import to_docx  # most commands write no Word file

    return to_docx(word_sheet(handout, options))


def _ics(handout: Handout, options: HandoutOptions) -> bytes:
    return deadline_calendar(handout, datetime.now(UTC))


_WRITERS: Mapping[TableFormat, Callable[[Handout, HandoutOptions], bytes]] = {
    TableFormat.XLSX: _xlsx,
    TableFormat.DOCX: _docx,
    TableFormat.CSV: _csv,
    TableFormat.JSON: _json,
    TableFormat.ICS: _ics,
}


def export_handout(handout: Handout, form: TableFormat, options: HandoutOptions = PLAIN) -> bytes:
    """A task-division table as the bytes of a file."""
    return _WRITERS[form](handout, options)


def export_table(table: TaskTable, form: TableFormat, options: HandoutOptions = PLAIN) -> bytes:
    """The task-division table of documents as the bytes of a file."""
    return export_handout(task_handout(table), form, options)
