"""The component marks what the rules find, on any tokens, and docs can be packed."""

import spacy
from spacy.tokens import DocBin

import zhengce_spacy  # what the entry point does
from corpus.export.docbin import GROUPS
from tests.sample_plan import TEXT
from zhengce.component import FIELDS, parsed_of

_ = zhengce_spacy


def pipeline(segmenter: str = "char"):
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    nlp.add_pipe("zhengce")
    return nlp


def test_spans_are_those_of_the_records():
    doc = pipeline()(TEXT)
    parsed = parsed_of(doc)
    assert parsed is not None
    assert list(doc.spans) == list(GROUPS)
    assert {span.text for span in doc.spans["units"]} == {
        each.unit for task in parsed.tasks for each in task.assignments
    }
    assert [span.start_char for span in doc.spans["targets"]] == [target.span.start for target in parsed.targets]
    assert doc._.title == parsed.metadata.title


def test_words_take_in_what_they_touch():
    doc = pipeline("jieba")("（一）开展排查。（牵头单位：市水务局）")
    (unit,) = doc.spans["units"]
    assert "市水务局" in unit.text
    assert unit.label_ == "lead"


def test_docs_are_packed_and_come_back():
    nlp = pipeline()
    packed = DocBin(docs=[nlp(TEXT)], store_user_data=False).to_bytes()
    (doc,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    fresh = nlp(TEXT)
    assert [span.text for span in doc.spans["units"]] == [span.text for span in fresh.spans["units"]] != []


def test_an_empty_text_has_no_fields():
    doc = pipeline()("")
    assert [doc._.get(name) or None for name in FIELDS] == [None] * len(FIELDS)
