"""Tasks of work reports: lead sentences of paragraphs, and items that look ahead."""

from __future__ import annotations

from datetime import date

from corpus.model import Metadata
from extract.knowledge import load_knowledge
from extract.work.tasks import find_work
from tests.documents import document_of, layout_of

REPORT = Metadata(title="望海市政府工作报告", document_type="报告", level="市", document_date=date(2030, 1, 20))


def tasks(text: str) -> list[tuple[str | None, str, date | None]]:
    found = find_work(layout_of(document_of(f"望海市政府工作报告\n各位代表：\n{text}")), REPORT, load_knowledge()).tasks
    return [(task.label, task.title, task.deadline.due if task.deadline else None) for task in found]


AHEAD = "二、2030年工作安排\n"


def test_paragraphs_by_their_lead_sentences() -> None:
    text = (
        "（一）建设现代渔港。改善条件。\n完成渔港扩建。加快码头建设，7月底前投入使用。\n"
        "推进渔船更新。淘汰一批旧船。\n渔业增长较快。全年有望好转。"
    )
    assert tasks(AHEAD + text) == [(None, "完成渔港扩建", date(2030, 7, 31)), (None, "推进渔船更新", None)]


def test_an_item_of_one_paragraph() -> None:
    assert tasks(AHEAD + "（一）加快渔港建设。扩建码头。\n（二）推进渔船更新。淘汰旧船。") == [
        ("（一）", "加快渔港建设", None),
        ("（二）", "推进渔船更新", None),
    ]


def test_what_came_about_is_no_task() -> None:
    assert (
        tasks("一、2029年工作回顾\n（一）加快渔港建设。扩建码头。\n推进渔船更新。淘汰旧船。\n完善渔港制度。出台办法。")
        == []
    )


def test_what_is_expected_is_no_task() -> None:
    assert tasks(AHEAD + "（一）渔业实力明显增强。产值增加。\n（二）渔民生活更加美好。收入增加。") == []
