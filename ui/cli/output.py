"""Where the command line puts what it made: text on the screen, bytes into files, reasons on stderr."""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from corpus.build import Corpus
from corpus.export.sheets import Value
from corpus.model import ParsedDocument
from corpus.people.people import EVERYTHING, Access
from corpus.scratch import unfinished
from corpus.search.engines import ENGINES, UnknownEngine
from corpus.store.opening import is_corpus
from corpus.store.troubles import TROUBLES, explain
from ui.settings import DATA, DEFAULTS, ENGINE


def any_of(names: Sequence[str]) -> str:
    """What may be chosen, as people list it.

    >>> any_of(["csv", "json", "xlsx"])
    'csv、json 或 xlsx'
    """
    return " 或 ".join(filter(None, ("、".join(names[:-1]), names[-1])))


CorpusFolder = Annotated[Path, typer.Option("--corpus", metavar="文件夹", envvar=DATA, help="语料库所在的文件夹。")]
EngineName = Annotated[
    str, typer.Option("--engine", metavar="引擎", envvar=ENGINE, help=f"检索引擎：{any_of(list(ENGINES))}。")
]
OutputFile = Annotated[Path | None, typer.Option("--output", metavar="文件", help="写入该文件；不写则打印。")]
DEFAULT_CORPUS, DEFAULT_ENGINE = Path(DEFAULTS[DATA]), DEFAULTS[ENGINE]
Form = TypeVar("Form", bound=StrEnum)
screen, notices = Console(), Console(stderr=True)


def fail(message: str, status: int = 1) -> typer.Exit:
    """Say on stderr what is wrong; the caller raises what this returns."""
    typer.echo(f"错误：{message}", err=True)
    return typer.Exit(status)


def reason(error: OSError) -> str:
    """Why a file could not be read or written, as one Chinese sentence."""
    if isinstance(error, FileNotFoundError):
        return "没有这个文件或文件夹，请检查路径。"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，请写文件名（整个文件夹请用 zhengce add 入库）。"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "路径中有一段是文件，不是文件夹，请换一个位置。"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "磁盘已满，写不下去；请腾出空间，或换一个磁盘。"
    if isinstance(error, PermissionError):
        return "没有读写权限，请检查文件的权限。"
    return f"无法读写（{error.strerror or error}）。"


def chosen(form: Form | None, output: Path | None, default: Form) -> Form:
    """The format that was asked for: by the option, else by the ending of the output file, else the default."""
    kinds = type(default)
    named = output and next((kind for kind in kinds if output.suffix.lower() == f".{kind.value}"), None)
    found = form or named or default
    if output and found.value == "table":
        endings = "、".join(f".{kind.value}" for kind in kinds if kind.value != "table")
        raise fail(f"写入文件时请用 --format 写明格式，或让文件名以 {endings} 结尾。", 2)
    return found


def check_is_corpus(folder: Path) -> None:
    """Ends the command where there is none: nothing but what brings documents begins a new one."""
    if not is_corpus(folder):
        raise fail(f"{folder} 里没有语料库。请先用 zhengce add 加入文件，或用 --corpus 指明文件夹。")


@contextmanager
def opened(folder: Path, engine: str, *, make: bool = False, access: Access = EVERYTHING) -> Iterator[Corpus]:
    """A corpus for one command; ``make`` creates it where there is none. What is wrong with it is said in Chinese."""
    if not make:
        check_is_corpus(folder)
    try:
        with Corpus.open(folder, engine=engine, access=access) as corpus:
            _tell(corpus)
            try:
                yield corpus
            finally:
                _tell(corpus)
    except UnknownEngine as error:
        raise fail(str(error), 2) from error
    except BrokenPipeError:
        raise  # the reader of our output has seen enough: nothing is wrong with the corpus
    except TROUBLES as error:
        raise fail(str(explain(error, folder))) from error


def _tell(corpus: Corpus) -> None:
    for notice in corpus.notices():
        typer.echo(f"提示：{notice}", err=True)


def documents_of(library: Corpus) -> Iterator[ParsedDocument]:
    """Every document of a corpus, by file name."""
    page = 1
    while rows := library.documents(page=page, order="name"):
        yield from (parsed for row in rows if (parsed := library.document(row.document_id)))
        page += 1


def as_json(value: object, *, indent: int | None = None) -> str:
    """A value as JSON for the screen; where the screen lacks a character, all are escaped, so that none is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text


def json_file(value: object) -> bytes:
    """A value as a file of JSON, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def deliver(data: bytes, output: Path | None, *, name: str | None = None) -> None:
    """Write bytes to a file and say so. Without one: text goes to stdout, a book or Word file to ``name``."""
    target = output or (Path(name) if name else None)
    if target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(data, target)
    except OSError as error:
        raise fail(f"{target}：{reason(error)}") from error
    typer.echo(f"已写入 {target}", err=True)


def deliver_folder(write: Callable[[Path], object], folder: Path) -> None:
    """Have several files written into a folder and say so."""
    try:
        write(folder)
    except OSError as error:
        raise fail(f"{folder}：{reason(error)}") from error
    typer.echo(f"已写入 {folder}", err=True)


def _write(data: bytes, target: Path) -> None:
    """A file changes in one step: where there is no room for the new one, the old one stays."""
    if target.exists() and not target.is_file():  # a pipe, the screen
        target.write_bytes(data)
        return
    target = target.resolve()
    with unfinished(target) as part:
        part.write_bytes(data)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)


def grid(columns: Sequence[str], rows: Sequence[Sequence[Value | Text]], *, title: str | None = None) -> RichTable:
    """A table for the screen: numbers to the right, document text never read as mark-up."""
    table = RichTable(title=title, title_justify="left", header_style="bold")
    for number, column in enumerate(columns):
        values = [row[number] for row in rows if row[number] is not None]
        right = bool(values) and all(isinstance(value, int | float) for value in values)
        table.add_column(column, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text("" if cell is None else str(cell)) for cell in row))
    return table
