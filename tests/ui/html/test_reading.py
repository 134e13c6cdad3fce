"""What stands around a document's text: its head, its outline, its records."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.model import Block, Citation, Issue, ParsedDocument, Priority, Section, Span
from tests.made_up import PARSED, make_parsed
from tests.read_plan import long_document
from ui.html.annotate import marks, pages
from ui.html.reading import OpenedDocument, head_html, reading_html, records_html

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
