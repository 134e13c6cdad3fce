"""Places that a line, a lead or a head names."""

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.reforms.places import leading_place, place_in, place_of_holder


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("望山县", "望山县"),
        ("望山县、桐河区", "望山县、桐河区"),
        ("全省范围内", "全省"),
        (" 望山县：", "望山县"),
        ("智慧社区", None),
        ("产业园区", None),
        ("农村地区", None),
        ("建立试点县", None),
        ("投资管理领域", None),
        ("深化开放试验区", None),
        ("望山县" * 21, None),  # longer than any line of places
    ],
)
def test_lines(line: str, place: str | None) -> None:
    found = place_in(fold(line), Span(0, len(line)))
    assert (line[found.start : found.end] if found else None) == place


@pytest.mark.parametrize(
    ("holder", "place"),
    [("望山片区的", "望山片区"), ("而望山县承担以下", "望山县"), ("推进政务服务", None), ("主要", None)],
)
def test_holders(holder: str, place: str | None) -> None:
    found = place_of_holder(holder, Span(0, len(holder)))
    assert (holder[found.start : found.end] if found else None) == place


def test_leads() -> None:
    line = fold("1.望山县：建立甲制度")
    place, at = leading_place(line, Span(2, len(line))) or (Span(0, 0), 0)
    assert (line[place.start : place.end], line[at:]) == ("望山县", "建立甲制度")
    assert leading_place("金融领域:甲", Span(0, 6)) is None
    assert leading_place("望山县:", Span(0, 4)) is None
