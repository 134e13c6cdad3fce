"""A document opened at a page: what its head, its outline, its text and its records are shown from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import ParsedDocument, Span
from corpus.search.entry_ids import RecordKind, anchor
from ui.address import href
from ui.panels.annotate import Mark
from ui.panels.markup import link, tag
from ui.panels.pictured import PagePicture
from ui.panels.related import Relative
from ui.state import DocumentView

_RECORDS = tuple(
    anchor(kind, 0)[0] for kind in (RecordKind.TASK, RecordKind.TARGET, RecordKind.PRIORITY, RecordKind.CITATION)
)
"""With what the anchors begin that are records' ids too."""


PLACE = "\ufffc"
"""Where the path of a place goes in ``cited_at``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDocument:
    """A document opened at a page."""

    parsed: ParsedDocument
    pages: Sequence[Span]
    page: int
    marks: Sequence[Mark]
    versions: Sequence[Relative] = ()
    citing: Sequence[Relative] = ()
    validity: str = ""
    """What is said of its 时效 today, as HTML."""
    about: str = ""
    """Its keywords, as HTML."""
    picture: PagePicture | None = None
    """Of a scan: the page that is shown beside the text."""

    basket: Sequence[str] = ()
    """Ids of entries in the basket."""
    cited: str = ""
    """The document as a reference list has it."""
    cited_at: str = ""
    """The same of a place in it, which stands at PLACE."""

    @property
    def within(self) -> Span:
        return self.pages[self.page]

    def here(self, span: Span) -> bool:
        shown = (self.within, self.picture.within) if self.picture else (self.within,)
        return all(within.start <= span.start < max(within.end, 1) for within in shown)

    def to(self, span: Span, name: str, inner: str, *, title: str | None = None, where: Sequence[str] = ()) -> str:
        """A link to a place: scrolled to when it stands on this page, else opened. Its address is that of the place
        either way; ``where`` is what a citation says of it."""
        document_id = self.parsed.document_id
        record = f"{document_id}-{name}" if name[:1] in _RECORDS else ""
        view = DocumentView(document_id=document_id, place=None if record else span, record=record)
        if self.here(span):
            path = " › ".join(where) or None
            return tag("a", inner, href=href(view), data_scroll=name, title=title, data_path=path)
        return link(inner, view, title=title)
