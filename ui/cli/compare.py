"""The command compare: two to six documents side by side, two versions clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from corpus.build import Corpus
from corpus.comparison.sides import FEWEST, MOST, Aspect, SideBySide, side_by_side
from corpus.comparison.versions import align
from corpus.export.sides import side_book, side_json
from corpus.export.versions import alignment_book, alignment_json
from corpus.model import ParsedDocument
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
    screen,
)
from ui.cli.side_lines import side_lines, version_lines

_TOLD = 5
"""Documents that are named where words may mean several."""
_ENDINGS = (".txt", ".json", ".xlsx")


class ComparisonFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"


def compare(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="文件", help="2 至 6 份：文件编号、文号、标题（可只写一部分）或文件路径。"),
    ],
    by: Annotated[
        Aspect | None,
        typer.Option(
            metavar="方面",
            help="clause 按条文（只用于两份），task 按任务，target 按目标，unit 按单位，theme 按主题。"
            "〔默认两份按条文，否则按任务〕",
        ),
    ] = None,
    form: Annotated[
        ComparisonFormat | None,
        typer.Option("--format", metavar="格式", help="text、json 或 xlsx。〔默认按 --output 的扩展名，否则 text〕"),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="未变的条文、仅一份文件有的行也列出。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """对照文件：两个版本逐条对照，或 2 至 6 份文件按任务、目标、单位、主题并列。"""
    if not FEWEST <= len(sources) <= MOST:
        raise fail(f"请写 {FEWEST} 至 {MOST} 份文件，这里写了 {len(sources)} 份。", 2)
    by = by or (Aspect.CLAUSE if len(sources) == FEWEST else Aspect.TASK)
    if by is Aspect.CLAUSE and len(sources) > FEWEST:
        raise fail("按条文只能对照两份文件；更多文件请用 --by task、target、unit 或 theme。", 2)
    if output and form is None and output.suffix.lower() not in _ENDINGS:
        raise fail(f"请用 --format 写明格式，或让文件名以 {'、'.join(_ENDINGS)} 结尾。", 2)
    form = chosen(form, output, ComparisonFormat.TEXT)
    documents = _documents(sources, corpus, engine)
    if by is Aspect.CLAUSE:
        _deliver_versions((documents[0], documents[1]), form, everything, output)
    else:
        _deliver_sides(side_by_side(documents, by), documents, form, everything, output)


# --- which documents ----------------------------------------------------------------------------------------------


def _documents(sources: Sequence[str], folder: Path, engine: str) -> list[ParsedDocument]:
    """Files are read at once; anything else names a document of the corpus, which is opened only then."""
    with ExitStack() as stack:
        library: Corpus | None = None
        found = []
        for source in sources:
            if is_file(source):
                found.append(_read(Path(source)))
                continue
            library = library or stack.enter_context(opened(folder, engine))
            found.append(_named(library, source))
    ids = [parsed.document_id for parsed in found]
    if repeated := next((source for at, source in enumerate(sources) if ids[at] in ids[:at]), None):
        raise fail(f"{repeated} 与前面写的是同一份文件，请换一份。")
    return found


def _read(path: Path) -> ParsedDocument:
    parsed = next((each for _, each in parse_files([path], [])), None)
    if parsed is None:  # why has been said
        raise typer.Exit(1)
    return parsed


def _named(library: Corpus, words: str) -> ParsedDocument:
    rows = library.kin.named(words)
    if not rows:
        raise fail(f"没有“{words}”这个文件，语料库中也没有这个编号、文号或标题。")
    if len(rows) > 1:
        told = "".join(f"\n  {row.document_id}  {row.title}（{row.source_name}）" for row in rows[:_TOLD])
        more = f"\n  … 共 {len(rows)} 份" if len(rows) > _TOLD else ""
        raise fail(f"“{words}”可指语料库中的几份文件，请写明编号：{told}{more}")
    parsed = library.document(rows[0].document_id)
    if parsed is None:  # removed meanwhile
        raise fail(f"语料库中没有编号 {rows[0].document_id}。")
    return parsed


# --- what is shown ------------------------------------------------------------------------------------------------


def _deliver_versions(
    versions: tuple[ParsedDocument, ParsedDocument], form: ComparisonFormat, everything: bool, output: Path | None
) -> None:
    alignment = align(*versions)
    if form is ComparisonFormat.JSON:
        deliver(json_file(alignment_json(alignment, versions)), output)
    elif form is ComparisonFormat.XLSX:
        deliver(alignment_book(alignment, versions), output, name="条文对照.xlsx")
    else:
        _say(version_lines(alignment, versions, everything), output)


def _deliver_sides(
    sides: SideBySide,
    documents: Sequence[ParsedDocument],
    form: ComparisonFormat,
    everything: bool,
    output: Path | None,
) -> None:
    if form is ComparisonFormat.JSON:
        deliver(json_file(side_json(sides, documents)), output)
    elif form is ComparisonFormat.XLSX:
        deliver(side_book(sides, documents), output, name="文件对照.xlsx")
    else:
        _say(side_lines(sides, documents, everything), output)


def _say(lines: Iterator[Text], output: Path | None) -> None:
    """On the screen in colour, in a file as plain text."""
    if output:
        deliver("".join(f"{line.plain}\n" for line in lines).encode(), output)
        return
    for line in lines:
        screen.print(line, soft_wrap=True)
