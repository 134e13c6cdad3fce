"""The lines above a document's text: the page's facts about it are taken out, repeated titles are told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.model import PageFacts
from ingest.ledger import Left, LeftOut
from ingest.line import Line
from ingest.lines.clean import Gaps, clean
from ingest.lines.fact_rows import fact_rows, titles_freed
from ingest.lines.facts import BODY_LABEL, add_facts, label_of, labels, merge_facts, parse_line, parse_row, parse_spaced
from ingest.lines.furniture import is_furniture
from ingest.lines.gaps import gaps_of
from ingest.patterns import folded, pattern, says

_HEAD_LINES = 120
"""Lines among which a page's head ends: of a page saved as text, with all its navigation, some have 90."""
_COLONS = ("：", ":")
"""A line of nothing else belongs to the label above it."""
_SHORT, _MOST = 20, 800
"""Characters of a line of addressees: a short one may be any name, a long one lists organs."""
_PROSE = 45
"""Characters: a line as long, with a full stop in it, is a sentence of the text."""
_LONGEST_FACT = 240
"""Characters: a longer line states facts only where it holds an address."""
_FEWEST = 3
"""Facts that make a collector's head."""
_RULE = "=-—─━*#~_·.:：[]【】<> "
_NUMBER = re.compile(r"(?=.*\d)[\w〔〕\[\]()（）/\-—\s]{4,40}")
"""An index number or a document number, of whatever signs."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands above a document's text is taken out: the lines that are left, the facts, and the words left out."""

    lines: list[Line]
    facts: PageFacts
    left: list[LeftOut]


def take_head(lines: Sequence[Line]) -> PageHead:
    """The lines without those that only state facts about the document, and the facts.

    Works on lines as they came, because white space parts the facts of one line; what it keeps it keeps as it came.
    """
    if saved := _saved(lines):
        return _take_saved(lines[:saved], lines[saved:])
    end = _end_of_head(lines)
    facts, kept, left = PageFacts(), [], []
    stating = fact_rows(lines)
    lines = titles_freed(lines, stating)
    rows = [list(row) for _, row in groupby(lines[:end], key=_row)]
    while rows:
        row, *below = rows
        rows = list(below)
        pairs = _pairs(row, rows) if row[0].cell is None or (row[0].cell.table, row[0].cell.row) in stating else []
        if pairs:
            facts = add_facts(facts, pairs)
            taken = below[: len(below) - len(rows)]  # the value of a label alone in its line
            left += [LeftOut(Left.FACTS, line.text) for each in (row, *taken) for line in each]
        elif not row[0].cell and (named := pattern("file-name").find(clean(row[0].text))):
            facts = add_facts(facts, [("标题", named["title"])])
            left.append(LeftOut(Left.FACTS, row[0].text))
        elif row[0].cell or not is_furniture(clean(row[0].text), "head", "any"):
            kept += row
        else:
            if path := pattern("crumb-title").find(row[0].text.strip()):
                facts = add_facts(facts, [("标题", path["title"])])
            left.append(LeftOut(Left.NAVIGATION, row[0].text))
    crumbs = _crumbs(lines[:end])
    left += [LeftOut(Left.NAVIGATION, line.text) for line in kept if clean(line.text) in crumbs]
    kept, repeated = _told_once(_without_crumbs(kept, crumbs))
    left += [LeftOut(Left.REPEATED, line.text) for line in repeated]
    numbers = (pattern("number-before-title").find(clean(line.text)) for line in repeated)
    facts = add_facts(facts, [("发文字号", found[""]) for found in numbers if found])
    return PageHead(kept + list(lines[end:]), facts, left)


def _take_saved(above: Sequence[Line], below: Sequence[Line]) -> PageHead:
    """A collector's lines are facts, those too that state none we know; below them the page's own head may stand."""
    facts = add_facts(PageFacts(), (pair for line in above for pair in parse_line(line.text.strip())))
    page = take_head(below)
    left = [LeftOut(Left.FACTS, line.text) for line in above]
    return PageHead(page.lines, merge_facts(page.facts, facts), left + page.left)


def _crumbs(head: Sequence[Line]) -> set[str]:
    """The steps of a path 首页 > 政府信息公开 > … whose parts came one a line."""
    texts = [clean(line.text) for line in head]
    return {texts[at + side] for at in range(1, len(texts) - 1) if texts[at] == ">" for side in (-1, 1)}


def _without_crumbs(lines: list[Line], crumbs: set[str]) -> list[Line]:
    return [line for line in lines if clean(line.text) not in crumbs] if crumbs else lines


