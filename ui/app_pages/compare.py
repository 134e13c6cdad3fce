"""对比: institutional-innovation priorities by region and theme: heat map, side by side, by year, in their course."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from corpus.compare import (
    NO_VALUE,
    Matrix,
    make_matrix,
    own_counts,
    own_regions,
    with_regions,
)
from corpus.comparison.courses import Course, course
from corpus.export.regions import region_book
from corpus.model import Span
from corpus.search.asked import Entry
from ui import session
from ui.address import href
from ui.app_pages import compare_files
from ui.app_pages import compare_kept as kept
from ui.compare_state import Arrangement, CompareView, Over
from ui.panels import clauses, courses, years
from ui.panels import matrix as matrix_html
from ui.parts import part
from ui.state import CorpusView, DocumentView

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHOSEN = "compare-chosen"
_SAID = 100
"""Themes side by side of which it is counted where passages name them."""
_COURSES = 200
"""Themes of which it is told who began, at most."""


def show() -> None:
    view = CompareView.read(session.params())
    if view.arrangement is Arrangement.FILES:
        compare_files.show(view)
        return
    everything = kept.matrix(session.stamp(), (), view.mentions)
    if not everything.rows and not kept.matrix(session.stamp(), (), True).rows:
        _nothing()
        return
    st.session_state[_CHOSEN] = _chosen(view)
    _alone(*_filters(view, everything))


def _compared(switch: DeltaGenerator, export: DeltaGenerator) -> None:
    """What is compared and how, without the lists of themes and regions: they are long, and most clicks leave them."""
    view = CompareView.read(session.params())
    if st.session_state[_CHOSEN] != _chosen(view):
        st.rerun()
    matrix = kept.matrix(session.stamp(), kept.wanted(view), view.mentions)
    domains = session.domains()
    counts = matrix_html.domain_counts(matrix, domains)
    matrix = matrix_html.of_domain(matrix, domains, view.domain)
    tabs = matrix_html.domains_html(view, counts) + matrix_html.mentions_html(view, matrix.mentioned)
    shown = {Arrangement.SIDE: _side, Arrangement.TIME: _time, Arrangement.COURSE: _course}
    html = shown.get(view.arrangement, _heat)(view, matrix)
    session.panel(tabs + html, "compare-panel")  # one for all: what is drawn anew is the inside of it
    if not html:
        also = "，库中也没有这样的文件" if view.arrangement is Arrangement.HEAT else ""
        st.info(f"按现在的筛选没有条文{also}，请去掉一些筛选。")
    _tools(view, switch, export)
    session.show(view)


_alone = part("compare-shown", _compared)


def _chosen(view: CompareView) -> tuple[object, ...]:
    """What the lists show."""
    return view.themes, view.regions, view.years, view.mentions, view.arrangement is Arrangement.FILES


def _nothing() -> None:
    st.info(
        "语料库里还没有制度创新条文。放入列有“制度创新重点”、改革举措或试点任务的文件后，这里按地区和主题对照显示。"
    )
    st.button("添加文件", type="primary", on_click=session.go, args=(CorpusView(),))
    st.button("对照文件", on_click=session.go, args=(CompareView(arrangement=Arrangement.FILES),))


def _shelf() -> clauses.ClauseShelf:
    corpus = session.corpus()

    def passage(entry: Entry) -> tuple[str, Span]:
        return corpus.kin.passage(entry.document_id, entry.span)

    return clauses.ClauseShelf(corpus.entry, session.basket(), passage)


# --- what is chosen ---------------------------------------------------------------------------------------------------


def _filters(view: CompareView, everything: Matrix) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The lists; returns where the rest of their row is written."""
    dated = session.corpus().compared.years(view.mentions)
    places = kept.documents(session.stamp(), ())
    with st.container(key=compare_files.LISTS):
        themes, regions, year, switch, export = st.columns([2.6, 2.6, 1.8, 3.9, 1.2], vertical_alignment="center")
    with themes:
        _choices(view, "主题", "themes", tuple(dict.fromkeys((*everything.columns, *session.domains()))))
    with regions:
        _choices(view, "地区", "regions", tuple(dict.fromkeys((*everything.rows, *sorted(places)))))
    with year:
        _choices(view, "年份", "years", (*dated, *({NO_VALUE} & set(view.years))))
    return switch, export


