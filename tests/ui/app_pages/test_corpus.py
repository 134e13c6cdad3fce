"""语料库: what is in it, what is added, what another program does meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.engines.engine import IndexBusy
from tests.shown_pages import SAMPLES, Run, html, words


def test_corpus_lists_and_filters(run: Run, filled: Path) -> None:
    app = run("corpus", filled)
    assert f"<b>{len(SAMPLES)}</b> 份文件" in html(app)
    assert list(app.dataframe[0].value["标题"])
    app.text_input[0].set_value("没有这份文件").run()
    assert not app.exception
    assert app.query_params["q"] == "没有这份文件"


def test_upload_adds_and_explains(run: Run, tmp_path: Path) -> None:
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value(
        [("方案.txt", "云澜省改革方案\n一、任务\n1.推进改革。（责任单位：省财政厅）".encode(), "text/plain"), ("空.txt", b"", "text/plain")]
    )  # fmt: skip
    app.run()
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
    app.run()
    assert not app.exception
    assert "另一个程序正在向这个语料库写入" in words(app)
