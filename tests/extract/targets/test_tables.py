"""Tables of indicators, by their heads; and what a table says of running text in its cells."""

from __future__ import annotations

import pytest

from corpus.model import Target
from extract.targets.tables import Tables
from tests.documents import document_of, layout_of, table_document


def read(rows: list[list[str]], year: int | None = 2021, plan_year: str | None = "2025") -> list[Target]:
    return Tables(layout_of(table_document("指标", rows))).targets(year, plan_year)


def shown(targets: list[Target]) -> list[str]:
    return [f"{t.indicator} {t.comparator} {t.value} {t.measure} {t.by} {t.status}" for t in targets]


def cell(head: str, text: str, name: str = "入园率") -> list[str]:
    """What a cell of a table with one row gives."""
    return shown(read([["指标", "单位", head], [name, "%", text]]))


@pytest.mark.parametrize(
    ("head", "by", "status"),
    [
        ("2025年", "2025", "target"),
        ("2025", "2025", "target"),
        ("2025年目标值", "2025", "target"),
        ("2021年", "2021", "target"),  # the document's own year
        ("2020年", "2020", "achieved"),
        ("目标值", "2025", "target"),  # the plan's year
        ("预期值", "2025", "target"),
        ("现状值", "None", "achieved"),
        ("基期值", "None", "achieved"),
        ("上年实际", "None", "achieved"),
        ("“十四五”目标", "2025", "target"),
        ("2025年现状", "2025", "achieved"),
        ("年均增速", "2025", "target"),
    ],
)
def test_what_the_head_of_a_column_of_values_says(head: str, by: str, status: str) -> None:
    (line,) = cell(head, "85")
    assert line.split()[-2:] == [by, status]


def test_without_the_document_s_year_no_year_has_passed() -> None:
    assert [t.status for t in read([["指标", "2020年"], ["入园率", "85%"]], year=None)] == ["target"]


@pytest.mark.parametrize(("head", "count"), [("发展指标", 1), ("指标类别", 0), ("指标（单位）", 1), ("任务", 0)])
def test_which_column_names_the_indicators(head: str, count: int) -> None:
    assert len(read([[head, "2025年"], ["入园率", "85%"]])) == count


@pytest.mark.parametrize("head", ["备注", "责任单位", "2025年重点任务完成情况及下一步工作安排"])
def test_other_columns_hold_no_values(head: str) -> None:
    assert cell(head, "85") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("85", "= 85 %"),
        ("≥85", ">= 85 %"),
        (">=85", ">= 85 %"),
        ("＞85", ">= 85 %"),
        ("≤85", "<= 85 %"),
        ("85以上", ">= 85 %"),
        ("85以内", "<= 85 %"),
        ("不低于85", ">= 85 %"),
        ("控制在85以内", "<= 85 %"),
        ("力促达85", None),  # neither a bare number nor one with its measure
        ("不低于85%", ">= 85 %"),
        ("不高于85%", "<= 85 %"),
        ("85左右", "~ 85 %"),
        ("85*", "= 85 %"),
        ("[85]", "= 85 %"),
        ("85家", "= 85 家"),  # its own measure wins
        ("下降85%", "- 85 %"),
        ("提高85%", "+ 85 %"),
        ("第85", None),
        ("85、86", None),
        ("—", None),
        ("", None),
        ("85" + "。" * 22, None),
        ("85%" + "。" * 22, None),  # 25 characters: running text
    ],
)
def test_values(text: str, expected: str | None) -> None:
    found = cell("2025年", text)
    assert found == ([f"入园率 {expected} 2025 target"] if expected else [])


def test_a_range() -> None:
    (target,) = read([["指标", "单位", "2025年"], ["入园率", "%", "85~90"]])
    assert (target.value, target.upper) == (85, 90)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("1.入园率", "入园率 = 85 % 2025 target"),
        ("入园率（万人）", "入园率 = 85 % 2025 target"),  # the column of measures goes before the bracket
        ("能耗降低", "能耗降低 - 85 % 2025 target"),
        ("能耗降幅", "能耗降幅 = 85 % 2025 target"),  # names a level
        ("就业增长（累计）", "就业增长 + 85 % 2025 target"),
        ("3岁以下婴幼儿托位", "3岁以下婴幼儿托位 = 85 % 2025 target"),
        ("率", None),
    ],
)
def test_names(name: str, expected: str | None) -> None:
    found = [line.replace("(", "（").replace(")", "）") for line in cell("2025年", "85", name)]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(("unit", "measure"), [("-", "亿吨"), ("", "亿吨"), ("/", "亿吨"), ("吨", "吨")])
