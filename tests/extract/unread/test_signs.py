"""The account as a whole: withheld records are missed, and each place is told once."""

from __future__ import annotations

from corpus.model import UnreadKind
from extract import extract
from extract.targets.context import Context
from extract.unread.signs import find_unread
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
