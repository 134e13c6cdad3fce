"""Footnotes that python-docx does not make."""

import io
from xml.sax.saxutils import escape

import docx
import pytest
from lxml import etree

from corpus.export.footnotes import Footnotes


def run(text):
    return [f"<w:r><w:t>{escape(text)}</w:t></w:r>"]


def part_of(document):
    return next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes")), None)


def test_marks_count_and_words_are_kept():
    document, notes = docx.Document(), Footnotes("Normal", run)
    assert [f'w:id="{number}"' in notes.mark(text) for number, text in ((1, "甲&<乙>"), (2, "丙"))] == [True, True]
    notes.save(document)
    stream = io.BytesIO()
    document.save(stream)
    part = part_of(docx.Document(io.BytesIO(stream.getvalue())))
    assert part.content_type.endswith("footnotes+xml")
    texts = ["".join(note.itertext()).strip() for note in etree.fromstring(part.blob)]
    assert texts == ["", "", "甲&<乙>", "丙"]  # Word wants its two separators first


@pytest.mark.parametrize("texts", [[], ["甲"]])
def test_there_is_a_part_only_where_there_are_footnotes(texts):
    document, notes = docx.Document(), Footnotes("Normal", run)
    for text in texts:
        notes.mark(text)
    notes.save(document)
    assert (part_of(document) is not None) is bool(texts)
