"""Places and sources with what a test says of them."""

from corpus.model import Span
from corpus.precedents.places import Precedent, PrecedentSource


def source(document_id="ab", **given):
    values = {"title": "治水方案", "file": "a.txt", "level": "市", "regions": ("云澜省", "云澜省栖河市")}
    return PrecedentSource(document_id=document_id, **{**values, **given})


def place(text="健全河湖巡查管护机制", **given):
    values = {"source": source(), "span": Span(0, len(text)), "score": 1.0, "entry_id": "ab-t0"}
    return Precedent(text=text, **{**values, **given})
