"""Search results as rows and HTML: pure, so that every word that a person sees has a test."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from corpus.glossary import chinese
from corpus.model import Span, UnitRole
from corpus.search import FACETS, Entry, Hit, Kind, Results, Sort
from corpus.sheets import Sheet
from ui.markup import joined, link, marked, shortened, tag, text
from ui.state import DocumentView, SearchView, View

PAGE_SIZE = 20
SNIPPET = 96
"""Characters of a snippet: two lines at 1280 px."""
SHOWN = {"region": 8, "year": 6, "unit": 6, "issuer": 5, "theme": 8}
"""How many values of a facet stand there before 更多; others: 5."""
LIMIT = 200
"""Values of one facet that the page carries at most; the rest is reached by narrowing the search."""


def kind_name(kind: Kind) -> str:
    return chinese(f"kind.{kind.value}")


def chip(kind: str, words: str) -> str:
    """The one look of a kind: colour and shape by its class."""
    return tag("span", text(words), class_=f"zc-chip zc-k-{kind}")


def figure(number: int) -> str:
    """1842 → 1 842, as the sketches have it, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


# --- one hit ------------------------------------------------------------------------------------------------------


def snippet(words: str, highlights: Iterable[Span], limit: int = SNIPPET) -> str:
    """About ``limit`` characters around the first highlight, as HTML; line ends become spaces."""
    words = words.replace("\n", " ")
    spans = sorted(highlights)
    first = spans[0].start if spans else 0
    start = 0 if first < limit * 2 // 3 else first - limit // 4
    end = min(len(words), start + limit)
    inside = [
        Span(max(s.start, start) - start, min(s.end, end) - start) for s in spans if s.start < end and s.end > start
    ]
    return f"{'…' if start else ''}{marked(words[start:end], inside)}{'…' if end < len(words) else ''}"


def title_html(hit: Hit) -> str:
    """The title with the words marked that are marked in the text: the index highlights only the latter."""
    title, spans = hit.entry.title, []
    for word in {hit.entry.text[s.start : s.end] for s in hit.highlights}:
        at = title.find(word) if word else -1
        while at >= 0:
            spans.append(Span(at, at + len(word)))
            at = title.find(word, at + len(word))
    return marked(title, spans)


def opened(entry: Entry) -> DocumentView:
    """The document page at an entry's place."""
    if entry.kind is Kind.DOCUMENT:
        return DocumentView(document_id=entry.document_id)
    return DocumentView(document_id=entry.document_id, record=entry.entry_id)


def source_line(entry: Entry) -> str:
    """文件名 · 文号 › 章节路径 as HTML."""
    title = "" if entry.kind is Kind.DOCUMENT else text(entry.document_title)
    number = text(entry.document_number or "")
    path = [tag("span", text(shortened(name, 28)), title=name) for name in entry.path]
    return joined([joined([title, number], " · "), *path], tag("i", " › "))


def basket_link(entry: Entry, basket: Collection[str]) -> str:
    held = entry.entry_id in basket
    words = "已在篮中" if held else "+ 篮"
    title = "从篮中取出" if held else "放入篮中，供任务分工等页使用"
    return tag(
        "a",
        words,
        href=f"#basket={entry.entry_id}",
        data_go=True,
        title=title,
        class_="zc-basket",
        aria_pressed=str(held).lower(),
    )


def _units(entry: Entry) -> list[str]:
    """牵头 … · 责任 … of a task, as far as the index carries them."""
    words = []
    for role in UnitRole:
        if units := entry.facets.get(role.value, ()):
            shown = "、".join(units[:4]) + (f" 等 {len(units)} 家" if len(units) > 4 else "")
            words.append(f"{text(chinese(f'role.{role.value}'))} {tag('b', text(shown))}")
    return words


def _roles(entry: Entry) -> str:
    """Units by role, deadline and themes."""
    words = _units(entry) if entry.kind is Kind.TASK else []
    if due := entry.facets.get("due", ()):
        words.append(f"时限 {tag('b', text('、'.join(due)))}")
    if entry.kind is not Kind.DOCUMENT and (themes := entry.facets.get("theme", ())):
        words.append(f"主题 {text('、'.join(themes[:4]))}")
    return joined(words, " · ")


def _where(entry: Entry) -> str:
    regions = entry.facets.get("region", ())
    region = max(regions, key=len) if regions else ""
    kinds = entry.facets.get("document_type", ()) if entry.kind is Kind.DOCUMENT else ()
    return joined([text("、".join(kinds)), text(region), text(entry.day or "")], " · ")


