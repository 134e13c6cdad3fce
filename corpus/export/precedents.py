"""How others put something, as JSON and as a book of sheets."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.export.contract import Json, number_json, place_json
from corpus.export.sheets import Sheet, Value, to_xlsx
from corpus.export.words import target_words
from corpus.glossary import chinese
from corpus.precedents.citing import citation_line
from corpus.precedents.places import Precedent
from corpus.precedents.spread import LeadTable, NumberSpread, TargetSpread, lead_table, targets_set
from corpus.precedents.wordings import Precedents, PrecedentWording, WordingGroup

_SOURCE = ("file", "document_title", "column.document_number", "path", "entry_id")
_WHOSE = ("level", "region", "day")


def counts_words(counts: Sequence[tuple[str, int]], most: int = 4) -> str:
    """省 3 市 7: the first of some counts.

    >>> counts_words((("财政", 9), ("水利", 2)), most=1), counts_words(())
    ('财政 9 等', '')
    """
    words = " ".join(f"{name} {count}" for name, count in counts[:most])
    return words + (" 等" if len(counts) > most else "")


def years_words(years: tuple[int, int] | None) -> str:
    """2015–2023, or the one year."""
    return "" if years is None else "–".join(dict.fromkeys(map(str, years)))


def months_words(months: NumberSpread | None) -> str:
    """How long tasks were given.

    >>> from corpus.precedents.spread import spread
    >>> months_words(spread([6, 12, 36])), months_words(spread([5]))
    ('中位 12 个月（6–36，3 处）', '5 个月（1 处）')
    """
    if months is None:
        return ""
    if months.count == 1:
        return f"{months.middle:g} 个月（1 处）"
    return f"中位 {months.middle:g} 个月（{months.least:g}–{months.most:g}，{months.count} 处）"


def target_spread_words(found: TargetSpread) -> str:
    """An indicator with the one target that is set, or how several lie."""
    values, measure = found.values, found.measure or ""
    if values.count == 1:
        return target_words(found.places[0][1])
    return f"{found.indicator} 中位 {values.middle:g}{measure}（{values.least:g}–{values.most:g}，{values.count} 处）"


def summary_words(found: Precedents) -> str:
    """31 处（28 份文件），归为 6 种写法."""
    if not found.places:
        return "没有找到别处的写法"
    return f"{len(found.places)} 处（{found.documents} 份文件），归为 {len(found.groups)} 种写法"


def partial_words(found: Precedents) -> str:
    """What was cut off by a limit; empty where nothing was."""
    if not found.passed_over:
        return ""
    over = f"含有其中几个词的条文很多，只看了最相关的，另有 {found.passed_over} 段没有逐一比对"
    return f"{over}；可用级别、地区、年份缩小范围"


# --- JSON ---------------------------------------------------------------------------------------------------------


def precedents_json(found: Precedents) -> dict[str, Json]:
    """One object: what was sought, counts, ``passed_over``, ``leads`` by unit and province, ``targets``, and
    ``groups``, each with its counts and ``wordings`` with their ``places``."""
    return {
        "sought": found.sought.text,
        "theme": found.sought.theme or None,
        "places": len(found.places),
        "documents": found.documents,
        "passed_over": found.passed_over,
        "leads": _table_json(lead_table(found.places)),
        "targets": [_target_json(each) for each in targets_set(found.places)],
        "groups": [_group_json(group) for group in found.groups],
    }


def _table_json(table: LeadTable) -> list[Json]:
    return [
        {"unit": unit, "region": province or None, "places": table.counts[unit, province]}
        for unit in table.units
        for province in table.provinces
        if table.counts[unit, province]
    ]


def _group_json(group: WordingGroup) -> dict[str, Json]:
    return {
        "text": group.text,
        "places": len(group.places),
        "documents": group.documents,
        "levels": dict(group.levels),
        "regions": dict(group.provinces),
        "years": list(group.years) if group.years else None,
        "leads": dict(group.leads),
        "responsible": dict(group.responsible),
        "months": _spread_json(group.months),
        "recurs": dict(group.recurs),
        "targets": [_target_json(each) for each in group.targets],
        "wordings": [_wording_json(wording) for wording in group.wordings],
    }


def _spread_json(found: NumberSpread | None) -> Json:
    if found is None:
        return None
    return {
        "count": found.count, "least": found.least, "lower": found.lower, "median": found.middle, "upper": found.upper,
        "most": found.most,
    }  # fmt: skip


def _target_json(found: TargetSpread) -> Json:
    return {"indicator": found.indicator, "measure": found.measure, "values": _spread_json(found.values)}


def _wording_json(wording: PrecedentWording) -> Json:
    return {
        "text": wording.text,
        "differs": [{"text": wording.text[span.start : span.end], **place_json(span)} for span in wording.marks],
        "places": [_place_json(place) for place in wording.places],
    }


def _place_json(place: Precedent) -> Json:
    source = place.source
    return {
        "entry_id": place.entry_id,
        "document_id": source.document_id,
        "file": source.file,
        "document_title": source.title,
        "document_number": source.number,
        "day": source.day.isoformat() if source.day else None,
        "level": source.level,
        "region": source.regions[-1] if source.regions else None,
        "path": list(place.path),
        **place_json(place.span),
        "text": place.text,
        "score": round(place.score, 3),
        "leads": list(place.leads),
        "responsible": list(place.responsible),
        "due": place.due.isoformat() if place.due else None,
        "recurs": place.recurs,
        "months": place.months,
        "targets": [
            {"indicator": each.indicator, "value": number_json(each.value), "measure": each.measure, "by": each.by}
            for each in place.targets
        ],
        "source": citation_line(source, place.path),
        "copies": [copy.document_id for copy in place.copies],
    }


# --- sheets -------------------------------------------------------------------------------------------------------


def precedent_sheets(found: Precedents) -> tuple[Sheet, ...]:
    """The wordings, every place with its source, and, where anybody leads, who does it where."""
    table = lead_table(found.places)
    return (_groups(found), places_sheet(found), *([_leads(table)] if table.units else []))


def precedent_book(found: Precedents) -> bytes:
    return to_xlsx(precedent_sheets(found))


def _groups(found: Precedents) -> Sheet:
    rows = tuple(
        (
            number, group.text, len(group.places), group.documents, counts_words(group.levels),
            counts_words(group.provinces, 40), years_words(group.years), counts_words(group.leads, 10),
            counts_words(group.responsible, 10), months_words(group.months),
            "；".join(map(target_spread_words, group.targets)),
        )
        for number, group in enumerate(found.groups, 1)
    )  # fmt: skip
    columns = ("序号", "写法", "处", "文件", "级别", "地区", "年份", "牵头", "责任", "时限", "目标")
    notes = tuple(filter(None, (partial_words(found),)))
    title = f"借鉴：{found.sought.text}"
    return Sheet(
        name="写法", columns=columns, rows=rows, title=title, subtitle=summary_words(found), notes=notes,
        widths={"写法": 50, "地区": 30, "目标": 30},
    )  # fmt: skip


def places_sheet(found: Precedents) -> Sheet:
    """Every place: which wording it is of, what it sets, where it stands."""
    rows = tuple(
        (number, *_place_cells(place)) for number, group in enumerate(found.groups, 1) for place in group.places
    )
    columns = (
        "写法",
        "原文",
        *map(chinese, _WHOSE),
        "牵头",
        "责任",
        "时限",
        "月数",
        "目标",
        *map(chinese, _SOURCE),
        "出处",
    )
    return Sheet(
        name="出处", columns=columns, rows=rows, widths={"原文": 50, "文件标题": 36, "章节路径": 30, "出处": 60}
    )


def _place_cells(place: Precedent) -> tuple[Value, ...]:
    source = place.source
    due = place.due.isoformat() if place.due else place.recurs
    return (
        place.text, source.level, source.regions[-1] if source.regions else None,
        source.day.isoformat() if source.day else None, "、".join(place.leads), "、".join(place.responsible), due,
        place.months, "；".join(map(target_words, place.targets)), source.file, source.title, source.number,
        " › ".join(place.path), place.entry_id, citation_line(source, place.path),
    )  # fmt: skip


def _leads(table: LeadTable) -> Sheet:
    provinces = [province or "未注明" for province in table.provinces]
    rows = tuple(
        (unit, *(table.counts[unit, province] or None for province in table.provinces), table.of_unit(unit))
        for unit in table.units
    )
    return Sheet(name="谁牵头", columns=("牵头单位", *provinces, "合计"), rows=rows)
