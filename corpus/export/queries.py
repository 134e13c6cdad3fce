"""A list of queries in, a book of answers out: a sheet of counts, and one of hits for each query."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath
from typing import Protocol

from corpus.export.sheets import Sheet, Value
from corpus.glossary import chinese
from corpus.search.asked import Entry, Kind, Query, Results
from corpus.search.fields import FIELDS

MOST, MOST_IN_ALL = 20_000, 200_000
"""Hits of one query that a sheet has at most, and of all that a book has: more no program opens."""
MOST_QUERIES = 500
"""Queries of a list: each has a sheet in the book."""
_HEADS = {
    "text": ("检索式", "检索词", "关键词", "查询", "query"),
    "name": ("名称", "名字", "name"),
    "kind": ("种类", "类型", "kind"),
}
"""Heads of columns; without the first the first column is what is asked."""
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, SyntaxError, LookupError, ValueError, TypeError, AttributeError,
    RuntimeError,
)  # fmt: skip
"""What openpyxl raises over a broken book; SyntaxError is broken XML, RuntimeError a locked archive."""


class QueryListError(Exception):
    """A list that cannot be read: one Chinese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedQuery:
    row: int
    """In the file, counted from 1."""
    text: str
    name: str = ""
    kind: Kind | None = None
    fault: str = ""
    """Chinese: why it cannot be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAnswer:
    asked: ListedQuery
    results: Results | None = None
    """None where it could not be asked."""
    entries: tuple[Entry, ...] = ()

    @property
    def said(self) -> str:
        """What is to be said of it: what is wrong, how it was read where that is odd, what is left out."""
        if self.results is None:
            return self.asked.fault
        left = self.results.total - len(self.entries)
        few = f"只列前 {len(self.entries)} 条" if self.entries else "结果总数已满，没有列出，请单独检索"
        return "；".join([*self.results.notes, *([few] if left > 0 else [])])


def read_queries(name: str, data: bytes) -> tuple[ListedQuery, ...]:
    """The queries of a file: a line each, or a row. Raises QueryListError."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        rows = _book_rows(data)
    elif suffix in (".csv", ".txt"):
        lines = _decoded(data).splitlines(keepends=True)
        rows = _table_rows(lines) if suffix == ".csv" else [[line.strip()] for line in lines]
    else:
        raise QueryListError("检索式清单请用 .xlsx、.csv 或 .txt 文件")
    found = tuple(islice(_listed(rows), MOST_QUERIES + 1))
    if not found:
        raise QueryListError("清单里没有检索式")
    if len(found) > MOST_QUERIES:
        raise QueryListError(f"清单一次最多 {MOST_QUERIES} 条检索式，请分成几份")
    return found


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise QueryListError("文字编码无法识别，请另存为 UTF-8")


def _table_rows(lines: Sequence[str]) -> list[list[str]]:
    """Strictly: "生态补偿" 地区:浙江省 would lose its quotes; one without a partner would take all that follows."""
    try:
        return list(csv.reader(lines, strict=True))
    except csv.Error as error:
        raise QueryListError("这个 CSV 文件里的引号有误，检索式带引号时请改用 .txt 或 .xlsx 文件") from error


def _book_rows(data: bytes) -> list[list[str]]:
    """Of the first sheet, whatever the file says of its size: other programs write one that is too small."""
    import openpyxl  # reads books in a tenth of a second, and loads as long

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    except _DAMAGED as error:
        raise QueryListError("这个 Excel 文件打不开，请另存为 .xlsx 后再试") from error


def _listed(rows: Sequence[Sequence[str]]) -> Iterator[ListedQuery]:
    heads = [cell.strip().lower() for cell in rows[0]] if rows else []
    places = {key: next((heads.index(name) for name in names if name in heads), -1) for key, names in _HEADS.items()}
    headed = places["text"] >= 0
    if not headed:
        places = {"text": 0, "name": -1, "kind": -1}
    for number, row in enumerate(rows[1:] if headed else rows, 2 if headed else 1):
        cells = [cell.strip() for cell in row]
        if any(cells):
            got = {key: cells[at] if 0 <= at < len(cells) else "" for key, at in places.items()}
            yield _query(number, got["text"], got["name"], got["kind"])


