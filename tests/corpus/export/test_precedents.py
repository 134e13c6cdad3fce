"""Examples as JSON and as a book."""

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl

from corpus.export.precedents import (
    counts_words,
    partial_words,
    precedent_book,
    precedents_json,
    summary_words,
    target_spread_words,
    years_words,
)
from corpus.model import Span, Target
from corpus.precedents.sought import Sought
from corpus.precedents.spread import targets_set
from corpus.precedents.wordings import Precedents, grouped
from tests.corpus.precedents.made import place, source

GOAL = Target(span=Span(0, 1), indicator="里程", value=Decimal(30), upper=None, measure="公里", comparator="=", by=None)
PLACES = (
    place(source=source(day=date(2020, 6, 10), number="栖政发〔2020〕3号"), leads=("水利",), due=date(2021, 6, 30), targets=(GOAL,), path=("一、任务",)),
    place("完善河湖巡查管护机制", source=source("cd", level=None, regions=()), copies=(source("ef"),)),
    place("=HYPERLINK(1)发展乡村旅游", source=source("gh", day=date(2023, 1, 1))),
)  # fmt: skip
FOUND = Precedents(Sought("健全河湖巡查管护机制"), grouped(PLACES), passed_over=12)
NOTHING = Precedents(Sought("甲"), ())


def test_the_object_says_all():
    told = precedents_json(FOUND)
    assert json.loads(json.dumps(told)) == told
    assert (told["places"], told["documents"], told["passed_over"], told["theme"]) == (3, 3, 12, None)
    assert told["leads"] == [{"unit": "水利", "region": "云澜省", "places": 1}]
    group = told["groups"][0]
    assert (group["places"], group["levels"], group["years"], group["months"]["median"]) == (
        2,
        {"市": 1},
        [2020, 2020],
        12,
    )
    first, other = group["wordings"]
    assert first["differs"] == []
    assert [each["text"] for each in other["differs"]] == ["完善"]
    assert first["places"][0]["source"] == "治水方案: 栖政发〔2020〕3号[Z]. 2020-06-10: 一、任务."
    assert other["places"][0]["copies"] == ["ef"]
    assert first["places"][0]["targets"] == [{"indicator": "里程", "value": 30, "measure": "公里", "by": None}]


def test_the_book_has_wordings_places_and_leads():
    book = openpyxl.load_workbook(io.BytesIO(precedent_book(FOUND)))
    assert book.sheetnames == ["写法", "出处", "谁牵头"]
    cells = [[cell.value for cell in row] for row in book["出处"].iter_rows()]
    assert len(cells) == 1 + len(PLACES)
    assert {"原文", "文件名", "文件标题", "章节路径", "出处"} <= set(cells[0])
    assert [cell.value for cell in book["谁牵头"][2]] == ["水利", 1, 1]
    words = [cell for row in book["写法"].iter_rows(values_only=True) for cell in row]
    assert any("12 段没有逐一比对" in str(word) for word in words)
    assert all(cell.data_type != "f" for row in book["出处"].iter_rows() for cell in row)


def test_a_book_without_leads_and_of_nothing():
    assert openpyxl.load_workbook(io.BytesIO(precedent_book(NOTHING))).sheetnames == ["写法", "出处"]


def test_words():
    assert summary_words(FOUND) == "3 处（3 份文件），归为 2 种写法"
    assert summary_words(NOTHING) == "没有找到别处的写法"
    assert partial_words(NOTHING) == ""
    assert (years_words((2015, 2023)), years_words((2015, 2015)), years_words(None)) == ("2015–2023", "2015", "")
    assert counts_words((("市", 7), ("省", 3))) == "市 7 省 3"


def test_several_values_of_a_target():
    more = place(
        targets=(
            Target(
                span=Span(0, 1),
                indicator="里程",
                value=Decimal(90),
                upper=None,
                measure="公里",
                comparator="=",
                by=None,
            ),
        )
    )
    assert target_spread_words(targets_set(PLACES)[0]) == "里程 = 30公里"
    assert target_spread_words(targets_set([*PLACES, more])[0]) == "里程 中位 60公里（30–90，2 处）"
