"""借鉴: how others put something, by wording, with who led it, by when and to what figure. Pure HTML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice

from corpus.export.precedents import (
    counts_words,
    months_words,
    partial_words,
    summary_words,
    target_spread_words,
    years_words,
)
from corpus.export.words import target_words
from corpus.precedents.citing import citation_line, quoted
from corpus.precedents.places import Precedent, PrecedentSource
from corpus.precedents.spread import LeadTable, TargetSpread, lead_table, months_set, targets_set
from corpus.precedents.wordings import Precedents, PrecedentWording, WordingGroup
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.present import record_basket_link
from ui.state import DocumentView, SearchView

GROUPS, PLACES = 40, 30
"""Wordings that the page shows, and places of each; the book has all."""
_UNITS, _PROVINCES, _TARGETS = 12, 12, 8
_OPEN = 1
"""Wordings that stand open: the first screen shows how many there are."""


def arrangements_html(view: SearchView) -> str:
    """相似条文 | 借鉴: two ways to look at the same words."""
    if not (view.like or view.pasted):
        return ""
    tabs = (("相似条文", replace(view, precedents=False, filters={})), ("借鉴", replace(view, precedents=True)))
    links = (
        link(name, to, class_="zc-tab zc-now" if to.precedents == view.precedents else "zc-tab") for name, to in tabs
    )
    return tag("nav", joined(links), class_="zc-tabs", aria_label="看法")


def precedents_html(found: Precedents, view: SearchView, basket: Collection[str], source: str = "") -> str:
    """What was sought and how many put it how; what was cut off; who, when, how much; then the wordings."""
    head = _head(found, source)
    if not found.places:
        return arrangements_html(view) + head + _nothing(found, view)
    groups = joined(_group(number, group, basket) for number, group in enumerate(found.groups[:GROUPS], 1))
    more = len(found.groups) - GROUPS
    rest = tag("p", f"还有 {more} 种写法，见 Excel", class_="zc-none") if more > 0 else ""
    return arrangements_html(view) + head + _figures(found) + tag("div", groups + rest, class_="zc-hits zc-lent")


def _head(found: Precedents, source: str) -> str:
    what = f"主题“{text(found.sought.theme)}”" if found.sought.theme else f"“{text(found.sought.text)}”"
    told = tag("b", text(summary_words(found)))
    origin = f"；出处：{source}" if source else ""
    partial = tag("p", text(partial_words(found)), class_="zc-notes") if found.passed_over else ""
    return tag("div", f"{what}　{told}{origin}", class_="zc-counts") + partial


def _nothing(found: Precedents, view: SearchView) -> str:
    """Why nothing may be there, and what to do."""
    if found.choice:
        advice = link("去掉级别、地区、年份的限制", without_choice(view))
    else:
        words = " ".join(found.sought.words[:3]) or found.sought.text
        advice = "可换一句短些的话，或" + link("检索其中的词", SearchView(text=words))
    return tag(
        "div", tag("h3", "语料库中没有别处的写法") + tag("p", f"没有文件说到同一件事。{advice}。"), class_="zc-empty"
    )


def without_choice(view: SearchView) -> SearchView:
    """The same without level, region and year."""
    kept = {name: values for name, values in view.filters.items() if name == "theme"}
    return replace(view, filters=kept)


# --- who, when, how much -------------------------------------------------------------------------------------------


def _figures(found: Precedents) -> str:
    """Of all places together: folded, each with its first line."""
    table, months, targets = lead_table(found.places), months_set(found.places), targets_set(found.places)
    recurs = sum(bool(place.recurs) for place in found.places)
    lines = [
        _folded(f"谁牵头：{counts_words([(unit, table.of_unit(unit)) for unit in table.units], 5)}", _leads(table))
        if table.units
        else tag("span", "谁牵头：这些地方都没有写明牵头单位", class_="zc-none"),
        tag("span", text(f"时限：{months_words(months)}" + (f"，另有 {recurs} 处按周期" if recurs else "")))
        if months
        else "",
        _folded(f"目标 {len(targets)} 项：{target_spread_words(targets[0])}", _targets(targets)) if targets else "",
    ]
    return tag("div", joined(lines), class_="zc-relatives")


def _folded(head: str, body: str) -> str:
    return tag("details", tag("summary", text(head)) + body, class_="zc-related")


def _leads(table: LeadTable) -> str:
    """Units by province; what does not fit is counted."""
    units, provinces = table.units[:_UNITS], table.provinces[:_PROVINCES]
    head = tag(
        "tr", joined(tag("th", text(name)) for name in ("牵头单位", "合计", *(p or "未注明" for p in provinces)))
    )
    rows = joined(
        tag(
            "tr",
            tag("th", text(unit))
            + tag("td", str(table.of_unit(unit)))
            + joined(tag("td", str(table.counts[unit, province] or "")) for province in provinces),
        )
        for unit in units
    )
    left = len(table.units) - len(units), len(table.provinces) - len(provinces)
    more = f"另有 {left[0]} 个单位、{left[1]} 个地区，见 Excel" if any(left) else ""
    return tag("div", tag("table", head + rows) + tag("small", more), class_="zc-table")


def _targets(targets: Sequence[TargetSpread]) -> str:
    items = [tag("li", text(target_spread_words(each))) for each in targets[:_TARGETS]]
    more = len(targets) - len(items)
    return tag("ul", joined(items) + (tag("li", f"另有 {more} 项，见 Excel") if more else ""))


# --- one wording ---------------------------------------------------------------------------------------------------


def _group(number: int, group: WordingGroup, basket: Collection[str]) -> str:
    facts = (
        f"{len(group.places)} 处", counts_words(group.levels), years_words(group.years),
        f"牵头: {counts_words(group.leads)}" if group.leads else "",
        f"责任: {counts_words(group.responsible)}" if group.responsible and not group.leads else "",
        f"时限{months_words(group.months)}" if group.months else "",
        *(map(target_spread_words, group.targets[:1])),
    )  # fmt: skip
    first = group.places[0]
    head = joined(
        [
            tag("b", f"{number}. {text(group.text)}"),
            tag("span", text("　".join(filter(None, facts)))),
        ]
    )
    deeds = tag("footer", _basket(first, basket) + _copied(first), class_="zc-deeds")
    places = [_place(wording, place, basket) for wording in group.wordings for place in wording.places]
    more = len(places) - PLACES
    shown = joined(islice(places, PLACES)) + (
        tag("p", f"还有 {more} 处，见 Excel", class_="zc-none") if more > 0 else ""
    )
    return tag("section", tag("details", tag("summary", head) + shown, open=number <= _OPEN) + deeds)


def _place(wording: PrecedentWording, place: Precedent, basket: Collection[str]) -> str:
    """The words as they stand there, whose they are, what they set, and what can be done with them."""
    source = place.source
    opened = DocumentView(document_id=source.document_id, place=place.span)
    whose = " · ".join(filter(None, (source.regions[-1] if source.regions else "", source.level or "", _day(source))))
    head = link(_differing(wording), opened, class_="zc-words") + tag("span", text(whose), class_="zc-where")
    foot = joined(
        [
            tag("span", text(_source(place)), class_="zc-source", title=citation_line(source, place.path)),
            _basket(place, basket),
            _copied(place),
            link("原文", opened, class_="zc-open"),
        ]
    )
    roles = " · ".join(_set(place))
    return tag(
        "article",
        joined(
            [tag("h3", head), roles and tag("p", text(roles), class_="zc-roles"), _copies(place), tag("footer", foot)]
        ),
    )


def _copied(place: Precedent) -> str:
    return tag("a", "复制", href="#", data_copy=quoted(place), class_="zc-open", title="连同出处一起复制")


def _day(source: PrecedentSource) -> str:
    return source.day.isoformat() if source.day else ""


def _differing(wording: PrecedentWording) -> str:
    """What differs from the wording that stands for all is marked; where something is missing, a sign says so."""
    pieces, at = [], 0
    for span in wording.marks:
        pieces += [text(wording.text[at : span.start]), tag("ins", text(wording.text[span.start : span.end]))]
        at = span.end
    lacks = tag("small", "（较短）", title="比有代表性的写法少几个字") if wording.lacks and not wording.marks else ""
    return joined([*pieces, text(wording.text[at:]), lacks])


def _set(place: Precedent) -> list[str]:
    due = place.due.isoformat() if place.due else place.recurs or ""
    words = [
        f"牵头 {'、'.join(place.leads)}" if place.leads else "",
        f"责任 {'、'.join(place.responsible[:4])}" if place.responsible else "",
        f"时限 {due}" + (f"（{place.months} 个月）" if place.months is not None else "") if due else "",
        f"目标 {'；'.join(map(target_words, place.targets[:2]))}" if place.targets else "",
    ]
    return list(filter(None, words))


def _source(place: Precedent) -> str:
    names = (place.source.title, *place.path)
    number = f" · {place.source.number}" if place.source.number else ""
    return " › ".join(shortened(name, 36) + (number if at == 0 else "") for at, name in enumerate(names))


def _copies(place: Precedent) -> str:
    if not place.copies:
        return ""
    names = joined(
        (link(text(shortened(each.title, 30)), DocumentView(document_id=each.document_id)) for each in place.copies),
        "、",
    )
    return tag("p", f"同一文件另见 {names}", class_="zc-roles")


def _basket(place: Precedent, basket: Collection[str]) -> str:
    return record_basket_link(place.entry_id, basket)
