"""Tables of lines get their cells again; what cannot be told is told."""

from dataclasses import replace

import pytest

from corpus.fold import fold
from corpus.model import Cell, Document, Issue, Span
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


def test_each_word_of_a_head_told_again_is_set_aside() -> None:
    document = restored(f"工作任务 责任单位\n{ROWS_OF_LINES}\n工作任务 责任单位\n修桥 市交通局").document
    aside = [document[block.span] for block in document.blocks if block.cell and block.cell.columns.stop >= 99]
    assert aside == ["工作任务", "责任单位"]


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


ROWS_OF_LINES = "加固望溪堤防 市水利局\n清理城区河道 市城管局"


@pytest.mark.parametrize(
    ("behind", "read"),
    [
        ("很" * 600 + "。\n修桥 市交通局", 2),  # no cell is so long
        ("附件2\n修桥 市交通局", 2),
        ("修桥 市交通局", 3),
    ],
)
def test_what_ends_a_table(behind: str, read: int) -> None:
    found = restored(f"工作任务 责任单位\n{ROWS_OF_LINES}\n{behind}")
    assert max(row for row, *_ in cells(found.document)) == read


def test_a_long_cell_is_one() -> None:
    found = restored(f"工作任务 责任单位\n加固{'很' * 590}长堤防 市水利局\n{ROWS_OF_LINES}")
    assert max(row for row, *_ in cells(found.document)) == 3


def test_a_heading_and_a_real_table_end_a_table_of_lines() -> None:
    plain = document_of(f"工作任务 责任单位\n{ROWS_OF_LINES}\n修桥 市交通局")
    heading = replace(plain, blocks=(*plain.blocks[:3], replace(plain.blocks[3], heading=2)))
    cell = replace(plain, blocks=(*plain.blocks[:3], replace(plain.blocks[3], cell=Cell(0, 0, 0))))
    for document in (heading, cell):
        placed = restore_tables(document, fold(document.text)).document
        assert placed.blocks[-1] == document.blocks[-1]
        assert sum(block.cell is not None for block in placed.blocks[:-1]) == 6


def test_each_table_has_its_own_rows() -> None:
    text = f"工作任务 责任单位\n{ROWS_OF_LINES}\n任务 牵头单位\n修桥 市交通局"
    tables = [(block.cell.table, block.cell.row) for block in restored(text).document.blocks if block.cell]
    first, second = tables[:6], tables[6:]
    assert [row for _, row in first] == [0, 0, 1, 1, 2, 2]
    assert [row for _, row in second] == [0, 0, 1, 1]
    assert {table for table, _ in first}.isdisjoint({table for table, _ in second})


def test_heads_that_nothing_follows_are_text() -> None:
    for text in ("工作任务 责任单位", "序号 工作任务 责任单位", "工作任务 责任单位\n白鹭"):
        document = document_of(text)
        found = restore_tables(document, fold(text))
        assert found.document.blocks == document.blocks and not found.issues


def test_a_telling_head_whose_rows_nobody_can_tell_is_told() -> None:
    """Of two columns it may be a line of running text."""
    found = restored("序号 工作任务 责任单位\n白鹭 高飞\n飞 白鹭\n各部门要认真组织实施，按时报送进展。\n白鹭")
    [issue] = found.issues
    assert found.document[issue.span] == "序号 工作任务 责任单位\n白鹭 高飞\n飞 白鹭"  # with its lines, and no text
    assert "表格（序号、工作任务、责任单位…）的各行分不清" in issue.message
    assert not restored("工作任务 责任单位\n白鹭 高飞\n飞 白鹭").issues


def test_a_table_none_of_whose_rows_holds_is_set_aside_with_its_head() -> None:
    """No heading, and nobody reads its lines as text."""
    rows = ["加固望溪堤防 市水利局 市城管局 市气象局", "加固城区堤防 市水利局 市城管局 市气象局"]
    found = restored("\n".join(["工作任务 牵头单位 责任单位", *rows]))
    [issue] = found.issues
    assert found.document[issue.span] == "工作任务 牵头单位 责任单位"
    assert all(block.cell and block.cell.columns.stop >= 99 for block in found.document.blocks)


