"""The command watch: a folder whose new and changed files are taken in, and what is new in saved searches."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

import ingest
from corpus.build import Corpus, Interrupted, Outcome, Status, Summary
from corpus.intake.folder import FolderChanges, WatchedFolder
from corpus.intake.kept import WATCH, News
from corpus.intake.outcomes import Mishap
from corpus.search.engines.engine import IndexBusy
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, as_json, fail, opened, reason
from ui.cli.saved import news_lines, searches_json


class WatchFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRound:
    """What one look at the folder brought."""

    watched: WatchedFolder
    changes: FolderChanges
    summary: Summary
    news: tuple[News, ...]
    """Of every saved search."""

    @property
    def unread(self) -> tuple[Outcome, ...]:
        """What is to be told of: in vain a file was tried before as it is, and that was told then."""
        found = (*self.summary.with_status(Status.FAILED), *self.summary.with_status(Status.SKIPPED))
        silent = {ingest.shown(path.name) for path in self.in_vain}
        return tuple(outcome for outcome in found if outcome.name not in silent)

    @property
    def failed(self) -> frozenset[str]:
        """Names of the files that could not be taken in now, and may be later."""
        return frozenset(outcome.name for outcome in self.summary.outcomes if isinstance(outcome.code, Mishap))

    @property
    def in_vain(self) -> frozenset[Path]:
        """Files that were tried again as they are, in vain again."""
        return frozenset(path for path in self.changes.tried if ingest.shown(path.name) in self.failed)

    @property
    def added(self) -> tuple[Path, ...]:
        return tuple(path for path in self.changes.added if path not in self.in_vain)

    @property
    def changed(self) -> tuple[Path, ...]:
        return tuple(path for path in self.changes.changed if path not in self.in_vain)

    @property
    def new(self) -> tuple[News, ...]:
        """Of those in which something is new."""
        return tuple(each for each in self.news if each.entries)

    def __bool__(self) -> bool:
        return bool(self.changes.files or self.changes.removed or self.new)

    @property
    def silent(self) -> bool:
        """All that happened was told before."""
        return not (self.added or self.changed or self.changes.removed or self.new)


def watch(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="要关注的文件夹，含其中的子文件夹。")],
    once: Annotated[bool, typer.Option("--once", help="看一次就结束，供定时任务使用。")] = False,
    every: Annotated[int, typer.Option(metavar="秒", min=1, help="每隔多少秒看一次。")] = 60,
    form: Annotated[
        WatchFormat, typer.Option("--format", metavar="格式", help="text，或每次一行的 json。")
    ] = WatchFormat.TEXT,
    workers: Annotated[int | None, typer.Option(metavar="个数", min=0, help="进程数；不写则按机器选择。")] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """关注一个文件夹：新增和改动的文件自动入库，并列出各个已存检索的新增；按 Ctrl+C 结束。

    从文件夹移走的文件和改动前的版本只是告知，仍在库中。读不了的文件只说一次，隔一段时间再试，改动过就马上再试。
    """
    if not folder.is_dir():
        raise fail(f"{folder}：没有这个文件夹，请检查路径。")
    with opened(corpus, engine, make=True) as library:
        try:
            if once:
                _tell(library, _look(library, folder, workers), form)
                return
            typer.echo(f"正在关注 {folder}，每 {every} 秒看一次（按 Ctrl+C 结束）", err=True)
            while True:
                _again(library, folder, workers, form)
                time.sleep(every)
        except KeyboardInterrupt as stop:
            if isinstance(stop, Interrupted):
                done = stop.summary.counts[Status.ADDED]
                typer.echo(f"已中断：{done} 份新文件已入库，其余的下次再读。", err=True)
            typer.echo("已停止关注。", err=True)
            if once:
                raise typer.Exit(130) from None


def _again(library: Corpus, folder: Path, workers: int | None, form: WatchFormat) -> None:
    """One look of many: what is in the way now may be out of it the next time."""
    try:
        if not folder.is_dir():
            typer.echo(f"{_now()} 找不到文件夹 {folder}，下次再看。", err=True)
        elif found := _look(library, folder, workers):
            _tell(library, found, form, always=False)
    except BrokenPipeError:
        raise  # nobody reads what is told
    except OSError as error:
        typer.echo(f"{_now()} {error.filename or folder}：{reason(error)}下次再看。", err=True)
    except IndexBusy as busy:
        typer.echo(f"{_now()} {busy}，下次再看。", err=True)


def _look(library: Corpus, folder: Path, workers: int | None) -> WatchRound:
    watched = library.kept.folder(folder)
    changes = watched.changes(but=library.folder)
    summary = library.add(changes.files, workers=workers) if changes.files else Summary(outcomes=(), seconds=0)
    return WatchRound(watched=watched, changes=changes, summary=summary, news=library.kept.news(WATCH))


def _tell(library: Corpus, found: WatchRound, form: WatchFormat, *, always: bool = True) -> None:
    """What was told is seen and taken in: only afterwards, so that nothing is lost where telling fails."""
    if found.silent and not always:
        pass
    elif form is WatchFormat.JSON:
        typer.echo(as_json(_round_json(library, found)))
    else:
        for line in _lines(found):
            typer.echo(line)
    found.watched.taken(found.changes, found.failed)
    for news in found.news:
        library.kept.told(news)


def _lines(found: WatchRound) -> list[str]:
    changes = found.changes
    counts = f"新增 {len(found.added)} 份、改动 {len(found.changed)} 份、移走 {len(changes.removed)} 份"
    lines = [f"{_now()} {counts}"]
    lines += [f"  新增 {path}" for path in found.added]
    lines += [f"  改动 {path}{_kept(changes.replaced[path])}" for path in found.changed]
    lines += [f"  移走 {each.path}{_kept(each.document_ids)}" for each in changes.removed]
    lines += [f"  没有读入 {outcome.name}：{outcome.reason or ''}" for outcome in found.unread]
    return lines + (news_lines(found.new) if found.new else ["已存检索没有新增。"])


def _kept(document_ids: tuple[str, ...]) -> str:
    return f"（原来的仍在库中：{' '.join(document_ids)}）" if document_ids else ""


def _round_json(library: Corpus, found: WatchRound) -> dict[str, Any]:
    changes = found.changes
    return {
        "time": _now(),
        "added": [str(path) for path in found.added],
        "changed": [{"file": str(path), "documents": list(changes.replaced[path])} for path in found.changed],
        "removed": [{"file": each.path, "documents": list(each.document_ids)} for each in changes.removed],
        "unread": [{"file": outcome.name, "reason": outcome.reason} for outcome in found.unread],
        "searches": searches_json(library, found.new),
    }


def _now() -> str:
    return datetime.now().isoformat(sep=" ", timespec="seconds")
