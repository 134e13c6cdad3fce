"""The commands plan export and import: tables that are handed in, plans that go to a colleague."""

from __future__ import annotations

from enum import StrEnum
from itertools import count, groupby
from pathlib import Path
from typing import Annotated

import typer

from corpus.division.table import TableColumn, TableGroup, TableRow, TableSource, TaskTable
from corpus.export.division import TableFormat, export_table
from corpus.model import Span
from corpus.search.asked import Kind
from corpus.workspace.kept import UnreadablePlan
from corpus.workspace.model import PlanRow, PlanTable, Provenance, Workspace
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    any_of,
    chosen,
    deliver,
    fail,
    opened,
    reason,
)
from ui.cli.plan import PlanName, plan_of


class PlanForm(StrEnum):
    """The plan itself, or a table of it (see TableFormat)."""

    PLAN = "plan"
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


def plan_export(
    name: PlanName,
    table: Annotated[str, typer.Option("--table", metavar="表", help="表的标题或编号；只有一张时不必写。")] = "",
    form: Annotated[
        PlanForm | None,
        typer.Option(
            "--format", metavar="格式", help=f"{any_of(list(PlanForm))}。〔默认按 --output 的扩展名，否则 plan〕"
        ),
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """导出方案：整个方案一个文件（plan，可发给同事导入），或其中的一张表。"""
    form = chosen(form, output, PlanForm.PLAN)
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        if form is PlanForm.PLAN:
            deliver(library.plans.file(plan.plan_id), output, name=_file_name(plan.name, form.value))
            return
    found = _table(plan, table)
    data = export_table(_task_table(found), TableFormat(form.value))
    deliver(data, output, name=_file_name(found.title, form.value))


def _file_name(title: str, ending: str) -> str:
    return f"{title[:60]}.{ending}".replace("/", "／").replace("\\", "＼")


def _table(plan: Workspace, words: str) -> PlanTable:
    named = [table for table in plan.tables if words in ("", table.table_id, table.title)]
    if len(named) == 1:
        return named[0]
    if not plan.tables:
        raise fail(f"方案“{plan.name}”里还没有表。建表：zhengce plan table {plan.name}")
    known = "、".join(f"“{table.title}”（{table.table_id}）" for table in plan.tables)
    raise fail(f"请用 --table 写明是哪张表：{known}。", 2)


_BY_HAND = Provenance(
    entry_id="",
    kind=Kind.PASSAGE,
    source=TableSource(document_id="", file="手工添加", title=None, document_number=None),
    span=Span(0, 0),
    path=(),
    quote="",
)
"""What a row without origins stands on."""


def _task_table(table: PlanTable) -> TaskTable:
    """A kept table as one that is made anew, under its sections."""
    groups: list[TableGroup] = []
    numbers = count(1)
    for path, rows in groupby(table.rows, key=lambda row: row.path):
        groups.append(TableGroup(path, tuple(_row(row, next(numbers)) for row in rows)))
    used = {column for row in table.rows for column in row.cells} | {TableColumn.NUMBER, TableColumn.SOURCE}
    origins = [origin for row in table.rows for origin in row.origins or (_BY_HAND,)]
    return TaskTable(
        title=table.title,
        columns=table.columns or tuple(column for column in TableColumn if column in used),
        groups=tuple(groups),
        sources=tuple({each.source.document_id: each.source for each in origins}.values()),
        quotes={row.row_id: "\n".join(origin.quote for origin in row.origins) for row in table.rows},
    )


def _row(row: PlanRow, number: int) -> TableRow:
    origin = row.origins[0] if row.origins else _BY_HAND
    cells = {**row.cells, TableColumn.NUMBER: str(number), TableColumn.SOURCE: origin.place or " › ".join(origin.path)}
    return TableRow(
        entry_id=row.row_id, document_id=origin.source.document_id, span=origin.span, path=row.path, cells=cells
    )


def plan_import(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="导出的方案文件，可写多个。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """导入同事导出的方案，成为新的方案；已有同名的，名称后加（2）。不需要有其中的文件。"""
    failed = False
    with opened(corpus, engine, make=True) as library:
        for path in files:
            try:
                taken = library.plans.take(path.read_bytes())
            except (UnreadablePlan, OSError) as error:
                said = reason(error) if isinstance(error, OSError) else str(error)
                failed = bool(fail(f"{path}：{said}"))
                continue
            rows = sum(len(table.rows) for table in taken.tables)
            typer.echo(f"已导入方案“{taken.name}”：篮 {len(taken.items)} 项，表 {len(taken.tables)} 张 {rows} 行。")
    if failed:
        raise typer.Exit(1)
