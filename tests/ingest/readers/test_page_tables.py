"""Tables of web pages: which hold data, and where their cells stand."""

import pytest

import ingest
from corpus.model import Cell
from ingest.readers import html, page_tables
from ingest.readers.page import WebPage
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


def cells_of(table: str) -> dict[str, tuple[int, ...]]:
    """Text of each cell to table, row, column and spans."""
    return {text: (c.table, c.row, c.column, c.row_span, c.column_span) for text, c in placed(table).items()}


def placed(table: str) -> dict[str, Cell]:
    page = WebPage(f"<html><body>{table}</body></html>")
    found = page_tables.data_cells(page, page.body)
    return {page.text_of(tag): found[tag.first] for tag in page.tags if tag.first in found}


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (row("甲", "乙") + row("丙", "丁"), 4),
        (row("甲") + row("乙"), 0),  # one column
        (row("甲", "乙", "丙"), 0),  # one row
        (row("甲", "乙", "丙", "丁"), 4),  # the head of a form
        (row("甲", "") + row("乙", ""), 0),  # empty cells make no column
        (row("", "") + row("乙", "丙"), 0),  # nor a row
    ],
)
def test_which_tables_hold_data(table, cells):
    assert len(cells_of(f"<table>{table}</table>")) == cells


@pytest.mark.parametrize(
    ("paragraphs", "others", "data"), [(12, 3, True), (13, 3, False), (13, 7, False), (13, 8, True)]
)
def test_a_cell_that_holds_a_page_frames_it(paragraphs, others, data):
    """Unless there are nine cells with words in them."""
    long = "<p>甲</p>" * paragraphs
    first, *rest = [f"格{number}" for number in range(others)]
    table = row(long, first) + "".join(row(one, "") for one in rest)
    assert bool(cells_of(f"<table>{table}</table>")) is data


def test_spans_push_the_cells_behind_them():
    table = (
        "<tr><td rowspan=2 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr>"
        "<tr><td>丁</td><td rowspan=9>戊</td><td rowspan=0>己</td></tr><tr><td>庚</td></tr>"
    )
    assert cells_of(f"<table><tbody>{table}</tbody></table>") == {
        "甲": (0, 0, 0, 2, 2),
        "乙": (0, 0, 2, 1, 1),
        "丙": (0, 1, 2, 1, 1),
        "丁": (0, 2, 0, 1, 1),
        "戊": (0, 2, 1, 2, 1),  # as far as the table reaches
        "己": (0, 2, 2, 2, 1),  # 0: to its end
        "庚": (0, 3, 0, 1, 1),
    }


@pytest.mark.parametrize(
    ("span", "read"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("50", 50),
        ("51", 2),
        ("1000", 2),
        ("9" * 5000, 2),
        ("0", 1),
        ("x", 1),
        ("-2", 1),
        ("３", 1),
    ],
)
def test_a_span_is_a_number_within_bounds(span, read):
    table = f"<tr><td colspan='{span}'>甲</td><td>乙</td></tr>{row('丙', '丁')}"
    assert cells_of(f"<table>{table}</table>")["甲"][-1] == read


def test_tables_are_numbered_as_they_come_and_frames_are_not_counted():
    data = f"<table>{row('甲{0}', '乙{0}')}{row('丙{0}', '丁{0}')}</table>"
    framed = f"<table><tr><td>{data.format(1)}</td></tr></table>"
    found = cells_of(framed + data.format(2))
    assert (found["甲1"][0], found["甲2"][0]) == (0, 1)


def test_heads_are_told():
    table = "<thead><tr><td>甲</td><td>乙</td></tr></thead><tr><th>丙</th><td>丁</td></tr>"
    assert [cell.header for cell in placed(f"<table>{table}</table>").values()] == [True, True, True, False]


def test_a_small_table_inside_a_cell_is_text_of_that_cell():
    inner = f"<table>{row('甲', '乙')}{row('丙', '丁')}</table>"
    outer = f"<table>{row('序号', '任务', '单位')}{row('1', '建立台账并按季度更新，' + inner, '市财政局')}</table>"
    lines = html.read(f"<html><body>{outer}</body></html>".encode()).lines
    assert {line.text: (line.cell.row, line.cell.column) for line in lines if line.cell}["丁"] == (1, 1)
    assert {line.cell.table for line in lines if line.cell} == {0}


def test_spans_beyond_the_table_cost_nothing():
    line = "<tr>" + "<td rowspan=65534 colspan=1000>甲</td>" * 60 + "</tr>"
    found = page_tables.data_cells(page := WebPage(f"<html><body><table>{line * 60}</table></body></html>"), page.body)
    assert max(cell.column_span for cell in found.values()) <= 60
