"""What engines on this machine share: they have the values of fields, and the pairs of characters of texts, at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.search.conditions import Among, Between, FieldHolds
from corpus.search.words import squeeze


def between(pairs_with: Callable[[str], Sequence[str]], before: str, after: str) -> list[str]:
    """See corpus.search.engines.engine.Engine. ``pairs_with``: the pairs that begin so."""
    if before:
        found = [pair[1:] for pair in pairs_with(before)]
        return sorted(each for each in found if not after or pairs_with(each + after))
    return sorted(pair[0] for pair in pairs_with("") if pair[1:] == after)


class LocalValues:
    """The values of fields, read once for each state of an index."""

    def __init__(self, read: Callable[[str], Sequence[str]]) -> None:
        self._read = read
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}

    def forget(self) -> None:
        """The index has changed."""
        self._known = {}

    def lowered(self, condition: FieldHolds | Between) -> Among:
        if isinstance(condition, Between):
            return Among(
                condition.field, tuple(value for value, _ in self._of(condition.field) if condition.takes(value))
            )
        wanted = condition.squeezed
        return Among(condition.field, tuple(value for value, form in self._of(condition.field) if wanted in form))

    def _of(self, field: str) -> tuple[tuple[str, str], ...]:
        if field not in self._known:
            self._known[field] = tuple((value, squeeze(value)) for value in sorted(self._read(field)))
        return self._known[field]
