"""What the check of a table finds in the names of units."""

import pytest

from corpus.intake.tables import LexiconReader
from corpus.workspace.checking import check_table
from corpus.workspace.unit_checks import TableUnits
from tests.plan_tables import row, table

READER = LexiconReader()


def found(*rows):
    return {finding.code: finding for finding in check_table(table(*rows), READER)}


def whole(row_id, **cells):
    kept = {"lead": "市水利局", "deadline": "2025年底前", "targets": "建成3个站", "task": f"整治第{row_id}段河道"}
    return row(row_id, **{**kept, **cells})


def test_rows_of_each_unit_once():
    units = TableUnits([whole("a", responsible="市水利局"), whole("b")], READER)
    assert [each.row_id for each in units.rows_of["市水利局"]] == ["a", "b"]


def test_one_unit_written_two_ways():
    said = found(whole("a", lead="市发改委"), whole("b", lead="市发展改革局"), whole("c", lead="市发展改革局"))
    assert said["two_ways"].message == "“市发展改革局”（2行）、“市发改委”（1行）是同一单位。"
    assert said["two_ways"].row_ids == ("a", "b", "c")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市发改委", "县发改委"),
        ("天河区教育局", "越秀区教育局"),
        ("市教育局", "市教育考试院"),
        ("各区政府", "各县政府"),
    ],
)
def test_two_units_are_not_one(one, other):
    said = found(whole("a", lead=one), whole("b", lead=other))
    assert not {"two_ways", "spelled_alike"} & set(said)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("云山文旅投资集团", "云山文旅投次集团", True),
        ("云山高科集团", "云山高料集团", True),
        ("市某某协调办", "市某某协调", True),
        ("第一人民医院", "第二人民医院", False),
        ("市教育局", "市体育局", False),
        ("市中医院", "市中心医院", False),
        ("市某某协调办", "县某某协调办", False),
    ],
)
def test_a_slip_of_one_sign(one, other, alike):
    assert ("spelled_alike" in found(whole("a", lead=one), whole("b", lead=other))) is alike


def test_a_unit_that_leads_nothing():
    rows = [whole(str(n), responsible="市财政局、各县（市、区）政府", supervising="市政府督查室") for n in range(3)]
    assert found(*rows)["leads_nothing"].message == "市财政局（参与3项）没有牵头任何一项。"
    assert "leads_nothing" not in found(*rows, whole("x", lead="市财政局"))
    assert "leads_nothing" not in found(*(row(str(n), responsible="市财政局") for n in range(5)))  # none leads


def test_a_unit_both_leading_and_responsible():
    said = found(whole("a", responsible="市财政局、市水利局"), whole("b"))
    assert said["two_roles"].row_ids == ("a",)
    assert "“整治第a段河道”的市水利局" in said["two_roles"].message


def test_names_no_longer_borne():
    said = found(whole("a", lead="市环保局"), whole("b", lead="市生态环境局（原市环境保护局）"))
    assert said["defunct"].row_ids == ("a",)
    assert "“市生态环境局”" in said["defunct"].message


def test_long_texts_among_the_units_are_no_names():
    one, other = "市" + "云山" * 40 + "局", "市" + "云山" * 39 + "云水局"
    assert "spelled_alike" not in found(whole("a", lead=one), whole("b", lead=other))
    one, other = "云山文旅投资集团公司总部", "云山文旅投次集团公司总部"
    assert "spelled_alike" in found(whole("a", lead=one), whole("b", lead=other))
