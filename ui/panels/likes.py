"""相似条文, 同一文件的其他版本, 关键词: likeness in plain words, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.build import DocumentRow
from corpus.keywords import Keyword
from corpus.likeness.likeness import Like, LikeGroup
from corpus.likeness.reprints import Reprint
from corpus.model import Span
from ui.panels.markup import joined, link, marked, one_stop, shortened, tag, text
from ui.panels.present import chip
from ui.state import DocumentView, SearchView

_DEGREES = ((0.95, "几乎一字不差"), (0.75, "大部分相同"), (0.5, "一半以上相同"), (0.3, "三成以上相同"))
_VERSIONS = ((1.0, "正文相同"), (0.85, "正文几乎相同"), (0.5, "正文大部分相同"))
_COPIES = 6
"""Copies of one passage that are named."""


def degree(like: Like) -> str:
    """How like a passage is, in plain words and as a figure.

    >>> from corpus.model import Span
    >>> degree(Like(document_id="", span=Span(0, 9), path=(), text="", score=0.8, characters=96, shared=()))
    '大部分相同（相同 96 字，占 80%）'
    """
    words = next((words for least, words in _DEGREES if like.score >= least), "少量相同")
    return f"{words}（相同 {like.characters} 字，占 {min(round(100 * like.score), 100)}%）"


def version_note(reprint: Reprint) -> str:
    """How the text of another version compares."""
    return version_words(reprint.score, reprint.held)


def version_words(score: float, held: float) -> str:
    """The same of how much of both is in both, and how much of the shorter in the longer.

    >>> version_words(0.958, 0.98), version_words(0.4, 0.97)
    ('正文几乎相同（96%）', '一份收在另一份里（97%）')
    """
    words = next((words for least, words in _VERSIONS if score >= least), "一份收在另一份里")
    return f"{words}（{round(100 * (score if score >= _VERSIONS[-1][0] else held))}%）"


# --- 相似条文 ------------------------------------------------------------------------------------------------------


def asked_html(words: str, shared: Iterable[Span], source: str) -> str:
    """What was asked for, with all that was found elsewhere marked, and where it stands."""
    head = tag("div", "与下面的文字相同或相近的条文" + (f"；出处：{source}" if source else ""), class_="zc-line")
    return head + tag("blockquote", marked(words, _merged(shared)), class_="zc-asked")


def likes_html(groups: Sequence[LikeGroup], rows: Mapping[str, DocumentRow]) -> str:
    """The passages, each with the shared wording marked."""
    if not groups:
        return tag(
            "div",
            tag("h3", "没有相似的条文") + tag("p", "语料库中没有与它有三成以上文字相同的条文。"),
            class_="zc-empty",
        )
    return tag("div", joined(_like(group, rows) for group in groups), class_="zc-hits zc-likes")


def _like(group: LikeGroup, rows: Mapping[str, DocumentRow]) -> str:
    like = group.like
    row = rows.get(like.document_id)
    place = DocumentView(document_id=like.document_id, place=like.span)
    title = shortened(like.path[-1] if like.path else like.text.partition("\n")[0], 60)
    where = tag("span", text(row.day or "" if row else ""), class_="zc-where")
    head = joined([chip("passage", degree(like)), link(text(title), place, class_="zc-title"), where])
    words = tag("p", marked(like.text, _merged(stretch.other for stretch in like.shared)))
    names = [row.title if row else "", *like.path]
    source = joined((tag("span", text(shortened(name, 40)), title=name) for name in names if name), tag("i", " › "))
    foot = tag("footer", tag("span", source, class_="zc-source") + link("原文", place, class_="zc-open"))
    return tag("article", joined([tag("h3", head), words, _copies(group.copies, rows), foot]))


def _copies(copies: Sequence[Like], rows: Mapping[str, DocumentRow]) -> str:
    """同样的文字另见 …: a passage that stands in several documents is shown once."""
    if not copies:
        return ""
    names = joined(
        (
            link(text(shortened(row.title, 30)), DocumentView(document_id=one.document_id, place=one.span))
            for one in copies[:_COPIES]
            if (row := rows.get(one.document_id))
        ),
        "、",
    )
    rest = f" 等 {len(copies)} 处" if len(copies) > _COPIES else ""
    return tag("p", f"同样的文字另见 {names}{rest}", class_="zc-roles")


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, each place once: one stretch may be shared with several passages."""
    return sorted(set(spans))


# --- 关键词 --------------------------------------------------------------------------------------------------------


def keywords_html(keywords: Sequence[Keyword], view: SearchView | None = None) -> str:
    """Chips: of a result they refine its search, of a document they search for the word."""
    asked = view or SearchView()
    chips = one_stop((_keyword(keyword, asked) for keyword in keywords if keyword.word not in asked.text), " ")
    return tag("div", f"关键词 {chips}", class_="zc-line zc-keywords", data_row=True) if chips else ""


def _keyword(keyword: Keyword, view: SearchView) -> str:
    words = f"{view.text} {keyword.word}".strip()
    refined = SearchView(text=words, kind=view.kind, filters=view.filters, sort=view.sort, wider=view.wider)
    title = "在结果中再查这个词" if view.text or view.filters else "检索这个词"
    return link(text(keyword.word), refined, class_="zc-chosen", title=title)
