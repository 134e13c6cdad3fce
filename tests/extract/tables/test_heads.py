"""Where tables of lines begin."""

import pytest

from corpus.fold import fold
from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.heads import TableHead, find_heads
from tests.documents import document_of, table_document


def heads(text: str) -> list[tuple[str, ...]]:
    document = document_of(text)
    return [head.texts for head in find_heads(fold(document.text), document.blocks)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("序号 工作任务 责任单位", ("序号", "工作任务", "责任单位")),
        ("序号\n工作任务\n责任单位", ("序号", "工作任务", "责任单位")),
        ("工作\n任务\n责任\n单位\n加固堤防", ("工作任务", "责任单位")),  # each broken in two
        ("序号\n专项行动\n责任单位\n1", ("序号", "专项行动", "责任单位")),  # all lines up to the first number
        ("指标\n单位\n2025年", ("指标", "单位", "2025年")),
        (  # a year with what it is of below it, and a bracket that adds to a head
            "指标\n2028\n基期值\n2031年\n目标值\n年均增速\n〔累计〕\n属性",
            ("指标", "2028基期值", "2031年目标值", "年均增速[累计]", "属性"),
        ),
        ("指标\n2028年\n2031年\n属性", ("指标", "2028年", "2031年", "属性")),
        ("序号\n1\n任务\n责任单位\n2", ("任务", "责任单位")),  # a number right below heads nothing
        ("任务\n统筹单位\n责任单位", ("任务", "统筹单位", "责任单位")),
    ],
)
def test_heads_in_a_line_or_one_a_line(text: str, found: tuple[str, ...]) -> None:
    assert heads(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "第七章 监督与责任",
        "序号 企业名称 推荐单位",
        "工作目标\n工作任务\n一、加固堤防",
        "责任单位：市水利局",
        "序号\n备注",
        "工作任务",
        "关于任务 和单位 的说明 如下",
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert heads(text) == []


def test_a_column_单位_may_hold_measures_or_units() -> None:
    document = document_of("指标 单位 2025年")
    [head] = find_heads(fold(document.text), document.blocks)
    assert len(list(head.readings())) == 2


def found(text: str) -> list[TableHead]:
    document = document_of(text)
    return list(find_heads(fold(document.text), document.blocks))


def readings(text: str) -> list[str]:
    """What the columns may hold, one string for each reading."""
    [head] = found(text)
    return [" ".join(column.holds for column in reading) for reading in head.readings()]


def test_the_lines_of_a_head() -> None:
    [row] = found("通知\n序号 工作任务 责任单位\n1 加固堤防 市水利局")
    assert (row.first, row.after, row.split, row.telling) == (1, 2, True, True)
    [run] = found("通知\n工作任务\n责任单位\n加固堤防")
    assert (run.first, run.after, run.split, run.telling) == (1, 3, False, False)


def test_every_head_of_a_document_is_found() -> None:
    assert heads("工作任务 责任单位\n加固堤防 市水利局\n任务 牵头单位\n修桥 市交通局") == [
        ("工作任务", "责任单位"),
        ("任务", "牵头单位"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "texts"),
    [
        ("重点任务清单\n工作任务\n责任单位", 1, ("工作任务", "责任单位")),  # a title that could be a head
        ("任务清单\n序号\n专项\n责任单位\n1", 1, ("序号", "专项", "责任单位")),  # what stands before 序号 is no head
        ("重点任务清单\n责任单位", 0, ("重点任务清单", "责任单位")),  # the only column that names rows
        ("工作任务\n备注\n责任单位", 0, ("工作任务", "备注", "责任单位")),
    ],
)
def test_where_heads_one_a_line_begin(text: str, first: int, texts: tuple[str, ...]) -> None:
    assert [(head.first, head.texts) for head in found(text)] == [(first, texts)]


def test_two_heads_that_may_be_one_are_read_both_ways() -> None:
    """The rows tell which it is."""
    [head] = found("项目\n内容\n责任单位")
    assert head.texts == ("项目内容", "责任单位")
    assert head.other and head.other.texts == ("项目", "内容", "责任单位")
    assert (head.after, head.other.after) == (3, 3)
    [sure] = found("工作任务\n责任单位")
    assert sure.other is None


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("指标\n单位\n2030\n目标值", ("指标", "单位", "2030目标值")),  # a year with what it is of
        ("指标\n单位\n2030年\n目标值", ("指标", "单位", "2030年目标值")),
        ("指标\n2028年\n2031年目标值\n属性", ("指标", "2028年", "2031年目标值", "属性")),  # another year: another head
        ("工作任务\n责任单位\n（排第一的牵头）", ("工作任务", "责任单位(排第一的牵头)")),  # a bracket of the one before
        ("工作\n任务\n责任\n单位", ("工作任务", "责任单位")),
        ("指标\n单位\n2030年", ("指标", "单位", "2030年")),  # each a head by itself
    ],
)
def test_a_head_over_two_lines(text: str, texts: tuple[str, ...]) -> None:
    assert heads(text) == [texts]


