"""Example queries made of what a corpus really holds; the page shows those that find something. Pure."""

from __future__ import annotations

from collections.abc import Mapping


def example_queries(facets: Mapping[str, tuple[tuple[str, int], ...]]) -> tuple[str, ...]:
    """Up to five queries out of the most frequent values; none for an empty corpus.

    >>> example_queries({"theme": (("生态补偿", 9),), "unit": (("市财政局", 4),), "region": (("浙江省", 3),)})
    ('生态补偿', '生态补偿 地区:浙江省', '牵头:市财政局')
    """

    def first(facet: str, number: int = 0) -> str:
        values = [
            value for value, _ in facets.get(facet, ()) if value.isprintable() and " " not in value and ":" not in value
        ]
        return values[number] if number < len(values) else ""

    theme, region, unit, year = first("theme"), first("region"), first("unit"), first("year")
    found = [theme]
    if theme and region:
        found.append(f"{theme} 地区:{region}")
    if unit:
        found.append(f"牵头:{unit}")
    if second := first("theme", 1):
        found.append(second)
    if year and (kind := first("document_type")):
        found.append(f"文种:{kind} 年份:{year}")
    return tuple(dict.fromkeys(query for query in found if query))[:5]
