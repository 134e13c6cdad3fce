"""Organs: names that are no longer borne, one organ written two ways, units that lead nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from corpus.model import Assignment, Institution, Span, UnitRole
from corpus.review.draft import Draft, TakenPlaces
from corpus.review.remarks import Remark

_ALWAYS = 0.8
"""Where so large a part of the tasks with several units names a lead, it is always named."""
_OFTEN = 4
"""A unit that takes part so often and leads nothing is worth a look."""
_SHOWN = 8
_NO_ORGANS = ("coll.", "gov.", "zone.", "int.")
"""Ids of collective names, places, and offices inside an organ, of which many share one id."""


def find_organs(draft: Draft) -> Iterator[Remark]:
    yield from _defunct(draft)
    yield from _two_ways(draft)
    yield from _leads_nothing(draft)


def _name(each: Assignment) -> str:
    return each.unit_full or each.unit


def _is_past(organ: Institution, draft: Draft) -> bool:
    """Whether the name was no longer borne on the draft's day: in the year itself only where the month is known."""
    since = organ.since or ""
    day = draft.day
    return bool(since) and (since[:4] < f"{day:%Y}" or (len(since) > 4 and since[:7] < f"{day:%Y-%m}"))


def _defunct(draft: Draft) -> Iterator[Remark]:
    """Each name once, with all places: those of the lists of units and those of running text."""
    found: defaultdict[str, dict[Span, Institution]] = defaultdict(dict)
    for mention in draft.organs:
        if _is_past(mention.organ, draft):
            found["".join(draft.quote(mention.span).split())][mention.span] = mention.organ
    held = TakenPlaces(place for places in found.values() for place in places)
    for task in draft.tasks:
        for each in task.assignments:
            organ = each.institution
            if not organ or not organ.since or organ.present_name == _name(each) or held.meet(each.span):
                continue
            if _is_past(organ, draft):
                found[_name(each)][each.span] = organ
    for name, places in found.items():
        organ = next(iter(places.values()))
        basis = f"（依据：{organ.basis}）" if organ.basis else ""
        yield Remark(
            code="organ_defunct",
            message=f"“{name}”自{_since(organ)}起为“{organ.present_name}”{basis}。",
            places=tuple(sorted(places)),
            count=len(places),
            mend=f"改为“{organ.present_name}”；确指历史机构的，前面加“原”字。",
        )


def _since(organ: Institution) -> str:
    year, _, month = (organ.since or "").partition("-")
    return f"{year}年" + (f"{int(month[:2])}月" if month else "")


def _two_ways(draft: Draft) -> Iterator[Remark]:
    """One organ of one level under two names, neither of which is the end of the other (市财政局, 某市财政局)."""
    written: defaultdict[tuple[str, str | None], dict[str, list[Span]]] = defaultdict(dict)
    for task in draft.tasks:
        for each in task.assignments:
            organ = each.institution
            if organ and not organ.since and not organ.institution_id.startswith(_NO_ORGANS):
                key = (organ.institution_id, organ.level)
                written[key].setdefault(_name(each), []).append(each.span)
    for names in written.values():
        yield from _differing(names)


def _differing(names: dict[str, list[Span]]) -> Iterator[Remark]:
    """The less usual wordings. 财政局, 市财政局 and 某市财政局 are one, which says more or less of the place."""
    wordings: list[list[str]] = []
    for name in sorted(names, key=len):
        known = next((one for one in wordings if any(name.endswith(other) for other in one)), None)
        wordings.append([name]) if known is None else known.append(name)
    wordings.sort(key=lambda one: -sum(len(names[name]) for name in one))
    usual = _longest(wordings[0])
    for wording in wordings[1:]:
        places = sorted(place for name in wording for place in names[name])
        yield Remark(
            code="organ_two_ways",
            message=f"“{_longest(wording)}”（{len(places)} 处）与“{usual}”是同一机构的两种写法。",
            places=tuple(places),
            count=len(places),
            mend=f"统一写作“{usual}”。",
        )


def _longest(names: Sequence[str]) -> str:
    return max(names, key=len)


def _leads_nothing(draft: Draft) -> Iterator[Remark]:
    several = [task for task in draft.tasks if len(task.assignments) > 1]
    led = [task for task in several if any(each.role is UnitRole.LEAD for each in task.assignments)]
    if len(several) < _OFTEN or len(led) < _ALWAYS * len(several):
        return
    leads = {_name(each) for task in led for each in task.assignments if each.role is UnitRole.LEAD}
    others = Counter(_name(each) for task in several for each in task.assignments if each.role is not UnitRole.LEAD)
    idle = [name for name, times in others.most_common() if times >= _OFTEN and name not in leads]
    if idle:
        listed = "、".join(idle[:_SHOWN]) + ("等" if len(idle) > _SHOWN else "")
        yield Remark(code="leads_nothing", message=f"{listed}多次参与，没有牵头任何一项。", count=len(idle))
