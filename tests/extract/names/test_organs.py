"""Organs as the lexicon has them: names with their dates, successors, and rows that are refused."""

import pytest

from extract.lexicon import LexiconError, Row
from extract.names.organs import (
    COLUMNS,
    Former,
    _checked,
    central_names,
    central_prefix,
    load_organs,
    namings,
    negatives,
    wildcards,
)

GOOD = {
    **dict.fromkeys(COLUMNS, ""),
    **{"id": "local.a", "scope": "地方", "kind": "organ", "preferred_label": "甲局|甲委", "alternative_labels": "甲办"},
}


def organs(*changes):
    return list(_checked(Row("x.csv", number, {**GOOD, **change}) for number, change in enumerate(changes, start=2)))


def test_only_an_office_inside_an_agency_has_other_names_below_the_province():
    """应急处 is an 应急科 in a city; 环境卫生管理处 is a body of its own and no 环境卫生管理股."""
    local = namings(national=False)
    assert "环境卫生管理处" in local and "环境卫生管理股" not in local
    internal = next(o for o in load_organs().values() if o.kind == "internal" and o.preferred[0].endswith("处"))
    assert internal.preferred[0].removesuffix("处") + "股" in namings(national=internal.national)


def test_a_row_is_an_organ():
    (organ,) = organs(
        {"former_names": "乙局@1952-11/1998-03|丙局@/2004", "successors": "local.a@2018", "since": "2018"}
    )
    assert (organ.organ_id, organ.national, organ.preferred) == ("local.a", False, ("甲局", "甲委"))
    assert organ.formers == (Former("乙局", "1952-11", "1998-03"), Former("丙局", None, "2004"))
    assert organ.successors == (("local.a", "2018"),)
    assert (organ.since, organ.until, organ.basis) == ("2018", None, None)
    assert organs({"basis": "国发〔2018〕6号"})[0].basis == "国发〔2018〕6号"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (({"scope": "别处"},), "scope '别处' or kind 'organ' is unknown"),
        (({"kind": "central"},), "kind 'central' is unknown"),  # only the nation has such organs
        (({"preferred_label": ""},), "preferred_label is empty"),
        (({"former_names": "乙局@1952"},), "former name without a last year"),
        (({"former_names": "@/2004"},), "former name without a last year"),
        (({"former_names": "乙局@/今年"},), "former name without a last year"),
        (({"former_names": "乙局@/200年"},), "former name without a last year"),
        (({"successors": "local.none"},), "successor 'local.none' is no organ"),
        (({"successors": "local.none|local.other@2018"},), "successor 'local.none' is no organ"),
        (({}, {"preferred_label": "乙局"}), "'local.a' is there twice"),
        (({}, {"id": "local.b", "preferred_label": "乙局"}), "'甲办' already names local.a"),
        (({}, {"id": "local.b", "preferred_label": "甲局", "alternative_labels": ""}), "'甲局' already names local.a"),
        (({"id": "local.b"}, {}), "'甲局' already names local.b"),
    ],
)
def test_wrong_rows_are_refused(changes, message):
    with pytest.raises(LexiconError, match=message) as error:
        organs(*changes)
    assert str(error.value).startswith("x.csv:")


def test_a_national_organ_may_share_a_local_label():
    nation = {"id": "cn.a", "scope": "国家", "kind": "central"}
    assert [organ.national for organ in organs({}, nation)] == [False, True]


def test_successors_go_in_no_circle():
    """No organ is its own successor, however many reforms later."""
    organs = load_organs()
    for organ in organs.values():
        reached, pending = set(), [one for one, _ in organ.successors]
        while pending:
            one = pending.pop()
            assert one != organ.organ_id, organ.organ_id
            if one not in reached:
                reached.add(one)
                pending += [after for after, _ in organs[one].successors]


def test_present_names_come_before_former_ones():
    meanings = namings(national=False)["交通局"]
    assert meanings[0].former is None
    assert any(naming.former for naming in meanings)


@pytest.mark.parametrize("ending", ["处", "科", "股", "室"])
def test_an_office_has_a_rank_of_its_own_in_every_level(ending):
    """基层处 of a province is a 科 or 股 of a county."""
    assert f"人事{ending}" in namings(national=False)
    assert (f"航道{ending}" in namings(national=False)) is (ending == "处")  # an organ of its own has one name


def test_labels_with_a_place_in_them_are_found_by_their_end():
    assert "国家统计局" in {before for before, _ in wildcards()["调查队"]}
    assert all(ending and "*" not in ending for ending in wildcards())  # with no ending, any name would end so
    assert all("*" not in label for labels in (namings(True), namings(False)) for label in labels)


def test_names_that_only_the_nation_has():
    assert {"生态环境部", "财政部"} <= central_names()
    assert not {"发展改革委", "能源局"} & central_names()  # a city's too
    assert "人事处" not in namings(national=True)
    assert all(len(name) > 2 for name in central_names())


def test_the_longest_national_name_that_begins_a_text():
    assert {"国务院", "国务院办公厅"} <= central_names()
    assert central_prefix("国务院办公厅关于印发") == "国务院办公厅"
    assert central_prefix("国务院") == "国务院"
    assert central_prefix("经国务院同意") == central_prefix("某省财政厅") == central_prefix("") == ""


def test_what_begins_like_an_organ_and_is_none():
    assert {"国务院令", "科技部门"} <= negatives()
    assert "财政局" not in negatives()
