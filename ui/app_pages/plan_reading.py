"""What is read of the cells of a plan's tables: units, time limits, what the check finds, where passages stand now."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache

import streamlit as st

from corpus.intake.tables import LexiconReader
from corpus.model import Metadata
from corpus.workspace.checking import check_table
from corpus.workspace.findings import TableFinding
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from ui import session
from ui.plans.rows import Moved

_TABLES = 8
"""Tables whose check is kept."""


@st.cache_resource(show_spinner=False, max_entries=2)
def reader(stamp: tuple[str, int]) -> LexiconReader:
    """What knows units and time limits; each document is looked up when first asked for."""
    corpus = session.corpus()

    @cache
    def metadata_of(document_id: str) -> Metadata | None:
        parsed = corpus.document(document_id)
        return parsed.metadata if parsed else None

    return LexiconReader(metadata_of)


_Checked = OrderedDict[str, tuple[tuple[PlanRow, ...], tuple[TableFinding, ...]]]


@st.cache_resource(show_spinner=False, max_entries=2)
def _checked(stamp: tuple[str, int]) -> _Checked:
    """Of the tables that were looked at last: the rows as they were checked, and what was found."""
    return OrderedDict()


def check(table: PlanTable, stamp: tuple[str, int]) -> tuple[TableFinding, ...]:
    """Anew only where the rows have changed: not for another grouping."""
    kept = _checked(stamp)
    held = kept.pop(table.table_id, None)
    if held is None or held[0] != table.rows:
        held = (table.rows, check_table(table, reader(stamp)))
    kept[table.table_id] = held
    while len(kept) > _TABLES:
        kept.popitem(last=False)
    return held[1]


@st.cache_resource(
    show_spinner=False, max_entries=4, hash_funcs={Workspace: lambda plan: (plan.plan_id, plan.revision)}
)
def displaced(stamp: tuple[str, int], plan: Workspace) -> Moved:
    """Passages that are no longer in the corpus as they were taken."""
    return session.corpus().plans.displaced(plan)
