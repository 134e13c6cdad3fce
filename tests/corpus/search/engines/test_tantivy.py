"""What is tantivy's own: an index of another shape is thrown away, because it can be filled again."""

import pytest

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, AnyOf, Contains, NoneOf
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.tantivy import TantivyEngine
from tests.index_rows import NOTHING, index_row

FIELDS = ("document", "lead")


def filled(folder, fields=FIELDS):
    engine = TantivyEngine(folder, fields)
    engine.begin()
    engine.add(
        [index_row("a", "生态补偿", document=("a",), lead=("市财政局",)), index_row("b", "旅游", document=("b",))]
    )
    engine.commit(3)
    return engine


def ids(engine, condition):
    return sorted(engine.payloads(condition, NOTHING, Sort.OLDEST))


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (AllOf(), [b"a", b"b"]),
        (AnyOf(()), []),  # none of none
        (NoneOf(AllOf()), []),
        (NoneOf(Contains("旅游")), [b"a"]),
        (AllOf((NoneOf(Contains("旅游")), NoneOf(Contains("补偿")))), []),
        (Contains("补"), [b"a"]),  # one character
        (Contains("补偿"), [b"a"]),  # two
        (Contains("态补偿"), [b"a"]),  # three: the last pair is counted from the end
        (Contains("生态补偿"), [b"a"]),
        (Contains("生补"), []),
        (Contains("生态偿补"), []),
    ],
)
def test_conditions(tmp_path, condition, found):
    assert ids(filled(tmp_path), condition) == found


def test_an_index_with_other_fields_is_made_anew(tmp_path):
    filled(tmp_path).close()
    engine = TantivyEngine(tmp_path, (*FIELDS, "theme"))
    assert engine.generation == 0
    assert ids(engine, AllOf()) == []
    assert TantivyEngine(tmp_path, (*FIELDS, "theme")).vocabulary("theme") == []


def test_an_index_with_the_same_fields_stays(tmp_path):
    filled(tmp_path).close()
    engine = TantivyEngine(tmp_path, FIELDS)
    assert engine.generation == 3
    assert engine.vocabulary("lead") == ["市财政局"]


def test_one_writes_at_a_time(tmp_path):
    one, other = TantivyEngine(tmp_path, FIELDS), TantivyEngine(tmp_path, FIELDS)
    one.begin()
    with pytest.raises(IndexBusy):
        other.begin()
    one.commit(1)
    other.begin()
    other.commit(2)


def test_counts_of_no_fields_are_none(tmp_path):
    assert filled(tmp_path).counts(AllOf(), []) == {}
