"""语料库: what is in it, what is added, what another program does meanwhile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.search.engines.engine import IndexBusy
from ingest import READERS
from tests.shown_pages import SAMPLES, Run, html, words


def test_corpus_lists_and_filters(run: Run, filled: Path) -> None:
    app = run("corpus", filled)
    assert f"<b>{len(SAMPLES)}</b> 份文件" in html(app)
    assert list(app.dataframe[0].value["标题"])
    app.text_input[0].set_value("没有这份文件").run()
    assert not app.exception
    assert app.query_params["q"] == "没有这份文件"


def settled(app: AppTest) -> None:
    """Runs the page until the work beside it is done."""
    app.run()
    for _ in range(100):
        if not any(button.label == "取消" for button in app.button):
            return
        time.sleep(0.2)
        app.run()


def test_upload_adds_and_explains(run: Run, tmp_path: Path) -> None:
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value(
        [("方案.txt", "云澜省改革方案\n一、任务\n1.推进改革。（责任单位：省财政厅）".encode(), "text/plain"), ("空.txt", b"", "text/plain")]
    )  # fmt: skip
    settled(app)
    assert not app.exception
    assert "新增 **1**" in words(app)
    assert "失败 **1**" in words(app)
    assert "空.txt" in list(app.dataframe[0].value["文件名"])


def test_corpus_that_another_program_changes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise IndexBusy

    monkeypatch.setattr(Corpus, "add_bytes", busy)
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value([("方案.txt", "方案".encode(), "text/plain")])
    settled(app)
    assert not app.exception
    assert "另一个程序正在写入这个语料库" in words(app)


def test_every_file_type_that_is_read_can_be_put_in(run: Run, tmp_path: Path) -> None:
    uploader = run("corpus", tmp_path / "新").file_uploader[0]
    assert set(uploader.proto.type) == set(READERS)


def test_a_list_can_be_left_to_those_that_lack_something(run: Run, filled: Path) -> None:
    every = run("corpus", filled).dataframe[0].value
    for lacking, count in (
        ("number", (every["文号"] == "").sum()),
        ("issues", (every["疑点"] > 0).sum()),
        ("x", len(every)),
    ):
        assert len(run("corpus", filled, lacking=lacking).dataframe[0].value) == count


def test_outcomes_are_put_away_on_request(run: Run, tmp_path: Path) -> None:
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value([("空.txt", b"", "text/plain")])
    settled(app)
    assert "失败 **1**" in words(app)
    next(button for button in app.button if button.label == "知道了").click().run()
    assert not app.exception
    assert "失败" not in words(app)


def test_outcomes_stay_for_whoever_comes_later(run: Run, tmp_path: Path) -> None:
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value([("空.txt", b"", "text/plain")])
    settled(app)
    assert "空.txt" in list(run("corpus", tmp_path / "新").dataframe[0].value["文件名"])  # another window, a reload
