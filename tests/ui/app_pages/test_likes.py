"""找相似 on the search page (ui/app_pages/likes.py), keywords of a result, and what the document page says of both."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.asked import Kind
from tests.shown_pages import Run, first, html, opened, words
from ui import session
from ui.state import PASTED

PLAN = "关于推进生态补偿的意见\n一、主要任务\n1.建立流域上下游横向补偿机制，由受益地区按照水质改善情况给予资金补助，每年底前完成清算并公布结果。\n2.组织开展湿地修复工程，恢复退化湿地，配套巡护设施，建立台账并按月报送进度情况。"
NOTICE = "转发生态补偿意见的通知\n各县区人民政府：\n现将省里的意见转发你们，请认真贯彻。\n"


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with a document and its repost."""
    folder = tmp_path_factory.mktemp("twice") / "库"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes([("省.txt", PLAN.encode()), ("市.txt", (NOTICE + PLAN).encode())], workers=0)
    return folder


def test_likes_of_a_record_with_the_wording_marked(run: Run, twice: Path) -> None:
    shown = html(run("search", twice, like=first(twice, Kind.TASK, "横向补偿")))
    assert "与下面的文字相同或相近的条文；出处：" in shown
    assert re.search(r"<article>.*几乎一字不差（相同 \d+ 字，占 100%）", shown)
    assert "<mark>" in shown


def test_likes_of_a_pasted_text(run: Run, twice: Path) -> None:
    app = opened(run("search", twice), "likes-box")
    app.text_area[0].set_value(" 恢复退化湿地，配套巡护设施，建立台账 ").run()
    next(button for button in app.button if button.label == "找相似条文").click().run()
    assert app.query_params["pasted"] == "恢复退化湿地，配套巡护设施，建立台账"
    assert "<mark>恢复退化湿地，配套巡护设施，建立台账</mark>" in html(app)


def test_words_in_the_box_lead_back_to_a_search(run: Run, twice: Path) -> None:
    app = run("search", twice, pasted="恢复退化湿地，配套巡护设施")
    app.text_input[0].set_value("湿地").run()
    assert app.query_params["q"] == "湿地"
    assert "pasted" not in app.query_params


def test_nothing_alike_and_a_record_that_is_gone_are_said(run: Run, twice: Path) -> None:
    assert "没有相似的条文" in html(run("search", twice, pasted="毫不相干的另一段话，说的是别的事情"))
    assert "语料库中没有这一条" in words(run("search", twice, like="ab-p3"))


def test_a_result_has_keywords_that_refine_it(run: Run, filled: Path) -> None:
    shown = html(run("search", filled, q="营商环境"))
    assert re.search(r'关键词 <a href="\./\?q=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83\+', shown)
    assert "关键词" not in html(run("search", filled))


def test_a_document_shows_its_versions_and_keywords(run: Run, twice: Path) -> None:
    shown = html(run("document", twice, id=first(twice, Kind.DOCUMENT)))
    assert "同一文件的其他版本 1" in shown
    assert re.search(r"(省|市)\.txt · (正文|一份)", shown)
    assert re.search(r'关键词 <a href="\./\?q=', shown)
    assert re.search(r'href="\./\?like=\w+-t0"[^>]*>相似条文', shown)


def test_after_a_large_intake_somebody_says_when(
    run: Run, twice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_FEW", 0)
    folder = tmp_path / "库"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes([("省.txt", PLAN.encode())], workers=0)
    asked = {"pasted": "恢复退化湿地，配套巡护设施，建立台账"}
    app = run("search", folder, **asked)
    assert "有 1 份文件新加入或有变动" in words(app)
    assert "关键词" not in html(run("document", folder, id=first(folder, Kind.DOCUMENT)))
    next(button for button in app.button if button.label == "现在整理").click().run()
    assert "<mark>" in html(run("search", folder, **asked))


def test_the_longest_text_still_fits_an_address() -> None:
    assert PASTED * len("%E8%90%A5") < 32_000
