"""The spaCy side: one token for each character, and an export that reads back."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin

from corpus.export.docbin import GROUPS, make_doc, to_docbin
from corpus.model import (
    Assignment,
    Block,
    Citation,
    Deadline,
    Document,
    Metadata,
    ParsedDocument,
    Source,
    Span,
    Task,
    UnitRole,
)


@given(st.text(max_size=60))
def test_a_doc_is_its_text_one_token_for_each_character(text):
    doc = make_doc(text)
    assert doc.text == text
    assert [token.idx for token in doc] == list(range(len(text)))


def parsed_document():
    text = "一、公开。\n（市财政局负责，2025年底前完成，依据《办法》）"
    deadline = Deadline(span=Span(14, 22), text="2025年底前完成"[:8], due=None)
    unit = Assignment(span=Span(7, 11), role=UnitRole.LEAD, unit="市财政局")
    task = Task(
        span=Span(0, len(text)),
        label="一、",
        title="公开",
        section=None,
        text=Span(2, 5),
        assignments=(unit,),
        deadline=deadline,
    )
    source = Source(name="a.txt", media_type="text/plain", sha256="0" * 64, size=1)
    document = Document(source=source, text=text, blocks=(Block(Span(0, 5)), Block(Span(6, len(text)))))
    citation = Citation(span=Span(text.index("《"), text.index("》") + 1), title="办法", number=None)
    return ParsedDocument(document=document, metadata=Metadata(title="某办法"), tasks=(task,), citations=(citation,))


def test_the_export_reads_back_with_every_finding():
    parsed = parsed_document()
    (doc,) = DocBin().from_bytes(to_docbin([parsed])).get_docs(spacy.blank("zh").vocab)
    assert doc.text == parsed.document.text
    assert set(doc.spans) == set(GROUPS)
    assert [(span.text, span.label_) for span in doc.spans["units"]] == [("市财政局", "lead")]
    assert [(span.text, span.label_) for span in doc.spans["citations"]] == [("《办法》", "mentions")]
    assert [span.start for span in doc.spans["deadlines"]] == [14]
    assert len(doc.spans["targets"]) == 0
