"""What stands around a document's text: its head, its outline, its records."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.glossary import chinese
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
    UnitRole,
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
from ui.panels.records import records_html
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


def test_records_of_other_pages_are_counted_not_listed() -> None:
    made = long_document()
    found = pages(made, 5000)
    html = records_html(OpenedDocument(parsed=made, pages=found, page=1, marks=marks(made)))
    here = sum(found[1].start <= task.span.start < found[1].end for task in made.tasks)
    assert f"本页 {here} 条，全文 {len(made.tasks)} 条" in html
    assert html.count("<li ") == here


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


def test_every_kind_of_record_is_listed_in_the_order_of_the_text() -> None:
    html = records_html(opened(PLAN))
    assert "全部 8" in html  # what is achieved already is listed on request
    assert re.search(r'<li data-of="achieved" hidden', html)
    assert not re.search(r'<li data-of="target" hidden', html)
    for words in ("任务 4", "目标 2", "完成情况 1", "制度创新 1", "引用 1"):
        assert words in html
    assert re.findall(r'data-scroll="(\w+)"', html) == ["c0", "t0", "g0", "t1", "g1", "g2", "t2", "t3", "r0"]
    assert "牵头 <b>市环保局</b>" in html
    assert "时限 <b>2024年底前</b>" in html
    assert html.count("已完成<") == 1
    assert html.count("正文所述") == 1  # a priority that no list names
    assert "提及" in html


def test_a_kind_that_is_not_there_has_no_switch() -> None:
    html = records_html(opened(replace(PLAN, targets=())))
    assert 'data-kind="target"' not in html
    assert 'data-kind="task"' in html


def test_a_document_without_records_says_so() -> None:
    assert "没有读出" in records_html(opened(make_parsed("甲")))


@pytest.mark.parametrize(("count", "words"), [(6, "甲5<"), (7, "甲5 等 7 家<")])
def test_many_units_are_cut_short(count: int, words: str) -> None:
    units = tuple(replace(PLAN.tasks[0].assignments[1], unit=f"甲{n}", unit_full=None) for n in range(count))
    made = replace(PLAN, tasks=(replace(PLAN.tasks[0], assignments=units),))
    assert words in records_html(opened(made))


@pytest.mark.parametrize("role", UnitRole)
def test_every_role_is_named(role: UnitRole) -> None:
    task = replace(PLAN.tasks[0], assignments=(replace(PLAN.tasks[0].assignments[0], role=role),))
    assert f"{chinese(f'role.{role.value}')} <b>市环保局</b>" in records_html(opened(replace(PLAN, tasks=(task,))))


# --- pages --------------------------------------------------------------------------------------------------------


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


def test_a_link_scrolls_on_its_own_page_and_opens_another() -> None:
    made = long_document(2000)
    reading = opened(made, page=1, size=5000)
    here, there = reading.within, reading.pages[2]
    assert 'data-scroll="x"' in reading.to(Span(here.start, here.start + 1), "x", "甲")
    assert 'data-scroll="x"' in reading.to(Span(here.end - 1, here.end), "x", "甲")
    assert "data-scroll" not in reading.to(Span(there.start, there.start + 1), "x", "甲")  # where the next page begins
    assert f"at={there.start}-{there.start + 1}" in reading.to(Span(there.start, there.start + 1), "x", "甲")


def test_the_head_tells_what_is_not_in_the_text() -> None:
    ledger = Ledger(source=9, canonical=4, left=(LedgerEntry("hidden", 5, "密密密密密"),))
    made = replace(PLAN, document=replace(PLAN.document, ledger=ledger))
    assert "未收入正文：隐藏文字 5 字" in head_html(opened(made))
    assert "未收入正文" not in head_html(opened(PLAN))
