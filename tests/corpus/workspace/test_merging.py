"""Rows made one and rows made several keep what they rest on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.division.rows import TableColumn
from corpus.division.table import TableSource
from corpus.intake.tables import LexiconReader
from corpus.workspace.apply import apply
from corpus.workspace.merging import merge, mergeable, split
from corpus.workspace.model import Workspace
from tests.plan_tables import origin, row, table

READER = LexiconReader()
TASK, CONTENT, LEAD = TableColumn.TASK, TableColumn.CONTENT, TableColumn.LEAD
RESPONSIBLE, COOPERATING = TableColumn.RESPONSIBLE, TableColumn.COOPERATING
WORDS = "建立流域横向生态保护补偿机制，完善监测评价体系，按季度通报结果。"


def ids():
    numbers = iter(range(1000))
    return lambda: f"new{next(numbers)}"


def merged(*rows):
    made = table(*rows, row("last"))
    change = merge(made, [each.row_id for each in rows], READER, new_id=ids())
    return change, change.added[0].cells


def test_the_longest_wording_and_all_units_each_in_its_strongest_role():
    change, cells = merged(
        row("a", task="建立补偿机制", lead="市发改委", responsible="市财政局、市水利局"),
        row("b", task="建立流域横向补偿机制", content=WORDS, lead="市财政局", cooperating="市发展改革局、市林业局"),
    )
    assert change.removed == ("a", "b")
    assert change.before == "last"
    assert (cells[TASK], cells[CONTENT]) == ("建立流域横向补偿机制", WORDS)
    assert cells[LEAD] == "市发改委、市财政局"
    assert cells[RESPONSIBLE] == "市水利局"
    assert cells[COOPERATING] == "市林业局"  # 市发展改革局 is 市发改委, which leads


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("2025年底前", "2025年12月", "2025年底前"),
        ("2026年底前", "2025年6月底前", "2025年6月底前；2026年底前"),
        ("", "2025年底前", "2025年底前"),
        ("长期坚持", "2025年底前", "2025年底前；长期坚持"),
        ("", "", ""),
    ],
)
def test_time_limits_are_both_shown_where_they_differ(one, other, both):
    _, cells = merged(row("a", deadline=one), row("b", deadline=other))
    assert cells[TableColumn.DEADLINE] == both


def test_results_and_themes_are_joined_and_what_was_inferred_stays_marked():
    one = row("a", targets="建成3个示范区；覆盖率达90%", themes=("水",), lead="甲局＊", responsible="乙局＊")
    other = row("b", targets="覆盖率达90%", themes=("土", "水"), lead="甲局")
    change, cells = merged(one, other)
    assert cells[TableColumn.TARGETS] == "建成3个示范区；覆盖率达90%"
    assert cells[LEAD] == "甲局"
    assert cells[RESPONSIBLE] == "乙局＊"
    assert change.added[0].themes == ("水", "土")


def test_what_was_edited_can_still_be_restored():
    one = replace(row("a", lead="甲局"), cells={LEAD: "丙局"})
    change, cells = merged(one, row("b", lead="乙局"))
    assert cells[LEAD] == "丙局、乙局"
    assert change.added[0].original[LEAD] == "甲局、乙局"
    assert LEAD in change.added[0].edited


def test_one_row_is_not_merged_nor_rows_that_are_not_there():
    made = table(row("a"))
    assert merge(made, ["a", "x"], READER) is None


@given(st.lists(st.lists(st.integers(0, 5), max_size=3), min_size=2, max_size=5))
def test_all_provenance_is_kept(drawn):
    rows = [row(str(n), origins=tuple(origin(f"d:task:{one}") for one in made)) for n, made in enumerate(drawn)]
    change = merge(table(*rows), [each.row_id for each in rows], READER)
    kept = [each.entry_id for each in change.added[0].origins]
    assert kept == list(dict.fromkeys(f"d:task:{one}" for made in drawn for one in made))


def test_near_equal_tasks_of_several_documents_are_proposed():
    other = TableSource(document_id="d2", file="b.txt", title=None, document_number=None)
    made = table(
        row("a", task="建立补偿机制", content=WORDS),
        row("b", task="加强组织领导"),
        row("c", task="建立补偿机制", content=WORDS.replace("按季度", "每半年"), origins=(origin(source=other),)),
        row("d", task="整治河道", content="清理河道内违法建筑和垃圾，恢复岸线生态功能。"),
    )
    assert [group.row_ids for group in mergeable(made)] == [("a", "c")]
    assert mergeable(table()) == ()


def test_merging_and_splitting_are_applied_where_the_rows_stood():
    rows = [row(one, task=f"任务{one}", content="第一句话。第二句话。") for one in "abcd"]
    made = table(*rows)
    for change, order in [
        (merge(made, ["d", "b"], READER, new_id=ids()), ["a", "new0", "c"]),
        (split(made, "d", new_id=ids()), ["a", "b", "c", "new0", "new1"]),
        (split(made, "a", new_id=ids()), ["new0", "new1", "b", "c", "d"]),
    ]:
        done = apply(Workspace(plan_id="p", name="x", tables=(made,)), change)
        assert done.conflicts == ()
        assert [each.row_id for each in done.workspace.tables[0].rows] == order


# --- split --------------------------------------------------------------------------------------------------------


def test_a_row_by_its_sentences():
    text = "建立补偿机制，覆盖12个县。完善监测体系，建成3个监测站。"
    one = row("a", task="推进补偿", content=text, lead="市水利局", targets="覆盖12个县；建成3个监测站")
    change = split(table(one, row("b")), "a", new_id=ids())
    first, second = change.added
    assert (change.removed, change.before) == (("a",), "b")
    assert (first.cells[TASK], first.cells[CONTENT]) == ("推进补偿", "建立补偿机制，覆盖12个县。")
    assert (second.cells[TASK], second.cells[CONTENT]) == ("完善监测体系", "完善监测体系，建成3个监测站。")
    assert [part.cells[TableColumn.TARGETS] for part in change.added] == ["覆盖12个县", "建成3个监测站"]
    assert all(part.origins == one.origins and part.cells[LEAD] == "市水利局" for part in change.added)
    assert all(not part.edited for part in change.added)


def test_a_row_at_a_place():
    change = split(table(row("a", task="一是摸底排查二是建章立制")), "a", 6, new_id=ids())
    assert [part.cells[TASK] for part in change.added] == ["摸底排查", "建章立制"]


@pytest.mark.parametrize(
    ("content", "at"), [("只有一句。", None), ("只有一句。", 0), ("只有一句。", 99), ("", None), ("一句。\n", None)]
)
def test_nothing_to_split(content, at):
    assert split(table(row("a", content=content)), "a", at) is None


def test_a_row_that_is_not_there():
    assert split(table(), "a") is None


def test_a_place_before_the_text_is_none():
    made = table(row("a", task="建设", content="先建河堤。再通道路。"))
    assert split(made, "a", -4) is split(made, "a", 0) is None


def test_a_part_is_called_by_its_words_whatever_letter_they_end_in():
    change = split(table(row("a", content="先建河堤。建设数字 plan。")), "a")
    assert change.added[1].cells[TASK] == "建设数字 plan"
