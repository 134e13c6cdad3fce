"""What is read of the cells of a plan's tables: units, time limits, what the check finds, where passages stand now."""

from __future__ import annotations

from functools import cache

import streamlit as st

from corpus.intake.tables import LexiconReader
from corpus.model import Metadata
from corpus.workspace.checking import check_table
from corpus.workspace.findings import TableFinding
from corpus.workspace.model import PlanTable, Workspace
from ui import session
from ui.plans.rows import Moved


@st.cache_resource(show_spinner=False, max_entries=2)
def reader(stamp: tuple[str, int]) -> LexiconReader:
    """What knows units and time limits; each document is looked up when first asked for."""
    corpus = session.corpus()

    @cache
    def metadata_of(document_id: str) -> Metadata | None:
        parsed = corpus.document(document_id)
        return parsed.metadata if parsed else None

    return LexiconReader(metadata_of)


@st.cache_resource(show_spinner=False, max_entries=8, hash_funcs={PlanTable: lambda table: table.table_id})
def check(table: PlanTable, stamp: tuple[str, int], revision: int) -> tuple[TableFinding, ...]:
    return check_table(table, reader(stamp))


@st.cache_resource(
    show_spinner=False, max_entries=4, hash_funcs={Workspace: lambda plan: (plan.plan_id, plan.revision)}
)
def displaced(stamp: tuple[str, int], plan: Workspace) -> Moved:
    """Passages that are no longer in the corpus as they were taken."""
    return session.corpus().plans.displaced(plan)
