"""The comparison of regions as a heat map, and what its figures rest on. Pure HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from corpus.compare import Matrix, RegionBasis
from corpus.search.asked import Entry, Kind
from ui.compare_state import CompareView
from ui.panels.markup import joined, link, shortened, tag, text
from ui.state import SearchView

_ROW_HEIGHT = "24"
"""Pixels."""
ROWS, COLUMNS = 80, 30
"""What the heat map shows at most; filters reach the rest."""
OTHER = "其他"
"""The domain of a theme that the taxonomy does not know, and of none."""


@dataclass(frozen=True, slots=True)
class HeatGround:
    """What the figures of a heat map rest on. Without it an empty cell says nothing."""

    bases: Mapping[str, RegionBasis] = field(default_factory=dict)
    said: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """(region, theme) to the passages that name the theme."""


def shade(count: int, most: int) -> int:
    """The step of the scale, 1 to 5, of a count; by proportion once there are more than five.

    >>> [shade(n, 3) for n in (1, 2, 3)], shade(50, 100)
    ([1, 2, 3], 3)
    """
    if most <= 5:
        return min(count, 5)
    return max(1, -(-5 * count // most))


def _cell(view: CompareView, matrix: Matrix, key: tuple[str, str], most: int, ground: HeatGround) -> str:
    (row, column), count, mentions = key, matrix.count(*key), matrix.count_mentions(*key)
    said = ground.said.get(key, 0)
    if not count and not mentions and not said:
        return _zero(row, ground)
    now = view.cell == key
    words = (str(count) if count else "") + (tag("small", f"{'+' if count else ''}{mentions}") if mentions else "")
    title = f"{row} · {column}：{count} 条" + (f"，正文提及 {mentions} 条" if mentions else "")
    title += f"；条款 {said} 处写到" if said else ""
    inner = link(words or tag("small", f"文{said}"), replace(view, cell=key), title=title)
    classes = f"zc-s{shade(count, most) if count else 0}" + (" zc-now" if now else "")
    return tag("td", inner, class_=classes + ("" if words else " zc-said"))


def _zero(row: str, ground: HeatGround) -> str:
    """A 0 where there are documents that say nothing of it; blank where there is nothing to look at."""
    basis = ground.bases.get(row)
    return tag("td", "0", class_="zc-zero") if basis and basis.documents else tag("td")


def _row_title(row: str, ground: HeatGround) -> str | None:
    """What is said of cells in which nothing stands, once for all of a row."""
    basis = ground.bases.get(row)
    if basis is None:
        return None
    said = f"库中 {basis.documents} 份文件，都没有写到" if basis.documents else "库中没有该地区自己的文件"
    return f"{row}：{said}"


def basis_words(basis: RegionBasis, said: Mapping[str, int] | None = None) -> str:
    """江西省：库中 3 份文件，0 条制度创新；正文提及 4 条. ``said``: theme to the passages that name it."""
    below = f"（所辖地区另有 {basis.below} 份）" if basis.below else ""
    words = f"{basis.region}：库中 {basis.documents} 份文件{below}，{basis.stated} 条制度创新"
    return f"{words}；正文提及 {basis.mentioned} 条" + "".join(
        f"；条款 {number} 处写到“{theme}”" for theme, number in (said or {}).items()
    )


def column_words(basis: RegionBasis, clauses: int) -> str:
    """The same in the head of a column."""
    return f"库中 {basis.documents + basis.below} 份文件，{clauses} 条"


def basis_html(view: CompareView, ground: HeatGround, documents: tuple[int, int], regions: int) -> str:
    """What the table rests on: the whole, and each chosen region with a way to its documents and passages.

    ``documents``: how many, and how many of them have a region.
    """
    every, placed = documents
    without = f"（另有 {every - placed} 份没有地区，不在表中）" if every > placed else ""
    lines = [f"依据：库中 {placed} 份文件、{regions} 个地区{without}。" if every else ""]
    for basis in (ground.bases[region] for region in view.regions if region in ground.bases):
        said = {theme: ground.said.get((basis.region, theme), 0) for theme in view.themes}
        ways = [
            link(f"“{theme}”的原文 ▸", replace(view, cell=(basis.region, theme)))
            for theme in view.themes
            if said[theme]
        ]
        if basis.documents + basis.below:
            to = SearchView(kind=Kind.DOCUMENT, filters={"region": (basis.region,)})
            ways.append(link("看这些文件 ▸", to))
        lines.append(joined([text(basis_words(basis, said)), *ways], " "))
    return tag("div", joined(tag("p", line) for line in lines if line), class_="zc-basis")


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
    return tag("p", link(words, other, title="正文中顺带提到的制度安排，不是清单或标题所列"), class_="zc-none zc-act")


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


_LEGEND = "“文 4”：没有列出，但有 4 处条款写到这个主题；0：库中的文件没有写到；空白：库中没有该地区自己的文件。"


def heat_html(view: CompareView, matrix: Matrix, domains: Mapping[str, str], ground: HeatGround | None = None) -> str:
    """Regions down, themes across, the darker the more clauses; every figure opens its clauses below."""
    rests = ground or HeatGround()
    groups = _columns(matrix, domains)
    most = max((len(ids) for ids in matrix.cells.values()), default=0)

    def row(name: str) -> str:
        basis = rests.bases.get(name)
        papers = tag("small", f" {basis.documents} 份") if basis else ""
        inner = (
            link(text(shortened(name, 16)), replace(view, regions=(name,), cell=None), title=f"只看 {name}") + papers
        )
        cells = joined(_cell(view, matrix, (name, column), most, rests) for _, columns in groups for column in columns)
        head = tag("th", inner, scope="row")
        return tag("tr", head + cells, data_least=_ROW_HEIGHT, title=_row_title(name, rests))

    body = joined(row(name) for name in matrix.rows[:ROWS])
    words = f"{len(matrix.rows)} 个地区 × {len(matrix.columns)} 个主题，{matrix.total} 条。点数字看条文和出处。"
    if matrix.mentioned:
        words += f"小字是正文提及的，共 {matrix.mentioned} 条。"
    words += _LEGEND if ground else ""
    if len(matrix.rows) > ROWS or len(matrix.columns) > COLUMNS:
        rows, columns = min(ROWS, len(matrix.rows)), min(COLUMNS, len(matrix.columns))
        words += f"这里列出条文最多的 {rows} 个地区、{columns} 个主题，其余请用上方筛选查看。"
    classes = "zc-heat zc-opened" if view.cell else "zc-heat"
    table = tag("table", tag("thead", _head(view, groups)) + tag("tbody", body))
    return tag("div", table, class_=classes) + tag("p", words, class_="zc-none")
