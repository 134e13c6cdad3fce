"""Commands that take care of a corpus (ui/cli/care.py)."""

import json
import shutil

import pytest

from tests.command_line import zhengce


@pytest.fixture
def folder(corpus, tmp_path):
    shutil.copytree(corpus, tmp_path / "库")
    return tmp_path / "库"


def test_a_sound_corpus(folder, capsys):
    assert zhengce("doctor", "--corpus", folder) == 0
    out = capsys.readouterr().out
    assert out.count("完好") == 8


def test_what_is_wrong_is_told_and_mended_when_asked(folder, capsys):
    (folder / "index-tantivy" / "generation.json").write_text("{}")
    assert zhengce("doctor", "--corpus", folder) == 1
    assert "--mend" in capsys.readouterr().out
    assert zhengce("doctor", "--corpus", folder, "--mend", "--format", "json") == 0
    found = {each["check"]: each for each in json.loads(capsys.readouterr().out)}
    assert found["检索索引"]["mended"]
    assert zhengce("doctor", "--corpus", folder) == 0


def test_a_backup_and_a_corpus_of_it(folder, tmp_path, capsys):
    file, new = tmp_path / "备份.sqlite", tmp_path / "新"
    assert zhengce("backup", file, "--corpus", folder) == 0
    assert zhengce("backup", file, "--corpus", folder) == 1
    assert "--force" in capsys.readouterr().err
    assert zhengce("backup", file, "--corpus", folder, "--force") == 0
    assert zhengce("restore", file, "--corpus", new) == 0
    assert zhengce("doctor", "--corpus", new) == 0
    capsys.readouterr()
    assert zhengce("restore", file, "--corpus", new) == 1
    assert "--force" in capsys.readouterr().err
    assert zhengce("restore", file, "--corpus", new, "--force") == 0
    assert len(list(new.glob("corpus-*.sqlite"))) == 1


@pytest.mark.parametrize("name", ["没有.sqlite", "空.sqlite", "别的.sqlite"])
def test_what_is_no_backup_is_refused_in_chinese(folder, tmp_path, capsys, name):
    (tmp_path / "空.sqlite").touch()
    (tmp_path / "别的.sqlite").write_text("别的文件" * 100)
    assert zhengce("restore", tmp_path / name, "--corpus", tmp_path / "新") == 1
    err = capsys.readouterr().err
    assert err.startswith("错误：")
    assert "请" in err
    assert not (tmp_path / "新").exists()


def test_without_a_corpus_there_is_nothing_to_look_at_or_keep(tmp_path, capsys):
    assert zhengce("doctor", "--corpus", tmp_path) == 1
    assert zhengce("backup", tmp_path / "b", "--corpus", tmp_path) == 1
    assert capsys.readouterr().err.count("没有语料库") == 2
    assert list(tmp_path.iterdir()) == []
