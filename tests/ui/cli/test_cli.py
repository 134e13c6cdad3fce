"""The command line: each command on a small corpus of the samples, its help in Chinese, and every kind of bad input."""

import csv
import io
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import openpyxl
import pytest
import spacy
from spacy.tokens import DocBin

from corpus.build import Corpus, Status
from corpus.search.asked import Query
from extract.names.themes import Themes
from ui.cli import COMMANDS, app
from ui.cli.words import in_chinese, run

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "corpus" / "samples"
PLAN = next(SAMPLES.glob("05_*"))


def zhengce(*arguments: object) -> int:
    return run(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("语料") / "库"
    assert zhengce("add", SAMPLES, "--corpus", folder, "--workers", 0) == 0
    return folder


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """An empty working folder without a corpus."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZHENGCE_DATA", raising=False)
    return tmp_path


@pytest.fixture
def ask(corpus, capsysbinary):
    """Run a command on the corpus: exit status, stdout as text."""

    def ask(*arguments: object) -> tuple[int, str]:
        capsysbinary.readouterr()
        status = zhengce(*arguments, "--corpus", corpus)
        return status, capsysbinary.readouterr().out.decode()

    return ask


def found(ask, query, *options):
    status, text = ask("search", query, "--format", "json", *options)
    assert status == 0
    return json.loads(text)


# --- extract ------------------------------------------------------------------------------------------------------


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


# --- add, remove, reindex, stats ----------------------------------------------------------------------------------


def test_add_again_is_unchanged(corpus, capsys):
    assert zhengce("add", SAMPLES, "--corpus", corpus, "--workers", 0) == 0
    head, figures = [line for line in capsys.readouterr().out.splitlines() if re.search("新增|│ +0 ", line)]
    assert [cell.strip() for cell in re.split("[┃│]", head) if cell.strip()][:4] == ["新增", "未变", "跳过", "失败"]
    assert figures.split("│")[2].strip() == str(sum(1 for _ in SAMPLES.iterdir()))


def test_add_explains_what_failed_and_what_it_skipped(tmp_path, capsys):
    files = tmp_path / "文件"
    files.mkdir()
    (files / "空.txt").touch()
    (files / "表.jsonl").write_text("{}")
    (files / "好.txt").write_bytes(PLAN.read_bytes())
    assert zhengce("add", files, tmp_path / "没有.txt", "--corpus", tmp_path / "库", "--workers", 0) == 1
    out = re.sub(r"\s|│", "", capsys.readouterr().out)
    assert "失败2" in out
    assert "跳过1" in out
    assert "空.txt" in out
    assert "没有.txt" in out


def test_add_does_not_look_into_the_corpus_itself(elsewhere, capsys):
    (elsewhere / "好.txt").write_bytes(PLAN.read_bytes())
    assert [zhengce("add", ".", "--workers", 0) for _ in range(2)] == [0, 0]
    out = capsys.readouterr().out
    assert "corpus.sqlite" not in out
    assert "不读取" not in out


def test_remove(tmp_path, capsys):
    folder = tmp_path / "库"
    zhengce("add", PLAN, "--corpus", folder, "--workers", 0)
    with sqlite3.connect(folder / "corpus.sqlite") as connection:
        (document_id,) = connection.execute("SELECT document_id FROM documents").fetchone()
    connection.close()
    capsys.readouterr()
    assert zhengce("remove", document_id, "0" * 16, "--corpus", folder) == 1
    captured = capsys.readouterr()
    assert "已移出 1 份" in captured.out
    assert "0" * 16 in captured.err


def test_reindex_and_stats(ask):
    count = sum(1 for _ in SAMPLES.iterdir())
    assert ask("reindex") == (0, f"已重建 {count} 份文件的索引。\n")
    status, text = ask("stats")
    assert status == 0
    assert re.search(rf"文件\s+│\s+{count}\s", text)


# --- search, show, matrix -----------------------------------------------------------------------------------------


def test_search_shows_how_it_read_the_query_and_where_hits_stand(ask):
    status, text = ask("search", "营商环境 年份:[2000 TO 2030]")
    assert status == 0
    assert text.startswith("按 ")
    assert re.search(r"共 \d+ 条，第 1 页", text)


def test_search_by_kind_pages_and_limit(ask):
    first = found(ask, "市", "--kind", "task", "--limit", 2)
    second = found(ask, "市", "--kind", "task", "--limit", 2, "--page", 2)
    ids = [hit["entry_id"] for page in (first, second) for hit in page["hits"]]
    assert len(set(ids)) == 4
    assert {hit["kind"] for hit in first["hits"]} == {"task"}
    assert first["total"] == second["total"] >= 4


def test_search_as_csv_has_the_source_of_each_hit(ask):
    _, text = ask("search", "环境", "--format", "csv", "--limit", 3)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert all(row["文件名"] and row["记录编号"] and row["原文"] for row in rows)


@pytest.mark.parametrize("option", ["--synonyms", "--former-names"])
def test_search_widens_on_request(ask, option):
    narrow, wide = found(ask, "生态环境局"), found(ask, "生态环境局", option)
    assert narrow["total"] <= wide["total"]
    assert narrow["reading"] != wide["reading"] or narrow["total"] == wide["total"]


def test_search_without_hits_says_so(ask):
    assert "没有结果。" in ask("search", "量子引力波")[1]


def test_search_writes_a_file(ask, tmp_path):
    assert ask("search", "环境", "--format", "json", "--output", tmp_path / "a" / "b.json") == (0, "")
    assert json.loads((tmp_path / "a" / "b.json").read_text(encoding="utf-8"))["hits"]


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


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_matrix(ask, form):
    status, text = ask("matrix", "--format", form)
    assert status == 0
    assert "市" in text


def test_matrix_as_excel_brings_its_records(ask, tmp_path):
    assert ask("matrix", "--format", "xlsx", "--rows", "year", "--output", tmp_path / "对比.xlsx")[0] == 0
    book = openpyxl.load_workbook(tmp_path / "对比.xlsx")
    assert book.sheetnames == ["对比", "结果"]
    assert book["结果"].max_row > 1


# --- table, export ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv", "json"])
@pytest.mark.parametrize("by", ["section", "unit"])
def test_table_of_a_file(tmp_path, form, by):
    path = tmp_path / f"表.{form}"
    assert zhengce("table", PLAN, "--format", form, "--by", by, "--output", path) == 0
    assert path.stat().st_size > 500


def test_table_of_documents_and_tasks_of_the_corpus(ask):
    tasks = found(ask, "单位:市", "--kind", "task", "--limit", 3)["hits"]
    status, text = ask("table", *(hit["entry_id"] for hit in tasks), "--format", "json")
    assert status == 0
    assert {row["entry_id"] for row in json.loads(text)["rows"]} == {hit["entry_id"] for hit in tasks}
    status, text = ask("table", tasks[0]["entry_id"].partition("-")[0], "--format", "json")
    assert len(json.loads(text)["rows"]) > 1


def test_table_columns_by_chinese_names(capsysbinary):
    assert zhengce("table", PLAN, "--format", "csv", "--columns", "任务，牵头单位,deadline") == 0
    out, err = (stream.decode() for stream in capsysbinary.readouterr())
    assert out.splitlines()[0] == "\ufeff分组,任务,牵头单位,完成时限"
    assert re.search(r"提示：.*项无", err)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("a.docx", b"word/document.xml"),
        ("a.XLSX", b"xl/workbook.xml"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.json", b'"rows"'),
    ],
)
def test_the_ending_of_the_output_says_the_format(tmp_path, name, mark):
    assert zhengce("table", PLAN, "--output", tmp_path / name) == 0
    assert mark in (tmp_path / name).read_bytes()


def test_table_names_its_file_after_the_plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert zhengce("table", PLAN) == 0
    (path,) = tmp_path.iterdir()
    assert re.fullmatch(r".*方案任务分工表\.xlsx", path.name)


def test_export_as_lines_and_book(ask, tmp_path):
    status, text = ask("export")
    assert status == 0
    records = [json.loads(line) for line in text.splitlines()]
    assert {"document", "task", "target", "priority", "citation"} <= {each["record"] for each in records}
    assert ask("export", "--format", "xlsx", "--output", tmp_path / "全部.xlsx")[0] == 0
    assert openpyxl.load_workbook(tmp_path / "全部.xlsx").sheetnames[:2] == ["文件", "任务"]


def test_export_for_training(ask, tmp_path):
    assert ask("export", "--format", "docbin", "--output", tmp_path / "全部.spacy")[0] == 0
    docs = list(DocBin().from_disk(tmp_path / "全部.spacy").get_docs(spacy.blank("zh").vocab))
    assert len(docs) == sum(1 for _ in SAMPLES.iterdir())


def test_suggested_themes_can_be_appended_to_the_taxonomy(ask, tmp_path):
    _, text = ask("themes", "suggest", "--least", 2, "--format", "csv")
    shipped = (ROOT / "extract" / "lexicons" / "themes.csv").read_text(encoding="utf-8")
    path = tmp_path / "主题.csv"
    path.write_text(shipped + text.split("\r\n", 1)[1], encoding="utf-8")
    assert len(Themes.load(path).themes) > len(Themes.load().themes)
    assert "次数" in ask("themes", "suggest", "--least", 2)[1]


# --- evaluate -----------------------------------------------------------------------------------------------------


@pytest.fixture
def gold(tmp_path):
    """Gold for one sample: what extraction says of it, with a task that is nowhere."""
    folder = tmp_path / "金标"
    zhengce("extract", PLAN, "--output", folder)
    path = folder / f"{PLAN.stem}.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["tasks"].append({"title": "登月计划的全面实施", "text": "", "assignments": []})
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def test_evaluate_names_differences_on_request(gold, capsys):
    assert zhengce("evaluate", gold, SAMPLES, "--verbose") == 0
    out = capsys.readouterr().out
    assert "任务 缺：登月计划的全面实施" in out
    assert re.search(r"发文字号\s+│\s+1\.000", out)


def test_evaluate_holds_floors(gold, tmp_path, capsys):
    """Below a floor: 1. Raising keeps what is higher; lowering takes a flag of its own."""
    floors = tmp_path / "floors.toml"
    floors.write_text('["金标"]\ntasks = 1.0\n', encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors) == 1
    assert "低于底线：任务 0." in capsys.readouterr().err
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors, "--raise-floors") == 1
    assert 'tasks" = 1.000' in floors.read_text(encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors, "--lower-floors") == 0
    assert 'tasks" = 0.' in floors.read_text(encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--floors", floors) == 0


def test_evaluate_publishes_between_its_marks(gold, tmp_path, capsys):
    page = tmp_path / "accuracy.md"
    page.write_text("前\n<!-- figures:金标 -->\n旧\n<!-- /figures:金标 -->\n后\n", encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--publish", page) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith("前\n<!-- figures:金标 -->\n共 1 份文件。")
    assert "旧" not in text
    assert "| 发文字号 | 1.000 |" in text
    page.write_text("没有标记", encoding="utf-8")
    assert zhengce("evaluate", gold, SAMPLES, "--publish", page) == 1
    assert "没有标记段" in capsys.readouterr().err


def test_evaluate_counts_a_missing_document_as_nothing_found(gold, tmp_path, capsys):
    assert zhengce("evaluate", gold, tmp_path) == 0
    captured = capsys.readouterr()
    assert "没有对应的文件" in captured.err
    assert re.search(r"任务\s+│\s+0\.000", captured.out)


# --- help and bad input -------------------------------------------------------------------------------------------

ENGLISH = re.compile(r"\b(?:Usage|Options|Arguments|Commands|Error|Show this|default|required|TEXT|PATH|INTEGER)\b")


@pytest.mark.parametrize("command", [(), ("themes",), ("themes", "suggest"), *((name,) for name in COMMANDS)], ids=str)
def test_help_is_in_chinese(command, capsys):
    assert zhengce(*command, "--help") == 0
    out = capsys.readouterr().out
    assert "用法：zhengce" in out
    assert not ENGLISH.search(out)
    for line in out.splitlines():
        if re.match(r"│ (--)?[a-z]", line):
            assert re.search("[一-鿿]", line), line


def test_without_a_command_the_help_is_shown(capsys):
    assert zhengce() in (0, 2)
    assert "命令" in capsys.readouterr().out


BAD = [
    (("extrac",), 2, "没有命令 extrac，是否指 extract？"),
    (("extract",), 2, "缺少参数 文件"),
    (("extract", "甲.txt"), 1, "甲.txt：没有这个文件"),
    (("extract", SAMPLES), 1, "这是文件夹"),
    (("extract", PLAN, "--format", "xml"), 2, "--format 不能是“xml”，请从"),
    (("extract", PLAN, "--fromat", "json"), 2, "没有选项 --fromat，是否指 --format？"),
    (("extract", PLAN, "--output"), 2, "选项 --output 后面要写值"),
    (("extract", PLAN, "--output", PLAN / "子"), 1, "路径中有一段是文件"),
    (("table", "ffffffffffffffff"), 1, "里没有语料库"),
    (("table", PLAN, "--columns", "牵头单位,色彩"), 2, "没有列 色彩"),
    (("table", next(SAMPLES.glob("12_*"))), 1, "没有任务"),
    (("evaluate", "无此", SAMPLES), 1, "没有金标文件"),
    (("evaluate", SAMPLES, SAMPLES, "--raise-floors"), 2, "要与 --floors 一起用"),
    (("search", "甲", "--page", 0), 2, "--page 不能小于 1"),
    (("search", "甲", "--page", "一"), 2, "--page 应为整数"),
    (("search", "甲"), 1, "里没有语料库"),
    (("show", "x"), 1, "里没有语料库"),
    (("stats",), 1, "里没有语料库"),
    (("remove", "x"), 1, "里没有语料库"),
    (("matrix", "--rows", "colour"), 2, "没有项目 colour"),
    (("search", "甲", "--output", "甲.txt"), 2, "写入文件时请用 --format 写明格式，或让文件名以 .json、.csv 结尾"),
    (("themes", "suggest", "--themes", "无此.csv"), 1, "无此.csv：没有这个文件"),
]


@pytest.mark.parametrize(("arguments", "status", "message"), BAD, ids=lambda value: str(value)[:40])
def test_bad_input_is_explained_in_chinese(arguments, status, message, elsewhere, capsys):
    assert zhengce(*arguments) == status
    err = capsys.readouterr().err
    assert message in err
    assert "Traceback" not in err
    assert not (elsewhere / "zhengce-data").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "ffffffffffffffff-t1"), "没有编号 ffffffffffffffff-t1"),
        (("table", "ffffffffffffffff"), "既不是文件，也不是语料库中的编号"),
        (("remove", "ffffffffffffffff"), "没有这些文件编号"),
    ],
)
def test_unknown_ids_are_explained(corpus, arguments, message, capsys):
    assert zhengce(*arguments, "--corpus", corpus) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "corpus.sqlite").write_bytes(b"not a database" * 100),
        lambda folder: (folder / "corpus.sqlite").write_bytes(b""),
    ],
    ids=["junk", "empty"],
)
def test_a_spoilt_corpus_is_explained(tmp_path, spoil, capsys):
    folder = tmp_path / "库"
    zhengce("add", PLAN, "--corpus", folder, "--workers", 0)
    for name in ("corpus.sqlite-wal", "corpus.sqlite-shm"):
        (folder / name).unlink(missing_ok=True)
    spoil(folder)
    capsys.readouterr()
    status = zhengce("stats", "--corpus", folder)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert status == 0 or "可能已损坏" in captured.err


def test_a_corpus_of_a_later_version_is_refused(tmp_path, capsys):
    folder = tmp_path / "库"
    zhengce("add", PLAN, "--corpus", folder, "--workers", 0)
    connection = sqlite3.connect(folder / "corpus.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert zhengce("stats", "--corpus", folder) == 1
    assert "请先升级" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_corpus(tmp_path, capsys):
    (tmp_path / "库").write_text("x")
    assert zhengce("add", PLAN, "--corpus", tmp_path / "库") == 1
    assert re.search("错误：.*库", capsys.readouterr().err)


def test_a_busy_port_is_explained(corpus, capsys):
    with socket.socket() as busy:
        busy.bind(("localhost", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert zhengce("serve", "--port", port, "--corpus", corpus) == 1
    assert f"端口 {port} 已被占用" in capsys.readouterr().err


def test_serve_answers_on_this_machine_and_ends_with_its_process(corpus):
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    code = f"from ui.cli import app; from ui.cli.words import run; run(app, ['serve', '--port', '{port}', '--corpus', {str(corpus)!r}])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == f"请用浏览器打开 http://localhost:{port} （按 Ctrl+C 结束）\n"
            assert answer(f"http://localhost:{port}/_stcore/health") == b"ok"
        finally:
            process.terminate()
        process.wait(timeout=20)
    with socket.socket() as probe:
        assert probe.connect_ex(("localhost", port)) != 0


def answer(url: str) -> bytes:
    """What a server that is just starting answers, within half a minute."""
    for _ in range(60):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read()
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer from {url}")


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("Missing option '--name'.", "缺少选项 --name。"),
        ("Got unexpected extra argument (b)", "多出的参数：b"),
        ("Something new", "Something new"),  # what is not known is shown as it is
    ],
)
def test_messages_of_the_parser(message, chinese):
    assert in_chinese(message) == chinese


@pytest.mark.parametrize("command", [["export"], ["search", "市", "--limit", "1000"]], ids=str)
def test_a_closed_pipe_is_no_error(corpus, command):
    """`zhengce export | head` ends quietly."""
    code = f"from ui.cli import app; from ui.cli.words import run; run(app, {[*command, '--corpus', str(corpus)]!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read().decode() == ""


@pytest.mark.parametrize("after", [0.0, 0.3, 0.8])
def test_ctrl_c_ends_an_add_with_a_summary_and_loses_nothing(tmp_path, after):
    """The interrupt goes to the whole group, as from a terminal; wherever it falls, what is stored is found."""
    files = tmp_path / "files"
    files.mkdir()
    for number in range(400):
        (files / f"{number:03}.txt").write_text(
            f"关于第{number}号事项的意见\n一、总体要求\n（一）推进第{number}项工作。\n" * 20, encoding="utf-8"
        )
    folder = tmp_path / "库"
    code = f"import sys; from ui.cli import app; from ui.cli.words import run; sys.exit(run(app, ['add', {str(files)!r}, '--corpus', {str(folder)!r}]))"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True,
    ) as process:  # fmt: skip
        for _ in range(600):
            if (folder / "corpus.sqlite-wal").exists():
                break
            time.sleep(0.05)
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    assert process.returncode in (0, 130)  # 0: a fast machine was done before
    if process.returncode:
        assert "已中断" in err or "已取消" in err
    with Corpus.open(folder) as again:
        stored = {row.document_id for row in again.documents()}
        assert {entry.document_id for entry in again.entries(Query())} == stored
        summary = again.add([files])
        assert summary.counts[Status.UNCHANGED] == len(stored)
        assert len(stored) + summary.counts[Status.ADDED] == 400
