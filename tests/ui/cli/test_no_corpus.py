"""A folder that is gone, or never was a corpus: every command says so in one Chinese sentence, and begins none."""

import shutil

import pytest

from tests.command_line import SAMPLES, zhengce
from tests.offline_drive import WITHOUT, lines

BRING = {("watch",), ("plan", "import")}
"""What brings documents or plans begins a corpus where there is none; so does ``add``."""
NAMES = ("a" * 16, "b" * 16, "c" * 16, f"{'a' * 16}-t0", f"{'a' * 16}-r0")


def asking(folder):
    return [
        line
        for line in lines(folder, *NAMES)
        if line[0] not in WITHOUT and "--corpus" not in line and not BRING & {line[:1], line[:2]}
    ]


@pytest.mark.parametrize("number", range(len(asking(SAMPLES))))
def test_each_command_says_that_there_is_no_corpus(number, tmp_path, capsys):
    gone = tmp_path / "库"
    assert zhengce("add", *sorted(SAMPLES.glob("01_*")), "--corpus", gone, "--workers", 0) == 0
    shutil.rmtree(gone)
    capsys.readouterr()
    line = asking(tmp_path)[number]
    status = zhengce(*line, "--corpus", gone)
    said = capsys.readouterr().err
    if line[0] != "check":  # which needs one only for what it compares with
        assert status == 1
        assert "里没有语料库。请" in said
    assert "Traceback" not in said
    assert "程序内部出错" not in said
    assert not gone.exists()
