"""How a query is read as a whole."""

from datetime import date

import pytest

from corpus.search.asked import Chip, Query
from corpus.search.fields import FIELDS
from corpus.search.reading import NoNames, read
from corpus.search.tree import Everything, FieldTerm, Phrase
from corpus.search.words import Cutter
from tests.corpus.search.made_names import MadeNames

CUTTER = Cutter()


def reading(text, lexicon=None, plain=()):
    return read(Query(text=text, plain=plain), FIELDS, lexicon or MadeNames(), CUTTER, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("清河和云山在海堤上有什么不同", "按 地区=清河省或云山省 理解，「海堤」符合得多的在前"),
        ("清河有哪些海堤 牵头:水利局", "按 地区=清河省、牵头=水利局 理解，「海堤」符合得多的在前"),
        ("除清河外哪些地方修海堤", "按 地区不是清河省 理解，「海堤」符合得多的在前"),
        ("海堤 资金", "按 「海堤」 且 「资金」 理解"),
        ("海堤 或 清河", "按 「海堤」 或 「清河」 理解"),  # with operators a query is what it says
        ("", "全部内容"),
    ],
)
def test_it_is_told(text, told):
    assert reading(text).told(FIELDS) == told


def test_what_is_in_quotes_or_of_a_field_is_no_sentence():
    found = reading('"清河有哪些海堤"')
    assert (found.sentence, found.rest) == (None, Phrase("清河有哪些海堤"))
    assert reading("清河有哪些海堤 牵头:水利局").rest == FieldTerm("lead", "水利局")
    assert reading("清河有哪些海堤").rest == Everything()


def test_conditions_are_chips():
    assert reading("清河有哪些海堤").chips(FIELDS) == (Chip(label="地区=清河省", typed=("清河",)),)
    assert reading("清河有哪些海堤", plain=("清河",)).chips(FIELDS) == ()
    assert reading("海堤").chips(FIELDS) == ()


def test_without_a_lexicon_questions_are_questions_all_the_same():
    found = reading("清河有哪些海堤", NoNames())
    assert found.sentence.words == ("清河", "海堤")
    assert found.sentence.clues == ()


def test_what_was_typed_for_each_part():
    assert reading('海堤 牵头:水利局 "资金" -拆迁').sources == ("海堤", "牵头:水利局", '"资金"', "-拆迁")
