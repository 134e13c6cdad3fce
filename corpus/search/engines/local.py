"""What engines on this machine share: conditions on the values of fields, lowered to the values that they hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.search.conditions import Among, Between, FieldHolds
from corpus.search.words import squeeze


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
