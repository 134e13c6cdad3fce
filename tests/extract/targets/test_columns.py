"""What the head of a table of indicators says of its columns, by its words and by what stands below them."""

from __future__ import annotations

import pytest

from corpus.model import Target
from extract.targets.columns import holds_measures, read_column
from extract.targets.tables import Tables
from tests.documents import layout_of, table_document

HEAD = ["指标", "单位", "2020年", "2025年"]


def read(rows: list[list[str]], year: int | None = 2021, plan_year: str | None = "2025") -> list[Target]:
    return Tables(layout_of(table_document("指标", rows))).targets(year, plan_year)


def shown(rows: list[list[str]], year: int | None = 2021) -> list[str]:
    return [f"{t.indicator} {t.comparator} {t.value} {t.measure} {t.by} {t.status}" for t in read(rows, year)]


@pytest.mark.parametrize(
    ("head", "by", "past"),
    [
        ("2025年目标", "2025", False),
        ('"十四五"目标值', "2025", False),
        ("2020年目标", "2020", False),  # a goal is none that was reached, however long ago it was set
        ("2020年目标完成情况", "2020", True),
        ("2025年计划完成", "2025", False),
        ("2020年基数", "2020", True),
        ("2020基期值", "2020", True),
        ("比2020年增长", "2030", False),
        ("2024年完成", "2024", True),
        ("当前水平", None, True),
        ("规划值", "2030", False),
    ],
)
def test_told_or_planned(head: str, by: str | None, past: bool) -> None:
    column = read_column(0, head, 2026, "2030")
    assert (column.by, column.past) == (by, past)


@pytest.mark.parametrize(
    ("head", "growth", "measure"),
    [
        ("年均增速", True, "%"),
        ("年均增长（个百分点）", True, "个百分点"),
        ("2025年（亿元）", False, "亿元"),
        ("2025年（按2020年价）", False, ""),
        ("五年累计", False, ""),
    ],
)
def test_growth_and_measure_of_a_head(head: str, growth: bool, measure: str) -> None:
    column = read_column(0, head.replace("（", "(").replace("）", ")"), 2021, "2025")
    assert (column.growth, column.measure) == (growth, measure)


@pytest.mark.parametrize(
    ("cells", "held"),
    [(["公里", "万平方米"], True), (["条(段)", "亿千瓦时", ""], True), (["市水利局", "个"], False), ([], False)],
)
def test_a_column_of_measures(cells: list[str], held: bool) -> None:
    assert holds_measures(cells) is held


@pytest.mark.parametrize(
    ("plan_year", "statuses"),
    [
        ("2025", ["achieved", "target", "target"]),  # the plan began in 2021
        ("2024", ["target", "target", "target"]),  # no five-year plan's
        ("2027", ["target", "target", "target"]),
        (None, ["target", "target", "target"]),
    ],
)
def test_in_a_plan_without_a_date_what_lies_before_its_years_was_reached(
    plan_year: str | None, statuses: list[str]
) -> None:
    rows = [["指标", "单位", "2020年", "2021年", "2025年"], ["绿道", "公里", "30", "35", "50"]]
    assert [target.status for target in read(rows, None, plan_year)] == statuses


def test_growth_is_a_target_of_its_own() -> None:
    rows = [["指标", "单位", "2020年", "2025年", "年均增长（%）"], ["林业产值", "亿元", "42", "64", "8.8"]]
    assert shown(rows) == [
        "林业产值 = 42 亿元 2020 achieved",
        "林业产值 = 64 亿元 2025 target",
        "林业产值 + 8.8 % 2025 target",
    ]


def test_a_cumulative_figure_is_one_of_the_row() -> None:
    rows = [["指标", "单位", "年均增速"], ["造林面积", "万亩", "〔30〕"], ["能耗降低", "%", "[13.5]"]]
    assert shown(rows) == ["造林面积 = 30 万亩 2025 target", "能耗降低 - 13.5 % 2025 target"]


def test_heads_of_two_rows() -> None:
    rows = [
        ["指标", "单位", "规划目标", "规划目标"],
        ["^", "^", "2025年", "年均增速"],
        ["林业产值", "亿元", "64", "8.8"],
    ]
    assert shown(rows) == ["林业产值 = 64 亿元 2025 target", "林业产值 + 8.8 % 2025 target"]
    repeated = [rows[0], ["指标", "单位", *rows[1][2:]], rows[2]]  # cells that were merged, filled by a conversion
    assert shown(repeated) == shown(rows)


def test_rows_across_the_table_name_the_kind_of_those_below() -> None:
    rows = [
        HEAD,
        ["约束性指标"],
        ["用水总量", "亿立方米", "9", "8.5"],
        ["预期性指标（2项）"],
        ["绿道", "公里", "9", "12"],
    ]
    found = read(rows)
    assert [t.kind for t in found] == ["binding", "binding", "anticipatory", "anticipatory"]
    assert {t.indicator for t in found} == {"用水总量", "绿道"}


