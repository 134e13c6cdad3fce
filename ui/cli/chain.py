"""The command chain: what a document rests on, what rests on it, and what the corpus lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from corpus.build import Corpus
from corpus.glossary import chinese
from corpus.model import Relation
from corpus.store.chains import STEPS, Chain, ChainNode
from corpus.store.lacking import LackingPaper
from corpus.store.series import NumberSeries
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
from ui.panels.chain import GUESS, chain_svg, series_words

_LACKING = 30
_COLOURS = (
    "<style>text{font:12px sans-serif}rect{fill:#fff;stroke:#5f6b7a}.zc-lacking rect{stroke-dasharray:4 3}"
    ".zc-start rect{stroke-width:2}.zc-edge{fill:none;stroke:#9aa5b1}.zc-other{stroke-dasharray:4 3}</style>"
)


class ChainFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    SVG = "svg"


def chain(
    document: Annotated[
        str | None, typer.Argument(metavar="文件", help="文件编号、文号或标题；不写则列出全库缺少的文件。")
    ] = None,
    steps: Annotated[int, typer.Option(metavar="层数", min=1, max=6, help="向前、向后各看几层。")] = STEPS,
    form: Annotated[
        ChainFormat | None, typer.Option("--format", metavar="格式", help="text、json 或 svg。〔默认 text〕")
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """依据链：一份文件以什么为依据、什么以它为依据，库中缺哪些；不写文件则列出全库被引用而没有的文件和文号的空缺。"""
    form = chosen(form, output, ChainFormat.TEXT)
    with opened(corpus, engine) as library:
        found = _chain(library, document, steps) if document else None
        series = library.kin.series(_number(found)) if found is None or _number(found) else ()
        lacking = library.kin.lacking() if found is None else ()
    if form is ChainFormat.SVG:
        if found is None:
            raise fail("svg 只画一份文件的依据链，请写明文件。", 2)
        deliver(_svg(found), output)
    elif form is ChainFormat.JSON:
        deliver(json_file(_chain_json(found, series, lacking)), output)
    else:
        lines = _chain_lines(found) if found else _lacking_lines(lacking)
        deliver("\n".join([*lines, *_series_lines(series)]).encode() + b"\n", output)


def _chain(library: Corpus, words: str, steps: int) -> Chain:
    rows = library.kin.named(words)
    if not rows:
        raise fail(f"语料库中没有文件 {words}。请写文件编号、文号或标题，见 zhengce search。")
    first = library.kin.chain(rows[0].document_id, steps)
    copies = {copy.document_id for copy in first.nodes[0].copies} if first else set()
    if first is None or any(row.document_id not in copies for row in rows[1:]):
        names = "、".join(f"{row.document_id} {row.title}" for row in rows[:5])
        raise fail(f"{words} 可指 {len(rows)} 份文件，请写文件编号：{names}{' 等' if len(rows) > 5 else ''}。", 2)
    return first


def _number(found: Chain | None) -> str | None:
    return found.nodes[0].number if found else None


def _svg(found: Chain) -> bytes:
    """A picture of its own, with colours of its own and without ways into the pages."""
    drawn = chain_svg(found).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    head, _, rest = drawn.partition(">")
    return re.sub(r' data-go| href="[^"]*"', "", f"{head}>{_COLOURS}{rest}").encode()


# --- text -------------------------------------------------------------------------------------------------------------


def _chain_lines(found: Chain) -> Iterator[str]:
    yield _named(found.nodes[0], "")
    for name, nodes in (("依据", found.bases), ("以它为依据", found.resting)):
        if not nodes:
            yield f"{name}：库中没有找到。"
        for step in sorted({abs(node.step) for node in nodes}):
            yield f"{name}" + (f"（第 {step} 层）" if step > 1 else "") + "："
            yield from (f"  {_named(node, _how(found, node))}" for node in nodes if abs(node.step) == step)
    if found.left_out:
        yield f"另有 {found.left_out} 份没有列出。"
    if found.gaps:
        yield f"其中库中没有 {len(found.gaps)} 份。"


def _how(found: Chain, node: ChainNode) -> str:
    own = (each.relation for each in found.links if node.key == (each.cited if node.step > 0 else each.citing))
    others = (chinese(f"relation.{each.value}") for each in own if each is not Relation.BASED_ON)
    return "、".join(dict.fromkeys(others))


def _named(node: ChainNode, how: str) -> str:
    title = f"《{node.title}》" if node.title != node.number else ""
    there = f"{node.row.day or '无日期'}  {node.key}" if node.row else "库中没有"
    copies = f"另有 {len(node.copies)} 个文件" if node.copies else ""
    return "  ".join(filter(None, (f"{title}{node.number or ''}", how, there, copies)))


def _lacking_lines(lacking: Sequence[LackingPaper]) -> Iterator[str]:
    yield "被引用而库中没有的文件：" if lacking else "被引用的文件库中都有。"
    for paper in lacking[:_LACKING]:
        yield f"  {f'《{paper.title}》' if paper.title else ''}{paper.number or ''}  {paper.citing} 份文件引用"
    if len(lacking) > _LACKING:
        yield f"  另有 {len(lacking) - _LACKING} 份，见 --format json。"


def _series_lines(series: Sequence[NumberSeries]) -> Iterator[str]:
    if series:
        yield f"文号的空缺（{GUESS.removesuffix('。')}）："
    yield from (f"  {series_words(each)}" for each in series)


# --- JSON -------------------------------------------------------------------------------------------------------------


def _chain_json(found: Chain | None, series: Sequence[NumberSeries], lacking: Sequence[LackingPaper]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if found:
        told["documents"] = [_node_json(node) for node in found.nodes]
        told["links"] = [
            {"citing": each.citing, "cited": each.cited, "relation": each.relation.value} for each in found.links
        ]
        told["left_out"] = found.left_out
    else:
        told["lacking"] = [{"title": paper.title, "number": paper.number, "citing": paper.citing} for paper in lacking]
    told["series"] = [
        {
            "code": each.code,
            "year": each.year,
            "held": list(each.held),
            "holes": [list(hole) for hole in each.holes],
            "cited": list(each.cited),
        }
        for each in series
    ]
    return told


def _node_json(node: ChainNode) -> dict[str, Any]:
    return {
        "key": node.key,
        "step": node.step,
        "title": node.title,
        "number": node.number,
        "document_id": node.row.document_id if node.row else None,
        "file": node.row.source_name if node.row else None,
        "day": node.row.day if node.row else None,
        "copies": [copy.document_id for copy in node.copies],
    }
