"""Commands that ask by likeness: like, reprints, keywords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from corpus.build import Corpus, DocumentRow
from corpus.export.sheets import Sheet, Value, to_csv
from corpus.glossary import chinese
from corpus.keywords import Keyword
from corpus.likeness.likeness import LEAST, Like, LikeGroup, gathered
from corpus.likeness.reprints import ReprintGroup
from corpus.model import Span
from corpus.search.asked import Query
from ingest import load
from ingest.line import IngestError
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
    notices,
    opened,
    reason,
    screen,
)
from ui.panels.likes import degree, version_words

_SHARED = "bold yellow"
_READ = 200
"""Hits whose words make the keywords of a result."""
_MENDED = 200
"""Changed documents from which on it is said that they are taken in first."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is compared: a text, and where it stands if it is of the corpus."""

    text: str
    apart: tuple[str, Span] | None = None


def like(
    words: Annotated[str, typer.Argument(metavar="文字", help="一段文字、文件路径，或检索结果中的编号。")],
    least: Annotated[
        int, typer.Option(metavar="百分比", min=1, max=100, help="较短的一方至少有这么多文字相同才列出。")
    ] = round(100 * LEAST),
    limit: Annotated[int, typer.Option(metavar="条数", min=1, help="最多列出多少条。")] = 20,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """找相似条文：与一段文字、一份文件或一条记录文字相同或相近的条文，标出相同的文字。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        mend(library)
        asked = _asked(library, words)
        found = library.kin.likeness.alike(asked.text, limit=limit, least=least / 100, apart=asked.apart)
        rows = library.kin.rows(each.document_id for each in found)
    if form is ListFormat.JSON:
        deliver(json_file({"text": asked.text, "likes": [_like_json(asked, each, rows) for each in found]}), output)
    elif form is ListFormat.CSV:
        deliver(to_csv(_like_sheet(found, rows)), output)
    else:
        _print_likes(gathered(found), rows)


def _asked(library: Corpus, words: str) -> _Asked:
    """A file's text, a record's, or what was typed."""
    try:
        if Path(words).is_file():
            return _Asked(load(Path(words)).text)
    except IngestError as error:
        raise fail(f"{words}：{error}") from error
    except (OSError, ValueError) as error:  # a long text is no path
        if isinstance(error, PermissionError):
            raise fail(f"{words}：{reason(error)}") from error
    if entry := library.entry(words):
        span = library.kin.around(entry.document_id, entry.span)
        return _Asked(library.kin.quote(entry.document_id, span), (entry.document_id, span))
    return _Asked(words)


def mend(library: Corpus) -> None:
    """Take in what has changed, with a word of it where that takes long."""
    if (behind := library.kin.likeness.behind) >= _MENDED:
        with notices.status(f"正在整理 {behind} 份新加入或有变动的文件…"):
            library.kin.likeness.mended()


def _like_json(asked: _Asked, each: Like, rows: Mapping[str, DocumentRow]) -> dict[str, Any]:
    row = rows.get(each.document_id)
    shared = [
        {
            "text": asked.text[stretch.one.start : stretch.one.end],
            "asked": [stretch.one.start, stretch.one.end],
            "found": [stretch.other.start, stretch.other.end],
        }
        for stretch in each.shared
    ]
    return {
        "document_id": each.document_id,
        "file": row.source_name if row else None,
        "document_title": row.title if row else None,
        "document_number": row.document_number if row else None,
        "path": list(each.path),
        "start": each.span.start,
        "end": each.span.end,
        "text": each.text,
        "score": round(each.score, 4),
        "characters": each.characters,
        "shared": shared,
    }


def _like_sheet(found: Sequence[Like], rows: Mapping[str, DocumentRow]) -> Sheet:
    def cells(each: Like) -> tuple[Value, ...]:
        row = rows.get(each.document_id)
        place = (row.source_name, row.title, row.document_number) if row else (None, None, None)
        return (degree(each), each.text, *place, " › ".join(each.path), each.document_id)

    names = ("text", "file", "document_title", "column.document_number", "path", "document_id")
    return Sheet(name="相似条文", columns=("相似", *map(chinese, names)), rows=tuple(map(cells, found)))


def _print_likes(groups: Sequence[LikeGroup], rows: Mapping[str, DocumentRow]) -> None:
    if not groups:
        typer.echo("没有相似的条文。")
        return
    shown = [
        (degree(group.like), _marked(group.like), _source(group, rows), group.like.document_id) for group in groups
    ]
    screen.print(grid(("相似", "条文", "出处", "文件编号"), shown))


def _marked(each: Like) -> Text:
    words = Text(each.text.replace("\n", " "))
    for stretch in each.shared:
        words.stylize(_SHARED, stretch.other.start, stretch.other.end)
    return words


def _source(group: LikeGroup, rows: Mapping[str, DocumentRow]) -> str:
    titles = [row.title for each in (group.like, *group.copies) if (row := rows.get(each.document_id))]
    others = f"同样的文字另见：{'、'.join(titles[1:])}" if titles[1:] else ""
    return "\n".join(filter(None, (*titles[:1], " › ".join(group.like.path[-2:]), others)))


# --- reprints -----------------------------------------------------------------------------------------------------


def reprints(
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出正文相同或几乎相同的文件：同一文件的不同格式、转载和附有通知的版本。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        mend(library)
        groups = sorted(library.kin.likeness.reprints(), key=lambda group: (-group.score, group.document_ids))
        rows = library.kin.rows(key for group in groups for key in group.document_ids)
    if form is ListFormat.JSON:
        deliver(json_file([_group_json(group, rows) for group in groups]), output)
        return
    cells = [
        (number, rows[key].title, rows[key].source_name, key, version_words(group.score, group.score))
        for number, group in enumerate(groups, 1)
        for key in group.document_ids
    ]
    columns = ("组", chinese("document_title"), chinese("file"), chinese("document_id"), "正文")
    if form is ListFormat.CSV:
        deliver(to_csv(Sheet(name="其他版本", columns=columns, rows=tuple(cells))), output)
    elif not cells:
        typer.echo("没有正文相同的文件。")
    else:
        screen.print(grid(columns, cells))


def _group_json(group: ReprintGroup, rows: Mapping[str, DocumentRow]) -> dict[str, Any]:
    documents = [
        {"document_id": key, "file": rows[key].source_name, "title": rows[key].title} for key in group.document_ids
    ]
    return {"score": round(group.score, 4), "documents": documents}


# --- keywords -----------------------------------------------------------------------------------------------------


def keywords(
    document_id: Annotated[str | None, typer.Argument(metavar="文件编号", help="文件编号或文件路径。")] = None,
    query: Annotated[str | None, typer.Option(metavar="检索式", help="检索结果的关键词，不写文件编号。")] = None,
    limit: Annotated[int, typer.Option(metavar="个数", min=1, help="最多列出多少个。")] = 10,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出一份文件或一次检索结果的关键词：它们比库中其他文件说得多的词。"""
    form = chosen(form, output, ListFormat.TABLE)
    if (document_id is None) == (query is None):
        raise fail("请写明一个文件编号，或用 --query 写明检索式。", 2)
    with opened(corpus, engine) as library:
        mend(library)
        found = library.kin.keywords.of(_document_text(library, document_id), limit) if document_id else ()
        if query is not None:
            entries = islice(library.entries(Query(text=query)), _READ)
            found = library.kin.keywords.among((entry.text for entry in entries), limit)
    _print_keywords(found, form, output)


def _document_text(library: Corpus, document_id: str) -> str:
    if text := library.kin.quote(document_id):
        return text
    try:
        if Path(document_id).is_file():
            return load(Path(document_id)).text
    except IngestError as error:
        raise fail(f"{document_id}：{error}") from error
    raise fail(f"语料库中没有文件 {document_id}，也没有这个路径。文件编号见 zhengce search 的结果。")


def _print_keywords(found: Iterable[Keyword], form: ListFormat, output: Path | None) -> None:
    rows = tuple((each.word, each.count, round(each.weight, 4)) for each in found)
    columns = ("关键词", "次数", "权重")
    if form is ListFormat.JSON:
        names = ("word", "count", "weight")
        deliver(json_file([dict(zip(names, row, strict=True)) for row in rows]), output)
    elif form is ListFormat.CSV:
        deliver(to_csv(Sheet(name="关键词", columns=columns, rows=rows)), output)
    elif not rows:
        typer.echo("没有关键词。")
    else:
        screen.print(grid(columns, rows))
