"""Items of reform lists, and headings of arrangements, that stand in no priority."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.model import Priority, Span
from extract.unread.lists import find_unread_lists, is_list_head
from tests.documents import table_document
from tests.unread_signs import HEAD, PLAN, marked


def test_items_under_the_head_of_a_list() -> None:
    text = HEAD + "一、渔港改革试点任务\n（一）建立渔港登记制度。\n（二）健全泊位共享机制。\n二、其他\n加强宣传。"
    assert marked(find_unread_lists, text) == ["建立渔港登记制度", "健全泊位共享机制"]


@pytest.mark.parametrize(("counted", "marks"), [("方面6项。", 0), ("任务", 1)])
def test_a_head_that_only_counts_heads_nothing(counted: str, marks: int) -> None:
    for length in range(1, 9):  # wherever it stands
        text = f"{HEAD}{'说' * length}。\n一、渔港改革试点{counted}\n二、其他\n加强宣传。"
        assert len(marked(find_unread_lists, text)) == marks


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


@pytest.mark.parametrize(
    ("rows", "signs"),
    [
        ([["渔业"], ["附"], ["序号", "改革举措"], ["1", "建立登记制度"]], ["建立登记制度"]),  # titles above the head
        ([["渔业"], ["附"], ["表"], ["序号", "改革举措"], ["1", "建立登记制度"]], []),
        ([["序号", "改革举措", "备注"], ["一、渔业"], ["1", "建立登记制度", "甲"]], ["建立登记制度"]),  # a group's head
        ([["序号", "渔港改革任务", "备注"], ["1", "建立登记制度", "甲"], ["2", "^", "乙"]], ["建立登记制度"]),
        ([["序号", "工作任务", "备注"], ["1", "建立登记制度", "甲"]], []),
        ([["序号", "改革举措"], ["1", "建立登记制度"], ["序号", "改革内容"], ["2", "健全共享机制"]],
         ["建立登记制度", "改革内容", "健全共享机制"]),
    ],
)  # fmt: skip
def test_items_of_a_table_s_column_of_measures(rows: list[list[str]], signs: list[str]) -> None:
    assert marked(find_unread_lists, table_document(HEAD, rows)) == signs


def test_a_head_that_nothing_could_be_read_under_is_the_sign() -> None:
    text = f"{HEAD}一、渔港改革试点任务\n加强宣传。\n二、其他\n（一）修桥。"
    assert marked(find_unread_lists, text) == ["一、渔港改革试点任务\n加强宣传。\n"]


def test_each_item_under_the_head_counts_from_the_first() -> None:
    text = f"{HEAD}一、渔港改革试点任务\n（一）登记。\n（二）共享。\n二、其他\n（一）修桥。"
    assert marked(find_unread_lists, text) == ["登记", "共享"]


def test_only_what_stands_under_the_head_counts_and_of_it_the_innermost() -> None:
    text = f"{HEAD}一、渔港改革试点任务\n（一）登记。\n1.先登记。\n2.再公示。\n（二）共享。\n二、其他\n（一）修桥。"
    assert marked(find_unread_lists, text) == ["先登记", "再公示", "共享"]


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("望山片区的试验重点包括：建立登记制度。其他照旧。", ["建立登记制度"]),
        ("望山片区的试验重点包括：建立登记制度", ["建立登记制度"]),  # up to the end of the line
        (
            "望山片区的试验重点包括：建立登记制度。东岭片区的试验重点包括：健全共享机制。",
            ["建立登记制度", "健全共享机制"],
        ),
        ("望山片区的工作重点包括：建立登记制度。", []),
    ],
)
def test_items_behind_a_lead_sentence(line: str, signs: list[str]) -> None:
    assert marked(find_unread_lists, HEAD + line) == signs


def test_a_lead_sentence_in_a_cell_is_the_table_s_own_matter() -> None:
    rows = [["事项", "说明"], ["甲", "望山片区的试验重点包括：建立登记制度。"]]
    assert marked(find_unread_lists, table_document(HEAD, rows)) == []


@pytest.mark.parametrize(
    ("title", "is_sign"),
    [("完善渔港管理体制：", True), ("完善渔港管理体制；", True), ("完善渔港管理体制，抓好落实", False)],
)
def test_a_mark_behind_a_heading_of_an_arrangement(title: str, is_sign: bool) -> None:
    assert bool(marked(find_unread_lists, f"{HEAD}一、主要任务\n（一）{title}\n做好工作。")) is is_sign


def test_how_the_work_is_led_and_what_no_region_plans_is_no_arrangement() -> None:
    text = f"{HEAD}一、保障措施\n（一）完善渔港管理体制。做好工作。"
    assert marked(find_unread_lists, text) == []
    text = text.replace("保障措施", "主要任务")
    assert marked(find_unread_lists, text) == ["完善渔港管理体制"]
    assert marked(find_unread_lists, text, metadata=replace(PLAN, region=None)) == []


def test_only_the_first_parts_of_an_item_are_compared_with_what_is_told_elsewhere() -> None:
    """A page of names is no item that repeats one of them."""
    name = Priority(span=Span(0, 4), region=None, text="泊位共享机制")
    for before, signs in ((39, 0), (40, 1)):
        names = "、".join([*["渔港"] * before, "泊位共享机制"])
        text = f"{HEAD}望山片区的试验重点包括：{names}。"
        assert len(marked(find_unread_lists, text, priorities=(name,))) == signs
