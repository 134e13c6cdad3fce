"""Where output goes, and what is said of a corpus that cannot be opened."""

import io
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import typer

from corpus.search.engines import ENGINES, UnknownEngine
from tests.command_line import PLAN, zhengce
from ui.cli import app
from ui.cli.files import ListFormat
from ui.cli.output import any_of, as_json, chosen, deliver, documents_of, grid, reason
from ui.settings import DATA, ENGINE


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
    assert status == 0 or "已损坏" in captured.err
    assert status == 0 or "zhengce doctor" in captured.err


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
    assert "路径中有一段是文件，不是文件夹" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["export"], ["search", "市", "--limit", "1000"]], ids=str)
def test_a_closed_pipe_is_no_error(corpus, command):
    """`zhengce export | head` ends quietly."""
    code = f"from ui.cli import app; from ui.cli.words import run; run(app, {[*command, '--corpus', str(corpus)]!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read().decode() == ""


# --- the engine ---------------------------------------------------------------------------------------------------


def test_a_corpus_is_asked_with_the_engine_that_is_chosen(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "库"
    assert zhengce("add", PLAN, "--corpus", folder, "--workers", 0, "--engine", "whoosh") == 0
    assert not (folder / "index-tantivy").exists()
    assert zhengce("stats", "--corpus", folder, "--engine", "whoosh") == 0
    assert re.search(r"检索引擎\s+│\s+whoosh", capsys.readouterr().out)
    monkeypatch.setenv(ENGINE, "whoosh")
    assert zhengce("search", "市", "--corpus", folder) == 0
    assert not (folder / "index-tantivy").exists()
    assert zhengce("stats", "--corpus", folder, "--engine", "tantivy") == 0  # the option goes before the environment
    assert re.search(r"检索引擎\s+│\s+tantivy", capsys.readouterr().out)
    assert (folder / "index-tantivy").is_dir()


OPENING = [
    (("add", PLAN), "add"), (("search", "甲"), "search"), (("show", "ab"), "show"), (("matrix",), "matrix"),
    (("table", "ab"), "table"), (("export",), "export"), (("stats",), "stats"), (("remove", "ab"), "remove"),
    (("reindex",), "reindex"), (("index",), "index"), (("serve", "--port", 1), "serve"), (("themes", "suggest"), "themes"),
    (("watch", "."), "watch"), (("saved", "list"), "saved"), (("plan", "list"), "plan"),
    (("like", "甲"), "like"), (("precedents", "甲"), "precedents"), (("reprints",), "reprints"), (("keywords", "ab"), "keywords"), (("compare", "甲", "乙"), "compare"), (("check", PLAN), "check"),
    (("unit", "市财政局"), "unit"), (("chain",), "chain"),
    (("correct", "list"), "correct"), (("evaluate", "--corrections"), "evaluate"),
    (("limit", "ab", "--group", "甲"), "limit"), (("api",), "api"), (("mcp",), "mcp"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "name"), OPENING, ids=lambda value: value if isinstance(value, str) else "")
def test_an_unknown_engine_is_explained_by_every_command_that_opens_a_corpus(corpus, arguments, name, capsys):
    assert zhengce(*arguments, "--corpus", corpus, "--engine", "lucene") == 2
    assert f"错误：{UnknownEngine('lucene')}" in capsys.readouterr().err


def test_every_command_that_has_a_corpus_has_an_engine():
    with_corpus = {name for name, command in every_command() if "--corpus" in options_of(command)}
    with_engine = {name for name, command in every_command() if "--engine" in options_of(command)}
    assert with_corpus - with_engine == {"backup", "user", "audit", "key"}  # these ask the store alone
    assert with_engine - {"doctor", "restore"} == {name for _, name in OPENING}  # these go on where others end


def every_command():
    for name, command in typer.main.get_group(app).commands.items():
        yield name, next(iter(command.commands.values())) if hasattr(command, "commands") else command


def options_of(command):
    return {name for param in command.params for name in param.opts}


def test_an_unknown_engine_makes_no_corpus(elsewhere):
    assert zhengce("add", PLAN, "--engine", "lucene") == 2
    assert list(elsewhere.iterdir()) == []


def test_the_folder_of_the_environment(elsewhere, monkeypatch):
    monkeypatch.setenv(DATA, "语料")
    assert zhengce("add", PLAN, "--workers", 0) == 0
    assert (elsewhere / "语料" / "corpus.sqlite").is_file()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["甲"], "甲"),
        (["甲", "乙"], "甲 或 乙"),
        (["甲", "乙", "丙"], "甲、乙 或 丙"),
        (list("甲乙丙丁"), "甲、乙、丙 或 丁"),
    ],
)
def test_what_may_be_chosen_is_listed_as_people_list_it(names, said):
    assert any_of(names) == said