def _quote(hit: Hit) -> str:
    """The words around the hit; of a document what stands behind its title: number and issuers."""
    entry = hit.entry
    if entry.kind is Kind.DOCUMENT:
        _, _, rest = entry.text.partition("\n")
        start = len(entry.text) - len(rest)
        inside = [Span(s.start - start, s.end - start) for s in hit.highlights if s.start >= start]
        words = snippet(rest.replace("\n", "　"), inside)
        return tag("p", words, class_="zc-roles") if words else ""
    return "" if entry.text.strip() == entry.title.strip() else tag("p", snippet(entry.text, hit.highlights))


def hit_html(hit: Hit, basket: Collection[str]) -> str:
    """One hit: kind, title, place and date; the words; units and deadline; the source and what can be done."""
    entry = hit.entry
    head = joined(
        [
            chip(entry.kind.value, kind_name(entry.kind)),
            link(title_html(hit) or "（无标题）", opened(entry), class_="zc-title", title=entry.title),
            tag("span", _where(entry), class_="zc-where"),
        ]
    )
    if entry.kind is Kind.DOCUMENT:
        return tag("article", tag("h3", head) + _quote(hit))
    roles = _roles(entry)
    foot = joined(
        [
            tag("span", source_line(entry), class_="zc-source"),
            basket_link(entry, basket),
            link("原文", opened(entry), class_="zc-open"),
        ]
    )
    return tag(
        "article",
        joined([tag("h3", head), _quote(hit), roles and tag("p", roles, class_="zc-roles"), tag("footer", foot)]),
    )


# --- the search page's parts ----------------------------------------------------------------------------------------


def kind_tabs(view: SearchView, results: Results) -> str:
    kinds = results.kinds
    total = sum(kinds.values())
    tabs: list[tuple[Kind | None, str, int]] = [(None, "全部", total)]
    tabs += [(kind, kind_name(kind), kinds.get(kind, 0)) for kind in Kind]
    return joined(
        link(
            f"{text(name)} {tag('b', figure(count))}",
            view.of_kind(kind),
            class_="zc-tab zc-now" if kind == view.shown else "zc-tab",
        )
        for kind, name, count in tabs
    )


def sort_links(view: SearchView) -> str:
    return "排序 " + joined(
        (
            link(chinese(sort.value), view.sorted_by(sort), class_="zc-now" if sort is view.order else None)
            for sort in Sort
        ),
        " ",
    )


def chosen_chips(view: SearchView) -> str:
    """The chosen facet values, each removable, and 清除全部."""
    chips = [
        link(
            f"{text(chinese(facet))}：{text(value)} ✕",
            view.toggled(facet, value),
            class_="zc-chosen",
            title="去掉此项筛选",
        )
        for facet, values in view.filters.items()
        for value in values
    ]
    clear = SearchView(text=view.text, kind=view.kind, sort=view.sort)
    return joined([*chips, link("清除全部", clear) if len(chips) > 1 else ""], " ")


def _value(view: SearchView, facet: str, value: tuple[str, int], *, most: int, more: bool) -> str:
    name, count = value
    chosen = name in view.filters.get(facet, ())
    shown = chinese(f"role.{name}") if facet == "role" else name
    bar = tag("i", style=f"width:{max(2, round(100 * count / most))}%")
    inner = f"{tag('span', text(shown))}{tag('b', figure(count))}{bar}"
    item = link(inner, view.toggled(facet, name), class_="zc-now" if chosen else None, title=shown)
    return tag("li", item, data_name=shown, data_more="1" if more and not chosen else None, hidden=more and not chosen)


def facet_html(view: SearchView, facet: str, values: tuple[tuple[str, int], ...]) -> str:
    """One facet: its values with counts, most frequent first (years: newest first), searchable when many."""
    if not values:
        return ""
    if facet == "year":
        values = tuple(sorted(values, reverse=True))
    shown, most = SHOWN.get(facet, 5), max(count for _, count in values)
    items = joined(
        _value(view, facet, value, most=most, more=index >= shown) for index, value in enumerate(values[:LIMIT])
    )
    box = tag(
        "input",
        type_="search",
        placeholder=f"查找{chinese(facet)}",
        data_narrow=facet,
        aria_label=f"查找{chinese(facet)}",
    )
    more = (
        tag("a", f"全部 {len(values)} 项", href="#", data_open=facet, class_="zc-more") if len(values) > shown else ""
    )
    name = tag("summary", text(chinese(facet)))
    return tag(
        "details", joined([name, box if len(values) > 20 else "", tag("ul", items, data_list=facet), more]), open=True
    )


