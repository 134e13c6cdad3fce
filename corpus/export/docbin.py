"""What spaCy is for: documents with their findings as DocBin, to train on or to look at.

One token for each character: jieba cuts 由省/自然资源/厅, and spaCy could not express 省自然资源厅 as a span. With
characters every span is exact, and a token's index is its character's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as DocSpan

from corpus.model import Assignment, ParsedDocument, Span

GROUPS = ("tasks", "units", "targets", "deadlines", "priorities", "citations")


@cache
def pipeline() -> Language:
    """A blank Chinese pipeline with the char segmenter: no statistical model is needed."""
    return spacy.blank("zh")


def make_doc(text: str) -> Doc:
    """A Doc with one token for each character, white space included; ``make_doc(text).text == text``."""
    return Doc(pipeline().vocab, words=list(text), spaces=[False] * len(text))


def phrase_hits(text: str, labels: Iterable[str]) -> set[tuple[int, int]]:
    """Where labels stand in a text, by spaCy's PhraseMatcher: what ``phrases`` is held against."""
    matcher = PhraseMatcher(pipeline().vocab)
    matcher.add("label", [make_doc(label) for label in labels])
    return {(start, end) for _, start, end in matcher(make_doc(text))}


def _units(parsed: ParsedDocument) -> Iterator[tuple[Span, str]]:
    def add(assignment: Assignment) -> tuple[Span, str]:
        return assignment.span, assignment.role.value

    for task in parsed.tasks:
        yield from map(add, task.assignments)


_FINDINGS: Mapping[str, Callable[[ParsedDocument], Iterable[tuple[Span, str]]]] = {
    "tasks": lambda parsed: ((task.span, "task") for task in parsed.tasks),
    "units": _units,
    "targets": lambda parsed: ((target.span, target.status.value) for target in parsed.targets),
    "deadlines": lambda parsed: ((t.deadline.span, t.deadline.recurs or "due") for t in parsed.tasks if t.deadline),
    "priorities": lambda parsed: (
        (p.span, "mention" if p.mention else "listed" if p.listed else "stated") for p in parsed.priorities
    ),
    "citations": lambda parsed: ((citation.span, citation.relation.value) for citation in parsed.citations),
}


def annotated_doc(parsed: ParsedDocument) -> Doc:
    """The document's own text with its findings in ``doc.spans``, one group for each kind of ``GROUPS``."""
    doc = make_doc(parsed.document.text)
    mark(doc, parsed)
    doc.user_data["document_id"] = parsed.document_id
    doc.user_data["title"] = parsed.metadata.title
    return doc


def mark(doc: Doc, parsed: ParsedDocument) -> None:
    """Put findings into ``doc.spans``, whatever its tokens are: a span takes in each token that it touches."""
    for group in GROUPS:
        found = sorted(set(_FINDINGS[group](parsed)))
        doc.spans[group] = [_span(doc, span, label) for span, label in found]


def _span(doc: Doc, span: Span, label: str) -> DocSpan:
    found = doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
    assert found is not None, "a finding lies in its text"
    return found


def from_docbin(data: bytes) -> Iterator[Doc]:
    """The docs of a DocBin, with their spans: those of ``to_docbin``, or as people marked them elsewhere.

    Raises ValueError for what is no DocBin.
    """
    try:
        packed = DocBin().from_bytes(data)
    except Exception as error:  # whatever msgpack and zlib raise
        raise ValueError("不是 spaCy DocBin 文件") from error
    yield from packed.get_docs(pipeline().vocab)


def to_docbin(documents: Iterable[ParsedDocument]) -> bytes:
    """A spaCy DocBin of documents with their findings: to train on, or to look at in displaCy."""
    return DocBin(store_user_data=True, docs=map(annotated_doc, documents)).to_bytes()