def test_below_序号_all_lines_up_to_the_first_row_are_heads() -> None:
    assert heads("序号\n专项\n由谁来做\n责任单位\n一、水利") == [("序号", "专项", "由谁来做", "责任单位")]
    assert heads("序号\n专项\n由谁来做\n责任单位\n加固堤防") == []  # no number below
    assert heads("专项\n由谁来做\n责任单位\n1") == []  # no 序号 above
    assert heads("序号\n\n责任单位\n工作任务\n1") == [("责任单位", "工作任务")]  # a blank line ends the heads


def test_the_first_number_stands_below_no_more_heads_than_a_table_has() -> None:
    between = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"]
    widest = ["序号", *between, "工作任务", "责任单位"]
    assert heads("\n".join([*widest, "1"])) == [tuple(widest)]
    assert heads("\n".join(["序号", *between, "癸", "工作任务", "责任单位", "1"])) != [
        ("序号", *between, "癸", "工作任务", "责任单位")
    ]


@pytest.mark.parametrize(
    ("between", "is_head"),
    [
        ("专项说明", True),
        ("说明", True),
        ("专项行动方案说明", True),  # of eight characters
        ("专项行动的方案说明", False),
        ("说", False),  # of one
        ("专项2", False),  # a digit: content
    ],
)
def test_a_short_line_between_heads_is_one(between: str, is_head: bool) -> None:
    assert bool(heads(f"工作任务\n{between}\n责任单位")) is is_head


def test_a_short_line_behind_the_last_head_is_content() -> None:
    assert heads("工作任务\n责任单位\n加固堤防\n市水利局") == [("工作任务", "责任单位")]


def test_a_column_of_units_by_an_unknown_word_stands_beside_one_that_is_known() -> None:
    [head] = found("工作任务 统筹单位 责任单位")
    assert head.cells[1].meaning == ColumnMeaning(Holds.UNITS, assigns=True)
    assert heads("工作任务 统筹单位") == []
    [figures] = found("指标 统筹单位 2025年")
    assert figures.cells[1].meaning == ColumnMeaning(Holds.ANYTHING)


def test_before_the_first_column_that_assigns_heads_that_nobody_knows_are_words() -> None:
    [head] = found("备注 专项名称 责任单位 细化说明")
    assert [cell.meaning for cell in head.cells] == [
        ColumnMeaning(Holds.ANYTHING, minor=True),  # a note stays one
        ColumnMeaning(Holds.WORDS, names=True),
        ColumnMeaning(Holds.UNITS, assigns=True),
        ColumnMeaning(Holds.ANYTHING),
    ]
    [figures] = found("专项名称 指标 2025年")
    assert figures.cells[0].meaning == ColumnMeaning(Holds.ANYTHING)  # nothing assigns


