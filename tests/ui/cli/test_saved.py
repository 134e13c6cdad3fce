"""Saved searches on the command line."""

import csv
import io
import json
from contextlib import suppress

import pytest

from corpus.build import Corpus
from corpus.search.asked import Query
from corpus.store.saved import SavedSearch
from tests.command_line import zhengce
from ui.cli.saved import _asked, news_lines

FIRST = "关于海堤建设的意见\n1.加固海堤。（牵头：市水利局）"
SECOND = "关于海堤管护的通知\n1.开展海堤巡查。（牵头：市海事局）"


def add(folder, name, text):
    with Corpus.open(folder) as library:
        library.add_bytes([(name, text.encode())], workers=0)


@pytest.fixture
def saved(tmp_path, capsys):
    """Runs a command on a corpus in which a search is saved; what it prints, its status asserted."""
    folder = tmp_path / "库"
    add(folder, "甲.txt", FIRST)

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce(*arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    assert "共 " in run("search", "海堤", "--save", " 海堤 ", "--kind", "task")
    run.folder = folder
    return run


def test_the_list_has_counts(saved):
    add(saved.folder, "乙.txt", SECOND)
    (listed,) = json.loads(saved("saved", "list", "--format", "json"))
    assert (listed["name"], listed["query"], listed["kind"], listed["total"], listed["new"]) == (
        "海堤",
        "海堤",
        "task",
        2,
        1,
    )
    (row,) = csv.DictReader(io.StringIO(saved("saved", "list", "--format", "csv").removeprefix("\ufeff")))
    assert (row["种类"], row["条数"], row["新增"]) == ("任务", "2", "1")
    assert "海堤" in saved("saved", "list")


def test_what_is_new_is_told_once(saved):
    add(saved.folder, "乙.txt", SECOND)
    assert "新增 1 条" in saved("saved", "new", "--keep")
    text = saved("saved", "new", "海堤")
    assert "新增 1 条" in text
    assert "任务  开展海堤巡查" in text
    assert "新增 0 条" in saved("saved", "new")


def test_what_is_new_for_programs(saved):
    add(saved.folder, "乙.txt", SECOND)
    (found,) = json.loads(saved("saved", "new", "--keep", "--format", "json"))
    assert [(each["file"], each["kind"]) for each in found["new"]] == [("乙.txt", "task")]
    (row,) = csv.DictReader(io.StringIO(saved("saved", "new", "--keep", "--format", "csv").removeprefix("\ufeff")))
    assert (row["已存检索"], row["文件名"]) == ("海堤", "乙.txt")


def test_without_saved_searches_it_is_said_how_to_save_one():
    assert news_lines([]) == ["还没有已存的检索。保存：zhengce search 检索式 --save 名称"]


def test_a_removed_search_is_gone(saved):
    assert "已删除 1 个" in saved("saved", "remove", "海堤")
    assert "还没有已存的检索" in saved("saved", "list")
    assert "还没有已存的检索" in saved("saved", "new")


def test_unknown_names_are_told(saved):
    assert "没有已存的检索：渔港" in saved("saved", "new", "渔港", status=1)
    assert "没有已存的检索：渔港" in saved("saved", "remove", "渔港", "海堤", status=1)
    assert "还没有" in saved("saved", "list")  # the other was removed all the same
    assert "请为存下的检索写一个名称" in saved("search", "海堤", "--save", " ", status=2)


def test_filters_are_told_in_chinese():
    query = Query(text="海堤", filters={"role": ("lead",), "region": ("云澜省",)})
    search = SavedSearch(name="海堤", query=query, saved="", looked="", generation=0)
    assert _asked(search) == ("海堤；角色：牵头；地区：云澜省", "全部")


def test_what_a_name_stood_for_is_told_when_it_is_given_again(saved, capsys):
    assert zhengce("search", "巡查", "--save", "海堤", "--corpus", saved.folder) == 0
    assert "“海堤”原来存的是“海堤”，现已换成这一次的" in capsys.readouterr().err


def test_a_search_is_saved_before_its_hits_are_told(saved, monkeypatch):
    def nobody_reads(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.cli.ask._hand_out", nobody_reads)
    with suppress(KeyboardInterrupt):
        zhengce("search", "巡查", "--save", "巡查", "--corpus", saved.folder)
    assert "巡查" in saved("saved", "list")
