"""The real documents as a corpus: what comes back is what went in, texts are quotes, exact means exact."""

import random

import pytest

from corpus.build import Corpus, Status
from corpus.search.asked import Kind, Query
from corpus.search.words import squeeze
from extract import extract
from ingest import load_bytes

PHRASES = 400


@pytest.fixture(scope="module")
def corpus(shared, tmp_path_factory):
    """A hundred real files are enough for ten thousand entries to get confused by."""
    files = sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "documents").glob("*.*t*"))[:100]
    with Corpus.open(tmp_path_factory.mktemp("real")) as corpus:
        summary = corpus.add(files)
        assert summary.counts[Status.ADDED] > 90
        assert not [o for o in summary.outcomes if "意外中断" in (o.reason or "")]
        yield corpus


@pytest.mark.shared
def test_documents_come_back_as_they_were_extracted(corpus):
    """By a worker process, through the store; here extracted once more from the kept bytes."""
    for row in corpus.documents()[::5]:
        source, data = corpus.raw(row.document_id)
        again = extract(load_bytes(source.name, data, retrieved=source.retrieved))
        assert corpus.document(row.document_id) == again, source.name


@pytest.mark.shared
def test_every_text_is_a_quote(corpus):
    documents = {row.document_id: corpus.document(row.document_id).document for row in corpus.documents()}
    for entry in corpus.entries(Query()):
        if entry.kind is not Kind.DOCUMENT:
            assert entry.text == documents[entry.document_id][entry.span], entry.entry_id


@pytest.mark.shared
def test_phrases_of_the_text_find_their_entries_and_no_others(corpus):
    entries = list(corpus.entries(Query()))
    texts = [(entry.entry_id, squeeze(entry.text)) for entry in entries]
    draw = random.Random(20161226)
    for _ in range(PHRASES):
        phrase = _phrase(draw, entries)
        found = {entry.entry_id for entry in corpus.entries(Query(text=f'"{phrase}"'))}
        assert found == {key for key, text in texts if squeeze(phrase) in text}, phrase
        assert found, phrase


def _phrase(draw, entries):
    """2 to 10 characters from anywhere in a text, quotation marks and line ends among them."""
    while True:
        text = draw.choice(entries).text
        length = draw.randint(2, 10)
        start = draw.randint(0, max(len(text) - length, 0))
        phrase = text[start : start + length]
        if len(squeeze(phrase).strip('"')) >= 2:
            return phrase
