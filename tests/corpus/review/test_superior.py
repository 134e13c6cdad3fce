"""A draft against a superior's document."""

from datetime import date
from decimal import Decimal

import pytest

from corpus.review.superior import Comparer
from tests.checked_drafts import draft_of, said, target, task

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
