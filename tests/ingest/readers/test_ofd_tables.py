"""Ruled tables of OFD: cells by the lines that are drawn, however they are drawn."""

import itertools
import time

import pytest

import ingest
from ingest.readers import ofd as reader
from ingest.readers import ofd_tables
from ingest.readers.ofd_tables import PageTables
from ingest.readers.xml_parts import parse
from tests.made_files import HANG, LONG, rows
from tests.made_notices import OFD, changes, left, ofd, ofd_lines, ofd_page, survives, texts

XS, YS = [20.0, 40.0, 90.0, 150.0], [50.0, 60.0, 80.0]
CELLS = (
    (22, 52, "序号"),
    (42, 52, "任务"),
    (92, 52, "单位"),
    (22, 62, "1"),
    (42, 62, "建设绿道和"),
    (42, 70, "驿站"),
    (92, 62, "市园林局"),
)
ROWS = [(0, 0, 1, 1, "序号"), (0, 1, 1, 1, "任务"), (0, 2, 1, 1, "单位"), (1, 0, 1, 1, "1"), (1, 1, 1, 1, "建设绿道和驿站"), (1, 2, 1, 1, "市园林局")]  # fmt: skip


def path(data: str, box: str = "0 0 210 297", more: str = "") -> str:
    return f'<ofd:PathObject Boundary="{box}" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def boxes(xs: list[float], ys: list[float]) -> str:
    """Every cell with a frame of its own."""
    return "".join(
        path(f"M {x} {y} L {right} {y} L {right} {low} L {x} {low} C")
        for y, low in itertools.pairwise(ys)
        for x, right in itertools.pairwise(xs)
    )


def thin(xs: list[float], ys: list[float]) -> str:
    """Rulings as long boxes that are filled, placed by a matrix."""
    upright = [path(f"M 0 0 L .2 0 L .2 {ys[-1] - ys[0]} L 0 {ys[-1] - ys[0]} C", f"{x} {ys[0]} 1 99") for x in xs]
    level = [
        path("M 0 0 L 2 0 L 2 .1 L 0 .1 C", f"{xs[0]} {y} 999 1", f'CTM="{(xs[-1] - xs[0]) / 2} 0 0 2 0 0"') for y in ys
    ]
    return "".join(upright + level)


@pytest.mark.parametrize("drawn", [ofd_lines(XS, YS), boxes(XS, YS), thin(XS, YS)], ids=["lines", "boxes", "thin"])
def test_texts_have_their_cells(drawn):
    above, below = (20, 30, LONG), (20, 90, LONG)
    raw = reader.read(ofd(ofd_page(above, *CELLS, below, more=drawn)))
    assert rows(raw.lines) == ROWS
    assert (texts(raw)[0], texts(raw)[-1]) == (LONG, LONG)


def test_a_merged_cell_goes_on_over_a_page_break_though_a_single_row_follows():
    first = ofd_page(*CELLS, more=ofd_lines(XS, YS))
    second = ofd_page((22, 22, "2"), (92, 22, "市水务局"), more=ofd_lines(XS, [20.0, 40.0]))
    assert rows(reader.read(ofd(first, second)).lines)[3:] == [
        (1, 0, 1, 1, "1"), (1, 1, 2, 1, "建设绿道和驿站"), (1, 2, 1, 1, "市园林局"), (2, 0, 1, 1, "2"), (2, 2, 1, 1, "市水务局"),
    ]  # fmt: skip


def test_a_single_row_that_goes_on_with_nothing_is_a_frame():
    raw = reader.read(ofd(ofd_page((22, 22, "2"), (92, 22, "市水务局"), more=ofd_lines(XS, [20.0, 40.0]))))
    assert not rows(raw.lines)


def test_a_table_goes_on_over_a_page_break_and_its_head_is_told_once():
    first = ofd_page(*CELLS, more=ofd_lines(XS, YS))
    head = [(x, y - 30, text) for x, y, text in CELLS[:3]]
    second = ofd_page(
        *head, (22, 32, "2"), (42, 32, "修建步道"), (92, 32, "市水务局"), more=ofd_lines(XS, [20.0, 30.0, 50.0])
    )
    raw = reader.read(ofd(first, second))
    assert [text for _, _, _, _, text in rows(raw.lines)][-3:] == ["2", "修建步道", "市水务局"]
    assert len({line.cell.table for line in raw.lines if line.cell}) == 1
    assert ("repeated", "序号任务单位") in left(raw)
    assert ingest.load_bytes("a.ofd", ofd(first, second)).ledger.missing == 0


@pytest.mark.parametrize(
    "drawn",
    [
        "",
        path("M 20 50 L 150 50") * 8,  # underlines
        ofd_lines([20.0, 150.0], YS),  # a frame around text
        path("M 20 50 B 30 50 40 60 50 70 L 20 50") * 8,  # curves
        path("x") * 8,
        '<ofd:PathObject Boundary="0 0 9 9"/>' * 8,
        path("M 1e99 0 L nan 0 L 1 1e99") * 8,
    ],
)
def test_what_is_no_table_stays_text(drawn):
    raw = reader.read(ofd(ofd_page(*CELLS, more=drawn)))
    assert not rows(raw.lines)
    assert "市园林局" in "".join(texts(raw))


def test_a_drawing_of_thousands_of_lines_takes_no_time():
    lines = "".join(path(f"M {x / 20} 0 L {x / 20} 297 M 0 {x / 20} L 210 {x / 20}") for x in range(2400))
    started = time.monotonic()
    assert not rows(reader.read(ofd(ofd_page(*CELLS, more=lines))).lines)
    assert time.monotonic() - started < HANG


def test_the_segments_of_a_path():
    (element,) = parse(f"<a {OFD}>{path('M 0 0 L 10 0 L 10 5 C S 1 1 L 1 4', '5 5 9 9')}</a>".encode(), kind="OFD")
    found = list(ofd_tables._segments(element, "M 0 0 L 10 0 L 10 5 C S 1 1 L 1 4"))
    assert found == [((5, 5), (15, 5)), ((15, 5), (15, 10)), ((15, 10), (5, 5)), ((6, 6), (6, 9))]


def test_pages_beyond_the_most_are_read_as_text(monkeypatch):
    monkeypatch.setattr(ofd_tables, "_MOST_PAGES", 0)
    tables = PageTables()
    tables.take(parse(ofd_page(more=ofd_lines(XS, YS)), kind="OFD"), 1, [])
    assert (tables.pages, tables.found) == (0, [])


@pytest.mark.parametrize("seed", range(100))
def test_broken_rulings_never_raise(seed):
    page = ofd_page(*CELLS, more=ofd_lines(XS, YS))
    survives("a.ofd", ofd(changes(page, seed)))
