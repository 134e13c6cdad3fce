"""Places that a line, a lead or a head names."""

import pytest

from corpus.fold import fold
from corpus.model import Span
from extract.reforms.places import leading_place, place_in, place_of_holder, places_along, places_of


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


Placed = list[tuple[str, str]]


def placed(text: str, found: list[tuple[Span, Span]]) -> Placed:
    return [(text[place.start : place.end], text[own.start : own.end]) for place, own in found]


@pytest.mark.parametrize(
    ("line", "along"),
    [
        ("望山县 甲 桐河区 乙", [("望山县", "甲 "), ("桐河区", "乙")]),
        ("望山县：甲；桐河区：乙", [("望山县", "甲；"), ("桐河区", "乙")]),
        ("  望山县 甲 桐河区 乙", [("望山县", "甲 "), ("桐河区", "乙")]),
        ("望山县 桐河区 乙", [("望山县", ""), ("桐河区", "乙")]),
        ("望山县 甲", []),
        ("支持望山县 甲 桐河区 乙", []),  # does not begin with one
    ],
)
def test_places_along_a_line(line: str, along: Placed) -> None:
    text = f"一、{line}。"
    assert placed(text, places_along(fold(text), Span(2, len(text) - 1))) == along


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["望山县建立甲", "桐河区健全乙"], [("望山县", "建立甲"), ("桐河区", "健全乙")]),
        (["望山县建立甲", " 桐河区健全乙"], [("望山县", "建立甲"), ("桐河区", "健全乙")]),
        (["望山县建立甲", "望山县健全乙"], []),  # of one place it is the list's own
        (["望山县建立甲", "健全乙"], []),
        ([], []),
    ],
)
def test_parts_that_each_begin_with_a_place(parts: list[str], found: Placed) -> None:
    text = "；" + "；".join(parts)
    starts = [text.index(part) for part in parts]
    spans = [Span(at, at + len(part)) for at, part in zip(starts, parts, strict=True)]
    assert placed(text, places_of(fold(text), spans)) == found


@pytest.mark.parametrize(("length", "found"), [(60, True), (61, False)])
def test_a_line_that_names_places_is_short(length: int, found: bool) -> None:
    line = "望山县".ljust(length)
    assert (place_in(line, Span(0, len(line))) is not None) is found


def test_the_place_of_a_line_is_quoted_where_it_stands() -> None:
    text = "一、 \t望山县：\n"
    place = place_in(fold(text), Span(2, len(text)))
    assert place and text[place.start : place.end] == "望山县"
    assert place_of_holder("xx望山片区的", Span(2, 8)) == Span(2, 6)
    assert place_of_holder("xx 而望山片区的", Span(2, 10)) == Span(4, 8)
    assert leading_place("xx 望山县:甲", Span(2, 8)) == (Span(3, 6), 7)
