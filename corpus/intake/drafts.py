"""A draft made ready for its check (体检): what the lexicons and the corpus know of what it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.fold import fold
from corpus.model import Citation, ParsedDocument
from corpus.review.check import Review, check_draft
from corpus.review.draft import CitedPaper, Draft, OrganMention
from corpus.store.repeals import list_cited, repealed_from
from corpus.store.sqlite import Store
from extract.knowledge import load_knowledge
from extract.names.former import find_former

__all__ = ["Review", "make_draft", "review"]


def review(
    parsed: ParsedDocument, superior: ParsedDocument | None = None, *, today: date, store: Store | None = None
) -> Review:
    """A draft checked against itself, what is known of it, and a superior's document where there is one."""
    return check_draft(make_draft(parsed, today, store), superior)


def make_draft(parsed: ParsedDocument, today: date, store: Store | None = None) -> Draft:
    """The draft, with the organs of its running text and, where there is a corpus, the documents that it cites."""
    metadata = parsed.metadata
    organs = load_knowledge().institutions
    found = find_former(fold(parsed.document.text), organs, metadata.day or today, metadata.level)
    return Draft(
        parsed=parsed,
        today=today,
        organs=tuple(OrganMention(span, organ) for span, organ in found),
        papers=tuple(_papers(parsed, today, store)) if store else (),
    )


def _papers(parsed: ParsedDocument, today: date, store: Store) -> Iterator[CitedPaper]:
    for citation in parsed.citations:
        for row, by_title in list_cited(store.connection, citation.title, citation.number):
            if row.document_id != parsed.document_id and (known := store.document(row.document_id)):
                yield _paper(citation, known, by_title, today, store)


def _paper(citation: Citation, known: ParsedDocument, by_title: bool, today: date, store: Store) -> CitedPaper:
    metadata = known.metadata
    term = metadata.term(repealed_from(store.connection, known.document_id))
    return CitedPaper(
        citation=citation,
        document_id=known.document_id,
        title=known.name,
        number=metadata.document_number,
        validity=term.on(today),
        by_title=by_title,
    )
