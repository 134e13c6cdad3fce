"""Clauses of regions: of an opened cell, of a year, and regions side by side, each with its source. Pure HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.compare import Matrix
from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind
from ui.compare_state import Arrangement, CompareView
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.present import basket_link, kind_name, opened, snippet, source_line

SIDE = 8
"""Regions side by side at most."""
SHOWN = 60
"""Clauses of one cell that are shown; the download has all."""
TOGETHER = 12
"""Clauses of one region on one theme that stand side by side with others."""
_CLAUSE_HEIGHT = 110
"""Pixels that a clause side by side with others takes at least."""
THEMES = 20
"""Themes that stand side by side before 再看其余: those that most of the regions share."""
NO_THEME = "未归主题"
_LONGEST, _NARROW, _BEFORE = 300, 140, 40
"""Characters of a passage, of one in a narrow column, and of what stands before a clause's own words."""

EntryOf = Callable[[str], Entry | None]
PassageOf = Callable[[Entry], tuple[str, Span]]
"""The passage that a clause is a part of or the head of, and where in it its own words stand."""


@dataclass(frozen=True, slots=True)
class ClauseShelf:
    """Where clauses are taken from, and which of them are in the basket already."""

    entry_of: EntryOf
    basket: tuple[str, ...] = ()
    passage_of: PassageOf | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands in the texts of a cell beside its records: passages that name the theme, or documents."""

    found: tuple[Hit, ...] = ()
    total: int = 0
    theme: str = ""
    """What the passages name; without one these are documents."""


def passage_html(
    entry: Entry, passage_of: PassageOf | None, *, longest: int = _LONGEST, own_html: str | None = None
) -> str:
    """The passage, the clause's own words strong where they are but a part of it, or ``own_html`` in their place."""
    passage, own = passage_of(entry) if passage_of else (entry.text, Span(0, len(entry.text)))
    if own.end > len(passage):  # a passage that is no longer there
        passage, own = entry.text, Span(0, len(entry.text))
    before, words = passage[: own.start], passage[own.start : own.end]
    rest = passage[own.end :]
    if own_html is None:
        whole = not before.strip() and not rest.strip()
        own_html = _line(shortened(words, longest)) if whole else tag("b", _line(words))
    before = f"…{before[-_BEFORE:]}" if len(before) > _BEFORE else before
    return _line(before) + own_html + _line(shortened(rest, max(longest - len(words), 2)))


def _line(words: str) -> str:
    return text(words.replace("\n", " "))


def clause_html(
    entry: Entry,
    basket: Iterable[str],
    *,
    place: bool = True,
    passage_of: PassageOf | None = None,
    words: str | None = None,
) -> str:
    """One clause with its source; ``words`` is HTML that is shown of it instead of its own."""
    regions = entry.facets.get("region", ())
    where = text(max(regions, key=len)) if regions and place else ""
    year = text((entry.day or "")[:4])
    themes = entry.facets.get("theme", ())[:3]
    mention = "" if entry.kind is Kind.PRIORITY else text(kind_name(entry.kind))
    head = joined(
        [
            tag("b", where) if where else "",
            tag("span", year) if year else "",
            tag("span", text("、".join(themes))) if themes else "",
            mention,
        ],
        " · ",
    )
    foot = tag(
        "footer",
        joined(
            [
                tag("span", source_line(entry), class_="zc-source"),
                basket_link(entry, tuple(basket)),
                link("原文", opened(entry), class_="zc-open"),
            ]
        ),
    )
    inner = words or passage_html(entry, passage_of, longest=_LONGEST if place else _NARROW)
    return tag(
        "article",
        joined([tag("small", head), tag("p", link(inner, opened(entry), class_="zc-clause-text")), foot]),
        class_="zc-clause" + (" zc-light" if mention else ""),
    )


def cell_html(view: CompareView, matrix: Matrix, shelf: ClauseShelf, aside: Aside | None = None) -> str:
    """The clauses of the opened cell, and apart from them what its texts say besides."""
    if view.cell is None:
        return ""
    ids = matrix.ids(*view.cell)
    found = [entry for key in ids[:SHOWN] if (entry := shelf.entry_of(key))]
    row, column = view.cell
    inner = f"{text(row)} · {text(column)} · {len(ids)} 条 {link('✕ 收起', replace(view, cell=None), class_='zc-act')}"
    head = tag("h2", data_at="cell", inner=inner)
    clauses = joined(clause_html(entry, shelf.basket, passage_of=shelf.passage_of) for entry in found)
    body = tag("div", clauses, class_="zc-clauses") if found else ""
    if len(ids) > SHOWN:
        body += tag("p", f"这里是前 {SHOWN} 条，全部 {len(ids)} 条请用“导出”。", class_="zc-none")
    return head + body + _aside_html(aside or Aside(), found, shelf.basket)


