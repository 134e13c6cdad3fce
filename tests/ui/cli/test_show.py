"""The command show: a record in its context."""

import hashlib
import json
import re

import pytest

from corpus.model import Span
from tests.command_line import found, zhengce
from tests.sample_plan import PLAN, TEXT
from ui.cli.show import _in_context, _shown


@pytest.mark.parametrize("kind", ["document", "passage", "task", "target", "priority"])
def test_show_gives_the_record_in_its_context(ask, kind):
    hit = found(ask, "*" if kind == "document" else "", "--kind", kind, "--limit", 1)["hits"][0]
    status, text = ask("show", hit["entry_id"])
    assert status == 0
    assert hit["entry_id"] in text
    assert re.search(r"第 \d+—\d+ 字", re.sub(r"\s*│\n│\s*│\s*", "", text)) or "位置" in text
    status, text = ask("show", hit["entry_id"], "--format", "json")
    assert json.loads(text)["entry_id"] == hit["entry_id"]


def test_show_knows_every_id_that_exports_hand_out(ask):
    lines = ask("export")[1].splitlines()
    one_of_each = {record["record"]: record["entry_id"] for record in map(json.loads, lines)}
    assert set(one_of_each) >= {"document", "task", "target", "priority", "citation"}
    for entry_id in one_of_each.values():
        status, text = ask("show", entry_id)
        assert status == 0
        assert not re.search(r"\b(?:None|True|False)\b", text)


def test_a_task_is_shown_with_its_units_deadline_and_place(ask):
    text = squeezed(ask("show", shown(ask, "task", "牵头:市"))[1])
    assert "牵头：" in text
    assert "章节" in text
    assert "记录编号" in text
    assert re.search(r"第\d+—\d+字", text)


def test_a_document_is_shown_with_counts_of_what_it_holds(ask):
    text = squeezed(ask("show", shown(ask, "document", "文种:方案"))[1])
    assert re.search(r"任务\d+", text)
    assert "成文日期" in text


def test_a_record_as_json_is_that_of_the_export(ask):
    entry_id = shown(ask, "task", "牵头:市")
    record = json.loads(ask("show", entry_id, "--format", "json")[1])
    assert record["record"] == "task"
    assert record in [json.loads(line) for line in ask("export")[1].splitlines()]


@pytest.mark.parametrize("entry_id", ["x", "不是编号", "ffffffffffffffff-t1", "ffffffffffffffff", "ab-t01", "-t1"])
def test_what_is_no_id_is_explained(corpus, entry_id, capsys):
    assert zhengce("show", "--corpus", corpus, "--", entry_id) == 1
    assert f"没有编号 {entry_id}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("upper", None, ""),
        ("themes", [], ""),
        ("running", False, ""),
        ("listed", True, "是"),
        ("themes", ["甲", "乙"], "甲、乙"),
        ("value", 0, "0"),  # a number that says something
        ("status", "achieved", "已完成"),
        ("comparator", ">=", "不低于"),
        ("deadline", {"text": "年底前", "due": "2024-12-31", "recurs": None}, "年底前（2024-12-31）"),
        ("deadline", {"text": "每年", "due": None, "recurs": "每年"}, "每年（每年）"),
        ("deadline", {"text": "及时", "due": None, "recurs": None}, "及时"),
    ],
)
def test_fields_on_the_screen(name, value, shown):
    assert _shown(name, value) == shown


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "牵头：市环保局"),
        ({"unit_full": "白水市环保局"}, "牵头：白水市环保局"),
        ({"since": "2018", "present_name": "市生态环境局"}, "牵头：市环保局（现为市生态环境局）"),
        ({"since": "2018", "present_name": "市环保局"}, "牵头：市环保局"),
        ({"running": True}, "牵头：市环保局（由正文叙述读出）"),
        ({"role": "supervising"}, "督导：市环保局"),
    ],
)
def test_units_on_the_screen(changes, words):
    assert _shown("assignments", [{"role": "lead", "unit": "市环保局", "unit_full": None, **changes}]) == words


def test_a_quote_stands_in_its_context():
    start = TEXT.index("建设收运体系")
    quote = _in_context(PLAN, Span(start, start + 6)).plain
    assert "建设收运体系" in quote
    assert quote.startswith("…")
    whole = _in_context(PLAN, Span(0, len(TEXT))).plain
    assert whole == TEXT  # nothing is left out at either end


def shown(ask, kind, query):
    return found(ask, query, "--kind", kind, "--limit", 1)["hits"][0]["entry_id"]


def squeezed(text):
    return re.sub(r"[\s│]+", "", text)


def test_a_document_says_whether_it_holds_today_and_what_ends_it(tmp_path, capsys):
    old = "清河省物业管理办法\n清政发〔2015〕1号\n第一条 为规范物业管理，制定本办法。\n第二条 本办法自2015年2月1日起施行，有效期至2016年12月31日。\n"
    new = "清河省物业管理规定\n清政发〔2020〕7号\n第一条 制定本规定。\n第二条 本规定自2020年3月1日起施行。《清河省物业管理办法》（清政发〔2015〕1号）同时废止。\n清河省人民政府\n2020年1月1日\n"
    for name, content in (("old.txt", old), ("new.txt", new)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    corpus = tmp_path / "corpus"
    for name, status, said in (
        ("old.txt", "失效", "有效期至"),
        ("new.txt", "未知", "《清河省物业管理办法》（清政发〔2015〕1号）"),
    ):
        assert zhengce("add", tmp_path / name, "--corpus", corpus) == 0
        entry_id = hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()[:16]
        capsys.readouterr()
        assert zhengce("show", entry_id, "--corpus", corpus) == 0
        text = squeezed(capsys.readouterr().out)
        assert f"时效{status}" in text
        assert said in text
    old_id = hashlib.sha256(old.encode()).hexdigest()[:16]
    assert zhengce("show", old_id, "--corpus", corpus, "--format", "json") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["status"] == "废止"
    assert record["repealed_by"] == [{"title": "清河省物业管理规定", "number": "清政发〔2020〕7号"}]


def test_export_writes_a_folder_of_parquet(ask, tmp_path):
    assert ask("export", "--format", "parquet", "--output", tmp_path / "表")[0] == 0
    assert sorted(path.suffix for path in (tmp_path / "表").iterdir()) == [".parquet"] * 7
    (tmp_path / "占用").write_text("", encoding="utf-8")
    assert ask("export", "--format", "parquet", "--output", tmp_path / "占用")[0] == 1


def test_export_writes_what_datasette_is_told_beside_the_corpus(ask, corpus, tmp_path):
    assert ask("export", "--format", "datasette")[0] == 0
    told = corpus / "datasette.json"
    assert json.loads(told.read_text(encoding="utf-8"))["title"] == "政策文件库"
    told.unlink()
    assert ask("export", "--format", "datasette", "--output", tmp_path / "说明.json")[0] == 0
    assert (tmp_path / "说明.json").is_file()
