"""Commands that change a corpus or tell what is in it: add, remove, reindex, stats, serve."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.build import Interrupted, Outcome, Stats, Status, Summary
from corpus.build import Progress as Step
from corpus.glossary import chinese
from ingest import family_names
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, fail, grid, notices, opened, screen

_SHOWN = 40
"""Files named in a list on the screen; the rest are counted."""


def add(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="路径", help=f"文件、文件夹或 {'、'.join(family_names(archives=True))}，可写多个。"),
    ],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    workers: Annotated[int | None, typer.Option(metavar="个数", min=0, help="进程数；不写则按机器选择。")] = None,
    dask: Annotated[
        str, typer.Option(metavar="地址", help="交给这个 Dask 调度器的工作节点去读，例如 tcp://127.0.0.1:8786。")
    ] = "",
) -> None:
    """把文件加入语料库；已经在库中的不重复加入。

    一份文件读不了不影响其余；有失败的文件时退出码为 1。
    """
    with opened(corpus, engine, make=True) as library, _bar() as bar:
        line = bar.add_task("", total=None)

        def on_progress(step: Step) -> None:
            page = f" 识别第 {step.page} / {step.pages} 页" if step.pages else ""
            bar.update(line, completed=step.done, total=step.total, description=step.name[:30] + page)

        try:
            summary = library.add(paths, workers=workers, on_progress=on_progress, dask=dask)
        except Interrupted as interrupted:
            bar.stop()
            _report(interrupted.summary)
            notices.print("已中断：列出的文件已处理完并保存；再次运行同一命令会从余下的文件继续。")
            raise typer.Exit(130) from None
    _report(summary)
    if summary.counts[Status.FAILED]:
        raise typer.Exit(1)


def _bar() -> Progress:
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("余"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    return Progress(*columns, console=notices, transient=True)


def _report(summary: Summary) -> None:
    counts = summary.counts
    warned = [outcome for outcome in summary.outcomes if outcome.warnings]
    _list("失败", summary.with_status(Status.FAILED))
    _list("跳过", summary.with_status(Status.SKIPPED))
    if warned:
        rows = [(outcome.name, "\n".join(outcome.warnings)) for outcome in warned[:_SHOWN]]
        screen.print(grid(("文件", "疑点"), rows, title=_titled("有疑点", len(warned))))
    columns = [chinese(f"status.{status.value}") for status in Status] + ["有疑点", "用时（秒）"]
    row = [*(counts[status] for status in Status), len(warned), round(summary.seconds, 1)]
    screen.print(grid(columns, [row]))
    if unread := [outcome.unread for outcome in summary.outcomes if outcome.unread]:
        screen.print(f"{sum(unread)} 处可能漏读，在 {len(unread)} 份文件里；打开文件页可逐处查看。")


def _titled(name: str, count: int) -> str:
    return f"{name} {count}" + (f"（列出前 {_SHOWN} 份）" if count > _SHOWN else "")


def _list(name: str, outcomes: Sequence[Outcome]) -> None:
    if outcomes:
        rows = [(outcome.name, outcome.reason or "") for outcome in outcomes[:_SHOWN]]
        screen.print(grid(("文件", "原因"), rows, title=_titled(name, len(outcomes))))


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="文件编号", help="要移出的文件编号，可写多个。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把文件移出语料库；磁盘上的原文件不动。"""
    with opened(corpus, engine) as library:
        unknown = [document for document in documents if library.document(document) is None]
        removed = library.remove([document for document in documents if document not in unknown])
    typer.echo(f"已移出 {removed} 份。")
    if unknown:
        raise fail(f"语料库中没有这些文件编号：{'、'.join(unknown)}")


_LOOK = 60.0
"""Seconds to wait for another program that takes the same in."""


def index(
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    every: Annotated[
        float | None, typer.Option("--every", metavar="秒", min=0.1, help="一直运行，每隔这么久看一次。")
    ] = None,
) -> None:
    """让检索索引跟上库：把别的程序、别的机器写进库的改动收进索引。

    库在服务器上时用；库在文件夹里时，每次打开都会自动跟上。
    """
    with opened(corpus, engine) as library:
        while True:
            library.follow(patience=_LOOK)
            if every is None:
                break
            time.sleep(every)
        if library.is_behind:
            raise fail("另一个程序正在更新这个索引，请稍后再运行。")
        typer.echo(f"索引已跟上：{library.stats().documents} 份文件。")


def reindex(corpus: CorpusFolder = DEFAULT_CORPUS, engine: EngineName = DEFAULT_ENGINE) -> None:
    """由库中内容重建检索索引。"""
    with opened(corpus, engine) as library:
        library.reindex()
        typer.echo(f"已重建 {library.stats().documents} 份文件的索引。")


def stats(corpus: CorpusFolder = DEFAULT_CORPUS, engine: EngineName = DEFAULT_ENGINE) -> None:
    """语料库的概况：各类数量、层级、疑点。"""
    with opened(corpus, engine) as library:
        found, name = library.stats(), library.name
    screen.print(grid(("内容", "数量"), _figures(found), title=f"语料库 {name}"))
    if found.levels:
        screen.print(grid(("层级", "文件"), list(found.levels.items())))
    if found.issues:
        rows = [(chinese(code), count) for code, count in found.issues.items()]
        screen.print(grid(("疑点", "文件"), rows))
    if found.unread:
        rows = [(chinese(f"unread.{kind}"), count) for kind, count in found.unread.items()]
        screen.print(grid(("可能漏读", "处"), rows))


def _figures(found: Stats) -> list[tuple[str, int | str]]:
    kinds = ("documents", "tasks", "assignments", "targets", "priorities", "mentioned", "citations")
    return [
        *((chinese(kind), getattr(found, kind)) for kind in kinds),
        ("无文号的文件", found.without_number),
        ("无日期的文件", found.without_date),
        ("检索引擎", found.engine),
        ("占用空间", f"{found.bytes_on_disk / 1e6:.1f} MB"),
    ]
