"""文件: one document with its records, opened at a place."""

from __future__ import annotations

import re

import streamlit as st

from corpus.model import ParsedDocument, Span
from corpus.search import Kind, Query, Sort
from ui import annotate, present, reading, results, session
from ui.state import CorpusView, DocumentView

_SUFFIX = re.compile(r"[tgrc]\d+")


def show() -> None:
    view = DocumentView.read(session.params())
    if not view.document_id:
        _choose()
        return
    parsed = session.corpus().document(view.document_id)
    if parsed is None:
        st.warning("语料库中没有这份文件，可能已被删除。请从检索或语料库中重新打开。")
        _choose()
        return
    _read(view, parsed)
    session.show(view)


def _place(view: DocumentView, parsed: ParsedDocument) -> tuple[Span, str]:
    """Where to open, and the anchor to scroll to (none: at the top)."""
    found = annotate.anchors(annotate.marks(parsed))
    suffix = view.record.partition("-")[2]
    if _SUFFIX.fullmatch(suffix) and suffix in found:
        return found[suffix], suffix
    if view.record and (entry := session.corpus().entry(view.record)):
        return entry.span, "here"
    return (view.place, "here") if view.place else (Span(0, 1), "")


def _read(view: DocumentView, parsed: ParsedDocument) -> None:
    place, anchor = _place(view, parsed)
    pages = annotate.pages(parsed)
    marks = annotate.marks(parsed)
    if anchor == "here":
        marks = (*marks, annotate.Mark(place, "", "here"))
    opened = reading.Reading(parsed=parsed, pages=pages, page=annotate.page_at(pages, place.start), marks=marks)
    head, original = st.columns([9, 1], vertical_alignment="top")
    with head:
        session.panel(reading.head_html(opened), "document-head")
    with original:
        _original(parsed)
    session.panel(reading.reading_html(opened), "document-text", place=anchor or None)


def _original(parsed: ParsedDocument) -> None:
    if found := session.corpus().raw(parsed.document_id):
        source, data = found
        name = source.name.rpartition("/")[2]
        st.download_button("下载原件", data, name, source.media_type, on_click="ignore", width="stretch")


def _choose() -> None:
    """Nothing asked for: the newest documents."""
    found = session.corpus().search(Query(kind=Kind.DOCUMENT, sort=Sort.NEWEST, page_size=present.PAGE_SIZE))
    if found.total:
        session.panel(results.newest_html(found), "document-newest")
    else:
        st.info("语料库还是空的。放入文件后，在这里看全文、目录和读出的记录。")
        st.button("添加文件", type="primary", on_click=session.go, args=(CorpusView(),))
