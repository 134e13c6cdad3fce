"""Tables of lines get their cells again; what cannot be told is told."""

import pytest

from corpus.fold import fold
from corpus.model import Document
from extract.tables.restore import Restored, restore_tables
from tests.documents import document_of, table_document


def restored(text: str) -> Restored:
    document = document_of(text)
    return restore_tables(document, fold(document.text))


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, rows and columns spanned, words; what is set aside left out."""
    placed = [(block.cell, document[block.span]) for block in document.blocks if block.cell]
    return [(c.row, c.column, c.row_span, c.column_span, text) for c, text in placed if c.columns.stop < 99]


HEADS = ["序号", "工作任务", "责任单位"]
ROWS = [["1", "加固望溪堤防", "市水利局"], ["2", "清理城区河道", "市水利局、市城管局"]]
EXPECTED = [(r, c, 1, 1, text) for r, row in enumerate([HEADS, *ROWS]) for c, text in enumerate(row)]


@pytest.mark.parametrize("gap", [" ", "\n", " | ", "\t"])
def test_whatever_parts_the_cells_the_table_is_the_same(gap: str) -> None:
    ends = "\n"
    found = restored("任务表\n" + ends.join(gap.join(row) for row in [HEADS, *ROWS]) + "\n附件2\n清单")
    assert cells(found.document) == EXPECTED
    assert not found.issues


def test_the_text_stays_and_every_block_is_a_quote() -> None:
    text = "表\n工作任务 责任单位\n加固堤防 市水利局\n清理河道 市水利局"
    document = restored(text).document
    assert document.text == text
    assert [document[block.span] for block in document.blocks][1:] == text.split()[1:]


def test_a_document_without_a_table_is_the_same_object() -> None:
    document = document_of("通知\n一、加固堤防。\n责任单位：市水利局")
    assert restore_tables(document, fold(document.text)).document is document


def test_a_merged_first_cell_spans_the_rows_that_lack_it() -> None:
    found = restored(
        "类别\n工作任务\n责任单位\n水利\n加固望溪堤防\n市水利局\n清理城区河道\n市城管局\n交通\n改造北渡公路\n市交通局"
    )
    assert (1, 0, 2, 1, "水利") in cells(found.document)
    assert (3, 0, 1, 1, "交通") in cells(found.document)


def test_lines_with_a_group_s_number_span_the_table_or_open_each_row() -> None:
    groups = (
        "工作任务\n责任单位\n一、水利\n加固望溪堤防\n市水利局\n清理城区河道\n市城管局\n二、交通\n改造北渡公路\n市交通局"
    )
    assert (1, 0, 1, 2, "一、水利") in cells(restored(groups).document)
    opening = "主要内容\n责任单位\n（一）加固堤防。\n先修险段。\n市水利局\n（二）清理河道。\n逐段清理。\n市城管局"
    assert [(row, column) for row, column, *_ in cells(restored(opening).document)][2:5] == [(1, 0), (1, 0), (1, 1)]


def test_a_head_told_again_is_no_row() -> None:
    rows = ["工作任务 责任单位", "加固堤防 市水利局", "工作任务 责任单位", "清理河道 市城管局"]
    assert [row for row, *_ in cells(restored("\n".join(rows)).document)] == [0, 0, 1, 1, 2, 2]


def test_a_signature_ends_the_table() -> None:
    found = restored(
        "主要内容\n责任单位\n加固望溪堤防\n市水利局\n清理城区河道\n市城管局\n澜州市人民政府办公室\n2021年9月3日"
    )
    assert {text for *_, text in cells(found.document)}.isdisjoint({"澜州市人民政府办公室", "2021年9月3日"})


@pytest.mark.parametrize(
    "rows",
    [
        ["加固望溪堤防 市水利局 市城管局 市气象局"],  # three units for two columns
        ["加固望溪堤防 市水利局、市城", "管局 市气象局"],  # a name broken over lines
        ["加固望溪堤防 青禾大桥 白鹭飞"],  # no units
    ],
)
def test_rows_that_cannot_be_told_are_told_as_an_issue(rows: list[str]) -> None:
    found = restored("\n".join(["表", "工作任务 牵头单位 责任单位", *rows, "清理城区河道 市水利局 市财政局"]))
    assert [issue.code for issue in found.issues] == ["rows_unclear"]
    placed = {text for *_, text in cells(found.document)}
    assert "加固望溪堤防" not in placed


@pytest.mark.parametrize(
    ("lead", "found"), [("市水利局", ["市水利局"]), ("各县（市、区）人民政府", ["各县（市、区）人民政府"])]
)
def test_a_lone_unit_before_an_empty_column_of_those_that_help_leads(lead: str, found: list[str]) -> None:
    text = f"序号 工作任务 牵头单位 配合单位\n1 加固望溪堤防 {lead}\n2 清理城区河道 市城管局 市财政局"
    document = restored(text).document
    assert [words for row, column, *_, words in cells(document) if row == 1 and column == 2] == found


def test_a_column_of_figures_tells_measures_from_units() -> None:
    found = restored("指标\n单位\n2025年\n新建桥梁\n座\n12\n公路里程\n公里\n20")
    assert [text for row, *_, text in cells(found.document) if row == 1] == ["新建桥梁", "座", "12"]


def test_numbers_without_a_head_are_a_column() -> None:
    found = restored(
        "工作任务\n具体要求\n责任单位\n加固堤防\n1\n先修险段。\n市水利局\n清理河道\n2\n逐段清理。\n市城管局"
    )
    assert (1, 1, 1, 1, "1") in cells(found.document)
    assert (1, 2, 1, 1, "先修险段。") in cells(found.document)


def test_however_long_it_is_it_is_read_whole() -> None:
    rows = [f"{n} 加固第{n}段堤防 市水利局" for n in range(1, 901)]
    assert len(cells(restored("\n".join(["序号 工作任务 责任单位", *rows])).document)) == 3 * 901


def test_a_row_that_a_merged_cell_pushed_left_is_moved_back() -> None:
    """As pipes leave it that know nothing of spans: 备注 stands under 责任科室."""
    rows = [
        ["任务", "举措", "责任科室", "备注"],
        ["一、招生", "1.修订办法", "基教科", "新增"],
        ["2.公布范围", "办公室", "延续"],
    ]
    found = restore_tables(document := table_document("表", rows), fold(document.text))
    assert [(column, text) for row, column, *_, text in cells(found.document) if row == 2] == [
        (1, "2.公布范围"),
        (2, "办公室"),
        (3, "延续"),
    ]
    assert (1, 0, 2, 1, "一、招生") in cells(found.document)


def test_words_of_two_columns_part_where_other_rows_show_it() -> None:
    rows = ["建立台账", "逐户登记，按月更新。", "市民政局", "开展巡查", "先查险段，", "再查全线。", "市水利局"]
    found = restored("\n".join(["工作任务", "具体要求", "责任单位", *rows]))
    assert (2, 1, 1, 1, "再查全线。") in cells(found.document)
    assert (2, 0, 1, 1, "开展巡查") in cells(found.document)


TWINS = ["序号", "主要任务", "全年目标任务", "分管领导", "牵头单位", "推进情况"]


def test_of_two_like_columns_the_rows_may_have_one() -> None:
    rows = [
        ["1", "改造背街小巷30条。", "李某", "市城管局", "已进场施工。"],
        ["2", "新建公厕12座。", "李某", "市城管局", "已建成8座，其余在建。"],
        ["3", "加装电梯50部。", "王某", "市住建局", "已完成选址。"],
    ]
    found = restored("任务表\n" + "\n".join("\n".join(row) for row in [TWINS, *rows]))
    assert [text for *_, text in cells(found.document)] == [*TWINS[:2], *TWINS[3:], *(t for row in rows for t in row)]
    assert not found.issues


def test_a_bracket_lost_behind_a_measure_holds_no_cell_together() -> None:
    text = "指标\n2025年\n2030年\n属性\n口粮自给率(%\n98\n100\n约束性\n林木覆盖率(%)\n44\n45\n预期性"
    rows = [
        row
        for row, _, _, _, text in cells(restored("表\n" + text).document)
        if text in ("口粮自给率(%", "林木覆盖率(%)")
    ]
    assert rows == [1, 2]
