"""校核 on the page: gestures are read strictly, whatever a document or person says reaches the page as text."""

from dataclasses import replace

import pytest

from corpus.corrections.doubts import Doubt
from corpus.corrections.making import CorrectionMaker
from corpus.intake.queue import QueueItem
from corpus.model import Span
from corpus.search.entry_ids import RecordKind as Kind
from tests.corpus.corrections.test_apply import ALL
from tests.corrected_plan import noted, plan
from ui.panels.checking import (
    Gesture,
    badge_html,
    checks_html,
    history_html,
    noted_html,
    pick_html,
    queue_html,
    queue_link,
    read_gesture,
)
from ui.state import CorpusView


@pytest.mark.parametrize(
    ("said", "gesture"),
    [
        ("accept t3", Gesture(act="accept", record="t3")),
        ("reject c1000007", Gesture(act="reject", record="c1000007")),
        ("edit g0", Gesture(act="edit", record="g0")),
        ("add target 4-9", Gesture(act="add", kind=Kind.TARGET, span=Span(4, 9))),
        ("bound 4-9", Gesture(act="bound", span=Span(4, 9))),
        ("bound 9-4", None),
        ("bound 4-4", None),
        ("accept w1", None),
        ("accept t3 t4", None),
        ("add document 1-2", None),
        ("<script>", None),
        ("", None),
    ],
)
def test_what_the_browser_reports_is_read_strictly(said, gesture):
    assert read_gesture(said) == gesture


def test_what_can_be_done_to_a_record():
    shown = checks_html("t3", verified=False)
    assert [f'data-act="{act} t3"' in shown for act in ("accept", "edit", "reject")] == [True] * 3
    looked = checks_html("t3", verified=True)
    assert "已校核" in looked and "accept" not in looked
    assert badge_html(False) == ""


def test_what_can_be_done_with_a_selection():
    shown = pick_html()
    assert [f'data-pick="add {kind}"' in shown for kind in ("task", "target", "priority", "citation")] == [True] * 4
    assert 'data-pick="bound" hidden' in shown


def item(**changes):
    doubt = Doubt(kind=Kind.TASK, number=3, span=Span(5, 9), words="<b>修复", score=0.5, reasons=("没有<地区>",))
    return QueueItem(document_id="ab", title="<i>方案", doubt=replace(doubt, **changes))


def test_the_queue_leads_to_the_records_and_says_why():
    shown = queue_html([item()])
    assert (
        "record=ab-t3" in shown and "没有&lt;地区&gt;" in shown and "存疑 50%" in shown and "《&lt;i&gt;方案》" in shown
    )
    assert "<b>" not in shown and "<i>" not in shown
    assert "id=ab&amp;at=5-9" in queue_html([item(kind=Kind.PASSAGE)])
    assert "《" not in queue_html([item()], titled=False)
    assert "没有待校核的" in queue_html([])


def test_a_long_queue_is_cut_and_says_so():
    shown = queue_html([item(number=number) for number in range(7)], limit=2)
    assert "共 7 条，列出最没有把握的 2 条" in shown
    assert shown.count("<article") == 2


def test_the_way_to_the_queue_and_back():
    assert "check=yes" in queue_link(CorpusView())
    assert "check=yes" not in queue_link(CorpusView(checking=True))


def test_what_was_done_says_who_when_old_and_new():
    edit, reject, *_ = noted(*ALL)
    shown = noted_html(edit, "kept", "")
    assert "<del>市林业局</del> → <ins>市水利局</ins>" in shown and "赵 2026-01-01 08:00" in shown
    assert "未能对上：原文中找不到这段文字" in noted_html(reject, "unfitting", "原文中找不到这段文字")
    undone = noted_html(replace(edit, undone="2026-01-02T09:00:00", undone_by="<钱>"), "", "")
    assert "&lt;钱&gt; 2026-01-02 09:00 撤销" in undone and "zc-undone" in undone
    told = [(edit, "kept", ""), (reject, "kept", "")]
    assert history_html(told).index("不是任务") < history_html(told).index("修改任务")


def test_new_words_reach_the_page_as_text():
    edit = CorrectionMaker(plan()).edit(Kind.TASK, 0, {"title": "<img src=x onerror=1>"})
    (one,) = noted(edit)
    assert "<img" not in noted_html(one, "kept", "")
