"""On the search page: a list of queries that is answered in one book."""

from __future__ import annotations

import streamlit as st

from corpus.export.queries import QueryListError, all_answered, answer_sheets, read_queries
from corpus.export.sheets import to_xlsx
from corpus.search.asked import Query
from ui import session
from ui.panels.markup import literal

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOX = "queries-box"


def box() -> None:
    """Not for readers: the server takes no file from them."""
    if not session.corpus().access.edits:
        return
    with st.popover("清单", width="stretch", key=_BOX):
        found = st.file_uploader(
            "检索式清单",
            type=["xlsx", "csv", "txt"],
            help="一行一条检索式；表格可以有“名称”“检索式”“种类”三列。结果是 Excel：条数一张表，每条检索式一张表。",
        )
        if found is None:
            return
        try:
            listed = read_queries(found.name, found.getvalue())
        except QueryListError as error:
            st.error(literal(f"{error}。"))
            return
        st.download_button(
            f"检索 {len(listed)} 条，下载结果",
            lambda: book(found.name, found.getvalue()),
            "清单检索结果.xlsx",
            _XLSX,
            type="primary",
            on_click="ignore",
        )


def book(name: str, data: bytes) -> bytes:
    """The answers to a list."""
    library = session.corpus()
    return to_xlsx(answer_sheets(list(all_answered(library, read_queries(name, data), Query()))))
