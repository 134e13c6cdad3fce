"""文种: what kind of document it is, by what it decides: a notice that transmits a plan is a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from corpus.fold import fold
from corpus.model import PartKind
from extract.document.news import carried_title, has_byline, news_headline, opens_as_news, tells_event
from extract.layout import Layout
from extract.lexicon import Row, read_rows
from extract.rules import first, pattern_of

_BRACKETS = re.compile(r"(?:\([^()]{1,24}\)|\(?\d{4}年?[-~]\d{4}年?\)?|[》>\"'\s])+$")
_LEAD = 3000
"""Characters from the beginning in which a text says what it lays down (制定本方案, 提出如下意见)."""


_ARTICLE = 400
"""Characters of the shortest text that is an article rather than a note."""


_PLANS = "yes"
_NEWS, _NOTICE = "新闻", "通知"


@cache
def _rows() -> tuple[Row, ...]:
    """The rows of the table of types. Raises LexiconError for a word that stands twice, and where a type's rows differ.

    Documents keep their type, not the word that named it: so ``plans`` is of the type.
    """
    rows: dict[str, Row] = {}
    plans: dict[str, str] = {}
    for row in read_rows(files("corpus") / "document_types.csv", ("word", "document_type", "plans")):
        if row["word"] in rows:
            raise row.error(f"{row['word']!r} stands twice")
        if row["plans"] not in ("", _PLANS):
            raise row.error(f"plans is {row['plans']!r}, neither {_PLANS!r} nor empty")
        if plans.setdefault(row["document_type"], row["plans"]) != row["plans"]:
            raise row.error(f"plans is {row['plans']!r}, and not so in the other rows of {row['document_type']!r}")
        rows[row["word"]] = row
    return tuple(rows.values())


@cache
def _types() -> Mapping[str, str]:
    return {row["word"]: row["document_type"] for row in _rows()}


@cache
def planning_types() -> frozenset[str]:
    """文种 whose numbered items are tasks; those of 办法, 条例, 批复, 报告, 新闻 are rules, answers or accounts."""
    return frozenset(row["document_type"] for row in _rows() if row["plans"])


def type_of_title(title: str | None) -> str | None:
    """The type that a title's last word names; of a notice, that of what it transmits.

    >>> type_of_title("某市人民政府关于印发某市三年行动计划（2021-2023年）的通知")
    '计划'
    >>> type_of_title("某市财政局关于做好某项工作的预备通知")
    '通知'
    >>> type_of_title("关于印发《某办法》等三项制度的通知"), type_of_title("《某办法》政策解读")
    ('办法', '新闻')
    >>> type_of_title("某地持续领跑") is None
    True
    """
    if not title:
        return None
    folded = fold(title).strip()
    if first("document.title.about", folded):
        return _NEWS
    if several := pattern_of("document.type.several").search(folded):
        return _types()[several["word"]]
    match = pattern_of("document.transmits").search(folded)
    return (match and _last_word(_last_named(match["plan"]))) or _last_word(folded)


def _last_named(plan: str) -> str:
    """The last title of 《某办法》等三项制度; else the plan as it is."""
    before, mark, _ = plan.rpartition("》等")
    return before if mark else plan


def named_by(title: str) -> str | None:
    """The plan that a title says it issues or forwards: 某方案 of 关于印发《某方案》的通知."""
    match = pattern_of("document.transmits").search(fold(title).strip())
    return match["plan"].strip("《》<> ") if match else None


def _last_word(folded: str) -> str | None:
    stem = _BRACKETS.sub("", folded)
    word = max(filter(stem.endswith, _types()), key=len, default=None)
    return _types()[word] if word else None


def find_document_type(layout: Layout, title: str | None) -> str | None:
    """By the title, the text that is carried, or the text's own words; an article with a headline is 新闻."""
    if _is_news(layout, title):
        return _NEWS
    if found := type_of_title(title):
        return found
    carried = {type_of_title(part.title) for part in layout.parts if part.kind is PartKind.ISSUED and part.title}
    if len(carried) == 1:
        return carried.pop()
    if found := _by_lead(layout):
        return found
    if title and pattern_of("document.type.division").search(fold(title).strip()):
        return None
    if tells_event(layout) and not layout.document.facts.document_number:
        return _NEWS
    return _NEWS if (title or opens_as_news(layout)) and _is_article(layout) else None


def printed_type(layout: Layout, title: str | None, kind: str | None) -> str | None:
    """What the paper itself is, beside the type of what it decides: the last word of its title, whatever it transmits.

    A letter without a title line that carries a plan (现印发给你们) is a 通知, though it goes by the plan's title.
    """
    if kind == _NEWS:
        return kind
    word = _last_word(fold(title).strip()) if title else None
    if word in (None, kind) and any(part.kind is PartKind.ISSUED for part in layout.parts):
        own = layout.own
        if pattern_of("document.type.carries").search(layout.folded, own.start, own.end):
            return _types()[_NOTICE]
    return word or kind


def _is_news(layout: Layout, title: str | None) -> bool:
    """Whether a dateline opens the text (本网讯, 记者 …), unless the document's own text follows it in full."""
    if (news_headline(layout) is None and not has_byline(layout)) or carried_title(layout):
        return False
    return not (title and pattern_of("document.title.complete").search(fold(title)))


def _by_lead(layout: Layout) -> str | None:
    match = pattern_of("document.type.lead").search(layout.folded[:_LEAD])
    word = next((word for word in match.groupdict().values() if word), None) if match else None
    return _types().get(word) if word else None


def _is_article(layout: Layout) -> bool:
    """Running text that a site put up: a source or a day of publication, no number, no numbered outline."""
    facts = layout.document.facts
    return bool(facts.published_date or facts.publisher) and not facts.document_number and len(layout.folded) > _ARTICLE
