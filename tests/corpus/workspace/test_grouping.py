"""Groups of a kept table follow its cells as they stand now."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.division.rows import Grouping, TableColumn
from corpus.division.table import TableSource
from corpus.intake.tables import LexiconReader
from corpus.model import UnitRole
from corpus.workspace.grouping import grouped
from tests.plan_tables import origin, row, table

READER = LexiconReader()


def heads(made, by):
    return [group.path[-1] if group.path else "" for group in grouped(made, READER, by)]


def test_units_with_the_counts_of_their_roles():
    made = table(
        row("a", lead="市发改委", responsible="市财政局、市水利局"),
        row("b", lead="市发改委、市水利局"),
        row("c", responsible="市发改委"),
        row("d"),
    )
    assert heads(made, Grouping.UNIT) == [
        "市发改委（牵头2项，责任1项）",
        "市财政局（责任1项）",
        "市水利局（牵头1项，责任1项）",
        "未明确单位（1项）",
    ]
    first = grouped(made, READER, Grouping.UNIT)[0]
    assert first.roles["a"] == (UnitRole.LEAD,)
    assert first.role_words(made.rows[2]) == "责任"


def test_a_changed_lead_moves_the_row():
    before = table(row("a", lead="市发改委"))
    after = replace(before, rows=(replace(before.rows[0], cells={TableColumn.LEAD: "市住建局"}),))
    assert heads(after, Grouping.UNIT) == ["市住建局（牵头1项）"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("市发改委，市财政局；市水利局", ["市发改委", "市财政局", "市水利局"]),
        ("市发改委＊、市财政局", ["市发改委", "市财政局"]),
        ("各县（市、区）人民政府、市交通委（市道运局）", ["各县（市、区）人民政府", "市交通委（市道运局）"]),
        ("市农业农村局（原市农业局）", ["市农业农村局"]),
        ("市文化和旅游局\n市教育局", ["市文化和旅游局", "市教育局"]),
        ("/", ["未明确单位"]),
    ],
)
def test_a_cell_is_split_as_extraction_splits(cell, names):
    made = table(row("a", responsible=cell))
    assert [group.name for group in grouped(made, READER, Grouping.UNIT)] == names


def test_a_role_that_the_cell_itself_says():
    made = table(row("a", responsible="市发改委牵头，市财政局配合"))
    assert heads(made, Grouping.UNIT) == ["市发改委（牵头1项）", "市财政局（配合1项）"]


def test_time_limits_in_order_then_what_has_no_day():
    made = table(
        row("a", deadline="持续推进"),
        row("b", deadline="2026年12月31日前"),
        row("c", deadline=""),
        row("d", deadline="6月底前"),  # of the document's year
        row("e", deadline="2026年底前"),
        row("f", deadline="尽快"),
    )
    assert heads(made, Grouping.DEADLINE) == [
        "2024年6月底前（1项）", "2026年底前（2项）", "持续推进（1项）", "时限没有写到日期（1项）", "未写明完成时限（1项）",
    ]  # fmt: skip


def test_sections_of_rows_that_follow_each_other():
    made = table(
        row("a", path=("一、水",)), row("b", origins=()), row("c", path=("一、水",)), row("d", path=("二、土",))
    )
    assert [[each.row_id for each in group.rows] for group in grouped(made, READER)] == [["a", "b", "c"], ["d"]]


def test_the_documents_name_stands_over_its_sections_where_there_are_several():
    other = TableSource(document_id="d2", file="b.docx", title="别的方案", document_number=None)
    made = table(row("a", path=("一、水",)), row("b", path=("一、水",), origins=(origin(source=other),)))
    assert [group.path for group in grouped(made, READER)] == [
        ("《云山市河湖管护实施方案》（云政办发〔2024〕3号）", "一、水"), ("《别的方案》", "一、水"),
    ]  # fmt: skip


def test_the_first_theme_and_those_without_last():
    made = table(row("a"), row("b", themes=("水污染防治", "河湖长制")), row("c", themes=("水污染防治",)))
    assert heads(made, Grouping.THEME) == ["水污染防治（2项）", "未标主题（1项）"]


_NAMES = st.lists(st.sampled_from(["市发改委", "市财政局", "各县（市、区）政府", "省水利厅"]), unique=True, max_size=3)
_ROWS = st.lists(
    st.tuples(
        _NAMES,
        _NAMES,
        st.sampled_from(["", "2025年底前", "2024年6月底前", "长期", "尽快", "每年"]),
        st.sampled_from([(), ("水",), ("土", "水")]),
        st.sampled_from([(), ("一、",), ("二、", "（一）")]),
    ),
    max_size=12,
)


@given(_ROWS)
def test_groups_hold_every_row(drawn):
    made = table(
        *(
            row(str(n), lead="、".join(lead), responsible="，".join(others), deadline=due, themes=themes, path=path)
            for n, (lead, others, due, themes, path) in enumerate(drawn)
        )
    )
    ids = [each.row_id for each in made.rows]
    for by in (Grouping.SECTION, Grouping.THEME, Grouping.DEADLINE):
        assert sorted((r.row_id for g in grouped(made, READER, by) for r in g.rows), key=int) == ids
    assert [r.row_id for g in grouped(made, READER, Grouping.SECTION) for r in g.rows] == ids
    by_unit = grouped(made, READER, Grouping.UNIT)
    assert {r.row_id for g in by_unit for r in g.rows} == set(ids)
    assert sum(len(g.rows) for g in by_unit) == sum(max(len({*lead, *others}), 1) for lead, others, *_ in drawn)