def facets_html(view: SearchView, facets: Mapping[str, tuple[tuple[str, int], ...]]) -> str:
    return joined(facet_html(view, facet, facets.get(facet, ())) for facet in FACETS)


def pager(page: int, pages: int, at: Mapping[int, View]) -> str:
    """Links to pages of a list: the first, the last and those around the shown one."""
    if pages < 2:
        return ""
    near = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)} & set(at))
    words, before = [], 0
    for number in near:
        words.append(tag("span", "…") if number > before + 1 else "")
        words.append(tag("b", str(number)) if number == page else link(str(number), at[number]))
        before = number
    return tag("nav", joined(words), class_="zc-pager", aria_label="翻页")


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
                tag("nav", kind_tabs(view, results), class_="zc-tabs"),
                tag("span", sort_links(view), class_="zc-sort"),
            ]
        ),
        class_="zc-bar",
    )
    chips = chosen_chips(view)
    hits = joined(hit_html(hit, basket) for hit in results.hits)
    found = tag(
        "div",
        joined([chips and tag("div", chips, class_="zc-chips"), hits, search_pager(view, results.total)]),
        class_="zc-hits",
    )
    side = tag("aside", facets_html(view, results.facets), class_="zc-facets")
    return bar + tag("div", side + found, class_="zc-search")


# --- above the results, and when there are none -------------------------------------------------------------------


def examples_html(queries: Iterable[str]) -> str:
    """试试: queries that find something here."""
    links = joined((link(text(query), SearchView(text=query), class_="zc-chosen") for query in queries), " ")
    return tag("div", f"试试 {links}", class_="zc-line") if links else ""


def reading_html(view: SearchView, results: Results) -> str:
    """How the query was read: the answer to "why these?"."""
    if not view.text:
        return ""
    scope = kind_name(view.kind) if view.kind else "全部"
    reading = text(results.reading) if results.reading else f"按「{text(view.text)}」理解"
    return tag("div", f"{reading}，{scope} {figure(results.total)} 条", class_="zc-line")


def nothing_html(view: SearchView, results: Results, queries: Iterable[str]) -> str:
    """No hit: how the query was read, what can be loosened, what finds something."""
    others = sum(results.kinds.values())
    steps = []
    if view.kind and others:
        steps.append(link(f"在全部类型中看（{figure(others)} 条）", view.of_kind(None)))
    if view.filters:
        steps.append(link("去掉全部筛选", SearchView(text=view.text, kind=view.kind)))
    if view.text.count('"') >= 2 or "“" in view.text:
        loose = view.text.translate(str.maketrans("", "", '"“”'))
        steps.append(
            link(f"不要求一字不差：{text(loose)}", SearchView(text=loose, kind=view.kind, filters=view.filters))
        )
    steps.append("换个说法，或少写几个词")
    items = joined(tag("li", step) for step in steps)
    return joined(
        [
            reading_html(view, results),
            tag(
                "div",
                joined([tag("h3", "没有找到"), chosen_chips(view), tag("ul", items), examples_html(queries)]),
                class_="zc-empty",
            ),
        ]
    )


def empty_corpus_html() -> str:
    return tag(
        "div",
        tag("h3", "语料库还是空的")
        + tag(
            "p",
            "放入政策文件（网页、Word、PDF、文本、表格或压缩包）后，就可以在这里检索任务、单位、目标和制度创新条文。",
        ),
        class_="zc-empty",
    )


# --- export -------------------------------------------------------------------------------------------------------

_EXPORTED = ("kind", "title", "text", "lead", "responsible", "cooperating", "supervising", "due", "theme", "region")
_SOURCE = ("day", "document_title", "column.document_number", "path", "entry_id")


def entry_sheet(entries: Iterable[Entry], name: str) -> Sheet:
    """A whole result as a sheet, each row with its source."""
    rows = []
    for entry in entries:
        own = {"kind": kind_name(entry.kind), "title": entry.title, "text": entry.text}
        cells = [own[key] if key in own else "、".join(entry.facets.get(key, ())) for key in _EXPORTED]
        place = (entry.day, entry.document_title, entry.document_number, " › ".join(entry.path), entry.entry_id)
        rows.append((*cells, *place))
    names = {"lead": "牵头单位", "responsible": "责任单位", "cooperating": "配合单位", "supervising": "督导单位"}
    columns = tuple(names.get(key) or chinese(key) for key in (*_EXPORTED, *_SOURCE))
    return Sheet(
        name=name, columns=columns, rows=tuple(rows), widths={"标题": 30, "原文": 60, "文件标题": 36, "章节路径": 36}
    )
