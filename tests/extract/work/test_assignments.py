"""From fields to assignments: roles, shared prefixes and endings, conventions, times."""

from __future__ import annotations

import pytest

from corpus.model import Assignment, Metadata, Span, UnitRole
from extract.knowledge import load_knowledge
from extract.labels.annotations import Annotation, Clause, Form, find_annotations, find_clauses
from extract.labels.lexemes import LabelField
from extract.work.assignments import Assigned, AssignmentReader
from extract.work.conventions import AddedUnit, Conventions, find_conventions
from tests.documents import document_of, layout_of


def reader_of(text: str, conventions: Conventions | None = None) -> AssignmentReader:
    metadata = Metadata(level="市")
    return AssignmentReader(layout_of(document_of(text)), metadata, load_knowledge(), conventions or Conventions())


def read(text: str, conventions: Conventions | None = None, form: Form = Form.BRACKET) -> Assigned:
    reader = reader_of(text, conventions)
    clauses = find_clauses(reader.layout.folded, 0, len(text))
    return reader.read(Annotation(Span(0, len(text)), clauses, form))


def brief(assignments: tuple[Assignment, ...]) -> list[str]:
    return [f"{one.role.value[:2]}:{one.unit}" for one in assignments]


def full(text: str) -> list[str | None]:
    return [one.unit_full for one in read(text).assignments]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局、市教育局", ["re:市财政局", "re:市教育局"]),
        ("牵头单位：市财政局；配合单位：市教育局", ["le:市财政局", "co:市教育局"]),
        ("配合单位：市财政局牵头，市教育局", ["le:市财政局", "co:市教育局"]),  # its own word goes before the label
        ("责任人：张三；责任单位：市财政局", ["re:市财政局"]),
        ("考核部门：市教育局；责任单位：市财政局", ["re:市财政局"]),
        ("责任单位：市财政局、市财政局", ["re:市财政局"]),  # once for each role
        ("牵头单位：市财政局；责任单位：市财政局", ["le:市财政局", "re:市财政局"]),
    ],
)
def test_roles(text: str, expected: list[str]) -> None:
    assert brief(read(text).assignments) == expected


def test_the_printed_word() -> None:
    found = read("牵头单位：市财政局；责任单位：市教育局参与").assignments
    assert [one.label for one in found] == ["牵头单位", "责任单位"]
    [said] = read("市财政局按职责分工负责").assignments
    assert said.label == "按职责分工负责"
    [bare] = read("市财政局").assignments
    assert bare.label is None


def test_times_of_labels_and_of_lists() -> None:
    text = "责任单位：市财政局，6月底完成；完成时限：2025年底"
    assert [text[span.start : span.end] for span in read(text).times] == ["6月底完成", "2025年底"]


def test_an_unclosed_bracket_holds_only_what_a_role_word_rules() -> None:
    text = "市财政局负责，其他事项"
    assert brief(read(text, form=Form.UNCLOSED).assignments) == ["re:市财政局"]
    assert len(read(text, form=Form.BRACKET).assignments) == 2
    assert brief(read("责任单位：市财政局", form=Form.UNCLOSED).assignments) == ["re:市财政局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市生态环境局、发展和改革局", ["市生态环境局", "市发展和改革局"]),
        ("市生态环境局，发展和改革局", ["市生态环境局", "发展和改革局"]),  # another group
        ("市生态环境局、省财政厅、教育厅", ["市生态环境局", "省财政厅", "省教育厅"]),
        ("自治区财政厅、教育厅", ["自治区财政厅", "自治区教育厅"]),
        ("国家能源局、财政部", ["国家能源局", "财政部"]),  # a ministry has no level to take
        ("市财政局、供电公司", ["市财政局", "供电公司"]),  # no department
        ("市财政局、各部门", ["市财政局", "各部门"]),
        ("市财政局、团市委", ["市财政局", "团市委"]),
        ("市政府、财政局", ["市政府", "财政局"]),  # 市政府 lends nothing
        ("市级有关部门、财政局", ["市级有关部门", "财政局"]),
        ("财政局、教育局", ["财政局", "教育局"]),
    ],
)
def test_a_prefix_is_shared_within_a_group(text: str, expected: list[str]) -> None:
    assert full(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("黄埔区、天河区人民政府", ["黄埔区人民政府", "天河区人民政府"]),
        ("甲县、乙县、丙县政府", ["甲县政府", "乙县政府", "丙县政府"]),
        ("黄埔区、高新区管委会", ["黄埔区管委会", "高新区管委会"]),
        ("黄埔区、天河区党委", ["黄埔区党委", "天河区党委"]),
        ("黄埔区，天河区人民政府", ["黄埔区", "天河区人民政府"]),  # another group
        ("黄埔区、市财政局、天河区人民政府", ["黄埔区", "市财政局", "天河区人民政府"]),  # not over another unit
        ("黄埔区、天河区财政局", ["黄埔区", "天河区财政局"]),
        ("天河区人民政府、黄埔区", ["天河区人民政府", "黄埔区"]),  # only what stands before
    ],
)
def test_an_ending_is_shared_with_the_places_before(text: str, expected: list[str]) -> None:
    assert full(text) == expected