def test_the_measure_in_the_name_where_its_column_is_empty(unit: str, measure: str) -> None:
    (target,) = read([["指标", "单位", "2025年"], ["粮食能力（亿吨）", unit, "85"]])
    assert target.measure == measure


def test_a_change_in_the_head_is_of_every_value() -> None:
    assert cell("年均增长", "5") == ["入园率 + 5 % 2025 target"]
    assert cell("2025年比2020年降低", "5") == ["入园率 - 5 % 2025 target"]


def test_heads_below_a_title_and_a_group() -> None:
    rows = [
        ["主要指标"],
        ["类别", "指标", "2025年", "属性"],
        ["经济", "入园率", "85%", "约束性"],
        ["^", "入学率", "86%", "预期性"],
    ]
    found = read(rows)
    assert shown(found) == ["入园率 = 85 % 2025 target", "入学率 = 86 % 2025 target"]
    assert [t.kind for t in found] == ["binding", "anticipatory"]


def test_a_table_without_indicators_or_with_values_before_them_holds_none() -> None:
    assert read([["项目", "2025年"], ["入园率", "85%"]]) == []
    assert read([["2025年", "指标"], ["85%", "入园率"]]) == []
    assert read([["一"], ["二"], ["三"], ["指标", "2025年"], ["入园率", "85%"]]) == []  # heads too far down


LINES = "序号\n指标\n2025年\n属性\n1\n入园率\n85%\n约束性"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (LINES, 1),
        (LINES + "\n2\n入学率\n86%\n预期性\n正文", 2),
        (LINES.removesuffix("约束性") + "其他", 1),  # no kind of indicator
        (LINES.replace("指标\n", "指标\n事项说明\n"), 1),  # a head that nobody knows, with nothing under it
        ("指标\n属性\n入园率\n约束性", 0),  # two heads
        (LINES.replace("指标", "任务"), 0),
    ],
)
def test_a_table_left_as_one_cell_a_line(text: str, count: int) -> None:
    assert len(Tables(layout_of(document_of(text))).targets(2021, "2025")) == count


ROWS = [
    ["序号", "事项", "工作要求", "完成时限"],
    ["1", "签约居民满意率", "达到90%。", "2021年12月底"],
    ["2", "甲，乙", "达到80%。", ""],
]


def test_what_the_cells_beside_running_text_say() -> None:
    layout = layout_of(table_document("任务", ROWS))
    tables = Tables(layout)
    by_text = {layout.document[block.span]: block for block in layout.document.blocks}
    assert tables.named_beside(by_text["达到90%。"]) == "签约居民满意率"
    assert tables.named_beside(by_text["达到80%。"]) == ""  # no name: 甲，乙 is a sentence, 2 too short
    assert tables.named_beside(by_text["任务"]) == ""
    assert tables.head(by_text["达到90%。"]) == "工作要求"
    assert tables.head(by_text["工作要求"]) == tables.head(by_text["任务"]) == ""
    assert tables.heads(by_text["达到90%。"])[:4] == ROWS[0]
    assert tables.heads(by_text["任务"]) == []
    limit = tables.deadline_beside(by_text["达到90%。"])
    assert limit is not None
    assert layout.document[limit] == "2021年12月底"
    assert tables.deadline_beside(by_text["任务"]) is None
    assert tables.deadline_beside(by_text["序号"]) is None


@pytest.mark.parametrize(
    ("name", "beside"),
    [("名" * 40, "名" * 40), ("名" * 41, ""), ("率。", ""), ("满意率。", "满意率"), ("1、满意率", "满意率")],
)
def test_the_name_beside_a_cell(name: str, beside: str) -> None:
    layout = layout_of(table_document("任务", [["事项", "要求"], [name, "达到90%"]]))
    assert Tables(layout).named_beside(layout.document.blocks[-1]) == beside


