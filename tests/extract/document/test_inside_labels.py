"""Headings inside a text without line breaks."""

from __future__ import annotations

import pytest

from tests.documents import document_of, layout_of

FILLER = "这是为了凑足一行的长度而写的话。" * 30


def outline(text: str) -> list[tuple[str, str, int]]:
    return [(s.label, s.title, s.depth) for s in layout_of(document_of(text + FILLER)).sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "现通知如下:一、加强渔港管理1.各县渔业部门组织排查。落实责任。2.各县制定方案。做好工作。二、其他要求1.加强领导。",
            [
                ("一、", "加强渔港管理", 1),
                ("1.", "各县渔业部门组织排查", 2),
                ("2.", "各县制定方案", 2),
                ("二、", "其他要求", 1),
                ("1.", "加强领导", 2),
            ],
        ),
        (
            "制定本方案。一、总体要求(一)指导思想。坚持安全第一。(二)基本原则。坚持预防为主。",
            [("一、", "总体要求", 1), ("(一)", "指导思想", 2), ("(二)", "基本原则", 2)],
        ),
        (
            "某市渔港分工方案一、建设渔港1.扩建码头。改善条件。(责任单位:市渔业局负责)2.疏浚航道。(市水利局负责)"
            "二、更新渔船1.淘汰旧船。",
            [
                ("一、", "建设渔港", 1),
                ("1.", "扩建码头", 2),
                ("2.", "疏浚航道", 2),
                ("二、", "更新渔船", 1),
                ("1.", "淘汰旧船", 2),
            ],
        ),
    ],
)
def test_labels_that_no_mark_parts(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert outline(text) == expected


def test_a_bracket_with_a_year_closes_no_item() -> None:
    assert outline("一、总体要求。到期(2030年)1.5万艘渔船更新。") == [("一、", "总体要求", 1)]


def test_a_short_line_holds_one_heading() -> None:
    found = layout_of(document_of("一、市渔业局牵头的方案一、二和方案三\n落实责任。"))
    assert len(found.sections) == 1


LONG = "各县要按职责分工抓好落实，确保渔港建设取得实效，切实改善渔区面貌，让渔民群众有更多获得感。" * 5


@pytest.mark.parametrize(
    ("first", "chapter", "second", "labels"),
    [
        (
            "(一)规范渔港登记。(二)规范渔船登记。",
            "二、推动渔港升级",
            "(三)完善渔港设施。",
            ["一、", "(一)", "(二)", "二、", "(三)"],
        ),
        (
            "1.规范渔港登记。2.规范渔船登记。",
            "二、推动渔港升级",
            "3.完善渔港设施。",
            ["一、", "1.", "2.", "二、", "3."],
        ),
        ("1、规范渔港登记。", "二、推动渔港升级", "2、完善渔港设施。", ["一、", "1、", "二、", "2、"]),
        # Nothing goes on: a number that has no forerunner, one of an article, an amount.
        ("1.规范渔港登记。", "二、推动渔港升级", "7.完善渔港设施。", ["一、", "1.", "二、"]),
        ("(一)规范渔港登记。", "二、落实渔港条例第", "(二)完善渔港设施。", ["一、", "(一)", "二、"]),
        ("1.规范渔港登记。", "二、推动渔港改造", "2.5万亩渔港设施。", ["一、", "1.", "二、"]),
    ],
)
def test_items_behind_a_chapter_go_on_from_the_chapter_before(
    first: str, chapter: str, second: str, labels: list[str]
) -> None:
    document = document_of(f"一、加强渔港管理{first}{LONG}{chapter}{second}{LONG}")
    assert [section.label for section in layout_of(document).sections] == labels


def test_a_list_of_attachments_is_no_heading() -> None:
    assert outline("请提出意见。附件:1.单位名单2.渔港方案某市渔业局2030年5月1日某方案如下。一、加强管理。") == [
        ("一、", "加强管理", 1)
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("(三)理顺渔港管护，夯实巡查责任1.充实队伍。2.完善设备。", ["一、", "(三)", "1.", "2."]),
        ("二、重点任务(一)理顺渔港管护，夯实巡查责任1.充实队伍。", ["一、", "二、", "(一)", "1."]),
        (
            "(一)明确目标。(二)明确指标。渔港目标表二、调整渔港结构(三)淘汰旧船。",
            ["一、", "(一)", "(二)", "二、", "(三)"],
        ),
        ("见附表二、附表三及说明。", ["一、"]),
        ("二、坚持渔港管护，1.5万亩渔港设施。", ["一、", "二、"]),
    ],
)
def test_heads_of_two_clauses_and_behind_a_table(text: str, labels: list[str]) -> None:
    document = document_of(f"一、加强渔港管理。{LONG}{text}{LONG}")
    assert [section.label for section in layout_of(document).sections] == labels


def test_titles_of_several_clauses_before_items() -> None:
    text = "现通知如下:一、守牢渔港安全,压实各方责任,形成管护合力(一)健全会商制度。每季会商。(二)清查渔船。逐船登记。"
    text += "二、管得住渔港、用得好渔船(三)推广渔船检修。分批安排。"
    titles = [title for _, title, _ in outline(text)]
    assert titles[1:3] == ["健全会商制度", "清查渔船"]
    assert titles[-1] == "推广渔船检修"


def test_a_space_before_the_item_behind_a_title() -> None:
    text = "制定本方案。(一)修缮渔港 1.修缮码头。按期完工。(二)扎实推进渔船减负,为渔民添动力 2.减免检验费。及时公布。"
    assert [label for label, _, _ in outline(text)] == ["(一)", "1.", "(二)", "2."]


def test_a_figure_behind_a_title_is_no_item() -> None:
    text = "制定本方案。(一)修缮渔港 1.修缮码头。按期完工。(二)扎实推进渔场建设,新增 2.5万亩养殖面积。及时公布。"
    assert [label for label, _, _ in outline(text)] == ["(一)", "1.", "(二)"]
