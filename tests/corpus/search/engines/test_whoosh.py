"""What is Whoosh's own: it counts exactly, and one thread at a time reads."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, Among, AnyOf, Contains, NoneOf
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.whoosh import WhooshEngine
from tests.index_rows import NOTHING, index_row

FIELDS = ("document", "lead")


@pytest.fixture
def engine(tmp_path):
    engine = WhooshEngine(tmp_path, FIELDS)
    engine.begin()
    engine.add([
        index_row("a", "生态补偿", document=("a",), lead=("市财政局", "市水利局")),
        index_row("b", "旅游", document=("b",), lead=("市财政局",)),
    ])  # fmt: skip
    engine.commit(3)
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (AllOf(), [b"a", b"b"]),
        (AllOf((AllOf(), Contains("旅游"))), [b"b"]),  # "everything and X" is X
        (AnyOf(()), []),
        (NoneOf(AllOf()), []),
        (NoneOf(Contains("旅游")), [b"a"]),
        (Contains("补"), [b"a"]),
        (Contains("生态补偿"), [b"a"]),
        (Contains("生态偿补"), []),
        (Among("lead", ()), []),
        (Among("lead", ("市水利局",)), [b"a"]),
        (Among("lead", ("市水利",)), []),  # values are whole
        (Among("id", ("b",)), [b"b"]),
    ],
)
def test_conditions(engine, condition, found):
    assert sorted(engine.payloads(condition, NOTHING, Sort.OLDEST)) == found


def test_counts_have_each_entry_once(engine):
    counts = engine.counts(AllOf(), ["lead"])
    assert dict(counts["lead"]) == {"市财政局": 2, "市水利局": 1}
    assert engine.counts(AllOf(), []) == {}


def test_values_of_one_field_stay_apart(engine):
    assert sorted(engine.vocabulary("lead")) == ["市水利局", "市财政局"]


def test_threads_take_turns(engine):
    with ThreadPoolExecutor(4) as pool:
        totals = list(pool.map(lambda _: engine.top(AllOf(), NOTHING, Sort.NEWEST, range(2)).total, range(40)))
    assert totals == [2] * 40


def test_one_writes_at_a_time(engine, tmp_path):
    other = WhooshEngine(tmp_path, FIELDS)
    engine.begin()
    with pytest.raises(IndexBusy):
        other.begin()
    engine.commit(4)
    other.close()


def test_what_was_committed_is_seen_though_the_generation_is_the_same(engine):
    """A store that was begun anew counts from the beginning: what the index held before must not stay in sight."""
    engine.begin()
    engine.clear()
    engine.add([index_row("c", "教育", document=("c",))])
    engine.commit(3)
    assert list(engine.payloads(AllOf(), NOTHING, Sort.OLDEST)) == [b"c"]
    assert engine.generation == 3


def test_an_index_of_other_fields_is_begun_anew(engine, tmp_path):
    """A field was added to the program: the old index cannot hold it."""
    assert engine.generation == 3
    other = WhooshEngine(tmp_path, (*FIELDS, "validity"))
    assert (other.generation, other.vocabulary("lead")) == (0, [])
    other.begin()
    other.add([index_row("a", "生态补偿", document=("a",), validity=("有效",))])
    other.commit(5)
    assert other.vocabulary("validity") == ["有效"]
    other.close()
