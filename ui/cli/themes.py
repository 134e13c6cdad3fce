"""The command themes suggest: what the taxonomy of themes lacks, by the corpus's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.export.sheets import Sheet, to_csv
from corpus.intake.kin import proper_names
from extract.lexicon import LexiconError
from extract.names.themes import Suggestion, Themes, suggestion_rows
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

_READ, _KEYWORDS = 5_000, 12
"""What a document is about it says in its first pages; so many keywords of each count."""
_SHORTEST = 3
"""Characters of a keyword that may be a theme: shorter ones are words of any subject."""


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
    """由语料库中反复出现的“…制度”“…机制”“…体系”“…模式”和几份文件共有的关键词提出新主题；csv 的各行可直接补入主题表。"""
    form = chosen(form, output, ListFormat.TABLE)
    if themes is not None and not themes.is_file():
        raise fail(f"{themes}：没有这个文件，请检查路径。")
    with opened(corpus, engine) as library:
        try:
            taxonomy = Themes.load(themes)
        except LexiconError as error:
            raise fail(f"主题表不能使用：{error}") from error
        arrangements = taxonomy.suggest((parsed.document.text for parsed in documents_of(library)), least)
        words = taxonomy.unnamed(_keywords(library, least))
    found = sorted((*arrangements, *words), key=lambda one: (-one.texts, -one.count))[:limit]
    if form is ListFormat.CSV:
        rows = list(suggestion_rows(found))
        columns = tuple(rows[0]) if rows else ()
        sheet = Sheet(name="主题", columns=columns, rows=tuple(tuple(row.values()) for row in rows))
        deliver(to_csv(sheet), output)
        return
    rows_shown = [(each.phrase, each.count, each.texts, each.example) for each in found]
    screen.print(grid(("主题", "次数", "文件", "例"), rows_shown))


def _keywords(library: Corpus, least: int) -> Iterator[Suggestion]:
    """Words that tell what at least so many documents are about, each with its first place."""
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for parsed in documents_of(library):
        text = parsed.document.text[:_READ]
        for keyword in library.kin.keywords.of(text, _KEYWORDS):
            counts[keyword.word] += keyword.count
            spread[keyword.word] += 1
            examples.setdefault(keyword.word, _around(text, keyword.word))
    for word, texts in spread.items():
        if texts >= least and len(word) >= _SHORTEST and word not in proper_names():
            yield Suggestion(word, counts[word], texts, examples[word])


def _around(text: str, word: str) -> str:
    at = max(text.find(word), 0)
    return " ".join(text[max(at - 10, 0) : at + len(word) + 15].split())
