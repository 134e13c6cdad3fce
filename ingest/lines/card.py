"""The card of a legal database (北大法宝 and its copies) in one line: `某意见文章属性•【制定机关】…•【字号】…正文…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.lines.facts import BODY_LABEL, labels

_LABEL = re.compile(r"(?:文章属性|法宝引证码)?[\s•·∙]*【\s?([\u4e00-\u9fff]{2,8})\s?】")
_FEWEST = 3
"""Labels that make a card; one or two in brackets may stand in any text."""


def split_card(text: str) -> Iterator[str]:
    """The title before a card, each of its facts, 正文 and the text after it, apart; other texts as they are.

    >>> list(split_card("某意见文章属性•【制定机关】某市政府•【公布日期】2005.02.01•【字号】某政[2005]3号正文各区："))
    ['某意见', '【制定机关】某市政府', '【公布日期】2005.02.01', '【字号】某政[2005]3号', '正文', '各区：']
    >>> list(split_card("【牵头单位】市财政局【时间】6月"))
    ['【牵头单位】市财政局【时间】6月']
    """
    found = [match for match in _LABEL.finditer(text) if match[1] in labels()] if "【" in text else []
    if len(found) < _FEWEST:
        yield text
        return
    if title := text[: found[0].start()].strip():
        yield title
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends, strict=True):
        value, body, rest = text[match.end() : end].partition(BODY_LABEL)
        yield f"【{match[1]}】{value.strip()}"
        if body:
            yield from filter(None, [body, rest.strip()])