def _end_of_head(lines: Sequence[Line]) -> int:
    """The index of the first line of the text itself."""
    texts = [clean(line.text) for line in lines[:_HEAD_LINES]]
    if (body := _body_label(texts)) is not None:
        return body + 1
    for index, text in enumerate(texts):
        if not lines[index].cell and _begins_text(text):
            return index
    return len(texts)


def _body_label(texts: Sequence[str]) -> int | None:
    """Where 正文 stands alone, with or without a rule around it (==== 正文 ====)."""
    return next((at for at, text in enumerate(texts) if text.strip(_RULE) == BODY_LABEL), None)


def _saved(lines: Sequence[Line]) -> int:
    """How many lines a collector of texts wrote above a text that it saved: from a title so called to 正文."""
    texts = [clean(line.text) for line in lines[:_HEAD_LINES]]
    body = _body_label(texts)
    pairs = [parse_line(text) for text in texts[:body]] if body is not None else []
    called = bool(pairs) and len(pairs[0]) == 1 and labels()[pairs[0][0][0]] == "title"
    return len(pairs) + 1 if called and sum(map(bool, pairs)) >= _FEWEST else 0


def _begins_text(text: str) -> bool:
    if says("task-label", text) or says("serial-head", text):
        return True
    if parse_line(text) or is_furniture(text, "head", "any") or label_of(text) or text in _COLONS:
        return False
    if says("text-begins", text):
        return True
    if says("page-label", text):
        return False
    if text.endswith((":", "：")) and len(text) <= _MOST:
        return len(text) <= _SHORT or says("addressees", text)
    return len(text) >= _PROSE and "。" in text


def _row(line: Line) -> object:
    return (line.cell.table, line.cell.row) if line.cell else id(line)


def _pairs(row: list[Line], following: list[list[Line]]) -> list[tuple[str, str]]:
    """The facts that a line or table row states; a label alone takes the next line as its value."""
    if row[0].cell:
        return parse_row(line.text for line in row)
    text = row[0].text.strip()
    if stamped := pattern("stamp-and-source").find(text):
        day, source = ("day", "by") if "day" in stamped else ("time", "source")
        return [("发布日期", stamped[day]), ("来源", stamped[source])]
    if turned := pattern("stamp-day-first").find(text):
        return [("发布日期", f"{turned['year']}-{turned['month']}-{turned['day']} {turned.get('time', '')}".rstrip())]
    if says("stamp", text):
        return [("发布日期", text)]
    if says("validity-remark", text):
        return [("有效性", text.strip("()（）【】[]"))]
    if label_of(text) and following and following[0][0].text.strip() in _COLONS:
        text += _COLONS[0]
        del following[0]
    pairs = (parse_line(text) or parse_spaced(text)) if len(text) <= _LONGEST_FACT or "http" in text else []
    if len(pairs) == 1 and not pairs[0][1] and following and _is_value(pairs[0][0], following[0][0].text.strip()):
        pairs = [(pairs[0][0], following.pop(0)[0].text.strip())]
    return pairs


def _is_value(label: str, text: str) -> bool:
    """Whether the line below a lone label is its value: a day below 时间, a short name below 来源, never a title."""
    field = labels()[label]
    if not field or field == "title" or parse_line(text) or label_of(text) or is_furniture(text, "head", "any"):
        return False
    if field.endswith("_date"):
        return says("day", text)
    if field in ("document_number", "index_number"):
        return bool(_NUMBER.fullmatch(text))
    return len(text) <= _SHORT and not says("title-line", text)


def _told_once(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Of equal lines (a page repeats its title) the last one, which stands nearest to the text; and the others.

    One with a number before it gives way to one without. Only titles and document numbers: the rows and cells of a
    table that came as lines may well be alike.
    """
    noise, rows = pattern("title-noise").pattern, gaps_of(lines)
    texts = [folded(clean(line.text)) for line in lines]
    keys = [noise.sub("", text) for text in texts]
    levels: dict[str, int] = {}
    chosen: dict[str, int] = {}
    for index, (key, line) in enumerate(zip(keys, lines, strict=True)):
        if line.heading is not None:
            levels.setdefault(key, line.heading)
        if key not in chosen or keys[index] == texts[index] or not pattern("number-before-title").match(texts[index]):
            chosen[key] = index
    kept, repeated = [], []
    for index, line in enumerate(lines):
        row = line.cell is not None or rows[index] is not Gaps.NONE or says("column-head", keys[index])
        if row or not says("repeated", keys[index]) or chosen[keys[index]] == index:
            kept.append(replace(line, heading=levels.get(keys[index])))
        else:
            repeated.append(line)
    return kept, repeated
