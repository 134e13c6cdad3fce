"""The commands plan export and import: tables that are handed in, plans that go to a colleague."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.export.division import TableFormat
from corpus.export.handout import HandoutOptions, HeadStyle, SourceStyle
from corpus.export.plan import hand_in
from corpus.intake.tables import LexiconReader
from corpus.model import Metadata
from corpus.workspace.kept import UnreadablePlan
from corpus.workspace.model import PlanTable, Workspace
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
    table: Annotated[str, typer.Option("--table", metavar="表", help="表的标题或编号；只有一张时不必写。")] = "",
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
            deliver(library.plans.file(plan.plan_id), output, name=_file_name(plan.name, form.value))
            return
        found = _table(plan, table)
        options = HandoutOptions(sources=places, heads=heads, page=local_page)
        made = hand_in(plan, found.table_id, TableFormat(form.value), reader=_reader(library), options=options)
    deliver(made.data, output, name=_file_name(found.title, form.value))
    for words in made.told:
        typer.echo(f"提示：{words}", err=True)


def _reader(library: Corpus) -> LexiconReader:
    """Reads cells; what their documents say of themselves, the corpus knows."""

    def metadata_of(document_id: str) -> Metadata | None:
        parsed = library.document(document_id)
        return parsed.metadata if parsed else None

    return LexiconReader(cache(metadata_of))


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
