"""The check of a kept table: one line for each kind."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.division.rows import TableColumn
from corpus.intake.tables import LexiconReader
from corpus.model import Metadata
from corpus.workspace.checking import check_table
from tests.plan_tables import row, table

READER = LexiconReader(lambda _: Metadata(document_date=date(2024, 5, 1), level="市"))
WHOLE = {"lead": "市水利局", "deadline": "2025年底前", "targets": "建成3个站"}


def found(*rows):
    return {finding.code: finding for finding in check_table(table(*rows), READER)}


def whole(row_id, **cells):
    return row(row_id, **{**WHOLE, "task": f"整治第{row_id}段河道", **cells})


def test_a_table_that_lacks_nothing():
    assert found(whole("a"), whole("b")) == {}


def test_each_lack_is_one_line_with_its_rows():
    rows = [row(str(n), task=f"任务{n}", responsible="市水利局") for n in range(91)]
    said = found(*rows, row("x", task="别的"))
    assert said["no_lead"].row_ids == tuple(str(n) for n in range(91))
    assert said["no_unit"].row_ids == ("x",)
    assert said["no_deadline"].count == said["no_result"].count == 92
    assert said["no_lead"].message == "91 行没有牵头单位。"


@pytest.mark.parametrize(
    ("cells", "measurable"),
    [
        ({"targets": "", "content": "建成3个示范区"}, True),
        ({"targets": "", "task": "完成投资2亿元"}, True),
        ({"targets": "", "content": "2025年6月底前完成"}, False),
        ({"targets": "/"}, False),
    ],
)
def test_a_result_that_can_be_measured(cells, measurable):
    assert ("no_result" not in found(whole("a", **cells))) is measurable


@pytest.mark.parametrize(
    ("deadline", "past"),
    [("2023年底前", True), ("2024年4月", True), ("2024年5月1日前", False), ("长期", False), ("1月底前", True)],
)
def test_a_time_limit_before_the_document(deadline, past):
    assert ("deadline_past" in found(whole("a", deadline=deadline))) is past


def test_a_row_without_a_document_has_no_day():
    assert "deadline_past" not in found(replace(whole("a", deadline="2003年"), origins=()))


def test_rows_that_say_the_same():
    text = "清理河道内违法建筑和垃圾，恢复岸线生态功能，健全长效管护机制。"
    said = found(
        whole("a", content=text), whole("b", content="另一件不同的事情，与河道并不相干。"), whole("c", content=text)
    )
    assert said["duplicate"].row_ids == ("a", "c")
    assert "整治第a段河道”等 2 行" in said["duplicate"].message


def test_many_cases_of_a_kind_stay_one_line():
    rows = [whole(str(n), lead=f"{name}环保局") for n, name in enumerate(["市", "县", "区", "州", "旗"])]
    line = found(*rows)["defunct"].message
    assert line.endswith("等 5 处。")
    assert line.count("自") == 3


def test_nothing_in_a_cell_raises():
    odd = "）（、，\n\0🙂《“" * 3
    made = table(*(row(str(n), **{column.value: odd for column in TableColumn}) for n in range(3)))
    assert check_table(made, READER)
