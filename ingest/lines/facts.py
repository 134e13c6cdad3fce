"""What a page or crawler prints about a document above its text: `发布日期：…`, `索引号 | … |`, `- **发布机构**：…`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from importlib.resources import files

from corpus.model import PageFacts
from ingest.patterns import folded, pattern, says

_FIELDS = {field.name for field in fields(PageFacts)}
_LABEL_SPACE = re.compile(r"\s")
_OPENING = re.compile(r"[\s\u3000\-*•·∙【\[（(|>]*")
_CLOSING = re.compile(r"[\s\u3000|]*")
"""What may stand before the first label of a line of facts, around a day."""
BODY_LABEL = "正文"
"""The label below which a text begins."""
_PLAIN = 4
"""Characters of a label that no value ends in: 发布时间; 日期 and 时间 end words."""
_LONGEST, _LONGEST_LINE = 40, 2000
"""Characters: no label, spaced out as it may be, and no line of facts is longer."""


class FactsError(Exception):
    """facts.csv is wrong: line and value."""


@cache
def labels() -> dict[str, str]:
    """Printed label (without white space) → field of PageFacts, or "" for what is dropped. Raises FactsError."""
    found: dict[str, str] = {}
    rows = csv.DictReader((files("ingest") / "facts.csv").read_text(encoding="utf-8").splitlines())
    for row in rows:
        if row["label"] in found or (row["field"] and row["field"] not in _FIELDS):
            raise FactsError(f"facts.csv:{rows.line_num}: {row['label']!r} {row['field']!r}")
        found[row["label"]] = row["field"]
    return found


@cache
def _pairs() -> re.Pattern[str]:
    """A label with a colon; white space between its characters (索 引 号：) and Markdown stars around it allowed."""
    alternatives = "|".join(r"\s*".join(label) for label in sorted(labels(), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[\s|>】\]\[*\-•·∙\d)?:]))\**(?:\[\s*)?({alternatives})\s*\**\s*(?::\**|\]\s*:?)")


@cache
def _day_behind() -> re.Pattern[str]:
    """A label that is one right behind a value too, if a day follows: 来源：市政府办发布时间：2022-03-04."""
    plain = (label for label, field in labels().items() if field.endswith("_date") and len(label) >= _PLAIN)
    return re.compile(rf"(?<=[\u4e00-\u9fff])({'|'.join(plain)})\s*:(?=\s*(?:19|20)\d\d\s*[-年/.])")


def _unglued(label: str, value: str) -> list[tuple[str, str]]:
    behind = _day_behind().search(folded(value))
    if behind is None:
        return [(label, value)]
    return [(label, value[: behind.start()]), (behind[1], value[behind.end() :].strip())]


def label_of(text: str) -> str | None:
    """The known label that a text is, without white space and colon; None for other texts.

    >>> label_of("索 引 号：")
    '索引号'
    """
    name = "".join(folded(text[:_LONGEST]).split()).rstrip(":").strip("*")
    return name if name in labels() else None


def labelled(line: str) -> Iterator[tuple[str, range]]:
    """Every known label with a colon in a folded line, and where it stands."""
    for match in _pairs().finditer(line):
        yield label_of(match[1]) or "", range(match.start(), match.end())


def parse_line(text: str) -> list[tuple[str, str]]:
    """All `label：value` pairs of a line that begins with one (or with a date, a 文号, or white space), else none.

    >>> parse_line("来源:咸安区人民政府办公室 发布日期:2019-03-15 字体:【")
    [('来源', '咸安区人民政府办公室'), ('发布日期', '2019-03-15'), ('字体', '')]
    """
    line = folded(text[:_LONGEST_LINE])
    matches = list(_pairs().finditer(line)) if ":" in line or "]" in line else []
    opening = _opening(text[: matches[0].start()]) if matches else None
    if opening is None:
        return []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    stated = [(label_of(m[1]) or "", _value(text[m.end() : end])) for m, end in zip(matches, ends, strict=True)]
    pairs = [pair for label, value in stated for pair in _unglued(label, value)]
    return opening + pairs


def _opening(text: str) -> list[tuple[str, str]] | None:
    """The day or the 文号 that stands before the first label of a line; None where words stand there."""
    rest = text[_end(_OPENING, text) :]
    day = pattern("day").find(rest)
    words = rest[len(day[""]) :] if day else rest
    if _CLOSING.fullmatch(words):
        return [("发布日期", day[""])] if day else []
    if day is None and says("number-alone", words.strip()):
        return [("发文字号", words.strip())]
    return [] if day is None and says("site-name", words) else None


def _end(of: re.Pattern[str], text: str) -> int:
    match = of.match(text)
    return match.end() if match else 0


def parse_spaced(text: str) -> list[tuple[str, str]]:
    """Pairs that white space alone parts: two labels with values at least, or one that is spaced out itself.

    >>> parse_spaced("索 引 号 MB1534/2023-05  发文日期 2023-01-03"), parse_spaced("部门 市财政局 时间 2026年")
    ([('索引号', 'MB1534/2023-05'), ('发文日期', '2023-01-03')], [])
    """
    text = text[:_LONGEST_LINE].strip()
    line = folded(text)
    if not _spaced().match(line):
        return []
    matches = list(_spaced().finditer(line))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    pairs = [(label_of(m[1]) or "", _value(text[m.end() : end])) for m, end in zip(matches, ends, strict=True)]
    told = [pair for pair in pairs if pair[1]]
    if any(labels()[label].endswith("_date") and not says("day", value) for label, value in told):
        return []
    return pairs if len(told) > 1 or (told and _LABEL_SPACE.search(matches[0][1])) else []


@cache
def _spaced() -> re.Pattern[str]:
    known = sorted((label for label in labels() if not label.isascii()), key=len, reverse=True)
    alternatives = "|".join(r"\s*".join(label) for label in known)
    return re.compile(rf"(?:^|(?<=\s))({alternatives})(?:\s*:\s*|\s+|$)")


def _value(text: str) -> str:
    """A value without what a site prints behind it on the same line."""
    text = text.partition("【")[0]
    if trailer := pattern("value-trailer").match(text):
        text = text[: trailer.start()]
    value = text.strip(" \t\u3000\u00a0*|·•-【】[],，?\"'")
    return "" if says("no-value", value) else value


def parse_row(cells: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of a table row `label | value | label | value`; a label followed by a label has no value.

    A row that does not begin with a label states no facts: 序号 | 类别 | 重点任务 heads a table of tasks.
    """
    pairs: list[tuple[str, str]] = []
    for cell in cells:
        if not pairs and cell.strip() and not label_of(cell) and not parse_line(cell):
            return []
        if label := label_of(cell):
            pairs.append((label, ""))
        elif inline := parse_line(cell):
            pairs += inline
        elif pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], _value(cell))
    return pairs


def add_facts(facts: PageFacts, pairs: Iterable[tuple[str, str]]) -> PageFacts:
    """Facts with those of the pairs that are not yet known."""
    new: dict[str, str] = {}
    for label, value in pairs:
        name = labels()[label]
        if name == "publisher" and value.startswith("http"):
            name = "url"
        if name and value and _fits(name, value) and getattr(facts, name) is None:
            new.setdefault(name, value)
    return replace(facts, **new) if new else facts


def _fits(name: str, value: str) -> bool:
    """A day has digits (a table head below 发布时间 is none), a number its year or 号, an address a dot or a colon."""
    if name == "document_number":  # 字号 is the size of the letters too
        return says("number-value", value)
    if name.endswith(("_date", "_number")):
        return bool(re.search(r"\d", value))
    return name != "url" or bool(re.search(r"[A-Za-z0-9]\.[A-Za-z]|://", value))


def merge_facts(first: PageFacts, second: PageFacts) -> PageFacts:
    """The first one's facts, completed from the second."""
    return PageFacts(**dict(_known(second)) | dict(_known(first)))


def _known(facts: PageFacts) -> Iterator[tuple[str, str]]:
    for name in _FIELDS:
        if value := getattr(facts, name):
            yield name, value
