"""What is compared, and what of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui import session
from ui.app_pages import compare_kept
from ui.compare_state import CompareView
from ui.settings import DATA


def test_what_is_chosen_is_the_key_of_what_is_kept() -> None:
    view = CompareView(themes=("生态补偿",), regions=("云澜省",))
    assert compare_kept.wanted(view) == (("theme", ("生态补偿",)), ("region", ("云澜省",)))
    assert compare_kept.places(view) == (("region", ("云澜省",)),)
    assert compare_kept.wanted(CompareView()) == ()


def test_clauses_and_what_their_regions_rest_on(monkeypatch: pytest.MonkeyPatch, filled: Path) -> None:
    monkeypatch.setenv(DATA, str(filled))
    view = CompareView()
    matrix = compare_kept.matrix(session.stamp(), compare_kept.wanted(view), view.mentions)
    assert matrix.rows
    assert set(compare_kept.bases(view, matrix)) >= set(matrix.rows[:1])
    found = compare_kept.found(view)
    assert found
    domains = session.domains()
    theme = next(theme for entry in found for theme in entry.facets.get("theme", ()) if theme in domains)
    less = compare_kept.found(CompareView(domain=domains[theme]))
    assert 0 < len(less) < len(found)
