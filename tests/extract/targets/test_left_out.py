"""Figures in rows that nobody can tell are told as an issue with its place."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Issue, Metadata
from extract.targets.context import Context
from extract.targets.left_out import find_left_out
from tests.documents import document_of, layout_of, table_document

PLAN = Metadata(title="望溪市民生实事进展", document_date=date(2026, 7, 1))
NUMBERS = ["27800", "52242", "187.9", "4400", "5358", "121.8"]


def left_out(text: str) -> list[tuple[Issue, str]]:
    document = document_of(text)
    issues = find_left_out(Context(layout_of(document), PLAN))
    return [(issue, document[issue.span]) for issue in issues if issue.span]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("3.新辟公交线路。 东山 西岭 合计 新辟线路年度目标 2 5 1 2 10 实际完成 1 2 0 3 6", "新辟线路年度目标 2 5"),
        ("城区 乡镇 改造完成 12 8 20", "改造完成 12 8"),
        ("新增就业\n目标任务\n完成比例(%)\n全市\n" + "\n".join(NUMBERS) + "\n东山区\n80\n75\n93.8", "27800\n52242"),
        (
            "指标名称计量单位2030年目标值资料来源林木覆盖 ≥ 45市林业局 湿地保护 ≥ 60市林业局 渡口查验 =100",
            "林木覆盖 ≥ 45",
        ),
    ],
)
def test_what_is_left_out_is_named_with_its_place(text: str, begins: str) -> None:
    ((issue, quote),) = left_out(text)
    assert issue.code == "figures_unclear"
    assert quote.startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "年度目标：新辟线路2条、5条、10条。",
        "目标 2 5",
        "主要任务 1. 建设 2. 改造 3. 提升",
        "目标\n2028\n2029\n2030\n2031\n2032\n2033\n2034\n2035\n2036",
        "附录\n" + "\n".join(NUMBERS * 2),
    ],
)
def test_what_is_no_table_of_figures_is_no_issue(text: str) -> None:
    assert left_out(text) == []


def test_a_table_with_cells_is_told() -> None:
    document = table_document("指标", [["指标", "目标任务", "完成"], *([n, n, n] for n in NUMBERS)])
    assert find_left_out(Context(layout_of(document), PLAN)) == ()


EIGHT = [*NUMBERS, "93.8", "75"]


@pytest.mark.parametrize(
    ("above", "numbers", "is_table"),
    [
        ("目标任务\n", EIGHT, True),
        ("目标任务\n", EIGHT[:7], False),  # too few
        ("目标任务\n" + "说明\n" * 11, EIGHT, True),
        ("目标任务\n" + "说明\n" * 12, EIGHT, False),  # its head stands too far above
        ("目标任务" + "很" * 10 + "\n", EIGHT, True),
        ("目标任务" + "很" * 11 + "\n", EIGHT, False),  # a sentence is no head
        ("目标任务\n", [*EIGHT[:4], "东山区", *EIGHT[4:]], True),
        (
            "目标任务\n",
            [*EIGHT[:3], "东山区", *EIGHT[3:6], "西岭区", *EIGHT[6:]],
            False,
        ),  # names, now and then a number
    ],
)
def test_lines_of_nothing_but_numbers(above: str, numbers: list[str], is_table: bool) -> None:
    assert [quote for _, quote in left_out(above + "\n".join(numbers))] == (["\n".join(numbers)] if is_table else [])


@pytest.mark.parametrize(("names", "goes_on"), [(7, True), (8, False)])
def test_such_a_table_goes_on_behind_a_few_names(names: int, goes_on: bool) -> None:
    behind = "东山区\n" * names + "30"
    ((_, quote),) = left_out("目标任务\n" + "\n".join(EIGHT) + f"\n{behind}\n说明")
    assert quote == "\n".join(EIGHT) + (f"\n{behind}" if goes_on else "")


def test_of_a_long_label_the_end_is_shown() -> None:
    ((issue, quote),) = left_out("城区 乡镇 " + "很长" * 8 + "改造完成 12 8 20")
    assert issue.message.startswith("“" + "很长" * 5 + "改造完成”之后")
    assert quote.endswith("改造完成 12 8 20")


TOWNS = ["望溪镇", "16.8", "示范"] * 11


@pytest.mark.parametrize(
    ("lines", "is_table"),
    [
        (["东山镇", *EIGHT, *NUMBERS] * 4, True),  # a wide one, whatever heads it
        (TOWNS, True),  # names and amounts in turn
        (TOWNS[:30], False),  # too few
        ([*TOWNS[:27], "为做好渔港更新改造工作，现将有关事项通知如下", "16.8", "示范"], False),  # text among them
        ([f"{part}" for number in range(1, 16) for part in (number, "东山镇")], False),  # they count on
        (["望溪镇", "52312806", "示范"] * 10, False),  # numbers to call
    ],
)  # fmt: skip
def test_tables_that_no_head_near_by_tells(lines: list[str], is_table: bool) -> None:
    assert bool(left_out("说明\n" + "\n".join(lines))) is is_table
