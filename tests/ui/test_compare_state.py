"""What the page 对比 shows; that its address says all of it is tested with the other views."""

from __future__ import annotations

import pytest

from corpus.comparison.sides import Aspect
from ui.compare_state import CompareView


@pytest.mark.parametrize(
    ("documents", "by", "aspect"),
    [
        (("a", "b"), None, Aspect.CLAUSE),
        (("a", "b"), Aspect.UNIT, Aspect.UNIT),
        (("a", "b", "c"), None, Aspect.TASK),
        (("a", "b", "c"), Aspect.CLAUSE, Aspect.TASK),  # a third document was added
        ((), None, Aspect.TASK),
    ],
)
def test_by_what_documents_are_compared(documents: tuple[str, ...], by: Aspect | None, aspect: Aspect) -> None:
    assert CompareView(documents=documents, by=by).aspect is aspect
