"""The command line: each command on a small corpus of the samples, its help in Chinese, and every kind of bad input."""

import re

import pytest

from tests.command_line import PLAN, SAMPLES, zhengce
from ui.cli import COMMANDS

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
