"""What is read of the cells of a plan's tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.plan_pages import made
from ui import session
from ui.app_pages import plan_reading
from ui.settings import DATA


def test_the_day_of_a_document_is_known(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv(DATA, str(folder))
    document_id = session.corpus().documents()[0].document_id
    found = plan_reading.reader(session.stamp()).metadata_of(document_id)
    assert found
    assert found.day == date(2016, 3, 1)
    assert plan_reading.reader(session.stamp()).metadata_of("beef") is None


def test_the_check_is_made_anew_when_the_rows_changed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv(DATA, str(folder))
    (table,) = made(folder).tables
    assert "no_unit" in [finding.code for finding in plan_reading.check(table, session.stamp())]
    full = replace(table, rows=())
    assert plan_reading.check(full, session.stamp()) == ()
