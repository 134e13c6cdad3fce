"""Comparisons as lines of text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.comparison.sides import Aspect, side_by_side
from corpus.comparison.versions import align
from tests.made_plans import Item, plan, target
from ui.cli.side_lines import side_lines, version_lines

BRIDGE = Item("修建跨河桥梁", "年内完成勘察三处。", {"县交通局": "lead"}, date(2025, 12, 31), ("路网",))
LATER = replace(BRIDGE, text="完成勘察五处并公示。", units={"县交通局": "responsible"}, due=date(2026, 6, 30))
OLD = replace(plan([BRIDGE, Item("拆除旧码头")]), targets=(target("入学率", 80),))
NEW = replace(plan([Item("疏通河道"), LATER], title="某县方案（修订）"), targets=(target("入学率", 85),))


def shown(*, everything: bool = False) -> list[str]:
    return [line.plain for line in version_lines(align(OLD, NEW), (OLD, NEW), everything)]


def test_signs_tell_without_colour_what_was_taken_out_put_in_and_replaced() -> None:
    text = "\n".join(shown())
    assert "【－年内】完成勘察【三→五】处【＋并公示】" in text
    assert "－拆除旧码头。" in text
    assert "＋疏通河道。" in text


def test_changed_records_stand_below() -> None:
    text = "\n".join(shown())
    assert "县交通局：牵头 → 责任（修建跨河桥梁）" in text
    assert "修建跨河桥梁：2025-12-31前 → 2026-06-30前" in text
    assert "入学率：入学率 ≥ 80%（2025 年） → 入学率 ≥ 85%（2025 年）" in text


def test_what_is_equal_stands_only_where_all_is_asked_for() -> None:
    lines = [[line.plain for line in version_lines(align(OLD, OLD), (OLD, OLD), every)] for every in (False, True)]
    assert "两个版本的条文没有不同。" in lines[0]
    assert any("拆除旧码头" in line for line in lines[1])


def test_rows_of_one_document_are_counted_and_shown_on_demand() -> None:
    sides = side_by_side([OLD, NEW], Aspect.TASK)
    few, every = ([line.plain for line in side_lines(sides, [OLD, NEW], all_)] for all_ in (False, True))
    assert few[-1] == "\n另有 2 行只有一份文件有，加 --all 列出。"
    assert any("拆除旧码头" in line for line in every)
    assert not any("拆除旧码头" in line for line in few)


def test_an_empty_cell_says_how_often_the_text_names_the_theme() -> None:
    other = plan([Item("养护路网")], title="乙县方案")
    lines = [line.plain for line in side_lines(side_by_side([OLD, other], Aspect.THEME), [OLD, other], True)]
    assert "  B —（正文提到 1 处）" in lines


def test_documents_with_little_in_common_are_said_to_be_no_versions() -> None:
    other = plan([Item("养护路网"), Item("开放食堂"), Item("接种疫苗")], title="乙县通知")
    lines = [line.plain for line in version_lines(align(OLD, other), (OLD, other), False)]
    assert any("可能不是同一文件的两个版本" in line for line in lines)
    assert not any("可能不是同一文件的两个版本" in line for line in shown())


def test_versions_of_one_title_are_told_apart_by_their_files() -> None:
    new = replace(OLD, document=replace(OLD.document, source=replace(OLD.document.source, name="印发稿.txt")))
    heads = [line.plain for line in version_lines(align(OLD, new), (OLD, new), False)][:2]
    assert heads == ["原：《某县方案》（某县方案.txt）", "现：《某县方案》（印发稿.txt）"]
    assert [line.plain for line in side_lines(side_by_side([OLD, new], Aspect.TASK), [OLD, new], False)][:2] == [
        "A：《某县方案》（某县方案.txt）",
        "B：《某县方案》（印发稿.txt）",
    ]


def test_documents_with_nothing_to_compare_say_so() -> None:
    one, other = plan([], title="甲县通知"), plan([], title="乙县通知")
    lines = [line.plain for line in side_lines(side_by_side([one, other], Aspect.TASK), [one, other], True)]
    assert lines[-1] == "这些文件里没有可按任务对照的内容。"
