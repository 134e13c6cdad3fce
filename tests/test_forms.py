"""Form parity: known records, written in every form, are read the same, or an issue says that rows are unclear."""

from __future__ import annotations

import pytest

from tests.forms import marked  # registers its forms
from tests.forms.outcome import Outcome, outcome
from tests.forms.plans import make_table
from tests.forms.written import FORMS, is_determined

TABLES = [make_table(seed) for seed in range(40)]


def test_there_are_forms_enough() -> None:
    assert len(FORMS) >= 14 and marked.FORMS is FORMS


@pytest.mark.parametrize("form", FORMS)
def test_one_content_in_every_form(form: str) -> None:
    """Equal wherever the form determines the rows, else an issue; never a wrong assignment, and never silence."""
    faults = []
    for seed, table in enumerate(TABLES):
        written = FORMS[form](table)
        if written is None:
            continue
        found, word = outcome(table, written)
        if found in (Outcome.WRONG, Outcome.SILENT) or (is_determined(form, table) and found is not Outcome.EQUAL):
            faults.append(f"{seed} {table.heads}: {found} {word}")
    assert faults == []
