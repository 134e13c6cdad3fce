"""The comparison of regions: a heat map, lists side by side, and the clauses of an opened cell, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.compare import Matrix
from corpus.search.asked import Entry, Kind
from ui.compare_state import CompareView
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.present import basket_link, kind_name, opened, source_line

ROWS, COLUMNS = 60, 30
"""What the heat map shows at most; filters reach the rest."""
SIDE = 4
"""Regions that fit side by side at 1280 px."""

NO_THEME = "未归主题"
OTHER = "其他"
"""The domain of a theme that the taxonomy does not know, and of none."""

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
    count, mentions = matrix.count(row, column), matrix.count_mentions(row, column)
    if not count and not mentions:
        return tag("td")
    now = view.cell == (row, column)
    words = (str(count) if count else "") + (tag("small", f"{'+' if count else ''}{mentions}") if mentions else "")
    title = f"{row} · {column}：{count} 条" + (f"，正文提及 {mentions} 条" if mentions else "")
    inner = link(words, replace(view, cell=(row, column)), title=title)
    return tag("td", inner, class_=f"zc-s{shade(count, most) if count else 0}" + (" zc-now" if now else ""))


def domain_counts(matrix: Matrix, domains: Mapping[str, str]) -> dict[str, int]:
    """Domain to the clauses with its themes (each once), most first."""
    found: dict[str, set[str]] = {}
    for (_, theme), ids in (*matrix.cells.items(), *matrix.mentions.items()):
        found.setdefault(domains.get(theme, OTHER), set()).update(ids)
    return dict(sorted(((name, len(ids)) for name, ids in found.items()), key=lambda item: -item[1]))


def of_domain(matrix: Matrix, domains: Mapping[str, str], domain: str) -> Matrix:
    """The matrix with the themes of one domain only, and the regions that have any of them."""
    if not domain:
        return matrix
    cells, mentions = (
        {key: ids for key, ids in held.items() if domains.get(key[1], OTHER) == domain}
        for held in (matrix.cells, matrix.mentions)
    )
    keys = cells.keys() | mentions.keys()
    rows, columns = {row for row, _ in keys}, {column for _, column in keys}
    return replace(
        matrix,
        rows=tuple(row for row in matrix.rows if row in rows),
        columns=tuple(column for column in matrix.columns if column in columns),
        cells=cells,
        total=len({entry_id for ids in cells.values() for entry_id in ids}),
        mentions=mentions,
        mentioned=len({entry_id for ids in mentions.values() for entry_id in ids}),
    )


def in_domain(entry: Entry, domains: Mapping[str, str], domain: str) -> bool:
    """Whether a clause has a theme of a domain; every clause is in no domain in particular."""
    return not domain or domain in {domains.get(theme, OTHER) for theme in entry.facets.get("theme", ()) or (OTHER,)}


def domains_html(view: CompareView, counts: Mapping[str, int]) -> str:
    """领域: one link for each domain of themes."""
    if len(counts) < 2:
        return ""
    names = [("", "全部", 0), *((name, name, count) for name, count in counts.items())]
    links = joined(
        link(
            text(words) + (f" {tag('b', str(count))}" if count else ""),
            replace(view, domain=name, cell=None),
            class_="zc-tab zc-now" if name == view.domain else "zc-tab",
        )
        for name, words, count in names
    )
    return tag("nav", links, class_="zc-tabs zc-domains", aria_label="领域")


def mentions_html(view: CompareView, mentioned: int) -> str:
    """正文提及: shown beside the others, or not."""
    if view.mentions and not mentioned:
        return ""
    words = f"不看正文提及（{mentioned}）" if view.mentions else "也看正文提及"
    other = replace(view, mentions=not view.mentions, cell=None)
    return tag("p", link(words, other, title="正文中顺带提到的制度安排，不是清单或标题所列"), class_="zc-none")


def _columns(matrix: Matrix, domains: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """The shown themes by domain; the domain with the most frequent theme first."""
    groups: dict[str, list[str]] = {}
    for column in matrix.columns[:COLUMNS]:
        groups.setdefault(domains.get(column, OTHER), []).append(column)
    return list(groups.items())


def _head(view: CompareView, groups: list[tuple[str, list[str]]]) -> str:
    def theme(name: str) -> str:
        inner = tag("span", text(shortened(name, 12)))
        return tag("th", link(inner, replace(view, themes=(name,), cell=None), title=f"只看 {name}"), scope="col")

    above = joined(tag("th", text(domain), colspan=str(len(names)), class_="zc-domain") for domain, names in groups)
    first = tag("th", "地区", rowspan="2", scope="col")
    return tag("tr", first + above) + tag("tr", joined(theme(name) for _, names in groups for name in names))


def heat_html(view: CompareView, matrix: Matrix, domains: Mapping[str, str]) -> str:
    """Regions down, themes across, the darker the more clauses; every figure opens its clauses below."""
    groups = _columns(matrix, domains)
    most = max((len(ids) for ids in matrix.cells.values()), default=0)

    def row(name: str) -> str:
        inner = link(text(shortened(name, 16)), replace(view, regions=(name,), cell=None), title=f"只看 {name}")
        cells = joined(_cell(view, matrix, name, column, most) for _, columns in groups for column in columns)
        return tag("tr", tag("th", inner, scope="row") + cells)

    body = joined(row(name) for name in matrix.rows[:ROWS])
    words = f"{len(matrix.rows)} 个地区 × {len(matrix.columns)} 个主题，{matrix.total} 条。点数字看条文和出处。"
    if matrix.mentioned:
        words += f"小字是正文提及的，共 {matrix.mentioned} 条。"
    if len(matrix.rows) > ROWS or len(matrix.columns) > COLUMNS:
        rows, columns = min(ROWS, len(matrix.rows)), min(COLUMNS, len(matrix.columns))
        words += f"这里列出条文最多的 {rows} 个地区、{columns} 个主题，其余请用上方筛选查看。"
    classes = "zc-heat zc-opened" if view.cell else "zc-heat"
    table = tag("table", tag("thead", _head(view, groups)) + tag("tbody", body))
    return tag("div", table, class_=classes) + tag("p", words, class_="zc-none")


def clause_html(entry: Entry, basket: Iterable[str], *, place: bool = True) -> str:
    """One clause with its source."""
    regions = entry.facets.get("region", ())
    where = text(max(regions, key=len)) if regions and place else ""
    year = text((entry.day or "")[:4])
    themes = text("、".join(entry.facets.get("theme", ())[:3]))
    mention = text(kind_name(entry.kind)) if entry.kind is Kind.MENTION else ""
    head = joined([tag("b", where) if where else "", tag("span", year), tag("span", themes), mention], " · ")
    foot = tag(
        "footer",
        joined(
            [
                tag("span", source_line(entry), class_="zc-source"),
                basket_link(entry.entry_id, tuple(basket)),
                link("原文", opened(entry), class_="zc-open"),
            ]
        ),
    )
    words = link(text(shortened(entry.text.replace("\n", " "), 240)), opened(entry), class_="zc-clause-text")
    return tag(
        "article",
        joined([tag("small", head), tag("p", words), foot]),
        class_="zc-clause" + (" zc-light" if mention else ""),
    )


def cell_html(view: CompareView, matrix: Matrix, entry_of: EntryOf, basket: Iterable[str]) -> str:
    """The clauses of the opened cell."""
    if view.cell is None:
        return ""
    found = [entry for key in matrix.ids(*view.cell) if (entry := entry_of(key))]
    row, column = view.cell
    head = tag(
        "h2",
        data_at="cell",
        inner=f"{text(row)} · {text(column)} · {len(found)} 条 {link('✕ 收起', replace(view, cell=None))}",
    )
    if not found:
        return head + tag("p", "按现在的筛选，这里没有条文。", class_="zc-none")
    return head + tag("div", joined(clause_html(entry, basket) for entry in found), class_="zc-clauses")


def by_theme(columns: Mapping[str, Sequence[Entry]]) -> dict[str, dict[str, list[Entry]]]:
    """Theme to region to clauses, each clause once: under that of its themes which most of the regions share.

    Themes that more regions share come first.
    """
    shared: dict[str, set[str]] = {}
    for region, entries in columns.items():
        for entry in entries:
            for theme in entry.facets.get("theme", ()):
                shared.setdefault(theme, set()).add(region)
    found: dict[str, dict[str, list[Entry]]] = {}
    for region, entries in columns.items():
        for entry in entries:
            theme = max(entry.facets.get("theme", ()), key=lambda name: len(shared[name]), default=NO_THEME)
            found.setdefault(theme, {}).setdefault(region, []).append(entry)
    return dict(sorted(found.items(), key=lambda item: (item[0] == NO_THEME, -len(item[1]))))


def side_html(columns: Mapping[str, Sequence[Entry]], basket: Iterable[str]) -> str:
    """Regions side by side, theme by theme, so that what one has and the other lacks stands in one line."""
    held = tuple(basket)
    heads = joined(
        tag("th", f"{text(region)} {tag('small', f'{len(entries)} 条')}", scope="col")
        for region, entries in columns.items()
    )
    rows = []
    for theme, found in by_theme(columns).items():
        cells = joined(
            tag("td", joined(clause_html(entry, held, place=False) for entry in found.get(region, ())) or "—")
            for region in columns
        )
        rows.append(tag("tr", tag("th", text(theme), scope="row") + cells))
    body = tag("thead", tag("tr", tag("th", "主题") + heads)) + tag("tbody", joined(rows))
    return tag("table", body, class_="zc-side")


def year_html(year: str, entries: Sequence[Entry], basket: Iterable[str]) -> str:
    """The clauses of one year."""
    held = tuple(basket)
    head = tag("h2", f"{text(year)} · {len(entries)} 条")
    return head + tag("div", joined(clause_html(entry, held) for entry in entries), class_="zc-clauses")