def test_every_engine_is_named_where_one_is_chosen():
    option = next(param for param in dict(every_command())["stats"].params if "--engine" in param.opts)
    assert option.help == f"检索引擎：{any_of(list(ENGINES))}。"


# --- formats, reasons, tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "output", "expected"),
    [
        (None, None, ListFormat.TABLE),
        (ListFormat.JSON, None, ListFormat.JSON),
        (None, Path("a.csv"), ListFormat.CSV),
        (None, Path("a.CSV"), ListFormat.CSV),
        (ListFormat.JSON, Path("a.csv"), ListFormat.JSON),  # what is written goes before the ending
    ],
)
def test_the_format_is_the_options_else_the_endings(form, output, expected):
    assert chosen(form, output, ListFormat.TABLE) is expected


@pytest.mark.parametrize("output", ["a.txt", "a", "a.table"])
def test_a_table_for_the_screen_is_not_written_to_a_file(output, capsys):
    with pytest.raises(typer.Exit) as stopped:
        chosen(None, Path(output), ListFormat.TABLE)
    assert stopped.value.exit_code == 2
    assert ".json、.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(2, "x"), "没有这个文件或文件夹"),
        (IsADirectoryError(21, "x"), "这是文件夹"),
        (NotADirectoryError(20, "x"), "有一段是文件"),
        (FileExistsError(17, "x"), "有一段是文件"),
        (PermissionError(13, "x"), "没有读写权限"),
        (OSError(28, "No space left on device"), "磁盘已满"),
        (OSError(71, "Protocol error"), "无法读写（Protocol error）"),
    ],
)
def test_reasons_in_chinese(error, words):
    assert words in reason(error)


def test_numbers_stand_to_the_right_and_mark_up_is_text():
    made = grid(("名", "数", "或"), [("[red]甲", 1, None), ("乙", 2.5, "x")])
    assert [column.justify for column in made.columns] == ["left", "right", "left"]
    assert [cell.plain for cell in made.columns[0].cells] == ["[red]甲", "乙"]
    assert [cell.plain for cell in made.columns[2].cells] == ["", "x"]
    assert grid(("数",), []).columns[0].justify == "left"


def test_a_file_is_written_with_its_folders_and_said(tmp_path, capsysbinary):
    deliver(b"x", tmp_path / "a" / "b.txt")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"x"
    deliver("甲".encode(), None)
    out, err = capsysbinary.readouterr()
    assert out == "甲".encode()
    assert "已写入" in err.decode()


def test_a_file_that_cannot_be_written_is_explained(tmp_path, capsys):
    (tmp_path / "a").write_text("")
    with pytest.raises(typer.Exit):
        deliver(b"x", tmp_path / "a" / "b.txt")
    assert "有一段是文件" in capsys.readouterr().err


def test_documents_come_page_by_page():
    class Library:
        def documents(self, *, page, order):
            rows = [[SimpleNamespace(document_id=key) for key in keys] for keys in (("a", "b"), ("c", "gone"))]
            return rows[page - 1] if page <= len(rows) else []

        def document(self, key):
            return None if key == "gone" else key

    assert list(documents_of(Library())) == ["a", "b", "c"]


@pytest.mark.parametrize(("codec", "shown"), [("gbk", '"m\\u00b2"'), ("utf-8", '"m²"')])
def test_json_loses_no_character_on_any_console(monkeypatch, codec, shown):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=codec)
    monkeypatch.setattr(sys, "stdout", stream)
    assert as_json("m²") == shown
    assert json.loads(as_json({"a": "🌳"}, indent=2)) == {"a": "🌳"}
