"""What can be set, as people write it; what cannot be read is said in Chinese."""

import pytest

from corpus.corrections.correction import CorrectionError
from corpus.corrections.fields import EDITABLE, fields_of, join_names, read_fields, shown_value, split_names
from corpus.search.entry_ids import RecordKind as Kind
from tests.corrected_plan import plan


@pytest.mark.parametrize(
    ("kind", "name", "written", "value"),
    [
        (Kind.TASK, "牵头单位", "市林业局、市水利局、市林业局", ("市林业局", "市水利局")),
        (Kind.TASK, "due", "2025年6月3日", "2025-06-03"),
        (Kind.TASK, "due", "", None),
        (Kind.TARGET, "数值", "1,200", "1200"),
        (Kind.TARGET, "comparator", "不低于", ">="),
        (Kind.TARGET, "status", "已完成", "achieved"),
        (Kind.PRIORITY, "listed", "否", False),
        (Kind.CITATION, "relation", "依据", "based_on"),
        (Kind.DOCUMENT, "地区", " 望溪省\x00 ", "望溪省"),
        (Kind.DOCUMENT, "level", "县", "县"),
    ],
)
def test_fields_are_read_as_people_write_them(kind, name, written, value):
    assert list(read_fields(kind, {name: written}).values()) == [value]


@pytest.mark.parametrize(
    ("text", "known", "names"),
    [
        ("市财政局、各县（市、区）人民政府", (), ("市财政局", "各县（市、区）人民政府")),
        ("各县、区人民政府；市财政局", (), ("各县、区人民政府", "市财政局")),
        ("各县、区人民政府(管委会)、市财政局", ("各县、区人民政府(管委会)",), ("各县、区人民政府(管委会)", "市财政局")),
        ("甲（乙、丙", (), ("甲（乙", "丙")),  # a bracket that nobody closed
        ("", (), ()),
        ("、；\n", (), ()),
    ],
)
def test_lists_of_names(text, known, names):
    assert split_names(text, known) == names
    assert split_names(join_names(names), names) == names


@pytest.mark.parametrize(
    ("kind", "name", "written", "said"),
    [
        (Kind.TASK, "due", "2025-02-30", "2025-12-31"),
        (Kind.TASK, "due", "年底", "读不懂"),
        (Kind.TASK, "title", "  ", "不能为空"),
        (Kind.TASK, "色彩", "红", "没有“色彩”这一项；可以改的有：任务"),
        (Kind.TARGET, "value", "很多", "75.5"),
        (Kind.TARGET, "value", "NaN", "75.5"),
        (Kind.TARGET, "comparator", "大概", "不低于"),
        (Kind.PRIORITY, "mention", "也许", "是 或 否"),
        (Kind.DOCUMENT, "title", "长" * 2001, "太长"),
    ],
)
def test_what_cannot_be_read_is_said(kind, name, written, said):
    with pytest.raises(CorrectionError, match=said):
        read_fields(kind, {name: written})


def test_the_fields_of_a_record_read_back_as_they_are():
    parsed = plan()
    for kind, record in (
        (Kind.TASK, parsed.tasks[0]),
        (Kind.TARGET, parsed.targets[0]),
        (Kind.PRIORITY, parsed.priorities[0]),
        (Kind.CITATION, parsed.citations[0]),
        (Kind.DOCUMENT, parsed.metadata),
    ):
        held = fields_of(kind, record)
        assert read_fields(kind, held) == held


def test_every_field_has_a_chinese_name_of_its_own():
    for kind, fields in EDITABLE.items():
        labels = [field.label(kind) for field in fields]
        assert all(not label.isascii() for label in labels)
        assert len(set(labels)) == len(labels)
        for field in fields:
            assert all(not field.word(kind, each).isascii() for each in field.choices), (kind, field.name)


def test_values_as_people_see_them():
    assert shown_value(Kind.TARGET, "status", "achieved") == "已完成"
    assert shown_value(Kind.TASK, "lead", ()) == "无"
    assert shown_value(Kind.PRIORITY, "listed", True) == "是"
    assert shown_value(Kind.TASK, "due", None) == "无"


