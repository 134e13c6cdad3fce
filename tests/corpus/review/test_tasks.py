"""Tasks that lack something: by their places where others have it, else in one line."""

from dataclasses import replace

from corpus.model import Milestone, Section, Span, TargetStatus, UnitRole
from corpus.review.tasks import find_gaps, find_vague, head
from tests.checked_drafts import draft_of, place, said, target, task, unit

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


def bare(*lines, known=()):
    """What is said of items, of which those that name a unit in a bracket are tasks."""
    text = "\n".join(lines)
    sections, records, at = [], [], 0
    for line in lines:
        span = Span(at, at + len(line))
        sections.append(Section(label=line[:2], title=line[2:6], depth=1, heading=span, span=span, parent=None))
        if "（" in line:
            records.append(task(text, line, unit(text, line[line.index("（") + 1 : -1])))
        at += len(line) + 1
    draft = draft_of(text, tasks=(*records, *known))
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


def test_an_item_of_which_a_task_was_read_is_told_by_its_task():
    lines = [
        "甲、修缮渡口（市交通局）",
        "乙、疏浚航道（市水务局）",
        "丙、渡口宣传",
        "丁、清点船只（市海事局）",
        "戊、更新（市公安局）",
    ]
    assert len(bare(*lines)) == 1
    text = "\n".join(lines)
    assert bare(*lines, known=(task(text, lines[2]),)) == []


def test_items_of_another_style_or_head_are_others():
    named = ["甲、修缮渡口（市交通局）", "乙、疏浚航道（市水务局）", "丁、清点船只（市海事局）"]
    assert bare(named[0], "1.渡口宣传", named[1], named[2]) == []


def test_two_items_are_too_few_to_tell():
    assert bare("甲、修缮渡口（市交通局）", "乙、渡口宣传") == []


def test_a_habit_of_a_chapter_from_three_in_five_on():
    def told(led, count):
        lines = [f"修缮第{n}处渡口" for n in range(count)]
        text = "市交通局\n" + "\n".join(lines)
        tasks = [
            task(text, line, *([unit(text, "市交通局")] if n < led else []), section=0) for n, line in enumerate(lines)
        ]
        other = [task(text, lines[0], section=1)] * 20
        return sum(1 for r in of_kind(draft_of(text, tasks=(*tasks, *other)), "no_unit") if r.places)

    assert [told(3, 5), told(2, 4), told(2, 3), told(1, 2)] == [2, 0, 1, 0]


def test_names_are_shortened_and_shown_at_the_head_of_their_task():
    long = "修缮" + "渡口" * 20
    text = f"1.{long}\n" + "\n".join(f"疏浚{n}号航道市水务局" for n in range(5))
    named = [task(text, f"疏浚{n}号航道市水务局", unit(text, "市水务局", nth=n)) for n in range(5)]
    lacking = replace(task(text, f"1.{long}"), title=long, label="1.")
    draft = draft_of(text, tasks=(lacking, *named))
    remark = of_kind(draft, "no_unit")[0]
    assert remark.message == f"“{long[:24]}…”没有写明责任单位，其他任务大多写明了。"
    assert draft.quote(remark.span) == f"1.{long}"
    assert head(replace(lacking, title="", label=None)) == Span(0, 1)
    assert head(replace(lacking, title=long[:4])) == Span(0, 6)
    short = draft_of(text, tasks=(replace(lacking, title=long[:24]), *named))
    assert of_kind(short, "no_unit")[0].message.startswith(f"“{long[:24]}”没有")


def test_what_counts_as_a_time_and_as_a_result():
    text = "修缮渡口到2027年完好率达到90%\n疏浚航道"
    line, other = text.split("\n")
    milestone = Milestone(span=place(text, "到2027年"), text="到2027年", due=None, what="完好")
    timed = replace(task(text, line), milestones=(milestone,))
    aim = target(text, "完好率达到90%", "完好率", 90)
    draft = draft_of(text, tasks=(timed, task(text, other)), targets=(aim,))
    assert [r.count for r in of_kind(draft, "no_deadline")] == [1]
    assert [r.message for r in of_kind(draft, "no_result")] == ["2 项任务有 1 项没有写明可衡量的结果。"]
    reached = replace(aim, status=TargetStatus.ACHIEVED)
    beyond = replace(aim, span=Span(aim.span.start, len(text)))
    for each in (reached, beyond):
        assert of_kind(replace(draft, parsed=replace(draft.parsed, targets=(each,))), "no_result")[0].count == 2


def test_one_vague_word_is_told_without_a_count():
    first, second = find_vague(draft_of("适时研究甲。\n适时研究乙。\n争取早日建成。"))
    assert first.message == "“适时研究”没有说定做什么、做到什么程度（2 处）。"
    assert second.message == "“争取早日”没有说定做什么、做到什么程度。"
    assert (first.count, second.count) == (2, 1)
