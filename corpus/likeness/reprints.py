"""Documents that are there more than once: in two formats, on two sites, with a notice before them or without."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.likeness.index import LikenessIndex
from corpus.likeness.sketch import Hashes, resemblance, sequences, sketch
from corpus.likeness.wording import plain

_SAME = 0.5
"""How much of two documents together must be in both."""
_HELD, _LARGE = 0.85, 0.25
"""A document of which so much stands in another is the same too, if it is so large a part of that one."""
_NEAR = 6
"""Of the smaller sketch one token in so many must be common, or the documents are not compared."""
_MOST = 200
"""Documents that are compared with one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """Another document with the same text or nearly."""

    document_id: str
    score: float
    """How much of both together is in both: 1 is word for word the same."""
    held: float
    """How much of the shorter is in the longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReprintGroup:
    """Documents that are the same, each at least like one of the others."""

    document_ids: tuple[str, ...]
    score: float
    """Of the two that are least alike among those that were found to be the same."""


class Reprints:
    """Whether two documents are the same depends on their texts alone, not on what else there is."""

    def __init__(self, index: LikenessIndex, text_of: Callable[[str], str]) -> None:
        self._index, self._text_of = index, text_of

    def of(self, document_id: str) -> tuple[Reprint, ...]:
        text = plain(self._text_of(document_id))
        tokens = sketch(text)
        if not tokens:
            return ()
        own, found = sequences(text), list[Reprint]()
        for other in self._index.documents(tokens, 2, _MOST):
            near = other.common * _NEAR >= min(len(tokens), other.size)
            if other.document_id != document_id and near and (same := self._same(own, other.document_id)):
                found.append(same)
        return tuple(sorted(found, key=lambda each: (-each.score, each.document_id)))

    def _same(self, own: Hashes, document_id: str) -> Reprint | None:
        score, held = resemblance(own, sequences(plain(self._text_of(document_id))))
        if score >= _SAME or (held >= _HELD and score >= _LARGE):
            return Reprint(document_id=document_id, score=score, held=held)
        return None

    def groups(self, document_ids: Sequence[str]) -> Iterator[ReprintGroup]:
        """Each group once, by its first document."""
        seen: set[str] = set()
        for document_id in document_ids:
            if document_id not in seen:
                group, score = self._group(document_id)
                seen |= group
                if len(group) > 1:
                    yield ReprintGroup(document_ids=tuple(sorted(group)), score=score)

    def _group(self, document_id: str) -> tuple[set[str], float]:
        """All that a document is the same as, and what those are the same as, with the least score on the way."""
        group, waiting, least = {document_id}, [document_id], 1.0
        while waiting:
            for each in self.of(waiting.pop()):
                least = min(least, each.score)
                if each.document_id not in group:
                    group.add(each.document_id)
                    waiting.append(each.document_id)
        return group, least
