"""The command check (体检): what to look at in a draft before it goes out."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.export.review import gravity_words, review_book, review_json, review_lines
from corpus.intake.drafts import Review, review
from corpus.model import ParsedDocument
from corpus.store.opening import is_corpus
from ui.cli.files import is_file, parse_files
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    chosen,
    deliver,
    fail,
    json_file,
    opened,
)


class ReviewFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"
    DOCX = "docx"


def check(
    file: Annotated[Path, typer.Argument(metavar="文件", help="要检查的草稿。")],
    against: Annotated[
        str | None, typer.Option(metavar="上级文件", help="对照的上级文件：文件路径或语料库中的文件编号。")
    ] = None,
    form: Annotated[
        ReviewFormat | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="text、json、xlsx 或 docx（带批注的原文）。〔默认按 --output 的扩展名，否则 text〕",
        ),
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """检查草稿：任务、机构名称、编号、引用、日期和数字，对照上级文件。只提示，不改动。"""
    form = chosen(form, output, ReviewFormat.TEXT)
    draft = _read(file)
    found = _review(draft, against, corpus, engine)
    if form is ReviewFormat.TEXT:
        deliver("".join(f"{line}\n" for line in review_lines(found)).encode(), output)
    elif form is ReviewFormat.JSON:
        deliver(json_file(review_json(found)), output)
    else:
        from corpus.export.comments import to_commented_docx  # most commands write no Word file

        data = review_book(found) if form is ReviewFormat.XLSX else to_commented_docx(found)
        deliver(data, output, name=f"{file.stem[:60]}体检.{form.value}")
        typer.echo(gravity_words(found), err=True)


def _read(path: Path) -> ParsedDocument:
    for _, parsed in parse_files([path], []):
        return parsed
    raise typer.Exit(1)


def _review(draft: ParsedDocument, against: str | None, folder: Path, engine: str) -> Review:
    """With what the corpus knows of cited documents, where there is one."""
    path = Path(against) if against and is_file(against) else None
    if not is_corpus(folder) and (against is None or path):
        return review(draft, _read(path) if path else None, today=date.today())
    with opened(folder, engine) as library:
        superior = _read(path) if path else _known(library, against) if against else None
        return library.check(draft, superior, today=date.today())


def _known(library: Corpus, document_id: str) -> ParsedDocument:
    if found := library.document(document_id):
        return found
    raise fail(f"{document_id} 既不是文件，也不是语料库中的文件编号。")