# conventions


def test_the_first_leads_unless_a_lead_is_named() -> None:
    holds = Conventions(first_leads=(Span(0, 99),))
    assert brief(read("市财政局、市教育局", holds).assignments) == ["le:市财政局", "re:市教育局"]
    assert brief(read("市财政局", holds).assignments) == ["le:市财政局"]
    assert brief(read("市财政局，市教育局牵头", holds).assignments) == ["le:市财政局", "le:市教育局"]
    assert brief(read("责任单位：市财政局；牵头单位：市教育局", holds).assignments) == ["re:市财政局", "le:市教育局"]
    assert read("完成时限：6月", holds).assignments == ()
    elsewhere = Conventions(first_leads=(Span(50, 99),))
    assert brief(read("市财政局", elsewhere).assignments) == ["re:市财政局"]


def test_a_unit_that_is_not_listed_again() -> None:
    text = "市财政局负责\n以下均需各区政府落实，不再列出"
    unit = Span(text.index("各区"), text.index("落实"))
    holds = Conventions(added=(AddedUnit(unit, UnitRole.RESPONSIBLE, Span(0, 1), 99),))

    def assigned(length: int) -> list[str]:
        reader = reader_of(text, holds)
        clauses = find_clauses(reader.layout.folded, 0, length)
        return brief(reader.read(Annotation(Span(0, 6), clauses, Form.BRACKET)).assignments)

    assert assigned(6) == ["re:市财政局", "re:各区政府"]
    assert assigned(0) == []  # nothing is added to nothing


def test_a_unit_that_the_list_names_anyway_is_not_added() -> None:
    text = "各区政府配合"
    holds = Conventions(added=(AddedUnit(Span(0, 4), UnitRole.RESPONSIBLE, Span(0, 1), 99),))
    assert brief(read(text, holds).assignments) == ["co:各区政府"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局、市教育局。列第一位者为牵头单位。", ["re:市财政局", "re:市教育局"]),
        ("市财政局，列第一位者为牵头单位，下同；市教育局", ["re:市财政局", "re:市教育局"]),
        ("列第一位者为牵头单位；市教育局", ["re:市教育局"]),
    ],
)
def test_the_words_of_a_convention_are_no_units(text: str, expected: list[str]) -> None:
    start = text.index("列第一位")
    stated = Conventions(sentences=(Span(start, start + 10),))
    reader = reader_of(text, stated)
    clause = Clause(None, None, None, Span(0, len(text)))
    assert brief(tuple(reader.read_clause(clause, "bracket")[0])) == expected


def test_what_the_lexicon_knows() -> None:
    [known, unknown] = read("责任单位：市财政局、某某厂").assignments
    assert known.institution is not None
    assert unknown.institution is None
    assert {known.rule, unknown.rule} == {"bracket"}


def test_a_clause_of_a_person_names_no_units() -> None:
    reader = reader_of("市财政局")
    person = Clause(LabelField.PERSON, None, "责任人", Span(0, 4))
    assert reader.read(Annotation(Span(0, 4), (person,), Form.TABLE)) == Assigned((), ())


def test_the_others_cooperate_where_a_convention_says_so() -> None:
    everywhere = (Span(0, 99),)
    holds = Conventions(first_leads=everywhere, others_cooperate=everywhere)
    assert brief(read("市财政局、市教育局", holds).assignments) == ["le:市财政局", "co:市教育局"]
    assert brief(read("市财政局，市教育局指导", holds).assignments) == ["le:市财政局", "su:市教育局"]


def test_units_beside_a_convention_stay() -> None:
    text = "市财政局，列首位者牵头，市教育局"
    holds = Conventions(sentences=(Span(5, 11),))
    assert brief(read(text, holds).assignments) == ["re:市财政局", "re:市教育局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各县（市、区）党委和人民政府", ["各县（市、区）党委", "各县（市、区）人民政府"]),
        ("高新区党工委和管委会", ["高新区党工委", "高新区管委会"]),
        ("各镇党委，管委会", ["各镇党委", "管委会"]),  # another group
        ("市教育局、管委会", ["市教育局", "管委会"]),
    ],
)
def test_two_bodies_of_one_place(text: str, expected: list[str]) -> None:
    assert full(text) == expected


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ("市财政局、市科委，市教育局", ["lead:市财政局", "lead:市科委", "re:市教育局"]),
        ("市财政局、市科委", ["re:市财政局", "re:市科委"]),  # no comma, no lead
        ("各县（市，区）、市科委", ["re:各县（市，区）", "re:市科委"]),
    ],
)
def test_before_the_comma_stand_the_leads(units: str, expected: list[str]) -> None:
    text = f"修路。（责任单位：{units}（逗号前为牵头单位，下同））"
    layout = layout_of(document_of(text))
    annotations = find_annotations(layout.folded, layout.document.blocks)
    conventions = find_conventions(layout.folded, annotations, layout.parts)
    reader = AssignmentReader(layout, Metadata(), load_knowledge(), conventions)
    [annotation] = annotations
    found = reader.read(annotation).assignments
    assert [f"{'lead' if a.role is UnitRole.LEAD else 're'}:{a.unit}" for a in found] == expected
