"""What to look at first: every sign says so in Chinese, more signs weigh more, what was looked at is not asked again."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.corrections.apply import apply
from corpus.corrections.doubts import doubts
from corpus.corrections.making import CorrectionMaker
from corpus.model import Block, Issue, Severity, Span, Spot, TargetStatus, Unread, UnreadKind
from corpus.search.entry_ids import RecordKind as Kind
from tests.corrected_plan import TEXT, noted, plan, span_in

PLAN = replace(plan(), metadata=replace(plan().metadata, issuers=("栖河市人民政府",)))


def reasons(parsed, kind, number=0, **given):
    return next((d.reasons for d in doubts(parsed, **given) if (d.kind, d.number) == (kind, number)), ())


def test_a_document_without_signs_asks_nothing():
    assert doubts(PLAN) == ()


def task(**changes):
    return replace(PLAN, tasks=(replace(PLAN.tasks[0], **changes), *PLAN.tasks[1:]))


def target(**changes):
    return replace(PLAN, targets=(replace(PLAN.targets[0], **changes),))


LEAD, DEADLINE = PLAN.tasks[0].assignments[0], PLAN.tasks[0].deadline


@pytest.mark.parametrize(
    ("parsed", "kind", "said"),
    [
        (task(assignments=(replace(LEAD, running=True),)), Kind.TASK, "单位是从正文句子里推断的"),
        (task(assignments=(replace(LEAD, unit="县" * 26),)), Kind.TASK, "单位名称很长"),
        (task(deadline=replace(DEADLINE, ambiguous=True)), Kind.TASK, "可有两种理解"),
        (task(deadline=replace(DEADLINE, due=DEADLINE.due.replace(year=2019))), Kind.TASK, "时限早于成文日期"),
        (task(title="修复"), Kind.TASK, "任务名称很短"),
        (target(indicator=None), Kind.TARGET, "没有指标名称"),
        (target(ambiguous=True), Kind.TARGET, "“2025年前”可有两种理解"),
        (target(measure=None, value=PLAN.targets[0].value + 1950), Kind.TARGET, "数值像年份"),
        (target(measure=None), Kind.TARGET, "没有计量单位"),
        (target(by=None), Kind.TARGET, "没有期限"),
        (replace(PLAN, priorities=(replace(PLAN.priorities[0], region=None),)), Kind.PRIORITY, "没有地区"),
        (replace(PLAN, citations=(replace(PLAN.citations[0], title="长" * 61),)), Kind.CITATION, "文件名称很长"),
        (replace(PLAN, metadata=replace(PLAN.metadata, title=None)), Kind.DOCUMENT, "没有标题"),
    ],
)
def test_what_a_record_says_of_itself(parsed, kind, said):
    assert any(said in reason for reason in reasons(parsed, kind))


@pytest.mark.parametrize(("far", "seen"), [(5, True), (200, False)])
def test_an_issue_near_a_record(far, seen):
    text = TEXT.replace("75%以上（", "75%以上" + "，" * far + "数字不清（")
    parsed = plan(text)
    place = span_in(text, "数字不清")
    parsed = replace(parsed, issues=(Issue("garbled", "这里看不清。", place, Severity.WARNING),))
    assert ("附近有疑点：这里看不清。" in reasons(parsed, Kind.TARGET)) is seen


def test_recognised_text_of_which_nobody_is_sure():
    span = Span(0, len(TEXT))
    length = sum(not letter.isspace() for letter in TEXT)
    sure, unsure = (Spot(1, 0, 0, 9, 9, length, confidence) for confidence in (97, 60))
    for spot, said in ((sure, ()), (unsure, ("扫描识别的文字，把握 60%",))):
        document = replace(PLAN.document, blocks=(Block(span, spots=(spot,)),))
        assert reasons(replace(PLAN, document=document), Kind.TARGET) == said


def test_a_rule_that_gave_few_records():
    parsed = target(rule="target.odd")
    assert reasons(parsed, Kind.TARGET, rules={"target.odd": 2}) == ("由少见的规则读出（全库只有 2 条）",)
    assert reasons(parsed, Kind.TARGET, rules={"target.odd": 50}) == ()


def test_another_file_of_the_document_that_has_not_the_record():
    copy = replace(plan(name="另一份.docx"), targets=())
    assert reasons(PLAN, Kind.TARGET, copies=(copy,)) == ("同一文件的另一份（另一份.docx）没有读出这一条",)
    assert reasons(PLAN, Kind.TARGET, copies=(plan(),)) == ()
    without = replace(plan(TEXT.replace("修复率达到75%以上", "有所提高")), targets=())
    assert reasons(PLAN, Kind.TARGET, copies=(without,)) == ()  # the words do not stand there at all


def test_more_signs_weigh_more_and_the_weightiest_is_said_first():
    both = replace(PLAN, targets=(replace(PLAN.targets[0], indicator=None, by=None),))
    one = target(indicator=None)
    assert doubts(both)[0].score > doubts(one)[0].score
    assert doubts(both)[0].reasons == ("没有指标名称", "没有期限")
    assert 0 < doubts(one)[0].score < doubts(both)[0].score < 1


def test_the_least_certain_stand_first_and_places_that_were_overlooked_among_them():
    sign = Unread(span=span_in(TEXT, "由有关单位落实"), kind=UnreadKind.ROLE)
    parsed = replace(target(by=None), unread=(sign,))
    found = doubts(parsed)
    assert [doubt.kind for doubt in found] == [Kind.PASSAGE, Kind.TARGET]
    assert found[0].words == "由有关单位落实"
    added = CorrectionMaker(parsed).add(Kind.TASK, sign.span, {})
    assert [doubt.kind for doubt in doubts(apply(parsed, noted(added)).parsed)] == [Kind.TARGET]


def test_what_a_person_has_looked_at_is_not_asked_again():
    parsed = target(indicator=None)
    accepted = CorrectionMaker(parsed).accept(Kind.TARGET, 0)
    assert doubts(apply(parsed, noted(accepted)).parsed) == ()
    bare = replace(PLAN, metadata=replace(PLAN.metadata, region=None))
    none = CorrectionMaker(bare).set_field("region", None)
    assert doubts(apply(bare, noted(none)).parsed) == ()


@pytest.mark.parametrize(
    ("parsed", "score"),
    [
        (task(assignments=(replace(LEAD, running=True),)), 0.3),
        (task(assignments=(replace(LEAD, unit="县" * 26),)), 0.3),
        (task(assignments=(replace(LEAD, unit="县" * 25),)), None),
        (task(deadline=replace(DEADLINE, ambiguous=True)), 0.35),
        (task(deadline=replace(DEADLINE, due=PLAN.metadata.day)), None),  # the day itself is not before it
        (task(deadline=replace(DEADLINE, due=DEADLINE.due.replace(year=2019))), 0.3),
        (task(title="修复湿"), 0.3),
        (task(title="修复湿地"), None),
        (task(title="长" * 60), None),
        (task(title="长" * 61), 0.15),
        (target(indicator=None), 0.45),
        (target(ambiguous=True), 0.35),
        (target(measure=None, value=Decimal(1949)), 0.5),
        (target(measure=None, value=Decimal(2100)), 0.5),
        (target(measure=None, value=Decimal(1948)), 0.15),
        (target(measure=None, value=Decimal(2101)), 0.15),
        (target(by=None), 0.1),
        (target(by=None, status=TargetStatus.ACHIEVED), None),
        (target(indicator=None, by=None), 0.505),  # two signs add up as chances do
        (replace(PLAN, priorities=(replace(PLAN.priorities[0], region=None),)), 0.3),
        (replace(PLAN, citations=(replace(PLAN.citations[0], title="长" * 61),)), 0.2),
        (replace(PLAN, citations=(replace(PLAN.citations[0], title="长" * 60),)), None),
        (replace(PLAN, metadata=replace(PLAN.metadata, title=None)), 0.5),
        (replace(PLAN, metadata=replace(PLAN.metadata, issuers=())), 0.3),
        (replace(PLAN, metadata=replace(PLAN.metadata, document_number=None)), 0.2),
        (replace(PLAN, metadata=replace(PLAN.metadata, document_date=None)), 0.2),
        (replace(PLAN, metadata=replace(PLAN.metadata, region=None)), 0.2),
        (replace(PLAN, unread=(Unread(span=span_in(TEXT, "由有关单位落实"), kind=UnreadKind.ROLE),)), 0.5),
    ],
)
def test_how_much_each_sign_says(parsed, score):
    assert [doubt.score for doubt in doubts(parsed)] == ([score] if score else [])


GOAL = PLAN.targets[0].span


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        (Span(GOAL.start - 40, GOAL.start - 30), True),
        (Span(GOAL.start - 40, GOAL.start - 31), False),
        (Span(GOAL.end + 30, GOAL.end + 40), True),
        (Span(GOAL.end + 31, GOAL.end + 40), False),
        (Span(GOAL.start - 400, GOAL.start), True),
        (Span(GOAL.start - 401, GOAL.start), False),  # so long none is
    ],
)
@pytest.mark.parametrize(("severity", "score"), [(Severity.WARNING, 0.4), (Severity.NOTE, 0.2)])
def test_how_near_an_issue_must_be(place, seen, severity, score):
    moved = Span(place.start + 500, place.end + 500)
    only = replace(
        PLAN,
        tasks=(),
        priorities=(),
        citations=(),
        targets=(replace(PLAN.targets[0], span=Span(GOAL.start + 500, GOAL.end + 500)),),
        document=replace(PLAN.document, text="字" * 2000),
        issues=(Issue("garbled", "看不清。", moved, severity), Issue("whole", "全文如此。", None, severity)),
    )
    assert [doubt.score for doubt in doubts(only)] == ([score] if seen else [])


def test_issues_of_one_kind_count_once_and_long_ones_are_cut():
    issues = tuple(Issue("garbled", "长" * length, GOAL, Severity.WARNING) for length in (61, 5))
    (reason,) = reasons(replace(PLAN, issues=issues), Kind.TARGET)
    assert reason == f"附近有疑点：{'长' * 60}…"
    whole = (Issue("garbled", "长" * 60, GOAL, Severity.WARNING),)
    assert reasons(replace(PLAN, issues=whole), Kind.TARGET) == (f"附近有疑点：{'长' * 60}",)


@pytest.mark.parametrize(("confidence", "score"), [(84, 0.35), (85, None)])
def test_from_when_on_recognised_text_is_taken_for_right(confidence, score):
    length = sum(not letter.isspace() for letter in TEXT)
    spot = Spot(1, 0, 0, 9, 9, length, confidence)
    document = replace(PLAN.document, blocks=(Block(Span(0, len(TEXT)), spots=(spot,)),))
    found = [doubt for doubt in doubts(replace(PLAN, document=document)) if doubt.kind is Kind.TARGET]
    assert [doubt.score for doubt in found] == ([score] if score else [])


@pytest.mark.parametrize(
    ("rules", "score"), [({"odd": 3}, 0.2), ({"odd": 4}, None), ({"odd": 1}, 0.2), ({"odd": 0}, None), ({}, None)]
)
def test_which_rules_are_rare(rules, score):
    parsed = task(assignments=(replace(LEAD, rule="odd"),))
    assert [doubt.score for doubt in doubts(parsed, rules)] == ([score] if score else [])


def test_of_several_rare_rules_the_rarest_is_told():
    parsed = task(rule="one", assignments=(replace(LEAD, rule="other"),))
    assert reasons(parsed, Kind.TASK, rules={"one": 3, "other": 2}) == ("由少见的规则读出（全库只有 2 条）",)


def test_what_another_file_lacks_is_told_with_its_weight_and_words_are_cut():
    copy = replace(plan(name="另一份.docx"), targets=())
    assert [doubt.score for doubt in doubts(PLAN, copies=(copy,))] == [0.45]
    long = replace(PLAN, targets=(replace(PLAN.targets[0], indicator="长" * 99, by=None),))
    assert len(doubts(long)[0].words) == 80


def test_a_place_inside_a_record_that_was_put_right_or_around_it_is_read():
    sign = Unread(span=span_in(TEXT, "由有关单位落实"), kind=UnreadKind.ROLE)
    inner, outer = Span(sign.span.start + 1, sign.span.end - 1), Span(sign.span.start - 1, sign.span.end + 1)
    beside = Span(sign.span.start + 1, sign.span.end + 1)
    for span, asked in ((inner, 0), (outer, 0), (beside, 1)):
        parsed = replace(PLAN, unread=(sign,), tasks=(replace(PLAN.tasks[0], span=span, verified=True),))
        assert len([doubt for doubt in doubts(parsed) if doubt.kind is Kind.PASSAGE]) == asked
