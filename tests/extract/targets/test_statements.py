"""With which characters the words before a number end: a search for them is left out where it could find none."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from extract.rules import rule_of
from extract.targets.statements import last_characters


@pytest.mark.parametrize("rule_id", ["number.verb", "number.filler"])
def test_all_that_leads_up_to_a_number_ends_with_one_of_them(rule_id: str) -> None:
    texts = [fold(example["text"]).rstrip() for example in rule_of(rule_id).examples]
    assert texts
    assert [text for text in texts if text[-1] not in last_characters()] == []


def test_a_noun_does_not() -> None:
    assert last_characters().isdisjoint("率园校")
