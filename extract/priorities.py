"""制度创新重点."""

from corpus.model import Metadata, Priority
from extract.knowledge import Knowledge
from extract.layout import Layout


def find_priorities(layout: Layout, metadata: Metadata, knowledge: Knowledge) -> tuple[Priority, ...]:
    return ()
