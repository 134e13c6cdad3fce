"""Commands that work on files: extract."""

import json
import os
import re
import sys
from pathlib import Path

from corpus.intake import workers
from tests.command_line import PLAN, SAMPLES, zhengce
from ui.cli import files
from ui.cli.files import ListFormat, RecordFormat, parse_files


def test_extract_prints_one_object_for_one_file(capsys):
    assert zhengce("extract", PLAN) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["tasks"]
    text = record["canonical_text"]
    assert all(text[unit["start"] : unit["end"]] for task in record["tasks"] for unit in task["assignments"])


def test_extract_prints_an_array_for_several(capsys):
    assert zhengce("extract", PLAN, next(SAMPLES.glob("12_*"))) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_extract_prints_lines_on_request(capsys):
    assert zhengce("extract", PLAN, PLAN, "--format", "jsonl") == 0
    assert [json.loads(line)["source"] for line in capsys.readouterr().out.splitlines()] == [PLAN.name] * 2


def test_extract_writes_a_file_for_each(tmp_path):
    assert zhengce("extract", *sorted(SAMPLES.glob("0[1-3]_*")), "--output", tmp_path / "新") == 0
    assert sorted(path.stem for path in (tmp_path / "新").iterdir()) == sorted(
        path.stem for path in SAMPLES.glob("0[1-3]_*")
    )


def test_extract_overwrites_no_file_of_the_same_run(tmp_path, capsys):
    """The same name as .txt and .md: the second keeps its ending. The same name in two folders: refused."""
    for path in (tmp_path / "甲.txt", tmp_path / "甲.md", tmp_path / "乙" / "甲.md"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("关于开展试点工作的通知\n" * 30, encoding="utf-8")
    out = tmp_path / "out"
    assert zhengce("extract", tmp_path / "甲.txt", tmp_path / "甲.md", tmp_path / "乙" / "甲.md", "--output", out) == 1
    assert sorted(path.name for path in out.iterdir()) == ["甲.json", "甲.md.json"]
    assert "同名" in capsys.readouterr().err


def test_one_bad_file_does_not_stop_the_others(tmp_path, capsys):
    empty = tmp_path / "空.txt"
    empty.touch()
    assert zhengce("extract", empty, PLAN, "--output", tmp_path / "out") == 1
    assert [path.stem for path in (tmp_path / "out").iterdir()] == [PLAN.stem]
    assert re.match(r"空\.txt：.*[。]", capsys.readouterr().err)


def test_files_are_parsed_one_after_the_other_and_failures_noted(tmp_path, capsys):
    empty, nowhere = tmp_path / "空.txt", tmp_path / "无.txt"
    empty.touch()
    failures = []
    parsed = parse_files([empty, PLAN, nowhere], failures)
    assert [(path, document.document.source.name) for path, document in parsed] == [(PLAN, PLAN.name)]
    assert failures == ["空.txt", "无.txt"]
    err = capsys.readouterr().err
    assert "空.txt：" in err
    assert "无.txt：没有这个文件" in err


def test_nothing_is_printed_for_one_file_that_cannot_be_read(tmp_path, capsys):
    assert zhengce("extract", tmp_path / "无.txt") == 1
    assert capsys.readouterr().out == ""
    assert zhengce("extract", tmp_path / "无.txt", tmp_path / "没有.txt") == 1
    assert json.loads(capsys.readouterr().out) == []  # of several an array, also of none


def test_formats_are_those_of_the_commands():
    assert [form.value for form in ListFormat] == ["table", "json", "csv"]
    assert [form.value for form in RecordFormat] == ["json", "jsonl"]


def test_extract_tells_the_ledger_on_request(tmp_path, capsys):
    path = tmp_path / "通知.txt"
    path.write_text("关于开展试点工作的通知\n" + "各区要认真落实。" * 9 + "\n— 1 —\n", encoding="utf-8")
    assert zhengce("extract", path) == 0
    assert "ledger" not in json.loads(capsys.readouterr().out)
    assert zhengce("extract", path, "--ledger") == 0
    ledger = json.loads(capsys.readouterr().out)["ledger"]
    assert ledger == {
        "source": 86,
        "added": [],
        "canonical": 83,
        "left": [{"reason": "page_number", "amount": 3, "text": "— 1 —"}],
        "missing": 0,
    }


def test_a_file_with_a_name_that_is_no_utf_8_is_extracted(tmp_path, capsys):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "通知.txt".encode("gbk")))
    path.write_text("某市关于建设绿道的通知\n（一）建设绿道。（责任单位：市园林局）\n", encoding="utf-8")
    assert zhengce("extract", path, "--output", tmp_path / "out") == 0
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["通知.json"]
    path.write_bytes(b"")
    assert zhengce("extract", path) == 1
    assert "通知.txt：" in capsys.readouterr().err


def test_a_file_that_ends_its_worker_costs_one_outcome(tmp_path, capsys, monkeypatch):
    """As with adding: the others are read, in their order, and the bad one is named."""
    monkeypatch.setattr(files, "WORKERS", 2)
    code = (
        "import os; from corpus.intake import worker; real = worker.work\n"
        "worker.work = lambda job: os._exit(9) if job.name == '坏.txt' else real(job)\n"
        "worker.main()"
    )
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-P", "-c", code))
    bad = tmp_path / "坏.txt"
    bad.write_text("通知")
    assert zhengce("extract", bad, PLAN, tmp_path / "无.txt", PLAN, "--format", "jsonl") == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["source"] for line in out.splitlines()] == [PLAN.name] * 2
    assert "坏.txt：处理这个文件时程序意外中断" in err
    assert err.index("坏.txt") < err.index("无.txt")
