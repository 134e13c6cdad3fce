"""Tables of lines get their cells again; what cannot be told is told."""

import pytest

from corpus.fold import fold
from corpus.model import Document
from extract.tables.restore import Restored, restore_tables
from ingest import load_bytes
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


def read(text: str) -> Restored:
    """What is restored of a text as it is read from a file."""
    document = load_bytes("a.txt", text.encode())
    return restore_tables(document, fold(document.text))


DEEP = "序号 类别 工作任务 具体措施 牵头单位 配合单位"
FIRST = "1 防汛 加固望溪堤防 先修险段，再换闸门。 市水利局 市财政局"


def test_cells_shown_to_be_empty_go_on_with_those_above() -> None:
    found = read(
        f"{DEEP}\n{FIRST}\n2   清理城区河道，拆除违建。 市城管局 市水利局\n3  改造北渡泵站 更新机组。 市水利局 市应急局"
    )
    placed = cells(found.document)
    assert not found.issues
    assert (1, 1, 3, 1, "防汛") in placed and (1, 2, 2, 1, "加固望溪堤防") in placed
    assert [(column, text) for row, column, *_, text in placed if row == 2][1:] == [
        (3, "清理城区河道，拆除违建。"), (4, "市城管局"), (5, "市水利局"),
    ]  # fmt: skip


def test_the_name_of_a_row_goes_on_where_it_is_shown_to_be_empty() -> None:
    found = read("序号 工作任务 牵头单位 责任单位\n1 加固望溪堤防 市水利局 东区政府\n2  市住建局 西区政府")
    assert (1, 1, 2, 1, "加固望溪堤防") in cells(found.document)


def test_an_empty_cell_below_another_group_is_its_own() -> None:
    found = read(
        f"{DEEP}\n{FIRST}\n2 环卫  建设分类投放点，更新车辆。 市城管局 市水利局\n3  清理河道 拆除违建。 市城管局 市水利局"
    )
    assert (1, 2, 1, 1, "加固望溪堤防") in cells(found.document)


def test_an_empty_cell_among_units_stays_empty() -> None:
    rows = ["1 加固望溪堤防 市水利局 市财政局 东区政府", "2 清理城区河道 市城管局  西区政府"]
    found = read("\n".join(["序号 工作任务 牵头单位 配合单位 责任单位", *rows]))
    assert [(column, text) for row, column, *_, text in cells(found.document) if row == 2][2:] == [
        (2, "市城管局"), (4, "西区政府"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        ["1  加固望溪堤防 市水利局 市财政局", "2  清理城区河道 市城管局 市水利局"],  # behind each number
        ["1 加固望溪堤防：  先修险段 市水利局 市财政局", "2 清理城区河道 市城管局 市水利局"],
        ["1    加固望溪堤防 市水利局 市财政局", "10   清理城区河道 市城管局 市水利局"],  # set in columns
        ["  1 加固望溪堤防 市水利局 市财政局", "  2 清理城区河道 市城管局 市水利局"],  # an indent
    ],
)
def test_gaps_that_are_layout_show_nothing(rows: list[str]) -> None:
    found = read("\n".join(["序号 工作任务 牵头单位 配合单位", *rows, "3 改造北渡泵站 市水利局 市应急局"]))
    assert not found.issues
    assert [(row, text) for row, column, *_, text in cells(found.document) if column == 2] == [
        (0, "牵头单位"), (1, "市水利局"), (2, "市城管局"), (3, "市水利局"),
    ]  # fmt: skip


def test_a_row_with_as_many_gaps_inside_cells_as_empty_ones_is_not_told() -> None:
    true = [f"{n} 清理河道{n}段 市城管局  东区政府" for n in range(1, 6)]
    found = read(
        "\n".join(["序号 工作任务 牵头单位 配合单位 责任单位", *true, "6 改造泵站  市水利局 市财政局 西区政府"])
    )
    assert [issue.code for issue in found.issues] == ["rows_unclear"]
    assert [row for row, *_, text in cells(found.document) if text == "东区政府"] == [1, 2, 3, 4, 5]
    assert all(text != "市水利局" for *_, text in cells(found.document))
