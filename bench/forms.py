"""Form parity on many made-up tables: how often each form is read the same, told, lost in silence or read wrongly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from tests.forms import empty_cells, marked, ruled  # each registers its forms
from tests.forms.nested import is_shown, make_nested
from tests.forms.outcome import Outcome, outcome
from tests.forms.plans import Table, make_table
from tests.forms.written import is_determined

TABLES = 300
FORMS = {**marked.FORMS, **empty_cells.FORMS, **ruled.FORMS}


def measure_forms(tables: int = TABLES) -> bool:
    """Print a table by form; whether nothing was read wrongly, and everything that its form determines was read."""
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    missed: list[str] = []
    for name, table, form in _files(tables):
        if written := FORMS[form](table):
            found, word = outcome(table, written)
            counts[form][found] += 1
            told = is_shown(form) if "nested" in table.traits else is_determined(form, table)
            if found is Outcome.WRONG or (found is not Outcome.EQUAL and told):
                missed.append(f"{form} {name} {table.kind}: {found} {word}")
    print(f"{'form':<22}" + "".join(f"{found.value:>9}" for found in Outcome) + f"{'files':>9}")
    for form, found in counts.items():
        print(f"{form:<22}" + "".join(f"{found[kind]:>9}" for kind in Outcome) + f"{found.total():>9}")
    total = sum(counts.values(), Counter[Outcome]())
    print(f"{'all':<22}" + "".join(f"{total[kind]:>9}" for kind in Outcome) + f"{total.total():>9}")
    print(*missed, sep="\n")
    return not missed


def _files(tables: int) -> Iterator[tuple[str, Table, str]]:
    """Each table in each form; those with cells merged at two depths in the forms that show every cell."""
    for seed in range(tables):
        table, nested = make_table(seed), make_nested(seed)
        for form in FORMS:
            yield f"{seed}", table, form
            if is_shown(form):
                yield f"nested {seed}", nested, form
