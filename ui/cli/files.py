"""Commands that work on files and leave the corpus alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.export.contract import Json, ledger_json, to_json
from corpus.intake.jobs import Answer, Job, Refused
from corpus.intake.outcomes import Mishap
from corpus.intake.workers import suitable_answers
from corpus.model import ParsedDocument
from ingest import read_file, shown
from ingest.line import IngestError
from ui.cli.output import as_json, reason

WORKERS: int | None = None
"""Processes that read files: as many as suit."""


class RecordFormat(StrEnum):
    JSON = "json"
    JSONL = "jsonl"


class ListFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"


ListFormatName = Annotated[
    ListFormat | None, typer.Option("--format", metavar="格式", help="table、json 或 csv。〔默认 table〕")
]


def is_file(words: str) -> bool:
    """Whether words are the path of a file that is there."""
    try:
        return Path(words).is_file()
    except (OSError, ValueError):  # a long title is no path
        return False


def parse_files(paths: Iterable[Path], failures: list[str]) -> Iterator[tuple[Path, ParsedDocument]]:
    """Read and extract each file, in worker processes with their limits; what fails is said on stderr and noted, and
    the others go on."""
    listed = list(paths)
    for number, answer in _in_order(listed):
        path = listed[number]
        if isinstance(answer, ParsedDocument):
            yield path, answer
        else:
            failures.append(path.name)
            typer.echo(f"{shown(path.name)}：{answer.reason.rstrip('。')}。", err=True)


def _in_order(paths: Sequence[Path]) -> Iterator[tuple[int, Answer]]:
    """The number of each file with what became of it; a worker may be done with a later one earlier."""
    done: dict[int, Answer] = {}
    at = 0
    jobs = _jobs(paths, done)
    with suitable_answers(jobs, len(paths), WORKERS, lambda *_: None) as finished:
        for job, answer in finished:
            done[job.number] = answer
            while at in done:
                yield at, done.pop(at)
                at += 1
    while at in done:  # files at the end that could not be opened
        yield at, done.pop(at)
        at += 1


def _jobs(paths: Sequence[Path], refused: dict[int, Answer]) -> Iterator[Job]:
    for number, path in enumerate(paths):
        try:
            yield Job(path.name, read_file(path), number=number)
        except IngestError as error:
            refused[number] = Refused(error.message, error.code)
        except OSError as error:
            refused[number] = Refused(reason(error), Mishap.NOT_OPENED)


def extract_files(
    files: Annotated[list[Path], typer.Argument(metavar="文件", help="要提取的文件，可写多个。")],
    record_format: Annotated[
        RecordFormat, typer.Option("--format", metavar="格式", help="json：缩进的 JSON；jsonl：每份文件一行。")
    ] = RecordFormat.JSON,
    output: Annotated[
        Path | None, typer.Option(metavar="文件夹", help="写入该文件夹，每份文件一个 .json；不写则打印。")
    ] = None,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="另写 ledger：原文件多少字，未收入的、添加的各多少字，是哪些字。")
    ] = False,
) -> None:
    """提取文件中的任务、单位、目标、时限、引用和制度创新重点，不动语料库。"""
    failures: list[str] = []
    objects = ((path, _object(each, ledger=ledger)) for path, each in parse_files(files, failures))
    if output is None:
        _print_records(objects, record_format, several=len(files) > 1)
    else:
        _write_records(objects, output, failures)
    if failures:
        raise typer.Exit(1)


def _object(parsed: ParsedDocument, *, ledger: bool) -> dict[str, Json]:
    return to_json(parsed) | ({"ledger": ledger_json(parsed.document.ledger)} if ledger else {})


def _print_records(objects: Iterable[tuple[Path, dict[str, Json]]], form: RecordFormat, *, several: bool) -> None:
    """One object for one file; an array of them for several, so that what is printed is always valid JSON."""
    if form is RecordFormat.JSONL:
        for _, each in objects:
            typer.echo(as_json(each))
        return
    found = [each for _, each in objects]
    if found or several:
        typer.echo(as_json(found if several else found[0], indent=2))


def _write_records(objects: Iterable[tuple[Path, dict[str, Json]]], folder: Path, failures: list[str]) -> None:
    written: set[str] = set()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, each in objects:
            name = f"{shown(path.stem)}.json"
            # The same plan as .docx and .md: the second keeps its ending, so that none is overwritten.
            name = f"{shown(path.name)}.json" if name in written else name
            if name in written:
                failures.append(path.name)
                typer.echo(f"{shown(str(path))}：另有同名文件已写入 {name}，请分开输出。", err=True)
                continue
            written.add(name)
            text = json.dumps(each, ensure_ascii=False, indent=2)
            (folder / name).write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        typer.echo(f"{folder}：{reason(error)}", err=True)
        raise typer.Exit(1) from error