def _tools(view: CompareView, switch: DeltaGenerator, export: DeltaGenerator) -> None:
    site = (st.context.url or "").rpartition("/")[0]
    with switch:
        session.switch(
            "视图",
            compare_files.NAMES,
            view.arrangement.value,
            key="compare-view",
            to=lambda v: replace(view, arrangement=Arrangement(v), cell=None),
        )
    with export:
        st.download_button(
            "导出",
            lambda: _book(view, site),
            "制度创新.xlsx",
            _XLSX,
            on_click="ignore",
            width="stretch",
            help="地区×主题表、所依据的文件、全部条文及出处（Excel）",
        )


def _choices(view: CompareView, label: str, name: str, options: Sequence[str]) -> None:
    def to(values: tuple[str, ...]) -> CompareView:
        plain = replace(CompareView.read(session.params()), cell=None)  # as it is when something is chosen
        if name == "themes":
            return replace(plain, themes=values)
        return replace(plain, regions=values) if name == "regions" else replace(plain, years=values)

    session.choices(label, options, getattr(view, name), key=f"compare-{name}", to=to)


def _book(view: CompareView, site: str) -> bytes:
    corpus, entries = session.corpus(), kept.found(view)
    matrix = make_matrix(entries)

    def to(entry_id: str) -> str:
        return f"{site}/{href(DocumentView(record=entry_id))}"

    rows = corpus.kin.rows(entry.document_id for entry in entries)
    return region_book(matrix, tuple(kept.bases(view, matrix).values()), entries, rows, link_of=to if site else None)


# --- how it is shown --------------------------------------------------------------------------------------------------


_drawn = st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={CompareView: lambda view: str(view.params)})
"""Keeps what was drawn of a view: people go to and fro."""


def _heat(view: CompareView, matrix: Matrix) -> str:
    """Empty where there is nothing to show, as of the other arrangements."""
    table = _heat_table(session.stamp(), view, matrix)
    return table and table + clauses.cell_html(view, matrix, _shelf(), _aside(view))


@_drawn
def _heat_table(stamp: kept.Stamp, view: CompareView, _matrix: Matrix) -> str:
    """The table and what it rests on; empty where there is nothing to show."""
    places = kept.places(view)
    documents = kept.documents(stamp, places)
    regions = [region for region, number in own_counts(documents).items() if number]
    matrix = with_regions(_matrix, (*regions, *view.regions))
    if not matrix.rows:
        return ""
    columns = tuple(dict.fromkeys((*matrix.columns, *view.themes))) or _most_said(view)
    matrix = replace(matrix, columns=columns)
    said = kept.said(stamp, columns[: matrix_html.COLUMNS], places, "region")
    ground = matrix_html.HeatGround(kept.bases(view, matrix), said)
    papers = session.corpus().compared.papers_in(dict(places)), sum(own_counts(documents).values())
    rests = matrix_html.basis_html(view, ground, papers, len(regions))
    return rests + matrix_html.heat_html(view, matrix, session.domains(), ground)


def _most_said(view: CompareView) -> tuple[str, ...]:
    """Where nothing was read out: the themes that the passages name, most first."""
    known = tuple(theme for theme, domain in session.domains().items() if view.domain in ("", domain))
    counts: Counter[str] = Counter()
    for (_, theme), number in kept.said(session.stamp(), known, kept.places(view), "region").items():
        counts[theme] += number
    return tuple(theme for theme, _ in counts.most_common(matrix_html.COLUMNS))