@pytest.mark.parametrize(
    ("text", "marks"),
    [("不突破45%", ["<="]), ("不应低于45%", [">="]), ("未达到45%", []), ("未必超过45%", []), ("不良率45%", ["="])],
)
def test_a_negation_in_a_cell(text: str, marks: list[str]) -> None:
    assert [line.split()[1] for line in cell("2025年", text)] == marks


TASKS = ["序号", "项目名称", "责任单位", "目标任务", "1—8月实际完成情况", "任务完成率"]


def test_columns_of_tasks_whose_cells_are_amounts_are_of_values() -> None:
    rows = [
        TASKS,
        ["1", "新增城镇就业", "市人社局", "8950人", "7123人", "80%"],
        ["2", "加装电梯", "市住建局", "51部", "53部", "104%"],
    ]
    assert shown(read(rows, 2025, "2025")) == [
        "新增城镇就业 = 8950 人 2025 target",
        "新增城镇就业 = 7123 人 2025 achieved",
        "新增城镇就业任务完成率 = 80 % 2025 achieved",
        "加装电梯 = 51 部 2025 target",
        "加装电梯 = 53 部 2025 achieved",
        "加装电梯任务完成率 = 104 % 2025 achieved",
    ]


def test_a_cell_in_another_measure_than_the_row_s_goal_stands_in_a_wrong_column() -> None:
    rows = [
        TASKS,
        ["1", "新增城镇就业", "市人社局", "8950人", "7123人", "80%"],
        ["2", "加装电梯", "市住建局", "51部", "104%", ""],
        ["3", "改造农贸市场", "市商务局", "2家", "2家", "100%"],
    ]
    assert "加装电梯 = 104 % 2025 achieved" not in shown(read(rows, 2025, "2025"))


def test_tasks_in_words_make_no_column_of_values() -> None:
    rows = [
        TASKS[:4],
        ["1", "城镇就业", "市人社局", "新增城镇就业8950人，开展培训"],
        ["2", "加装电梯", "市住建局", "加装51部，6月底前开工"],
    ]
    assert read(rows, 2025, "2025") == []


def test_progress_of_no_yearly_plan_has_no_year() -> None:
    rows = [TASKS[:5], ["1", "加装电梯", "市住建局", "51部", "53部"], ["2", "改造市场", "市商务局", "2家", "2家"]]
    assert [t.by for t in read(rows, 2022, "2025") if t.status == "achieved"] == [None, None]


@pytest.mark.parametrize(
    ("growth", "expected"),
    [
        ("0.5", "粮食产能 + 0.5 亿吨 2025 target"),  # 5.5 - 5: a total that has lost its bracket
        ("1.9", "粮食产能 + 1.9 % 2025 target"),
    ],
)
def test_a_growth_that_is_the_difference_is_a_total(growth: str, expected: str) -> None:
    rows = [["指标", "2020年基期值", "2025年目标值", "年均增速〔累计〕"], ["粮食产能（亿吨）", "5", "5.5", growth]]
    found = read(rows)
    assert shown(found)[-1] == expected
    assert [str(t.base_value) for t in found] == ["None", "5", "None"]


def test_a_measure_whose_bracket_is_lost() -> None:
    rows = [["指标", "2020年", "2025年"], ["口粮自给率(%", "98", "100"], ["耕地（含园地", "12", "13"]]
    assert shown(read(rows))[:2] == ["口粮自给率 = 98 % 2020 achieved", "口粮自给率 = 100 % 2025 target"]
    assert all("含园地" not in (t.measure or "") for t in read(rows))


def test_what_an_indicator_is_made_of_is_named_with_it() -> None:
    rows = [
        ["指标", "2020年", "2025年"],
        ["4.标准班比例(%)其中:小学", "34", "80"],
        ["初中", "77", "85"],
        ["5.入园率(%)", "1", "2"],
    ]
    names = [target.indicator for target in read(rows) if target.status == "target"]
    assert names == ["标准班比例:小学", "标准班比例:初中", "入园率"]


def test_without_numbers_the_next_row_is_by_itself() -> None:
    rows = [["指标", "2020年", "2025年"], ["标准班比例(%)其中:小学", "34%", "80%"], ["入园率", "77%", "85%"]]
    names = [target.indicator for target in read(rows) if target.status == "target"]
    assert names == ["标准班比例:小学", "入园率"]
