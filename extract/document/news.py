"""Articles: the dateline that opens them (本网讯, 某报记者 …) and the headline above it."""

from __future__ import annotations

from extract.layout import Layout
from extract.rules import pattern_of

_LINES = 6
"""Lines within which a dateline stands: headline, subheading, byline, caption."""
_LEAD = 30
"""Characters of a line that a dateline opens and the article's first words follow; a byline alone is shorter."""
_BYLINES = 2
"""Lines from the end among which a byline stands: below it the editor's at most."""
_OPENING = 1200
"""Characters in which a news lead names the plan whose text follows."""
_HEADLINE = range(8, 61)
"""Characters of a headline above a dateline; with a dateline below it may be shorter than one found alone."""


def carried_title(layout: Layout) -> str | None:
    """The plan that a news lead names when its text follows in full (全文如下, 主要内容如下)."""
    window = layout.folded[: min(layout.own.end, _OPENING)]
    match = pattern_of("document.issuer.lead").search(window)
    if match is None or not pattern_of("document.news.in-full").search(window):
        return None
    return layout.document.text[match.start("title") : match.end("title")]


def has_byline(layout: Layout) -> bool:
    """Whether a byline closes the text (记者：…), or stands alone above an article's first words (本报记者 某某)."""
    closing, opening = pattern_of("document.news.byline"), pattern_of("document.news.reporter")
    blocks = layout.document.blocks
    lines = [layout.folded[block.span.start : block.span.end] for block in blocks[:_LINES]]
    above = lines[: next((index for index, line in enumerate(lines) if len(line) >= _LEAD), 0)]
    last = (layout.folded[block.span.start : block.span.end] for block in blocks[-_BYLINES:])
    return any(map(closing.match, last)) or any(map(opening.match, above))


def news_headline(layout: Layout) -> str | None:
    """The first line above an article's dateline; "" where it has none, None where the text is no article."""
    pattern = pattern_of("document.news.lead")
    lines = [layout.folded[block.span.start : block.span.end] for block in layout.document.blocks[:_LINES]]
    lead = next((index for index, line in enumerate(lines) if len(line) >= _LEAD and pattern.match(line)), None)
    if lead is None or any("。" in line for line in lines[:lead]):
        return None
    odd = pattern_of("document.headline.not")
    above = (index for index in range(lead) if len(lines[index]) in _HEADLINE and not odd.search(lines[index]))
    return next((layout.document[layout.document.blocks[index].span] for index in above), "")


def opens_as_news(layout: Layout) -> bool:
    """Whether the first long line tells what happened the other day, as articles without a dateline begin."""
    return bool(pattern_of("document.news.opening").match(_first_words(layout)))


def tells_event(layout: Layout) -> bool:
    """Whether that line tells a thing done on its day, or heard: a meeting held, what an official said."""
    return bool(pattern_of("document.news.event").match(_first_words(layout)))


def _first_words(layout: Layout) -> str:
    """The first long line with a sentence in it, else the first long one: a headline may be long too."""
    lines = [layout.folded[block.span.start : block.span.end] for block in layout.document.blocks[:_LINES]]
    long = [line for line in lines if len(line) >= _LEAD]
    return next((line for line in long if "。" in line), long[0] if long else "")
