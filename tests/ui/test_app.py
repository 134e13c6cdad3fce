"""The whole page: navigation, corpus and basket beside it."""

from __future__ import annotations

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit.config import get_option
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.search.asked import Kind
from tests.shown_pages import ROOT, first
from ui.address import Page


def test_the_whole_page_with_its_navigation(monkeypatch: pytest.MonkeyPatch, filled: Path) -> None:
    monkeypatch.setenv("ZHENGCE_DATA", str(filled))
    app = AppTest.from_file(ROOT / "ui/app.py", default_timeout=60).run()
    assert not app.exception
    assert any("样例" in each.proto.body for each in app.sidebar.get("html"))
    links = [link.proto.label for link in app.sidebar.get("page_link")]
    assert links == re.findall(r'\(\w+View, [\w.]+, "(\w+)", ":', (ROOT / "ui/app.py").read_text(encoding="utf-8"))
    assert {"检索", "文件", "语料库"} <= set(links)


def test_an_old_basket_in_the_address_goes_into_a_plan_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, filled: Path
) -> None:
    copy = tmp_path / "样例"
    shutil.copytree(filled, copy)
    monkeypatch.setenv("ZHENGCE_DATA", str(copy))
    for _ in range(2):
        app = AppTest.from_file(ROOT / "ui/app.py", default_timeout=60)
        app.query_params["basket"] = [first(filled, Kind.TASK), first(filled, Kind.PASSAGE), "nonsense"]
        app.run()
        assert not app.exception
        assert "篮中 2 条" in [button.label for button in app.sidebar.button]
        assert "basket" not in app.query_params
    with Corpus.open(copy) as corpus:
        assert [(plan.name, plan.items) for plan in corpus.plans.all()] == [("我的方案", 2)]


def test_every_page_has_a_link_that_keeps_what_was_seen(monkeypatch: pytest.MonkeyPatch, filled: Path) -> None:
    monkeypatch.setenv("ZHENGCE_DATA", str(filled))
    app = AppTest.from_file(ROOT / "ui/app.py", default_timeout=60)
    app.query_params["q"] = "改革"
    app.run()
    links = [link.proto.label for link in app.sidebar.get("page_link")]
    assert len(links) == len(Page) - 1  # 任务分工: only links lead there
    assert app.query_params["q"] == "改革"


def test_nothing_beside_the_router_stands_in_for_a_module_of_python() -> None:
    """Streamlit puts the folder of its script before all others: a room ``html`` there would hide Python's own."""
    beside = {path.stem for path in (ROOT / "ui").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert {"app", "panels"} <= beside
    assert beside & sys.stdlib_module_names == set()


def test_no_run_ends_with_a_collection() -> None:
    """With a corpus open it takes longer than the run itself, while the page waits for the last of its answer."""
    told = tomllib.loads((ROOT / "ui/.streamlit/config.toml").read_text(encoding="utf-8"))
    assert told["runner"]["postScriptGC"] is False
    assert get_option("runner.postScriptGC") is not None  # Streamlit still knows it by this name
