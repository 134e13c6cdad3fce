"""A small corpus of the samples, and commands that ask it."""

from pathlib import Path

import pytest

from tests.command_line import SAMPLES, zhengce
from ui.cli import files
from ui.settings import DATA, ENGINE


@pytest.fixture(scope="session")
def corpus(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("语料") / "库"
    assert zhengce("add", SAMPLES, "--corpus", folder, "--workers", 0) == 0
    return folder


@pytest.fixture(autouse=True)
def no_engine(monkeypatch):
    """Whatever the machine's environment says."""
    monkeypatch.delenv(ENGINE, raising=False)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Files are read in this process: starting another for each test takes longer than the tests."""
    monkeypatch.setattr(files, "WORKERS", 0)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """An empty working folder without a corpus."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(DATA, raising=False)
    return tmp_path


@pytest.fixture
def ask(corpus, capsysbinary):
    """Run a command on the corpus: exit status, stdout as text."""

    def ask(*arguments: object) -> tuple[int, str]:
        capsysbinary.readouterr()
        status = zhengce(*arguments, "--corpus", corpus)
        return status, capsysbinary.readouterr().out.decode()

    return ask
