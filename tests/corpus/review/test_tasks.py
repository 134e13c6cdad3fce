"""Tasks that lack something: by their places where others have it, else in one line."""

from dataclasses import replace

from corpus.model import Section, Span, UnitRole
from corpus.review.tasks import find_gaps, find_vague
from tests.checked_drafts import draft_of, said, task, unit

TEXT = "修缮渡口甲市交通局\n疏浚航道乙市水务局\n更新标志丙市公安局\n清点船只丁市海事局\n开展宣传戊"
LINES = TEXT.split("\n")


def tasks(count, section=0):
    led = [task(TEXT, line, unit(TEXT, line[5:]), section=section) for line in LINES[:count]]
    return (*led, *(task(TEXT, line, section=section) for line in LINES[count:]))


def of_kind(draft, code):
    return [remark for remark in find_gaps(draft) if remark.code == code]


def test_the_one_that_lacks_a_unit_is_shown():
    draft = draft_of(TEXT, tasks=tasks(4))
    assert said(draft, of_kind(draft, "no_unit")) == [("no_unit", "开展宣传戊")]


def test_where_most_lack_it_there_is_one_line_with_the_count():
    (remark,) = of_kind(draft_of(TEXT, tasks=tasks(1)), "no_unit")
    assert (remark.places, remark.count, remark.message) == ((), 4, "5 项任务有 4 项没有写明责任单位。")


def test_where_all_lack_it_it_says_so():
    (remark,) = of_kind(draft_of(TEXT, tasks=tasks(0)), "no_unit")
    assert remark.message == "5 项任务都没有写明责任单位。"


def test_a_chapter_in_which_none_has_it_is_no_exception():
    here = [task(TEXT, line, unit(TEXT, line[5:]), section=0) for line in LINES[:2]]
    there = [task(TEXT, line, section=1) for line in LINES[2:]]
    (remark,) = of_kind(draft_of(TEXT, tasks=(*here, *there)), "no_unit")
    assert remark.count == 3
    assert remark.places == ()


def test_one_unit_alone_needs_no_lead_several_do():
    helper = unit(TEXT, "市水务局", UnitRole.RESPONSIBLE)
    alone = task(TEXT, LINES[0], unit(TEXT, "市交通局", UnitRole.RESPONSIBLE))
    both = task(TEXT, LINES[1], helper, unit(TEXT, "市公安局", UnitRole.RESPONSIBLE))
    assert of_kind(draft_of(TEXT, tasks=(alone,)), "no_lead") == []
    (remark,) = of_kind(draft_of(TEXT, tasks=(alone, both)), "no_lead")
    assert remark.count == 1


def test_vague_words_once_with_all_places():
    draft = draft_of("适时研究甲。\n适时研究乙。\n争取早日建成。")
    assert [(remark.message[:6], len(remark.places)) for remark in find_vague(draft)] == [
        ("“适时研究”", 2),
        ("“争取早日”", 1),
    ]


def bare(*lines):
    """What is said of items, of which those that name a unit in a bracket are tasks."""
    text = "\n".join(lines)
    sections, records, at = [], [], 0
    for line in lines:
        place = Span(at, at + len(line))
        sections.append(Section(label=line[:2], title=line[2:6], depth=1, heading=place, span=place, parent=None))
        if "（" in line:
            records.append(task(text, line, unit(text, line[line.index("（") + 1 : -1])))
        at += len(line) + 1
    draft = draft_of(text, tasks=tuple(records))
    draft = replace(draft, parsed=replace(draft.parsed, sections=tuple(sections)))
    return [remark.message for remark in of_kind(draft, "no_unit") if "前后" in remark.message]


def test_an_item_among_others_that_name_units_and_of_which_no_task_was_read():
    named = [
        "甲、修缮渡口（市交通局）",
        "乙、疏浚航道（市水务局）",
        "丙、更新标志（市公安局）",
        "丁、清点船只（市海事局）",
    ]
    lacking = "戊、渡口宣传"
    said = ["“渡口宣传”没有写明责任单位，前后各项写明了。"]
    for at in (1, 2, 3):
        assert bare(*named[:at], lacking, *named[at:]) == said
    assert bare(lacking, *named) == bare(*named, lacking) == []  # aims before them, safeguards behind
    assert bare(*named[:2], lacking, named[2]) == []  # three of four are not nearly all
