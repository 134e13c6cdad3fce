"""Whether a passage of which something was made still stands where it stood: documents are removed and read anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Span
from corpus.search.asked import Kind
from corpus.store.sqlite import Store
from corpus.workspace.model import Provenance


class Standing(StrEnum):
    MOVED = "moved"
    """The same words stand elsewhere in the document."""
    REWORDED = "reworded"
    """The document has no such words any more."""
    REMOVED = "removed"
    """The document is not in the corpus."""


_SAID = {
    Standing.MOVED: "文件已重新读取，原文换了位置。",
    Standing.REWORDED: "文件已重新读取，原文与摘录时不同；摘录保留在方案中。",
    Standing.REMOVED: "文件不在语料库中；摘录保留在方案中。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Displaced:
    """What has become of a passage."""

    standing: Standing
    span: Span | None = None
    """Where the words stand now."""

    @property
    def message(self) -> str:
        """Plain Chinese."""
        return _SAID[self.standing]


def displaced(store: Store, origins: Iterable[Provenance]) -> Mapping[Provenance, Displaced]:
    """Those that are no longer as they were."""
    return dict(_found(store, dict.fromkeys(origins)))


def _found(store: Store, origins: Iterable[Provenance]) -> Iterator[tuple[Provenance, Displaced]]:
    texts: dict[str, str | None] = {}
    for origin in origins:
        key = origin.source.document_id
        if key not in texts:
            texts[key] = store.quote(key) if store.source(key) else None
        if found := _now(texts[key], origin):
            yield origin, found


def _now(text: str | None, origin: Provenance) -> Displaced | None:
    """What has become of a passage in the text of its document, which is None where that is gone."""
    if text is None:
        return Displaced(standing=Standing.REMOVED)
    if origin.kind is Kind.DOCUMENT or text[origin.span.start : origin.span.end] == origin.quote:
        return None
    start = text.find(origin.quote)
    if start < 0:
        return Displaced(standing=Standing.REWORDED)
    return Displaced(standing=Standing.MOVED, span=Span(start, start + len(origin.quote)))
