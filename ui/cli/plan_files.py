"""The commands plan export and import: tables that are handed in, plans that go to a colleague."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.export.division import TableFormat
from corpus.export.handout import HandoutOptions, HeadStyle, SourceStyle
from corpus.export.plan import hand_in
from corpus.intake.tables import reader_of
from corpus.workspace.kept import UnreadablePlan
from ui.cli.naming import file_name
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
from ui.cli.plan import PlanName, TableName, chosen_table, plan_of
from ui.cli.table import WordHeads, WordSources
from ui.panels.division import local_page


class PlanForm(StrEnum):
    """The plan itself, or a table of it (see TableFormat)."""

    PLAN = "plan"
    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"
    ICS = "ics"


def plan_export(
    name: PlanName,
    table: TableName = "",
    form: Annotated[
        PlanForm | None,
        typer.Option(
            "--format", metavar="格式", help=f"{any_of(list(PlanForm))}。〔默认按 --output 的扩展名，否则 plan〕"
        ),
    ] = None,
    places: WordSources = SourceStyle.COLUMN,
    heads: WordHeads = HeadStyle.ROWS,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """导出方案：整个方案一个文件（plan，可发给同事导入），或其中的一张表。"""
    form = chosen(form, output, PlanForm.PLAN)
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        if form is PlanForm.PLAN:
            deliver(library.plans.file(plan.plan_id), output, name=file_name(plan.name, form.value))
            return
        found = chosen_table(plan, table)
        options = HandoutOptions(sources=places, heads=heads, page=local_page)
        made = hand_in(plan, found.table_id, TableFormat(form.value), reader=reader_of(library), options=options)
    deliver(made.data, output, name=file_name(found.title, form.value))
    for words in made.told:
        typer.echo(f"提示：{words}", err=True)


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
