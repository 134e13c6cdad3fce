"""A table fitted to one's own place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.division.rows import TableColumn
from corpus.intake.moving import LexiconMovers, seat_named
from corpus.model import Metadata, Span
from corpus.model.seats import MoveKind
from corpus.workspace.adapting import accept, adapt, written
from corpus.workspace.apply import apply_all
from corpus.workspace.changes import EditCells, MoveRows
from corpus.workspace.model import Workspace
from tests.plan_tables import row, table

OWN, COUNTY = seat_named("广东省梅州市"), seat_named("大埔县")
OF_A_PROVINCE = LexiconMovers(
    lambda _: Metadata(level="省", region="江西省", region_code="360000", document_date=date(2016, 5, 1))
)
UNKNOWN = LexiconMovers(lambda _: None)


def proposed(made, home=OWN, movers=OF_A_PROVINCE, origin=None):
    return {(each.old, each.new): each for each in adapt(made, movers, home, origin).proposals}


def accepted(made, **asked):
    """What each cell says when everything is accepted."""
    changes = accept(made, adapt(made, OF_A_PROVINCE, OWN, **asked).proposals)
    edits = [edit for change in changes if isinstance(change, EditCells) for edit in change.edits]
    return {(edit.row_id, edit.column): edit.new for edit in edits}


def test_a_name_is_proposed_once_with_all_its_places():
    made = table(row("a", lead="省财政厅、省水利厅"), row("b", cooperating="省财政厅", content="由省财政厅拨付。"))
    found = proposed(made)["省财政厅", "市财政局"]
    assert found.row_ids == ("a", "b")
    assert len(found.places) == 3
    assert found.kind is MoveKind.ORGAN
    assert found.reason == "省级文件改为市级"


def test_units_texts_and_heads_are_changed_where_they_are_accepted():
    made = table(
        row(
            "a",
            path=("江西省河湖方案", "一、全省整治"),
            lead="省水利厅＊",
            responsible="各市（州）政府、各县（市、区）政府",
        ),
        row("b", path=("江西省河湖方案", "一、全省整治"), task="我省河道整治"),
        row("c", path=("别的",), lead="省税务局"),
    )
    edits = accepted(made)
    assert edits["a", TableColumn.LEAD] == "市水利局＊"
    assert edits["a", TableColumn.RESPONSIBLE] == "各县（市、区）政府"  # both are that now: named once
    assert edits["b", TableColumn.TASK] == "我市河道整治"
    [moved] = [change for change in accept(made, proposed(made).values()) if isinstance(change, MoveRows)]
    assert (moved.row_ids, moved.before, moved.path) == (("a", "b"), "c", ("梅州市河湖方案", "一、全市整治"))


def test_each_proposal_can_be_refused_everywhere_or_at_some_places():
    made = table(row("a", lead="省财政厅"), row("b", lead="省财政厅"))
    found = proposed(made)["省财政厅", "市财政局"]
    [change] = accept(made, [found.without({"a"})])
    assert [edit.row_id for edit in change.edits] == ["b"]
    assert accept(made, []) == accept(made, [found.without({"a", "b"})]) == ()


def test_a_cell_that_says_something_else_by_now_is_left():
    found = proposed(table(row("a", lead="省财政厅、省水利厅")))
    assert accept(table(row("a", lead="甲局、省水利厅")), found.values()) == ()


@pytest.mark.parametrize(
    "kept",
    [
        "《省级财政管理办法》",
        "落实“全省一盘棋”",
        "赣府发〔2020〕5号，省府字〔2021〕3号",
        "市教育局（原省教育厅分局）",
        "《全省",
    ],
)
def test_titles_quotations_and_numbers_stay(kept):
    found = proposed(table(row("a", content=kept + "，由省水利厅落实。")))
    texts = [old for old, _ in found]
    assert [old for old in texts if old != "全省"] == ["省水利厅"]
    assert ("全省" in texts) is (kept == "《全省")


def test_what_could_not_be_mapped_is_listed_with_its_reason():
    made = table(row("a", lead="省税务局、南昌海关、赣州市政府"), row("b", lead="省税务局"))
    found = {each.name: each for each in adapt(made, OF_A_PROVINCE, OWN).unmapped}
    assert found["省税务局"].row_ids == ("a", "b")
    assert "垂直管理" in found["省税务局"].why
    assert "下级地方" in found["赣州市政府"].why
    assert "南昌海关" in found


def test_without_a_home_only_names_no_longer_borne():
    made = table(row("a", lead="省环境保护厅、省财政厅", supervising="陕西银保监局"))
    found = proposed(made, home=None)
    assert list(found) == [
        ("省环境保护厅", "省生态环境厅（原省环境保护厅）"),
        ("陕西银保监局", "陕西金融监管局（原陕西银保监局）"),
    ]
    assert {each.kind for each in found.values()} == {MoveKind.FORMER}


def test_rows_of_an_unknown_place_take_the_one_that_is_given():
    made = table(row("a", lead="省财政厅", origins=()))
    assert proposed(made, movers=UNKNOWN) == {}
    assert list(proposed(made, movers=UNKNOWN, origin=seat_named("江西省"))) == [("省财政厅", "市财政局")]


def test_ones_own_name_instead_of_my_city():
    made = table(row("a", content="江西省推进"))
    assert [each.new for each in adapt(made, OF_A_PROVINCE, OWN).proposals] == ["我市"]
    assert [each.new for each in adapt(made, OF_A_PROVINCE, OWN, by_name=True).proposals] == ["梅州市"]


def test_a_county():
    made = table(row("a", lead="省生态环境厅", responsible="各市人民政府", content="全省、省级有关部门"))
    assert [new for _, new in proposed(made, COUNTY)] == ["全县", "县级", "县生态环境分局", "各镇（街道）"]


def test_what_is_accepted_is_applied_without_a_word_and_taken_back():
    made = table(
        row("a", path=("一、全省水",), lead="省水利厅"),
        row("b", path=("一、全省水",), content="由省财政厅拨付，各市负责。"),
        row("c", path=("二、土",), lead="省水利厅"),
        row("d", path=("一、全省水",)),
    )
    before = Workspace(plan_id="p", name="x", tables=(made,))
    done = apply_all(before, accept(made, proposed(made).values()))
    assert done.conflicts == ()
    [after] = done.workspace.tables
    assert [each.row_id for each in after.rows] == ["a", "b", "c", "d"]
    assert [each.path for each in after.rows] == [("一、全市水",), ("一、全市水",), ("二、土",), ("一、全市水",)]
    assert after.rows[1].cells[TableColumn.CONTENT] == "由市财政局拨付，各县（市、区）负责。"
    assert apply_all(done.workspace, done.inverse).workspace.tables == (made,)


def test_stretches_that_meet_are_replaced_once():
    wanted = [(Span(0, 2), "甲乙", "一"), (Span(1, 3), "乙丙", "二"), (Span(3, 4), "丁", "三")]
    assert written("甲乙丙丁", wanted) == "一丙三"


@given(
    st.lists(
        st.sampled_from(["省财政厅", "各市政府", "省税务局", "《省级》", "，", "全省", "某某办", "＊"]), max_size=8
    )
)
def test_accepting_all_leaves_nothing_to_propose(pieces):
    made = table(row("a", lead="、".join(pieces), content="".join(pieces)))
    edits = accepted(made)
    after = table(row("a", **{c.value: edits.get(("a", c), made.rows[0].cells[c]) for c in made.rows[0].cells}))
    assert proposed(after) == {}
