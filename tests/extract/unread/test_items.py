"""Numbered items that say that something is to be done and stand in no record."""

from __future__ import annotations

import pytest

from corpus.model import Metadata, Span, Task
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
