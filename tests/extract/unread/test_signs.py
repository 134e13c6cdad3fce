"""The account as a whole: withheld records are missed, and each place is told once."""

from __future__ import annotations

from corpus.model import Span, Unread, UnreadKind
from extract import extract
from extract.targets.context import Context
from extract.unread.signs import find_unread, once
from tests.documents import document_of, layout_of

TEXT = """云澜市渔港建设行动方案
为加快渔港建设，制定本方案。
一、工作目标
到2025年，渔港泊位达到300个以上。
二、主要任务
（一）修建码头。2024年9月底前完成。（牵头单位：市渔业局；配合单位：市财政局）
（二）健全渔港登记制度。加强管理。（牵头单位：市渔业局）"""


def test_a_document_that_was_read_has_no_marks() -> None:
    assert extract(document_of(TEXT)).unread == ()


def test_what_is_withheld_is_marked() -> None:
    parsed = extract(document_of(TEXT))
    context = Context(layout_of(parsed.document), parsed.metadata)
    none = find_unread(context, (), (), ())
    assert {sign.kind for sign in none} >= {UnreadKind.ROLE, UnreadKind.DEADLINE, UnreadKind.FIGURE}
    for task in parsed.tasks:
        left = tuple(each for each in parsed.tasks if each is not task)
        signs = find_unread(context, left, parsed.targets, parsed.priorities)
        assert any(sign.span.start < task.span.end and task.span.start < sign.span.end for sign in signs)


def test_a_place_is_told_once_for_each_kind() -> None:
    parsed = extract(document_of(TEXT))
    signs = find_unread(Context(layout_of(parsed.document), parsed.metadata), (), (), ())
    starts = [(sign.kind, sign.span.start) for sign in signs]
    assert len(set(starts)) == len(starts)
    assert [sign.span.start for sign in signs] == sorted(sign.span.start for sign in signs)


def test_an_empty_document() -> None:
    assert extract(document_of("")).unread == ()


def signs(*places: tuple[int, int, UnreadKind]) -> list[tuple[int, int]]:
    return [(s.span.start, s.span.end) for s in once(Unread(span=Span(a, b), kind=kind) for a, b, kind in places)]


def test_of_signs_that_lie_in_one_another_the_longest_stands() -> None:
    role, figure = UnreadKind.ROLE, UnreadKind.FIGURE
    assert signs((5, 8, role), (5, 12, role), (6, 11, role)) == [(5, 12)]
    assert signs((5, 12, role), (9, 14, role)) == [(5, 12), (9, 14)]  # each says something of its own
    assert signs((9, 14, role), (5, 12, role)) == [(5, 12), (9, 14)]  # in the order of the text
    assert signs((5, 12, role), (6, 11, figure)) == [(5, 12), (6, 11)]  # of another kind
    assert signs((0, 1, role), (0, 0, figure), (3, 3, role)) == [(0, 1)]  # nothing is no sign


def test_a_table_of_figures_that_nobody_can_tell_is_marked_as_a_whole() -> None:
    parsed = extract(document_of("渔港任务量\n" + "\n".join(["望溪镇", "16.8", "示范"] * 11)))
    (sign,) = [sign for sign in parsed.unread if sign.kind is UnreadKind.FIGURE]
    assert parsed.document[sign.span].startswith("16.8")
    assert len(parsed.document[sign.span].split("\n")) > 29
