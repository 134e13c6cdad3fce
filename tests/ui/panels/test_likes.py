"""Likeness in plain words."""

from __future__ import annotations

import pytest

from corpus.build import DocumentRow
from corpus.keywords import Keyword
from corpus.likeness.likeness import Like, LikeGroup
from corpus.likeness.reprints import Reprint
from corpus.likeness.wording import Shared
from corpus.model import Span
from corpus.search.asked import Kind
from ui.panels.likes import asked_html, degree, keywords_html, likes_html, version_note, version_words
from ui.state import SearchView

EVIL = '<img src=x onerror="alert(1)">'


def like(text: str = "推进生态补偿试点工作", score: float = 0.8, **given: object) -> Like:
    values = {"document_id": "ab", "span": Span(5, 15), "path": ("一、总则",), "characters": 8}
    shared = (Shared(Span(0, 8), Span(0, 8)),)
    return Like(**{**values, "text": text, "score": score, "shared": shared, **given})  # type: ignore[arg-type]


def row(key: str, title: str) -> DocumentRow:
    counts = dict.fromkeys(("tasks", "targets", "priorities", "citations", "issues"), 0)
    known = {"document_number": None, "issuers": (), "day": "2023-05-06", "level": None, "region": None}
    return DocumentRow(document_id=key, title=title, document_type=None, source_name="a.txt", **known, **counts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("score", "words"),
    [(1.0, "几乎一字不差（相同 8 字，占 100%）"), (0.8, "大部分相同（相同 8 字，占 80%）"), (0.5, "一半以上相同（"), (0.3, "三成以上相同（"), (0.29, "少量相同（")],
)  # fmt: skip
def test_degrees(score: float, words: str) -> None:
    assert degree(like(score=score)).startswith(words)


@pytest.mark.parametrize(
    ("score", "held", "words"),
    [(1.0, 1.0, "正文相同（100%）"), (0.96, 0.98, "正文几乎相同（96%）"), (0.6, 0.9, "正文大部分相同（60%）"), (0.3, 0.95, "一份收在另一份里（95%）")],
)  # fmt: skip
def test_versions(score: float, held: float, words: str) -> None:
    assert version_words(score, held) == version_note(Reprint(document_id="a", score=score, held=held)) == words


def test_a_like_shows_its_shared_wording_and_its_source() -> None:
    html = likes_html([LikeGroup(like())], {"ab": row("ab", "云澜省方案")})
    assert "<mark>推进生态补偿试点</mark>工作" in html
    assert "大部分相同（相同 8 字，占 80%）" in html
    assert 'href="document?id=ab&amp;at=5-15"' in html
    assert "云澜省方案</span><i> › </i>" in html
    assert "2023-05-06" in html


def test_copies_are_named_once() -> None:
    rows = {key: row(key, f"方案{key}") for key in "abcdefghi"}
    group = LikeGroup(like(document_id="a"), tuple(like(document_id=key) for key in "bcdefghi"))
    html = likes_html([group], rows)
    assert html.count("<article>") == 1
    assert "同样的文字另见 " in html
    assert "方案b</a>、" in html
    assert "方案h" not in html
    assert " 等 8 处" in html


def test_a_document_that_went_meanwhile_is_shown_by_its_words() -> None:
    assert "推进生态补偿试点" in likes_html([LikeGroup(like(), (like(document_id="cd"),))], {})


def test_nothing_alike_is_said() -> None:
    assert "没有相似的条文" in likes_html([], {})


def test_what_was_asked_for_is_marked_where_others_have_it() -> None:
    html = asked_html("推进生态补偿试点工作", [Span(0, 6), Span(2, 8)], "出处一")
    assert "<mark>推进生态补偿</mark><mark>试点</mark>工作" in html
    assert "出处：出处一" in html


def test_hostile_words_stay_words() -> None:
    bad = like(EVIL * 2, path=(EVIL,))
    html = likes_html([LikeGroup(bad, (bad,))], {"ab": row("ab", EVIL)}) + asked_html(EVIL, [Span(0, 4)], "")
    html += keywords_html([Keyword(EVIL, 1.0, 1)], SearchView(text="甲"))
    assert "<img" not in html


def test_keywords_of_a_result_refine_its_search() -> None:
    view = SearchView(text="营商环境", kind=Kind.TASK, filters={"level": ("省",)}, page=3)
    html = keywords_html([Keyword("审批", 1.0, 3), Keyword("营商环境", 0.5, 9)], view)
    assert "q=%E8%90%A5%E5%95%86%E7%8E%AF%E5%A2%83+%E5%AE%A1%E6%89%B9&amp;kind=task&amp;level=" in html
    assert "page=" not in html
    assert html.count("<a ") == 1  # what is asked for already is no chip


def test_keywords_of_a_document_are_searched_for() -> None:
    html = keywords_html([Keyword("审批", 1.0, 3)])
    assert 'href="./?q=%E5%AE%A1%E6%89%B9"' in html
    assert keywords_html([]) == ""
