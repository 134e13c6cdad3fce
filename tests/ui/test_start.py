"""Ctrl+C before and after the command itself: the program ends, and says nothing of Python."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ui.start import main

ROOT = Path(__file__).parents[2]
START = (sys.executable, "-P", "-c", "from ui.start import main; main()")


def started(*arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen([*START, *arguments], env=environment, stdout=pipe, stderr=pipe, text=True)


INTERRUPTED = """
import builtins, os, signal
from ui.start import main
real = builtins.__import__
def asked(name, *rest, **named):
    if name == "ui.cli":
        os.kill(os.getpid(), signal.SIGINT)
    return real(name, *rest, **named)
builtins.__import__ = asked
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
main()
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent otherwise there")
def test_an_interrupt_while_modules_are_loaded_is_silent():
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-P", "-c", INTERRUPTED, "stats")
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (ended.stdout, ended.stderr, ended.returncode) == ("", "", -signal.SIGINT)


def test_when_all_is_said_an_interrupt_changes_nothing(monkeypatch):
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr("ui.cli.words.run", lambda app: 3)
    try:
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 3
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_command_gives_its_status(tmp_path):
    process = started("stats", "--corpus", str(tmp_path))
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (1, "")
    assert err.startswith("错误：")
