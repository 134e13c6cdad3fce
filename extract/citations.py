"""引用: documents named in 《》 or by 发文字号."""

from corpus.model import Citation, Metadata
from extract.layout import Layout


def find_citations(layout: Layout, metadata: Metadata) -> tuple[Citation, ...]:
    return ()