def test_rows_that_cannot_be_told_are_counted_and_the_first_is_shown() -> None:
    rows = [f"{n} {what} 市水利局 市城管局 市气象局" for n, what in ((1, "加固堤防"), (2, "加固两岸"))]
    [issue] = (
        found := restored("\n".join(["序号 工作任务 牵头单位 责任单位", *rows, "3 修桥 市交通局 市财政局"]))
    ).issues
    assert "（序号、工作任务、牵头单位…）有 2 行" in issue.message
    assert found.document[issue.span] == rows[0]


def test_where_most_rows_cannot_be_told_the_one_that_can_is_not_trusted() -> None:
    rows = [f"{n} 加固{what} 市水利局 市城管局 市气象局" for n, what in enumerate(("堤防", "两岸", "河道"), 1)]
    found = restored("\n".join(["序号 工作任务 牵头单位 责任单位", *rows, "4 修桥 市交通局 市财政局"]))
    assert "（序号、工作任务、牵头单位…）的各行分不清" in found.issues[0].message
    assert not any(text == "修桥" for *_, text in cells(found.document))


def test_a_head_told_again_over_several_lines_is_set_aside() -> None:
    head = ["工作任务", "责任单位"]
    found = restored("\n".join([*head, "加固堤防", "市水利局", *head, "清理河道", "市城管局"]))
    assert [(r, c, text) for r, c, _, _, text in cells(found.document)] == [
        (0, 0, "工作任务"),
        (0, 1, "责任单位"),
        (1, 0, "加固堤防"),
        (1, 1, "市水利局"),
        (2, 0, "清理河道"),
        (2, 1, "市城管局"),
    ]
    assert sum(block.cell is not None for block in found.document.blocks) == 8


def test_half_of_a_head_told_again_is_a_row() -> None:
    found = restored("工作任务 责任单位\n工作任务 市水利局\n清理河道 市城管局")
    assert (1, 0, 1, 1, "工作任务") in cells(found.document)


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        (["1 加固堤防 市水利局", "2 清理河道 市城管局"], 1),
        (["1 加固堤防 市水利局", "清理河道 市城管局"], 0),  # a lone number is a word of its cell
    ],
)
def test_two_running_numbers_make_a_column_though_nothing_heads_it(rows: list[str], column: int) -> None:
    found = cells(restored("\n".join(["工作任务 责任单位", *rows])).document)
    assert [c for r, c, *_, text in found if text == "工作任务"] == [column]


def test_a_number_written_in_front_of_the_words_fills_the_column_of_numbers() -> None:
    found = restored("序号 工作任务 责任单位\n1、加固堤防 市水利局\n2、清理河道 市城管局")
    assert [text for row, *_, text in cells(found.document) if row == 2] == ["2、", "清理河道", "市城管局"]


def test_a_table_s_head_is_told_as_such() -> None:
    document = restored(f"工作任务 责任单位\n{ROWS_OF_LINES}").document
    assert [block.cell.header for block in document.blocks if block.cell] == [True, True, False, False, False, False]


# --- real tables that reading left with gaps -----------------------------------------------------------------------------


def shifted(rows_between: int, *lines: str, codes: tuple[str, ...] = ("table_shifted",)) -> Document:
    """A table with a group in its first column, some lines behind the first row, and a last row."""
    found: list[tuple[str, Cell | None]] = []
    for row, texts in ((0, "类别 工作任务 责任单位"), (1, "水利 加固堤防 市水利局")):
        found += [(text, Cell(0, row, column)) for column, text in enumerate(texts.split())]
    found += [(line, None) for line in lines]
    last = enumerate(["交通", "修桥", "市交通局"])
    found += [(text, Cell(0, 2 + rows_between, column)) for column, text in last]
    text = "\n".join(words for words, _ in found)
    document = document_of(text)
    blocks = tuple(replace(block, cell=cell) for block, (_, cell) in zip(document.blocks, found, strict=True))
    issues = tuple(Issue(code, "表格有错位。", Span(0, 2)) for code in codes)
    return replace(document, blocks=blocks, issues=issues)


