"""The line of 时效 at a document's head."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.build import DocumentRow
from corpus.model import Citation, Span, Term, Validity
from ui.panels.validity import validity_html

DAY = date(2024, 6, 1)
NEW = DocumentRow(
    document_id="cd", title="清河省新<办法>", document_number="清政发〔2024〕1号", issuers=(), day="2024-05-01", level=None,
    region=None, document_type=None, tasks=0, targets=0, priorities=0, citations=1, issues=0, source_name="b.txt",
)  # fmt: skip


@pytest.mark.parametrize(
    ("term", "words", "stands_out"),
    [
        (Term(), "", False),
        (Term(effective_date=date(2020, 1, 1)), "时效： 2020-01-01 起施行，未写明有效期", False),
        (
            Term(effective_date=date(2020, 1, 1), valid_until=date(2024, 12, 31)),
            "<b>时效：有效</b> 2020-01-01 起施行，有效期至 2024-12-31",
            False,
        ),
        (Term(valid_until=date(2024, 5, 31)), "<b>时效：失效</b> 有效期至 2024-05-31", True),
        (Term(effective_date=date(2025, 1, 1)), "<b>时效：尚未施行</b> 2025-01-01 起施行", True),
        (Term(status=Validity.REPEALED), "<b>时效：废止</b> 来源标明废止", True),
    ],
)
def test_it_says_what_holds_on_the_day(term: Term, words: str, stands_out: bool) -> None:
    html = validity_html(term, DAY)
    assert words in html
    assert bool(html) is bool(words)
    assert ("zc-ended" in html) is stands_out


@pytest.mark.parametrize(
    ("day", "words"), [(date(2024, 6, 1), "本文件被 "), (date(2024, 7, 1), "本文件自 2024-07-01 起被 ")]
)
def test_a_document_that_another_ends_says_so_with_a_link(day: date, words: str) -> None:
    html = validity_html(Term(repealed=day), DAY, [NEW])
    assert words in html
    assert 'href="document?id=cd"' in html
    assert "清河省新&lt;办法&gt;</a>（清政发〔2024〕1号） 废止" in html
    assert ("<b>时效：废止</b>" in html) is (day <= DAY)


def test_what_it_ends_can_be_looked_for() -> None:
    ended = Citation(span=Span(0, 1), title="旧办法", number="清政发〔2010〕2号")
    html = validity_html(Term(), DAY, (), [ended, Citation(span=Span(0, 1), title="旧通知", number=None)])
    assert "本文件废止 2 份文件" in html
    assert "旧办法　清政发〔2010〕2号" in html