def test_measures_make_the_column_beside_them_the_name() -> None:
    rows = [["序号", "项目", "单位", "2020年", "2025年"], ["1", "新建桥梁", "座", "12", "20"]]
    assert shown(rows) == ["新建桥梁 = 12 座 2020 achieved", "新建桥梁 = 20 座 2025 target"]
    assert shown([rows[0], ["1", "新建桥梁", "县交通局", "12", "20"]]) == []  # a column of offices


def test_a_column_of_goals_in_a_table_of_tasks() -> None:
    rows = [
        ["序号", "重点任务", "目标值", "完成时限", "责任单位"],
        ["1", "用水总量", "8.5亿立方米以内", "2024年底", "水利局"],
        ["2", "幼儿园建设", "新建5所", "2024年底", "教育局"],  # says what is to be done
        ["3", "农田建设", "12", "", "农业农村局"],  # of what measure?
    ]
    assert shown(rows) == ["用水总量 <= 8.5 亿立方米 2024 target"]  # the row's own time limit
    assert shown([["序号", "重点任务", "2025年", "责任单位"], ["1", "用水总量", "8.5亿立方米", "水利局"]]) == []


def test_an_indicator_of_two_columns() -> None:
    rows = [
        ["指标", "指标", "单位", "2025年"],
        ["居民人均可支配收入", "城镇", "元", "6"],
        ["^", "农村", "元", "3"],
    ]
    assert [line.split()[0] for line in shown(rows)] == ["城镇居民人均可支配收入", "农村居民人均可支配收入"]


@pytest.mark.parametrize(
    ("caption", "by"),
    [
        ("表1 2027年主要指标", "2027"),
        ("“十五五”时期主要指标", "2030"),
        ("2022年1月3日", "2025"),  # a signature's day: the plan's year is left
        ("主要指标", "2025"),
        ("到2027年，" + "全市各项事业都要有新的发展，" * 3 + "如下表", "2025"),  # a paragraph
    ],
)
def test_the_line_above_a_table_says_by_when(caption: str, by: str) -> None:
    document = table_document(caption, [["指标", "目标值"], ["入园率", "85%"]])
    assert [t.by for t in Tables(layout_of(document)).targets(2021, "2025")] == [by]


def test_names_and_measures_keep_the_script_of_the_document() -> None:
    assert shown([["指標", "單位", "2030年目標"], ["糧食產能", "萬噸", "5.5"]]) == ["糧食產能 = 5.5 萬噸 2030 target"]


@pytest.mark.parametrize(
    ("heads", "year", "status"),
    [
        (["2016年", "2020年", "五年累计"], 2021, "achieved 2020"),
        (["2016年", "2020年", "年均增长"], 2021, "achieved 2020"),
        (["2020年", "五年累计"], 2021, "target 2025"),  # perhaps of the five years to come
        (["2020年", "2025年", "五年累计"], 2021, "target 2025"),
        (["2016年", "2020年", "规划值"], 2021, "target 2025"),
    ],
)
def test_a_sum_beside_past_years_is_theirs(heads: list[str], year: int, status: str) -> None:
    rows = [["指标", "单位", *heads], ["造林面积", "亩", *("800" for _ in heads)]]
    *_, last = read(rows, year)
    assert f"{last.status.value} {last.by}" == status


@pytest.mark.parametrize(
    ("below", "by"),
    [
        ([["^", "^", "^", "2027年"]], ["2025", "2027"]),  # one head alone below
        ([["^", "^", "2026年", "2027年"]], ["2026", "2027"]),
        ([["^", "^", "", ""], ["^", "^", "2026年", "2027年"]], ["2025", "2025"]),  # nothing below: the head is over
        ([["^", "^", "2026年", "县水利局"]], ["2025", "2025"]),
    ],
)
def test_what_stands_below_a_head_goes_on_with_it_where_it_heads_values(below: list[list[str]], by: list[str]) -> None:
    heads, row = ["指标", "单位", "目标值", "目标值"], ["林业产值", "亿元", "50", "64"]
    assert [target.by for target in read([heads, *below, row]) if target.indicator == "林业产值"] == by


def test_as_many_cells_as_columns_are_a_row_of_their_own() -> None:
    """Though each of them could head a column of values."""
    rows = [["指标", "单位", "目标值", "目标值"], ["目标值", "亿元", "2026年", "2027年"], ["产值", "亿元", "50", "64"]]
    assert [target.by for target in read(rows) if target.indicator == "产值"] == ["2025", "2025"]
