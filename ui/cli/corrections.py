"""The commands correct list, queue and export: what people put right, what to look at first, what comes of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.corrections.codec import name_of
from corpus.corrections.correction import NotedCorrection, kind_of
from corpus.corrections.judged import complete_kinds, only_verified
from corpus.corrections.wording import change_words, changes, deed, subject
from corpus.export.gold import to_gold
from corpus.export.sheets import Sheet, to_csv
from corpus.glossary import chinese
from corpus.intake.queue import QueueItem
from corpus.search.entry_ids import RecordKind
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


class GoldFormat(StrEnum):
    GOLD = "gold"
    DOCBIN = "docbin"


def correct_list(
    document_id: Annotated[str | None, typer.Argument(metavar="文件编号", help="只列这份文件的。")] = None,
    unfitting: Annotated[bool, typer.Option("--unfitting", help="只列未能对上的。")] = False,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出校核：谁、何时、改了什么、原来是什么、现在是否对得上。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        told = library.corrections.told(document_id)
    rows = [(noted, state, why) for noted, state, why in told if not unfitting or state == "unfitting"]
    if form is ListFormat.JSON:
        deliver(json_file([_told_json(*row) for row in rows]), output)
        return
    columns = ("编号", "文件", "做了什么", "条目", "改动", "谁", "何时", "情况")
    cells = tuple(_told_row(*row) for row in rows)
    if form is ListFormat.CSV:
        deliver(to_csv(Sheet(name="校核", columns=columns, rows=cells)), output)
    elif not cells:
        typer.echo("没有未能对上的校核。" if unfitting else "还没有校核。先看什么：zhengce correct queue")
    else:
        screen.print(grid(columns, cells))


def _situation(noted: NotedCorrection, state: str, why: str) -> str:
    if noted.undone:
        return f"{noted.undone.replace('T', ' ')} 由 {noted.undone_by} 撤销"
    return chinese(f"state.{state}") + (f"：{why}" if why else "") if state else "文件不在库中"


def _told_row(noted: NotedCorrection, state: str, why: str) -> tuple[Any, ...]:
    done, about, changed = deed(noted.correction), subject(noted.correction), change_words(noted.correction)
    made = noted.made.replace("T", " ")
    return noted.number, noted.document_id, done, about, changed, noted.author, made, _situation(noted, state, why)


def _told_json(noted: NotedCorrection, state: str, why: str) -> dict[str, Any]:
    return {
        "number": noted.number,
        "document_id": noted.document_id,
        "correction": name_of(noted.correction),
        "kind": kind_of(noted.correction).value,
        "subject": subject(noted.correction),
        "changes": [{"field": name, "old": old, "new": new} for name, old, new in changes(noted.correction)],
        "author": noted.author,
        "made": noted.made,
        "undone": noted.undone,
        "undone_by": noted.undone_by,
        "state": state or None,
        "reason": why or None,
    }


def correct_queue(
    document_id: Annotated[str | None, typer.Argument(metavar="文件编号", help="只看这份文件。")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="最多列出的条数。")] = 20,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出待校核的条目和可能漏读之处，最没有把握的在前，并说明原因。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        found = library.corrections.queue(document_id)
    shown = found[:limit]
    if form is ListFormat.JSON:
        deliver(json_file([_queued_json(item) for item in shown]), output)
        return
    if form is ListFormat.CSV:
        columns = ("存疑", "种类", "条目", "原因", "文件", "编号")
        deliver(to_csv(Sheet(name="待校核", columns=columns, rows=tuple(map(_queued_row, shown)))), output)
        return
    for item in shown:
        score, kind, words, why, title, entry_id = _queued_row(item)
        typer.echo(f"{score:.2f}  {kind}  {words}  《{title}》  {entry_id}\n      {why}")
    typer.echo(f"共 {len(found)} 条待校核，列出 {len(shown)} 条。认可：zhengce correct accept 编号")


def _queued_row(item: QueueItem) -> tuple[Any, ...]:
    doubt = item.doubt
    return doubt.score, _kind_name(doubt.kind), doubt.words, "；".join(doubt.reasons), item.title, item.entry_id


def _kind_name(kind: RecordKind) -> str:
    return "可能漏读" if kind is RecordKind.PASSAGE else chinese(f"kind.{kind.value}")


def _queued_json(item: QueueItem) -> dict[str, Any]:
    doubt = item.doubt
    return {
        "entry_id": item.entry_id,
        "document_id": item.document_id,
        "title": item.title,
        "kind": "unread" if doubt.kind is RecordKind.PASSAGE else doubt.kind.value,
        "text": doubt.words,
        "start": doubt.span.start,
        "end": doubt.span.end,
        "score": doubt.score,
        "reasons": list(doubt.reasons),
    }


def correct_export(
    output: Annotated[Path, typer.Option("--output", metavar="位置", help="gold 写入该文件夹，docbin 写入该文件。")],
    form: Annotated[
        GoldFormat, typer.Option("--format", metavar="格式", help="gold（每份文件一个金标 JSON）或 docbin（spaCy）。")
    ] = GoldFormat.GOLD,
    whole: Annotated[bool, typer.Option("--whole", help="校核过的文件整份都算对，不只是逐条看过的。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把校核结果导出为金标文件（格式与 zhengce evaluate 所用相同）或 spaCy 训练数据。"""
    with opened(corpus, engine) as library:
        held = [(parsed, library.corrections.of(parsed.document_id)) for parsed in library.corrections.corrected()]
    if not held:
        raise fail("还没有校核，没有可导出的。")
    if form is GoldFormat.DOCBIN:
        from corpus.export.docbin import to_docbin  # spaCy takes half a second to import

        deliver(to_docbin(parsed if whole else only_verified(parsed) for parsed, _ in held), output)
        return
    for parsed, noted in held:
        gold = to_gold(parsed, complete_kinds(parsed, noted), whole=whole)
        deliver(json_file(gold), output / f"{_stem(parsed.document.source.name)}.json")


def _stem(name: str) -> str:
    """The name of a file without folders and ending, as gold is matched with documents."""
    return Path(name.replace("\\", "/")).stem
