"""The spaCy side: exact spans, longest labels, negatives, and an export that reads back."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin

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
from extract.language import GROUPS, Labels, find_labels, make_doc, to_docbin

LABELS = Labels.build(
    {"科技部": ["cn.most"], "生态补偿": ["compensation"], "横向生态补偿": ["transfer"], "补偿制度": ["system"]},
    {"科技部门": ["cn.most"]},
)


@given(st.text(max_size=60))
def test_a_doc_is_its_text_one_token_for_each_character(text):
    doc = make_doc(text)
    assert doc.text == text
    assert [token.idx for token in doc] == list(range(len(text)))


def found(text):
    return [(text[span.start : span.end], entry) for span, entry in find_labels(text, LABELS)]


def test_the_longest_label_wins():
    assert found("建立横向生态补偿和生态补偿") == [("横向生态补偿", "transfer"), ("生态补偿", "compensation")]


def test_labels_that_overlap_in_part_both_count():
    assert found("生态补偿制度") == [("生态补偿", "compensation"), ("补偿制度", "system")]


def test_a_negative_label_rules_out_its_own_entry_only_there():
    assert found("科技部门和科技部") == [("科技部", "cn.most")]


def test_text_is_folded_first():
    assert found("橫向生態補償") == [("橫向生態補償", "transfer")]


def test_a_label_may_name_several_entries():
    labels = Labels.build({"人才公寓": ["housing", "talent"]}, {"人才公寓": ["talent"]})
    assert [entry for _, entry in find_labels("人才公寓", labels)] == ["housing"]


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
