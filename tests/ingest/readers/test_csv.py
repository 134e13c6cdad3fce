"""CSV: a table in any encoding, whatever parts its cells."""

import pytest

import ingest
from ingest import IngestError
from ingest.readers import csv
from tests.made_files import cells
from tests.made_notices import changes, left, survives

ROWS = "序号,任务,责任单位\n1,摸清家底,市园林局\n2,“建设,绿道”,市水务局\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_cells_have_their_places(codec, sign):
    text = ROWS.replace("“建设,绿道”", '"建设,绿道"').replace(",", sign).replace(f"建设{sign}绿道", "建设,绿道")
    assert cells(csv.read(text.encode(codec)).lines)[3:] == [
        *[(1, 0, "1"), (1, 1, "摸清家底"), (1, 2, "市园林局")],
        *[(2, 0, "2"), (2, 1, "建设,绿道"), (2, 2, "市水务局")],
    ]


def test_what_parts_cells_is_told_as_signs():
    assert left(csv.read('甲,"乙""丙"\n'.encode())) == [("markup", ',"""')]


def test_the_line_that_tells_the_separator_is_no_row():
    raw = csv.read("sep=;\r\n甲;乙,丙\r\n".encode())
    assert cells(raw.lines) == [(0, 0, "甲"), (0, 1, "乙,丙")]
    assert left(raw) == [("markup", "sep=;;")]


@pytest.mark.parametrize("sign", ['"', "\r", " ", "a"])
def test_what_parts_no_cells_is_no_separator(sign):
    assert [text for _, _, text in cells(csv.read(f"sep={sign}\n甲,乙\n".encode()).lines)][-2:] == ["甲", "乙"]


def test_a_quote_that_does_not_close_takes_one_cell_not_the_file():
    raw = csv.read(b'a,"b\nc,d\ne,f\n')
    assert cells(raw.lines)[2:] == [(1, 0, "c"), (1, 1, "d"), (2, 0, "e"), (2, 1, "f")]
    assert raw.issues == (csv.UNBALANCED,)


def test_a_cell_may_have_lines_and_rows_may_be_empty():
    assert cells(csv.read('甲,"乙\n丙"\n,\n丁,\n'.encode()).lines) == [(0, 0, "甲"), (0, 1, "乙\n丙"), (1, 0, "丁")]


@pytest.mark.parametrize("data", [b"," * 20_000 + b"a", b"a,b\n" * 60_000, b"\n" * 100_001])
def test_what_no_person_wrote_is_refused(data):
    with pytest.raises(IngestError, match="不像一份公文"):
        csv.read(data)


@pytest.mark.parametrize("seed", range(200))
def test_broken_bytes_never_raise(seed):
    survives("a.csv", changes(ROWS.encode("gb18030"), seed))


def test_a_csv_is_a_document():
    assert ingest.load_bytes("任务.csv", ROWS.encode()).blocks[3].cell.row == 1
