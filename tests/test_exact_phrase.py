"""Exact means exact, on the real documents: a quoted search finds every entry that contains it, and no other."""

import random

import pytest

from corpus.build import Corpus
from corpus.search import Query
from corpus.words import squeeze

PHRASES = 400


@pytest.fixture(scope="module")
def corpus(shared, tmp_path_factory):
    """A hundred real files are enough for ten thousand entries to get confused by."""
    files = sorted((shared / "seeds").glob("*.txt")) + sorted((shared / "documents").glob("*.*t*"))[:100]
    with Corpus.open(tmp_path_factory.mktemp("exact")) as corpus:
        corpus.add(files)
        yield corpus


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
