"""A document's text as HTML: every character once, escaped, marked where the records are."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest

from corpus.model import Institution, Metadata, ParsedDocument, Section, Span
from tests.documents import table_document
from tests.made_up import make_parsed
from tests.read_plan import TEXT, long_document, parsed
from ui.panels.annotate import anchors, marks, page_at, pages, rule_name, text_html


def html_of(document: ParsedDocument) -> str:
    """Without the places of the paragraphs, which have their own test."""
    shown = text_html(document, Span(0, len(document.document.text)), marks(document))
    return re.sub(r' data-from="\d+"', "", shown)


def test_every_paragraph_says_where_it_begins_and_holds_its_words() -> None:
    """By this a selection is found again in the text."""
    table = table_document("附件", [["任务", "单位"], ["修复", "市林业局"]])
    for document in (parsed(), ParsedDocument(document=table, metadata=Metadata())):
        shown = text_html(document, Span(0, len(document.document.text)), marks(document))
        found = re.findall(r'<p[^>]* data-from="(\d+)"[^>]*>(.*?)</p>', shown)
        assert len(found) >= 5
        for start, inner in found:
            assert document.document.text[int(start) :].startswith(words_of(inner))


def words_of(html: str) -> str:
    """What a reader sees: without tags, badges and page numbers."""
    html = re.sub(r'<a [^>]*class="zc-badge".*?</a>|<div class="zc-page-number">.*?</div>', "", html)
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(
    "piece",
    [
        '<p class="zc-doc-title">云澜省生态补偿实施方案</p>',
        '<p class="zc-greeting">各市、县人民政府：</p>',  # 主送机关 is not indented
        '<p class="zc-h1"><span class="zc-head" data-at="s0">一、主要任务</span></p>',
        '<p class="zc-signature">2023年5月6日</p>',
        'class="zc-unit zc-lead" data-at="t0" title="牵头：省财政厅">省财政厅</span>',
        'data-at="t0 g0" title="目标：覆盖率达 ≥ 75%（2025 年）"',  # the narrowest mark speaks on hover
        'class="zc-citation" data-at="t1 c0"',
        '<p class="zc-para zc-bar-left">',  # 制度创新: a bar beside the paragraph
        'data-scroll="t1" title="任务 2">2</a>',
        'class="zc-doubt" data-at="t1 w0" title="疑点：文中提到的附表不在本文件中"',
    ],
)
def test_text_has(piece: str) -> None:
    assert piece in html_of(parsed())


def test_every_character_stands_once() -> None:
    assert words_of(html_of(parsed())) == TEXT.replace("\n", "")


def test_table_keeps_its_cells() -> None:
    rows = [["序号", "任务", "牵头单位"], ["1", "建立机制", "省财政厅"], ["2", "推进改革", "^"]]
    document = table_document("附表", rows)
    html = html_of(ParsedDocument(document=document, metadata=Metadata()))
    assert html.count("<tr>") == 3
    assert '<td rowspan="2"><p>省财政厅</p></td>' in html
    assert words_of(html) == document.text.replace("\n", "")


def test_title_over_two_lines_and_the_number_below() -> None:
    made = make_parsed("云澜省人民政府\n关于改革的意见\n云政发[2023]9号\n正文", document_number="云政发〔2023〕9号")
    made = replace(made, metadata=replace(made.metadata, title="云澜省人民政府关于改革的意见"))
    looks = re.findall(r'<p class="zc-([a-z-]+)', html_of(made))
    assert looks == ["doc-title", "doc-title", "number", "para"]


def test_page_numbers_of_a_pdf() -> None:
    made = parsed()
    blocks = tuple(replace(b, page=1 if i < 4 else 2) for i, b in enumerate(made.document.blocks))
    html = html_of(replace(made, document=replace(made.document, blocks=blocks)))
    assert re.findall(r"第 \d 页", html) == ["第 1 页", "第 2 页"]


def test_organ_of_another_name_today() -> None:
    made = parsed()
    organ = Institution(institution_id="x", level="省", present_name="省生态环境厅", since="2018")
    task = made.tasks[0]
    assignment = replace(task.assignments[0], unit="省环保厅", institution=organ)
    html = html_of(replace(made, tasks=(replace(task, assignments=(assignment,)), *made.tasks[1:])))
    assert 'title="牵头：省环保厅（今 省生态环境厅）"' in html


def test_pages_cover_the_text_without_gaps() -> None:
    made = long_document()
    found = pages(made, 5000)
    assert len(found) > 5
    assert found[0].start == 0
    assert found[-1].end == len(made.document.text)
    assert all(one.end == other.start for one, other in pairwise(found))
    shown = "".join(words_of(text_html(made, page, marks(made))) for page in found)
    assert shown == made.document.text.replace("\n", "")


def test_page_of_a_place() -> None:
    made = long_document()
    found = pages(made, 5000)
    assert [page_at(found, page.start) for page in found] == list(range(len(found)))
    assert page_at(found, 10**9) == len(found) - 1  # a place behind the text opens the last page


def test_a_row_of_a_table_is_not_cut() -> None:
    rows = [[str(n), "推进改革" * 20, "省财政厅"] for n in range(40)]
    made = ParsedDocument(document=table_document("附表", rows), metadata=Metadata())
    starts = {page.start for page in pages(made, 300)}
    first_cells = {b.span.start for b in made.document.blocks if b.cell and b.cell.column == 0}
    assert starts <= first_cells | {0}


def test_pages_begin_at_outer_headings() -> None:
    lines = [f"{'一二三四五'[n // 20]}、部分" if n % 20 == 0 else "内容。" * 10 for n in range(100)]
    made = make_parsed("\n".join(lines))
    heads = [b.span for b in made.document.blocks if "部分" in made.document[b.span]]
    sections = tuple(
        Section(label="一、", title="部分", depth=1, heading=h, span=Span(h.start, h.end), parent=None) for h in heads
    )
    found = pages(replace(made, sections=sections), 700)
    assert {page.start for page in found} <= {h.start for h in heads}


def test_every_record_has_an_anchor() -> None:
    found = anchors(marks(parsed()))
    assert set(found) == {"t0", "t1", "g0", "r0", "c0", "w0", "s0"}


def test_a_heading_that_opens_a_paragraph_is_set_apart_only_itself() -> None:
    made = make_parsed("方案\n（一）推进改革。完善制度，健全机制。")
    heading = Section(label="（一）", title="推进改革", depth=2, heading=Span(3, 10), span=Span(3, 21), parent=None)
    html = html_of(replace(made, sections=(heading,)))
    assert '<p class="zc-para"><span class="zc-head" data-at="s0">（一）推进改革</span>。完善制度' in html


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", ""),
        ("no.such.rule", ""),
        ("bracket", "\n依据：括号中的分工"),
        ("running.by", "\n依据：正文叙述"),
        ("达到某数", "\n依据：达到某数"),
    ],
)
def test_rules_are_named_where_they_have_a_chinese_name(rule: str, words: str) -> None:
    assert rule_name(rule) == words


def test_marks_are_in_the_order_of_the_text() -> None:
    found = [(mark.span, mark.classes) for mark in marks(parsed())]
    assert found == sorted(found)


@pytest.mark.parametrize(("offset", "page"), [(0, 0), (9, 0), (10, 1), (19, 1), (20, 2), (29, 2), (30, 2)])
def test_the_page_of_an_offset(offset: int, page: int) -> None:
    assert page_at((Span(0, 10), Span(10, 20), Span(20, 30)), offset) == page


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("2023年5月6日", "signature"),
        ("二〇二三年五月六日", "signature"),
        ("云澜省人民政府", "signature"),  # an issuer on a line of its own
        ("自2023年5月6日起施行的日", "para"),  # too long for a date
        ("各市、县人民政府：", "greeting"),
        ("各市、县 人民政府", "greeting"),
        ("云政发[2023]9号", "number"),
        ("推进改革", "para"),
    ],
)
def test_the_look_of_a_line(words: str, look: str) -> None:
    made = make_parsed(
        f"标题\n{words}",
        document_number="云政发〔2023〕9号",
        issuers=("云澜省人民政府",),
        addressees="各市、县人民政府",
    )
    assert re.findall(r'<p class="zc-([a-z-]+)', html_of(made)) == ["doc-title", look]


def test_a_heading_by_the_files_own_mark_up_is_a_title() -> None:
    made = make_parsed("甲\n乙")
    first, second = made.document.blocks
    document = replace(made.document, blocks=(first, replace(second, heading=0)))
    assert '<p class="zc-doc-title">乙</p>' in html_of(replace(made, document=document))


def test_a_unit_that_was_put_in_by_hand_and_stands_nowhere_marks_nothing() -> None:
    made = parsed()
    task = made.tasks[0]
    by_hand = replace(task.assignments[0], span=task.span, unit="省督查室")
    shown = html_of(replace(made, tasks=(replace(task, assignments=(by_hand,)), *made.tasks[1:])))
    assert "省督查室" not in shown
