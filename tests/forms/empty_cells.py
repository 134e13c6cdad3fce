"""One sign between two cells, and no cell left out: where nothing stands in a cell, there are two, and so on."""

from __future__ import annotations

from tests.forms.plans import Table
from tests.forms.written import FORMS, Written, as_text, matrix


def _runs(table: Table) -> Written:
    return as_text(table, [" ".join(row).rstrip() for row in matrix(table)])


def _runs_wide(table: Table) -> Written:
    return as_text(table, ["\u3000".join(row).rstrip() for row in matrix(table)])


def _runs_ended(table: Table) -> Written:
    """Empty cells at the end of a row, too."""
    return as_text(table, [" ".join(row) for row in matrix(table)])


def _runs_pages(table: Table) -> Written:
    """The head again at the top of each page, below a mark of it."""
    head, *rows = (" ".join(row).rstrip() for row in matrix(table))
    return as_text(table, [head, *rows[:2], "— 1 —", head, *rows[2:4], "— 2 —", head, *rows[4:]])


def _tabs_ragged(table: Table) -> Written:
    """No tabs at the end of a row."""
    return as_text(table, ["\t".join(row).rstrip() for row in matrix(table)])


FORMS |= {f.__name__.removeprefix("_"): f for f in (_runs, _runs_wide, _runs_ended, _runs_pages, _tabs_ragged)}
