"""The commands plan history, undo and redo: what was changed in a plan, taken back and made again."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.export.sheets import Sheet, to_csv
from corpus.workspace.history import HistoryLine
from corpus.workspace.kept import Saved
from ui.cli.files import ListFormat, ListFormatName
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
    json_file,
    opened,
    screen,
)
from ui.cli.plan import EDITOR, PlanName, plan_of, when


def plan_history(
    name: PlanName,
    limit: Annotated[int, typer.Option(metavar="条数", min=1, help="最多列出多少条。〔默认 20〕")] = 20,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出方案的改动：何时、何人、改了什么，新的在前。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        found = library.plans.history(plan_of(library, name).plan_id)[:limit]
    columns = ("步", "时间", "何人", "改动", "状态")
    if form is ListFormat.JSON:
        deliver(json_file([_json(each) for each in found]), output)
        return
    rows = tuple((each.number, when(each.at.isoformat()), each.editor, each.said, _state(each)) for each in found)
    if form is ListFormat.CSV:
        deliver(to_csv(Sheet(name="历史", columns=columns, rows=rows)), output)
    elif not rows:
        typer.echo("还没有改动。")
    else:
        screen.print(grid(columns, rows))


def _state(line: HistoryLine) -> str:
    return "已撤销" if line.undone else ""


def _json(line: HistoryLine) -> dict[str, object]:
    return {
        "number": line.number,
        "at": line.at.isoformat(),
        "editor": line.editor,
        "kind": line.kind.value,
        "said": line.said,
        "undone": line.undone,
        "rows": sorted(line.rows),
    }


def plan_undo(
    name: PlanName,
    number: Annotated[int | None, typer.Option(metavar="步", help="历史中的这一步；不写则最后一步。")] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """撤销方案的最后一次改动，或写明的一步；后来有人接着改过的不动，并说明。"""
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        _say(library.plans.undo(plan.plan_id, editor=EDITOR, number=number))


def plan_redo(name: PlanName, corpus: CorpusFolder = DEFAULT_CORPUS, engine: EngineName = DEFAULT_ENGINE) -> None:
    """重做刚才撤销的改动。"""
    with opened(corpus, engine) as library:
        _say(library.plans.redo(plan_of(library, name).plan_id, editor=EDITOR))


def _say(done: Saved) -> None:
    messages = [conflict.message for conflict in done.conflicts]
    if done.step is None:
        raise fail(" ".join(messages))
    typer.echo(done.step.said)
    for message in messages:
        typer.echo(f"注意：{message}", err=True)
