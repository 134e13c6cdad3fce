"""What a person wrote becomes units with their places, dates, numbers; the rest of a record stays as it was."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.corrections.places import SearchedText
from corpus.corrections.setting import FieldSetter, NoDirectory
from corpus.model import Institution, Relation, Section, Span, TargetStatus, UnitRole
from corpus.search.entry_ids import RecordKind
from tests.corrected_plan import plan, span_in


class Book(NoDirectory):
    """Knows one organ and one region."""

    def organ(self, unit, metadata):
        known = {"市水利局": Institution(institution_id="water", level=metadata.level, present_name="市水务局")}
        return known.get(unit)

    def regions(self, name):
        return {"望溪省": ("990000",), "江水流域": ("990000", "980000")}.get(name, ())


PLAN = plan()
SETTER = FieldSetter(PLAN, SearchedText(PLAN.document.text), Book())


def test_units_of_a_role_are_replaced_and_those_of_others_stay():
    task = replace(
        PLAN.tasks[0], assignments=(*PLAN.tasks[0].assignments, replace(PLAN.tasks[0].assignments[0], role=UnitRole.COOPERATING, unit="市文旅局"))
    )  # fmt: skip
    found = SETTER.set(task, {"lead": ("市水利局",), "responsible": ("市林业局",)})
    assert {(a.role.value, a.unit) for a in found.assignments} == {
        ("lead", "市水利局"),
        ("responsible", "市林业局"),
        ("cooperating", "市文旅局"),
    }
    water, forest = (next(a for a in found.assignments if a.unit == unit) for unit in ("市水利局", "市林业局"))
    assert water.institution.present_name == "市水务局"
    assert PLAN.document[forest.span] == "市林业局"  # where it stood
    assert water.span == task.span  # it stands nowhere: the task says so


def test_a_unit_that_stands_in_the_text_has_its_place():
    found = SETTER.set(PLAN.tasks[0], {"responsible": ("市城管局",)})
    unit = next(a for a in found.assignments if a.role is UnitRole.RESPONSIBLE)
    assert PLAN.document[unit.span] == "市城管局"


@pytest.mark.parametrize(
    ("fields", "text", "due", "recurs"),
    [
        ({"due": "2025-06-30"}, "1", date(2025, 6, 30), None),
        ({"deadline": "到2025年", "due": "2025-12-31"}, "到2025年", date(2025, 12, 31), None),
        ({"deadline": None, "due": None, "recurs": "每月"}, "每月", None, "每月"),
        ({"deadline": None, "due": "2026-01-02"}, "2026年1月2日", date(2026, 1, 2), None),
    ],
)
def test_deadlines(fields, text, due, recurs):
    deadline = SETTER.set(PLAN.tasks[0], fields).deadline
    assert (deadline.text, deadline.due, deadline.recurs, deadline.ambiguous) == (text, due, recurs, False)


def test_a_deadline_can_be_taken_away():
    assert SETTER.set(PLAN.tasks[0], {"deadline": None, "due": None}).deadline is None


def test_other_records():
    target = SETTER.set(replace(PLAN.targets[0], ambiguous=True), {"value": "80", "status": "achieved", "by": "2026"})
    assert (target.value, target.status, target.by, target.ambiguous) == (
        Decimal(80), TargetStatus.ACHIEVED, "2026", False,
    )  # fmt: skip
    assert SETTER.set(PLAN.priorities[0], {"region": "望溪省"}).region_codes == ("990000",)
    assert SETTER.set(PLAN.citations[0], {"relation": "based_on"}).relation is Relation.BASED_ON


def test_fields_of_the_document():
    metadata = SETTER.metadata(PLAN.metadata, "region", "望溪省")
    assert (metadata.region, metadata.region_code, metadata.verified) == ("望溪省", "990000", ("region",))
    assert SETTER.metadata(metadata, "region", "江水流域").region_code is None  # several: none
    assert SETTER.metadata(metadata, "document_date", "2020-02-03").verified == ("region", "document_date")


def test_a_record_that_was_overlooked():
    span = span_in(PLAN.document.text, "由有关单位落实")
    parsed = replace(
        PLAN,
        sections=(
            Section(label="2.", title="建设", depth=1, heading=span, span=Span(span.start, span.end + 9), parent=None),
        ),
    )
    setter = FieldSetter(parsed, SearchedText(parsed.document.text), Book())
    task = setter.new(RecordKind.TASK, span, {"lead": ("市城管局",)})
    assert (task.title, task.section, task.text) == ("由有关单位落实", None, span)
    inner = setter.new(RecordKind.TASK, Span(span.start + 1, span.end), {})
    assert inner.section == 0
    assert setter.new(RecordKind.TARGET, span, {"value": "3", "indicator": "步道"}).value == 3
    assert setter.new(RecordKind.PRIORITY, span, {}).region == "望溪省栖河市"
    assert (
        setter.new(RecordKind.CITATION, span_in(PLAN.document.text, "《望溪省湿地条例》"), {}).title == "望溪省湿地条例"
    )


@pytest.mark.parametrize(("apart", "stands"), [(1998, True), (1999, False)])
def test_words_are_looked_for_near_a_record(apart, stands):
    text = "记录" + "略" * apart + "市水利局"
    parsed = replace(PLAN, document=replace(PLAN.document, text=text))
    setter = FieldSetter(parsed, SearchedText(text), Book())
    found = setter.stands("市水利局", Span(0, 2))
    assert (text[found.start : found.end] == "市水利局") is (apart <= 1996)


def test_of_several_places_the_nearest_is_meant_and_one_inside_before_all():
    text = "市水利局。略略略记录市水利局略。略略市水利局"
    setter = FieldSetter(replace(PLAN, document=replace(PLAN.document, text=text)), SearchedText(text), Book())
    record = Span(text.index("记录"), text.index("记录") + 2)
    assert setter.stands("市水利局", record).start == text.index("市水利局", 1)
    whole = Span(0, len(text))
    assert setter.stands("市水利局", whole).start == 0


def test_what_a_deadline_keeps_of_the_old_one():
    old = PLAN.tasks[0]
    ruled = replace(old, deadline=replace(old.deadline, rule="due.year"))
    kept = SETTER.set(ruled, {"recurs": "每年"}).deadline
    assert (kept.rule, kept.span, kept.due) == ("due.year", old.deadline.span, old.deadline.due)
    other = SETTER.set(ruled, {"deadline": "2025年", "due": None}).deadline
    assert (other.rule, other.due, PLAN.document[other.span]) == ("", None, "2025年")


def test_titles_of_overlooked_records_are_cut_and_fields_are_set_alone():
    text = "建设观鸟步道" * 10
    parsed = replace(PLAN, document=replace(PLAN.document, text=text), sections=())
    setter = FieldSetter(parsed, SearchedText(text), Book())
    made = setter.new(RecordKind.TASK, Span(0, len(text)), {})
    assert (len(made.title), made.section, made.assignments) == (40, None, ())
    assert SETTER.set(PLAN.tasks[0], {"title": "甲"}).assignments == PLAN.tasks[0].assignments
    assert SETTER.set(PLAN.priorities[0], {"text": "甲"}).region_codes == PLAN.priorities[0].region_codes
    assert SETTER.set(PLAN.priorities[0], {"region": None}).region_codes == ()
