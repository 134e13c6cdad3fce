"""Equations of Word as one line of text: a fraction with a stroke, what is raised or lowered with its sign or digit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ingest.readers.accounts import dropped

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()n0123456789+-=()")


def equation(element: Any) -> tuple[str, str]:
    """The text of an equation, and what of it is not in the file as text."""
    text = _text(element)
    return text, dropped(text.translate(_PLAIN), source(element).translate(str.maketrans("−", "-")))


def source(element: Any) -> str:
    """The characters of an equation as the file has them."""
    return "".join(each.text or "" for each in element.iter(f"{_M}t"))


def raised(text: str) -> str | None:
    """Digits and signs in their raised form; None where a character has none.

    >>> raised("-4"), raised("注")
    ('⁻⁴', None)
    """
    return text.translate(_RAISED) if text and all(ord(each) in _RAISED for each in text) else None


def _text(element: Any) -> str:
    if element.tag == f"{_M}t":
        return element.text or ""
    shape = _SHAPES.get(element.tag)
    return shape(element) if shape else "".join(map(_text, element))


def _part(element: Any, name: str) -> str:
    child = element.find(f"{_M}{name}")
    return "" if child is None else _text(child)


def _property(element: Any, group: str, name: str, default: str) -> str:
    child = element.find(f"{_M}{group}/{_M}{name}")
    return default if child is None else child.get(f"{_M}val", default)


def _grouped(text: str) -> str:
    """In brackets what is more than one number or name."""
    return text if text.replace(".", "").isalnum() else f"({text})"


def _script(text: str, table: Mapping[int, int | str | None], sign: str) -> str:
    if not text:
        return ""
    return text.translate(table) if all(ord(each) in table for each in text) else sign + _grouped(text)


def _over(text: str) -> str:
    return _script(text, _RAISED, "^")


def _under(text: str) -> str:
    return _script(text, _LOWERED, "_")


def _fraction(element: Any) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _scripts(element: Any) -> str:
    return _part(element, "e") + _under(_part(element, "sub")) + _over(_part(element, "sup"))


def _before(element: Any) -> str:
    return _under(_part(element, "sub")) + _over(_part(element, "sup")) + _part(element, "e")


def _root(element: Any) -> str:
    return f"{_over(_part(element, 'deg'))}√{_grouped(_part(element, 'e'))}"


def _nary(element: Any) -> str:
    return _property(element, "naryPr", "chr", "∫") + _before(element)


def _brackets(element: Any) -> str:
    parts = _property(element, "dPr", "sepChr", "|").join(map(_text, element.findall(f"{_M}e")))
    return _property(element, "dPr", "begChr", "(") + parts + _property(element, "dPr", "endChr", ")")


def _limit(element: Any) -> str:
    return f"{_part(element, 'e')}_{_grouped(_part(element, 'lim'))}"


def _rows(element: Any) -> str:
    rows = element.findall(f"{_M}mr") or element.findall(f"{_M}e")
    return "; ".join(", ".join(map(_text, row)) if row.tag == f"{_M}mr" else _text(row) for row in rows)


_SHAPES: Mapping[str, Callable[[Any], str]] = {
    f"{_M}{name}": shape
    for name, shape in {
        "f": _fraction,
        "sSup": _scripts,
        "sSub": _scripts,
        "sSubSup": _scripts,
        "sPre": _before,
        "rad": _root,
        "nary": _nary,
        "d": _brackets,
        "limLow": _limit,
        "limUpp": _limit,
        "m": _rows,
        "eqArr": _rows,
    }.items()
}
