"""What to look at first: every sign says so in Chinese, more signs weigh more, what was looked at is not asked again."""

from dataclasses import replace

import pytest

from corpus.corrections.apply import apply
from corpus.corrections.doubts import doubts
from corpus.corrections.making import CorrectionMaker
from corpus.model import Block, Issue, Severity, Span, Spot, Unread, UnreadKind
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
