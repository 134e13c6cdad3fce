"""What nobody understands is told once, with its place."""

from __future__ import annotations

from corpus.model import Assignment, Span, Task, UnitRole
from extract.work.conventions import Conventions
from extract.work.unknown import find_unknown_conventions, find_unknown_labels
from tests.documents import document_of, layout_of


def labelled(label: str, rule: str = "bracket") -> Task:
    unit = Assignment(span=Span(2, 6), role=UnitRole.RESPONSIBLE, unit="市财政局", label=label, rule=rule)
    return Task(span=Span(0, 9), label=None, title="甲事", section=None, text=Span(0, 2), assignments=(unit,))


def test_words_with_and_without_an_ending() -> None:
    found = list(find_unknown_labels([labelled("兜底单位"), labelled("兜底"), labelled("兜底")]))
    assert [issue.message[:7] for issue in found] == ["标签“兜底单位", "标签“兜底”里"]
    assert {issue.span for issue in found} == {Span(2, 6)}


def test_known_words_are_not_told() -> None:
    known = [labelled(word) for word in ("支撑", "技术支撑", "保障单位", "按职责分工负责", "会同")]
    assert list(find_unknown_labels([*known, labelled("不再列出", rule="convention.also-below")])) == []


def test_conventions() -> None:
    layout = layout_of(document_of("甲，末位者兜\n底。乙，末位者兜底。"))
    found = list(find_unknown_conventions(layout, Conventions(unknown=(Span(2, 8), Span(11, 16)))))
    assert [(issue.code, issue.span) for issue in found] == [("unknown_convention", Span(2, 8))]  # the wording once
    assert "“末位者兜底”" in found[0].message
