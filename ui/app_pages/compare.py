"""对比: institutional-innovation priorities by region and theme, as a heat map, side by side, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import altair as alt
import pandas as pd
import streamlit as st

from corpus.compare import Matrix, priority_queries
from corpus.export.sheets import to_xlsx
from corpus.search.asked import Entry
from ui import session
from ui.app_pages import compare_files
from ui.panels import matrix as matrix_html
from ui.panels.present import entry_sheet
from ui.state import Arrangement, CompareView, CorpusView

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    view = CompareView.read(session.params())
    if view.arrangement is Arrangement.FILES:
        compare_files.show(view)
        return
    everything = session.corpus().matrix(mentions=view.mentions)
    if not everything.rows and not session.corpus().matrix(mentions=True).rows:
        _nothing()
        return
    years = session.corpus().matrix(rows="year", mentions=view.mentions).rows
    _filters(view, everything, years)
    domains = session.domains()
    matrix = session.corpus().matrix(filters=_wanted(view), mentions=view.mentions)
    counts = matrix_html.domain_counts(matrix, domains)
    matrix = matrix_html.of_domain(matrix, domains, view.domain)
    tabs = matrix_html.domains_html(view, counts) + matrix_html.mentions_html(view, matrix.mentioned)
    session.panel(tabs, "compare-domains")
    if not matrix.rows:
        st.info("按现在的筛选没有条文，请去掉一些筛选。")
    elif view.arrangement is Arrangement.HEAT:
        html = matrix_html.heat_html(view, matrix, domains)
        cell = matrix_html.cell_html(view, matrix, session.corpus().entry, session.basket())
        session.panel(html + cell, "compare-heat")
    elif view.arrangement is Arrangement.SIDE:
        _side(view, matrix)
    else:
        _time(view)
    session.show(view)


def _nothing() -> None:
    st.info(
        "语料库里还没有制度创新条文。放入列有“制度创新重点”、改革举措或试点任务的文件后，这里按地区和主题对照显示。"
    )
    st.button("添加文件", type="primary", on_click=session.go, args=(CorpusView(),))
    st.button("对照文件", on_click=session.go, args=(CompareView(arrangement=Arrangement.FILES),))


def _wanted(view: CompareView) -> dict[str, tuple[str, ...]]:
    wanted = {"theme": view.themes, "region": view.regions, "year": view.years}
    return {name: values for name, values in wanted.items() if values}


def _entries(view: CompareView) -> tuple[Entry, ...]:
    queries = priority_queries(_wanted(view), view.mentions)
    found = [entry for query in queries for entry in session.corpus().entries(query)]
    return tuple(entry for entry in found if matrix_html.in_domain(entry, session.domains(), view.domain))


def _filters(view: CompareView, everything: Matrix, years: Sequence[str]) -> None:
    themes, regions, year, switch, export = st.columns([3, 3, 2, 2.3, 1.2], vertical_alignment="center")
    with themes:
        session.choices(
            "主题",
            everything.columns,
            view.themes,
            key="compare-themes",
            to=lambda v: replace(view, themes=v, cell=None),
        )
    with regions:
        session.choices(
            "地区",
            everything.rows,
            view.regions,
            key="compare-regions",
            to=lambda v: replace(view, regions=v, cell=None),
        )
    with year:
        session.choices(
            "年份",
            sorted(years, reverse=True),
            view.years,
            key="compare-years",
            to=lambda v: replace(view, years=v, cell=None),
        )
    with switch:
        session.switch(
            "视图",
            compare_files.NAMES,
            view.arrangement.value,
            key="compare-view",
            to=lambda v: replace(view, arrangement=Arrangement(v)),
        )
    with export:
        st.download_button(
            "导出",
            lambda: to_xlsx([entry_sheet(_entries(view), "制度创新")]),
            "制度创新.xlsx",
            _XLSX,
            on_click="ignore",
            width="stretch",
            help="现在筛选出的全部条文及出处（Excel）",
        )


def _side(view: CompareView, matrix: Matrix) -> None:
    regions = view.regions[: matrix_html.SIDE] or matrix.rows[:3]
    if len(view.regions) > matrix_html.SIDE:
        st.caption(f"并列最多 {matrix_html.SIDE} 个地区，这里是前 {matrix_html.SIDE} 个。")
    if not view.regions:
        st.caption("没有选地区，这里是条文最多的几个；请在上方“地区”中选择要对照的地区。")
    entries = _entries(view)
    columns = {region: [e for e in entries if region in e.facets.get("region", ())] for region in regions}
    session.panel(matrix_html.side_html(columns, session.basket()), "compare-side")


def _time(view: CompareView) -> None:
    entries = _entries(view)
    rows = [
        {"年份": entry.day[:4], "主题": theme, "条文": 1}
        for entry in entries
        if entry.day
        for theme in entry.facets.get("theme", ()) or (matrix_html.NO_THEME,)
    ]
    if not rows:
        st.info("这些条文所在的文件都没有日期，无法按时间排列。")
        return
    frame = pd.DataFrame(rows).groupby(["主题", "年份"], as_index=False)["条文"].sum()
    most = list(frame.groupby("主题")["条文"].sum().sort_values(ascending=False).index[:25])
    frame = frame[frame["主题"].isin(most)]
    chart = (
        alt.Chart(frame)
        .mark_circle(color="#0072B2", opacity=0.75)
        .encode(
            x=alt.X("年份:O", title=None, axis=alt.Axis(labelAngle=0, orient="top", labelFontSize=13)),
            y=alt.Y("主题:N", sort=most, title=None, axis=alt.Axis(labelLimit=240, labelFontSize=13)),
            size=alt.Size("条文:Q", legend=None, scale=alt.Scale(range=[60, 700])),
            tooltip=["年份", "主题", "条文"],
        )
        .properties(height=max(120, 26 * len(most) + 30))
    )
    st.altair_chart(chart, width="stretch")
    years: dict[str, list[Entry]] = {}
    for entry in entries:
        years.setdefault((entry.day or "无日期")[:4], []).append(entry)
    html = "".join(matrix_html.year_html(year, found, session.basket()) for year, found in years.items())
    session.panel(html, "compare-time")