def test_rows_that_reading_left_without_cells_are_placed_and_the_cell_above_goes_on() -> None:
    document = shifted(1, "清理河道", "市城管局", codes=("table_shifted", "no_date"))
    found = restore_tables(document, fold(document.text))
    placed = cells(found.document)
    assert (1, 0, 2, 1, "水利") in placed
    assert [(r, c, text) for r, c, _, _, text in placed if r == 2] == [(2, 1, "清理河道"), (2, 2, "市城管局")]
    assert [issue.code for issue in found.document.issues] == ["no_date"]  # nothing is shifted any more


def test_lines_between_rows_are_left_where_reading_saw_nothing_shifted() -> None:
    document = shifted(1, "清理河道", "市城管局", codes=())
    assert restore_tables(document, fold(document.text)).document == document


def test_where_fewer_rows_are_told_than_are_missing_the_lines_are_told_as_an_issue() -> None:
    document = shifted(2, "清理河道", "市城管局")
    found = restore_tables(document, fold(document.text))
    assert found.document == document  # with the issue of reading
    [issue] = found.issues
    assert issue.code == "rows_unclear" and document[issue.span] == "清理河道\n市城管局"


def test_where_a_row_of_a_gap_cannot_be_told_none_is_placed() -> None:
    document = shifted(2, "清理河道", "市城管局", "白鹭", "高飞")
    found = restore_tables(document, fold(document.text))
    assert [issue.code for issue in found.issues] == ["rows_unclear"]
    assert found.document.blocks == document.blocks


def test_a_table_restored_settles_what_reading_said_of_another_form() -> None:
    plain = document_of(f"工作任务 责任单位\n{ROWS_OF_LINES}")
    flattened = replace(plain, issues=(Issue("table_flattened", "表格成了文字。", Span(0, 4)),))
    assert restore_tables(flattened, fold(plain.text)).document.issues == ()
    text = "通知\n请各单位抓紧落实。"
    other = replace(document_of(text), issues=flattened.issues)
    assert restore_tables(other, fold(text)).document.issues == flattened.issues  # nothing was restored


def test_a_slipped_row_that_fits_nowhere_stays() -> None:
    heads = ["任务", "举措", "责任科室", "备注"]
    full = ["一、招生", "1.修订办法", "基教科", "新增"]
    document = table_document("表", [heads, full, ["延续", "延续", "延续"]])
    assert restore_tables(document, fold(document.text)).document.blocks == document.blocks


NUMBERED = "序号\n{head}\n责任单位\n1\n渔业产值增长6%左右\n市渔业局\n2\n盐田保有面积稳定\n市盐业局"


@pytest.mark.parametrize("head", ["2031年预期目标", "攻坚事项和要求", "要办的事", "2031年主要任务"])
def test_what_heads_the_words_beside_units_need_not_be_known(head: str) -> None:
    found = cells(restored(NUMBERED.format(head=head)).document)
    assert (2, 1, 1, 1, "盐田保有面积稳定") in found


def test_a_forgotten_bracket_ends_with_the_row() -> None:
    text = "序号\n工作任务\n当前进度\n责任单位\n1\n修缮码头。\n40%（北渡未开工\n市渔业局\n2\n清理航道。\n90%\n市交通局"
    found = cells(restored(text).document)
    assert (1, 3, 1, 1, "市渔业局") in found
    assert (2, 3, 1, 1, "市交通局") in found


def test_money_and_progress_do_not_name_a_row() -> None:
    text = "序号\n项目名称\n建设时间\n年度投资金额（万元）\n责任单位\n1\n2031年渔港改造工程\n2031\n300\n渔业局\n2\n盐田改造工程\n2031\n52\n盐业局"
    found = cells(restored(text).document)
    assert (1, 1, 1, 1, "2031年渔港改造工程") in found
    assert (2, 3, 1, 1, "52") in found


def counted_lines(*items: str) -> str:
    head = ["序号", "项目", "重点工作目标任务", "牵头领导", "责任单位"]
    return "\n".join([*head, "1", "主要预期目标", *items])


