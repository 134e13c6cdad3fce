"""The command search."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from corpus.build import Corpus
from corpus.export.entries import entry_sheet, results_json
from corpus.export.sheets import to_csv
from corpus.glossary import chinese
from corpus.model import UnitRole
from corpus.search.asked import Entry, Hit, Kind, Query, Results, Sort
from corpus.search.syntax import LAST_WORD, as_lines, fields_line
from corpus.store.saved import SavedNameError, saved_name
from ui.cli.entries import files_of
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
from ui.cli.queries import answer_list
from ui.cli.words import ChineseCommand

_HIT = "bold yellow"
_COLUMNS = ("种类", "内容", "出处", "编号")


class SearchCommand(ChineseCommand):
    """Its help has the page on queries."""

    def further(self) -> list[tuple[str, list[tuple[str, str]]]]:
        names, _, listed = fields_line().partition("：")
        return [("检索式", as_lines()), (names, [("", listed)]), ("", [("", LAST_WORD)])]


def search(
    query: Annotated[
        str | None, typer.Argument(metavar="检索式", help="如 '生态补偿 地区:浙江省'；引号内按原文查。")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(metavar="种类", help=f"{' '.join(Kind)} 之一。")] = None,
    form: ListFormatName = None,
    sort: Annotated[Sort, typer.Option(metavar="排序", help="relevance、newest 或 oldest。")] = Sort.RELEVANCE,
    page: Annotated[int, typer.Option(metavar="页", min=1, help="第几页。")] = 1,
    limit: Annotated[int | None, typer.Option(metavar="条数", min=1, max=1000, help="每页条数。〔默认 20〕")] = None,
    synonyms: Annotated[bool, typer.Option("--synonyms", help="主题词也查同一主题的其他说法。")] = False,
    former_names: Annotated[bool, typer.Option("--former-names", help="单位也查其曾用名和现名。")] = False,
    distinct: Annotated[bool, typer.Option("--distinct", help="同一文件的转载和其他格式只列一次。")] = False,
    group: Annotated[bool, typer.Option("--group", help="按文件归组：每份文件先列三条；--limit 是每页几份。")] = False,
    save: Annotated[str, typer.Option(metavar="名称", help="把这次检索存下来，以后可看新增。")] = "",
    queries: Annotated[
        Path | None, typer.Option(metavar="文件", help="检索式清单（.xlsx .csv .txt），结果用 --output 写入 .xlsx。")
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """检索语料库：文件、条款、任务、目标、完成情况、制度创新、引用。"""
    asked = Query(text=query or "", kind=kind, sort=sort, page=page, page_size=limit or 20)
    asked = replace(asked, synonyms=synonyms, former_names=former_names, copies=not distinct, grouped=group)
    if queries is not None:
        answer_list(queries, asked, limit, output, corpus, engine, alone=query is None and not (save or form))
        return
    if query is None:
        raise fail("请写检索式，或用 --queries 指明检索式清单。", 2)
    form, name = chosen(form, output, ListFormat.TABLE), _name(save) if save else ""
    with opened(corpus, engine) as library:
        results = library.search(asked)
        if name:  # first: who reads what is told may leave before its end
            _save(library, name, asked)
        _hand_out(library, results, asked, form, output)


def _name(save: str) -> str:
    try:
        return saved_name(save)
    except SavedNameError as error:
        raise fail(f"{error}。", 2) from error


def _save(library: Corpus, name: str, asked: Query) -> None:
    if before := library.kept.search(name):
        typer.echo(f"“{name}”原来存的是“{before.query.text}”，现已换成这一次的。", err=True)
    library.kept.save(name, asked)
    typer.echo(f"已存检索“{name}”。以后看新增：zhengce saved new {shlex.quote(name)}", err=True)


def _hand_out(library: Corpus, results: Results, asked: Query, form: ListFormat, output: Path | None) -> None:
    files = files_of(library) if form is not ListFormat.TABLE else {}
    if form is ListFormat.JSON:
        deliver(json_file(results_json(results, files, grouped=asked.grouped)), output)
    elif form is ListFormat.CSV:
        deliver(to_csv(entry_sheet((hit.entry for hit in results.hits), files)), output)
    else:
        _print_hits(results, page=asked.page, limit=asked.page_size)
        for note in results.notes:
            typer.echo(f"提示：{note}", err=True)
        for offer in results.offers:
            command = shlex.join(["zhengce", "search", offer.text])
            typer.echo(f"{offer.label}（{offer.count} 条）：{command}", err=True)


def _print_hits(results: Results, *, page: int, limit: int) -> None:
    total = results.total
    if results.reading:
        typer.echo(results.reading)
    if results.hits:
        for group in results.groups:
            title = f"《{group.hits[0].entry.document_title}》 {group.total} 条"
            screen.print(grid(_COLUMNS, [_row(hit) for hit in group.hits], title=title))
        if not results.groups:
            screen.print(grid(_COLUMNS, [_row(hit) for hit in results.hits]))
        pages = -(-(results.documents or total) // limit)
        documents = f"，在 {results.documents} 份文件中" if results.documents else ""
        typer.echo(f"共 {total} 条{documents}，第 {page} 页（共 {pages} 页）。查看全文：zhengce show 编号")
    else:
        typer.echo("没有结果。" if not total else f"共 {total} 条，第 {page} 页没有内容。")
    counts = [f"{chinese(f'kind.{kind.value}')} {count}" for kind, count in results.kinds.items() if count]
    if len(counts) > 1 or (counts and not total):
        typer.echo(f"各类：{'、'.join(counts)}（只看一类用 --kind）")


def _row(hit: Hit) -> tuple[str, Text, str, str]:
    return (chinese(f"kind.{hit.entry.kind.value}"), _words(hit), _source(hit.entry), hit.entry.entry_id)


def _words(hit: Hit) -> Text:
    """What a task names, then a hundred characters around the first match, matches marked."""
    entry = hit.entry
    start = max(0, hit.highlights[0].start - 30) if hit.highlights else 0
    end = min(len(entry.text), start + 100)
    text = Text(entry.text[start:end].replace("\n", " "))
    for span in hit.highlights:
        if span.start >= start and span.end <= end:
            text.stylize(_HIT, span.start - start, span.end - start)
    return _head(entry) + Text("…" if start else "") + text + Text("…" if end < len(entry.text) else "")


def _head(entry: Entry) -> Text:
    """A task's title and units, what is cited and how; others begin with their words."""
    if entry.kind is Kind.CITATION:
        relations = "、".join(chinese(f"relation.{name}") for name in entry.facets.get("relation", ()))
        return Text(entry.title, style="bold") + Text(f"\n关系 {relations}\n", style="cyan")
    if entry.kind is not Kind.TASK:
        return Text()
    roles = [(chinese(f"role.{role.value}"), entry.facets.get(role.value, ())) for role in UnitRole]
    units = " · ".join(f"{word} {'、'.join(names)}" for word, names in roles if names)
    return Text(entry.title, style="bold") + Text(f"\n{units or '未写明单位'}\n", style="cyan")


def _source(entry: Entry) -> str:
    place = " › ".join(entry.path[-2:])
    return "\n".join(filter(None, (entry.document_title, entry.document_number, place, entry.day)))


# --- matrix -------------------------------------------------------------------------------------------------------
