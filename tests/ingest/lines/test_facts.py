"""Labels and values in a line or a row."""

import pytest

from corpus.model import PageFacts
from ingest.lines.facts import FactsError, add_facts, label_of, labels, merge_facts, parse_line, parse_row, parse_spaced


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
        ("来源: 县府办发布时间:2022-03-04 17:14", [("来源", "县府办"), ("发布时间", "2022-03-04 17:14")]),
        (
            "来源：县府网站公开日期：2022年3月4日 浏览：3次",
            [("来源", "县府网站"), ("公开日期", "2022年3月4日"), ("浏览", "3次")],
        ),
        ("来源：县府办发布时间：待定", [("来源", "县府办发布时间：待定")]),  # no day
        ("信息发布时间：2024-03-05", []),  # not behind another label's value
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


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("索 引 号：", "索引号"),
        ("發文機關", "发文机关"),
        ("**来源**", "来源"),
        ("来源**：", "来源"),
        ("市财政局", None),
        ("", None),
        ("来源" + " " * 37 + ":", "来源"),
        ("来源" + " " * 38 + "x", "来源"),  # what stands behind forty characters is not looked at
    ],
)
def test_which_texts_are_labels(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("来源:某局", [("来源", "某局")]),
        ("[来源] 某局", [("来源", "某局")]),
        ("1)来源:某局", []),
        ("根据来源:某局", []),
        ("2024-01-05 来源:某局", [("发布日期", "2024-01-05"), ("来源", "某局")]),
        ("• 2024-01-05 10:30 | 来源:某局", [("发布日期", "2024-01-05 10:30"), ("来源", "某局")]),
        ("2024-01-05 某局 来源:某报", []),  # words before the label
        ("来源:发布日期:2024-01-05", [("来源", ""), ("发布日期", "2024-01-05")]),
        ("来源:某局【打印】", [("来源", "某局"), ("打印", "")]),
        ("来源:某局 字号:大", [("来源", "某局"), ("字号", "大")]),
        ("来源:某局 [打印]", [("来源", "某局"), ("打印", "")]),
        ("来源:某局【甲】", [("来源", "某局")]),
        ("来源:某局 分享到", [("来源", "某局")]),
        ("来源:暂无", [("来源", "")]),
        ("来源:" + "某" * 1998 + " 文号:1", [("来源", "某" * 1998 + " 文号:1")]),  # beyond two thousand characters
        ("文字 ", []),
    ],
)
def test_pairs_of_a_line(text, pairs):
    assert parse_line(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("来源 某局", []),  # one label that is not spaced out may be any words
        ("来 源 某局", [("来源", "某局")]),
        ("来源 某局 文号 某政3号", [("来源", "某局"), ("文号", "某政3号")]),
        ("来源 某局 文号", []),
        ("来 源", []),
        ("由来源 某局 文号 某政3号", []),
        ("来源 某局 发布日期 2024-01-05", [("来源", "某局"), ("发布日期", "2024-01-05")]),
        ("来源 某局 发布日期 昨天", []),  # no day
    ],
)
def test_pairs_that_white_space_parts(text, pairs):
    assert parse_spaced(text) == pairs


@pytest.mark.parametrize(
    ("cells", "pairs"),
    [
        (["来源", "某局", "某报"], [("来源", "某局")]),  # the first value counts
        (["来源", "", "某局"], [("来源", "某局")]),
        (["", "来源", "某局"], [("来源", "某局")]),
        (["某局", "来源"], []),
        (["来源：某局", "文号", "3号"], [("来源", "某局"), ("文号", "3号")]),
        ([], []),
    ],
)
def test_pairs_of_a_row(cells, pairs):
    assert parse_row(cells) == pairs


@pytest.mark.parametrize(
    ("label", "value", "name", "known"),
    [
        ("来源", "某局", "publisher", "某局"),
        ("来源", "", "publisher", None),
        ("来源", "https://a.cn/b", "url", "https://a.cn/b"),
        ("网址", "无", "url", None),
        ("链接", "www.a.cn", "url", "www.a.cn"),
        ("链接", "ftp://x", "url", "ftp://x"),
        ("发布日期", "昨天", "published_date", None),
        ("索引号", "A-1", "index_number", "A-1"),
        ("索引号", "甲", "index_number", None),
        ("文号", "某政〔2024〕", "document_number", "某政〔2024〕"),
        ("文号", "令第3號", "document_number", "令第3號"),
        ("文号", "2024", "document_number", None),
    ],
)
def test_a_fact_fits_its_field(label, value, name, known):
    assert getattr(add_facts(PageFacts(), [(label, value)]), name) == known


def test_the_first_telling_of_a_fact_counts():
    facts = add_facts(PageFacts(publisher="甲"), [("来源", "乙"), ("文号", "某政3号"), ("文号", "某政4号")])
    assert (facts.publisher, facts.document_number) == ("甲", "某政3号")
    merged = merge_facts(PageFacts(publisher="甲"), PageFacts(publisher="乙", title="题"))
    assert merged == PageFacts(publisher="甲", title="题")


def test_a_label_that_stands_twice_is_told(monkeypatch):
    monkeypatch.setattr("ingest.lines.facts.csv.DictReader", lambda rows: Rows([("来源", "publisher"), ("来源", "")]))
    labels.cache_clear()
    with pytest.raises(FactsError, match=r"facts\.csv:3: '来源'"):
        labels()
    monkeypatch.undo()
    labels.cache_clear()
    assert labels()["来源"] == "publisher"


class Rows:
    """What csv gives: rows, and how many lines it has read."""

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        self.rows, self.line_num = rows, 1

    def __iter__(self):
        for label, field in self.rows:
            self.line_num += 1
            yield {"label": label, "field": field}


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        (
            "青政办发〔2021〕36号　　发布时间：2021-06-11",
            [("发文字号", "青政办发〔2021〕36号"), ("发布时间", "2021-06-11")],
        ),
        ("青政发[2021]3号 来源：市政府办", [("发文字号", "青政发[2021]3号"), ("来源", "市政府办")]),
        ("根据青政办发〔2021〕36号 来源：市政府办", []),
        ("青政办发〔2021〕36号规定的责任单位 来源：市政府办", []),
    ],
)
def test_a_number_without_its_label_may_begin_a_line_of_facts(line, pairs):
    assert parse_line(line) == pairs
