"""The command evaluate: how good extraction is against gold, and whether it got worse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from corpus.build import Corpus
from corpus.corrections.correction import CHECKED_KINDS
from corpus.export.contract import to_json
from corpus.export.gold import to_gold
from corpus.glossary import chinese
from corpus.gold.evaluate import Evaluation, GoldError, evaluate, load_gold, total
from corpus.gold.floors import FloorsError, below, dump_floors, load_floors, moved
from corpus.gold.measures import Count, Record
from corpus.intake.jobs import Job, Refused
from ingest import is_readable
from ui.cli.files import parse_files
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    deliver,
    fail,
    grid,
    opened,
    screen,
)

_OWN = "corrections"
"""The name of one's own corrections among the sets of gold."""


def evaluate_gold(
    gold: Annotated[
        Path | None, typer.Argument(metavar="金标文件夹", help="每份文件一个 .json，文件名与文件对应。")
    ] = None,
    documents: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="对应的原文件，名称除扩展名外与金标相同。")
    ] = None,
    corrections: Annotated[
        bool, typer.Option("--corrections", help="不用金标，用语料库里自己的校核来衡量；只算校核过的条目。")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="列出每一处差异。")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="文件", help="底线文件（TOML）；低于底线则退出码为 1。")
    ] = None,
    raise_floors: Annotated[bool, typer.Option("--raise-floors", help="把底线提高到本次结果，只升不降。")] = False,
    lower_floors: Annotated[bool, typer.Option("--lower-floors", help="把底线设为本次结果，允许降低。")] = False,
    publish: Annotated[Path | None, typer.Option(metavar="文件", help="把结果写入该文档的标记段。")] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """用金标或自己的校核衡量提取的准确率、召回率和 F1，逐份并合计。"""
    if (raise_floors or lower_floors) and floors is None:
        raise fail("--raise-floors 和 --lower-floors 要与 --floors 一起用。", 2)
    if corrections == (gold is not None) or (gold is None) != (documents is None):
        raise fail("请写明金标文件夹和原文件的文件夹，或只写 --corrections。", 2)
    name = gold.name if gold else _OWN
    if gold and documents:
        evaluations = tuple(_evaluations(_gold(gold), documents))
    else:
        with opened(corpus, engine) as library:
            evaluations = tuple(_by_corrections(library))
    for each in evaluations:
        _print_document(each, verbose=verbose)
    counts = total(evaluations)
    screen.print(grid(("类别", "准确率", "召回率", "F1", "正确", "金标", "提取"), _figures(counts)))
    if publish:
        deliver(_published(publish, name, len(evaluations), counts).encode(), publish)
    if floors:
        _hold_floors(floors, name, counts, lift=raise_floors, lower=lower_floors)


def _gold(folder: Path) -> dict[str, Record]:
    try:
        return load_gold(folder)
    except GoldError as error:
        raise fail(str(error)) from error
    except OSError as error:
        raise fail(f"{folder}：{error.strerror}") from error


def _evaluations(gold: Mapping[str, Record], folder: Path) -> Iterator[Evaluation]:
    """Each gold file with its document; one whose document is missing or unreadable counts as nothing found."""
    paths = {path.stem: path for path in sorted(folder.glob("*"), reverse=True) if is_readable(path.name)}
    failures: list[str] = []
    for name, record in gold.items():
        if name not in paths:
            typer.echo(f"{name}：{folder} 中没有对应的文件，按未提取计。", err=True)
        found = [to_json(parsed) for _, parsed in parse_files([paths[name]] if name in paths else [], failures)]
        yield evaluate(name, record, found[0] if found else {})


def _by_corrections(library: Corpus) -> Iterator[Evaluation]:
    """Each corrected document read anew by the rules of today, beside what people said of its records."""
    from corpus.intake.worker import work  # all that reads files: other commands can do without

    for document_id in [parsed.document_id for parsed in library.corrections.corrected()]:
        if (raw := library.raw(document_id)) is None:
            continue
        source, data = raw
        answer = work(Job(source.name, data, source.retrieved))
        if isinstance(answer, Refused):
            typer.echo(f"{source.name}：{answer.reason}", err=True)
            continue
        judged = library.corrections.judged(answer)
        gold = to_gold(judged.right, CHECKED_KINDS)
        yield evaluate(source.name, gold, to_json(judged.found))


def _print_document(evaluation: Evaluation, *, verbose: bool) -> None:
    low = [each for each in evaluation.measured if each.count.f1 < 1]
    words = "，".join(f"{chinese(each.kind)} {each.count.f1:.2f}" for each in low)
    typer.echo(f"{evaluation.name}：{words or '全部正确'}")
    for each in low if verbose else ():
        for sign, differences in (("缺", each.missing), ("多", each.extra)):
            for text in differences:
                typer.echo(f"    {chinese(each.kind)} {sign}：{text}")


def _figures(counts: Mapping[str, Count]) -> list[tuple[str | int | Text, ...]]:
    return [
        (
            chinese(kind),
            *(Text(f"{value:.3f}", justify="right") for value in (count.precision, count.recall, count.f1)),
            count.right,
            count.gold,
            count.found,
        )
        for kind, count in counts.items()
    ]


def _hold_floors(path: Path, name: str, counts: Mapping[str, Count], *, lift: bool, lower: bool) -> None:
    try:
        floors = load_floors(path)
    except FloorsError as error:
        raise fail(str(error)) from error
    if lift or lower:
        floors[name] = moved(floors.get(name, {}), counts, lower=lower)
        deliver(dump_floors(floors).encode(), path)
    if name not in floors:
        raise fail(f"{path} 中没有 [{name}] 的底线，可用 --raise-floors 写入。")
    if low := below(counts, floors[name]):
        words = "，".join(
            f"{chinese(kind)} {counts[kind].f1 if kind in counts else 0:.3f} < {low[kind]:.3f}" for kind in low
        )
        raise fail(f"低于底线：{words}。")
    typer.echo(f"不低于 {path} 中 [{name}] 的底线。")


# --- publishing ---------------------------------------------------------------------------------------------------


def _published(path: Path, name: str, documents: int, counts: Mapping[str, Count]) -> str:
    """The document with the figures between its marks for this set of gold replaced."""
    begin, end = f"<!-- figures:{name} -->", f"<!-- /figures:{name} -->"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if begin not in text or end not in text:
        raise fail(f"{path} 中没有标记段 {begin} … {end}。")
    block = "\n".join([begin, *_markdown(documents, counts), end])
    return re.sub(re.escape(begin) + r".*?" + re.escape(end), lambda _: block, text, flags=re.DOTALL)


def _markdown(documents: int, counts: Mapping[str, Count]) -> Sequence[str]:
    rows = [
        f"| {chinese(kind)} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} | {c.gold} | {c.found} |"
        for kind, c in counts.items()
    ]
    head = ["| 类别 | 准确率 | 召回率 | F1 | 金标条数 | 提取条数 |", "|---|---:|---:|---:|---:|---:|"]
    return [f"共 {documents} 份文件。", "", *head, *rows]
