"""Between the pages and Streamlit: the corpus, the URL, the basket."""

from __future__ import annotations

from pathlib import Path

from tests.shown_pages import Run, words


def test_corpus_that_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    app = run("search", tmp_path / "文件")
    assert not app.exception
    assert "打不开语料库" in words(app)
