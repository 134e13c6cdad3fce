"""What stands around a document's text: its head, its outline, its records."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.model import (
    Block,
    Citation,
    Issue,
    Ledger,
    LedgerEntry,
    ParsedDocument,
    Priority,
    Relation,
    Section,
    Span,
)
from tests.made_up import PARSED, make_parsed
from tests.read_plan import long_document
from tests.sample_plan import PLAN
from ui.panels.annotate import marks, pages
from ui.panels.opened import OpenedDocument
from ui.panels.reading import (
    MARK_KINDS,
    OUTLINE,
    head_html,
    outline_html,
    pages_html,
    reading_html,
    switches_html,
    warnings_html,
)
from ui.panels.related import Relative

HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"' & </span></p>"


def test_hostile_text_is_text() -> None:
    made = make_parsed(
        f"{HOSTILE}\n1.{HOSTILE}（牵头：{HOSTILE[:8]}）\n{HOSTILE}", name=HOSTILE, issuers=(HOSTILE,), region=HOSTILE
    )
    made = replace(
        made,
        citations=(Citation(span=Span(0, 9), title=HOSTILE, number=HOSTILE),),
        priorities=(Priority(span=Span(3, 20), region=HOSTILE, text=HOSTILE, themes=(HOSTILE,)),),
        issues=(Issue("x", HOSTILE, Span(0, 3)),),
        sections=(Section(label="", title=HOSTILE, depth=1, heading=Span(0, 9), span=Span(0, 99), parent=None),),
    )
    reading = OpenedDocument(parsed=made, pages=pages(made), page=0, marks=marks(made))
    html = reading_html(reading) + head_html(reading)
    assert "<script" not in html
    assert "<img" not in html
    assert {name.split()[0] for name in re.findall(r"<([a-z][^>]*)", html)} <= {
        "div", "nav", "h1", "h2", "ul", "li", "a", "p", "span", "aside", "small", "em", "b", "i", "label", "input",
        "button", "details", "summary",
    }  # fmt: skip
    assert not re.search(r"<[^>]* on\w+=[^>]*>", re.sub(r'"[^"]*"', '""', html))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(PARSED)
def test_nothing_in_a_document_breaks_the_page(made: ParsedDocument) -> None:
    """Spans may lie anywhere, tables be broken, texts empty: it is shown as far as it goes."""
    sections = tuple(replace(section, parent=None) for section in made.sections)
    made = replace(made, sections=sections, tasks=tuple(replace(task, section=None) for task in made.tasks))
    reading = OpenedDocument(parsed=made, pages=pages(made), page=0, marks=marks(made))
    assert "<script" not in reading_html(reading)


@pytest.mark.parametrize("blocks", [(), (Block(Span(0, 0)),)])
def test_empty_document(blocks: tuple[Block, ...]) -> None:
    made = make_parsed("")
    made = replace(made, document=replace(made.document, blocks=blocks))
    reading = OpenedDocument(parsed=made, pages=pages(made), page=0, marks=())
    assert "没有文字" in reading_html(reading)


def opened(made: ParsedDocument, page: int = 0, size: int = 24_000, **related: object) -> OpenedDocument:
    return OpenedDocument(parsed=made, pages=pages(made, size), page=page, marks=marks(made), **related)


def test_the_head_says_what_is_known_and_nothing_else() -> None:
    html = head_html(opened(PLAN))
    for piece in (
        "<i>文号</i> 云政发〔2023〕7号",
        "<i>发文机关</i> 云山市人民政府",
        "<i>成文</i> 2023-05-04",
        "<i>层级</i> 市",
        "<i>文种</i> 方案",
    ):
        assert piece in html
    assert "<i>发布</i>" not in html
    assert "生成任务分工表（4 项）" in html
    assert "生成任务分工表" not in head_html(opened(replace(PLAN, tasks=())))


@pytest.mark.parametrize(("count", "words"), [(4, "甲0、甲1、甲2、甲3<"), (5, "甲0、甲1、甲2、甲3 等<")])
def test_many_issuers_are_cut_short(count: int, words: str) -> None:
    made = make_parsed("甲", issuers=tuple(f"甲{n}" for n in range(count)))
    assert words in head_html(opened(made))


@pytest.mark.parametrize(
    ("count", "said"), [(0, ""), (1, "疑点：疑点0"), (2, "疑点 2："), (3, " open"), (4, "疑点 4：")]
)
def test_doubts_stand_above_the_text(count: int, said: str) -> None:
    made = replace(PLAN, issues=tuple(Issue("x", f"疑点{n}") for n in range(count)))
    html = warnings_html(opened(made))
    assert said in html
    assert (" open" in html) is (2 <= count < 4)  # a long list is folded
    assert bool(html) is bool(count)


def test_a_doubt_leads_to_its_place() -> None:
    assert 'data-scroll="w0"' in warnings_html(opened(PLAN))


def test_related_documents_are_linked() -> None:
    relative = Relative("cd", "另一个版本", "云政发〔2023〕9号")
    html = head_html(opened(PLAN, versions=[relative], citing=[relative, relative]))
    assert "同一文件的其他版本 1" in html
    assert "被引 2" in html
    assert 'href="document?id=cd"' in html


def test_what_a_document_is_based_on_is_a_search_for_it() -> None:
    based = [
        replace(PLAN.citations[0], title=title, number=number, relation=Relation.BASED_ON)
        for title, number in (("办法", None), ("意见", "国发〔2018〕1号"), ("办法", None))
    ]
    html = head_html(opened(replace(PLAN, citations=(*based, PLAN.citations[0]))))
    assert "依据 2" in html  # each once, and what is merely mentioned is none
    assert html.count("kind=document") == 2
    assert "依据" not in head_html(opened(PLAN))


# --- outline ------------------------------------------------------------------------------------------------------


def outlined(depths: list[int]) -> OpenedDocument:
    made = make_parsed("\n".join(f"{n}、标题" for n in range(len(depths))))
    sections = tuple(
        Section(label="一、", title="标题", depth=depth, heading=block.span, span=block.span, parent=None)
        for block, depth in zip(made.document.blocks, depths, strict=True)
    )
    return opened(replace(made, sections=sections))


def test_an_outline_is_as_deep_as_fits() -> None:
    html = outline_html(outlined([1, 2, 3, 4, 5, 2]))
    assert html.count("<li") == 6
    assert html.count("zc-depth-4") == 2  # no deeper look than the fourth
    assert "下级标题" not in html
    deep = outline_html(outlined([1] + [2] * 10 + [3] * OUTLINE))
    assert deep.count("<li") == 12
    assert "下级标题较多，只列到第 2 级。" in deep
    exactly = outline_html(outlined([1] + [2] * (OUTLINE - 1)))
    assert exactly.count("<li") == OUTLINE
    assert "下级标题" not in exactly


def test_an_outline_without_headings_says_so() -> None:
    assert "没有带编号的标题" in outline_html(opened(make_parsed("甲")))


# --- records ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "links"), [(0, ["下一部分 ›"]), (1, ["‹ 上一部分", "下一部分 ›"]), (2, ["‹ 上一部分"])]
)
def test_links_to_the_parts_before_and_after(page: int, links: list[str]) -> None:
    made = long_document(120)
    three = (Span(0, 1000), Span(1000, 2000), Span(2000, len(made.document.text)))
    html = pages_html(OpenedDocument(parsed=made, pages=three, page=page, marks=()))
    assert f"第 {page + 1} / 3 部分" in html
    assert re.findall(r"<a [^>]*>([^<]+)</a>", html) == links


def test_a_document_of_one_page_has_no_links_to_others() -> None:
    assert pages_html(opened(PLAN)) == ""


def test_every_mark_has_its_switch() -> None:
    html = switches_html()
    assert re.findall(r'data-mark="(\w+)"', html) == list(MARK_KINDS)
    assert [name in html for name in ("单位", "目标", "时限", "制度创新", "引用", "任务")] == [True] * 6


def test_the_head_tells_what_is_not_in_the_text() -> None:
    ledger = Ledger(source=9, canonical=4, left=(LedgerEntry("hidden", 5, "密密密密密"),))
    made = replace(PLAN, document=replace(PLAN.document, ledger=ledger))
    assert "未收入正文：隐藏文字 5 字" in head_html(opened(made))
    assert "未收入正文" not in head_html(opened(PLAN))
