"""The grammar of labels: what its words make is known, what they do not make is not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.fold import fold
from corpus.model import UnitRole
from extract.labels import lexemes
from extract.labels.lexemes import LabelField, Lexeme, Use, WordKind, load_lexemes
from extract.labels.vocabulary import (
    is_set_apart,
    label_field,
    label_of,
    list_label,
    role_of_phrase,
    role_phrase_at_end,
    strongest,
    unknown_label,
    unknown_word,
)
from extract.lexicon import LexiconError, Row

KNOWN = list(csv.DictReader(Path(__file__).with_name("known.csv").read_text(encoding="utf-8").splitlines()))
"""Every label and role phrase of the vocabulary that 180 real documents hold, as it was known when it was a list."""


def field_of(text: str) -> str | None:
    found = label_of(text)
    return found.field.value if found else None


@pytest.mark.parametrize("known", [k for k in KNOWN if k["kind"] == "label"], ids=lambda k: k["text"])
def test_labels_of_real_documents(known: dict[str, str]) -> None:
    assert field_of(known["text"]) == known["field"]


@pytest.mark.parametrize("known", [k for k in KNOWN if k["kind"] == "phrase"], ids=lambda k: k["text"])
def test_role_phrases_of_real_documents(known: dict[str, str]) -> None:
    assert role_of_phrase("市财政局" + known["text"]) == known["field"]


# every row proves itself


def says(lexeme: Lexeme, text: str) -> bool:
    """Whether a text says what a row's word says."""
    if lexeme.kind in (WordKind.ADVERB, WordKind.PHRASE):
        found = role_phrase_at_end("市财政局" + text)
        return found is not None and found[0] == text and lexeme.field in (None, found[1])
    label = label_of(text)
    if label is None:
        return False
    if lexeme.kind is WordKind.HOLDER:
        return label.field is LabelField.PERSON if lexeme.person else label.role is not None
    return lexeme.field in (None, label.field)


@pytest.mark.parametrize(
    ("lexeme", "text"),
    [
        pytest.param(one, text, id=f"{one.kind}:{one.word}:{text}")
        for one in load_lexemes()
        for text in one.examples or ("",)
    ],
)
def test_the_examples_of_a_row(lexeme: Lexeme, text: str) -> None:
    assert lexeme.word in text.replace("(", "").replace(")", "") or lexeme.word in text
    assert says(lexeme, text)


@pytest.mark.parametrize(
    ("lexeme", "text"),
    [
        pytest.param(one, text, id=f"{one.kind}:{one.word}:{text}")
        for one in load_lexemes()
        for text in one.counterexamples
    ],
)
def test_the_counterexamples_of_a_row(lexeme: Lexeme, text: str) -> None:
    assert not says(lexeme, text)


@pytest.mark.parametrize(
    "lexeme", [one for one in load_lexemes() if one.kind is not WordKind.LABEL], ids=lambda o: o.word
)
def test_a_word_that_goes_with_others_shows_where_it_does_not(lexeme: Lexeme) -> None:
    assert lexeme.counterexamples or lexeme.kind is WordKind.PHRASE


@pytest.mark.parametrize("role", UnitRole)
def test_every_role_has_words_in_every_place(role: UnitRole) -> None:
    stems = [one for one in load_lexemes() if one.kind is WordKind.STEM and one.field == role.value]
    for use in (Use.LABEL, Use.LINE, Use.ALONE, Use.SAID):
        assert any(use in one.uses for one in stems), use


# labels


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("牽頭單位：", "lead"),  # traditional, with its colon
        ("牵 头\n单位", "lead"),  # a column head broken over lines
        ("市卫健委内牵头处室", "lead"),  # names its agency
        ("局内配合科室", "cooperating"),
        ("内部牵头处室", "lead"),
        ("主抓单位", "responsible"),  # no document of ours has these
        ("承接部门", "responsible"),
        ("牵头市领导", "person"),
        ("责任县领导", "person"),
        ("州级第一牵头部门", "lead"),
        ("市级主要责任单位", "responsible"),
        ("责任单位（第一个为牵头单位）", "responsible"),  # a note in brackets
        ("牵头（主办）单位", "lead"),
        ("责任处(科)室", "responsible"),
        ("责任县(市、区)", "responsible"),
        ("责任部门/单位", "responsible"),
        ("责任单位或部门", "responsible"),
        ("责任单位及责任人", "responsible"),  # the first of two names the column
        ("责任主体与协同单位", "responsible"),
        ("实施主体及配合部门", "responsible"),
        ("主体责任单位", "responsible"),  # here 主体 ends nothing
        ("责任人及联系方式", "person"),
        ("牵头领导及责任单位", "person"),
        ("牵头和责任单位", "lead"),
        ("配合和协作", "cooperating"),
        ("责任单位负责人", "person"),
        ("区政府分管领导", "person"),
        ("分管副市长", "person"),
        ("市领导", "person"),
        ("实施地区", "region_scope"),  # a noun of its own, not 实施 with a place
        ("目标任务", "task"),  # the last word names it
        ("任务目标", "value"),
        ("工作时限", "deadline"),
        ("任务完成时限要求", "deadline"),
        ("进度及完成时间", "deadline"),
    ],
)
def test_what_a_label_says(label: str, field: str) -> None:
    assert field_of(label) == field


