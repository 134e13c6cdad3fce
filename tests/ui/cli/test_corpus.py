"""Commands that change a corpus or tell what is in it: add, remove, reindex, stats, serve."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.build import Corpus, Outcome, Status, Summary
from corpus.search.asked import Query
from tests.command_line import PLAN, SAMPLES, zhengce
from ui.cli.corpus import _SHOWN, _report

ROOT = Path(__file__).parents[3]


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


def test_an_index_that_follows_says_so(ask):
    count = sum(1 for _ in SAMPLES.iterdir())
    assert ask("index") == (0, f"索引已跟上：{count} 份文件。\n")


def test_dask_needs_a_store_on_a_server(tmp_path, capsys):
    assert zhengce("add", PLAN, "--corpus", tmp_path / "库", "--dask", "tcp://127.0.0.1:9") == 1
    assert "库在文件夹里，Dask 的工作节点写不进去" in "".join(capsys.readouterr().err.split("\n"))


@pytest.mark.parametrize("command", ["stats", "doctor", "add"])
def test_a_corpus_toml_that_is_written_wrong_is_told(tmp_path, capsys, command):
    (tmp_path / "corpus.toml").write_text('[store]\nadress = "postgresql:///a"', encoding="utf-8")
    paths = [PLAN] if command == "add" else []
    assert zhengce(command, *paths, "--corpus", tmp_path) == 1
    said = capsys.readouterr()
    assert "不认识的“adress”" in "".join((said.out + said.err).replace("│", "").split())


def test_long_lists_are_cut_and_counted(capsys):
    outcomes = tuple(Outcome(name=f"{n}.txt", status=Status.FAILED, reason="原因") for n in range(_SHOWN + 1))
    _report(Summary(outcomes=outcomes, seconds=1.23))
    out = capsys.readouterr().out
    assert f"失败{_SHOWN + 1}（列出前{_SHOWN}份）" in "".join(out.split())
    assert f"{_SHOWN - 1}.txt" in out
    assert f"{_SHOWN}.txt" not in out
    _report(Summary(outcomes=outcomes[:_SHOWN], seconds=1.23))
    assert "列出前" not in capsys.readouterr().out


def test_doubts_of_added_files_are_listed(capsys):
    _report(
        Summary(outcomes=(Outcome(name="好.txt", status=Status.ADDED, warnings=("正文过少", "缺附件")),), seconds=0.04)
    )
    out = capsys.readouterr().out
    assert "有疑点 1" in out
    assert "正文过少" in out
    assert "缺附件" in out
    assert "失败 " not in out.splitlines()[0]


def test_places_perhaps_overlooked_are_counted(capsys):
    outcomes = tuple(Outcome(name=f"{n}.txt", status=Status.ADDED, unread=n) for n in range(4))
    _report(Summary(outcomes=outcomes, seconds=1))
    assert "6 处可能漏读，在 3 份文件里" in capsys.readouterr().out
    _report(Summary(outcomes=outcomes[:1], seconds=1))
    assert "漏读" not in capsys.readouterr().out


def test_removing_leaves_the_others(tmp_path, capsys):
    folder = tmp_path / "库"
    zhengce("add", *sorted(SAMPLES.glob("0[1-3]_*")), "--corpus", folder, "--workers", 0)
    with Corpus.open(folder) as library:
        first, second, third = (row.document_id for row in library.documents())
    assert zhengce("remove", first, third, "--corpus", folder) == 0
    assert "已移出 2 份。" in capsys.readouterr().out
    with Corpus.open(folder) as library:
        assert [row.document_id for row in library.documents()] == [second]


def test_figures_of_a_corpus_name_every_kind_and_the_engine(ask):
    text = ask("stats")[1]
    for name in (
        "文件",
        "任务",
        "单位分工",
        "目标",
        "制度创新重点",
        "引用",
        "无文号的文件",
        "无日期的文件",
        "检索引擎",
        "占用空间",
        "层级",
        "疑点",
    ):
        assert name in text
    assert re.search(r"检索引擎\s+│\s+tantivy", text)


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
