"""Rows of tables that state facts, though the table goes on with the text."""

from ingest.lines.fact_rows import fact_rows
from tests.made_files import document, table

TASKS = (("序号", "任务", "责任单位"), ("1", "改造道路", "市政局"), ("2", "新建水厂", "水务局"))


def test_only_the_rows_above_the_head_state_facts() -> None:
    assert fact_rows(table(("索引号", "0012/2026-7"), ("发布单位", "区政府"), *TASKS)) == {(0, 0), (0, 1)}
    assert fact_rows(table(*TASKS)) == set()


def test_facts_above_the_rows_of_a_table_leave_it() -> None:
    found = document(*table(("索引号", "0012/2026-7"), ("发文日期", "2026-07-14", "公开方式", "主动公开"), *TASKS))
    assert (found.facts.index_number, found.facts.document_date) == ("0012/2026-7", "2026-07-14")
    assert found.text.startswith("序号\n任务")


def test_a_title_alone_in_its_row_below_facts_stands_free() -> None:
    found = document(
        *table(("公开日期：", "2026-06-16 11:08"), ("发布单位：", "望溪镇"), ("2026年望溪镇重点工作安排",), *TASKS)
    )
    assert found.facts.published_date == "2026-06-16 11:08"
    assert (found.blocks[0].cell, found.text.split("\n")[0]) == (None, "2026年望溪镇重点工作安排")


def test_a_day_of_publication_between_cells_of_navigation() -> None:
    found = document(*table(("网站首页", "地图"), ("發佈時間：2026年1月17日 15:39", "论坛", "來源：澜州日报"), *TASKS))
    assert (found.facts.published_date, found.facts.publisher) == ("2026年1月17日 15:39", "澜州日报")


def test_one_row_of_labels_without_values_is_a_head() -> None:
    head = ("时间", "任务", "部门")
    found = document(*table(head, ("3月", "改造道路", "市政局"), ("4月", "新建水厂", "水务局")))
    assert found.text.split("\n")[:3] == list(head)
