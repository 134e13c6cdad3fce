"""The command unit (单位任务清单): all that one organ has to do, across the documents of the corpus."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from corpus.division.rows import TableColumn
from corpus.division.table import TaskTable
from corpus.export.calendars import undated_words
from corpus.export.division import TableFormat, export_handout
from corpus.export.handout import Handout, HandoutOptions, source_words, task_handout
from corpus.intake.organs import unit_table
from ui.cli.naming import file_name
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    chosen,
    deliver,
    fail,
    grid,
    opened,
    screen,
)
from ui.panels.division import local_page


class DutiesFormat(StrEnum):
    TABLE = "table"
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


_BINARY = (DutiesFormat.XLSX, DutiesFormat.DOCX)
_SHOWN = (TableColumn.NUMBER, TableColumn.DEADLINE, TableColumn.TASK, TableColumn.ROLE)


def unit(
    name: Annotated[str, typer.Argument(metavar="单位名", help="单位名称；写明地区的只列该地区的单位。")],
    form: Annotated[
        DutiesFormat | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="table、xlsx、docx、csv、json 或 ics（日历）。〔默认按 --output 的扩展名，否则 table〕",
        ),
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """单位任务清单：一个单位在各文件中牵头、负责、配合、督导的全部任务，按时限排列，含曾用名。"""
    form = chosen(form, output, DutiesFormat.TABLE)
    with opened(corpus, engine) as library:
        found = unit_table(name, library)
    if not any(True for _ in found.rows):
        raise fail(f"语料库中没有“{name}”的任务。名称可写全称或规范简称，如 市财政局、栖河市财政局。")
    handout = task_handout(found)
    if form is DutiesFormat.TABLE:
        _show(found, handout)
        return
    data = export_handout(handout, TableFormat(form.value), HandoutOptions(page=local_page))
    deliver(data, output, name=file_name(found.title, form.value) if form in _BINARY else None)
    if form is DutiesFormat.ICS and (left := undated_words(handout.own_rows())):
        typer.echo(f"提示：{left}", err=True)


def _show(table: TaskTable, handout: Handout) -> None:
    """On the screen: what, until when, as what, where."""
    columns = [*(column.heading for column in _SHOWN), TableColumn.SOURCE.heading]
    rows = [
        [*(row.cells.get(column, "") for column in _SHOWN), source_words(row, handout)] for row in handout.own_rows()
    ]
    screen.print(grid(columns, rows, title=table.title))
    for note in table.notes:
        typer.echo(note)
