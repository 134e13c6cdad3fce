"""Values of formulas, computed where LibreOffice is."""

import shutil

import openpyxl
import pytest

from ingest.files import office
from ingest.line import IngestCode, IngestError
from ingest.readers import computed as computing
from ingest.readers.book import CellText
from tests.made_files import saved


def made(*formulas: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(list(formulas))
    return saved(book)


def test_nothing_is_computed_without_libreoffice(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert computing.computed(made("=1+1")) == {}


def test_a_conversion_that_fails_or_gives_no_book_computes_nothing(monkeypatch):
    def fails(*_: object) -> bytes:
        raise IngestError(IngestCode.OFFICE_FAILED, "x")

    for stand_in in (fails, lambda *_: b"no book"):
        monkeypatch.setattr(computing, "convert", stand_in)
        assert computing.computed(made("=1+1")) == {}


@pytest.mark.parametrize("formula", ['=WEBSERVICE("http://a")', '=_xlfn.webservice("http://a")', '=INDIRECT("A1")'])
def test_a_book_that_reaches_out_is_not_handed_over(monkeypatch, formula):
    asked = []
    monkeypatch.setattr(computing, "convert", lambda *given: asked.append(given) or b"")
    assert computing.computed(made("=1+1", formula)) == {}
    assert asked == []


def test_values_by_sheet_row_and_column(monkeypatch):
    done = openpyxl.Workbook()
    done.active.append([2, "甲", "=1+1"])
    monkeypatch.setattr(computing, "convert", lambda *_: saved(done))
    assert computing.computed(made("=1+1")) == {(0, 1, 1): 2, (0, 1, 2): (CellText("甲"),)}


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_computes():
    assert office.convert  # the real one
    assert computing.computed(made("=1+1", '="甲"&2')) == {(0, 1, 1): 2, (0, 1, 2): (CellText("甲2"),)}
