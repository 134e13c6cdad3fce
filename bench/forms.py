"""Form parity on many made-up tables: how often each form is read the same, told, lost in silence or read wrongly."""

from __future__ import annotations

from collections import Counter, defaultdict

from tests.forms import marked
from tests.forms.outcome import Outcome, outcome
from tests.forms.plans import make_table
from tests.forms.written import is_determined

TABLES = 300


def measure_forms(tables: int = TABLES) -> bool:
    """Print a table by form; whether nothing was read wrongly, and everything that its form determines was read."""
    counts: dict[str, Counter[Outcome]] = defaultdict(Counter)
    missed: list[str] = []
    for seed in range(tables):
        table = make_table(seed)
        for form, write in marked.FORMS.items():
            if written := write(table):
                found, word = outcome(table, written)
                counts[form][found] += 1
                if found is Outcome.WRONG or (found is not Outcome.EQUAL and is_determined(form, table)):
                    missed.append(f"{form} {seed} {table.kind}: {found} {word}")
    print(f"{'form':<22}" + "".join(f"{found.value:>9}" for found in Outcome) + f"{'files':>9}")
    for form, found in counts.items():
        print(f"{form:<22}" + "".join(f"{found[kind]:>9}" for kind in Outcome) + f"{found.total():>9}")
    total = sum(counts.values(), Counter[Outcome]())
    print(f"{'all':<22}" + "".join(f"{total[kind]:>9}" for kind in Outcome) + f"{total.total():>9}")
    print(*missed, sep="\n")
    return not missed
