"""A running page over the real documents (or the samples, where those are absent), and a Chromium that looks at it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from corpus.build import Corpus
from corpus.search.asked import Kind, Query
from tests import made_scans
from tests.browser.serving import ARGUMENTS, chromium, log_of, served
from tests.made_notices import ofd_scan

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ZHENGCE_SHARED", ROOT.parent / "shared"))
HOSTILE = """<script>window.hacked=1</script>恶意方案
一、主要任务
1.推进<img src=x onerror="window.hacked=1">改革。（牵头单位：<b onmouseover="window.hacked=1">省财政厅</b>）
2.探索"><svg onload="window.hacked=1">制度，到2025年覆盖率达到75%。（责任单位：省科技厅）"""
PATIENCE = 120_000
"""Milliseconds: a busy machine is slow, and what comes sooner is not waited for."""
OWN = ("http://localhost:", "ws://localhost:", "data:", "blob:")


def _chromium() -> str:
    found = chromium()
    if not found:
        reason = "no Chromium: browser tests need one (Debian: apt install chromium fonts-noto-cjk)"
        if os.environ.get("ZHENGCE_REQUIRE_BROWSER"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _chromium()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of the real documents, and of one that attacks the page."""
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "政策文件"
    real = [SHARED / "seeds", SHARED / "documents"]
    with Corpus.open(folder) as corpus:
        corpus.add(real if all(path.is_dir() for path in real) else [ROOT / "corpus/samples"])
        corpus.add_bytes([("恶意.txt", HOSTILE.encode())], workers=0)
    return folder


@pytest.fixture(scope="session")
def addresses(full: Path) -> dict[str, str]:
    """The pages, as full as they get."""
    with Corpus.open(full) as corpus:
        best = corpus.documents(order="tasks", page_size=1)[0].document_id
        cell = max(corpus.matrix().cells.items(), key=lambda item: len(item[1]))[0]
        record = corpus.search(Query(text="改革", kind=Kind.TASK)).hits[0].entry.entry_id
    return {
        "search": "",
        "search-words": "?q=改革",
        "search-none": "?q=魑魅魍魉",
        "search-like": f"?like={record}",
        "document": f"document?id={best}",
        "document-record": f"document?record={record}",
        "compare": "compare",
        "compare-cell": f"compare?cell={cell[0]}&cell={cell[1]}",
        "compare-side": "compare?view=side",
        "compare-time": "compare?view=time",
        "tasks": f"tasks?id={best}",
        "tasks-unit": f"tasks?id={best}&by=unit",
        "tasks-none": "tasks",
        "plan": "plan",
        "corpus": "corpus",
        "corpus-doubtful": "corpus?lacking=issues",
    }


def serve(folder: Path, **settings: str) -> Iterator[str]:
    with served(folder, **settings) as address:
        yield address
    words = log_of(folder).read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in words, words  # the page itself hides what went wrong


@pytest.fixture(scope="session")
def site(full: Path) -> Iterator[str]:
    yield from serve(full)


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serve(tmp_path_factory.mktemp("browser") / "空")


@pytest.fixture(scope="session")
def scanned_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A corpus of one made-up notice as a scan."""
    _chromium()
    made_scans.needed()
    folder = tmp_path_factory.mktemp("browser") / "扫描"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes([("扫描.ofd", ofd_scan(made_scans.notice_png()))], workers=0)
    yield from serve(folder)


@pytest.fixture
def visit(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test when something is loaded from elsewhere; ``size`` and ``scheme`` by parametrize."""
    width, height = getattr(request, "param", (1280, 720))
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    strangers: list[str] = []
    page.on("request", lambda sent: None if sent.url.startswith(OWN) else strangers.append(sent.url))
    yield page
    context.close()
    assert not strangers, f"loaded from elsewhere: {strangers}"


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus for work on a plan."""
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "方案库"
    with Corpus.open(folder) as corpus:
        corpus.add(sorted((ROOT / "corpus/samples").glob("0[1-5]_*")), workers=0)
    return folder


@pytest.fixture(scope="session")
def desk_site(desk: Path) -> Iterator[str]:
    yield from serve(desk)
