"""Hits as HTML, and the words that every page shares: pure, so that what a person sees has a test."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from corpus.export.sheets import Sheet
from corpus.glossary import chinese
from corpus.likeness.wording import SHORTEST, plain
from corpus.model import Span, UnitRole
from corpus.search.asked import Entry, Hit, Kind
from ui.address import View
from ui.panels.checking import badge_html
from ui.panels.markup import joined, link, marked, shortened, tag, text
from ui.state import DocumentView, SearchView

PAGE_SIZE = 20
SNIPPET = 110
"""Characters of a snippet: two lines at 1280 px."""


def kind_name(kind: Kind) -> str:
    return chinese(f"kind.{kind.value}")


def chip(kind: str, words: str) -> str:
    """The one look of a kind: colour and shape by its class."""
    return tag("span", text(words), class_=f"zc-chip zc-k-{kind}")


def figure(number: int) -> str:
    """1842 → 1 842, as the sketches have it, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


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
    return record_basket_link(entry.entry_id, basket)


def record_basket_link(entry_id: str, basket: Collection[str]) -> str:
    held = entry_id in basket
    words = "已在篮中" if held else "+ 篮"
    title = "从篮中取出" if held else "放入当前方案的篮中"
    return tag(
        "a",
        words,
        href=f"#basket={entry_id}",
        data_go=True,
        title=title,
        class_="zc-basket",
        role="button",
        aria_pressed=str(held).lower(),
    )


def place_link(document_id: str, span: Span) -> str:
    """+ 篮 of a passage that no index lists: a clause, a cell of a comparison."""
    where = f"{document_id}@{span.start}-{span.end}"
    words = "放入当前方案的篮中；已在篮中则取出"
    return tag("a", "+ 篮", href=f"#basket={where}", data_go=True, title=words, class_="zc-basket zc-add")


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
    words += [f"关系 {tag('b', text(chinese(f'relation.{name}')))}" for name in entry.facets.get("relation", ())]
    if due := entry.facets.get("due", ()):
        name = "年度" if entry.kind is Kind.ACHIEVED else "时限"
        words.append(f"{name} {tag('b', text('、'.join(due)))}")
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


def folded(hits: Iterable[Hit]) -> list[tuple[Hit, list[Hit]]]:
    """Hits, and under each those that follow and say the same word for word: clauses of reprints. Short texts stay
    apart: 增长5% is of another place each time."""
    groups: dict[object, list[Hit]] = {}
    for hit in hits:
        words = plain(hit.entry.text)
        long = hit.entry.kind is not Kind.DOCUMENT and len(words) >= SHORTEST
        groups.setdefault((hit.entry.kind, words) if long else hit.entry.entry_id, []).append(hit)
    return [(first, copies) for first, *copies in groups.values()]


def _copies(copies: Iterable[Hit]) -> str:
    names = (link(text(shortened(hit.entry.document_title, 30)), opened(hit.entry)) for hit in copies)
    shown = joined(names, "、")
    return tag("p", f"同样的文字另见 {shown}", class_="zc-roles") if shown else ""


def _precedents(entry: Entry) -> SearchView:
    return SearchView.precedents_for(entry_id=entry.entry_id)


def other_files(entries: Iterable[Entry]) -> str:
    """The same of other files of the document, which is counted once."""
    held = list(entries)
    names = (link(f"打开第 {at} 个", opened(entry), title=entry.document_title) for at, entry in enumerate(held, 1))
    return tag("p", f"同一文件另有 {len(held)} 个版本：{joined(names, '、')}", class_="zc-roles") if held else ""


def hit_html(hit: Hit, basket: Collection[str], copies: Iterable[Hit] = (), others: Iterable[Entry] = ()) -> str:
    """One hit: kind, title, place and date; the words; units and deadline; the source and what can be done; who else
    says the same."""
    entry = hit.entry
    head = joined(
        [
            chip(entry.kind.value, kind_name(entry.kind)),
            link(title_html(hit) or "（无标题）", opened(entry), class_="zc-title", title=entry.title),
            badge_html(entry.facets.get("verified") == ("yes",)),
            tag("span", _where(entry), class_="zc-where"),
        ]
    )
    if entry.kind is Kind.DOCUMENT:
        return tag("article", tag("h3", head) + _quote(hit) + other_files(others))
    roles = _roles(entry)
    foot = joined(
        [
            tag("span", source_line(entry), class_="zc-source"),
            basket_link(entry, basket),
            link("找相似", SearchView(like=entry.entry_id), class_="zc-open", title="与这一条文字相同或相近的条文"),
            link("借鉴", _precedents(entry), class_="zc-open", title="别处怎么写、谁牵头、什么时限和目标"),
            link("原文", opened(entry), class_="zc-open"),
        ]
    )
    return tag(
        "article",
        joined(
            [
                tag("h3", head),
                _quote(hit),
                roles and tag("p", roles, class_="zc-roles"),
                _copies(copies),
                other_files(others),
                tag("footer", foot),
            ]
        ),
    )


# --- export -------------------------------------------------------------------------------------------------------

_EXPORTED = ("kind", "title", "text", "lead", "responsible", "cooperating", "supervising", "due", "theme", "region",
             "verified")  # fmt: skip
_SOURCE = ("day", "document_title", "column.document_number", "path", "entry_id")


def entry_sheet(entries: Iterable[Entry], name: str) -> Sheet:
    """A whole result as a sheet, each row with its source."""
    rows = []
    for entry in entries:
        own = {"kind": kind_name(entry.kind), "title": entry.title, "text": entry.text}
        own["verified"] = "是" if entry.facets.get("verified") == ("yes",) else ""
        cells = [own[key] if key in own else "、".join(entry.facets.get(key, ())) for key in _EXPORTED]
        place = (entry.day, entry.document_title, entry.document_number, " › ".join(entry.path), entry.entry_id)
        rows.append((*cells, *place))
    columns = tuple(map(chinese, (*(f"column.{key}" for key in _EXPORTED), *_SOURCE)))
    return Sheet(
        name=name, columns=columns, rows=tuple(rows), widths={"标题": 30, "原文": 60, "文件标题": 36, "章节路径": 36}
    )
