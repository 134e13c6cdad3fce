"""Labels and values in a line or a row."""

import pytest

from ingest.lines.facts import FactsError, labels, parse_line, parse_row


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("工作部门：市财政局", []),  # not a label, only ends like one
        ("主要来源：市级财政", []),
        (
            "发文字号：青政〔2024〕6号  成文日期：2024年1月2日",
            [("发文字号", "青政〔2024〕6号"), ("成文日期", "2024年1月2日")],
        ),
        ("- **发布机构**：青川市科技局", [("发布机构", "青川市科技局")]),
        ("**发布日期**: 2025-05-27", [("发布日期", "2025-05-27")]),
    ],
)
def test_parse_line(text, pairs):
    assert parse_line(text) == pairs


def test_parse_row():
    row = ["文号", "平政办〔2013〕11号", "关键词", "", "索引号", "005452065"]
    assert parse_row(row) == [("文号", "平政办〔2013〕11号"), ("关键词", ""), ("索引号", "005452065")]
    assert parse_row(["序号", "类别", "重点任务", "牵头单位"]) == []  # the head of a table of tasks


def test_wrong_label_files_are_told_by_line(monkeypatch):
    labels.cache_clear()
    monkeypatch.setattr("ingest.lines.facts._FIELDS", {"title"})
    with pytest.raises(FactsError, match=r"facts\.csv:\d+: '发文字号'"):
        labels()
    monkeypatch.undo()
    labels.cache_clear()
    assert labels()["发文字号"] == "document_number"
