"""The outline: headings that carry a number or a formal label."""

from corpus.model import Document, Part, Section


def find_sections(document: Document, folded: str, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    return ()
