"""The commands plan check and adapt: a kept table looked over, and fitted to one's own place."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.intake.moving import movers_of, seat_named
from corpus.intake.tables import reader_of
from corpus.model.seats import Seat
from corpus.workspace.adapting import Adaptation, Movers, accept, adapt
from corpus.workspace.cells import source_of_row
from corpus.workspace.checking import check_table
from corpus.workspace.findings import TableFinding
from corpus.workspace.model import PlanRow, PlanTable
from ui.cli.files import ListFormat
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, deliver, fail, json_file, opened
from ui.cli.plan import EDITOR, PlanName, TableName, chosen_table, plan_of

TextOrJson = Annotated[ListFormat, typer.Option("--format", metavar="格式", help="table 或 json。")]
_NAMED = 12
"""Rows that a line names."""


def row_numbers(table: PlanTable, row_ids: tuple[str, ...]) -> list[int]:
    """Rows by their place in the table, as the history names them."""
    wanted = set(row_ids)
    return [number for number, row in enumerate(table.rows, 1) if row.row_id in wanted]


def rows_said(numbers: list[int]) -> str:
    """
    >>> rows_said([3]), rows_said(list(range(1, 20)))
    ('第 3 行', '第 1、2、3、4、5、6、7、8、9、10、11、12 行等 19 行')
    """
    said = "、".join(map(str, numbers[:_NAMED]))
    return f"第 {said} 行" + (f"等 {len(numbers)} 行" if len(numbers) > _NAMED else "")


# --- check --------------------------------------------------------------------------------------------------------


def plan_check(
    name: PlanName,
    table: TableName = "",
    form: TextOrJson = ListFormat.TABLE,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """检查方案中的表：缺单位、缺牵头、缺时限、结果不可衡量、时限已过、同一单位两种写法、重复等，一类一行，不改动。"""
    with opened(corpus, engine) as library:
        found = chosen_table(plan_of(library, name), table)
        findings = check_table(found, reader_of(library))
    if form is ListFormat.JSON:
        deliver(json_file([_finding_json(found, each) for each in findings]), None)
        return
    for each in findings:
        typer.echo(f"{each.name}：{each.message}（{rows_said(row_numbers(found, each.row_ids))}）")
    if not findings:
        typer.echo("没有需要留意的地方。")


def _finding_json(table: PlanTable, found: TableFinding) -> dict[str, object]:
    return {
        "code": found.code,
        "name": found.name,
        "message": found.message,
        "mend": found.mend,
        "rows": row_numbers(table, found.row_ids),
        "row_ids": list(found.row_ids),
        "cases": [{"text": case.text, "row_ids": list(case.row_ids)} for case in found.cases],
    }


# --- adapt --------------------------------------------------------------------------------------------------------


def plan_adapt(
    name: PlanName,
    to: Annotated[
        str, typer.Option("--to", metavar="地区", help="改成哪个地方的，如 广东省梅州市；不写则只换已更名的机构。")
    ] = "",
    origin: Annotated[
        str, typer.Option("--from", metavar="地区", help="原是哪个地方的；不写则按各行所据的文件。")
    ] = "",
    by_name: Annotated[bool, typer.Option("--by-name", help="正文里也写地名，不写“我市”。")] = False,
    do: Annotated[bool, typer.Option("--apply", help="按列出的改；不写则只列出。")] = False,
    table: TableName = "",
    form: TextOrJson = ListFormat.TABLE,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把表改成本地的：机构换成本级、今名，地名换成本地，列出没有对应的；写 --apply 才改，可以撤销。"""
    home, start = _seat(to), _seat(origin)
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        found = chosen_table(plan, table)
        movers = movers_of(library)
        adapted = adapt(found, movers, home, start, by_name=by_name)
        homeless = tuple(row.row_id for row in found.rows if not (start or _is_known(row, movers)))
        changes = accept(found, adapted.proposals) if do else ()
        library.plans.change_all(plan.plan_id, changes, editor=EDITOR)
    if form is ListFormat.JSON:
        deliver(json_file(_adaptation_json(found, adapted)), None)
    else:
        _say(found, adapted)
    if home and homeless:
        typer.echo(
            f"{rows_said(row_numbers(found, homeless))}不知道原是哪个地方的，只换已更名的机构；请用 --from 写明。",
            err=True,
        )
    if changes:
        typer.echo("已改，可用 zhengce plan undo 撤销。", err=True)
    elif adapted.proposals and not do:
        typer.echo("还没有改。照此改动：加 --apply。", err=True)


def _is_known(row: PlanRow, movers: Movers) -> bool:
    """Whether it is known whose document a row comes from; its words, not its seat, are kept in the plan."""
    source = source_of_row(row)
    return source is not None and movers.seat(source) is not None


def _seat(place: str) -> Seat | None:
    if not place.strip():
        return None
    if found := seat_named(place):
        return found
    raise fail(f"不知道“{place}”是哪一级的地方。请写省、市、县的名称，如 广东省梅州市；开发区、新区、乡镇不能写。", 2)


def _say(table: PlanTable, adapted: Adaptation) -> None:
    for each in adapted.proposals:
        typer.echo(f"{each.old} → {each.new}（{each.reason}；{rows_said(row_numbers(table, each.row_ids))}）")
    if adapted.unmapped:
        typer.echo(f"没有对应的 {len(adapted.unmapped)} 个：")
    for one in adapted.unmapped:
        typer.echo(f"  {one.name}：{one.why}（{rows_said(row_numbers(table, one.row_ids))}）")
    if not adapted.proposals and not adapted.unmapped:
        typer.echo("没有要改的。")


def _adaptation_json(table: PlanTable, adapted: Adaptation) -> dict[str, object]:
    return {
        "proposals": [
            {
                "kind": each.kind.value,
                "old": each.old,
                "new": each.new,
                "reason": each.reason,
                "rows": row_numbers(table, each.row_ids),
            }
            for each in adapted.proposals
        ],
        "unmapped": [
            {"name": one.name, "why": one.why, "rows": row_numbers(table, one.row_ids)} for one in adapted.unmapped
        ],
    }
