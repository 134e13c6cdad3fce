"""Faults that drafts have, each at a random place where it fits: what the check of drafts is measured with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bench.plants import FORMER, WAYS, Paper, Plant, Planter, behind_a_line, blocks_of
from corpus.fold import fold
from corpus.model import Span, TargetStatus, UnitRole, Validity

# --- tasks --------------------------------------------------------------------------------------------------------

_BRACKET = re.compile(r"[（(][^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*[)）]。?$")
_ENDED = (Validity.EXPIRED, Validity.REPEALED)
_VAGUE = (
    "适时研究出台支持政策。",
    "待条件成熟后再行推广。",
    "视情予以适当支持。",
    "择机启动二期建设。",
    "对有关问题予以关注。",
    "酌情给予补助。",
    "争取早日见到成效。",
    "结合实际适时推进相关工作。",
    "力争尽早取得突破。",
    "原则上争取资金支持。",
    "根据需要适时调整。",
    "对此类问题进一步研究考虑。",
    "条件具备时探索扩大范围。",
    "积极考虑设立专项资金。",
    "在力所能及范围内给予倾斜。",
)


def _sections(parsed):
    groups = {}
    for task in parsed.tasks:
        groups.setdefault(task.section, []).append(task)
    return groups.values()


def without_units(parsed, draw):
    for tasks in _sections(parsed):
        if len(tasks) < 5 or sum(bool(t.assignments) for t in tasks) < 0.8 * len(tasks):
            continue
        for task in tasks:
            for block in blocks_of(parsed, task.span):
                bracket = _BRACKET.search(parsed.document[block.span])
                held = (
                    task.assignments and Span(block.span.start + bracket.start(), block.span.end) if bracket else None
                )
                if held and all(a.span in held for a in task.assignments):
                    yield Plant("无单位", ("no_unit",), held, "。")


def without_lead(parsed, draw):
    led = [t for t in parsed.tasks if len(t.assignments) > 1 and any(a.role is UnitRole.LEAD for a in t.assignments)]
    several = [t for t in parsed.tasks if len(t.assignments) > 1]
    if len(led) < 5 or len(led) < 0.8 * len(several):
        return
    for task in led:
        said = parsed.document[task.span]
        for match in re.finditer("牵头(?:单位|部门)?[:：]", said):
            place = Span(task.span.start + match.start(), task.span.start + match.end())
            if said.count("牵头") == 1:
                yield Plant("无牵头", ("no_lead",), place, "责任单位：")


def without_deadline(parsed, draw):
    for tasks in _sections(parsed):
        timed = [t for t in tasks if t.deadline and not t.milestones]
        if len(timed) >= 5 and len(timed) >= 0.8 * len(tasks):
            yield from (Plant("无时限", ("no_deadline",), t.deadline.span, "") for t in timed)


def vague(parsed, draw):
    yield behind_a_line(parsed, draw, draw.choice(_VAGUE), "空话", ("vague",))


# --- organs -------------------------------------------------------------------------------------------------------


def defunct(parsed, draw):
    day = parsed.metadata.day
    if day and day.year < 2020:
        return
    for now, then in FORMER:
        for match in re.finditer(f"(?<=[市省区县、，；：（由]){now}(?![长的〔门])", parsed.document.text):
            yield Plant("旧名", ("organ_defunct",), Span(*match.span()), then)


def two_ways(parsed, draw):
    for one, other in WAYS:
        places = [a for t in parsed.tasks for a in t.assignments if a.unit.endswith(one)]
        if len(places) >= 3:
            each = draw.choice(places)
            at = parsed.document[each.span].find(one)
            if at >= 0:
                start = each.span.start + at
                yield Plant("写法不一", ("organ_two_ways",), Span(start, start + len(one)), other)


# --- numbering ----------------------------------------------------------------------------------------------------

_HAN = "零一二三四五六七八九十"
_PAREN, _HAN_LABEL, _ARABIC = (
    re.compile(r"（([一二三四五六七八九])）"),
    re.compile(r"([一二三四五六七八九])、"),
    re.compile(r"(\d)([.．、])(?!\d)"),
)
_NUMBERED = ("number_skipped", "number_repeated", "number_level")


def numbering(parsed, draw):
    lines = [(b, parsed.document[b.span]) for b in parsed.document.blocks if b.cell is None]
    for pattern in (_PAREN, _HAN_LABEL, _ARABIC):
        found = [(b, m) for b, line in lines if (m := pattern.match(line))]
        for (_, before), (block, match) in pairwise(found):
            number, previous = _value(match[1]), _value(before[1])
            if number != previous + 1 or number > 8:
                continue
            place = Span(block.span.start + match.start(1), block.span.start + match.end(1))
            for other in (number + 1, number - 1):
                kind = "跳号" if other > number else "重号"
                yield Plant(kind, _NUMBERED, place, _HAN[other] if match[1] in _HAN else str(other))
            label = Span(block.span.start, block.span.start + match.end())
            if pattern is _PAREN:
                yield Plant("错层", _NUMBERED, label, f"{match[1]}、")
        if len(found) >= 4:
            for block, match in found:
                label = Span(block.span.start, block.span.start + match.end())
                other = f"({match[1]})" if pattern is _PAREN else f"{match[1]}{'.' if match[0][-1] == '、' else '、'}"
                if pattern is not _HAN_LABEL:
                    yield Plant("混用", ("number_mixed",), label, other)


def _value(numeral):
    return int(numeral) if numeral.isdigit() else _HAN.index(numeral)


# --- documents ----------------------------------------------------------------------------------------------------


def malformed(parsed, draw):
    for match in re.finditer(r"(?<=[\u4e00-\u9fff])〔(20\d\d|19\d\d)〕(\d+)号", parsed.document.text):
        year, serial = match[1], match[2]
        forms = (
            f"[{year}]{serial}号",
            f"【{year}】{serial}号",
            f"（{year}）{serial}号",
            f"〔{year}〕第{serial}号",
            f"〔{year}〕{serial}",
            f"〔{year}〕0{serial}号",
        )
        codes = ("paper_malformed", "paper_bracket")
        yield Plant("文号格式", codes, Span(*match.span()), draw.choice(forms))


def title_marks(parsed, draw):
    for match in re.finditer("《[^《》\n]{4,40}》", parsed.document.text):
        yield Plant("书名号", ("title_unclosed",), Span(match.end() - 1, match.end()), "")
        yield Plant("套用", ("title_nested",), Span(*match.span()), f"《关于贯彻{match[0]}的意见》")


def citing(papers: Sequence[Paper]) -> Planter:
    def cite(parsed, draw):
        day = parsed.metadata.day or date(2026, 1, 1)
        others = [p for p in papers if p.title != parsed.metadata.title]
        numbered = [p for p in others if p.term.on(day) not in _ENDED]
        paper = draw.choice(numbered)
        wrong = re.sub(r"(\d+)(?=[号號]$)", lambda m: str(int(m[1]) + draw.randint(1, 9)), paper.number)
        yield behind_a_line(parsed, draw, f"认真落实《{paper.title}》（{wrong}）要求。", "文号不符", ("paper_differs",))
        if ended := [p for p in others if p.term.on(day) in _ENDED]:
            old = draw.choice(ended)
            yield behind_a_line(parsed, draw, f"按照《{old.title}》有关规定执行。", "已失效", ("paper_ended",))

    return cite


# --- days and figures ---------------------------------------------------------------------------------------------


def days(parsed, draw):
    text, day = parsed.document.text, parsed.metadata.day
    for match in re.finditer(r"(?<!\d)(\d{1,2})月(\d{1,2})日", text):
        wrong = {2: "30"}.get(int(match[1]), "31" if int(match[1]) in (4, 6, 9, 11) else "32")
        yield Plant("无此日", ("day_impossible",), Span(*match.span(2)), wrong)
    for match in re.finditer(r"(20\d\d)年?[—\-至到－]+(20\d\d)年", text):
        if match[1] < match[2]:
            yield Plant("倒置", ("days_reversed",), Span(*match.span()), f"{match[2]}年至{match[1]}年")
    end = re.search(r"20\d\d\s?[—\-－–]+\s?(20\d\d)", parsed.metadata.title or "")
    for task in parsed.tasks:
        year = task.deadline and re.search(r"20\d\d", parsed.document[task.deadline.span])
        if year and day and not task.deadline.ambiguous:
            start = task.deadline.span.start + year.start()
            yield Plant("时限过早", ("due_past",), Span(start, start + 4), str(day.year - draw.randint(1, 3)))
            if end:
                yield Plant("时限过晚", ("due_beyond",), Span(start, start + 4), str(int(end[1]) + draw.randint(1, 3)))


def figures(parsed, draw):
    for target in parsed.targets:
        said = parsed.document[target.span]
        digits = re.findall(r"\d+(?:\.\d+)?", said.replace(str(target.by or "-")[:4], ""))
        goal = target.status is TargetStatus.TARGET and target.indicator and len(target.indicator) >= 4
        if (
            goal
            and target.by
            and len(target.by) == 4
            and len(digits) == 1
            and target.upper is None
            and _dated(parsed, target)
        ):
            other = said.replace(digits[0], str(int(float(digits[0])) + draw.randint(2, 9)))
            sentence = f"到{target.by}年，{other}。" if target.by not in said else f"{other}。"
            yield behind_a_line(parsed, draw, sentence, "数字不一", ("figure_differs",))
    whole, part = draw.randint(50, 400), draw.randint(20, 49)
    parts = f"市级安排{whole - part}万元、县级安排{part + draw.randint(5, 60)}万元"
    yield behind_a_line(parsed, draw, f"共安排资金{whole}万元，其中{parts}。", "其中超总", ("parts_exceed",))
    shares = f"分别占{draw.randint(40, 60)}%、{draw.randint(30, 40)}%和{draw.randint(35, 45)}%"
    yield behind_a_line(parsed, draw, f"省、市、县三级资金{shares}。", "占比超百", ("percent_exceed",))


def _dated(parsed, target):
    line = next(b for b in parsed.document.blocks if b.span.start <= target.span.start < b.span.end)
    return line.cell is not None or target.by in parsed.document[line.span]


def totals(parsed, draw):
    for block in parsed.document.blocks:
        if block.cell and re.fullmatch(r"\s*(?:合\s*计|总\s*计)\s*", fold(parsed.document[block.span])):
            for other in parsed.document.blocks:
                same = other.cell and other.cell.table == block.cell.table and other.cell.row == block.cell.row
                if same and re.fullmatch(r"\d{2,}", parsed.document[other.span]):
                    yield Plant("合计不符", ("sum_differs",), other.span, str(int(parsed.document[other.span]) + 7))


# --- against the superior, which is the document before the faults --------------------------------------------------


def superior(parsed, draw):
    for task in parsed.tasks:
        blocks = blocks_of(parsed, task.span)
        if len(blocks) == 1 and blocks[0].cell is None and len(task.title) >= 6:
            yield Plant("未承接", ("superior_left_out",), blocks[0].span, "（略）", task.title)
        year = task.deadline and re.search(r"20\d\d", parsed.document[task.deadline.span])
        if year and not task.deadline.ambiguous and task.deadline.due:
            start = task.deadline.span.start + year.start()
            yield Plant("时限晚于上级", ("due_later",), Span(start, start + 4), str(int(year[0]) + 1))
    for target in parsed.targets:
        said = parsed.document[target.span]
        digits = list(re.finditer(r"(?<![\d.])\d+(?:\.\d+)?", said))
        own = [m for m in digits if m[0] == f"{target.value.normalize():f}"]
        goal = target.status is TargetStatus.TARGET and target.indicator and target.comparator in (">=", "=", "~")
        if goal and len(own) == 1 and target.upper is None and target.value > 2:
            start = target.span.start + own[0].start()
            lower = str(max(1, int(target.value * 4 / 5)))
            yield Plant("低于上级", ("target_below",), Span(start, start + len(own[0][0])), lower)


PLANTERS: tuple[Planter, ...] = (
    without_units,
    without_lead,
    without_deadline,
    vague,
    defunct,
    two_ways,
    numbering,
    malformed,
    title_marks,
    days,
    figures,
    totals,
    superior,
)
