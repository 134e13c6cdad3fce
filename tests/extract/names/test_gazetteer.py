"""Place names: what each may name, the longest at a place, and how codes hang together."""

import csv
from importlib.resources import files

import pytest

from corpus.fold import fold
from extract import lexicon
from extract.lexicon import LexiconError
from extract.names.gazetteer import (
    AREA_LEVELS,
    LEVELS,
    MUNICIPALITIES,
    NATION,
    NameKind,
    level_of,
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
    assert GAZETTEER.at("广东省财政厅")[0] == 3
    assert GAZETTEER.at("省广州市", 1)[1][0].codes == ("440100",)


@pytest.mark.parametrize("before", ["", "在", "本省", "在本省", "我们都在", "我们现在都", "我们现在都在"])
@pytest.mark.parametrize(
    ("name", "lengths"),
    [("广西壮族自治区", [7, 2]), ("广西", [2])],  # at the text's end no longer one can stand
)
def test_names_are_found_wherever_they_stand(before, name, lengths):
    assert [length for length, _ in GAZETTEER.all_at(before + name, len(before))] == lengths


def test_a_name_that_two_places_bear_means_both():
    assert {code for meaning in GAZETTEER.names["朝阳区"] for code in meaning.codes} == {"110105", "220104"}


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
    assert not {"青岛自治州", "青岛自治县", "云南自治区"} & GAZETTEER.names.keys()  # the full name says what it is
    assert not {"自治州", "自治区", "自治县", "自治旗"} & GAZETTEER.names.keys()  # 各自治州 are no one place


def test_names_are_folded():
    assert all(name == fold(name) for name in GAZETTEER.names)


def test_lineage_runs_from_the_province_down():
    assert GAZETTEER.lineage("440106") == ("440000", "440100", "440106")
    assert GAZETTEER.lineage("310101") == ("310000", "310101")
    assert GAZETTEER.lineage(NATION) == ()


def test_former_names_lead_to_the_regions_of_today():
    assert [region.name for region in GAZETTEER.former("宁乡县")] == ["湖南省长沙市宁乡市"]
    assert [region.name for region in GAZETTEER.former("寧鄉縣")] == ["湖南省长沙市宁乡市"]
    assert GAZETTEER.former("宁乡市") == GAZETTEER.former("宁乡") == GAZETTEER.former("无此县") == ()


HEAD = "code,name,level,parent_code,short_names,former_names,note"
HUNAN = ("430000,湖南省,省,000000,湖南,,", "430600,岳阳市,市,430000,岳阳,,")


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Puts rows in the place of the shipped regions."""
    (tmp_path / "lexicons").mkdir()
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)

    def put(*rows):
        (tmp_path / "lexicons" / "regions.csv").write_text("\n".join((HEAD, *HUNAN, *rows)) + "\n", encoding="utf-8")
        (tmp_path / "lexicons" / "zones.csv").write_text("id,name,alternative_names,kind,codes\n", encoding="utf-8")
        return load_gazetteer.__wrapped__()

    return put


def test_a_county_that_became_a_city_keeps_its_level(table):
    found = table("430683,平江市,县,430600,平江,平江县@430626@2025,")
    assert found.regions["430683"].level == "县"
    assert [region.name for region in found.former("平江县")] == ["湖南省岳阳市平江市"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("430683,平江市,县,430600,平江,平江县@2025,", "former name '平江县@2025'"),
        ("430683,平江市,县,430600,平江,平江县@430626@25,", "former name '平江县@430626@25'"),
        ("430683,平江市,县,430600,平江,平江县@43062@2025,", "former name"),
        ("430683,平江市,县,430600,平江,平江县,", "former name '平江县'"),
        ("430683,平江市,县,430600,平江,@430626@2025,", "former name"),
        ("430683,平江市,县,430600,平江,平江县@430626@2025@,", "former name"),
        ("430683,平江市,县,430600,平江,甲县@430626@2025|乙县,", "former name '乙县'"),
        ("430683,平江市,市,430600,平江,,", "'430683': level '市' under '430600'"),  # a city, but of a county's rank
        ("430700,常德市,县,430000,常德,,", "level '县'"),
        ("430683,平江市,县,430900,平江,,", "under '430900'"),
        ("430600,岳阳市,市,430000,岳阳,,", "'430600'"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(table, row, message):
    with pytest.raises(LexiconError, match=f"regions.csv:4: .*{message}"):
        table(row)


def test_the_level_that_every_code_stands_for():
    assert all(region.level == level_of(code) for code, region in GAZETTEER.regions.items() if code != NATION)


def test_a_plain_name_is_a_place_and_nothing_else() -> None:
    known = load_gazetteer()
    assert known.is_plain("云南") and known.is_plain("云南省") and known.is_plain("杭州市")
    assert not known.is_plain("朝阳")  # districts of several cities, and the morning sun
    assert not known.is_plain("望山") and not known.is_plain("")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("湘西自治州", True),  # 湘西州
        ("本溪自治县", True),  # 本溪县
        ("莫自治旗", False),  # 莫旗: too little is left of two characters
        ("克自治州", False),
        ("湘西州自治州", False),
    ],
)
def test_of_a_short_name_of_two_characters_too_little_is_left_for_another_form(name, known):
    found = GAZETTEER.at(name, 0)
    assert (found is not None and found[0] == len(name)) is known
