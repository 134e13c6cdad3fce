"""Clauses of made-up regions."""

from __future__ import annotations

from corpus.model import Span
from corpus.search.asked import Entry, Kind


def clause(number: int, region: str, themes: tuple[str, ...], day: str = "2015-01-01", text: str = "") -> Entry:
    words = text or f"探索建立第{number}项制度"
    return Entry(
        entry_id=f"d-r{number}", kind=Kind.PRIORITY, document_id="d", span=Span(0, 9), title=words, text=words, day=day,
        facets={"region": (region,), "theme": themes},
    )  # fmt: skip


CLAUSES = [
    clause(0, "澜州市", ("生态补偿",)),
    clause(1, "澜州市", ("生态补偿", "红线")),
    clause(2, "栖河市", ("红线",)),
    clause(3, "<b>市", ("信用",)),
    clause(4, "栖河市", ()),
]
