"""Every page as Streamlit runs it, over a small corpus of the samples: no page breaks, all of them say what they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shown_pages import Run, html, words

PAGES = ("search", "document", "compare", "plan", "check", "corpus")


@pytest.mark.parametrize("name", PAGES)
def test_page_runs_full_and_empty(name: str, run: Run, filled: Path, tmp_path: Path) -> None:
    for folder in (filled, tmp_path / "空"):
        app = run(name, folder)
        assert not app.exception
        assert html(app) or words(app)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("search", "添加文件"),
        ("document", "添加文件"),
        ("compare", "添加文件"),
        ("plan", "添加文件"),
        ("check", "请拖入草稿"),
        ("corpus", "语料库还是空的"),
    ],
)
def test_empty_page_says_what_to_do_next(name: str, said: str, run: Run, tmp_path: Path) -> None:
    assert said in words(run(name, tmp_path / "空"))


@pytest.mark.parametrize("name", PAGES)
def test_url_with_nonsense_does_no_harm(name: str, run: Run, filled: Path) -> None:
    app = run(name, filled, id="zzz", record="zzz-t9", at="9-1", page="-3", q='"', kind="?", cell="x", by="?", view="?")
    assert not app.exception
