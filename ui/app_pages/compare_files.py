"""对比 › 文件: two versions clause by clause, or up to six documents side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import altair as alt
import pandas as pd
import streamlit as st

from corpus.comparison.sides import FEWEST, MOST, Aspect, SideBySide, side_by_side
from corpus.comparison.versions import Alignment, align
from corpus.export.sides import side_book
from corpus.export.versions import alignment_book
from corpus.export.words import column_names
from corpus.fold import fold
from corpus.glossary import chinese
from corpus.model import ParsedDocument
from ui import session
from ui.compare_state import Arrangement, CompareView
from ui.panels.sides import sides_html
from ui.panels.versions import versions_html

NAMES = {
    Arrangement.HEAT.value: "热力图",
    Arrangement.SIDE.value: "并列",
    Arrangement.TIME.value: "时间",
    Arrangement.COURSE.value: "先后",
    Arrangement.FILES.value: "文件",
}
LISTS = "compare-lists"
"""What is chosen and how it is shown: on narrow screens in two lines (ui/style.css)."""
_CHARTS = 9
"""Indicators that are drawn at most."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(view: CompareView) -> None:
    known = _titles(session.stamp())
    view = replace(view, documents=tuple(each for each in view.documents if each in known))
    _chooser(view, known)
    if len(view.documents) < FEWEST:
        st.info(f"请在上方选择 {FEWEST} 至 {MOST} 份文件。两份可逐条对照（先选的是旧版），更多的按任务、目标等并列。")
    elif view.aspect is Aspect.CLAUSE:
        versions, alignment = _aligned(session.stamp(), view.documents)
        session.panel(versions_html(view, alignment, versions), "compare-versions")
    else:
        documents, sides = _sides(session.stamp(), view.documents, view.aspect)
        session.panel(sides_html(view, sides, documents), "compare-files")
        _courses(sides)
    session.show(view)


@st.cache_data(show_spinner=False, max_entries=8)
def _titles(stamp: tuple[str, int]) -> dict[str, str]:
    """All documents, with what they are called in the list: with their files where several have one name."""
    found: dict[str, str] = {}
    files: dict[str, str] = {}
    page = 1
    while rows := session.corpus().documents(page=page):
        found |= {row.document_id: "，".join(filter(None, (row.title, row.document_number))) for row in rows}
        files |= {row.document_id: row.source_name for row in rows}
        page += 1
    same = {name for name, count in Counter(found.values()).items() if count > 1}
    return {key: f"{name}（{files[key]}）" if name in same else name for key, name in found.items()}


def _documents(ids: Sequence[str]) -> list[ParsedDocument]:
    return [parsed for each in ids if (parsed := session.corpus().document(each))]


@st.cache_data(show_spinner="正在对照…", max_entries=4)
def _aligned(stamp: tuple[str, int], ids: tuple[str, ...]) -> tuple[tuple[ParsedDocument, ParsedDocument], Alignment]:
    old, new = _documents(ids)
    return (old, new), align(old, new)


@st.cache_data(show_spinner="正在对照…", max_entries=4)
def _sides(stamp: tuple[str, int], ids: tuple[str, ...], by: Aspect) -> tuple[list[ParsedDocument], SideBySide]:
    documents = _documents(ids)
    return documents, side_by_side(documents, by)


def _chooser(view: CompareView, known: dict[str, str]) -> None:
    key = "compare-documents"
    with st.container(key=LISTS):
        documents, switch, export = st.columns([6, 3.7, 1.2], vertical_alignment="center")
    st.session_state[key] = list(view.documents)
    documents.multiselect(
        "文件",
        list(known),
        key=key,
        format_func=lambda each: known.get(each, each),
        placeholder="选择 2 至 6 份文件（可输入标题查找），先选的是旧版",
        max_selections=MOST,
        select_all=False,
        label_visibility="collapsed",
        on_change=session.said(key, lambda ids: session.go(replace(view, documents=tuple(ids)))),
    )
    with switch:
        session.switch(
            "视图",
            NAMES,
            view.arrangement.value,
            key="compare-view",
            to=lambda value: replace(view, arrangement=Arrangement(value)),
        )
    with export:
        if len(view.documents) >= FEWEST:
            st.download_button(
                "导出", lambda: _book(view), "文件对照.xlsx", _XLSX, on_click="ignore", width="stretch",
                help="对照的全部内容及出处（Excel）",
            )  # fmt: skip
    if len(view.documents) < FEWEST:
        return
    aspects = [each for each in Aspect if each is not Aspect.CLAUSE or len(view.documents) <= FEWEST]
    session.switch(
        "按",
        {each.value: f"按{chinese(f'compare.{each.value}')}" for each in aspects},
        view.aspect.value,
        key="compare-aspect",
        to=lambda value: replace(view, by=Aspect(value)),
    )


def _courses(sides: SideBySide) -> None:
    """Indicators over the years, a line for each document."""
    names = column_names(sides.documents)
    points = [
        (f"{name}（{fold(target.measure)}）" if target.measure else name, names[column], year, float(target.value))
        for name, column, year, target in sides.courses()
    ]
    if not points:
        return
    frame = pd.DataFrame(points, columns=["指标", "文件", "年份", "数值"])
    every = list(dict.fromkeys(frame["指标"]))
    drawn = every[:_CHARTS]
    frame = frame[frame["指标"].isin(drawn)]
    chart = (
        alt.Chart(frame)
        .mark_line(point=True)
        .encode(
            x=alt.X("年份:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("数值:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=4, format="~r")),
            color=alt.Color("文件:N", legend=alt.Legend(orient="bottom", title=None, labelLimit=600, columns=1)),
            strokeDash=alt.StrokeDash("文件:N", legend=None),
            tooltip=["指标", "文件", "年份", "数值"],
        )
        .properties(width=300, height=150)
        .facet(facet=alt.Facet("指标:N", title=None, sort=drawn), columns=3)
        .resolve_scale(x="independent", y="independent")
    )
    st.caption(_course_words(len(every)))
    st.altair_chart(chart)


def _course_words(indicators: int) -> str:
    """What the charts are, and of how many indicators there are none."""
    more = f"（共 {indicators} 个指标，画出前 {_CHARTS} 个）" if indicators > _CHARTS else ""
    return f"指标逐年的数值{more}"


def _book(view: CompareView) -> bytes:
    if view.aspect is Aspect.CLAUSE:
        versions, alignment = _aligned(session.stamp(), view.documents)
        return alignment_book(alignment, versions)
    documents, sides = _sides(session.stamp(), view.documents, view.aspect)
    return side_book(sides, documents)
