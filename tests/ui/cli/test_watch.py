"""``zhengce watch``: what a folder brings, and what is new in saved searches."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.build import Corpus, Outcome, Status
from corpus.intake.outcomes import Mishap
from corpus.search.asked import Query
from corpus.search.engines.engine import IndexBusy
from tests.command_line import zhengce
from ui.cli import watch as watching

FIRST = "关于海堤建设的意见\n1.加固海堤。（牵头：市水利局）"
SECOND = "关于海堤管护的通知\n1.开展海堤巡查。（牵头：市海事局）"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "文件").mkdir()
    (tmp_path / "文件" / "甲.txt").write_text(FIRST, encoding="utf-8")
    return tmp_path / "文件"


@pytest.fixture
def watch(folder, capsys):
    """Runs the command; what it prints, its status asserted."""

    def run(*arguments, status=0):
        capsys.readouterr()
        options = ("--corpus", folder.parent / "库", "--workers", 0)
        assert zhengce("watch", folder, *options, *arguments) == status
        return capsys.readouterr()

    return run


def save(folder, text="海堤"):
    with Corpus.open(folder.parent / "库") as library:
        library.kept.save("海堤", Query(text=text))


def documents(folder):
    with Corpus.open(folder.parent / "库") as library:
        return [row.source_name for row in library.documents(order="name")]


def test_new_changed_and_removed_files(folder, watch):
    assert "新增 1 份、改动 0 份、移走 0 份" in watch("--once").out
    save(folder)
    (folder / "甲.txt").write_text(FIRST + "\n2.绘制海堤地图。", encoding="utf-8")
    (folder / "乙.txt").write_text(SECOND, encoding="utf-8")
    text = watch("--once").out
    assert "新增 1 份、改动 1 份、移走 0 份" in text
    assert "甲.txt（原来的仍在库中：" in text
    assert "任务  绘制海堤地图" in text
    assert "任务  加固海堤" not in text
    (folder / "乙.txt").unlink()
    text = watch("--once").out
    assert "移走 1 份" in text
    assert "已存检索没有新增" in text
    assert documents(folder) == ["乙.txt", "甲.txt", "甲.txt"]
    assert "新增 0 份、改动 0 份、移走 0 份" in watch("--once").out


def test_a_line_of_json(folder, watch):
    watch("--once")
    save(folder)
    (folder / "乙.txt").write_text(SECOND, encoding="utf-8")
    (folder / "丙.xyz").write_bytes(b"\x00" * 90)
    out = watch("--once", "--format", "json").out
    assert out.count("\n") == 1
    told = json.loads(out)
    assert [Path(path).name for path in told["added"]] == ["丙.xyz", "乙.txt"]
    assert [each["file"] for each in told["unread"]] == ["丙.xyz"]
    (search,) = told["searches"]
    assert search["name"] == "海堤"
    assert {each["file"] for each in search["new"]} == {"乙.txt"}
    assert json.loads(watch("--once", "--format", "json").out)["searches"] == []


def test_what_others_added_is_told_too(folder, watch):
    watch("--once")
    save(folder)
    with Corpus.open(folder.parent / "库") as library:
        library.add_bytes([("丁.txt", SECOND.encode())], workers=0)
    assert "任务  开展海堤巡查" in watch("--once").out


def test_it_looks_again_until_it_is_stopped(folder, watch, monkeypatch):
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 1:
            (folder / "乙.txt").write_text(SECOND, encoding="utf-8")
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    said = watch("--every", 7)
    assert slept == [7, 7, 7]
    assert said.out.count("新增 1 份") == 2  # and nothing is said of the third look
    assert "已停止关注" in said.err


def test_what_is_in_the_way_now_is_tried_again(folder, watch, monkeypatch):
    looks = iter([IndexBusy(), KeyboardInterrupt()])

    def look(*_):
        raise next(looks)

    monkeypatch.setattr(watching, "_look", look)
    monkeypatch.setattr(watching.time, "sleep", lambda _: None)
    said = watch()
    assert "下次再看" in said.err
    assert "已停止关注" in said.err


def test_interrupted_at_its_only_look(folder, watch, monkeypatch):
    def look(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "_look", look)
    assert "已停止关注" in watch("--once", status=130).err


def test_a_folder_that_goes_away_for_a_while(folder, watch, monkeypatch):
    def sleep(_):
        if not folder.exists():
            raise KeyboardInterrupt
        folder.rename(folder.parent / "别处")

    monkeypatch.setattr(watching.time, "sleep", sleep)
    said = watch()
    assert "找不到文件夹" in said.err
    assert "移走 1 份" not in said.out


def test_no_folder(tmp_path, capsys):
    assert zhengce("watch", tmp_path / "没有", "--corpus", tmp_path / "库") == 1
    assert "没有这个文件夹" in capsys.readouterr().err
    assert not (tmp_path / "库").exists()


def test_a_folder_that_changes_while_it_is_looked_at(folder, watch, monkeypatch):
    looks = iter([FileNotFoundError(2, "gone", "里"), KeyboardInterrupt()])

    def look(*_):
        raise next(looks)

    monkeypatch.setattr(watching, "_look", look)
    monkeypatch.setattr(watching.time, "sleep", lambda _: None)
    said = watch().err
    assert "里：没有这个文件或文件夹，请检查路径。下次再看。" in said
    assert "已停止关注" in said


def test_what_could_not_be_told_is_told_the_next_time(folder, watch, monkeypatch):
    def lines(_):
        raise IndexBusy

    with monkeypatch.context() as patch:
        patch.setattr(watching, "_lines", lines)
        watch("--once", status=1)
    assert "新增 1 份" in watch("--once").out
    assert "新增 0 份" in watch("--once").out
    assert documents(folder) == ["甲.txt"]


def test_a_file_that_always_fails_is_told_once(folder, watch, monkeypatch):
    add = Corpus.add

    def failing(library, files, **options):
        done = add(library, [file for file in files if file.name != "乙.txt"], **options)
        failed = [file for file in files if file.name == "乙.txt"]
        crashed = [Outcome(name="乙.txt", status=Status.FAILED, reason="程序中断", code=Mishap.CRASHED) for _ in failed]
        return replace(done, outcomes=(*done.outcomes, *crashed))

    monkeypatch.setattr(Corpus, "add", failing)
    (folder / "乙.txt").write_text(SECOND, encoding="utf-8")
    looks = []

    def sleep(_):
        looks.append(1)
        if len(looks) == 6:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    out = watch().out
    assert (out.count("没有读入 乙.txt"), out.count("新增 2 份"), out.count("新增 ")) == (1, 1, 3)
    (folder / "乙.txt").write_text(SECOND + "改", encoding="utf-8")
    assert "没有读入 乙.txt" in watch("--once").out
    monkeypatch.setattr(Corpus, "add", add)
    said = watch("--once").out  # the second time at once
    assert "新增 1 份" in said
    assert "没有读入" not in said
