"""What pieces look like, and which column they fit."""

import pytest

from extract.tables.columns import Holds
from extract.tables.likeness import is_measure, is_units, likeness, look

_ALIKE = {Holds.ANYTHING, Holds.PERSON, Holds.PLACE, Holds.FIGURE}
"""What fits all, a place that is a unit as well, a number that is a figure as well."""


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("12", Holds.NUMBER),
        ("青禾片区两岸", Holds.WORDS),
        ("市水利局、市财政局", Holds.UNITS),
        ("市水利局牵头落实", Holds.UNITS),
        ("园林所", Holds.UNITS),
        ("2024年6月底前", Holds.DAY),
        ("按月持续推进", Holds.DAY),
        ("万平方米", Holds.MEASURE),
        ("条(段)", Holds.MEASURE),
        ("≥85%", Holds.FIGURE),
        ("预期性", Holds.KIND),
        ("加固望溪堤防", Holds.WORDS),
        ("推进北渡老旧小区", Holds.WORDS),  # what is to be done, though it ends as a unit might
    ],
)
def test_a_piece_fits_its_own_column_best(text: str, best: Holds) -> None:
    scores = {holds: likeness(holds, look(text)) for holds in Holds if holds not in _ALIKE - {best}}
    assert max(scores, key=scores.__getitem__) is best


def test_a_number_that_counts_on_fits_better() -> None:
    assert likeness(Holds.NUMBER, look("3"), counts_on=True) > likeness(Holds.NUMBER, look("3"))


@pytest.mark.parametrize("text", ["—", "/", "无"])
def test_an_empty_sign_fits_every_column_of_values(text: str) -> None:
    seen = look(text)
    assert all(likeness(holds, seen) > 0 for holds in (Holds.UNITS, Holds.DAY, Holds.FIGURE, Holds.MEASURE))
    assert likeness(Holds.WORDS, seen) < 0


def test_measures_are_no_units() -> None:
    assert all(is_measure(text) and not is_units(text) for text in ("公里", "亿千瓦时", "座", "张/千人"))
    assert not is_units("市公安 局")  # a gap inside: nobody can tell whether it is two cells


def test_a_place_fits_a_column_of_places_better_than_words_do() -> None:
    assert likeness(Holds.PLACE, look("青禾片区")) > likeness(Holds.PLACE, look("加固堤防"))
