"""What tests of signs ask of a text: the words that are marked, where no record, or only some, was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from corpus.model import Document, Metadata, Unread
from extract.targets.context import Context
from extract.unread.covered import Found
from extract.unread.signs import once
from tests.documents import document_of, layout_of

PLAN = Metadata(
    title="云澜市渔港建设行动方案",
    document_type="方案",
    document_date=date(2024, 3, 1),
    region="某省云澜市",
    region_code="000000",
    level="市",
)
HEAD = "云澜市渔港建设行动方案\n为加快渔港建设，制定本方案。\n"


def found_in(text: str | Document, metadata: Metadata = PLAN, **records: object) -> Found:
    """A document with the records that are given, and no others."""
    layout = layout_of(document_of(text) if isinstance(text, str) else text)
    given = {"tasks": (), "targets": (), "priorities": (), **records}
    return Found(Context(layout, metadata), **given)  # type: ignore[arg-type]


def marked(find: Callable[[Found], Iterator[Unread]], text: str | Document, **options: object) -> list[str]:
    found = found_in(text, **options)  # type: ignore[arg-type]
    return [found.layout.document[sign.span] for sign in once(find(found))]
