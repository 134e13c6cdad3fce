"""Examples as JSON and as a book."""

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl

from corpus.export.precedents import (
    counts_words,
    partial_words,
    places_sheet,
    precedent_book,
    precedent_sheets,
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


def test_every_place_is_a_row_with_what_it_sets_and_where_it_stands():
    sheet = places_sheet(FOUND)
    first, other, last = sheet.rows
    assert dict(zip(sheet.columns, first, strict=True)) == {
        "写法": 1, "原文": "健全河湖巡查管护机制", "层级": "市", "地区": "云澜省栖河市", "日期": "2020-06-10",
        "牵头": "水利", "责任": "", "时限": "2021-06-30", "月数": 12, "目标": "里程 = 30公里", "文件名": "a.txt",
        "文件标题": "治水方案", "文号": "栖政发〔2020〕3号", "章节路径": "一、任务", "记录编号": first[-2],
        "出处": "治水方案: 栖政发〔2020〕3号[Z]. 2020-06-10: 一、任务.",
    }  # fmt: skip
    assert (other[0], other[2], other[3], other[4], other[8]) == (1, None, None, None, None)
    assert (last[0], last[4]) == (2, "2023-01-01")
    assert sheet.widths == {"原文": 50, "文件标题": 36, "章节路径": 30, "出处": 60}
    yearly = Precedents(Sought("甲"), grouped([place(recurs="每年", responsible=("财政", "公安"))]))
    assert (places_sheet(yearly).rows[0][6], places_sheet(yearly).rows[0][7]) == ("财政、公安", "每年")


def test_the_wordings_with_what_was_set_for_them():
    groups, _, leads = precedent_sheets(FOUND)
    assert [row[:9] for row in groups.rows] == [
        (1, "健全河湖巡查管护机制", 2, 2, "市 1", "云澜省 1", "2020", "水利 1", ""),
        (2, "=HYPERLINK(1)发展乡村旅游", 1, 1, "市 1", "云澜省 1", "2023", "", ""),
    ]
    assert groups.rows[0][9:] == ("12 个月（1 处）", "里程 = 30公里")
    assert (groups.title, groups.subtitle) == ("借鉴：健全河湖巡查管护机制", summary_words(FOUND))
    assert groups.widths == {"写法": 50, "地区": 30, "目标": 30}
    assert (leads.columns, leads.rows) == (("牵头单位", "云澜省", "合计"), (("水利", 1, 1),))


def test_who_leads_where_leaves_what_never_met_empty_and_unknown_places_so():
    told = [
        place(leads=("财政",), source=source(regions=("云澜省",))),
        place(leads=("财政",), source=source("cd", regions=("云澜省",))),
        place(leads=("水利",), source=source("ef", regions=())),
    ]
    found = Precedents(Sought("甲"), grouped(told))
    assert precedent_sheets(found)[2].columns == ("牵头单位", "云澜省", "未注明", "合计")
    assert precedent_sheets(found)[2].rows == (("财政", 2, None, 2), ("水利", None, 1, 1))
    assert [each["region"] for each in precedents_json(found)["leads"]] == ["云澜省", None]


def test_of_many_counts_the_first_are_told():
    counts = tuple((name, 9) for name in "甲乙丙丁戊")
    assert counts_words(counts) == "甲 9 乙 9 丙 9 丁 9 等"
    assert counts_words(counts[:4]) == "甲 9 乙 9 丙 9 丁 9"
    many = [
        place(source=source(f"{n:02x}", regions=(f"第{n}省",)), leads=tuple(f"机构{n}" for n in range(11)))
        for n in range(41)
    ]
    (row,) = precedent_sheets(Precedents(Sought("甲"), grouped(many)))[0].rows
    assert (row[5].count("第"), row[5][-2:], row[7].count("机构"), row[7][-2:]) == (40, " 等", 10, " 等")


def test_scores_and_months_are_told_as_they_are():
    (place_,) = precedents_json(Precedents(Sought("甲"), grouped([place(score=0.12345)])))["groups"][0]["wordings"][0][
        "places"
    ]
    assert (place_["score"], place_["months"], place_["day"], place_["due"], place_["region"]) == (
        0.123, None, None, None, "云澜省栖河市",
    )  # fmt: skip
    spread = precedents_json(FOUND)["groups"][0]["months"]
    assert spread == {"count": 1, "least": 12, "lower": 12, "median": 12, "upper": 12, "most": 12}
    assert precedents_json(FOUND)["groups"][1]["months"] is None
