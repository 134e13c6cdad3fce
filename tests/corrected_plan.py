"""A small plan on which corrections are tested, made by hand: two tasks with units, a target, a priority, a citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from corpus.corrections.correction import NotedCorrection
from corpus.model import Citation, Metadata, ParsedDocument, Priority, Span, Target
from tests.made_up import make_document, make_parsed

TEXT = """栖河市湿地保护方案
依据《望溪省湿地条例》制定本方案。
1.修复退化湿地，到2025年修复率达到75%以上（牵头：市林业局）
2.建设观鸟步道，由有关单位落实（牵头：市城管局）
探索建立湿地银行制度。
3.开展巡护，每月两次（牵头：市林业局）"""


def span_in(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def plan(text: str = TEXT, name: str = "方案.txt") -> ParsedDocument:
    """What extraction makes of the text: a line that is not there gives no record."""
    parsed = make_parsed(
        text, name, document_number="栖政发〔2021〕7号", document_date=date(2021, 3, 1), region="望溪省栖河市"
    )
    found = {}
    if "75%以上" in text:
        found["targets"] = (
            Target(span=span_in(text, "修复率达到75%以上"), indicator="修复率", value=Decimal(75), upper=None, measure="%",
                   comparator=">=", by="2025"),
        )  # fmt: skip
    if "探索建立湿地银行制度" in text:
        found["priorities"] = (Priority(span=span_in(text, "探索建立湿地银行制度"), region="望溪省栖河市",
                                        text="探索建立湿地银行制度", listed=False),)  # fmt: skip
    if "《望溪省湿地条例》" in text:
        found["citations"] = (Citation(span=span_in(text, "《望溪省湿地条例》"), title="望溪省湿地条例", number=None),)
    return replace(parsed, **found)


def noted(*corrections, undone=()) -> tuple[NotedCorrection, ...]:
    """As if they had been made one after the other; those of the numbers ``undone`` were taken back."""
    return tuple(
        NotedCorrection(
            number=number,
            document_id="0" * 16,
            correction=correction,
            author="赵",
            made="2026-01-01T08:00:00",
            undone="2026-01-02T08:00:00" if number in undone else None,
        )
        for number, correction in enumerate(corrections, 1)
    )


def empty() -> ParsedDocument:
    return ParsedDocument(document=make_document(""), metadata=Metadata())
