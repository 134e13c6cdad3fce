"""时效 at a document's head: whether it holds today, since when and until when, and what ends what. Pure HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from corpus.build import DocumentRow
from corpus.glossary import chinese
from corpus.model import Citation, Term, Validity
from corpus.search.asked import Kind
from ui.panels.markup import joined, link, tag, text
from ui.state import DocumentView, SearchView

_ENDED = (Validity.EXPIRED, Validity.REPEALED, Validity.PENDING)
_MOST = 20
"""Documents that are named; a notice that ends hundreds says so itself."""


def validity_html(
    term: Term, day: date, repealing: Sequence[DocumentRow] = (), repeals: Sequence[Citation] = ()
) -> str:
    """A line where something is known; one that stands out where the document does not hold on the day."""
    status = term.on(day)
    words = joined(_words(term, day), "，")
    if status is Validity.UNKNOWN and not words:
        line = ""
    else:
        head = tag("b", f"时效：{chinese(status.value)}") if status is not Validity.UNKNOWN else "时效："
        line = tag(
            "div", joined([head, words], " "), class_="zc-validity zc-ended" if status in _ENDED else "zc-validity"
        )
    return joined([line, _ending(term, day, repealing), _ended(repeals)])


def _words(term: Term, day: date) -> Iterator[str]:
    if term.effective_date:
        yield f"{term.effective_date.isoformat()} 起施行"
    if term.valid_until:
        yield f"有效期至 {term.valid_until.isoformat()}"
    elif term.effective_date and term.on(day) is Validity.UNKNOWN:
        yield "未写明有效期"
    if term.status in (Validity.IN_FORCE, Validity.EXPIRED, Validity.REPEALED):
        yield f"来源标明{chinese(term.status.value)}"


def _ending(term: Term, day: date, repealing: Sequence[DocumentRow]) -> str:
    """Who ends it, and from when where that day is still to come."""
    if not repealing:
        return ""
    later = term.repealed is not None and term.repealed > day
    since = f"自 {term.repealed.isoformat()} 起" if later and term.repealed else ""
    names = joined(
        (link(text(row.title), DocumentView(document_id=row.document_id)) + _note(row) for row in repealing[:_MOST]),
        "、",
    )
    return tag("div", f"本文件{since}被 {names} 废止", class_="zc-validity zc-ended")


def _note(row: DocumentRow) -> str:
    note = row.document_number or row.day
    return text(f"（{note}）") if note else ""


def _ended(repeals: Sequence[Citation]) -> str:
    """What it ends itself, as searches."""
    if not repeals:
        return ""
    items = joined(
        tag("li", link(text("　".join(filter(None, (each.title, each.number)))), _search(each)))
        for each in repeals[:_MOST]
    )
    return tag("details", tag("summary", f"本文件废止 {len(repeals)} 份文件") + tag("ul", items), class_="zc-related")


def _search(citation: Citation) -> SearchView:
    return SearchView(text=f'"{citation.number or citation.title}"', kind=Kind.DOCUMENT)
