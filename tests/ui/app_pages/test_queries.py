"""A list of queries on the page."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from tests.shown_pages import Run
from ui.app_pages import queries
from ui.settings import DATA


def test_the_page_takes_a_list(run: Run, filled: Path) -> None:
    app = run("search", filled)
    assert [each.label for each in app.get("file_uploader")] == ["检索式清单"]


def test_its_book_has_a_sheet_for_each(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA, str(filled))
    made = openpyxl.load_workbook(io.BytesIO(queries.book("单.txt", "改革\n环境".encode())))
    assert made.sheetnames == ["计数", "1 改革", "2 环境"]