# --- what makes a table --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("类别 责任单位", True),  # words, though they name no row
        ("备注 责任单位", False),
        ("序号 责任单位", False),
        ("改革举措 推广范围", True),
        ("序号 改革举措", True),
        ("改革举措 备注", False),  # which where?
        ("改革举措 完成时限", False),
        ("指标 2025年 属性", True),
        ("指标 2025年", False),  # two columns of figures are no table
        ("类别 2025年 属性", False),  # nothing names the rows
        ("指标 完成时限 属性", False),  # no figures
    ],
)
def test_columns_that_make_a_table(text: str, is_table: bool) -> None:
    assert bool(found(text)) is is_table


def test_the_widest_table_has_twelve_columns() -> None:
    """What is wider is a matrix of figures."""
    row = ["序号", "工作任务", "责任单位", *["备注"] * 9]
    assert heads(" ".join(row)) == heads("\n".join(row)) == [tuple(row)]
    assert heads(" ".join([*row, "备注"])) == []


def test_what_the_columns_单位_and_目标_hold_the_rows_decide() -> None:
    assert readings("指标 单位 2025年") == ["words measure figure", "words units figure"]
    assert readings("任务 目标 责任单位") == ["words figure units", "words words units"]
    assert readings("指标 2025年目标 责任单位") == ["words figure units"]  # a year's goal is a figure
    assert readings("指标 单位 目标") == ["words measure figure", "words units figure", "words units words"]
    [head] = found("指标 单位 目标")
    assert [[column.assigns for column in reading] for reading in head.readings()] == [
        [False, False, False],
        [False, True, False],
        [False, True, False],
    ]


# --- lines that could be heads ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["。", "；", "：", "，"])
def test_a_line_with_a_mark_is_no_head(mark: str) -> None:
    assert heads(f"工作任务 责任单位{mark}") == []
    assert heads(f"工作任务\n责任单位{mark}") == []


def test_at_least_half_of_a_line_s_heads_are_known() -> None:
    assert heads("任务 责任单位 甲 乙") == [("任务", "责任单位", "甲", "乙")]
    assert heads("任务 责任单位 甲 乙 丙") == []


def test_heads_are_short() -> None:
    twenty = "责任单位(排在第一位的那一个是牵头单位)"
    assert heads(f"工作任务 {twenty}") == heads(f"工作任务\n{twenty}") == [("工作任务", twenty)]
    assert heads(f"工作任务 责任单位 {'说' * 20}") != []
    assert heads(f"工作任务 责任单位 {'说' * 21}") == []


def test_a_line_of_heads_is_not_a_paragraph() -> None:
    row = " ".join(["工作任务", *["责任单位(排在第一位的那一个是牵头单位)"] * 7])
    assert len(row) == 151
    assert len(heads(f"{row}{' ' * 7}备注")) == 1  # of 160 characters
    assert heads(f"{row}{' ' * 8}备注") == []


def test_a_numbered_heading_is_no_line_of_heads() -> None:
    assert heads("第七章 工作任务 责任单位") == []
    assert heads("一、 工作任务 责任单位") == []


def test_a_chapter_and_its_first_item_are_no_heads_one_a_line() -> None:
    assert heads("改革内容\n试点范围\n各区。") == [("改革内容", "试点范围")]
    assert heads("四、改革内容\n（一）试点范围\n各区。") == []
    assert heads("三、工作任务\n1．责任单位\n各区。") == []


def test_bars_and_tabs_part_heads_as_gaps_do() -> None:
    assert heads("| 工作任务 | 责任单位 |") == heads("工作任务\t责任单位") == [("工作任务", "责任单位")]


def test_real_tables_have_heads_of_their_own() -> None:
    document = table_document("表", [["工作任务", "责任单位"], ["加固堤防", "市水利局"]])
    assert list(find_heads(fold(document.text), document.blocks)) == []


@pytest.mark.parametrize("columns", [3, 11, 12])
def test_lines_between_the_head_of_numbers_and_the_first_number_are_heads_up_to_the_most_columns(columns: int) -> None:
    names = [f"专项{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑"[: columns - 2]]
    text = "\n".join(["序号", *names, "责任单位", "1"])
    assert heads(text) == [("序号", *names, "责任单位")]
