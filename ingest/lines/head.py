"""The lines above a document's text: the page's facts about it are taken out, repeated titles are told once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from corpus.fold import fold
from corpus.model import PageFacts
from ingest.line import Line
from ingest.lines.clean import clean
from ingest.lines.facts import add_facts, label_of, labels, parse_line, parse_row, parse_spaced
from ingest.lines.furniture import is_furniture

_HEAD_LINES = 60
# Where the text itself begins: a numbered heading, a salutation, a sentence.
_BODY = re.compile(
    r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[章条]|\d+[.．、]\D|各位代表"
)
_TASK = re.compile(r"(?:牵头|责任|配合|主办|协办|参与|负责)(?:单位|部门|领导|人)?\s?[:：]|完成时限\s?[:：]")
_ADDRESSED = frozenset("各、，,委局府厅")
_SHORT, _MOST = 20, 800
"""Characters of a line of addressees: a short one may be any name, a long one lists organs."""
_PROSE = 45
"""Characters: a line as long, with a full stop in it, is a sentence of the text."""
_STAMP = re.compile(r"\d{4}\s?[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}[:时]\d{2}.{0,8}")
_TIME = r"\d{4}\s?[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_STAMPED = re.compile(
    rf"(?P<day>{_TIME})[\s|]+(?P<by>[\u4e00-\u9fff]{{2,24}}(?:政府|委员会|公室|[委局厅部网办报社站院]|中心))[\s|]*"
    rf"|(?P<source>[\u4e00-\u9fff]{{2,12}})[\s|]+(?P<time>{_TIME})[\s|]*"
)
"""When and by whom a page was put up, without labels: 2023-01-05 10:00 某区政府办公室, 某地教育 2024-07-07 23:08."""
_LAPSED = re.compile(r"[(（【\[].{0,40}(?:失效|废止|停止执行)[)）】\]]")
"""A site's remark on a document's validity: （此件已于2017年12月29日宣布失效）."""
_DAY = re.compile(r"\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?")
_CODE = re.compile(r"(?=.*\d)[\w〔〕\[\]()（）/\-—\s]{4,40}")
_TITLE = re.compile(
    r"通知|意见|方案|办法|规定|规则|规划|计划|决定|公告|报告|条例|细则|措施|要点|批复|函$|[:：]$|^[一二三四五]、"
)
_FILE_NAME = re.compile(r"(?:【.{1,8}】)?(.{4,80})\.(?:docx?|pdf|wps|xlsx?)", re.IGNORECASE)
# What two tellings of one title may differ in.
_KEY = re.compile(r"[\s_《》“”\"\-—–―－]|^\w{2,12}\[\d{4}\]\d+号(?=.{6})|^[(（]转载[)）]|^转载[:：]")
_NUMBERED = re.compile(r"\w{2,12}[〔\[]\d{4}[〕\]]\d+号")
_LONG = 240
# What a page tells twice, white space and quotation marks aside: titles and document numbers, never lists or labels.
_REPEATED = re.compile(
    r"^(?!.*[:、,;|])(?:.*(?:通知|意见|方案|办法|规定|规则|规划|计划|决定|公告|报告|条例|细则|措施|要点|批复|函).*|.{12,}|\w{2,12}\[\d{4}\]\d+号)$"
    r"|^.{0,40}关于.{4,}"
)


def take_head(lines: Sequence[Line]) -> tuple[list[Line], PageFacts]:
    """The lines without those that only state facts about the document, and the facts.

    Works on lines as they came, because white space parts the facts of one line; what it keeps it keeps as it came.
    """
    end = _end_of_head(lines)
    facts, kept = PageFacts(), []
    tables = _fact_tables(lines)
    rows = [list(row) for _, row in groupby(lines[:end], key=_row)]
    while rows:
        row = rows.pop(0)
        pairs = _pairs(row, rows) if row[0].cell is None or row[0].cell.table in tables else []
        if pairs:
            facts = add_facts(facts, pairs)
        elif not row[0].cell and (name := _FILE_NAME.fullmatch(clean(row[0].text))):
            facts = add_facts(facts, [("标题", name[1])])
        elif row[0].cell or not is_furniture(clean(row[0].text), "head", "any"):
            kept += row
    kept, repeated = _told_once(_without_crumbs(kept, _crumbs(lines[:end])))
    numbers = (match[0] for line in repeated if (match := _NUMBERED.match(clean(line.text))))
    return kept + list(lines[end:]), add_facts(facts, [("发文字号", number) for number in numbers])


def _fact_tables(lines: Sequence[Line]) -> set[int]:
    """The tables whose every row begins with a known label: 索引号 | … , not 序号 | 任务 | 牵头单位 | 时间."""
    firsts: dict[int, dict[int, str]] = {}
    for line in lines:
        if line.cell:
            firsts.setdefault(line.cell.table, {}).setdefault(line.cell.row, line.text)
    return {table for table, rows in firsts.items() if all(label_of(t) or parse_line(t) for t in rows.values())}


def _crumbs(head: Sequence[Line]) -> set[str]:
    """The steps of a path 首页 > 政府信息公开 > … whose parts came one a line."""
    texts = [clean(line.text) for line in head]
    return {texts[at + side] for at in range(1, len(texts) - 1) if texts[at] == ">" for side in (-1, 1)}


def _without_crumbs(lines: list[Line], crumbs: set[str]) -> list[Line]:
    return [line for line in lines if clean(line.text) not in crumbs] if crumbs else lines


def _end_of_head(lines: Sequence[Line]) -> int:
    """The index of the first line of the text itself."""
    texts = [clean(line.text) for line in lines[:_HEAD_LINES]]
    if "正文" in texts:
        return texts.index("正文") + 1
    for index, text in enumerate(texts):
        if not lines[index].cell and _begins_text(text):
            return index
    return len(texts)


def _begins_text(text: str) -> bool:
    if _TASK.search(text) or text == "序号":
        return True
    if parse_line(text) or is_furniture(text, "head", "any") or label_of(text):
        return False
    if _BODY.match(text):
        return True
    if text.endswith((":", "：")) and len(text) <= _MOST:
        return len(text) <= _SHORT or not _ADDRESSED.isdisjoint(text)
    return len(text) >= _PROSE and "。" in text


def _row(line: Line) -> object:
    return (line.cell.table, line.cell.row) if line.cell else id(line)


def _pairs(row: list[Line], following: list[list[Line]]) -> list[tuple[str, str]]:
    """The facts that a line or table row states; a label alone takes the next line as its value."""
    if row[0].cell:
        return parse_row(line.text for line in row)
    text = row[0].text.strip()
    if _STAMP.fullmatch(text):
        return [("发布日期", text)]
    if stamped := _STAMPED.fullmatch(text):
        return [("发布日期", stamped["day"] or stamped["time"]), ("来源", stamped["by"] or stamped["source"])]
    if _LAPSED.fullmatch(text):
        return [("有效性", text.strip("()（）【】[]"))]
    pairs = (parse_line(text) or parse_spaced(text)) if len(text) <= _LONG or "http" in text else []
    if len(pairs) == 1 and not pairs[0][1] and following and _is_value(pairs[0][0], following[0][0].text.strip()):
        pairs = [(pairs[0][0], following.pop(0)[0].text.strip())]
    return pairs


def _is_value(label: str, text: str) -> bool:
    """Whether the line below a lone label is its value: a day below 时间, a short name below 来源, never a title."""
    field = labels()[label]
    if not field or field == "title" or parse_line(text) or label_of(text) or is_furniture(text, "head", "any"):
        return False
    if field.endswith("_date"):
        return bool(_DAY.match(text))
    if field in ("document_number", "index_number"):
        return bool(_CODE.fullmatch(text))
    return len(text) <= _SHORT and not _TITLE.search(text)


def _told_once(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Of equal lines (a page repeats its title) the last one, which stands nearest to the text; and the others.

    Only titles and document numbers: the cells of a table that came one a line may well be alike.
    """
    keys = [_KEY.sub("", fold(clean(line.text))) for line in lines]
    levels: dict[str, int] = {}
    for key, line in zip(keys, lines, strict=True):
        if line.heading is not None:
            levels.setdefault(key, line.heading)
    kept, repeated = [], []
    for index, line in enumerate(lines):
        if line.cell or not _REPEATED.search(keys[index]) or keys[index] not in keys[index + 1 :]:
            kept.append(replace(line, heading=levels.get(keys[index])))
        else:
            repeated.append(line)
    return kept, repeated
