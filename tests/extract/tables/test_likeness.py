"""What pieces look like, and which column they fit."""

import pytest

from corpus.fold import fold
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


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("85", "FIGURE > NUMBER > ANYTHING > PERSON > PLACE > WORDS = DAY = KIND > UNITS = MEASURE"),
        ("6月底", "DAY > FIGURE > ANYTHING > PERSON > WORDS > PLACE > KIND > UNITS = MEASURE = NUMBER"),
        ("预期性", "KIND > ANYTHING > PERSON > PLACE = FIGURE > WORDS = DAY > UNITS = MEASURE = NUMBER"),
        ("座", "MEASURE > ANYTHING > PERSON > WORDS > PLACE = FIGURE > DAY = KIND > UNITS = NUMBER"),
        ("望溪县", "UNITS > PLACE > ANYTHING > WORDS > PERSON > FIGURE > DAY = KIND > MEASURE = NUMBER"),
        ("市水利局", "UNITS > ANYTHING > PLACE > WORDS > PERSON > FIGURE > DAY = KIND > MEASURE = NUMBER"),
        ("白鹭", "WORDS = PERSON > ANYTHING > PLACE > MEASURE > UNITS > FIGURE > DAY = KIND > NUMBER"),
        ("修桥8座", "WORDS = PERSON = FIGURE > ANYTHING > PLACE > MEASURE > UNITS > DAY = KIND > NUMBER"),
        ("推进北渡老旧小区", "PLACE > WORDS > ANYTHING = UNITS > PERSON > FIGURE > DAY = KIND > MEASURE = NUMBER"),
        ("加固望溪两岸全部堤防", "WORDS > ANYTHING > PLACE > PERSON > UNITS > FIGURE > DAY = KIND > MEASURE = NUMBER"),
        ("先修险段。", "WORDS > PERSON > ANYTHING > MEASURE > PLACE = FIGURE > DAY = KIND > UNITS = NUMBER"),
        ("市水利局牵头。", "WORDS = UNITS > ANYTHING > PERSON > PLACE = FIGURE > DAY = KIND > MEASURE = NUMBER"),
        (
            "市水利局牵头落实，每月报送",
            "UNITS > ANYTHING > WORDS = PLACE > PERSON > FIGURE > DAY = KIND > MEASURE = NUMBER",
        ),
        (
            "堤",
            "PERSON > ANYTHING > PLACE > MEASURE > WORDS > UNITS > FIGURE > DAY = KIND > NUMBER",
        ),  # the rest of a word
    ],
)
def test_columns_that_a_piece_fits_best_first(text: str, order: str) -> None:
    """What stands between two columns is decided by this order, before cells left empty count."""
    seen = look(fold(text))
    scores = [[likeness(Holds[name], seen) for name in group.split(" = ")] for group in order.split(" > ")]
    assert all(len(set(group)) == 1 for group in scores)
    assert [group[0] for group in scores] == sorted((group[0] for group in scores), reverse=True)
    assert len({group[0] for group in scores}) == len(scores)


def test_what_is_sure_is_as_sure_in_every_column_and_what_is_wrong_as_wrong() -> None:
    sure = {
        likeness(Holds.NUMBER, look("3"), counts_on=True),
        likeness(Holds.UNITS, look("市水利局")),
        likeness(Holds.DAY, look("6月底")),
        likeness(Holds.KIND, look("预期性")),
    }
    never = {
        likeness(Holds.NUMBER, look("加固堤防")),
        likeness(Holds.UNITS, look("85")),
        likeness(Holds.MEASURE, look("市水利局")),
    }
    assert len(sure) == len(never) == 1
    assert max(never) < -max(sure)  # a wrong cell is never made up for by one that is right


def test_figures_and_measures_are_less_sure_than_days() -> None:
    """6月底 begins as a figure does, and 日 measures too."""
    day, measure = likeness(Holds.DAY, look("6月底")), likeness(Holds.MEASURE, look("座"))
    assert day > measure > likeness(Holds.FIGURE, look("85")) > likeness(Holds.PLACE, look("望溪片区")) > 0


@pytest.mark.parametrize("text", ["—", "无"])
def test_an_empty_sign_says_little_in_any_column(text: str) -> None:
    """Less than a cell that is like its column, and more than leaving the cell empty."""
    seen = look(text)
    assert likeness(Holds.ANYTHING, seen) == likeness(Holds.UNITS, seen) == likeness(Holds.FIGURE, seen)
    assert (
        likeness(Holds.ANYTHING, look("续办")) < likeness(Holds.ANYTHING, seen) < likeness(Holds.PERSON, look("张三"))
    )


@pytest.mark.parametrize(
    ("text", "prose"),
    [("很" * 30, False), ("很" * 31, True), ("先修。", True), ("先修；再查", True), ("先修，再查", False)],
)
def test_prose_is_long_or_ends(text: str, prose: bool) -> None:
    assert look(fold(text)).prose is prose


@pytest.mark.parametrize("text", ["12", "6月底", "座", "≥85%", "预期性", "—"])
def test_what_other_columns_hold_is_not_plain(text: str) -> None:
    assert not look(text).plain


@pytest.mark.parametrize("text", ["加固堤防", "市水利局", "望溪县"])
def test_words_units_and_places_are_plain(text: str) -> None:
    assert look(text).plain


def test_a_figure_with_words_behind_it_is_short() -> None:
    """A sentence that names a number is no value."""
    assert likeness(Holds.FIGURE, look("新建码头" * 5 + "共12座")) > 0  # of 24
    assert likeness(Holds.FIGURE, look("新建码头" * 5 + "总共12座")) < 0
    assert look("2025年底前" + "逐步" * 7).day and not look("2025年底前" + "逐步" * 9 + "做").day


def test_names_of_persons_and_measures_are_short() -> None:
    assert likeness(Holds.PERSON, look("王某和李某及张某")) > 0 > likeness(Holds.PERSON, look("王某和李某以及张某"))
    of_eight, of_nine = look("加固两岸全部堤防"), look("加固两岸的全部堤防")
    assert likeness(Holds.MEASURE, of_eight) > likeness(Holds.MEASURE, of_nine)
    assert likeness(Holds.WORDS, of_eight) < likeness(Holds.WORDS, of_nine)  # long words are the row's own sooner


def test_a_list_of_units_may_be_long_but_no_whole_page() -> None:
    units = "、".join(["市水利局"] * 60)
    assert len(units) == 299
    assert look(units).units and look(units + "、").units and not look(units + "、县").units


@pytest.mark.parametrize(("text", "number"), [("12、", 12), ("(3)", 3), ("一", None), ("加固", None)])
def test_numbers_of_rows(text: str, number: int | None) -> None:
    assert look(text).number == number
    assert look(text).numbering is (text != "加固")
