"""Numbered items that say that something is to be done and stand in no record."""

from __future__ import annotations

import pytest

from corpus.model import Metadata, Priority, Span, Task
from extract.unread.items import find_unread_items
from tests.unread_signs import HEAD, marked

TEXT = HEAD + "一、主要任务\n（一）修建码头。抓紧施工。\n（二）渔港亮化。装灯。\n（三）清理航道。及时疏浚。"


def task_at(words: str) -> Task:
    start = TEXT.index(words)
    return Task(span=Span(start, start + len(words)), label=None, title=words, section=None, text=Span(0, 1))


def test_an_item_that_says_what_to_do() -> None:
    assert marked(find_unread_items, TEXT) == ["（三）清理航道"]


def test_an_item_whose_neighbours_are_tasks() -> None:
    tasks = (task_at("（一）修建码头。抓紧施工。"), task_at("（三）清理航道。及时疏浚。"))
    assert marked(find_unread_items, TEXT, tasks=tasks) == ["（二）渔港亮化"]


@pytest.mark.parametrize("title", ["布局原则", "适用范围", "指导思想"])
def test_items_that_ask_for_nothing(title: str) -> None:
    text = TEXT.replace("清理航道", title)
    tasks = (task_at("（一）修建码头。抓紧施工。"), task_at("（二）渔港亮化。装灯。"))
    assert marked(find_unread_items, text, tasks=tasks) == []


def test_entries_of_a_box_are_things() -> None:
    assert (
        marked(find_unread_items, HEAD + "专栏1 渔港重点工程\n1.清理航道设备：挖泥船。\n2.加强照明设备：灯塔。") == []
    )


def test_documents_that_do_not_plan() -> None:
    assert marked(find_unread_items, TEXT, metadata=Metadata(document_type="办法")) == []


def test_an_item_that_holds_others_is_told_by_them() -> None:
    text = HEAD + "一、主要任务\n（一）加强管理。抓紧。\n1.清理航道。及时疏浚。"
    assert marked(find_unread_items, text) == ["1.清理航道"]


def test_where_nobody_knows_what_a_document_is_it_may_plan() -> None:
    assert marked(find_unread_items, TEXT, metadata=Metadata()) == ["（三）清理航道"]


@pytest.mark.parametrize("head", ["工作目标", "布局原则"])
def test_under_a_heading_that_asks_for_nothing(head: str) -> None:
    assert marked(find_unread_items, TEXT.replace("主要任务", head)) == []


def test_articles_are_no_items() -> None:
    assert marked(find_unread_items, HEAD + "第一条 加强码头建设。抓紧施工。\n第二条 清理航道。") == []


@pytest.mark.parametrize(("tasks", "signs"), [(1, ["（三）清理航道"]), (2, ["（二）渔港亮化", "（三）清理航道"])])
def test_half_of_a_list_makes_a_list_of_tasks(tasks: int, signs: list[str]) -> None:
    """Of four items: where two are tasks, the others are taken for such whatever their words."""
    text = TEXT + "\n（四）修补围栏。装好。"
    names = ["（一）修建码头。抓紧施工。", "（四）修补围栏。装好。"][:tasks]
    found = []
    for words in names:
        start = text.index(words)
        found.append(Task(span=Span(start, start + len(words)), label=None, title=words, section=None, text=Span(0, 1)))
    assert marked(find_unread_items, text, tasks=tuple(found)) == signs


def test_one_of_three_makes_no_list_of_tasks() -> None:
    assert marked(find_unread_items, TEXT, tasks=(task_at("（一）修建码头。抓紧施工。"),)) == ["（三）清理航道"]


def test_an_item_of_a_list_of_reforms_is_read_but_a_mention_does_not_count() -> None:
    at = TEXT.index("清理航道")
    for listed, signs in ((True, []), (False, ["（三）清理航道"])):
        priority = Priority(span=Span(at, at + 4), region=None, text="清理航道", listed=listed)
        assert marked(find_unread_items, TEXT, priorities=(priority,)) == signs
