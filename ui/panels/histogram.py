"""Years as bars: how many hits each has, and the choice of one or of all between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.search.fields import Field
from ui.panels.markup import joined, link, tag, text
from ui.panels.present import figure
from ui.state import SearchView

MOST = 40
"""Years that have room; of a longer stretch the last."""
_LEAST = 4
"""Per cent of the height that the smallest bar has."""


def _years(chosen: Sequence[str]) -> list[int]:
    """An address may say anything; only years are counted with.

    >>> _years(["2018", "²", "99999999999", "每年"])
    [2018]
    """
    return [int(each) for each in chosen if len(each) == 4 and each.isascii() and each.isdigit()]


def spanned(chosen: Sequence[str], year: int) -> tuple[str, ...]:
    """What is chosen after a click on a year: it alone, and where years are chosen all from them to it; a click on one
    that is chosen leaves it alone, and on the only one nothing.

    >>> spanned([], 2018), spanned(["2018"], 2020), spanned(["2018", "2019", "2020"], 2019), spanned(["2019"], 2019)
    (('2018',), ('2018', '2019', '2020'), ('2019',), ())
    """
    held = _years(chosen)
    if year in held or not held:
        return () if held == [year] else (str(year),)
    return tuple(str(each) for each in range(min(*held, year), max(*held, year) + 1))


def stretch(chosen: Sequence[str]) -> tuple[int, int] | None:
    """The first and the last of years that follow one on the other; None where they are no such years.

    >>> stretch(["2019", "2018", "2020"]), stretch(["2018", "2020", "2021"]), stretch(["2018"])
    ((2018, 2020), None, None)
    """
    years = sorted(set(_years(chosen)))
    whole = len(years) > 1 and len(years) == len(chosen) == years[-1] - years[0] + 1
    return (years[0], years[-1]) if whole else None


def years_html(view: SearchView, field: Field, values: Sequence[tuple[str, int]]) -> str:
    """Bars from the first year to the last; nothing where there are not two."""
    counts = {int(value): count for value, count in values if value.isdigit()}
    if len(counts) < 2:
        return ""
    last = max(counts)
    years = range(max(min(counts), last - MOST + 1), last + 1)
    chosen, most = view.filters.get(field.name, ()), max(counts[year] for year in years if year in counts)
    bars = joined(_bar(view, field, year, counts.get(year, 0), most) for year in years)
    ends = tag("span", text(str(years[0]))) + tag("span", text(_said(chosen))) + tag("span", text(str(last)))
    return tag("div", bars, class_="zc-bars") + tag("div", ends, class_="zc-ends")


def _said(chosen: Sequence[str]) -> str:
    if found := stretch(chosen):
        return f"{found[0]}至{found[1]}"
    return "再点一年，选两年之间" if len(chosen) == 1 else ""


def _bar(view: SearchView, field: Field, year: int, count: int, most: int) -> str:
    chosen = view.filters.get(field.name, ())
    height = max(_LEAST, round(100 * count / most)) if count else 0
    words = f"{year}年 {figure(count)} 条"
    bar = tag("i", style=f"height:{height}%")
    to = choosing(view, field.name, spanned(chosen, year))
    return link(
        bar + tag("span", text(words), class_="zc-unseen"),
        to,
        class_="zc-now" if str(year) in chosen else None,
        title=words,
    )


def choosing(view: SearchView, facet: str, values: tuple[str, ...]) -> SearchView:
    """The same search with just these values of a facet; from its first page."""
    filters = {name: kept for name, kept in {**view.filters, facet: values}.items() if kept}
    return replace(view, filters=filters, page=1, everything=False)
