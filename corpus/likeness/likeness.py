"""Asking what resembles what. The index is mended first: it follows the store, whoever changed that."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.likeness.index import LikenessIndex, Passage, State
from corpus.likeness.reprints import Reprint, ReprintGroup, Reprints
from corpus.likeness.sketch import prints, sketch
from corpus.likeness.wording import LEAST_RUN, SHORTEST, Comparison, Shared, Wording, compare, plain
from corpus.model import ParsedDocument, Span
from corpus.scratch import Scratch
from corpus.search.engines.engine import IndexBroken, IndexBusy
from corpus.search.engines.guarded import of_the_disk
from corpus.search.engines.place import empty
from corpus.search.passages import passages
from corpus.store.sqlite import Store

LEAST = 0.3
"""From which score on passages are shown."""
_CANDIDATES = 40
"""Passages that are compared word for word."""
_LONGEST = 800
"""Characters of a text that is asked for as one; a longer one is asked for by stretches of its sentences."""
_BATCH = 500
"""Documents that are taken in between two commits: what is interrupted goes on from the last."""
_SENTENCE = re.compile(r"[^。；;！？\n]*[。；;！？\n]?")
OnMended = Callable[[int, int], object]
"""Called with how many changed documents have been taken in, and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """A passage that shares its wording with what was asked for."""

    document_id: str
    span: Span
    path: tuple[str, ...]
    """The headings it stands under, outermost first."""
    text: str
    score: float
    """Which part of the shorter of the two stands in the other word for word: from 0 to 1."""
    characters: int
    """How many characters that is."""
    shared: tuple[Shared, ...]
    """Places in what was asked for, and in ``text``."""


@dataclass(frozen=True, slots=True)
class LikeGroup:
    """A passage, and those that say the same word for word: reprints, mostly."""

    like: Like
    copies: tuple[Like, ...] = ()


class Likeness:
    """What resembles what in a corpus. Usable from several threads."""

    def __init__(self, folder: Path, store: Store, cut: Callable[[str], Iterable[str]]) -> None:
        """``cut`` gives the words of a squeezed text."""
        self._folder, self._store, self._cut = folder, store, cut
        self._lock = threading.Lock()
        self._opened: LikenessIndex | None = None
        self._scratch: Scratch | None = None

    # --- asking ---------------------------------------------------------------------------------------------------

    def alike(
        self, text: str, *, limit: int = 20, least: float = LEAST, apart: tuple[str, Span] | None = None
    ) -> tuple[Like, ...]:
        """The passages that share most of their wording with a text, those that share most first.

        ``apart``: a document and a place in it, of which passages are left out: where the text itself stands. A short
        text counts as what it is, so that a phrase is found; short passages that a long one contains do not.
        """
        index, best = self.mended(), dict[tuple[str, Span], Like]()
        for start, piece in _pieces(text):
            asked = Wording(piece)
            for passage in index.passages(prints(asked.text), _CANDIDATES):
                found = self._compared(start, asked, passage, least)
                key = (passage.document_id, passage.span)
                if found and not _within(key, apart) and (key not in best or found.score > best[key].score):
                    best[key] = found
        ranked = sorted(best.values(), key=lambda like: (-like.score, like.document_id, like.span))
        return tuple(ranked[:limit])

    def _compared(self, start: int, asked: Wording, passage: Passage, least: float) -> Like | None:
        text = self._store.quote(passage.document_id, passage.span)
        found = compare(asked, Wording(text), least=least, shortest=min(SHORTEST, max(len(asked.text), LEAST_RUN)))
        if found.score < least or not found.shared:
            return None
        return Like(
            document_id=passage.document_id,
            span=passage.span,
            path=passage.path,
            text=text,
            score=found.score,
            characters=found.characters,
            shared=_moved(found, start),
        )

    def of_document(self, document_id: str) -> tuple[Reprint, ...]:
        """The other documents that are the same as one or nearly, the most alike first."""
        return self._reprints().of(document_id)

    def reprints(self) -> Iterator[ReprintGroup]:
        """All documents that are there more than once."""
        return self._reprints().groups(sorted(self._store.ids()))

    def _reprints(self) -> Reprints:
        return Reprints(self.mended(), self._store.quote)

    def frequency(self, word: str) -> int:
        """In how many documents a word stands."""
        return self.mended().frequency(word)

    @property
    def total(self) -> int:
        return self.mended().total

    @property
    def behind(self) -> int:
        """How many changed documents the next question takes in first."""
        with self._lock:
            index = self._opened = self._opened or self._open()
            index.refresh()
        known = index.state.generation if index.state.identity == self._store.identity else 0
        return len(self._store.changes(known))

    # --- following the store --------------------------------------------------------------------------------------

    def mended(self, on_progress: OnMended | None = None) -> LikenessIndex:
        """The index as the store is now; as it was where another process is mending it."""
        with self._lock:
            try:
                return self._followed(self._opened or self._open(), on_progress)
            except IndexBroken:
                self._opened = None
            except OSError as error:
                self._move(error)
            return self._followed(self._open(), on_progress)

    def _open(self) -> LikenessIndex:
        """The index on disk; what is damaged is thrown away, and where nothing can be written it lies elsewhere."""
        try:
            return LikenessIndex(self._folder)
        except IndexBroken:
            empty(self._folder)
        except OSError as error:
            self._move(error)
        return LikenessIndex(self._folder)

    def _move(self, error: OSError) -> None:
        """From now on in a folder that ends with this program."""
        self._opened = None
        if of_the_disk(error) is None or self._scratch is not None:
            raise error
        self._scratch = Scratch()
        self._folder = self._scratch.path

    def _followed(self, index: LikenessIndex, on_progress: OnMended | None) -> LikenessIndex:
        index.refresh()
        now = State(self._store.identity, self._store.generation)
        if index.state != now:
            with suppress(IndexBusy):
                self._mend(index, now, on_progress)
        self._opened = index
        return index

    def close(self) -> None:
        if self._scratch is not None:
            self._scratch.close()

    def _mend(self, index: LikenessIndex, now: State, on_progress: OnMended | None) -> None:
        index.begin()
        try:
            index.refresh()
            anew = index.state.identity != now.identity or index.state.generation > now.generation
            if anew:
                index.clear()
            changes = self._store.changes(0 if anew else index.state.generation)
            for start in range(0, len(changes), _BATCH):
                for document_id, _ in changes[start : start + _BATCH]:
                    self._take(index, document_id)
                index.commit(_after(changes, start + _BATCH, now))
                if on_progress:
                    on_progress(min(start + _BATCH, len(changes)), len(changes))
            index.commit(now)
        finally:
            index.end()

    def _take(self, index: LikenessIndex, document_id: str) -> None:
        """A document as it is now, perhaps no longer there."""
        index.remove(document_id)
        parsed = self._store.document(document_id)
        if parsed is None:
            return
        for span in passages(parsed):
            if tokens := prints(plain(parsed.document[span])):
                index.add_passage(Passage(document_id, span, _path(parsed, span)), tokens)
        text = plain(parsed.document.text)
        index.add_document(document_id, sketch(text), sorted(set(self._cut(text))))


