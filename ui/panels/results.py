"""The search page below its box: tabs, facets, hits, and what is said when there are none. Pure HTML."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote_plus

from corpus.glossary import chinese
from corpus.search.asked import ASIDE, Kind, Results, Sort
from corpus.search.fields import FIELDS, Field, FieldTable
from ingest import family_names
from ui.address import href
from ui.panels.groups import group_html, group_link, within_chip
from ui.panels.histogram import choosing, stretch, years_html
from ui.panels.markup import joined, link, one_stop, tag, text
from ui.panels.present import PAGE_SIZE, figure, folded, hit_html, kind_name, pager
from ui.state import WIDER, SearchView

SHOWN = {"region": 8, "year": 3, "due_year": 3, "unit": 6, "issuer": 5, "theme": 8}
"""How many values of a facet stand there before 更多; others: 5."""
ANY = "\ufffc"
"""Stands for a value in the address that the links of a facet share."""
LIMIT = 100
"""Values of one facet that the page carries at most; the rest is reached by narrowing the search."""


def kind_tabs(view: SearchView, results: Results) -> str:
    kinds = results.kinds
    tabs: list[tuple[Kind | None, str, int]] = [(None, "全部", results.everything)]
    tabs += [(kind, kind_name(kind), kinds.get(kind, 0)) for kind in Kind]
    return one_stop(
        link(
            f"{text(name)} {tag('b', figure(count))}",
            view.of_kind(kind),
            class_="zc-tab zc-now" if kind == view.shown else "zc-tab",
        )
        for kind, name, count in tabs
    )


def sort_links(view: SearchView) -> str:
    orders = (
        link(chinese(sort.value), view.sorted_by(sort), class_="zc-now" if sort is view.order else None)
        for sort in Sort
    )
    return one_stop([f"{group_link(view)}　排序 ", *orders], " ")


def _shown(field: Field, value: str) -> str:
    """A value as people read it: those that are stored as slugs in Chinese."""
    return chinese(f"{field.name}.{value}") if field.slugs else value


def chosen_chips(view: SearchView, fields: FieldTable = FIELDS) -> str:
    """The chosen facet values, each removable, and 清除全部."""
    chips = [chip for facet, values in view.filters.items() for chip in _chips(view, fields[facet], values)]
    clear = SearchView(text=view.text, kind=view.kind, sort=view.sort)
    return joined([*chips, link("清除全部", clear) if len(chips) > 1 else ""], " ")


def _chips(view: SearchView, field: Field, values: tuple[str, ...]) -> Iterator[str]:
    """One for each value; years that follow one on the other are one."""
    if field.years and (found := stretch(values)):
        shown = {f"{found[0]}至{found[1]}": choosing(view, field.name, ())}
    else:
        shown = {_shown(field, value): view.toggled(field.name, value) for value in values}
    for words, to in shown.items():
        yield link(f"{text(field.label)}：{text(words)} ✕", to, class_="zc-chosen", title="去掉此项筛选")


def _value(view: SearchView, field: Field, value: tuple[str, int], *, most: int) -> str:
    name, count = value
    chosen = name in view.filters.get(field.name, ())
    shown = _shown(field, name)
    bar = tag("i", style=f"width:{_width(count, most)}%")
    inner = f"{tag('span', text(shown))}{tag('b', figure(count))}{bar}"
    item = link(inner, view.toggled(field.name, name), class_="zc-now" if chosen else None, title=shown)
    return tag("li", item, data_name=shown)


def _width(count: int, most: int) -> int:
    return max(2, round(100 * count / most))


def _behind(view: SearchView, field: Field, values: Sequence[tuple[str, int]], most: int) -> dict[str, str]:
    """The values behind 更多 as data, of which the page makes links when somebody opens them: as links they are seven
    tenths of all that a search page says, and most are never looked at."""
    told = [[_shown(field, name), figure(count), _width(count, most), name] for name, count in values]
    if not told:
        return {}
    address = href(view.toggled(field.name, ANY)).replace(quote_plus(ANY), ANY)
    return {"data_rest": json.dumps(told, ensure_ascii=False, separators=(",", ":")), "data_to": address}


def facet_html(view: SearchView, facet: str, values: tuple[tuple[str, int], ...], fields: FieldTable = FIELDS) -> str:
    """One facet: its values with counts, most frequent first (years: newest first), searchable when many."""
    if not values:
        return ""
    field, count = fields[facet], SHOWN.get(facet, 5)
    if field.years:
        values = tuple(sorted(values, reverse=True))
    bars = years_html(view, field, values) if field.years else ""
    chosen, most = view.filters.get(facet, ()), max(count for _, count in values)
    behind = [value for value in values[count:LIMIT] if value[0] not in chosen]
    ahead = [value for at, value in enumerate(values[:LIMIT]) if at < count or value[0] in chosen]
    items = joined(_value(view, field, value, most=most) for value in ahead)
    box = tag(
        "input",
        type_="search",
        placeholder=f"查找{field.label}",
        data_narrow=facet,
        aria_label=f"查找{field.label}",
    )
    words = f"全部 {len(values)} 项" if len(values) <= LIMIT else f"前 {LIMIT} 项（共 {figure(len(values))} 项）"
    more = tag("a", words, href="#", data_open=facet, class_="zc-more") if len(values) > count else ""
    name = tag("summary", text(field.label))
    listed = tag("ul", items, data_list=facet, **_behind(view, field, behind, most))
    return tag("details", joined([name, bars, box if len(values) > 20 else "", listed, more]), open=True)


def facets_html(
    view: SearchView, facets: Mapping[str, tuple[tuple[str, int], ...]], fields: FieldTable = FIELDS
) -> str:
    return joined(facet_html(view, facet, facets.get(facet, ()), fields) for facet in fields.facets)


def search_pager(view: SearchView, total: int) -> str:
    pages = max(1, -(-total // PAGE_SIZE))
    near = {1, pages, *range(max(1, view.page - 2), min(pages, view.page + 2) + 1)}
    return pager(view.page, pages, {number: view.at_page(number) for number in near})


def results_html(view: SearchView, results: Results, basket: Collection[str]) -> str:
    """Everything below the search box."""
    bar = tag(
        "div",
        joined(
            [
                tag("nav", kind_tabs(view, results), class_="zc-tabs", data_row=True, aria_label="种类"),
                tag("span", sort_links(view), class_="zc-sort", data_row=True),
            ]
        ),
        class_="zc-bar",
    )
    title = results.hits[0].entry.document_title if results.hits else ""
    chips = joined([within_chip(view, title), chosen_chips(view)])
    if results.groups:
        hits = joined(group_html(view, group, basket, results.copies) for group in results.groups)
    else:
        hits = joined(
            hit_html(hit, basket, copies, results.copies.get(hit.entry.entry_id, ()))
            for hit, copies in folded(results.hits)
        )
    pages = search_pager(view, results.documents or results.total)
    found = tag(
        "div",
        joined([chips and tag("div", chips, class_="zc-chips", data_row=True), hits, pages]),
        class_="zc-hits",
    )
    side = tag("aside", facets_html(view, results.facets), class_="zc-facets")
    return bar + tag(
        "div", found + side, class_="zc-search"
    )  # hits come first for the keyboard, on the right for the eye


# --- above the results, and when there are none -------------------------------------------------------------------


def examples_html(queries: Iterable[str]) -> str:
    """试试: queries that find something here."""
    links = one_stop((link(text(query), SearchView(text=query), class_="zc-chosen") for query in queries), " ")
    return tag("div", f"试试 {links}", class_="zc-line", data_row=True) if links else ""


def reading_html(view: SearchView, results: Results) -> str:
    """How the query was read: the answer to "why these?"; what was taken for a condition can be taken away."""
    if not view.text:
        return ""
    scope = kind_name(view.kind) if view.kind else "全部"
    reading = text(results.reading) if results.reading else f"按「{text(view.text)}」理解"
    switches = one_stop(
        link(
            chinese(name),
            view.widened(name),
            class_="zc-now" if name in view.wider else "",
            title=chinese(f"{name}.help"),
        )
        for name in WIDER
    )
    documents = f"，在 {figure(results.documents)} 份文件中" if results.documents else ""
    wider = tag("span", switches, class_="zc-wider", data_row=True)
    line = f"{reading}，{scope} {figure(results.total)} 条{documents} {wider}"
    return tag("div", line, class_="zc-line") + read_as_html(view, results) + said_html(results)


def read_as_html(view: SearchView, results: Results) -> str:
    """The conditions that words were read as, each removable, and the other readings that are offered."""
    chips = [
        link(
            f"{text(chip.label)} ✕",
            view.as_words(chip.typed),
            class_="zc-chosen",
            title=chinese("chips.help"),
        )
        for chip in results.chips
    ]
    offered = [
        link(f"{text(offer.label)}（{figure(offer.count)}）", replace(view, text=offer.text, plain=(), page=1))
        for offer in results.offers
    ]
    again = [link("恢复条件", replace(view, plain=()))] if view.plain else []
    parts = joined([*chips, *again, *offered], " ")
    return tag("div", parts, class_="zc-line zc-read") if parts else ""


def said_html(results: Results) -> str:
    """What was odd about the query, where it found something all the same."""
    notes = joined(tag("li", text(note)) for note in results.notes) if results.total else ""
    return tag("ul", notes, class_="zc-notes") if notes else ""


def nothing_html(view: SearchView, results: Results, queries: Iterable[str]) -> str:
    """No hit: how the query was read, what can be loosened, what finds something."""
    others = results.everything
    steps = []
    if view.kind and others:
        steps.append(link(f"在全部类型中看（{figure(others)} 条）", view.of_kind(None)))
    steps += [
        link(f"在{kind_name(kind)}中看（{figure(count)} 条）", view.of_kind(kind))
        for kind, count in results.kinds.items()
        if kind in ASIDE and kind is not view.kind and count
    ]
    if view.filters:
        steps.append(link("去掉全部筛选", SearchView(text=view.text, kind=view.kind)))
    if view.text.count('"') >= 2 or "“" in view.text:
        loose = view.text.translate(str.maketrans("", "", '"“”'))
        steps.append(
            link(f"不要求一字不差：{text(loose)}", SearchView(text=loose, kind=view.kind, filters=view.filters))
        )
    steps += [text(note) for note in results.notes]
    steps.append("换个说法，或少写几个词")
    items = joined(tag("li", step) for step in steps)
    return joined(
        [
            reading_html(view, results),
            tag(
                "div",
                joined(
                    [
                        tag("h3", "没有找到"),
                        within_chip(view, ""),
                        chosen_chips(view),
                        tag("ul", items),
                        examples_html(queries),
                    ]
                ),
                class_="zc-empty",
            ),
        ]
    )


def newest_html(results: Results) -> str:
    """The newest documents, to open one of them."""
    more = link(f"在检索页看全部 {figure(results.total)} 份", SearchView(kind=Kind.DOCUMENT))
    hits = joined(hit_html(hit, ()) for hit in results.hits)
    return tag("div", f"选一份文件打开；这里是最新的，{more}", class_="zc-line") + tag("div", hits, class_="zc-hits")


def empty_corpus_html() -> str:
    return tag(
        "div",
        tag("h3", "语料库还是空的")
        + tag(
            "p",
            f"放入政策文件（{'、'.join(family_names())} 或压缩包）后，就可以在这里检索任务、单位、目标和制度创新条文。",
        ),
        class_="zc-empty",
    )
