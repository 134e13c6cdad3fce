"""Items of reform lists, and headings of arrangements, that stand in no priority."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.model import Priority, Span
from extract.unread.lists import find_unread_lists, is_list_head
from tests.unread_signs import HEAD, PLAN, marked


def test_items_under_the_head_of_a_list() -> None:
    text = HEAD + "一、渔港改革试点任务\n（一）建立渔港登记制度。\n（二）健全泊位共享机制。\n二、其他\n加强宣传。"
    assert marked(find_unread_lists, text) == ["建立渔港登记制度", "健全泊位共享机制"]


def test_the_one_item_that_was_passed_over() -> None:
    text = HEAD + "望山片区的试验重点包括：1.建立渔港登记制度；2.健全泊位共享机制。"
    at = text.index("建立")
    first = Priority(span=Span(at, at + 8), region="望山片区", text="建立渔港登记制度")
    assert marked(find_unread_lists, text, priorities=(first,)) == ["健全泊位共享机制"]


@pytest.mark.parametrize(
    ("text", "first", "left"),
    [
        ("望山片区的试验重点包括：建立渔港登记制度；健全泊位共享机制。", "建立渔港登记制度", ["健全泊位共享机制"]),
        (
            "一、渔港改革试点任务\n（一）登记领域：“渔港登记制度”、“泊位共享机制”等2项。\n二、其他\n加强宣传。",
            "渔港登记制度",
            ["泊位共享机制"],
        ),
    ],
)
def test_the_one_part_that_was_passed_over(text: str, first: str, left: list[str]) -> None:
    at = (HEAD + text).index(first)
    known = Priority(span=Span(at, at + len(first)), region="望山片区", text=first)
    assert marked(find_unread_lists, HEAD + text, priorities=(known,)) == left


def test_a_notice_names_what_its_annex_lists() -> None:
    text = (
        HEAD + "一、推广的改革举措\n（一）渔业方面2项：渔港登记制度；泊位共享机制。\n附件\n渔港登记制度\n泊位共享机制"
    )
    assert any("泊位共享" in words for words in marked(find_unread_lists, text))
    ends = [(name, text.rindex(name)) for name in ("渔港登记制度", "泊位共享机制")]
    annexed = tuple(Priority(span=Span(at, at + 6), region=None, text=name) for name, at in ends)
    assert not any("泊位共享" in words for words in marked(find_unread_lists, text, priorities=annexed))


@pytest.mark.parametrize(
    ("title", "is_sign"),
    [
        ("完善渔港管理体制和渔业立法", True),
        ("健全渔港治理体系", True),
        ("构建现代渔业产业体系", False),
        ("完善渔港基础设施", False),
        ("健全工作协调机制", False),
    ],
)
def test_headings_of_arrangements(title: str, is_sign: bool) -> None:
    found = marked(find_unread_lists, f"{HEAD}一、主要任务\n（一）{title}。做好工作。\n（二）修建码头。抓紧施工。")
    assert found == ([title] if is_sign else [])


def test_what_others_did_is_no_arrangement_of_ones_own() -> None:
    text = f"{HEAD}一、主要任务\n（一）完善渔港管理体制和渔业立法。做好工作。"
    assert marked(find_unread_lists, text, metadata=replace(PLAN, document_type="通报")) == []


@pytest.mark.parametrize("words", ["制度创新重点", "渔港改革试点任务", "制度建设重点（共3项）"])
def test_heads_of_lists(words: str) -> None:
    assert is_list_head(fold(words))


@pytest.mark.parametrize("words", ["主要任务", "科技创新重点任务", "改革工作总结", "试点重点地区"])
def test_other_heads(words: str) -> None:
    assert not is_list_head(fold(words))
