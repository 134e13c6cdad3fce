"""Tables of web pages: which hold data, and where their cells stand."""

import ingest
from ingest.readers import html
from tests.made_files import CONTENT, MENU, SENTENCE, rows


def test_a_table_of_a_page():
    table = (
        "<table border=1><tr><th rowspan=2>序号</th><th colspan=2>任务</th></tr><tr><th>名称</th><th>单位</th></tr>"
        "<tr><td>1</td><td><p>甲。</p><p>乙。</p></td><td>市财政局<br>市水务局</td></tr></table>"
    )
    lines = html.read(f"<html><body><div id='zoom'>{CONTENT}{table}</div></body></html>".encode()).lines
    assert rows(lines) == [
        (0, 0, 2, 1, "序号"), (0, 1, 1, 2, "任务"), (1, 1, 1, 1, "名称"), (1, 2, 1, 1, "单位"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "甲。"), (2, 1, 1, 1, "乙。"), (2, 2, 1, 1, "市财政局"), (2, 2, 1, 1, "市水务局"),
    ]  # fmt: skip
    assert [line.cell.header for line in lines if line.cell] == [True] * 4 + [False] * 5


def test_tables_that_frame_a_page_have_no_cells():
    inner = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>甲</td></tr></table>"
    lines = html.read(
        f"<html><body><table><tr><td>{CONTENT}{inner}</td><td>{MENU}</td></tr></table></body></html>".encode()
    ).lines
    assert [cell[:2] for cell in rows(lines)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_a_table_with_absurd_spans_stays_small():
    rows = f"<tr><td rowspan=99999999 colspan=99999999>{SENTENCE}</td><td>市财政局</td></tr>" * 3
    document = ingest.load_bytes("表.html", f"<html><body><table border=1>{rows}</table></body></html>".encode())
    assert max(block.cell.row_span for block in document.blocks if block.cell) <= 3
