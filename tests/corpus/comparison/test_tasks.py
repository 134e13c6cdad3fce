"""The same task in several documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.comparison.tasks import matched_tasks, told
from corpus.model import ParsedDocument, Span
from tests.documents import document_of
from tests.made_plans import Item, plan

BRIDGE = Item("修建跨河桥梁", "连通两岸路网和公交站点，年内完成勘察。", {"县交通局": "lead"})
SCHOOL = Item("扩建县城宿舍", "改善学区食堂和宿舍条件。")
CLINIC = Item("开展义诊体检", "每村每年不少于两次，建立病历台账。")


def titles(*documents: ParsedDocument) -> list[list[str | None]]:
    return [[each and each.task.title for each in row.cells] for row in matched_tasks(documents)]


def test_each_task_has_one_row_whatever_its_place() -> None:
    found = titles(plan([BRIDGE, SCHOOL]), plan([CLINIC, BRIDGE]), plan([SCHOOL, CLINIC]))
    assert found == [
        ["修建跨河桥梁", "修建跨河桥梁", None],
        ["扩建县城宿舍", None, "扩建县城宿舍"],
        [None, "开展义诊体检", "开展义诊体检"],
    ]


def test_a_reworded_task_is_the_same_and_its_own_words_are_marked() -> None:
    other = Item("修建跨江桥梁", "连通两岸路网和公交站点，明年完成勘察。", {"市交通局": "lead"})
    old, new = plan([BRIDGE]), plan([other])
    (row,) = matched_tasks([old, new])
    assert row.reworded
    assert [new.document[mark] for mark in row.cells[1].marks] == ["江", "明年"]
    assert row.cells[0].marks == ()


def test_units_and_numbers_make_no_difference() -> None:
    (row,) = (row for row in matched_tasks([plan([BRIDGE]), plan([SCHOOL, BRIDGE])]) if all(row.cells))
    assert not row.reworded


def test_tasks_of_one_subject_are_not_one() -> None:
    other = Item("整治河道采砂", "打击非法采砂，疏浚淤塞河段。")
    assert titles(plan([BRIDGE]), plan([other])) == [["修建跨河桥梁", None], [None, "整治河道采砂"]]


def test_short_titles_that_are_nearly_the_same_need_more_in_common() -> None:
    one = Item("规范收费管理", "公布学区校车票据清单。")
    other = Item("规范渔港收费管理", "核减船舶停靠项目，受理渔民投诉。")
    assert len(titles(plan([one]), plan([other]))) == 2
    again = Item("规范校车收费管理", "公布全部学区校车票据清单。")
    assert len(titles(plan([one]), plan([again]))) == 1


def test_what_is_told_of_a_task_has_neither_number_nor_units() -> None:
    parsed = plan([BRIDGE])
    assert parsed.document[told(parsed, parsed.tasks[0]).span] == "修建跨河桥梁。连通两岸路网和公交站点，年内完成勘察。"


def test_a_task_at_the_very_beginning_of_its_document_and_one_whose_title_is_nowhere_in_it() -> None:
    parsed = plan([BRIDGE])
    task = parsed.tasks[0]
    cut = task.span.start + len(task.label or "")
    text = parsed.document.text[cut:]

    def moved(span: Span) -> Span:
        return Span(max(0, span.start - cut), span.end - cut)

    bare = replace(task, label=None, span=moved(task.span), text=Span(text.index("连"), task.text.end - cut))
    alone = replace(parsed, document=document_of(text), tasks=(bare,))
    assert alone.document[told(alone, bare).span].startswith("修建跨河桥梁。连通")
    only_title = replace(bare, text=Span(0, 0))
    assert alone.document[told(alone, only_title).span] == "修建跨河桥梁"
    assert alone.document[told(alone, replace(bare, title="另有所指")).span].startswith("连通")


@pytest.mark.parametrize(
    ("title", "other", "rows"),
    [
        ("修建跨河大桥", "修建跨河大桥", 1),  # six characters tell a task by themselves
        ("修建跨河桥", "修建跨河桥", 2),
        ("统筹修建跨河大桥工程", "统筹修建跨江大桥工程", 1),  # ten that are nearly the same
        ("统筹修建跨河大桥工", "统筹修建跨江大桥工", 2),
    ],
)
def test_what_a_title_tells_by_itself(title: str, other: str, rows: int) -> None:
    one, two = Item(title, "公布学区校车票据清单，核减船舶停靠。"), Item(other, "受理渔民投诉，每村两次义诊体检疫苗。")
    assert len(titles(plan([one]), plan([two]))) == rows


def test_of_two_tasks_that_are_like_it_the_more_alike_is_the_same_then_the_nearer() -> None:
    near, nearer = (
        replace(BRIDGE, text="连通两岸路网，年内完成勘察。"),
        replace(BRIDGE, text=BRIDGE.text + "另行公布。"),
    )
    assert titles(plan([BRIDGE]), plan([near, nearer])) == [
        ["修建跨河桥梁", "修建跨河桥梁"],
        [None, "修建跨河桥梁"],
    ]
    (row, _) = matched_tasks([plan([BRIDGE]), plan([near, nearer])])
    assert row.cells[1] is not None and row.cells[1].task.label == "2．"
    (first, second) = matched_tasks([plan([BRIDGE, BRIDGE]), plan([BRIDGE, BRIDGE])])
    assert [each.cells[1].task.label for each in (first, second) if each.cells[1]] == ["1．", "2．"]


def test_the_marks_are_those_of_the_documents_own_text() -> None:
    short = replace(BRIDGE, text="连通两岸路网和公交站点。")
    old, new = plan([SCHOOL, BRIDGE]), plan([short])
    row = next(row for row in matched_tasks([old, new]) if all(row.cells))
    assert row.reworded and row.cells[1] is not None
    assert row.cells[1].marks == ()  # what it lacks has no place in it
    turned = next(row for row in matched_tasks([new, old]) if all(row.cells))
    assert turned.cells[1] is not None
    assert "".join(old.document[mark] for mark in turned.cells[1].marks) == "，年内完成勘察"


@pytest.mark.parametrize(("common", "rows"), [(8, 1), (7, 2)])
def test_short_titles_tell_a_task_with_two_fifths_of_the_words_under_them(common: int, rows: int) -> None:
    words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥赵钱孙李周吴郑王冯陈褚"
    one = Item("规范收费管理", words[:20])
    other = Item("规范渔港收费管理", words[:common] + words[20 : 40 - common])
    assert len(titles(plan([one]), plan([other]))) == rows
