"""体检: what a check says of a draft, beside its text with the places marked. Pure HTML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpus.export.review import gravity_words, pairs_words, quote_of, unchecked_words
from corpus.glossary import chinese
from corpus.model import Span
from corpus.review.check import Review
from corpus.review.remarks import Remark
from corpus.review.superior import TaskPair
from ui.panels.annotate import Mark, text_html
from ui.panels.markup import joined, shortened, tag, text

_QUOTE = 60


def _name(index: int) -> str:
    return f"v{index}"


def marks(review: Review) -> tuple[Mark, ...]:
    """The places of all remarks; a click on a remark scrolls to its first."""
    return tuple(
        Mark(place, "zc-doubt", _name(index), f"{remark.kind.name}：{remark.message}")
        for index, remark in enumerate(review.remarks)
        for place in remark.places
    )


def review_html(review: Review) -> str:
    """Remarks by kind on one side, the draft on the other, the superior's tasks below the remarks."""
    told = tag("h2", text(gravity_words(review))) + joined(_kinds(review)) + _superior(review)
    if words := unchecked_words(review):
        told += tag("p", text(words), class_="zc-none")
    if not review.remarks:
        told += tag("p", "没有发现问题。", class_="zc-none")
    parsed = review.draft.parsed
    draft = text_html(parsed, Span(0, len(parsed.document.text)), (*marks(review), *_pair_marks(review)))
    return tag(
        "div",
        tag("aside", told, class_="zc-records") + tag("div", tag("div", draft, class_="zc-text"), class_="zc-body"),
        class_="zc-review",
    )


def _kinds(review: Review) -> Iterator[str]:
    """One kind after another, each with its count; all open."""
    numbered = sorted(enumerate(review.remarks), key=lambda each: list(review.counts).index(each[1].gravity))
    kinds: dict[str, list[tuple[int, Remark]]] = {}
    for index, remark in numbered:
        kinds.setdefault(remark.code, []).append((index, remark))
    for gravity, codes in groupby(kinds, key=lambda code: kinds[code][0][1].gravity):
        for code in codes:
            found = kinds[code]
            name = f"{chinese(f'gravity.{gravity.value}')} · {found[0][1].kind.name} {len(found)}"
            rows = joined(_row(review, index, remark) for index, remark in found)
            yield tag(
                "details", tag("summary", text(name)) + tag("ul", rows), open=True, class_=f"zc-g-{gravity.value}"
            )


def _row(review: Review, index: int, remark: Remark) -> str:
    quote = quote_of(review, remark).replace("\n", " ")
    said = text(remark.message) + (tag("small", text(shortened(quote, _QUOTE))) if quote else "")
    said += tag("small", f"建议：{text(remark.suggestion)}")
    return tag("li", _to(_name(index), said) if remark.places else tag("div", said))


def _to(name: str, inner: str) -> str:
    return tag("a", inner, href=f"#{name}", data_scroll=name)


# --- against a superior -------------------------------------------------------------------------------------------


def _pair_name(index: int) -> str:
    return f"u{index}"


def _pair_marks(review: Review) -> Iterator[Mark]:
    for index, pair in enumerate(review.pairs):
        if pair.nearest:
            yield Mark(pair.nearest, "", _pair_name(index))


def _superior(review: Review) -> str:
    if review.superior is None:
        return ""
    rows = joined(tag("li", _pair(index, pair)) for index, pair in enumerate(review.pairs))
    return tag("details", tag("summary", text(pairs_words(review))) + tag("ul", rows), open=True)


def _pair(index: int, pair: TaskPair) -> str:
    state = "已承接" if pair.place else "未承接" + ("，最接近的一处" if pair.nearest else "")
    said = text(shortened(pair.task.title or pair.wording, _QUOTE)) + tag("small", text(state))
    return _to(_pair_name(index), said) if pair.nearest else tag("div", said)
