"""Place names: what each may name, the longest at a place, and how codes hang together."""

import csv
from importlib.resources import files

import pytest

from corpus.fold import fold
from extract.names.gazetteer import (
    AREA_LEVELS,
    LEVELS,
    MUNICIPALITIES,
    NATION,
    NameKind,
    load_gazetteer,
    parent,
    within,
)

GAZETTEER = load_gazetteer()


def test_every_code_hangs_on_its_parent():
    for code in GAZETTEER.regions:
        if code != NATION:
            assert parent(code) in GAZETTEER.regions
            assert within(code, parent(code))


def test_municipalities_are_the_provinces_that_are_cities():
    """The constant says what regions.csv says."""
    rows = csv.DictReader((files("extract") / "lexicons" / "regions.csv").read_text(encoding="utf-8").splitlines())
    assert (
        tuple(row["code"][:2] for row in rows if row["level"] == "省" and row["name"].endswith("市")) == MUNICIPALITIES
    )


@pytest.mark.parametrize(
    ("code", "above"),
    [
        ("440000", NATION),
        ("440100", "440000"),
        ("440106", "440100"),
        ("310101", "310000"),  # a municipality has no cities between
        ("110105", "110000"),
        ("120101", "120000"),
        ("500101", "500000"),
        ("429004", "420000"),  # a county directly under its province
    ],
)
def test_parents(code, above):
    assert parent(code) == above


@pytest.mark.parametrize(
    ("code", "area", "inside"),
    [
        ("440106", "440106", True),
        ("440106", "440100", True),
        ("440106", "440000", True),
        ("440106", NATION, True),
        ("440106", "440300", False),
        ("440100", "440106", False),
    ],
)
def test_within(code, area, inside):
    assert within(code, area) is inside


def test_every_area_word_has_a_level():
    assert set(AREA_LEVELS.values()) == set(LEVELS) - {"国家"}
    names = [region for region in GAZETTEER.regions.values() if region.level in {"省", "县"}]
    odd = [
        r.name for r in names if AREA_LEVELS.get(r.name[-1], r.level) != r.level and not r.name.endswith(("市", "区"))
    ]
    assert odd == []


def test_the_longest_name_wins():
    length, meanings = GAZETTEER.at("广东省广州市天河区", 0)
    assert (length, meanings[0].codes) == (3, ("440000",))
    assert [length for length, _ in GAZETTEER.all_at("广西壮族自治区人民政府")] == [7, 2]
    assert GAZETTEER.at("财政局") is None
    assert GAZETTEER.at("省广州市", 1)[1][0].codes == ("440100",)


@pytest.mark.parametrize(
    ("name", "kind", "doubtful"),
    [
        ("广州市", NameKind.FULL, False),
        ("湘西自治州", NameKind.FULL, False),  # between the full and the short form
        ("广州", NameKind.SHORT, False),
        ("宁乡县", NameKind.FORMER, False),
        ("浦东新区", NameKind.FULL, False),
        ("雄安新区", NameKind.ZONE, False),
    ],
)
def test_kinds_of_names(name, kind, doubtful):
    meaning = GAZETTEER.names[name][0]
    assert (meaning.kind, meaning.doubtful) == (kind, doubtful)


def test_forms_between_the_full_and_the_short_name():
    assert {"靖州自治县", "莫力达瓦自治旗", "湘西自治州", "广西自治区"} <= GAZETTEER.names.keys()
    assert not {"靖自治县", "靖州县自治县", "莫力达瓦旗自治旗"} & GAZETTEER.names.keys()  # 靖州 is the name
    assert not {"自治州", "自治区", "自治县", "自治旗"} & GAZETTEER.names.keys()  # 各自治州 are no one place


def test_names_are_folded():
    assert all(name == fold(name) for name in GAZETTEER.names)


def test_lineage_runs_from_the_province_down():
    assert GAZETTEER.lineage("440106") == ("440000", "440100", "440106")
    assert GAZETTEER.lineage("310101") == ("310000", "310101")
    assert GAZETTEER.lineage(NATION) == ()
