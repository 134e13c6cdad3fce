"""An index that has nothing and keeps nothing: what a test does not ask about."""

from collections.abc import Iterable, Sequence

from corpus.search.conditions import Condition


class BareIndex:
    """See corpus.search.plan.Held; ``count`` is the test's own."""

    def vocabulary(self, field: str) -> Sequence[tuple[str, str]]:
        return ()

    def expect(self, conditions: Iterable[Condition]) -> None:
        pass

    def between(self, before: str, after: str) -> Sequence[str]:
        return ()
