"""Floors under the figures: what is below, what moves, what a file of them may hold."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.export.contract import to_json
from corpus.gold.evaluate import MEASURED_KINDS, Count, evaluate, load_gold, total
from corpus.gold.floors import FloorsError, below, dump_floors, load_floors, moved
from extract import extract
from ingest import load

MEASURED = {"tasks": Count(9, 10, 10), "outline": Count(2, 3, 3)}


@pytest.mark.parametrize(
    ("floors", "expected"),
    [
        ({"tasks": 0.9}, {}),  # at the floor is not below it
        ({"tasks": 0.91}, {"tasks": 0.91}),
        ({"citations": 0.1}, {"citations": 0.1}),  # a kind that was not measured at all has got lost
    ],
)
def test_below(floors, expected):
    assert below(MEASURED, floors) == expected


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        (False, {"tasks": 0.95, "outline": 0.666, "citations": 0.5}),  # none goes down, none gets lost
        (True, {"tasks": 0.9, "outline": 0.666}),
    ],
)
def test_moved(lower, expected):
    assert moved({"tasks": 0.95, "outline": 0.1, "citations": 0.5}, MEASURED, lower=lower) == expected


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


@settings(max_examples=30)
@given(
    st.dictionaries(NAMES, st.dictionaries(st.sampled_from(MEASURED_KINDS), st.sampled_from([0.0, 0.333, 0.98, 1.0])))
)
def test_floors_survive_their_file(tmp_path_factory, floors):
    path = tmp_path_factory.mktemp("floors") / "floors.toml"
    path.write_text(dump_floors(floors), encoding="utf-8", newline="")
    assert load_floors(path) == floors


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[dev", "不是有效的 TOML"),
        ("[dev]\ntask = 1", "'task' = 1 不是"),
        ("[dev]\ntasks = 2", "不是已知类别"),
        ("tasks = 1", "应写在"),
    ],
)
def test_bad_floors_are_explained(tmp_path, text, message):
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorsError, match=message):
        load_floors(path)


@pytest.mark.shared
@pytest.mark.parametrize(("folder", "documents"), [("seeds", "seeds"), ("dev", "documents")])
def test_extraction_is_not_below_its_floors(shared, folder, documents):
    paths = {path.stem: path for path in (shared / documents).iterdir()}
    gold = load_gold(shared / "gold" / folder)
    counts = total(evaluate(name, record, to_json(extract(load(paths[name])))) for name, record in gold.items())
    assert below(counts, load_floors(Path(__file__).with_name("floors.toml"))[folder]) == {}
