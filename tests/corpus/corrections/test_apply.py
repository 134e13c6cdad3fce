"""Corrections carried out: on the same extraction, by other rules, on a text that has changed. None is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.corrections.apply import CorrectionState as State
from corpus.corrections.apply import apply
from corpus.corrections.making import CorrectionMaker
from corpus.model import Span, numbered
from corpus.search.entry_ids import RecordKind as Kind
from tests.corrected_plan import TEXT, noted, plan, span_in
from tests.made_up import make_document

PLAN = plan()
MAKER = CorrectionMaker(PLAN)
EDIT = MAKER.edit(Kind.TASK, 0, {"lead": "市水利局", "due": "2026-06-30"})
REJECT = MAKER.reject(Kind.TASK, 1)
ACCEPT = MAKER.accept(Kind.TARGET, 0)
BOUND = MAKER.bound(Kind.PRIORITY, 0, span_in(TEXT, "建立湿地银行制度"))
ADD = MAKER.add(Kind.TASK, span_in(TEXT, "由有关单位落实"), {"title": "落实步道", "lead": "市城管局"})
SET = MAKER.set_field("region", "望溪省")
ALL = (EDIT, REJECT, ACCEPT, BOUND, ADD, SET)


def leads(parsed):
    return {task.title: [a.unit for a in task.assignments] for task in parsed.tasks}


def test_all_kinds_on_the_same_extraction():
    applied = apply(PLAN, noted(*ALL))
    parsed = applied.parsed
    assert set(applied.states.values()) == {State.KEPT}
    assert leads(parsed) == {
        "修复退化湿地，到20": ["市水利局"],
        "落实步道": ["市城管局"],
        "开展巡护，每月两次（": ["市林业局"],
    }
    assert str(parsed.tasks[0].deadline.due) == "2026-06-30"
    assert [task.verified for task in parsed.tasks] == [True, True, False]
    assert [target.verified for target in parsed.targets] == [True]
    assert parsed.priorities[0].text == "建立湿地银行制度" == parsed.document[parsed.priorities[0].span]
    assert (parsed.metadata.region, parsed.metadata.verified) == ("望溪省", ("region",))


def test_nothing_put_right_changes_nothing():
    assert apply(PLAN, ()).parsed == PLAN
    assert apply(PLAN, noted(*ALL, undone=range(1, 7))).parsed == PLAN
    assert apply(PLAN, noted(*ALL, undone=range(1, 7))).states == {}


def test_numbers_by_which_records_are_known_do_not_change():
    parsed = apply(PLAN, noted(*ALL)).parsed
    known = {task.title: number for number, task in numbered(parsed.tasks)}
    assert known == {"修复退化湿地，到20": 0, "落实步道": 1_000_005, "开展巡护，每月两次（": 2}
    assert [number for number, _ in numbered(parsed.targets)] == [0]


def test_what_stands_further_down_is_found_there():
    applied = apply(plan("红头\n" + TEXT.replace("每月两次", "每周一次")), noted(*ALL))
    assert set(applied.states.values()) == {State.MOVED, State.KEPT}
    assert leads(applied.parsed)["修复退化湿地，到20"] == ["市水利局"]
    assert "落实步道" in leads(applied.parsed)


def test_a_record_that_is_no_longer_extracted_is_made_again():
    moved = plan("红头\n" + TEXT)
    bare = replace(moved, tasks=(), targets=(), priorities=())
    applied = apply(bare, noted(*ALL))
    assert [applied.states[number] for number in range(1, 7)] == [
        State.MADE, State.GONE, State.MADE, State.MADE, State.MOVED, State.KEPT,
    ]  # fmt: skip
    task = applied.parsed.tasks[0]
    assert moved.document[task.span].startswith("1.修复")
    assert moved.document[task.deadline.span] == "1"
    assert applied.parsed.targets[0].span == moved.targets[0].span


def test_other_rules_may_draw_other_boundaries():
    task = PLAN.tasks[0]
    narrower = replace(task, span=Span(task.span.start + 2, task.span.end - 4), title="修复退化湿地")
    applied = apply(replace(PLAN, tasks=(narrower, *PLAN.tasks[1:])), noted(EDIT))
    assert applied.states == {1: State.KEPT}
    assert leads(applied.parsed)["修复退化湿地"] == ["市水利局"]
    assert len(applied.parsed.tasks) == 3


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (("1.修复退化湿地，到2025年修复率达到75%以上（牵头：市林业局）\n", ""), {1, 3}),
        (("75%以上", "85%以上"), {1}),  # the figure is another: what was said of the old one need not hold
        (("探索建立湿地银行制度。\n", ""), {4}),
    ],
)
def test_what_no_longer_fits_is_listed_with_the_reason(change, lost):
    applied = apply(plan(TEXT.replace(*change)), noted(*ALL))
    unfitting = {number for number, state in applied.states.items() if state is State.UNFITTING}
    assert unfitting >= lost
    assert set(applied.reasons) == unfitting
    assert all("原文" in why for why in applied.reasons.values())
    assert len(applied.states) == len(ALL)


def test_words_changed_beside_what_matters_keep_the_correction():
    applied = apply(plan(TEXT.replace("修复退化湿地，到", "修复退化的湿地，到")), noted(EDIT))
    assert applied.states == {1: State.MOVED}
    assert ["市水利局"] in leads(applied.parsed).values()


def test_a_missed_record_that_is_extracted_by_now_is_not_doubled():
    span = span_in(TEXT, "由有关单位落实")
    found = replace(PLAN.tasks[1], span=span, title="落实步道", assignments=(), ordinal=None)
    applied = apply(replace(PLAN, tasks=(*PLAN.tasks, found)), noted(ADD))
    assert [task.title for task in applied.parsed.tasks].count("落实步道") == 1
    assert leads(applied.parsed)["落实步道"] == ["市城管局"]


def test_of_several_records_at_one_place_the_one_of_that_name_is_meant():
    other = replace(PLAN.targets[0], indicator="覆盖率")
    both = replace(PLAN, targets=(other, PLAN.targets[0]))
    edit = CorrectionMaker(both).edit(Kind.TARGET, 1, {"by": "2030"})
    assert [target.by for target in apply(both, noted(edit)).parsed.targets] == ["2025", "2030"]
    strange = replace(
        both, targets=tuple(replace(each, indicator=name) for each, name in zip(both.targets, "甲乙", strict=True))
    )
    assert apply(strange, noted(edit)).states == {1: State.UNFITTING}


def test_later_corrections_build_on_earlier_ones():
    first = apply(PLAN, noted(EDIT)).parsed
    second = CorrectionMaker(first).edit(Kind.TASK, 0, {"title": "修复湿地"})
    both = apply(PLAN, noted(EDIT, second)).parsed.tasks[0]
    assert (both.title, [a.unit for a in both.assignments]) == ("修复湿地", ["市水利局"])
    alone = apply(PLAN, noted(EDIT, second, undone=(1,))).parsed.tasks[0]
    assert (alone.title, [a.unit for a in alone.assignments]) == ("修复湿地", ["市林业局"])


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 12), st.text("湿地局0\n", max_size=4)), max_size=4))
def test_whatever_becomes_of_the_text_each_correction_is_accounted_for(cuts):
    text = TEXT
    for start, length, words in cuts:
        text = text[:start] + words + text[start + length :]
    parsed = replace(PLAN, document=make_document(text), tasks=(), targets=(), priorities=(), citations=())
    applied = apply(parsed, noted(*ALL))
    assert set(applied.states) == set(range(1, 7))
    assert all(0 <= span.start <= span.end <= len(text) for _, span in applied.parsed.quotes())


def test_a_missed_record_of_another_name_stands_beside_the_one_at_its_place():
    span = span_in(TEXT, "由有关单位落实")
    found = replace(PLAN.tasks[1], span=span, title="另一任务", ordinal=None)
    applied = apply(replace(PLAN, tasks=(*PLAN.tasks, found)), noted(ADD))
    assert [task.title for task in applied.parsed.tasks].count("落实步道") == 1
    assert leads(applied.parsed)["另一任务"] == leads(PLAN)[PLAN.tasks[1].title]


def test_what_is_made_again_stands_where_it_stood_though_its_words_come_twice():
    """The unit in the bracket at the end, not where the sentence names it first."""
    text = TEXT.replace("修复退化湿地", "由市林业局修复退化湿地")
    parsed = plan(text)
    unit = parsed.tasks[0].assignments[0]
    assert unit.span.start > text.index(unit.unit)
    edit = CorrectionMaker(parsed).edit(Kind.TASK, 0, {"due": "2026-06-30"})
    again = apply(replace(parsed, tasks=()), noted(edit)).parsed.tasks[0]
    assert again.assignments[0].span == unit.span


def test_of_several_records_of_that_name_the_one_that_has_most_of_the_place_is_meant():
    task = PLAN.tasks[0]
    part = replace(task, span=Span(task.span.start + 6, task.span.end))
    for held, changed in (((part, task), 1), ((task, part), 0)):
        parsed = replace(PLAN, tasks=(*held, *PLAN.tasks[1:]))
        applied = apply(parsed, noted(EDIT)).parsed
        assert [leading.unit == "市水利局" for leading in (each.assignments[0] for each in applied.tasks[:2])] == [
            at == changed for at in range(2)
        ]


def test_targets_of_one_indicator_and_value_are_told_apart_by_their_years():
    both = replace(PLAN, targets=tuple(replace(PLAN.targets[0], by=year) for year in ("2025", "2027")))
    for at in range(2):
        edit = CorrectionMaker(both).edit(Kind.TARGET, at, {"measure": "个"})
        assert [each.measure for each in apply(both, noted(edit)).parsed.targets] == [
            "个" if other == at else "%" for other in range(2)
        ]


def test_what_is_made_again_stands_at_its_words_where_others_stand_at_its_place_now():
    """The words before it were changed, and it moved inside the passage."""
    edit = CorrectionMaker(PLAN).edit(Kind.TASK, 0, {"due": "2026-06-30"})
    for put_in in ("一下", "齣齣"):  # sorted before the unit's words, and behind them
        text = TEXT.replace("修复退化湿地，到", f"修复退化湿地{put_in}，到")
        moved = replace(plan(text), tasks=())
        (again,) = apply(moved, noted(edit)).parsed.tasks
        (unit,) = again.assignments
        assert moved.document[unit.span] == unit.unit == "市林业局"
