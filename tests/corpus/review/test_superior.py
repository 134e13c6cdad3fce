"""A draft against a superior's document."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.model import TargetStatus
from corpus.review.superior import Comparer
from tests.checked_drafts import draft_of, said, target, task, unit

UPPER = """整治沿江非法码头。对未经许可的码头逐一登记，限期拆除，2026年底前完成。
推行船舶岸电改造。新建泊位同步建设岸电设施，鼓励靠港船舶使用。
建立渡口安全员制度。每个渡口至少配备一名专职安全员。"""
LINES = UPPER.split("\n")
END = date(2026, 12, 31)
TASKS = (task(UPPER, LINES[0], due="2026年底前", day=END), task(UPPER, LINES[1]), task(UPPER, LINES[2]))
OWN = """我县按要求整治沿江非法码头，对未经许可的码头登记造册、限期拆除，2027年底前完成。
每个渡口配备专职安全员，建立渡口安全员制度。
加强宣传引导，营造良好氛围。
组织文艺演出进乡村，丰富群众文化生活。"""


def comparer(text=OWN, targets=(), upper_targets=(), **tasks):
    superior = draft_of(UPPER, tasks=TASKS, targets=tuple(upper_targets)).parsed
    return Comparer(draft_of(text, targets=tuple(targets), **tasks), superior)


def test_which_tasks_are_taken_up():
    pairs = comparer().pairs
    draft = draft_of(OWN)
    assert [pair.place and draft.quote(pair.place)[:6] for pair in pairs] == ["我县按要求整", None, "每个渡口配备"]
    assert pairs[1].nearest is None or pairs[1].score < pairs[0].score


def test_what_is_left_out_is_said():
    (remark,) = [remark for remark in comparer().remarks() if remark.code == "superior_left_out"]
    assert "推行船舶岸电改造" in remark.message
    assert remark.places == ()


def test_the_same_document_takes_up_all():
    assert all(pair.place for pair in comparer(UPPER).pairs)


def test_an_empty_draft_takes_up_nothing():
    assert [pair.place for pair in comparer("").pairs] == [None, None, None]


def test_a_later_time_limit():
    own = task(OWN, OWN.split("\n")[0], due="2027年底前", day=date(2027, 12, 31))
    compared = comparer(tasks=(own,))
    remarks = [remark for remark in compared.remarks() if remark.code == "due_later"]
    assert said(compared.draft, remarks) == [("due_later", "2027年底前")]
    sooner = task(OWN, OWN.split("\n")[0], due="2027年底前", day=date(2026, 6, 30))
    assert [r for r in comparer(tasks=(sooner,)).remarks() if r.code == "due_later"] == []


@pytest.mark.parametrize(
    ("asked", "sign", "own", "below"),
    [
        (90, ">=", 85, True),
        (90, ">=", 95, False),
        (5, "<=", 6, True),
        (5, "<=", 4, False),
        (15, "-", 10, True),
        (15, "-", 18, False),
    ],
)
def test_targets_below_those_demanded(asked, sign, own, below):
    upper = target(UPPER, LINES[1], "岸电使用率", Decimal(asked), comparator=sign)
    lower = target(OWN, "加强宣传引导", "岸电使用率", Decimal(own), comparator=sign)
    codes = [remark.code for remark in comparer(targets=[lower], upper_targets=[upper]).remarks()]
    assert ("target_below" in codes) is below


@pytest.mark.parametrize(("asked", "own"), [("-", "<="), ("+", "=")])
def test_a_change_and_a_level_are_two_targets(asked, own):
    upper = target(UPPER, LINES[1], "岸电使用率", Decimal(9), comparator=asked)
    lower = target(OWN, "加强宣传引导", "岸电使用率", Decimal(50 if asked == "-" else 5), comparator=own)
    assert "target_below" not in {r.code for r in comparer(targets=[lower], upper_targets=[upper]).remarks()}


def test_another_year_is_another_target():
    upper = target(UPPER, LINES[1], "岸电使用率", Decimal(90), by="2030")
    lower = target(OWN, "加强宣传引导", "岸电使用率", Decimal(50), by="2027")
    assert "target_below" not in [r.code for r in comparer(targets=[lower], upper_targets=[upper]).remarks()]


def test_of_several_passages_the_one_that_says_most_is_meant():
    text = f"{OWN}\n沿江码头另行整治，对非法经营活动加强监督。\n对未经许可的经营另行登记。"
    (place, *_) = [pair.place for pair in comparer(text).pairs]
    assert draft_of(text).quote(place).startswith("我县按要求整治")
    upside = "\n".join(reversed(text.split("\n")))
    (place, *_) = [pair.place for pair in comparer(upside).pairs]
    assert draft_of(upside).quote(place).startswith("我县按要求整治")


def test_the_task_that_stands_where_a_line_takes_it_up():
    lines = OWN.split("\n")
    own = task(OWN, f"{lines[0]}\n{lines[1]}")
    pairs = comparer(tasks=(own,)).pairs
    assert [pair.own and pair.own.span for pair in pairs] == [own.span, None, own.span]
    pairs = comparer(tasks=(task(OWN, lines[0]),)).pairs
    assert [bool(pair.own) for pair in pairs] == [True, False, False]  # the task is over before the other line
    assert comparer(tasks=(task(OWN, lines[3]),)).pairs[0].own is None  # and begins behind it


@pytest.mark.parametrize(("line", "taken"), [("整治沿江非法码头", True), ("整治非法的码头", False)])
def test_a_line_takes_up_a_task_from_eight_characters_on(line, taken):
    upper = "整治沿江非法码头"
    superior = draft_of(upper, tasks=(task(upper, upper),)).parsed
    (pair,) = Comparer(draft_of(line), superior).pairs
    assert bool(pair.place) is taken
    if not taken:
        assert pair.nearest is None and pair.score == 0.0


def test_what_is_said_of_tasks_that_are_left_out():
    long = "建立" + "渡口" * 30
    text = f"{long}\n推行岸电"
    units = [unit(text, "渡口" * n, nth=n) for n in range(1, 6)]
    one = replace(task(text, long, *units), title=long)
    other = replace(task(text, "推行岸电"), title="")
    superior = draft_of(text, tasks=(one, other)).parsed
    first, second = Comparer(draft_of("丰富群众文化生活。"), superior).remarks()
    assert first.message == f"上级任务“{long[:40]}”（渡口、渡口渡口、渡口渡口渡口）在草稿中没有找到。"
    assert second.message == "上级任务“推行岸电”在草稿中没有找到。"


@pytest.mark.parametrize(
    ("upper_fields", "own_fields", "below"),
    [
        ({}, {"value": 90}, False),  # as much as is asked for
        ({"comparator": "<="}, {"value": 90, "comparator": "<="}, False),
        ({"comparator": "-"}, {"value": 90, "comparator": "-"}, False),
        ({"comparator": "="}, {"value": 89, "comparator": "="}, True),
        ({"comparator": "~"}, {"value": 89, "comparator": "~"}, True),
        ({"comparator": "+"}, {"value": 89, "comparator": "+"}, True),
        ({"comparator": "-"}, {"value": 91, "comparator": "-"}, False),
        ({}, {"value": 85, "status": TargetStatus.ACHIEVED}, False),  # no promise
        ({"status": TargetStatus.ACHIEVED}, {"value": 85}, False),
        ({}, {"value": 85, "indicator": ""}, False),
        ({}, {"value": 85, "measure": "个"}, False),
        ({}, {"value": 85, "indicator": "靠港船舶"}, False),
    ],
)
def test_what_falls_short_of_ninety(upper_fields, own_fields, below):
    upper = replace(target(UPPER, LINES[1], "岸电使用率", Decimal(90)), **upper_fields)
    own = {"indicator": "岸电使用率", **own_fields, "value": Decimal(own_fields["value"])}
    lower = replace(target(OWN, "加强宣传引导", "", Decimal(0)), **own)
    found = [r for r in comparer(targets=[lower], upper_targets=[upper]).remarks() if r.code == "target_below"]
    assert bool(found) is below


def test_of_two_demands_the_first_counts_and_a_place_is_told_once():
    uppers = [
        target(UPPER, line, "岸电使用率", Decimal(value)) for line, value in zip(LINES, (90, 80, 70), strict=True)
    ]
    lower = target(OWN, "加强宣传引导", "岸电使用率", Decimal(85))
    compared = comparer(targets=[lower, replace(lower, value=Decimal(75))], upper_targets=uppers)
    (remark,) = [r for r in compared.remarks() if r.code == "target_below"]
    assert remark.message == f"“岸电使用率”上级要求“{LINES[0]}”，草稿写作“加强宣传引导”。"
    assert remark.suggestion == "按上级要求改为90%，或说明理由。"


def test_the_same_day_is_no_later_one_and_a_vague_one_is_none():
    line = OWN.split("\n")[0]
    same = task(OWN, line, due="2027年底前", day=END)
    assert [r for r in comparer(tasks=(same,)).remarks() if r.code == "due_later"] == []
    late = task(OWN, line, due="2027年底前", day=date(2027, 12, 31))
    vague = replace(late, deadline=replace(late.deadline, ambiguous=True))
    assert [r for r in comparer(tasks=(vague,)).remarks() if r.code == "due_later"] == []
    (remark,) = [r for r in comparer(tasks=(replace(late, title="整" * 30),)).remarks() if r.code == "due_later"]
    assert remark.message == f"“{'整' * 24}”的时限2027-12-31晚于上级要求的2026-12-31。"


def test_a_task_is_compared_by_its_name_and_the_beginning_of_its_text():
    """What stands further behind may be of other matters."""
    head = "整治沿江非法码头，逐一登记造册并限期拆除。"
    text = head + "".join(chr(0x4E00 + n) for n in range(300))
    superior = draft_of(text, tasks=(replace(task(text, text), title=head[:8]),)).parsed
    own = head + "".join(chr(0x4E00 + n) for n in range(120))
    (pair,) = Comparer(draft_of(own), superior).pairs
    assert pair.place is not None and pair.score > 0.8
