"""What is doubtful about a text: garbled, spun, cut off, machine-made, a table announced but absent."""

from corpus.model import Issue, Metadata
from extract.layout import Layout


def find_hazards(layout: Layout, metadata: Metadata) -> tuple[Issue, ...]:
    return ()
