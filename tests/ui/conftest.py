"""A corpus of some samples, and pages that run on it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from tests.plan_pages import TEXT
from tests.shown_pages import SAMPLES, Run, page
from ui.settings import DATA, ENGINE


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ui") / "样例"
    with Corpus.open(folder) as corpus:
        corpus.add(SAMPLES, workers=0)
    return folder


@pytest.fixture
def filled(samples: Path) -> Iterator[Path]:
    """The samples, one corpus for all tests: whoever adds to it must take a copy, and fails here if he does not."""
    yield samples
    with Corpus.open(samples) as corpus:
        assert corpus.stats().documents == len(SAMPLES)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a page on a corpus with the parameters of a URL."""
    import streamlit as st

    warnings.filterwarnings("ignore", category=DeprecationWarning)

    def runner(name: str, folder: Path, engine: str = "", **params: str | list[str]) -> AppTest:
        monkeypatch.setenv(DATA, str(folder))
        monkeypatch.setenv(ENGINE, engine)
        app = AppTest.from_function(page, default_timeout=60, kwargs={"name": name})
        for key, value in params.items():
            app.query_params[key] = value
        return app.run()

    st.cache_data.clear()
    return runner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of one plan with two tasks."""
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("方案.txt", TEXT.encode())], workers=0)
    return tmp_path / "库"
