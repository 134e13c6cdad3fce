"""What heads say of their columns."""

import pytest

from extract.tables.columns import ColumnMeaning, Holds, item_column, meaning_of, unknown_units


@pytest.mark.parametrize(
    ("head", "holds"),
    [
        ("序号", Holds.NUMBER),
        ("重点任务", Holds.WORDS),
        ("指标名称", Holds.WORDS),
        ("责任单位", Holds.UNITS),
        ("完成时限", Holds.DAY),
        ("计量单位", Holds.MEASURE),
        ("2025年目标值", Holds.FIGURE),
        ('"十四五"目标值', Holds.FIGURE),
        ("年均增速(%)", Holds.FIGURE),
        ("属性", Holds.KIND),
        ("试点地区", Holds.PLACE),
        ("责任人", Holds.PERSON),
        ("备注", Holds.ANYTHING),
    ],
)
def test_what_a_column_holds(head: str, holds: Holds) -> None:
    found = meaning_of(head)
    assert found and found.holds is holds


@pytest.mark.parametrize("head", ["", "企业名称", "推荐单位", "工作任务。", "任务" * 11, "市财政局"])
def test_what_heads_no_column(head: str) -> None:
    assert meaning_of(head) is None


def test_what_lists_reforms_names_the_row() -> None:
    heads = ["序号", "改革举措", "主要内容", "推广范围"]
    columns = [meaning_of(head) or ColumnMeaning(Holds.ANYTHING) for head in heads]
    assert item_column(columns) == 1
    assert item_column([columns[2], columns[2]]) == 1  # else the last that can


@pytest.mark.parametrize("head", ["任务目标", "任务数", "目标"])
def test_a_head_that_names_a_value_holds_figures_though_it_speaks_of_tasks(head: str) -> None:
    assert meaning_of(head) == ColumnMeaning(Holds.FIGURE)


def test_a_head_is_short_and_says_nothing_else() -> None:
    """What is longer, or goes on behind a mark, is content that begins like a head."""
    longest = "责任单位(排在第一位的那一个是牵头单位)"
    assert len(longest) == 20
    assert meaning_of(longest) == meaning_of("责任单位")
    assert meaning_of(longest.replace("那一个", "那一个就")) is None
    assert meaning_of("县") == ColumnMeaning(Holds.PLACE)
    assert all(meaning_of(f"改革{mark}举措") is None for mark in "。;,")


def test_what_lists_reforms_keeps_what_its_label_says() -> None:
    """牵头单位及改革事项 is a column of reforms and of who leads them."""
    found = meaning_of("牵头单位及改革事项")
    assert found == ColumnMeaning(Holds.WORDS, names=True, assigns=True, lists=True)
    assert meaning_of("先行先试") == ColumnMeaning(Holds.WORDS, names=True, lists=True)


def test_a_word_of_regions_that_a_label_knows_otherwise_is_no_place() -> None:
    assert meaning_of("实施县") == ColumnMeaning(Holds.UNITS, assigns=True)
    assert meaning_of("申报县") == meaning_of("备注")
    assert meaning_of("自贸片区") == ColumnMeaning(Holds.PLACE)


def test_units_by_a_word_that_nobody_knows_are_no_place() -> None:
    """示范单位 might be an organ: beside units with a role it is one."""
    assert meaning_of("示范单位") is None
    assert unknown_units("示范单位")
    assert not unknown_units("示范片区")


def test_cells_of_those_who_help_are_often_empty() -> None:
    assert meaning_of("配合单位") == ColumnMeaning(Holds.UNITS, assigns=True, minor=True)
    assert meaning_of("督导单位") == ColumnMeaning(Holds.UNITS, assigns=True, minor=True)
    assert meaning_of("责任单位") == ColumnMeaning(Holds.UNITS, assigns=True)
    assert meaning_of("考核单位") == ColumnMeaning(Holds.UNITS)  # who measures it does not do it


def test_groups_name_no_row() -> None:
    assert meaning_of("类别") == ColumnMeaning(Holds.WORDS)
    assert meaning_of("工作任务") == ColumnMeaning(Holds.WORDS, names=True)


def test_without_a_column_that_names_rows_it_is_the_first() -> None:
    assert item_column([ColumnMeaning(Holds.PLACE), ColumnMeaning(Holds.WORDS)]) == 0
    named = ColumnMeaning(Holds.WORDS, names=True)
    assert item_column([ColumnMeaning(Holds.WORDS), named, named, ColumnMeaning(Holds.WORDS)]) == 2
    first = ColumnMeaning(Holds.WORDS, names=True, lists=True)
    assert item_column([named, first, ColumnMeaning(Holds.WORDS, names=True, lists=True), named]) == 1