def _aside_html(aside: Aside, shown: Sequence[Entry], basket: tuple[str, ...]) -> str:
    """Passages that hold none of the shown clauses; documents where there is no theme to look for."""
    others = [each for each in aside.found if not any(_holds(each.entry, one) for one in shown)]
    if not others:
        said = "现有条款都已列在上面。" if shown and aside.found else ""
        nothing = "" if shown else "按现在的筛选，这里没有条文，库中的文件也没有写到。"
        return tag("p", said or nothing, class_="zc-none") if said or nothing else ""
    more = f"（列出前 {len(aside.found)} 处）" if aside.total > len(aside.found) else ""
    theme = aside.theme
    words = f"条款写到“{text(theme)}” {aside.total} 处" if theme else f"库中这里的文件 {aside.total} 份"
    note = "没有读出为制度创新，原文如下" if theme else "可打开查看"
    head = tag("h3", f"{words}{more}：{note}", class_="zc-aside")
    items = joined(
        clause_html(hit.entry, basket, words=snippet(hit.entry.text, hit.highlights, _LONGEST)) for hit in others
    )
    return head + tag("div", items, class_="zc-clauses")


def _holds(passage: Entry, clause: Entry) -> bool:
    return passage.document_id == clause.document_id and clause.span.start in range(
        passage.span.start, passage.span.end
    )


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


def chosen_html(view: CompareView) -> str:
    """Which regions stand side by side, where it is not as chosen."""
    if not view.regions:
        return tag("p", "没有选地区，这里是条文最多的几个；请在上方“地区”中选择要对照的地区。", class_="zc-none")
    if len(view.regions) > SIDE:
        return tag("p", f"并列最多 {SIDE} 个地区，这里是前 {SIDE} 个。", class_="zc-none")
    return ""


def side_html(
    view: CompareView,
    columns: Mapping[str, Sequence[Entry]],
    shelf: ClauseShelf,
    notes: Mapping[str, str] | None = None,
    said: Mapping[tuple[str, str], int] | None = None,
) -> str:
    """Regions side by side, theme by theme, so that what one has and the other lacks stands in one line.

    ``notes``: what each region rests on; ``said``: (region, theme) to the passages that name it.
    """
    heads = joined(
        tag("th", f"{text(region)} {tag('small', text(words))}", scope="col")
        for region, entries in columns.items()
        for words in [(notes or {}).get(region) or f"{len(entries)} 条"]
    )
    rows, themes = [], list(by_theme(columns).items())
    shown = themes if view.everything else themes[:THEMES]
    for theme, found in shown:
        cells = joined(
            tag(
                "td",
                _together(view, (region, theme), found.get(region, ()), shelf) or _absent(view, region, theme, said),
            )
            for region in columns
        )
        most = min(max(map(len, found.values())), TOGETHER)
        rows.append(tag("tr", tag("th", text(theme), scope="row") + cells, data_least=str(most * _CLAUSE_HEIGHT)))
    body = tag("thead", tag("tr", tag("th", "主题") + heads)) + tag("tbody", joined(rows))
    table = tag("table", body, class_="zc-side zc-regions", style=f"--zc-count: {len(columns)}")
    wide = tag("div", table, class_="zc-wide", tabindex="0", role="region", aria_label="地区并列")
    if len(shown) == len(themes):
        return wide
    more = link(f"再看其余 {len(themes) - len(shown)} 个主题 ▸", replace(view, everything=True), class_="zc-more")
    return wide + tag("p", more, class_="zc-none")


def _together(view: CompareView, key: tuple[str, str], entries: Sequence[Entry], shelf: ClauseShelf) -> str:
    """The clauses of one region on one theme; of many the first."""
    shown = joined(
        clause_html(entry, shelf.basket, place=False, passage_of=shelf.passage_of) for entry in entries[:TOGETHER]
    )
    if len(entries) > TOGETHER:
        shown += link(f"共 {len(entries)} 条 ▸", replace(view, arrangement=Arrangement.HEAT, cell=key))
    return shown


def _absent(view: CompareView, region: str, theme: str, said: Mapping[tuple[str, str], int] | None) -> str:
    """What stands where a region has no clause of a theme: never nothing, where its texts name it."""
    number = (said or {}).get((region, theme), 0)
    if not number:
        return "—"
    to = replace(view, arrangement=Arrangement.HEAT, cell=(region, theme))
    return link(f"没有列出；条款 {number} 处写到 ▸", to)
