"""zhengce correct accept, reject, edit, add, undo: a record put right is what every other command then gives."""

import json

import pytest

from corpus.build import Corpus
from tests.command_line import zhengce
from tests.corpus.intake.test_corrected import TEXT
from ui.cli.correct import _written


@pytest.fixture
def desk(tmp_path, capsys):
    """Runs a command on a corpus of one document; what it prints, its status asserted."""
    folder = tmp_path / "库"
    with Corpus.open(folder) as library:
        library.add_bytes([("方案.txt", TEXT.encode())], workers=0)
        document_id = library.documents()[0].document_id

    def run(*arguments, status=0):
        capsys.readouterr()
        assert zhengce(*arguments, "--corpus", folder) == status
        captured = capsys.readouterr()
        return captured.err if status else captured.out

    run.folder, run.document_id = folder, document_id
    return run


def titles(desk, query):
    return [hit["title"] for hit in json.loads(desk("search", query, "--format", "json"))["hits"]]


def test_a_record_is_put_right_and_taken_back(desk):
    entry = f"{desk.document_id}-t1"
    assert "校核编号 1" in desk("correct", "edit", entry, "--set", "牵头单位=市园林绿化局、市水利局", "--by", "赵")
    assert titles(desk, "牵头:市园林绿化局 种类:任务") == ["建设观鸟步道"]
    assert "已撤销 1：修改任务" in desk("correct", "undo", 1)
    assert titles(desk, "牵头:市园林绿化局 种类:任务") == []
    assert "已经撤销" in desk("correct", "undo", 1, status=1)


def test_boundaries_by_the_words(desk):
    entry = f"{desk.document_id}-t2"
    desk("correct", "edit", entry, "--text", "组织志愿者每月巡护")
    with Corpus.open(desk.folder) as library:
        parsed = library.document(desk.document_id)
    assert parsed.document[parsed.tasks[2].span] == "组织志愿者每月巡护"
    assert "没有" in desk("correct", "edit", entry, "--text", "登月", status=1)


def test_a_missed_record_and_one_that_is_none(desk):
    desk("correct", "add", desk.document_id, "--kind", "目标", "--text", "每月巡护",
         "--set", "指标=巡护次数", "--set", "数值=1", "--set", "计量单位=次")  # fmt: skip
    assert titles(desk, "指标:巡护次数 种类:目标") == ["巡护次数"]
    desk("correct", "reject", f"{desk.document_id}-t0", f"{desk.document_id}-t1")
    assert titles(desk, "种类:任务") == ["开展日常巡护"]
    assert "没有种类" in desk("correct", "add", desk.document_id, "--kind", "物件", "--text", "巡护", status=2)


def test_the_document_itself(desk):
    desk("correct", "edit", desk.document_id, "--set", "标题=栖河市湿地方案", "--set", "地区=浙江省杭州市")
    assert titles(desk, "种类:文件 地区:浙江省") == ["栖河市湿地方案"]


def test_all_records_of_a_document_are_accepted_at_once(desk):
    every = desk("correct", "accept", desk.document_id).splitlines()
    assert len(every) == len(titles(desk, "校核:是 -种类:引用")) >= 4
    assert desk("correct", "accept", desk.document_id) == ""
    assert "没有文件" in desk("correct", "accept", "0" * 16, status=1)


@pytest.mark.parametrize(
    ("arguments", "said", "status"),
    [
        (("edit", "{}-t0"), "请用 --set", 2),
        (("edit", "{}-t0", "--set", "牵头单位"), "应写成 项=值", 2),
        (("edit", "{}-t0", "--set", "时间=明天"), "没有“时间”这一项", 1),
        (("accept", "{}-t9"), "没有这条任务", 1),
        (("undo", "7"), "没有编号为 7", 1),
    ],
)
def test_what_cannot_be_is_said(desk, arguments, said, status):
    given = [each.format(desk.document_id) for each in arguments]
    assert said in desk("correct", *given, status=status)


def test_settings():
    assert _written(["标题=甲=乙", "地区="]) == {"标题": "甲=乙", "地区": None}
