"""A document with its structure: which section, block and part hold an offset."""

from __future__ import annotations

import pytest

from corpus.model import Span
from extract.rules import rule_of
from tests.documents import document_of, layout_of

TEXT = "某方案\n一、任务\n（一）甲项。做好。\n（二）乙项。做好。\n二、保障\n加强领导。"
LAYOUT = layout_of(document_of(TEXT))


@pytest.mark.parametrize(
    ("words", "label"),
    [("某方案", None), ("任务", "一、"), ("甲项", "（一）"), ("乙项", "（二）"), ("保障", "二、"), ("加强", "二、")],
)
def test_the_innermost_section_holds_an_offset(words: str, label: str | None) -> None:
    index = LAYOUT.section_at(TEXT.index(words))
    assert (LAYOUT.sections[index].label if index is not None else None) == label


def test_behind_an_inner_section_its_parent_goes_on() -> None:
    text = "一、任务\n专栏1 工程\n1.甲项\n二、保障"
    layout = layout_of(document_of(text))
    index = layout.section_at(len(text) - 1)
    assert index is not None
    assert [section.label for section in layout.ancestors(index)] == ["二、"]
    assert [section.label for section in layout.ancestors(layout.section_at(text.index("甲项")))] == [
        "1.",
        "专栏1",
        "一、",
    ]
    assert list(layout.ancestors(None)) == []


def test_blocks() -> None:
    assert LAYOUT.block_at(TEXT.index("任务")) == LAYOUT.document.blocks[1]
    assert LAYOUT.block_at(0) == LAYOUT.document.blocks[0]
    second = LAYOUT.document.blocks[1].span
    assert list(LAYOUT.blocks_in(second)) == [LAYOUT.document.blocks[1]]
    assert list(LAYOUT.blocks_in(Span(second.start + 1, second.end + 2))) == [
        LAYOUT.document.blocks[2]
    ]  # begins inside
    assert list(LAYOUT.blocks_in(Span(0, len(TEXT)))) == list(LAYOUT.document.blocks)


def test_parts() -> None:
    text = "各县：\n请执行。\n某市人民政府\n2020年1月1日\n附件1\n某市任务清单\n一、任务"
    layout = layout_of(document_of(text))
    assert layout.part_at(0) == layout.parts[0]
    assert layout.part_at(text.index("附件1")) == layout.parts[1]
    assert layout.part_at(len(text)) is None


def test_a_rule_is_tried_only_in_blocks_with_its_sign() -> None:
    text = "指标体系见下。\n没有别的。\n考核指\n标\n主要指标名称，指标单位"
    layout = layout_of(document_of(text))
    assert rule_of("run.head").sign == ("指标",)
    assert list(layout.blocks_with("run.head")) == [(0, layout.document.blocks[0]), (4, layout.document.blocks[4])]
    assert list(layout_of(document_of("没有别的。")).blocks_with("run.head")) == []


def test_of_a_rule_without_a_sign_no_block_is_left_out() -> None:
    assert rule_of("part.title.line").sign == ()
    assert list(LAYOUT.blocks_with("part.title.line")) == list(enumerate(LAYOUT.document.blocks))
