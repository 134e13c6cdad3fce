"""Tasks and their assignments."""

from corpus.model import Metadata, Task
from extract.knowledge import Knowledge
from extract.layout import Layout


def find_tasks(layout: Layout, metadata: Metadata, knowledge: Knowledge) -> tuple[Task, ...]:
    return ()
