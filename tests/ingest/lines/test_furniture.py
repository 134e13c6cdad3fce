"""Every pattern takes its examples and leaves its counter-examples."""

import pytest

from ingest.lines.clean import clean
from ingest.lines.furniture import is_furniture, load_furniture

PATTERNS = load_furniture()


@pytest.mark.parametrize(("furniture", "text"), [(f, t) for f in PATTERNS for t in f.examples])
def test_an_example_is_dropped(furniture, text):
    assert furniture.pattern.fullmatch(clean(text)), furniture.pattern_id


@pytest.mark.parametrize(("furniture", "text"), [(f, t) for f in PATTERNS for t in f.counterexamples])
def test_a_counterexample_stays_whatever_the_pattern(furniture, text):
    assert not is_furniture(clean(text), furniture.where)


def test_ids_are_unique():
    assert len({f.pattern_id for f in PATTERNS}) == len(PATTERNS)
