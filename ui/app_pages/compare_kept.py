"""对比: what is compared, kept and shared by all who look, as long as the corpus is what it was."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from corpus.compare import Matrix, RegionBasis, region_bases
from corpus.search.asked import Entry
from ui import session
from ui.compare_state import CompareView
from ui.panels import matrix as matrix_html

Filters = tuple[tuple[str, tuple[str, ...]], ...]
"""Filters as a key of what is kept."""
Stamp = tuple[str, int]


@st.cache_resource(show_spinner=False, max_entries=16)
def matrix(stamp: Stamp, filters: Filters, mentions: bool) -> Matrix:
    return session.corpus().matrix(filters=dict(filters), mentions=mentions)


@st.cache_resource(show_spinner=False, max_entries=16)
def documents(stamp: Stamp, filters: Filters) -> Mapping[str, int]:
    return dict(session.corpus().compared.documents(dict(filters)))


@st.cache_resource(show_spinner=False, max_entries=16)
def said(stamp: Stamp, themes: tuple[str, ...], filters: Filters, by: str) -> dict[tuple[str, str], int]:
    return session.corpus().compared.said(themes, dict(filters), by)


@st.cache_resource(show_spinner=False, max_entries=8)
def entries(stamp: Stamp, filters: Filters, mentions: bool) -> tuple[Entry, ...]:
    return tuple(session.corpus().compared.records(dict(filters), mentions))


def wanted(view: CompareView, *names: str) -> Filters:
    chosen = {"theme": view.themes, "region": view.regions, "year": view.years}
    return tuple((name, values) for name, values in chosen.items() if values and (not names or name in names))


def places(view: CompareView) -> Filters:
    return wanted(view, "region", "year")


def found(view: CompareView) -> tuple[Entry, ...]:
    every = entries(session.stamp(), wanted(view), view.mentions)
    if not view.domain:
        return every
    domains = session.domains()
    return tuple(entry for entry in every if matrix_html.in_domain(entry, domains, view.domain))


def bases(view: CompareView, matrix: Matrix) -> dict[str, RegionBasis]:
    held = documents(session.stamp(), places(view))
    return {basis.region: basis for basis in region_bases((*matrix.rows, *view.regions), matrix, held)}
