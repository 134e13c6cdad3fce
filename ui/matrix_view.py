"""The comparison of regions: a heat map, lists side by side, and the clauses of an opened cell, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.compare import Matrix
from corpus.search import Entry
from ui.markup import joined, link, shortened, tag, text
from ui.present import basket_link, opened, source_line
from ui.state import CompareView

ROWS, COLUMNS = 60, 30
"""What the heat map shows at most; filters reach the rest."""
SIDE = 4
"""Regions that fit side by side at 1280 px."""

EntryOf = Callable[[str], Entry | None]


def shade(count: int, most: int) -> int:
    """The step of the scale, 1 to 5, of a count; by proportion once there are more than five.

    >>> [shade(n, 3) for n in (1, 2, 3)], shade(50, 100)
    ([1, 2, 3], 3)
    """
    if most <= 5:
        return min(count, 5)
    return max(1, -(-5 * count // most))


def _cell(view: CompareView, matrix: Matrix, row: str, column: str, most: int) -> str:
    count = matrix.count(row, column)
    if not count:
        return tag("td")
    now = view.cell == (row, column)
    inner = link(str(count), replace(view, cell=(row, column)), title=f"{row} · {column}：{count} 条")
    return tag("td", inner, class_=f"zc-s{shade(count, most)}" + (" zc-now" if now else ""))


def heat_html(view: CompareView, matrix: Matrix) -> str:
    """Regions down, themes across, the darker the more clauses; every figure opens its clauses below."""
    rows, columns = matrix.rows[:ROWS], matrix.columns[:COLUMNS]
    most = max((len(ids) for ids in matrix.cells.values()), default=0)
    head = tag("tr", tag("th", "地区", scope="col") + joined(
        tag("th", link(tag("span", text(name)), replace(view, themes=(name,), cell=None), title=f"只看 {name}"), scope="col")
        for name in columns
    ))
    body = joined(
        tag("tr", tag("th", link(text(row), replace(view, regions=(row,), cell=None), title=f"只看 {row}"), scope="row")
            + joined(_cell(view, matrix, row, column, most) for column in columns))
        for row in rows
    )
    notes = []
    if len(matrix.rows) > ROWS or len(matrix.columns) > COLUMNS:
        notes.append(f"共 {len(matrix.rows)} 个地区、{len(matrix.columns)} 个主题，这里列出条文最多的；其余请用上方筛选查看。")
    note = tag("p", joined(notes), class_="zc-none") if notes else ""
    return tag("div", tag("table", tag("thead", head) + tag("tbody", body)), class_="zc-heat") + note


def clause_html(entry: Entry, basket: Iterable[str], *, place: bool = True) -> str:
    """One clause with its source."""
    regions = entry.facets.get("region", ())
    where = text(max(regions, key=len)) if regions and place else ""
    year = text((entry.day or "")[:4])
    themes = text("、".join(entry.facets.get("theme", ())))
    head = joined([tag("b", where) if where else "", tag("span", year), tag("span", themes)], " · ")
    foot = tag("footer", joined([
        tag("span", source_line(entry), class_="zc-source"),
        basket_link(entry, tuple(basket)),
        link("原文", opened(entry), class_="zc-open"),
    ]))
    words = link(text(shortened(entry.text.replace("\n", " "), 240)), opened(entry), class_="zc-clause-text")
    return tag("article", joined([tag("small", head), tag("p", words), foot]), class_="zc-clause")


def cell_html(view: CompareView, matrix: Matrix, entry_of: EntryOf, basket: Iterable[str]) -> str:
    """The clauses of the opened cell."""
    if view.cell is None:
        return ""
    found = [entry for key in matrix.cells.get(view.cell, ()) if (entry := entry_of(key))]
    row, column = view.cell
    head = tag("h2", data_at="cell", inner=f"{text(row)} · {text(column)} · {len(found)} 条 {link('✕ 收起', replace(view, cell=None))}")
    if not found:
        return head + tag("p", "按现在的筛选，这里没有条文。", class_="zc-none")
    return head + tag("div", joined(clause_html(entry, basket) for entry in found), class_="zc-clauses")


def side_html(columns: Mapping[str, Sequence[Entry]], basket: Iterable[str]) -> str:
    """Regions side by side, each with its clauses by theme."""
    held = tuple(basket)
    pieces = []
    for region, entries in columns.items():
        by_theme: dict[str, list[Entry]] = {}
        for entry in entries:
            for theme in entry.facets.get("theme", ()) or ("未归主题",):
                by_theme.setdefault(theme, []).append(entry)
        lists = joined(
            tag("h3", f"{text(theme)} {tag('small', str(len(found)))}")
            + joined(clause_html(entry, held, place=False) for entry in found)
            for theme, found in sorted(by_theme.items(), key=lambda item: -len(item[1]))
        )
        head = tag("h2", f"{text(region)} {tag('small', f'{len(entries)} 条')}")
        pieces.append(tag("section", head + (lists or tag("p", "没有条文。", class_="zc-none"))))
    return tag("div", joined(pieces), class_="zc-side", style=f"--zc-columns:{max(1, len(pieces))}")


def year_html(year: str, entries: Sequence[Entry], basket: Iterable[str]) -> str:
    """The clauses of one year."""
    held = tuple(basket)
    head = tag("h2", f"{text(year)} · {len(entries)} 条")
    return head + tag("div", joined(clause_html(entry, held) for entry in entries), class_="zc-clauses")
