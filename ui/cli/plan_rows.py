"""The commands plan merge and replace: rows made one, a unit written otherwise in all rows."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.division.rows import TableColumn
from corpus.intake.tables import reader_of
from corpus.workspace.editing import find_unit, replace_unit
from corpus.workspace.merging import NEAR, merge, mergeable
from corpus.workspace.model import PlanTable
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, fail, opened
from ui.cli.plan import EDITOR, PlanName, TableName, chosen_table, plan_of
from ui.cli.plan_tables import row_numbers, rows_said


def plan_merge(
    name: PlanName,
    rows: Annotated[list[int] | None, typer.Argument(metavar="行", help="要并成一行的各行，是表中第几行。")] = None,
    least: Annotated[
        int, typer.Option("--least", metavar="百分比", min=1, max=100, help="至少有这么多文字相同才列出。")
    ] = round(NEAR * 100),
    table: TableName = "",
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把几行并成一行，单位、时限、目标、出处都保留；不写行，则列出文字相近、可能是同一任务的各行。"""
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        found = chosen_table(plan, table)
        if not rows:
            _list_alike(found, least / 100)
            return
        chosen = _ids(found, rows)
        change = merge(found, chosen, reader_of(library))
        if change is None:
            raise fail("请写两行或更多。", 2)
        done = library.plans.change(plan.plan_id, change, editor=EDITOR)
    typer.echo(f"已{done.step.said}。" if done.step else "没有改动。")


def _ids(table: PlanTable, numbers: list[int]) -> list[str]:
    if wrong := [number for number in numbers if not 1 <= number <= len(table.rows)]:
        raise fail(f"表“{table.title}”只有 {len(table.rows)} 行，没有第 {wrong[0]} 行。", 2)
    return [table.rows[number - 1].row_id for number in numbers]


def _list_alike(table: PlanTable, least: float) -> None:
    groups = mergeable(table, least)
    for group in groups:
        title = group.rows[0].cells.get(TableColumn.TASK, "")
        typer.echo(f"{rows_said(row_numbers(table, group.row_ids))}：{title}（相同 {group.score:.0%}）")
    if not groups:
        typer.echo("没有相近的行。")


def plan_replace(
    name: PlanName,
    old: Annotated[str, typer.Argument(metavar="单位", help="表中所写的单位，写全。")],
    new: Annotated[str, typer.Argument(metavar="改为", help="改写的单位；写 '' 则去掉这个单位。")],
    table: TableName = "",
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把各行的一个单位改写为另一个；已有后者的不重复写。单位按整个名称认，“市财政局国库科”不是“市财政局”。"""
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        found = chosen_table(plan, table)
        finds = find_unit(found, old, new)
        change = replace_unit(found, finds)
        if change is None:
            raise fail(f"表“{found.title}”的单位各栏中没有“{old}”可改。")
        library.plans.change(plan.plan_id, change, editor=EDITOR)
    numbers = row_numbers(found, tuple(each.row_id for each in finds))
    typer.echo(f"已改 {sum(each.count for each in finds)} 处（{rows_said(numbers)}）。")
