"""Sentences that list reform measures, and for whom."""

import pytest

from tests.documents import document_of, table_document
from tests.reform_lists import CITY, listed

OWN = "广东省广州市"


def found(line: str) -> list[tuple[str | None, str]]:
    return listed(document_of(f"某市某通知\n现通知如下。\n一、有关事项\n{line}\n抓好落实。"), CITY)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "望山片区的试验重点包括：建立甲制度；健全乙机制。",
            [("望山片区", "建立甲制度"), ("望山片区", "健全乙机制")],
        ),
        ("各地先行先试,而云南望山片区的试验重点包括：建立甲制度。", [("云南望山片区", "建立甲制度")]),
        (
            "望山县承担以下改革任务：建立甲制度、完善乙办法。",
            [("望山县", "建立甲制度"), ("望山县", "完善乙办法")],
        ),
        (
            "支持望山县先行先试：（一）建立甲制度；（二）探索乙机制。",
            [("望山县", "建立甲制度"), ("望山县", "探索乙机制")],
        ),
        (
            "望山县重点探索：健全甲机制；乙名录。",
            [("望山县", "健全甲机制"), ("望山县", "乙名录")],
        ),  # a thing among deeds
        ("望山县重点探索：健全甲机制；推行乙制度。", [("望山县", "健全甲机制"), ("望山县", "推行乙制度")]),
        ("望山县的改革事项为建立甲制度。", [("望山县", "建立甲制度")]),
        ("改革举措包括：一是建立甲制度；二是推行乙机制等。", [(OWN, "建立甲制度"), (OWN, "推行乙机制")]),
        ("改革举措包括“甲一件事”、“乙制度”。", []),  # whose? and names alone, no arrangement begins them
        ("试点地区：望山县。试点任务：建立甲制度。", [("望山县", "建立甲制度")]),
        ("试点任务：产权、股权登记制度。", [(OWN, "产权、股权登记制度")]),  # one arrangement
    ],
)
def test_leads(line: str, expected: list[tuple[str, str]]) -> None:
    assert found(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "要把推广改革举措列为重点。",
        "完成改革任务：建立甲制度。",  # work on a list
        "主要任务包括：建立甲制度。",
        "下一步改革任务是建立甲制度。",  # nobody's, and no colon
        "试点内容：详见附件。",
    ],
)
def test_sentences_that_list_nothing(line: str) -> None:
    assert found(line) == []


def test_a_lead_of_the_past_lists_nothing() -> None:
    text = "某市某报告\n一、工作回顾\n改革举措包括：建立甲制度；推行乙机制。"
    assert listed(document_of(text), CITY) == []


def test_a_line_of_words_over_a_list_is_no_place() -> None:
    assert listed(document_of("某通知\n一、总体安排\n改革任务：建立甲制度。"), CITY) == [(OWN, "建立甲制度")]


@pytest.mark.parametrize(
    "line",
    [
        "各试点地区试点任务如下：望山县建立甲制度；桐河区健全乙机制。",
        "各试点地区试点任务如下：望山县：建立甲制度。桐河区：健全乙机制。",
        "下列地区试点内容为：望山县重点建立甲制度；桐河区健全乙机制。",
    ],
)
def test_a_sentence_lists_for_several_places_in_turn(line: str) -> None:
    assert found(line) == [("望山县", "建立甲制度"), ("桐河区", "健全乙机制")]


def test_each_place_of_a_sentence_has_its_parts() -> None:
    line = "各试点地区试点任务如下：望山县：建立甲制度；渔港三处。桐河区：健全乙机制。"
    assert found(line) == [("望山县", "建立甲制度"), ("望山县", "渔港三处"), ("桐河区", "健全乙机制")]


def test_the_nearest_label_of_a_place_counts() -> None:
    line = "试点地区：望山县。试点任务：建立甲制度。试点地区：桐河区。试点任务：健全乙机制。"
    assert found(line) == [("望山县", "建立甲制度"), ("桐河区", "健全乙机制")]
    assert found("试点地区：望山县。试点地区：桐河区。试点地区：南塘区。试点任务：健全乙机制。") == [
        ("南塘区", "健全乙机制")
    ]


def test_a_lead_sentence_in_a_table_lists_nothing() -> None:
    rows = [["事项", "说明"], ["甲", "望山片区的试验重点包括：建立甲制度；健全乙机制。"]]
    assert listed(table_document("某市某通知", rows), CITY) == []


def test_the_place_of_an_item_may_stand_below_its_measure() -> None:
    items = (
        "1.试点任务：建立甲制度\n试点地区：望山县、桐河区\n完成时限：2018年底前形成经验\n"
        "2.试点任务：健全乙机制\n试点地区：枫江县\n完成时限：2018年10月底前"
    )
    assert found(items) == [("望山县、桐河区", "建立甲制度"), ("枫江县", "健全乙机制")]


@pytest.mark.parametrize("before", ["完成时限：2018年底前", "联系人：李某", "资金来源：自筹"])
def test_a_line_with_a_label_over_a_list_is_no_place(before: str) -> None:
    assert found(f"{before}\n试点任务：建立甲制度。") == [(OWN, "建立甲制度")]
