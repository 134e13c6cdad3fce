"""完成时限: the time limit of a task."""

from corpus.model import Deadline, Metadata, Span
from extract.layout import Layout


def find_deadline(layout: Layout, within: Span, metadata: Metadata) -> Deadline | None:
    """The time limit that a task's text names, or None."""
    return None


def parse_deadline(layout: Layout, value: Span, metadata: Metadata) -> Deadline | None:
    """A time limit that stands in a field or cell of its own (完成时限：2019年6月底前)."""
    return None
