"""Characters that stand for others that look like them: a dash for 一 where a heading is numbered, vertical marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Issue, Severity
from ingest.line import Line, RawDocument

_DASH = "[-\u2010-\u2015\u2212\u2500\u30fc\ufe31\ufe58\ufe63\uff0d\uff70]"
_NUMERAL = f"(?:[二三四五六七八九]?十?|十){_DASH}"
# 一、总体目标   （一）摸清   (二十一) 建立   第一章 总则   第十一条
_LABEL = re.compile(
    rf"\s*(?:(?P<bare>{_NUMERAL})\s?(?=[、．](?=\s?\S))"
    rf"|[(（]\s?(?P<paren>{_NUMERAL})\s?(?=[)）]\s?[\u4e00-\u9fff《“])"
    rf"|第\s?(?P<formal>{_NUMERAL})\s?(?=[编章节条](?:\s|[\u4e00-\u9fff])))"
)
_FORMS = str.maketrans(
    # Presentation forms for vertical text (U+FE10–FE19, FE30–FE48) and the small forms of Big5 (U+FE50–FE5C).
    "︐︑︒︓︔︕︖︗︘︰︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹐﹑﹒﹔﹕﹖﹗﹙﹚﹛﹜",
    "，、。：；！？〖〗：—（）｛｝〔〕【】《》〈〉「」『』［］，、．；：？！（）｛｝",
)
_FORM = re.compile("[︐-︘︰︱︵-﹄﹇﹈﹐-﹒﹔-﹗﹙-﹜]")
LABELS = "标题序号里的“—”已读作“一”（{} 处），原文件可能由文字识别得来，请核对。"


def restore(raw: RawDocument) -> RawDocument:
    """Every heading's number is a numeral and every mark the one of horizontal text, character for character."""
    lines = tuple(_restored(raw.lines))
    mended = sum(numbered(old.text) is not old.text for old, _ in _changed(raw.lines, lines))
    if not mended:
        return replace(raw, lines=lines)
    note = Issue("look_alike", LABELS.format(mended), severity=Severity.NOTE)
    return replace(raw, lines=lines, issues=(*raw.issues, note))


def _changed(before: tuple[Line, ...], after: tuple[Line, ...]) -> Iterator[tuple[Line, Line]]:
    return ((old, new) for old, new in zip(before, after, strict=True) if old is not new)


def _restored(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        text = numbered(line.text)
        if _FORM.search(text):
            text = text.translate(_FORMS)
        yield line.saying(text)


def numbered(text: str) -> str:
    """
    >>> numbered("—、总体目标"), numbered("(—)摸清地块"), numbered("—坚持绿色发展")
    ('一、总体目标', '(一)摸清地块', '—坚持绿色发展')
    """
    match = _LABEL.match(text)
    if match is None:
        return text
    end = match.end(match.lastgroup or 0)
    return f"{text[: end - 1]}一{text[end:]}"