def test_cells_that_count_through_the_table_stand_in_one_column() -> None:
    items = [
        "1.渔港产值增长5%以上。",
        "钱宇",
        "市水利局、市统计局",
        "2.财政收入增长6%。",
        "市财政局",
        "3.渔船更新保持稳定。",
    ]
    items += ["市农业局", "4.事故起数下降。", "王嵘", "方勇", "市应急局"]
    found = restored(counted_lines(*items))
    assert not found.issues
    words = {(row, column): text for row, column, _, _, text in cells(found.document)}
    assert [words[row, 2] for row in range(1, 5)] == [items[0], items[3], items[5], items[7]]
    assert [words[row, 4] for row in range(1, 5)] == ["市水利局、市统计局", "市财政局", "市农业局", "市应急局"]


def test_cells_that_count_need_no_number_of_their_row() -> None:
    lines = "序号 类别 目标任务 责任单位 1 产业 （1）渔港产值增长。 区发改局 （2）新增渔船。 区农业局 （3）修缮码头。 区水利局"
    lines += " 2 民生 （4）建成敬老院。 区民政局 （5）改造小区。 区住建局"
    found = restored("\n".join(lines.split()))
    words = {(row, column): text for row, column, _, _, text in cells(found.document)}
    assert not found.issues
    assert [words[row, 3] for row in range(1, 6)] == ["区发改局", "区农业局", "区水利局", "区民政局", "区住建局"]
    assert [words[row, 1] for row in (1, 4)] == ["产业", "民生"]


@pytest.mark.parametrize("first", ["类别", "领域"])
def test_numbered_groups_that_a_column_of_groups_holds(first: str) -> None:
    lines = [
        first,
        "指标",
        "2025年实绩",
        "2030年目标",
        "一、生产",
        "渔港（个）",
        "3",
        "5",
        "渔船（艘）",
        "20",
        "30",
    ]
    lines += ["二、民生", "渔民（人）", "10000", "20000", "码头（座）", "1", "4"]
    found = restored("\n".join(lines))
    assert not found.issues
    assert [text for row, column, *_, text in cells(found.document) if column == 3] == [
        "2030年目标",
        "5",
        "30",
        "20000",
        "4",
    ]


def test_units_of_one_cell_on_lines_of_their_own() -> None:
    head = ["序号", "任务", "责任单位", "完成时限"]
    rows = ["1", "改造渔港。", "县水务局", "县住建局", "12月底前", "2", "更新渔船。", "县渔业局", "12月底前"]
    whole = restored("\n".join(head + rows))
    assert not whole.issues
    assert [text for _, column, *_, text in cells(whole.document) if column == 2][1:] == [
        "县水务局",
        "县住建局",
        "县渔业局",
    ]
    broken = restored("\n".join(head + [line.replace("县住建局", "执法支队") for line in rows]))
    assert [issue.code for issue in broken.issues] == ["rows_unclear"]  # whose it is, nothing tells


PROSE = "（二）健全巡查体系。2031年6月底前，各县（区）落实巡查力量，完善巡查台账，明确巡查路线。2031年底前，建成覆盖全部干流的感知体系，巡查结果每月通报，纳入年度评价。"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("指标名称\n2030年\n目标值\n堤防达标率\n较高\n不发生险情\n二、工作任务\n" + PROSE, "二、工作任务"),
        ("第四部分 目标\n工作任务\n责任单位\n加固堤防\n市水利局\n第五部分：任务\n一、甲", "第五部分：任务"),
        ("三、改革内容\n（一）试点范围\n各县（区）先行先试。\n（二）保障机制\n1.建立台账", "（一）试点范围"),
    ],
)
def test_the_headings_of_the_text_behind_a_table_stay_headings(text: str, heading: str) -> None:
    document = restored(text).document
    assert [block.cell for block in document.blocks if document[block.span] == heading] == [None]


def test_a_part_that_heads_the_rows_of_a_table_stays_in_it() -> None:
    rows = "第一部分：水利\n1\n加固堤防\n市水利局\n第二部分：林业\n2\n补植林场\n市林业局"
    document = restored("\n".join(["任务表", *HEADS, rows])).document
    assert all(block.cell for block in document.blocks[1:])
