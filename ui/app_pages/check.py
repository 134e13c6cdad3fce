"""体检: a draft is handed in or pasted, what is to be looked at stands beside it. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from corpus.build import DocumentRow
from corpus.export.comments import to_commented_docx
from corpus.export.review import review_book
from corpus.intake.drafts import Review
from corpus.model import ParsedDocument
from extract import extract
from ingest import load_bytes
from ingest.line import IngestError
from ui import session
from ui.panels import holdings, review
from ui.panels.markup import literal
from ui.state import CheckView

_PASTED, _FILE = "check-pasted", "check-file"
_MOST = 100_000
"""Characters of a pasted draft."""
_DOWNLOADS: tuple[tuple[str, Callable[[Review], bytes], str], ...] = (
    ("带批注的 Word", to_commented_docx, "docx"),
    ("Excel", review_book, "xlsx"),
)


def show() -> None:
    view = CheckView.read(session.params())
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        draft = _draft(view)
    with right:
        view = _choices(view)
    session.show(view)
    if draft is None:
        st.info("请拖入草稿或粘贴文字。只提示，不改动，草稿不入库。")
        return
    found = _checked(session.stamp(), draft, view.against)
    for column, (name, make, ending) in zip(st.columns([2, 2, 6])[:2], _DOWNLOADS, strict=True):
        file = f"{draft.metadata.title or '草稿'}体检.{ending}"
        column.download_button(name, partial(make, found), file, on_click="ignore", width="stretch")
    session.panel(review.review_html(found), "check")


def _draft(view: CheckView) -> ParsedDocument | None:
    """What was handed in, what was pasted, or a document of the corpus that the address names."""
    types = [each for each in holdings.upload_types() if each != "zip"]  # one draft, no archive of several
    file = None
    if session.corpus().access.edits:  # the server takes no file from a reader
        file = st.file_uploader("拖入草稿", types, key=_FILE, label_visibility="collapsed")
    with st.popover("粘贴文字", width="stretch"):
        pasted = st.text_area("粘贴草稿的文字", key=_PASTED, max_chars=_MOST, height=240)
    if file is not None:
        return _read(file.name, file.getvalue())
    if pasted.strip():
        return _read("粘贴的草稿.txt", pasted.encode())
    return session.corpus().document(view.document_id) if view.document_id else None


def _read(name: str, data: bytes) -> ParsedDocument | None:
    try:
        return _parsed(name, data)
    except IngestError as error:
        st.error(literal(f"{name}：{error}"))
        return None


@st.cache_data(show_spinner="正在读草稿…", max_entries=8)
def _parsed(name: str, data: bytes) -> ParsedDocument:
    return extract(load_bytes(name, data))


def _choices(view: CheckView) -> CheckView:
    """The superior's document, chosen from the corpus."""
    rows = _known(session.stamp())
    ids = ["", *rows]
    known = view.against if view.against in rows else ""
    chosen = st.selectbox("对照上级文件", ids, ids.index(known), format_func=partial(_label, rows))
    return CheckView(document_id=view.document_id, against=chosen or "")


@st.cache_data(show_spinner=False, max_entries=2)
def _known(stamp: tuple[str, int]) -> dict[str, DocumentRow]:
    """All documents of the corpus: it gives them page by page."""
    found: dict[str, DocumentRow] = {}
    page = 1
    while rows := session.corpus().documents(page=page):
        found |= {row.document_id: row for row in rows}
        page += 1
    return found


def _label(rows: dict[str, DocumentRow], document_id: str) -> str:
    row = rows.get(document_id)
    return f"{row.title} {row.document_number or ''}".strip() if row else "不对照"


@st.cache_data(show_spinner="正在检查…", max_entries=8, hash_funcs={ParsedDocument: lambda parsed: parsed.document_id})
def _checked(stamp: tuple[str, int], draft: ParsedDocument, against: str) -> Review:
    corpus = session.corpus()
    return corpus.check(draft, corpus.document(against) if against else None, today=date.today())
