"""文件: one document with its records, opened at a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from corpus.build import DocumentRow
from corpus.intake.kin import Kin
from corpus.intake.precedents import source_of
from corpus.model import ParsedDocument, Span
from corpus.precedents.citing import citation_line
from corpus.search.asked import Kind, Query, Sort
from ingest import page_picture
from ui import session
from ui.app_pages import correcting
from ui.panels import annotate, likes, pictured, present, reading, results, validity
from ui.panels.chain import chain_html
from ui.panels.opened import PLACE, OpenedDocument
from ui.panels.related import Relative
from ui.state import CorpusView, DocumentView

_DEEDS = "document-deeds"
"""The style puts it beside the head."""


def show() -> None:
    view = DocumentView.read(session.params())
    if not view.document_id:
        _choose()
        return
    opened = _load(session.stamp(), view.document_id)
    if opened is None:
        st.warning("语料库中没有这份文件，可能已被删除。请从检索或语料库中重新打开。")
        _choose()
        return
    session.call_page(opened.parsed.metadata.title or "")
    _read(view, opened)
    session.show(view)


@st.cache_resource(show_spinner=False, max_entries=8)
def _load(stamp: tuple[str, int], document_id: str) -> OpenedDocument | None:
    """A document with its marks, at its first page; kept, so that turning the pages of a long one is quick."""
    corpus = session.corpus()
    parsed = corpus.document(document_id)
    if parsed is None:
        return None
    kin = session.kin()
    return OpenedDocument(
        parsed=parsed,
        pages=annotate.pages(parsed),
        page=0,
        marks=annotate.marks(parsed),
        versions=_versions(document_id, kin),
        citing=[_relative(row) for row in corpus.citing(document_id)],
        about=likes.keywords_html(kin.keywords_of(document_id)) if kin else "",
    )


def _versions(document_id: str, kin: Kin | None) -> list[Relative]:
    """Documents with the same text, then those that have only the title in common."""
    corpus = session.corpus()
    same = {reprint.document_id: reprint for reprint in kin.likeness.of_document(document_id)} if kin else {}
    rows = corpus.kin.rows(same)
    found = [(rows[key], likes.version_note(reprint)) for key, reprint in same.items() if key in rows]
    found += [(row, "标题相同") for row in corpus.versions(document_id) if row.document_id not in same]
    notes = ((row, [row.document_number or row.day or "", row.source_name, said]) for row, said in found)
    return [Relative(row.document_id, row.title, " · ".join(filter(None, note))) for row, note in notes]


def _relative(row: DocumentRow) -> Relative:
    return Relative(row.document_id, row.title, row.document_number or row.day or row.source_name)


@st.cache_data(show_spinner=False, max_entries=32)
def _chain(stamp: tuple[str, int], document_id: str) -> str:
    """What the document rests on and what rests on it."""
    kin = session.corpus().kin
    chain = kin.chain(document_id)
    number = chain.nodes[0].number if chain else None
    return chain_html(chain, kin.series(number) if number else ()) if chain else ""


def _place(view: DocumentView, opened: OpenedDocument) -> tuple[Span, str]:
    """Where to open, and the anchor to scroll to (none: at the top)."""
    if name := view.anchor:
        found = next((mark.span for mark in opened.marks if mark.anchor == name), None)
        if found is not None:
            return found, name
    if view.record and (entry := session.corpus().entry(view.record)):
        return entry.span, "here"
    if view.place is None:
        return Span(0, 1), ""
    known = next((mark.anchor for mark in opened.marks if mark.anchor and mark.span == view.place), "here")
    return view.place, known  # a heading by its own name: it was perhaps clicked, and is shown already


def _read(view: DocumentView, opened: OpenedDocument) -> None:
    place, anchor = _place(view, opened)
    marks = (*opened.marks, annotate.Mark(place, "", "here")) if anchor == "here" else opened.marks
    page = annotate.page_at(opened.pages, place.start)
    picture = _picture(opened.parsed, place)
    held = session.basket()
    opened = replace(opened, page=page, marks=marks, validity=_validity(opened.parsed), picture=picture, basket=held)
    opened = _cited(opened)
    document_id = opened.parsed.document_id
    correcting.bounds_hint(document_id)
    deeds = st.container(key=_DEEDS)
    session.panel(
        reading.page_html(opened, _chain(session.stamp(), view.document_id)),
        "document-text",
        place=anchor or None,
        act=lambda said: correcting.acted(document_id, said),
        bounding=correcting.bounding(document_id),
    )
    session.let_draw()  # what nobody waits for comes last
    with deeds:
        _original(opened.parsed)
        correcting.show(opened.parsed)


def _cited(opened: OpenedDocument) -> OpenedDocument:
    """With its citation, looked up today."""
    source, today = source_of(opened.parsed), date.today()
    at = citation_line(source, (PLACE,), accessed=today)
    return replace(opened, cited=citation_line(source, accessed=today), cited_at=at)


@st.cache_data(show_spinner=False, max_entries=32)
def _drawn(stamp: tuple[str, int], document_id: str, number: int) -> bytes | None:
    """A page of a scan, drawn from the original; kept, so that its records can be clicked through."""
    found = session.corpus().raw(document_id)
    return page_picture(found[0].name, found[1], number) if found else None


def _picture(parsed: ParsedDocument, place: Span) -> pictured.PagePicture | None:
    """Of a scan the page on which a place stands."""
    if (found := pictured.page_of(parsed.document, place)) is None:
        return None
    number, within = found
    jpeg = _drawn(session.stamp(), parsed.document_id, number)
    return pictured.PagePicture(number, within, jpeg) if jpeg else None


def _validity(parsed: ParsedDocument) -> str:
    """Said anew each time: it depends on the day."""
    corpus, document_id = session.corpus(), parsed.document_id
    term = parsed.metadata.term(corpus.repealed(document_id))
    return validity.validity_html(term, date.today(), corpus.repealing(document_id), parsed.repeals)


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
