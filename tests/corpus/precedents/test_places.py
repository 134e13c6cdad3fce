"""Where documents say it, and what they set there."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.model import (
    Assignment,
    Deadline,
    Metadata,
    ParsedDocument,
    Priority,
    Section,
    Span,
    Target,
    TargetStatus,
    Task,
    UnitRole,
)
from corpus.precedents.places import PrecedentDocument, precedents_in
from corpus.precedents.sought import Vocabulary, sought_text, sought_theme
from tests.corpus.precedents.made import source
from tests.made_up import make_document

WORDS = ["健全", "河湖", "巡查", "管护", "机制"]
SOUGHT = sought_text("健全河湖巡查管护机制", Vocabulary(lambda text: WORDS, lambda word: 5, 1000))


def found(text, sought=SOUGHT, spans=None, units=None, **records):
    metadata = Metadata(title=records.pop("title", None))
    parsed = ParsedDocument(document=make_document(text, "甲.txt"), metadata=metadata, **records)
    own = PrecedentDocument(parsed=parsed, source=source(), spans=spans or (Span(0, len(text)),), units=units or {})
    return list(precedents_in(own, sought))


def texts(*args, **given):
    return [each.text for each in found(*args, **given)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("各地要完善河湖巡查管护机制，强化协作。", "各地要完善河湖巡查管护机制"),
        ("（三）健全河湖巡查管护机制。其他事项。", "健全河湖巡查管护机制"),
        ("二是健全河湖巡查管护机制；", "健全河湖巡查管护机制"),
        ("健全河湖巡查管护机制（牵头单位：省水利厅）", "健全河湖巡查管护机制"),
        ("加强河湖巡查，完善管护机制，推进旅游", "加强河湖巡查，完善管护机制"),
        ("推进旅游。健全河湖巡查管护\n机制。", "健全河湖巡查管护"),
    ],
)
def test_the_clauses_that_hold_it(text, words):
    assert texts(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。。。",
        "推进旅游。",
        "健全土地流转机制。",
        "落实《河湖巡查管护机制建设办法》。",
        "河湖很多。巡查很少。管护不够。",
    ],
)
def test_what_is_not_about_it(text):
    assert texts(text) == []


def test_the_documents_own_title_is_no_place():
    text = "关于健全河湖巡查管护机制的意见\n各地要完善河湖巡查管护机制。"
    assert texts(text, title="关于健全河湖巡查管护机制的意见") == ["各地要完善河湖巡查管护机制"]


def test_nor_is_it_over_what_a_notice_carries():
    title = "健全河湖巡查管护机制"  # on its own line it is a title, inside a line it says what is to be done
    text = f"关于印发《{title}》的通知\n现予印发。\n{title}\n各地要{title}。"
    assert texts(text, title=title) == [f"各地要{title}"]


def test_what_has_been_reached_is_no_example():
    text = "河湖巡查管护机制覆盖率达到90%。"
    reached = Target(
        span=Span(0, 15), indicator="覆盖率", value=Decimal(90), upper=None, measure="%", comparator="=", by=None,
        status=TargetStatus.ACHIEVED,
    )  # fmt: skip
    assert texts(text, targets=(reached,)) == []
    assert texts(text) != []


TEXT = "1.健全河湖巡查管护机制。巡查120公里。（牵头单位：省水利厅）\n说明"


def task(text=TEXT, **given):
    end = text.index("\n")
    values = {"label": "1.", "title": "健全河湖巡查管护机制", "section": None}
    return Task(span=Span(0, end), text=Span(13, 22), **{**values, **given})


def test_a_task_brings_its_units_day_and_targets():
    lead = Assignment(span=Span(29, 33), role=UnitRole.LEAD, unit="省水利厅")
    other = Assignment(span=Span(29, 33), role=UnitRole.RESPONSIBLE, unit="省财政厅")
    limit = Deadline(span=Span(0, 1), text="每年", due=None, recurs="每年")
    goal = Target(
        span=Span(13, 20), indicator="巡查", value=Decimal(120), upper=None, measure="公里", comparator="=", by=None
    )
    own = task(assignments=(lead, other), deadline=limit)
    (place,) = found(TEXT, tasks=(own,), targets=(goal,), units={lead: ("水利",)})
    assert place.entry_id.endswith("-t0")
    assert (place.leads, place.responsible, place.recurs, place.targets) == (("水利",), ("省财政厅",), "每年", (goal,))


def test_a_task_is_one_place_however_often_it_says_it():
    text = "1.健全河湖巡查管护机制。健全河湖巡查管护机制体系。\n说明"
    assert texts(text, tasks=(task(text),), spans=(Span(0, 13), Span(13, 27))) == ["健全河湖巡查管护机制"]


def test_places_that_are_looked_at_twice_count_once():
    text = "完善河湖巡查管护机制，强化协作。"
    assert len(found(text, spans=(Span(0, 16), Span(0, 16), Span(0, 11)))) == 1


def test_the_path_and_the_record_it_stands_in():
    text = "一、任务\n完善河湖巡查管护机制。"
    section = Section(label="一、", title="任务", depth=1, heading=Span(0, 4), span=Span(0, len(text)), parent=None)
    (place,) = found(text, sections=(section,))
    assert place.path == ("一、任务",)
    assert place.entry_id.endswith("-p0")
    (place,) = found(text, sections=(section,), priorities=(Priority(span=Span(5, 15), region=None),))
    assert place.entry_id.endswith("-r0")


def test_targets_of_running_text_are_those_beside_the_words():
    text = "完善河湖巡查管护机制，巡查120公里，新增学位900个。"
    near = Target(
        span=Span(11, 18), indicator="巡查", value=Decimal(120), upper=None, measure="公里", comparator="=", by=None
    )
    far = Target(
        span=Span(19, 27), indicator="学位", value=Decimal(900), upper=None, measure="个", comparator="+", by=None
    )
    (place,) = found(text, targets=(near, far))
    assert place.targets == (near,)


def test_a_theme_is_told_by_the_clause_that_names_it_or_the_records_first():
    theme = sought_theme("河湖管护", ("河湖管护",))
    assert texts("做好宣传，加强河湖管护。", theme) == ["加强河湖管护"]
    assert texts("某办公室，加强水面漂浮物保洁。", theme) == ["加强水面漂浮物保洁"]
    assert texts("某办公室。", theme) == []
    assert texts("。", theme) == []


def test_it_is_quick_and_never_raises_on_long_lines():
    assert len(found("河湖巡查，" * 4000 + "健全河湖巡查管护机制")) >= 1
    assert found("，" * 5000) == []


def test_of_a_task_the_words_that_hold_most_are_its_place():
    text = "1.河湖巡查管护。健全河湖巡查管护机制。\n说明"
    own = task(text)
    (place,) = found(text, tasks=(own,), spans=(Span(0, 9), Span(9, 20)))
    assert place.text == "健全河湖巡查管护机制"
    inner = replace(own, span=Span(9, 20))
    (first, second) = found(text, tasks=(own, inner), spans=(Span(0, 9), Span(9, 20)))
    assert (first.entry_id[-3:], second.entry_id[-3:]) == ("-t0", "-t1")  # the innermost


@pytest.mark.parametrize("clause", ["健全河湖巡查管护机制的", "健全河湖巡查管护机制后", "健全河湖巡查管护机制期间"])
def test_conditions_are_no_places(clause):
    assert texts(f"{clause}，推进旅游。") == []


@pytest.mark.parametrize(("filler", "together"), [(11, True), (12, False)])
def test_clauses_that_follow_each_other_are_one_place_as_long_as_they_are_short(filler, together):
    """Of what is sought in ten characters, up to twenty-four."""
    words = f"加强河湖巡查，完善{'略' * filler}管护机制"
    assert texts(f"{words}。") == ([words] if together else [])
    assert texts(f"加强河湖巡查。完善{'略' * filler}管护机制。") == []  # two sentences


def test_lines_of_a_text_without_sections_are_places_of_their_own():
    text = "健全河湖巡查管护机制。\n完善河湖巡查管护机制。"
    assert len(found(text, spans=(Span(0, 11), Span(12, 23)))) == 2
    section = Section(label="", title="", depth=1, heading=Span(0, 1), span=Span(0, len(text)), parent=None)
    assert len(found(text, spans=(Span(0, 11), Span(12, 23)), sections=(section,))) == 1


@pytest.mark.parametrize(("filler", "count"), [(120, 2), (121, 1)])
def test_all_targets_of_a_short_task_and_those_beside_the_words_of_a_long_one(filler, count):
    text = f"1.健全河湖巡查管护机制，巡查12公里。{'略' * filler}，新增学位900个。\n说明"
    end = text.index("\n")
    goals = tuple(
        Target(span=Span(text.index(words), text.index(words) + len(words)), indicator=words[:2], value=Decimal(1),
               upper=None, measure="个", comparator="=", by=None)
        for words in ("巡查12公里", "新增学位900个")
    )  # fmt: skip
    own = Task(span=Span(0, end), label="1.", title="健全", section=None, text=Span(2, end))
    (place,) = found(text, tasks=(own,), targets=goals)
    assert (end, len(place.targets)) == (150 + (filler - 120), count)


def test_a_reached_figure_beside_the_words_is_no_target():
    text = "完善河湖巡查管护机制，巡查120公里。"
    goal = Target(
        span=Span(11, 18), indicator="巡查", value=Decimal(120), upper=None, measure="公里", comparator="=", by=None
    )
    assert [len(each.targets) for each in found(text, targets=(goal,))] == [1]
    reached = replace(goal, status=TargetStatus.ACHIEVED)
    assert [len(each.targets) for each in found(text, targets=(reached,))] == [0]


def test_records_put_right_are_known_by_their_own_numbers():
    text = "1.健全河湖巡查管护机制。\n说明"
    own = replace(task(text), ordinal=7)
    (place,) = found(text, tasks=(own,))
    assert place.entry_id.endswith("-t7")


def test_the_province_of_a_source_and_its_year():
    own = source(regions=("云澜省", "云澜省栖河市"), day=date(2021, 6, 10))
    assert (own.province, own.year) == ("云澜省", 2021)
    assert (replace(own, regions=(), day=None).province, replace(own, day=None).year) == ("", None)
