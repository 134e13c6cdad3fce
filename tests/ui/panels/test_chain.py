"""依据链 as a drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from corpus.model import Relation
from corpus.store.chains import Chain, ChainLink, ChainNode
from corpus.store.listing import DocumentRow
from corpus.store.series import NumberSeries
from ui.panels.chain import GUESS, chain_html, chain_svg, series_words


def node(key: str, step: int, title: str = "", number: str | None = None, *, held: bool = True) -> ChainNode:
    row = DocumentRow(
        document_id=key, title=title or key, document_number=number, issuers=(), day="2020-01-01", level=None, region=None,
        document_type=None, tasks=0, targets=0, priorities=0, citations=0, issues=0, source_name="a.txt",
    )  # fmt: skip
    return ChainNode(key=key, step=step, title=title or key, number=number, row=row if held else None)


BASED = Relation.BASED_ON
CHAIN = Chain(
    nodes=(
        node("start", 0, "清河市治水方案", "清政发〔2014〕7号"),
        node("view", 1, "远方省人民政府关于进一步加强全省重点流域综合治理工作的<指导>意见"),
        node("远发〔2011〕3号", 1, "导则", "远发〔2011〕3号", held=False),
        node("law", 2, "水条例"),
        node("list", -1, "甲县清单"),
    ),
    links=(
        ChainLink("start", "view", BASED),
        ChainLink("start", "远发〔2011〕3号", Relation.AMENDS),
        ChainLink("view", "law", BASED),
        ChainLink("list", "start", BASED),
    ),
    left_out=4,
)
SERIES = NumberSeries(code="梅市府", year=2015, held=(1, 2, 4, 9), holes=((3, 3), (5, 8)), cited=(6,))


def boxes(svg: str) -> dict[str, tuple[int, int]]:
    """Title of each box to its place."""
    found = re.findall(r"<a [^>]*><title>(.*?)</title><rect x=\"(\d+)\" y=\"(\d+)\"", svg)
    return {title.split()[0]: (int(x), int(y)) for title, x, y in found}


def test_bases_stand_to_the_left_step_by_step_and_what_rests_to_the_right() -> None:
    places = boxes(chain_svg(CHAIN))
    assert places["水条例"][0] < places["导则"][0] < places["清河市治水方案"][0] < places["甲县清单"][0]
    assert places["导则"][0] == next(place for title, place in places.items() if title.startswith("远方省"))[0]
    assert len(set(places.values())) == len(CHAIN.nodes)


def test_it_is_a_whole_drawing_with_a_line_for_each_link() -> None:
    svg = chain_svg(CHAIN)
    root = ElementTree.fromstring(svg.replace(" data-go", ""))
    assert len(root.findall("path")) == 4
    assert svg.count("zc-other") == 1
    wide, high = (float(size) for size in root.attrib["viewBox"].split()[2:])
    assert all(x + 206 <= wide and y + 64 <= high for x, y in boxes(svg).values())


def test_every_box_is_a_link_and_what_is_lacking_leads_to_who_cites_it() -> None:
    svg = chain_svg(CHAIN)
    assert svg.count("<a href=") == len(CHAIN.nodes)
    assert 'href="document?id=view"' in svg
    assert "kind=citation" in svg
    assert svg.count("zc-lacking") == 1
    assert "修订 · 远发〔2011〕3号 · 缺" in svg.replace("</text>", "")
    assert "&lt;指导&gt;" in svg


def test_one_line_says_what_there_is() -> None:
    html = chain_html(CHAIN, ())
    assert "依据链：依据 3 份（库中没有 1 份），以它为依据 1 份" in html
    assert "另有 4 份没有画出。" in html
    alone = Chain(nodes=CHAIN.nodes[:1], links=())
    assert chain_html(alone, ()) == ""
    holed = chain_html(alone, (SERIES,))
    assert "依据链：文号有缺" in holed
    assert "<svg" not in holed


def test_holes_are_told_as_a_guess() -> None:
    words = "梅市府〔2015〕：库中有 1–2、4、9 号，之间缺 3、5–8 号（共 5 个）；其中 6 号被库中的文件引用"
    assert series_words(SERIES) == words
    assert f"{words}。{GUESS}" in chain_html(CHAIN, (SERIES,))


def test_words_stay_inside_their_box() -> None:
    long = node("甲科工信规字〔2024〕14号", 1, "“一二三”" * 9, "甲科工信规字〔2024〕14号", held=False)
    start = node("start", 0)
    svg = chain_svg(Chain(nodes=(start, long), links=(ChainLink("start", long.key, BASED),)))
    lines = re.findall(r"<text [^>]*>([^<]*)</text>", svg[svg.index("zc-lacking") :])[:3]
    assert [sum(2 if ord(c) > 0x2E80 or c in "“”…·" else 1 for c in line) <= 31 for line in lines] == [True] * 3
    assert lines[1].endswith("…")
    assert lines[2] == "甲科工信规字〔2024〕14号 · 缺"
