"""The commands plan rename, duplicate, archive and remove: plans as wholes."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.workspace.kept import PlanNameError
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, fail, opened
from ui.cli.plan import EDITOR, PlanName, plan_of


def plan_rename(
    name: PlanName,
    new: Annotated[str, typer.Argument(metavar="新名称", help="方案今后的名称。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """给方案改名。"""
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        try:
            renamed = library.plans.rename(plan.plan_id, new, editor=EDITOR)
        except PlanNameError as error:
            raise fail(str(error)) from error
    typer.echo(f"方案“{plan.name}”已改名为“{renamed.name}”。")


def plan_duplicate(name: PlanName, corpus: CorpusFolder = DEFAULT_CORPUS, engine: EngineName = DEFAULT_ENGINE) -> None:
    """复制方案，名称后加（2）；历史不复制。"""
    with opened(corpus, engine) as library:
        made = library.plans.duplicate(plan_of(library, name).plan_id)
    typer.echo(f"已复制为方案“{made.name}”（编号 {made.plan_id}）。")


def plan_archive(
    name: PlanName,
    back: Annotated[bool, typer.Option("--back", help="放回来。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """归档方案：不再列出，内容和历史都在；写 --back 放回来。"""
    with opened(corpus, engine) as library:
        plan = library.plans.archive(plan_of(library, name).plan_id, archived=not back)
    typer.echo(f"方案“{plan.name}”已{'放回' if back else '归档'}。")


def plan_remove(
    name: PlanName,
    yes: Annotated[bool, typer.Option("--yes", help="确要删除。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """删除方案，连同历史，不能恢复；只是不再列出用 archive。"""
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        if not yes:
            raise fail(
                f"方案“{plan.name}”和它的历史删除后不能恢复。确要删除，请加 --yes；只是不再列出，用 plan archive。",
                2,
            )
        library.plans.delete(plan.plan_id)
    typer.echo(f"已删除方案“{plan.name}”。")
