"""The command line speaks Chinese, also where its parser does not."""

import io
import re
import signal
import sqlite3
import sys
import time
from typing import Annotated

import pytest
import typer

from corpus.compare import AXES
from ui.cli import app
from ui.cli.words import ChineseCommand, in_chinese, never_raise, run


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


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("Missing argument 'FILES...'.", "缺少参数 FILES...。"),
        ("Missing command.", "请写明要用的命令。"),
        ("No such option: --x", "没有选项 --x。"),
        ("No such command 'x'.", "没有命令 x。"),
        ("Option '--output' requires an argument.", "选项 --output 后面要写值。"),
        ("Option '--verbose' does not take a value.", "选项 --verbose 后面不能写值。"),
        ("Invalid value for '--kind': 'x' is not one of 'a', 'b'.", "--kind 不能是“x”，请从 'a', 'b' 中选择。"),
        ("Invalid value for 'FILE': Path 'x' does not exist.", "FILE 所指的文件或文件夹不存在。"),
        ("Invalid value for '--page': 0 is not in the range x>=1.", "--page 的值无效：0 is not in the range x>=1."),
    ],
)
def test_every_message_has_its_chinese(message, chinese):
    assert in_chinese(message) == chinese


def helped(capsys, *command):
    run(app, [*command, "--help"])
    return re.sub(r"[\s│]+", "", capsys.readouterr().out)


def test_defaults_are_told_where_there_are_any(capsys):
    said = helped(capsys, "search")
    assert "第几页。〔默认1〕" in said  # one is a number, not a yes
    assert "每页条数。〔默认20〕" in said
    assert "默认tantivy，环境变量ZHENGCE_ENGINE" in said
    assert "默认zhengce-data，环境变量ZHENGCE_DATA" in said
    assert "主题词也查同一主题的其他说法。--former-names" in said  # a switch that is off needs no default
    assert "默认relevance" in said  # the value, not the name of its class


def test_a_default_of_nothing_is_not_told(capsys):
    made = typer.Typer()

    @made.command(cls=ChineseCommand)
    def only(
        name: Annotated[str, typer.Option(help="名。")] = "", other: Annotated[str, typer.Option(help="乙。")] = "a"
    ) -> None:
        """甲。"""

    run(made, ["--help"])
    said = re.sub(r"[\s│]+", "", capsys.readouterr().out)
    assert "名。--other" in said
    assert "乙。〔默认a〕" in said


def test_a_long_list_is_not_cut_off(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    said = helped(capsys, "matrix")
    assert "…" not in said
    assert [axis for axis in AXES if axis not in said] == []


def test_usage_names_arguments_as_they_are_written(capsys):
    assert "用法：zhengceextract[选项]文件..." in helped(capsys, "extract")
    assert "用法：zhengceshow[选项]编号" in helped(capsys, "show")
    assert "用法：zhengce[选项]命令[参数]..." in helped(capsys)


def test_a_cancelled_command_says_so(monkeypatch, capsys):
    def cancel(*args, **kwargs):
        raise KeyboardInterrupt

    assert run(cancel, []) == 130
    assert "已取消。" in capsys.readouterr().err


@pytest.mark.parametrize(("status", "expected"), [(None, 0), (0, 0), (3, 3), (130, 130)])
def test_the_status_of_a_command_is_that_of_the_program(status, expected):
    assert run(lambda *args, **kwargs: status, []) == expected


def test_a_console_that_lacks_a_character_shows_another():
    """GBK on Chinese Windows; half a character anywhere."""
    for codec, seen in (("gbk", "10m?，通知?"), ("utf-8", "10m²，通知?"), ("ascii", "10m?????")):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=codec)
        never_raise(stream)
        stream.write("10m²，通知")
        stream.write("\ud800")
        stream.flush()
        assert stream.buffer.getvalue().decode(codec) == seen
    never_raise(None)  # where there is no console at all


def test_an_interrupt_before_the_command_begins_says_nothing_of_python(monkeypatch, capsys):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.cli.words.never_raise", interrupted)
    assert run(typer.Typer(), []) == 130
    assert capsys.readouterr().err == "已取消。\n"


def test_an_interrupt_in_a_clean_up_is_heard(capfd):
    """Python passes over what is raised there, and says so in English."""

    class Interrupted:
        def __del__(self):
            raise KeyboardInterrupt

    def work(*_, **__):
        Interrupted()
        for _ in range(3_000):
            time.sleep(0.01)  # whoever sleeps long hears of it only afterwards

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
    try:
        assert run(work, []) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    out, err = capfd.readouterr()
    assert (out, err) == ("", "已取消。\n")


def test_a_block_left_behind_says_nothing_when_its_store_is_closed(capfd, tmp_path, monkeypatch):
    """An interrupt between the call of a block's generator and the block itself leaves it half begun."""

    def block(connection, statement):
        try:
            yield
        finally:
            connection.execute(statement)

    def work(*_, **__):
        for closed, statement in ((True, "ROLLBACK"), (False, "nonsense")):
            connection = sqlite3.connect(tmp_path / "a.sqlite")
            begun = block(connection, statement)
            next(begun)
            if closed:
                connection.close()
            del begun
        raise KeyboardInterrupt

    told: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda passed_over: told.append(str(passed_over.exc_value)))
    assert run(work, []) == 130
    assert len(told) == 1
    assert "nonsense" in told[0]  # what else goes wrong is not kept quiet
    assert capfd.readouterr().err == "已取消。\n"
