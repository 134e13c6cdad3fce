"""Form parity: known records, written in every form, are read the same, or an issue says that rows are unclear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from tests.forms import empty_cells, marked, ruled  # each registers its forms
from tests.forms.nested import is_shown, make_nested
from tests.forms.outcome import Outcome, outcome
from tests.forms.plans import Table, make_table
from tests.forms.written import FORMS, is_determined

TABLES = [make_table(seed) for seed in range(40)]
NESTED = [make_nested(seed) for seed in range(16)]


def test_there_are_forms_enough() -> None:
    assert len(FORMS) >= 14 and all(module.FORMS is FORMS for module in (empty_cells, marked, ruled))


def outcomes(form: str, tables: Iterable[Table]) -> Iterator[tuple[Table, Outcome, str]]:
    """How each table reads, and what shows that."""
    for seed, table in enumerate(tables):
        if written := FORMS[form](table):
            found, word = outcome(table, written)
            yield table, found, f"{seed} {table.heads}: {found} {word}"


@pytest.mark.parametrize("form", FORMS)
def test_one_content_in_every_form(form: str) -> None:
    """Equal wherever the form determines the rows, else an issue; never a wrong assignment, and never silence."""
    faults = [
        word
        for table, found, word in outcomes(form, TABLES)
        if found in (Outcome.WRONG, Outcome.SILENT) or (is_determined(form, table) and found is not Outcome.EQUAL)
    ]
    assert faults == []


@pytest.mark.parametrize("form", list(filter(is_shown, FORMS)))
def test_cells_merged_at_two_depths(form: str) -> None:
    """Equal in the forms that show which cells are empty."""
    assert [word for _, found, word in outcomes(form, NESTED) if found is not Outcome.EQUAL] == []
