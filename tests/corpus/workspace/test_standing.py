"""A document is removed, read anew, reworded: what was taken from it is kept, and that is said."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from corpus.model import Span
from corpus.search.asked import Kind
from corpus.store.sqlite import Store
from corpus.workspace.standing import Displaced, Standing, displaced
from tests.made_up import make_parsed
from tests.made_workspaces import origin

QUOTE = "1.加固海堤。"
TEXT = f"海堤方案\n{QUOTE}"


@pytest.fixture
def store(tmp_path):
    with closing(Store(tmp_path / "corpus.sqlite")) as store:
        yield store


def taken(store, text=TEXT):
    """A passage of a document that was added."""
    parsed = make_parsed(text)
    store.add(parsed, b"x")
    found = origin(QUOTE)
    start = text.index(QUOTE)
    source = replace(found.source, document_id=parsed.document_id)
    return replace(found, source=source, span=Span(start, start + len(QUOTE)))


def read_anew(store, origin, text):
    """As if another program read the same file as another text."""
    store.connection.execute("UPDATE texts SET text = ? WHERE document_id = ?", (text, origin.source.document_id))


def test_what_stands_as_it_stood_is_not_told(store):
    assert displaced(store, [taken(store)]) == {}


def test_words_that_moved_are_found(store):
    origin = taken(store)
    read_anew(store, origin, f"关于印发海堤方案的通知\n{TEXT}")
    found = displaced(store, [origin])[origin]
    assert (found.standing, found.span) == (Standing.MOVED, Span(17, 17 + len(QUOTE)))
    assert "换了位置" in found.message


def test_words_that_are_no_longer_there(store):
    origin = taken(store)
    read_anew(store, origin, "海堤方案\n1.加高海堤。")
    assert displaced(store, [origin]) == {origin: Displaced(standing=Standing.REWORDED)}


def test_a_document_that_was_removed(store):
    origin = taken(store)
    whole = replace(origin, kind=Kind.DOCUMENT, quote="海堤方案")
    assert displaced(store, [whole]) == {}  # its title need not stand in the text
    store.remove([origin.source.document_id])
    found = displaced(store, [origin, whole, origin])
    assert {each.standing for each in found.values()} == {Standing.REMOVED}
    assert len(found) == 2
    assert all("摘录保留在方案中" in each.message for each in found.values())
