"""Conventions: stated once, and where they hold."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Part, PartKind, Span, UnitRole
from extract.labels.annotations import Annotation, Form, find_annotations
from extract.work.conventions import AddedUnit, Conventions, find_conventions
from tests.documents import document_of

FIRST = "列第一位者为牵头单位"
ALSO = "以下均需各区政府落实，不再列出"


def conventions(text: str, *parts: Part) -> Conventions:
    folded = fold(text)
    return find_conventions(folded, find_annotations(folded, document_of(text).blocks), parts)


def test_stated_in_the_text_it_holds_everywhere() -> None:
    text = f"各项任务{FIRST}。\n做好。（市科委负责）"
    found = conventions(text)
    assert found.first_leads == (Span(0, len(text)),)
    assert found.first_leads_at(0)
    assert not found.first_leads_at(len(text))


def test_stated_in_a_bracket_it_holds_there() -> None:
    text = f"甲。（市科委负责）\n乙。（市教委负责。{FIRST}）\n丙。（市财政局负责）"
    start, end = text.index("（市教委"), text.index("）\n丙") + 1
    assert conventions(text).first_leads == (Span(start, end),)


def test_stated_in_a_bracket_with_same_below_it_holds_from_there_on() -> None:
    text = f"甲。（市科委负责）\n乙。（市教委负责。{FIRST}，下同）\n丙。（市财政局负责）"
    assert conventions(text).first_leads == (Span(text.index("（市教委"), len(text)),)


def test_same_below_outside_its_bracket_says_nothing() -> None:
    text = f"甲。（市教委负责。{FIRST}）\n乙，下同。"
    assert conventions(text).first_leads == (Span(2, text.index("）\n乙") + 1),)


@pytest.mark.parametrize(
    ("sentence", "unit", "role"),
    [
        (ALSO, "各区政府", UnitRole.RESPONSIBLE),
        ("以下均需各区政府配合，不再列出", "各区政府", UnitRole.COOPERATING),
        ("以下均涉及各区政府，不再列出", "各区政府", UnitRole.RESPONSIBLE),  # says no role
        ("具体任务均涉及各区政府，不再分工", "各区政府", UnitRole.RESPONSIBLE),
    ],
)
def test_a_unit_that_all_that_follow_have(sentence: str, unit: str, role: UnitRole) -> None:
    text = f"甲。（市科委负责）\n乙。（市教委负责。{sentence}）\n丙。（市财政局负责）"
    found = conventions(text)
    [added] = found.added
    assert (text[added.span.start : added.span.end], added.role) == (unit, role)
    assert text[added.stated.start : added.stated.end].replace("，", ",") == fold(sentence)
    annotations = find_annotations(fold(text), document_of(text).blocks)
    assert [len(found.added_at(annotation)) for annotation in annotations] == [0, 1, 1]


def test_it_ends_with_the_part_that_states_it() -> None:
    text = f"甲。（市科委负责。{ALSO}）\n乙。（市教委负责）\n丙。（市财政局负责）"
    parts = (
        Part(PartKind.BODY, None, Span(0, text.index("丙"))),
        Part(PartKind.ATTACHMENT, None, Span(text.index("丙"), len(text))),
    )
    found = conventions(text, *parts)
    annotations = find_annotations(fold(text), document_of(text).blocks)
    assert [len(found.added_at(annotation)) for annotation in annotations] == [1, 1, 0]


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [(3, 5, False), (4, 6, True), (9, 12, True), (19, 22, True), (20, 22, False)],
)
def test_where_an_added_unit_holds(start: int, end: int, holds: bool) -> None:
    """From the annotation that states it on (5 to 8), up to the end of its part (20)."""
    added = AddedUnit(Span(5, 6), UnitRole.RESPONSIBLE, Span(5, 8), 20)
    annotation = Annotation(Span(start, end), (), Form.BRACKET)
    assert Conventions(added=(added,)).added_at(annotation) == ((added,) if holds else ())


@pytest.mark.parametrize(
    "sentence",
    [FIRST, "第一个单位牵头", ALSO, "具体任务均涉及各区政府，不再分工", "无牵头单位的，责任单位牵头"],
)
def test_the_words_of_every_convention_are_no_units(sentence: str) -> None:
    [stated] = conventions(f"说明：{sentence}。").sentences
    assert stated.start == 3
    assert stated.end <= 3 + len(sentence)


def test_what_names_no_lead_changes_nothing() -> None:
    found = conventions("无牵头单位的，责任单位牵头。")
    assert found.sentences
    assert (found.first_leads, found.added) == ((), ())


@pytest.mark.parametrize("text", ["排名第一的单位给予奖励", "市财政局为牵头单位", "以下内容不再列出", "下同"])
def test_no_convention(text: str) -> None:
    assert conventions(text) == Conventions()


@pytest.mark.parametrize(
    "sentence",
    [
        "除注明“共同牵头”的外，排首位的为主办或者汇总部门",  # what is excepted stands before
        "名单中首家单位负责牵头",
        "居第一位的部门是牵头和主责部门",
    ],
)
def test_the_first_leads_in_other_words(sentence: str) -> None:
    text = f"甲。（市教委、市科委，{sentence}，下同）\n乙。（市水务局、市林业局）"
    found = conventions(text)
    assert found.first_leads == (Span(text.index("（市教委"), len(text)),)
    assert not found.unknown
    [stated] = found.sentences
    assert text[stated.start : stated.end] in (sentence, f"{sentence}，下同")


@pytest.mark.parametrize(
    ("others", "cooperate"),
    [("其余为配合单位", True), ("其他部门按职责参与", True), ("其余为责任单位", False), ("请认真落实", False)],
)
def test_what_the_others_are(others: str, cooperate: bool) -> None:
    found = conventions(f"说明：列第一位者为牵头单位，{others}。\n甲。（市教委、市科委）")
    assert found.first_leads_at(0)
    assert found.others_cooperate_at(0) is cooperate


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("以下均需各镇政府、度假区管委会落实，不再列出", ["各镇政府", "度假区管委会"]),
        ("以下各项均由各镇政府具体落实，没有相应职能的镇，由市局直接办理，不再逐项标注", ["各镇政府"]),
        ("以下任务均涉及各镇政府，度假区、工业园管委会，不再单独列出", ["各镇政府", "度假区", "工业园管委会"]),
        ("以下任务均涉及各镇政府，除第三项外，不再单独列出", ["各镇政府"]),
        ("以下各项责任单位均含各镇政府，不再列出", ["各镇政府"]),
        ("各镇政府均为以下各项任务的责任单位，不另列出", ["各镇政府"]),
    ],
)
def test_who_is_meant(sentence: str, units: list[str]) -> None:
    text = f"甲。（市科委负责；{sentence}）\n乙。（市教委负责）"
    found = conventions(text)
    assert [text[a.span.start : a.span.end] for a in found.added] == units
    assert not found.unknown


@pytest.mark.parametrize(
    "clause", ["后列者为兜底单位", "除第三项外", "其余各项由市妇联兜底", "本项及以下由市科委一并承担"]
)
def test_what_nobody_understands_is_told_and_swallows_no_unit(clause: str) -> None:
    text = f"甲。（市科委，{clause}，市教委）"
    found = conventions(text)
    [unknown] = found.unknown
    assert text[unknown.start : unknown.end] == clause
    assert found.sentences == (unknown,)


@pytest.mark.parametrize(
    "text",
    [
        "甲。以下产品均需检验，合格的不再收费。（市科委负责）",
        "甲。各项措施均由企业自愿选择，不再列入清单。（市科委负责）",
        "甲。以上任务均由专人负责。（市科委负责）",
        "甲。该县列全省第一位，为牵头单位争光。（市科委负责）",
    ],
)
def test_running_text_that_looks_like_one(text: str) -> None:
    assert conventions(text) == Conventions()


def test_a_covering_letter_that_assigns_nothing_rules_what_is_enclosed() -> None:
    text = "各项任务均需各区政府落实，不再列出。\n甲。（市科委负责）"
    end = text.index("甲")
    parts = (Part(PartKind.BODY, None, Span(0, end)), Part(PartKind.ATTACHMENT, None, Span(end, len(text))))
    [added] = conventions(text, *parts).added
    assert added.until == len(text)


# --- which words belong to a convention ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (f"甲。（市科委负责）（{FIRST}）\n乙。", [f"（{FIRST}）"]),  # a bracket of its own behind the list
        (f"甲。（市科委负责，除第三项外，{FIRST}）", [f"除第三项外，{FIRST}"]),
        (
            f"甲。（市科委负责，除标注“分别牵头”外，除第三项外，{FIRST}）",
            [f"除标注“分别牵头”外，除第三项外，{FIRST}"],
        ),
        (f"甲。（市科委负责，{FIRST}）", [FIRST]),
        (f"{FIRST}，没有标明的，由市科委牵头，市财政局配合。", [f"{FIRST}，没有标明的，由市科委牵头"]),
        (f"{FIRST}，其余为配合单位，下同，市科委", [f"{FIRST}，其余为配合单位，下同"]),
        (f"{FIRST}，市科委。", [FIRST]),
        (f"甲。（市科委负责；{FIRST}；排名不分先后）", [f"{FIRST}；排名不分先后"]),  # two that touch are one stretch
        (f"甲。（市科委负责；{FIRST}）\n乙。（市教委负责；排名不分先后）", [FIRST, "排名不分先后"]),
    ],
)
def test_exceptions_and_conditions_are_the_conventions_own_words(text: str, stated: list[str]) -> None:
    """No units are read out of them."""
    assert [text[span.start : span.end] for span in conventions(text).sentences] == stated


@pytest.mark.parametrize(
    ("clause", "strange"),
    [
        ("市科委，后列者为兜底单位，除第三项外，市教委", ["后列者为兜底单位，除第三项外"]),
        ("责任单位：市科委，除第三项外", ["除第三项外"]),
        ("完成时限：除第三项外2025年底；责任单位：市科委", []),  # of a time limit it is no matter of units
        ("市科委、市教委", []),
    ],
)
def test_only_lists_of_units_hold_what_nobody_understands(clause: str, strange: list[str]) -> None:
    text = f"甲。（{clause}）"
    assert [text[span.start : span.end] for span in conventions(text).unknown] == strange


@pytest.mark.parametrize("who", ["", "白鹭", "各区政府、白鹭"])
def test_a_sentence_that_names_no_unit_for_all_is_told(who: str) -> None:
    """Nothing is added: the reader is told that it was not understood."""
    found = conventions(f"甲。（市教委负责。以下均需{who}落实，不再列出）\n乙。（市科委负责）")
    assert not found.added
    assert found.unknown == found.sentences and len(found.unknown) == 1


def test_in_an_annotation_the_scope_says_enough_elsewhere_it_needs_不再列出() -> None:
    below = "甲。（市教委负责，以下任务均由各区政府负责）\n乙。（市科委负责）"
    assert [a.role for a in conventions(below).added] == [UnitRole.RESPONSIBLE]
    assert not conventions(below.replace("以下", "具体")).added  # each task's own
    assert not conventions("以下任务均由各区政府负责。\n乙。（市科委负责）").added


def test_a_bracket_inside_a_name_ends_no_sentence() -> None:
    text = "甲。（市教委负责。以下均需各区政府（管委会）落实，不再列出）\n乙。（市科委负责）"
    found = conventions(text)
    assert [text[added.span.start : added.span.end] for added in found.added] == ["各区政府（管委会）"]
    assert [text[span.start : span.end] for span in found.sentences] == ["以下均需各区政府（管委会）落实，不再列出"]


def test_each_convention_adds_its_units_to_all_that_follow() -> None:
    text = (
        "甲。（市科委负责。以下均需各区政府落实，不再列出）\n"
        "乙。（市教委负责；以下均需各镇政府落实，不再列出）\n丙。（市财政局负责）"
    )
    found = conventions(text)
    annotations = find_annotations(fold(text), document_of(text).blocks)
    assert [len(found.added_at(annotation)) for annotation in annotations] == [1, 2, 2]


def test_the_first_leads_where_a_bracket_says_so_and_in_no_other() -> None:
    found = Conventions(first_leads=(Span(2, 5), Span(8, 9)), others_cooperate=(Span(8, 9),))
    assert [offset for offset in range(11) if found.first_leads_at(offset)] == [2, 3, 4, 8]
    assert [offset for offset in range(11) if found.others_cooperate_at(offset)] == [8]


@pytest.mark.parametrize(("length", "start"), [(150, 0), (200, 0), (201, 1), (250, 50)])
def test_words_far_before_a_convention_are_not_its_own(length: int, start: int) -> None:
    """Though no mark parts them: a sentence is no page."""
    text = f"{'很' * length}{FIRST}。"
    assert conventions(text).sentences == (Span(start, length + len(FIRST)),)


@pytest.mark.parametrize(("length", "ends"), [(100, 2), (250, 1)])
def test_what_follows_far_behind_a_convention_is_not_its_own(length: int, ends: int) -> None:
    asides = [f"，其余{'很' * length}", "，其余很"]
    [stated] = conventions(FIRST + "".join(asides)).sentences
    assert stated.end == len(FIRST + "".join(asides[:ends]))


@pytest.mark.parametrize(
    ("others", "cooperate"),
    [
        ("其他为主要参加单位", True),
        ("其余为主要配合单位", True),
        ("其他单位参与", True),
        ("其他为主要责任单位", False),
        ("其余工作另行安排", False),
    ],
)
def test_what_the_others_are_called(others: str, cooperate: bool) -> None:
    text = f"本计划列在首位的为牵头单位，{others}。\n甲。（市科委、市教委）"
    assert bool(conventions(text).others_cooperate) is cooperate