@pytest.mark.parametrize(
    "label",
    [
        "",
        ":",
        "责任责任单位",  # nothing stands twice
        "责任责任人",
        "总总牵头单位",
        "工作工作任务",
        "责任及",  # nor does a link end a label
        "责任及单位",
        "责任及领导",
        "第一单位",  # a holder needs a role word
        "市级人",
        "单位人",
        "市级人民政府",
        "组织领导",  # the name of a chapter
        "牵头作用",
        "责任清单",
        "责任目标",
        "工作时间",
        "责任单位及其他事项若干",
        "推进",  # only with an ending
        "标准",
        "牵头副领导",
        "市教育局牵头处室",  # an agency's name needs 内
    ],
)
def test_what_is_no_label(label: str) -> None:
    assert label_of(label) is None


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("牵头责任单位", "lead"),
        ("责任牵头单位", "lead"),
        ("配合责任单位", "cooperating"),
        ("监督责任单位", "supervising"),
        ("其他责任单位", "cooperating"),
        ("共同牵头单位", "lead"),
        ("考核牵头单位", "assessor"),
        ("负责考核部门", "assessor"),
        ("联系责任单位", "responsible"),
        ("填报联系单位", "person"),
    ],
)
def test_which_word_of_several_decides(label: str, field: str) -> None:
    assert field_of(label) == field


@pytest.mark.parametrize(
    ("label", "set_apart", "opens_line"),
    [
        ("责任单位", True, True),
        ("主办单位", True, False),  # the host of an event
        ("责任承办单位", True, True),
        ("主管部门", False, False),  # only the head of a column
        ("单位", False, False),
        ("完成时限", True, True),
        ("任务", False, False),
        ("责任人", False, False),
    ],
)
def test_where_a_label_is_trusted(label: str, set_apart: bool, opens_line: bool) -> None:
    found = label_of(label)
    assert found is not None
    assert (found.set_apart, found.opens_line) == (set_apart, opens_line)
    assert is_set_apart(label) is set_apart


@pytest.mark.parametrize(
    ("label", "ends"),
    [
        ("责任人", True),
        ("考核部门", True),
        ("适用范围", True),
        ("备注", True),
        ("责任单位", True),
        ("任务", False),
        ("单位", False),
    ],
)
def test_what_ends_the_list_before_it(label: str, ends: bool) -> None:
    found = label_of(label)
    assert found is not None
    assert found.ends_list is ends


def test_a_column_head_gives_its_role_only_for_units() -> None:
    assert label_field("牵头单位") == (LabelField.LEAD, UnitRole.LEAD)
    assert label_field("牵头领导") == (LabelField.PERSON, None)
    assert label_field("完成时限") == ("deadline", None)
    assert label_field("别的") is None
    assert not is_set_apart("别的")


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("统筹单位", "统筹"),
        ("統籌單位：", "统筹"),
        ("兜底科室", "兜底"),
        ("委托部门", "委托"),
        ("牵头单位", None),
        ("单位", None),
        ("填报单位", None),  # known to be none of an assignment
        ("统筹小组", None),
        ("能源局统筹单位", None),  # a unit before its label
        ("统筹推进协调落实保障单位", None),  # longer than words are
    ],
)
def test_a_label_whose_word_nobody_knows(label: str, word: str | None) -> None:
    assert unknown_word(label) == word
    found = list_label(label)
    assert word is None or (found and found.role is UnitRole.RESPONSIBLE and not found.set_apart)


# behind a list


