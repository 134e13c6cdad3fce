"""The command themes suggest: what the taxonomy of themes lacks, by the corpus's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corpus.export.sheets import Sheet, to_csv
from extract.lexicon import LexiconError
from extract.names.themes import Themes, suggestion_rows
from ui.cli.files import ListFormat
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    chosen,
    deliver,
    documents_of,
    fail,
    grid,
    opened,
    screen,
)


def suggest(
    least: Annotated[int, typer.Option(metavar="次数", min=2, help="至少出现几次才列出。")] = 3,
    limit: Annotated[int, typer.Option(metavar="条数", min=1, help="最多列出多少条。")] = 100,
    themes: Annotated[Path | None, typer.Option(metavar="文件", help="自己的主题表（CSV），不写则用自带的。")] = None,
    form: Annotated[
        ListFormat | None, typer.Option("--format", metavar="格式", help="table 或 csv。〔默认 table〕")
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """由语料库中反复出现的“…制度”“…机制”“…体系”“…模式”提出新主题；csv 的各行可直接补入主题表。"""
    form = chosen(form, output, ListFormat.TABLE)
    if themes is not None and not themes.is_file():
        raise fail(f"{themes}：没有这个文件，请检查路径。")
    with opened(corpus, engine) as library:
        try:
            taxonomy = Themes.load(themes)
        except LexiconError as error:
            raise fail(f"主题表不能使用：{error}") from error
        found = taxonomy.suggest((parsed.document.text for parsed in documents_of(library)), least)[:limit]
    if form is ListFormat.CSV:
        rows = list(suggestion_rows(found))
        columns = tuple(rows[0]) if rows else ()
        sheet = Sheet(name="主题", columns=columns, rows=tuple(tuple(row.values()) for row in rows))
        deliver(to_csv(sheet), output)
        return
    rows_shown = [(each.phrase, each.count, each.texts, each.example) for each in found]
    screen.print(grid(("主题", "次数", "文件", "例"), rows_shown))
