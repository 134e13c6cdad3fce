"""What people take home: a task-division table as .xlsx, .docx, .csv or .json, and records as sheets or JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import groupby

from corpus.division.table import TableColumn, TableRow, TaskTable
from corpus.export.contract import Json
from corpus.export.sheets import Sheet, Value, to_csv, to_xlsx
from corpus.export.word import to_docx
from corpus.glossary import chinese


class TableFormat(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


WIDTHS = {
    TableColumn.NUMBER: 8.5,
    TableColumn.TASK: 25,
    TableColumn.CONTENT: 48,
    TableColumn.ROLE: 8,
    TableColumn.LEAD: 18,
    TableColumn.RESPONSIBLE: 24,
    TableColumn.COOPERATING: 20,
    TableColumn.SUPERVISING: 14,
    TableColumn.DEADLINE: 16,
    TableColumn.TARGETS: 24,
    TableColumn.SOURCE: 20,
}
"""Width of each column in Latin characters, tried on landscape A4."""
CENTRED = frozenset({TableColumn.NUMBER, TableColumn.ROLE, TableColumn.DEADLINE})
_PLACE_WIDTH = 15


def _width(column: TableColumn, table: TaskTable) -> float:
    """A place within one document needs less room than one that names its document."""
    return _PLACE_WIDTH if column is TableColumn.SOURCE and len(table.sources) == 1 else WIDTHS[column]


def _cell(row: TableRow, column: TableColumn, table: TaskTable) -> Value:
    text = row.cells.get(column, "")
    if column is TableColumn.NUMBER and text.isdecimal():
        return int(text)
    if column is TableColumn.SOURCE and len(table.sources) > 1:
        source = table.source(row)
        return f"{source.document_number or source.title or source.file} {text}".strip()
    return text


def headings(table: TaskTable) -> Mapping[int, tuple[str, ...]]:
    """Index of a row to the headings that are new before it: a heading stands once, above all that it covers."""
    found: dict[int, tuple[str, ...]] = {}
    shown: tuple[str, ...] = ()
    number = 0
    for group in table.groups:
        same = 0
        while same < min(len(shown), len(group.path)) and shown[same] == group.path[same]:
            same += 1
        if group.path[same:]:
            found[number] = group.path[same:]
        shown, number = group.path, number + len(group.rows)
    return found


def table_sheet(table: TaskTable) -> Sheet:
    """The table itself as a sheet, headings as rows of their own."""
    return Sheet(
        name="任务分工表",
        columns=tuple(column.heading for column in table.columns),
        rows=tuple(tuple(_cell(row, column, table) for column in table.columns) for row in table.rows),
        headings=headings(table),
        title=table.title,
        subtitle="来源：" + "；".join(source.name for source in table.sources) if table.sources else None,
        notes=table.notes,
        widths={column.heading: _width(column, table) for column in table.columns},
        centred=frozenset(column.heading for column in CENTRED),
    )


def source_sheet(table: TaskTable) -> Sheet:
    """Where each row comes from, with its words."""
    names = ("number", "task", "file_name", "document_title", "column.document_number", "path", "quote", "entry_id")
    rows = []
    for row in table.rows:
        source = table.source(row)
        place = (source.file, source.title, source.document_number, " › ".join(row.path))
        own = (_cell(row, TableColumn.NUMBER, table), row.cells.get(TableColumn.TASK, ""))
        rows.append((*own, *place, table.quotes.get(row.entry_id, ""), row.entry_id))
    columns = ("序号", *(chinese(name) for name in names[1:]))
    return Sheet(name="出处", columns=columns, rows=tuple(rows), headings=headings(table), tallest=93)


def finding_sheet(table: TaskTable) -> Sheet:
    """What the drafter should look at: one line for each task or organ."""
    tasks = {row.entry_id: row.cells.get(TableColumn.TASK, "") for row in table.rows}
    files = {source.document_id: source.file for source in table.sources}
    rows = []
    for span, members in groupby(table.findings, key=lambda finding: finding.span):
        found = tuple(members)
        first = found[0]
        rows.append(
            (
                "、".join(chinese(finding.code) for finding in found),
                "".join(finding.message for finding in found),
                tasks.get(first.entry_id or "", ""),
                files.get(first.document_id, ""),
                f"第 {span.start}—{span.end} 字",
                first.entry_id,
            )
        )
    return Sheet(name="提示", columns=("类别", "说明", "任务", "文件名", "原文位置", "记录编号"), rows=tuple(rows))


def _xlsx(table: TaskTable) -> bytes:
    sheets = [table_sheet(table), source_sheet(table), finding_sheet(table)]
    return to_xlsx([sheet for sheet in sheets if sheet.rows or sheet.name == "任务分工表"])


def table_json(table: TaskTable) -> dict[str, Json]:
    """The table as one object: columns by their slug, rows with source, place and quote, findings."""
    return {
        "title": table.title,
        "columns": {column.value: column.heading for column in table.columns},
        "rows": [
            {
                **{column.value: row.cells.get(column, "") for column in table.columns},
                "group": list(group.path),
                "due": row.due.isoformat() if row.due else None,
                "entry_id": row.entry_id,
                "file": table.source(row).file,
                "document_number": table.source(row).document_number,
                "path": list(row.path),
                "start": row.span.start,
                "end": row.span.end,
                "quote": table.quotes.get(row.entry_id),
            }
            for group in table.groups
            for row in group.rows
        ],
        "findings": [
            {
                "code": finding.code,
                "message": finding.message,
                "document_id": finding.document_id,
                "entry_id": finding.entry_id,
                "start": finding.span.start,
                "end": finding.span.end,
            }
            for finding in table.findings
        ],
        "notes": list(table.notes),
    }


def _json(table: TaskTable) -> bytes:
    return (json.dumps(table_json(table), ensure_ascii=False, indent=2) + "\n").encode()


def _csv(table: TaskTable) -> bytes:
    """With the headings over each row in a first column."""
    sheet = table_sheet(table)
    paths = [" › ".join(group.path) for group in table.groups for _ in group.rows]
    rows = tuple((path, *row) for path, row in zip(paths, sheet.rows, strict=True))
    return to_csv(replace(sheet, columns=("分组", *sheet.columns), rows=rows))


def _docx(table: TaskTable) -> bytes:
    return to_docx(table_sheet(table))


_WRITERS: Mapping[TableFormat, Callable[[TaskTable], bytes]] = {
    TableFormat.XLSX: _xlsx,
    TableFormat.DOCX: _docx,
    TableFormat.CSV: _csv,
    TableFormat.JSON: _json,
}


def export_table(table: TaskTable, form: TableFormat) -> bytes:
    """A task-division table as the bytes of a file."""
    return _WRITERS[form](table)
