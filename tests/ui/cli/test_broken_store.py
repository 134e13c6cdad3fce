"""Whatever becomes of a store: each command answers, or says in one Chinese sentence what is wrong and what to do."""

import re
import shutil

import pytest

from tests.broken_stores import HARMS
from tests.command_line import SAMPLES, zhengce

NEW = sorted(SAMPLES.glob("03_*"))[0]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "库"
    assert zhengce("add", *sorted(SAMPLES.glob("0[12]_*")), "--corpus", folder, "--workers", 0) == 0
    return folder


def asked(capsys, *arguments):
    capsys.readouterr()
    status = zhengce(*arguments)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("kind", HARMS)
def test_a_broken_store_is_explained(whole, tmp_path, capsys, kind):
    """Without an index too, so that documents are read and not only what was found in them before."""
    for n, command in enumerate(
        (["stats"], ["search", "责任单位"], ["add", NEW, "--workers", 0], ["reindex"], ["export"], ["plan", "list"])
    ):
        folder = tmp_path / f"{n}"
        shutil.copytree(whole, folder)
        if n % 2:
            shutil.rmtree(folder / "index-tantivy")
        HARMS[kind](folder)
        status, out, err = asked(capsys, *command, "--corpus", folder)
        assert "Traceback" not in out + err
        assert "程序内部出错" not in err, (command, err)
        assert status in (0, 1), (command, err)
        if status and "失败" not in out:
            (said,) = [line for line in err.splitlines() if line.startswith("错误：")]
            assert re.search(r"[。）]$", said), said
            assert re.search("请|没有语料库", said), said


def test_an_emptied_store_is_not_taken_for_a_new_one(whole, tmp_path, capsys):
    """Its documents are gone: who adds to it would not notice."""
    folder = tmp_path / "库"
    shutil.copytree(whole, folder)
    (folder / "corpus.sqlite").write_bytes(b"")
    for command in (["stats"], ["search", "责任"], ["add", NEW, "--workers", 0]):
        status, _, err = asked(capsys, *command, "--corpus", folder)
        assert status == 1
        assert "不见了" in err
    assert (folder / "corpus.sqlite").read_bytes() == b""
