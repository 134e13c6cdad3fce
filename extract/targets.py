"""Targets and achieved figures."""

from corpus.model import Metadata, Target
from extract.layout import Layout


def find_targets(layout: Layout, metadata: Metadata) -> tuple[Target, ...]:
    return ()
