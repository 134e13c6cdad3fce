"""Where the values of fields come from: the record, else the document; nothing is guessed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Citation, Metadata, Relation, Span, TargetStatus
from corpus.search.fields import FIELDS
from corpus.search.values import Subject, unique, verified
from tests.corpus.search.made_subject import PRIORITY, TARGET, TASK, WHOLE, assigned, lineage
from tests.made_up import make_parsed


def found(name, record=None, *, whole=False, parsed=WHOLE):
    subject = Subject(parsed, lineage, record, whole)
    return FIELDS.find(subject, FIELDS.common(subject)).get(name, ())


@pytest.mark.parametrize(
    ("name", "record", "values"),
    [
        ("region", TASK, ("清河省", "清河省白水市")),  # the document's, with all that it lies in
        ("region", PRIORITY, ("库区",)),  # a priority's own; no list has it
        ("region", replace(PRIORITY, region_codes=("330000",)), ("清河省",)),
        ("region", replace(PRIORITY, region=None), ("清河省", "清河省白水市")),
        ("level", TARGET, ("市",)),
        ("year", None, ("2016",)),
        ("document_type", TASK, ("意见",)),
        ("issuer", TASK, ("白水市人民政府（办公室）",)),  # one form in both widths …
        ("unit", TASK, ("市财政局", "市水利局", "市商务局")),  # … and scripts; by role, under the full name
        ("unit", TARGET, ()),
        ("unit", None, ()),  # a passage names no units
        ("role", TASK, ("lead", "responsible")),
        ("lead", TASK, ("市财政局", "市水利局")),
        ("responsible", TASK, ("市商务局",)),
        ("cooperating", replace(TASK, assignments=assigned(("cooperating", "市局", None))), ("市局",)),
        ("supervising", replace(TASK, assignments=assigned(("supervising", "督查室", None))), ("督查室",)),
        ("cooperating", TASK, ()),
        ("theme", TASK, ("生态补偿",)),
        ("theme", PRIORITY, ("信用", "红线")),
        ("theme", TARGET, ()),
        ("due", TASK, ("2025-06-30", "每年")),
        ("due", replace(TASK, deadline=None), ()),
        ("due", TARGET, ("2025",)),
        ("due", PRIORITY, ()),
        ("due_year", TASK, ("2025",)),
        ("due_year", TARGET, ("2025",)),
        ("due_year", replace(TARGET, by="每年"), ()),
        ("due_year", replace(TARGET, status=TargetStatus.ACHIEVED), ()),  # it is due no more
        ("indicator", TARGET, ("覆盖率达",)),
        ("indicator", TASK, ()),
        ("status", TARGET, ("target",)),
        ("status", replace(TARGET, status=TargetStatus.ACHIEVED), ("achieved",)),
        ("status", TASK, ()),
    ],
)
def test_values_of_a_record(name, record, values):
    assert found(name, record) == values


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("unit", ("市财政局", "市水利局", "市商务局")),
        ("role", ("lead", "responsible")),
        ("theme", ("生态补偿", "信用", "红线")),  # of tasks and of priorities
        ("due", ()),
        ("indicator", ()),
    ],
)
def test_a_document_has_what_its_records_have(name, values):
    assert found(name, whole=True) == values


def test_what_says_nothing_is_left_out():
    subject = Subject(make_parsed("甲"), lineage, None, True)
    assert FIELDS.common(subject) == {}
    assert FIELDS.find(subject, {}) == {}
    assert unique(["甲", None, "", "乙", "甲"]) == ("甲", "乙")


def test_a_region_without_a_code_goes_by_its_name():
    parsed = replace(WHOLE, metadata=Metadata(region="清河流域(上游)"))
    assert found("region", parsed=parsed) == ("清河流域（上游）",)


BASIS = Citation(span=Span(0, 4), title="海堤条例", number=None, relation=Relation.BASED_ON)
MENTIONED = Citation(span=Span(8, 12), title="渔港办法", number="清政发〔2019〕4号")
CITING = replace(WHOLE, citations=(BASIS, MENTIONED))


@pytest.mark.parametrize(
    ("span", "whole", "cited", "based_on"),
    [
        (None, True, ("海堤条例", "渔港办法", "清政发〔2019〕4号"), ("海堤条例",)),
        (Span(0, 6), False, ("海堤条例",), ("海堤条例",)),  # what stands in a passage
        (Span(5, 12), False, ("渔港办法", "清政发〔2019〕4号"), ()),
        (Span(5, 7), False, (), ()),
        (None, False, (), ()),
    ],
)
def test_what_a_document_or_a_place_in_it_cites(span, whole, cited, based_on):
    subject = Subject(CITING, lineage, None, whole, span=span)
    values = FIELDS.find(subject, {})
    assert (values.get("cites", ()), values.get("based_on", ())) == (cited, based_on)


def test_numbers_are_kept_so_that_they_compare():
    target = replace(TARGET, value=Decimal(9), upper=Decimal(80))
    nine, eighty = found("value", target)
    assert nine < eighty
    assert [FIELDS["value"].on(each, date(2026, 1, 1)) for each in (nine, eighty)] == ["9", "80"]
    assert found("measure", TARGET) == ("%",)
    assert found("recurs", TASK) == ("每年",)


def test_what_a_person_has_looked_at():
    parsed = make_parsed("甲\n1.加固海堤")
    looked = replace(parsed.tasks[0], verified=True)
    assert list(verified(Subject(parsed, lineage, parsed.tasks[0]))) == ["no"]
    assert list(verified(Subject(parsed, lineage, looked))) == ["yes"]
    whole = replace(parsed, metadata=replace(parsed.metadata, verified=("region",)))
    assert list(verified(Subject(whole, lineage, None, True))) == ["yes"]