@pytest.mark.parametrize(
    ("text", "word", "field"),
    [
        ("市财政局负责", "负责", "responsible"),
        ("市财政局按职责分工负责", "按职责分工负责", "responsible"),
        ("市财政局按照各自职责督办", "按照各自职责督办", "supervising"),
        ("市财政局分别牵头", "分别牵头", "lead"),
        ("各市结合实际落实", "结合实际落实", "responsible"),
        ("市财政局主抓", "主抓", "responsible"),
        ("会同", "会同", "cooperating"),
    ],
)
def test_the_role_phrase_at_an_end(text: str, word: str, field: str) -> None:
    assert role_phrase_at_end(text) == (word, field)


@pytest.mark.parametrize("text", ["市财政局", "按职责分工", "负责市财政局", "各级党组织", "市供销合作总社"])
def test_no_role_phrase_at_an_end(text: str) -> None:
    assert role_phrase_at_end(text) is None
    assert role_of_phrase(text) is None


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("牵头负责", UnitRole.LEAD),
        ("负责牵头", UnitRole.LEAD),
        ("牵头督导", UnitRole.LEAD),
        ("负责指导", UnitRole.SUPERVISING),
        ("督促落实", UnitRole.SUPERVISING),
        ("配合落实", UnitRole.COOPERATING),
        ("负责落实", UnitRole.RESPONSIBLE),
    ],
)
def test_several_role_words(phrase: str, role: UnitRole) -> None:
    assert role_of_phrase(phrase) is role


def test_of_equals_the_first_decides() -> None:
    assert strongest([LabelField.COOPERATING, LabelField.SUPERVISING]) is LabelField.COOPERATING
    assert strongest([LabelField.SUPERVISING, LabelField.COOPERATING]) is LabelField.SUPERVISING


# the file


def test_words_are_folded() -> None:
    assert all(one.word == fold(one.word) and one.word for one in load_lexemes())


def row(**values: str) -> Row:
    empty = dict.fromkeys(("word", "kind", "field", "uses", "before", "after", "examples", "counterexamples"), "")
    return Row("labels.csv", 7, empty | values)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(word="统揽", kind="stam", field="lead")], "labels.csv:7: 'stam' is not a valid WordKind"),
        ([row(word="统揽", kind="stem", field="leed")], "'leed' is not a valid LabelField"),
        ([row(word="统揽", kind="stem", field="lead", uses="line|lines")], "'lines' is not a valid Use"),
        ([row(word="统揽", kind="stem")], "a stem with the field ''"),
        ([row(word="统揽", kind="phrase")], "a phrase with the field ''"),
        ([row(word="统揽", kind="noun")], "a noun with the field ''"),
        ([row(word="统揽", kind="label")], "a label with the field ''"),
        ([row(word="统揽", kind="stem", field="task")], "a stem names a role, not 'task'"),
        ([row(word="统揽", kind="qualifier", field="deadline")], "a qualifier names a role, not 'deadline'"),
        ([row(word="统揽", kind="phrase", field="value")], "a phrase names a role, not 'value'"),
        ([row(word="组", kind="holder", field="lead")], "a holder with the field 'lead'"),
        ([row(word="组", kind="holder")], "a holder with the field ''"),
        ([row(word="统揽", kind="stem", field="lead")] * 2, "'统揽' is a stem already"),
        (
            [row(word="单位", kind="holder", field="unit"), row(word="统揽单位", kind="stem", field="lead")],
            "'统揽单位' ends in the holder '单位'",
        ),
        (
            [row(word="统揽领导", kind="stem", field="lead"), row(word="领导", kind="holder", field="person")],
            "'统揽领导' ends in the holder '领导'",  # in whatever order they stand
        ),
    ],
)
def test_a_wrong_row_is_refused(rows: list[Row], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Row(one.file, one.line, one.values) for one in rows]
    monkeypatch.setattr(lexemes, "read_rows", lambda source, columns: iter(rows))
    with pytest.raises(LexiconError) as error:
        load_lexemes.__wrapped__()
    assert message in str(error.value)


def test_one_word_may_have_rows_of_two_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(word="主体", kind="qualifier"), row(word="主体", kind="holder", field="unit")]
    monkeypatch.setattr(lexemes, "read_rows", lambda source, columns: iter(rows))
    assert [one.kind for one in load_lexemes.__wrapped__()] == [WordKind.QUALIFIER, WordKind.HOLDER]


@pytest.mark.parametrize("word", ["牵头", "主管", "考核", "电话", "主管单位"])
def test_a_word_that_is_known_with_its_ending_or_without_is_not_told_as_unknown(word: str) -> None:
    assert unknown_label(word) is None


def test_a_bare_word_that_nobody_knows_is_told() -> None:
    assert unknown_label("兜底：") == "兜底"
