"""What is tantivy's own: an index of another shape is thrown away, because it can be filled again."""

import pytest

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, Among, AnyOf, Contains, NoneOf
from corpus.search.engines.engine import IndexBroken, IndexBusy
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
        (Contains("偿"), [b"a"]),  # the last
        (Contains("."), []),  # a sign of the language in which the engine is asked
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


def test_so_is_one_with_other_fields_that_are_not_counted(tmp_path):
    """They share a field of the index, whose shape stays."""
    engine = TantivyEngine(tmp_path, FIELDS, ["document"])
    engine.begin()
    engine.add([index_row("a", "生态补偿", document=("a",), lead=("市财政局",))])
    engine.commit(3)
    engine.close()
    assert TantivyEngine(tmp_path, FIELDS, ["document"]).generation == 3
    assert TantivyEngine(tmp_path, (*FIELDS, "theme"), ["document"]).generation == 0


def test_fields_that_are_not_counted_are_told_apart(tmp_path):
    engine = TantivyEngine(tmp_path, ("document", "lead", "leader"), ["document"])
    engine.begin()
    engine.add([index_row("a", "生态", document=("a",), lead=("市财政局",), leader=("市水利局",))])
    engine.commit(1)
    assert (engine.vocabulary("lead"), engine.vocabulary("leader")) == (["市财政局"], ["市水利局"])
    assert [ids(engine, Among("lead", (name,))) for name in ("市财政局", "市水利局")] == [[b"a"], []]


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


@pytest.mark.parametrize("most", [1, 2, 3, 7])
def test_however_many_values_a_field_has_all_are_counted(tmp_path, monkeypatch, most):
    """tantivy leaves out the rest; here of few, in several segments."""
    values = ["市", "市财", "市财政局", "市财政局(本级)", "a.b", "a*b", "a[b]", "a\\b", "a-b", "^$", "A&B~#", "省"]
    engine = TantivyEngine(tmp_path, FIELDS)
    for generation in (1, 2, 3):
        engine.begin()
        engine.add(
            index_row(f"{generation}-{n}", "生态", document=(f"{n}",), lead=tuple(values[: n + 1]))
            for n in range(generation, len(values))
        )
        engine.commit(generation)
    expected = {v: sum(max(len(values) - max(n, g), 0) for g in (1, 2, 3)) for n, v in enumerate(values)}
    assert engine.counts(AllOf(), ["lead"])["lead"] == expected
    monkeypatch.setattr("corpus.search.engines.tantivy._VALUES", most)
    assert engine.counts(AllOf(), ["lead", "document"])["lead"] == expected
    assert len(engine.counts(AllOf(), ["document"])["document"]) == len(values) - 1


def test_a_commit_that_cannot_be_made_leaves_the_index_to_the_next_writer(tmp_path):
    """What a killed program left is in the way; while its error is dealt with, another writer may be wanted."""
    filled(tmp_path).close()
    engine = TantivyEngine(tmp_path, FIELDS)
    for stem in {path.stem for path in tmp_path.glob("*.term")}:
        for number in range(50):
            (tmp_path / f"{stem}.{number}.del").touch()
    engine.begin()
    engine.remove(["a"])
    with pytest.raises(IndexBroken) as held:
        engine.commit(4)
    engine.rollback()
    assert held.tb  # the frames of the error are still there
    TantivyEngine(tmp_path, FIELDS).begin()


def other(folder):
    """Commits as another program does that has not told its generation yet; keeps on writing."""
    engine = TantivyEngine(folder, FIELDS)
    engine.begin()
    engine.add([index_row("c", "农业", document=("c",))])
    engine._writer.commit()
    return engine


def test_files_that_are_no_longer_those_of_the_generation(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.search.engines.tantivy._PATIENCE", 0)
    engine = filled(tmp_path)
    writing = other(tmp_path)
    engine._index.reload()
    for _ in range(3):
        engine.refresh()  # somebody is at work
    writing.close()
    with pytest.raises(IndexBroken):
        engine.refresh()


def test_a_generation_that_is_told_a_moment_later(tmp_path):
    engine = filled(tmp_path)
    other(tmp_path).close()
    engine._index.reload()
    engine.refresh()
    engine._generation_file.write(4, 3)
    engine.refresh()
    assert engine.generation == 4
    assert ids(engine, AllOf()) == [b"a", b"b", b"c"]
