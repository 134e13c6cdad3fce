"""Documents whose lines are sections."""

from dataclasses import replace

from corpus.model import Section, Span
from tests.made_up import make_parsed


def sectioned(lines, headings):
    """A document whose lines are sections when they are in ``headings`` (line → length of the heading)."""
    parsed = make_parsed("\n".join(lines))
    sections = tuple(
        Section(label=lines[n][:2], title=lines[n][2:length], depth=1, heading=Span(b.span.start, b.span.start + length),
                span=b.span, parent=None)
        for n, b in enumerate(parsed.document.blocks) if (length := headings.get(n))
    )  # fmt: skip
    return replace(parsed, sections=sections)
