"""The commands saved: searches that were kept under a name, and what is new in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from corpus.build import Corpus
from corpus.export.entries import entry_json, entry_sheet
from corpus.export.sheets import Sheet, to_csv
from corpus.glossary import chinese
from corpus.intake.kept import News
from corpus.search.fields import FIELDS
from corpus.store.saved import SavedSearch
from ui.cli.entries import entry_lines, files_of
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


def saved_list(
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出已存的检索，各有多少条、上次看过以后新增多少条。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        rows = [(each, *_figures(library, each)) for each in library.kept.all()]
    if form is ListFormat.JSON:
        found = [_saved_json(each) | {"total": total, "new": fresh} for each, total, fresh in rows]
        deliver(json_file(found), output)
        return
    columns = ("名称", "检索式", "种类", "条数", "新增", "上次看过")
    cells = tuple((each.name, *_asked(each), total, fresh, _day(each.looked)) for each, total, fresh in rows)
    if form is ListFormat.CSV:
        deliver(to_csv(Sheet(name="已存检索", columns=columns, rows=cells)), output)
    elif not cells:
        typer.echo("还没有已存的检索。保存：zhengce search 检索式 --save 名称")
    else:
        screen.print(grid(columns, cells))


def _figures(library: Corpus, each: SavedSearch) -> tuple[int, int]:
    return library.search(each.query).total, len(library.kept.news_of(each).entries)


def _asked(each: SavedSearch) -> tuple[str, str]:
    filters = (
        f"{chinese(name)}：{'、'.join(_value(name, value) for value in values)}"
        for name, values in each.query.filters.items()
    )
    words = "；".join(filter(None, (each.query.text, *filters)))
    return words, chinese(f"kind.{each.query.kind.value}") if each.query.kind else "全部"


def _value(field: str, value: str) -> str:
    """Those that are stored as slugs in Chinese."""
    return chinese(f"{field}.{value}") if FIELDS[field].slugs else value


def _day(moment: str) -> str:
    return moment.replace("T", " ")


def _saved_json(each: SavedSearch) -> dict[str, Any]:
    query = each.query
    return {
        "name": each.name,
        "query": query.text,
        "kind": query.kind and query.kind.value,
        "filters": {name: list(values) for name, values in query.filters.items()},
        "saved": each.saved,
        "looked": each.looked,
    }


def saved_new(
    names: Annotated[list[str] | None, typer.Argument(metavar="名称", help="已存检索的名称；不写则全部。")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="不记为已看，下次还列出。")] = False,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出已存检索上次看过以后新增的条目，并记为已看。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        asked = _chosen(library, names or [])
        found = [library.kept.news_of(each) for each in asked]
        _hand_out(library, found, form, output)
        for news in [] if keep else found:
            library.kept.told(news)


def _chosen(library: Corpus, names: list[str]) -> list[SavedSearch]:
    held = {each.name: each for each in library.kept.all()}
    if unknown := [name for name in names if name not in held]:
        raise fail(f"没有已存的检索：{'、'.join(unknown)}。已存的见 zhengce saved list。")
    return [held[name] for name in names] if names else list(held.values())


def _hand_out(library: Corpus, found: Sequence[News], form: ListFormat, output: Path | None) -> None:
    if form is ListFormat.JSON:
        deliver(json_file(searches_json(library, found)), output)
    elif form is ListFormat.CSV:
        deliver(to_csv(_news_sheet(library, found)), output)
    else:
        for line in news_lines(found):
            typer.echo(line)


def searches_json(library: Corpus, found: Sequence[News]) -> list[dict[str, Any]]:
    files = files_of(library)
    return [_saved_json(news.search) | {"new": [entry_json(each, files) for each in news.entries]} for news in found]


def _news_sheet(library: Corpus, found: Sequence[News]) -> Sheet:
    files = files_of(library)
    sheets = [(news.search.name, entry_sheet(news.entries, files)) for news in found]
    columns = entry_sheet((), {}).columns
    rows = tuple((name, *row) for name, sheet in sheets for row in sheet.rows)
    return Sheet(name="新增", columns=("已存检索", *columns), rows=rows)


def news_lines(found: Sequence[News]) -> list[str]:
    if not found:
        return ["还没有已存的检索。保存：zhengce search 检索式 --save 名称"]
    lines: list[str] = []
    for news in found:
        lines.append(f"“{news.search.name}”：{_day(news.search.looked)} 以来新增 {len(news.entries)} 条")
        lines += entry_lines(news.entries)
    return lines


def saved_remove(
    names: Annotated[list[str], typer.Argument(metavar="名称", help="已存检索的名称，可写多个。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """删除已存的检索；语料库里的文件不受影响。"""
    with opened(corpus, engine) as library:
        unknown = [name for name in names if not library.kept.remove(name)]
    typer.echo(f"已删除 {len(names) - len(unknown)} 个已存检索。")
    if unknown:
        raise fail(f"没有已存的检索：{'、'.join(unknown)}")