def _query(row: int, text: str, name: str, kind: str) -> ListedQuery:
    slug = FIELDS["kind"].stored(kind) if kind else ""
    known = {each.value: each for each in Kind}
    if slug and slug not in known:
        names = "、".join(FIELDS["kind"].slugs)
        return ListedQuery(row=row, text=text, name=name, fault=f"没有种类“{kind}”，请从{names}中选择")
    return ListedQuery(row=row, text=text, name=name, kind=known.get(slug), fault="" if text else "这一行没有检索式")


def asked_as(listed: ListedQuery, like: Query) -> Query:
    """A query of the list; what it does not say is as in another."""
    return replace(like, text=listed.text, kind=listed.kind or like.kind, page_size=1)


class Searched(Protocol):
    """What answers queries: a corpus."""

    def search(self, query: Query) -> Results: ...
    def entries(self, query: Query) -> Iterator[Entry]: ...


def answered(library: Searched, listed: ListedQuery, like: Query, most: int = MOST) -> ListedAnswer:
    """What is said to one of them."""
    if listed.fault:
        return ListedAnswer(asked=listed)
    query = asked_as(listed, like)
    entries = tuple(islice(library.entries(query), most))
    return ListedAnswer(asked=listed, results=library.search(query), entries=entries)


def all_answered(
    library: Searched, listed: Iterable[ListedQuery], like: Query, most: int = MOST
) -> Iterator[ListedAnswer]:
    """What is said to each, as long as the book has room for hits; then what is counted."""
    room = MOST_IN_ALL
    for each in listed:
        answer = answered(library, each, like, min(most, room))
        room -= len(answer.entries)
        yield answer


# --- the book ---------------------------------------------------------------------------------------------------------

_HIT = ("kind", "title", "text", "document_title", "column.document_number", "path", "day", "entry_id")


def answer_sheets(answers: Sequence[ListedAnswer]) -> list[Sheet]:
    """计数 first, then the hits of each query."""
    numbered = list(enumerate(answers, 1))
    return [_counts(numbered), *(_hits(number, each) for number, each in numbered if each.results is not None)]


def _counts(answers: Iterable[tuple[int, ListedAnswer]]) -> Sheet:
    kinds = [chinese(f"kind.{kind.value}") for kind in Kind]
    columns = ("序号", "行", "名称", "检索式", "理解为", "条数", *kinds, "说明")

    def row(number: int, each: ListedAnswer) -> tuple[Value, ...]:
        found, asked = each.results, each.asked
        counts = [found.kinds.get(kind, 0) for kind in Kind] if found else [None] * len(kinds)
        reading = found.reading if found else ""
        return (number, asked.row, asked.name, asked.text, reading, found.total if found else None, *counts, each.said)

    rows = tuple(row(number, each) for number, each in answers)
    return Sheet(name="计数", columns=columns, rows=rows, widths={"检索式": 30, "理解为": 36, "说明": 40})


def _hits(number: int, answer: ListedAnswer) -> Sheet:
    def row(entry: Entry) -> tuple[Value, ...]:
        place = (entry.document_title, entry.document_number, " › ".join(entry.path), entry.day, entry.entry_id)
        return (chinese(f"kind.{entry.kind.value}"), entry.title, entry.text, *place)

    return Sheet(
        name=f"{number} {answer.asked.name or answer.asked.text}",
        columns=tuple(map(chinese, _HIT)),
        rows=tuple(map(row, answer.entries)),
        notes=() if answer.entries else (answer.said if answer.results and answer.results.total else "没有结果",),
        widths={"标题": 30, "原文": 60, "文件标题": 36, "章节路径": 36},
    )
