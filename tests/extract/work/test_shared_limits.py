"""A time limit said once before a list holds for all in it that name none."""

from datetime import date

import pytest

from corpus.model import Deadline
from extract import extract
from tests.documents import document_of

TABLE = "序号\t事项\t责任单位\n1\t修缮望溪渔港\t县渔业局\n2\t改造北渡码头\t县交通运输局"
LINES = "（一）修缮渔港。（责任单位：县渔业局）\n（二）改造码头。（责任单位：县交通运输局；完成时限：2031年6月底前）"


def limits(letter: str, items: str) -> list[date | None]:
    text = f"望溪县人民政府办公室关于印发渔港整治任务清单的通知\n各镇人民政府：\n{letter}\n望溪县人民政府办公室\n2031年3月1日\n{items}"
    return [task.deadline and task.deadline.due for task in extract(document_of(text)).tasks]


@pytest.mark.parametrize(
    ("letter", "due"),
    [
        ("请认真办理。列入清单管理的事项须于2031年10月31日前完成。", date(2031, 10, 31)),
        ("附件所列各项任务原则上在11月底前全部办结。", date(2031, 11, 30)),
        ("所有整改任务务必于2031年年底前完成。", date(2031, 12, 31)),
    ],
)
def test_rows_without_a_limit_have_that_of_the_letter(letter: str, due: date) -> None:
    assert limits(letter, TABLE) == [due, due]


def test_an_item_with_its_own_limit_keeps_it() -> None:
    found = limits("各项任务须于2031年10月底前完成。", LINES)
    assert found == [date(2031, 10, 31), date(2031, 6, 30)]


@pytest.mark.parametrize(
    "letter",
    [
        "列入首批清单的事项须于2031年10月31日前完成。",  # some of them
        "各项任务落实情况于2031年10月31日前报送。",
        "附件所列任务已于2030年底前完成。",
        "各项任务须于6月底前完成。所有重点项目须于11月底前完成。",  # which is theirs, nothing tells
        "渔港普查任务须于6月底前完成。",  # one of them
    ],
)
def test_other_sentences_set_no_limit(letter: str) -> None:
    assert limits(letter, TABLE) == [None, None]


def test_running_items_may_be_meant_or_not() -> None:
    text = "望溪县渔港整治工作方案\n各项任务须于2031年10月底前完成。\n一、主要任务\n（一）修缮渔港。加固堤岸。\n（二）改造码头。更换护舷。"
    found: list[Deadline | None] = [task.deadline for task in extract(document_of(text)).tasks]
    assert found == [None, None]