def test_a_field_may_be_so_long():
    longest = "长" * 2000
    assert read_fields(Kind.DOCUMENT, {"title": longest}) == {"title": longest}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025-1-2", "2025-01-02"),
        ("2025.01.02", "2025-01-02"),
        ("2025/1/2", "2025-01-02"),
        ("2025年1月2日", "2025-01-02"),
        ("2025年1月2", "2025-01-02"),
    ],
)
def test_days_as_people_write_them(written, value):
    assert read_fields(Kind.TASK, {"due": written}) == {"due": value}


@pytest.mark.parametrize("written", ["25-1-2", "2025-1", "2025-13-01", "2025-001-02", "2025-1-2 3"])
def test_what_is_no_day(written):
    with pytest.raises(CorrectionError, match="2025-12-31"):
        read_fields(Kind.TASK, {"due": written})


@pytest.mark.parametrize(
    ("written", "value"),
    [("是", True), ("YES", True), ("1", True), ("0", False), ("", False), (None, False), (True, True), (False, False)],
)
def test_flags(written, value):
    assert read_fields(Kind.PRIORITY, {"mention": written}) == {"mention": value}


@pytest.mark.parametrize(
    ("written", "value"), [("75.50", "75.50"), ("1，200", "1200"), ("1E3", "1000"), ("-3", "-3"), ("", None)]
)
def test_numbers(written, value):
    assert read_fields(Kind.TARGET, {"upper": written}) == {"upper": value}


@pytest.mark.parametrize("written", ["Infinity", "七十", "3个"])
def test_what_is_no_number(written):
    with pytest.raises(CorrectionError, match=r"75\.5"):
        read_fields(Kind.TARGET, {"upper": written})


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        (Kind.DOCUMENT, {"status"}),
        (Kind.TASK, {"title"}),
        (Kind.TARGET, {"comparator", "value", "status"}),
        (Kind.PRIORITY, {"text"}),
        (Kind.CITATION, {"relation"}),
    ],
)
def test_what_a_record_cannot_be_without(kind, needed):
    assert {field.name for field in EDITABLE[kind] if field.needed} == needed
    for name in needed:
        with pytest.raises(CorrectionError, match="不能为空"):
            read_fields(kind, {name: ""})


def test_names_are_given_as_a_list_too():
    assert read_fields(Kind.TASK, {"lead": ("市林业局", " ", "市林业局\x07")}) == {"lead": ("市林业局",)}
    assert read_fields(Kind.DOCUMENT, {"title": ("甲", "乙")}) == {"title": "甲、乙"}


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("各县、区人民政府",), "各县、区人民政府"),  # alone it needs no other sign
        (("各县、区人民政府", "市财政局"), "各县、区人民政府；市财政局"),
        (("各县（市、区）人民政府", "市财政局"), "各县（市、区）人民政府、市财政局"),
        ((), ""),
    ],
)
def test_names_as_they_are_joined(names, joined):
    assert join_names(names) == joined


def test_brackets_part_nothing_up_to_sixty_characters():
    assert split_names(f"甲（{'市、' * 30}）、乙") == (f"甲（{'市、' * 30}）", "乙")
    assert len(split_names(f"甲（{'市、' * 30}市）、乙")) > 2
    assert split_names("甲\n乙、丙；丁") == ("甲", "乙、丙", "丁")
    assert split_names("甲乙、丙", ("乙、丙",)) == ("甲乙", "丙")  # a known name begins a name


def test_what_is_not_of_the_kind_is_shown_as_it_is():
    assert shown_value(Kind.TASK, "anything", "甲") == "甲"
    assert shown_value(Kind.PRIORITY, "listed", False) == "否"
    assert shown_value(Kind.TASK, "lead", ("甲", "乙")) == "甲、乙"
    assert shown_value(Kind.TASK, "recurs", "每年") == "每年"