def _aside(view: CompareView) -> clauses.Aside:
    """What the texts of the opened cell say besides."""
    if view.cell is None:
        return clauses.Aside()
    row, column = view.cell
    compared, filters = session.corpus().compared, dict(kept.places(view))
    if view.arrangement is Arrangement.TIME:
        filters["year"] = (column,)
        if view.over is Over.REGION and not view.themes:
            total = compared.documents_by_year(filters, (column,)).get((row, column), 0)
            return clauses.Aside(compared.papers(filters, clauses.SHOWN, row), total)
        theme, region = (row, "") if view.over is Over.THEME else (view.themes[0], row)
    else:
        theme, region = column, row
    found = compared.passages(theme, filters, clauses.SHOWN, region)
    counts = compared.said((theme,), filters)
    total = counts.get((region, theme), 0) if region else sum(counts.values())
    return clauses.Aside(found, max(total, len(found)), theme)


def _side(view: CompareView, matrix: Matrix) -> str:
    regions = view.regions[: clauses.SIDE] or matrix.rows[:3]
    if not regions:
        return ""
    return clauses.chosen_html(view) + _side_table(session.stamp(), view, regions, session.basket(), matrix)


@_drawn
def _side_table(
    stamp: kept.Stamp, view: CompareView, regions: tuple[str, ...], basket: tuple[str, ...], _matrix: Matrix
) -> str:
    """``basket``: marked in the table."""
    entries = kept.found(view)
    columns = {region: [e for e in entries if region in e.facets.get("region", ())] for region in regions}
    themes = tuple(theme for theme in clauses.by_theme(columns) if theme != clauses.NO_THEME)[:_SAID]
    bases = kept.bases(view, _matrix)
    notes = {
        region: matrix_html.column_words(bases[region], len(columns[region])) for region in regions if region in bases
    }
    said = kept.said(stamp, themes, kept.places(view), "region")
    return clauses.side_html(view, columns, replace(_shelf(), basket=basket), notes=notes, said=said)


def _time(view: CompareView, matrix: Matrix) -> str:
    entries, compared, places = kept.found(view), session.corpus().compared, kept.places(view)
    by_year = make_matrix(entries, rows=view.over.value, columns="year")
    if view.over is Over.REGION:
        regions = [region for region, number in own_counts(kept.documents(session.stamp(), places)).items() if number]
        by_year = with_regions(by_year, regions)
        held = compared.documents_by_year(dict(places), (year for year in by_year.columns if year != NO_VALUE))
    else:
        said = kept.said(session.stamp(), by_year.rows[: years.MOST_ROWS], places, "year")
        held = {(theme, year): number for (year, theme), number in said.items()}
    if not by_year.columns:
        return ""
    cell = clauses.cell_html(view, by_year, _shelf(), _aside(view))
    return years.over_html(view) + years.years_html(view, by_year, held) + cell


def _course(view: CompareView, matrix: Matrix) -> str:
    entries = kept.found(view)
    if not entries:
        return ""
    if not view.themes:
        return courses.themes_html(view, _courses(matrix, entries))
    html = ""
    for theme in view.themes:
        held = [entry for entry in entries if theme in entry.facets.get("theme", ())]
        html += courses.course_html(course(theme, held), _shelf())
    return html


def _courses(matrix: Matrix, entries: Sequence[Entry]) -> list[Course]:
    """Of the themes that several regions have, those that most have first."""
    by_theme: dict[str, list[Entry]] = {}
    for entry in entries:
        for theme in entry.facets.get("theme", ()):
            by_theme.setdefault(theme, []).append(entry)
    spread = {theme: len({r for entry in held for r in own_regions(entry)}) for theme, held in by_theme.items()}
    wide = sorted((theme for theme, number in spread.items() if number > 1), key=lambda theme: -spread[theme])
    return [course(theme, by_theme[theme], compared=False) for theme in wide[:_COURSES]]
