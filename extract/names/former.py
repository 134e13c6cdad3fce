"""Organs that running text calls by a name which they no longer bear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from corpus.model import Institution, Span
from extract.names.institutions import Institutions
from extract.names.organs import namings
from extract.names.phrases import Labels
from extract.names.unit_names import LEVEL_WORDS, heads
from extract.rules import pattern_of

_SHORTEST, _ALONE = 2, 3
"""Characters of a label that tells behind a place (市农委), and of one that tells by itself."""
_LONGEST_HEAD = 14
"""Characters of a place before it."""
_NO_HEAD = frozenset("()、,;:。和及与由 \n")
"""With what a name does not begin."""


@cache
def _labels() -> Labels:
    """Labels that are former names and nothing else, with the others that may hold them (自然资源和规划局)."""
    entries: dict[str, tuple[str, ...]] = {}
    for national in (True, False):
        for label, meanings in namings(national=national).items():
            past = all(naming.former or naming.organ.until for naming in meanings)
            if len(label) >= _SHORTEST:
                entries[label] = entries.get(label, ()) + (("past",) if past else ("present",))
    return Labels(entries, {})


@dataclass(frozen=True, slots=True)
class _FormerNames:
    """A text, and by whom and when it was written."""

    folded: str
    institutions: Institutions
    on: date | None
    level: str | None

    def linked(self, start: int, end: int) -> tuple[Span, Institution] | None:
        """A label with the place or level before it: the longest that is a unit."""
        for head in self._heads(start, end):
            name = self.folded[head:end]
            organ = self.institutions.link(name, self.on, self.level)
            if organ and organ.since and organ.present_name != name and not organ.institution_id.startswith("coll"):
                hidden = self._is_hidden(head, start, end)
                return None if hidden or _is_of_the_past(self.folded, head, end) else (Span(head, end), organ)
        return None

    def _heads(self, start: int, end: int) -> Iterator[int]:
        """Where the name may begin: at a place of the lists or a level. Of other places only the level is sure."""
        least = start
        while least > max(0, start - _LONGEST_HEAD) and _is_part(self.folded[least - 1]):
            least -= 1
        regions = self.institutions.regions
        for at in range(least, start):
            if any(head.length == start - at for head in heads(self.folded[at:end], regions, None)):
                yield at
        yield start

    def _is_hidden(self, head: int, start: int, end: int) -> bool:
        """Whether it is a piece of other words: a short label needs a level right before it (市农委, not 共和国税)."""
        if end - start < _ALONE:
            return self.folded[start - 1 : start] not in LEVEL_WORDS or head == start
        return head == start and _goes_on_before(self.folded, start)


def find_former(
    folded: str, institutions: Institutions, on: date | None, level: str | None
) -> Iterator[tuple[Span, Institution]]:
    """Every such organ with what it is today. 原环保局 and 环境保护部令 say themselves that they are of the past."""
    reader, reach = _FormerNames(folded, institutions, on, level), 0
    for start, end, label in sorted(_labels().hits(folded), key=lambda hit: (hit[0], -hit[1])):
        if end <= reach:
            continue
        reach = end
        if "past" in _labels().entries[label] and (found := reader.linked(start, end)):
            yield found


def _is_part(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" and character not in _NO_HEAD


def _goes_on_before(folded: str, start: int) -> bool:
    """Whether a name without place begins inside another word: only a mark, a conjunction or a verb parts them."""
    return start > 0 and pattern_of("organ.before").search(folded, max(0, start - 2), start) is None


def _is_of_the_past(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 2) : start]
    return before.endswith(("原", "原来", "《", "前")) or pattern_of("organ.behind").match(folded, end) is not None