def gathered(likes: Iterable[Like]) -> tuple[LikeGroup, ...]:
    """Passages with their copies under the first of them; in their order otherwise."""
    groups: dict[str, list[Like]] = {}
    for like in likes:
        groups.setdefault(plain(like.text), []).append(like)
    return tuple(LikeGroup(first, tuple(copies)) for first, *copies in groups.values())


def _after(changes: Sequence[tuple[str, int]], end: int, now: State) -> State:
    """How far an index is when it has taken in the changes before ``end``: several may be of one generation."""
    return State(now.identity, changes[end][1] - 1) if end < len(changes) else now


def _path(parsed: ParsedDocument, span: Span) -> tuple[str, ...]:
    """The headings over what begins a passage; where that is but a heading over the rest, those over the rest."""
    first, last = (parsed.path(parsed.section_at(at)) for at in (span.start, span.end - 1))
    return last if last[: len(first)] == first else first


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of a text that are asked for one by one, with their places: whole sentences where that is possible."""
    start = end = 0
    for sentence in _SENTENCE.finditer(text):
        if sentence.end() - start > _LONGEST and end > start:
            yield start, text[start:end]
            start = end
        end = sentence.end()
        while end - start > _LONGEST:
            yield start, text[start : start + _LONGEST]
            start += _LONGEST
    if end > start:
        yield start, text[start:end]


def _moved(found: Comparison, start: int) -> tuple[Shared, ...]:
    """The shared stretches with their places in the whole text that was asked for."""
    return tuple(Shared(Span(s.one.start + start, s.one.end + start), s.other) for s in found.shared)


def _within(key: tuple[str, Span], apart: tuple[str, Span] | None) -> bool:
    """Whether a passage is where the text itself stands."""
    if apart is None or key[0] != apart[0]:
        return False
    return key[1].start < apart[1].end and apart[1].start < key[1].end
