"""Corrections made of what people see and say; what cannot be is said in Chinese."""

from dataclasses import replace

import pytest

from corpus.corrections.correction import CorrectionError
from corpus.corrections.making import CorrectionMaker
from corpus.model import Span
from corpus.search.entry_ids import RecordKind as Kind
from tests.corrected_plan import TEXT, empty, plan, span_in

MAKER = CorrectionMaker(plan())


def test_an_edit_holds_only_what_differs():
    edit = MAKER.edit(Kind.TARGET, 0, {"indicator": "修复率", "by": "2030"})
    assert (edit.old, edit.new) == ({"by": "2025"}, {"by": "2030"})
    assert edit.anchor.quoted.quote == "修复率达到75%以上"
    with pytest.raises(CorrectionError, match="没有改动"):
        MAKER.edit(Kind.TARGET, 0, {"by": "2025"})


def test_a_unit_with_a_sign_in_its_name_stays_one():
    parsed = plan()
    whole = replace(parsed.tasks[0].assignments[0], unit="各县、区人民政府")
    held = replace(parsed, tasks=(replace(parsed.tasks[0], assignments=(whole,)), *parsed.tasks[1:]))
    edit = CorrectionMaker(held).edit(Kind.TASK, 0, {"lead": "各县、区人民政府、市水利局"})
    assert edit.new == {"lead": ("各县、区人民政府", "市水利局")}


def test_a_selection_is_trimmed_and_kept_inside():
    start = TEXT.index("\n探索")
    added = MAKER.add(Kind.PRIORITY, Span(start, start + 5), {})
    assert (added.quoted.quote, added.quoted.start) == ("探索建立", start + 1)
    assert MAKER.add(Kind.PRIORITY, Span(len(TEXT) - 3, len(TEXT) + 99), {}).quoted.quote == TEXT[-3:]
    for empty_span in (Span(start, start + 1), Span(len(TEXT) + 1, len(TEXT) + 9), Span(4, 4)):
        with pytest.raises(CorrectionError, match="没有选中文字"):
            MAKER.add(Kind.PRIORITY, empty_span, {})


def test_a_target_needs_its_number():
    with pytest.raises(CorrectionError, match="数值"):
        MAKER.add(Kind.TARGET, span_in(TEXT, "75%"), {"indicator": "修复率"})


@pytest.mark.parametrize("number", [3, 99, 1_000_001])
def test_a_record_that_is_not_there(number):
    with pytest.raises(CorrectionError, match="没有这条任务"):
        MAKER.accept(Kind.TASK, number)
    with pytest.raises(CorrectionError, match="没有这条"):
        CorrectionMaker(empty()).reject(Kind.ISSUE, 0)


def test_words_that_a_person_typed_are_looked_for():
    assert MAKER.find("建设 观鸟步道") == span_in(TEXT, "建设观鸟步道")
    with pytest.raises(CorrectionError, match="有 2 处"):
        MAKER.find("市林业局")
    with pytest.raises(CorrectionError, match="没有"):
        MAKER.find("机场")


def test_fields_of_the_document():
    found = MAKER.set_field("地区", "望溪省")
    assert (found.field, found.old, found.new) == ("region", "望溪省栖河市", "望溪省")
