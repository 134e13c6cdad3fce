"""The command show: one record, with its words in their context and its place."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Annotated, Any

import typer
from rich.text import Text

from corpus.build import Corpus
from corpus.export.records import cited, records
from corpus.glossary import chinese
from corpus.model import ParsedDocument, Span
from corpus.search.entry_ids import InvalidEntryId, parse_entry_id
from ui.cli.files import ListFormat
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    deliver,
    fail,
    grid,
    json_file,
    opened,
    screen,
)

_AROUND = 80
"""Characters of context before and after a quote."""
_PLACE = frozenset({"record", "entry_id", "document_id", "file", "document_title", "document_number", "path"})
"""Fields that are shown in lines of their own."""
_HIDDEN = frozenset({"start", "end", "section", "quote"})
_SLUGS = frozenset({"status", "kind", "comparator", "relation", "code"})


def show(
    entry_id: Annotated[str, typer.Argument(metavar="编号", help="检索或导出结果中的编号，或文件编号。")],
    form: Annotated[ListFormat, typer.Option("--format", metavar="格式", help="table 或 json。")] = ListFormat.TABLE,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """显示一条记录：内容、在原文中的位置和上下文；编号是文件时显示文件概况。"""
    with opened(corpus, engine) as library:
        parsed = _document(library, entry_id)
        record = _record(library, parsed, entry_id) if parsed else None
    if parsed is None or record is None:
        raise fail(f"语料库中没有编号 {entry_id}。编号见 zhengce search 的结果。")
    if form is ListFormat.JSON:
        deliver(json_file(record), None)
        return
    screen.print(grid(("项目", "内容"), _rows(record)))
    if "start" in record:
        screen.print(_in_context(parsed, Span(record["start"], record["end"])))


def _document(library: Corpus, entry_id: str) -> ParsedDocument | None:
    """The document of a record or the document itself; None for what is no id."""
    try:
        return library.document(parse_entry_id(entry_id).document_id)
    except InvalidEntryId:
        return None


def _record(library: Corpus, parsed: ParsedDocument, entry_id: str) -> dict[str, Any] | None:
    """The record of an id: those of exports (a document with counts of what it holds), else a passage of the index."""
    found: dict[str, dict[str, Any]] = {str(record["entry_id"]): dict(record) for record in records(parsed)}
    if entry_id in found:
        counts = Counter(str(record["record"]) for record in found.values())
        if entry_id != parsed.document_id:
            return found[entry_id]
        return {**found[entry_id], **_validity(library, parsed), **(counts - Counter(document=1))}
    entry = library.entry(entry_id)
    if entry is None:
        return None
    whole = found[parsed.document_id]
    return {
        **{name: value for name, value in whole.items() if name in _PLACE},
        **{"record": entry.kind.value, "entry_id": entry_id, "path": list(entry.path)},
        **{"quote": parsed.document[entry.span], "start": entry.span.start, "end": entry.span.end},
    }


def _validity(library: Corpus, parsed: ParsedDocument) -> dict[str, Any]:
    """时效 as of today, with what other documents of the corpus say."""
    status = parsed.metadata.term(library.repealed(parsed.document_id)).on(date.today())
    ended = [{"title": row.title, "number": row.document_number} for row in library.repealing(parsed.document_id)]
    return {"status": chinese(status.value), "repealed_by": ended}


def _rows(record: dict[str, Any]) -> list[tuple[str, str]]:
    kind = record["record"]
    place = f"第 {record['start']}—{record['end']} 字" if "start" in record else ""
    head = [
        ("种类", chinese(f"kind.{kind}")),
        ("文件", record["document_title"] or record["file"]),
        ("文号", record["document_number"] or ""),
        ("章节", " › ".join(record.get("path") or ())),
        ("位置", f"{record['file']} {place}".rstrip()),
    ]
    own = [
        (chinese(f"{kind}.{name}"), _shown(name, value))
        for name, value in record.items()
        if name not in _PLACE | _HIDDEN and (kind != "document" or name != "title")
    ]
    return [row for row in (*head, *own, ("记录编号", record["entry_id"])) if row[1]]


def _shown(name: str, value: Any) -> str:
    """A field for the screen; empty where there is nothing to say."""
    if value is None or value is False or value == []:  # a target may be 0
        return ""
    if name == "assignments":
        return "\n".join(_assignment(each) for each in value)
    if name == "deadline":
        until = value["due"] or value["recurs"]
        return str(value["text"]) + (f"（{until}）" if until else "")
    if name == "milestones":
        return "\n".join(f"{each['text']}：{each['what']}" for each in value)
    if name in ("repeals", "repealed_by"):
        return "\n".join(map(cited, value))
    if isinstance(value, list):
        return "、".join(map(str, value))
    if value is True:
        return "是"
    slug = f"{name}.{value}"
    word = chinese(slug) if name in _SLUGS else slug
    return str(value) if word == slug else word  # the status of a document is told in Chinese already


def _assignment(each: dict[str, Any]) -> str:
    name = each["unit_full"] or each["unit"]
    today = each.get("present_name")
    renamed = f"（现为{today}）" if each.get("since") and today != each["unit"] else ""
    return f"{chinese('role.' + each['role'])}：{name}{renamed}" + ("（由正文叙述读出）" if each.get("running") else "")


def _in_context(parsed: ParsedDocument, span: Span) -> Text:
    text = parsed.document.text
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    quote = Text("…" if start else "", style="dim")
    quote.append(text[start : span.start], style="dim")
    quote.append(text[span.start : span.end], style="bold")
    quote.append(text[span.end : end] + ("…" if end < len(text) else ""), style="dim")
    return quote
