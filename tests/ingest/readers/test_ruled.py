"""Ruled tables of PDF files."""

from ingest.readers import pdf
from tests.made_files import LONG, PARAGRAPHS, grid, made_pdf, rows, set_lines


def test_a_ruled_table_keeps_its_cells_and_joins_over_the_page_break():
    xs = [60.0, 100.0, 250.0, 420.0]
    first = [
        (64, 318, "序号"),
        (104, 318, "重点任务"),
        (254, 318, "牵头单位"),
        (64, 338, "1"),
        (104, 338, "推进政务服务"),
        (104, 354, "标准化"),
        (254, 338, "市行政审批局"),
    ]
    second = [
        (64, 58, "序号"),
        (104, 58, "重点任务"),
        (254, 58, "牵头单位"),
        (64, 78, "2"),
        (104, 78, "压缩办理时限"),
        (254, 78, "市财政局"),
    ]
    pages = [[*set_lines(PARAGRAPHS[:2]), *first], [*second, *set_lines(["三、保障措施", LONG * 2], top=140)]]
    rulings = grid(0, xs, [305.0, 325.0, 360.0]) + grid(1, xs, [45.0, 65.0, 85.0])
    lines = pdf.read(made_pdf(pages, rulings)).lines
    assert [(row, column, words) for row, column, _, _, words in rows(lines)] == [
        (0, 0, "序号"), (0, 1, "重点任务"), (0, 2, "牵头单位"),
        (1, 0, "1"), (1, 1, "推进政务服务标准化"), (1, 2, "市行政审批局"),
        (2, 0, "2"), (2, 1, "压缩办理时限"), (2, 2, "市财政局"),
    ]  # fmt: skip
    assert [line.text for line in lines if not line.cell] == [*PARAGRAPHS[:2], "三、保障措施", LONG * 2]
    assert lines[2].cell is not None
