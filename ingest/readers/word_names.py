"""Names of the elements of a Word file: a long document asks for the same few some hundred thousand times."""

from __future__ import annotations

from functools import cache

from docx.oxml import ns


@cache
def qn(name: str) -> str:
    """A name as lxml writes it: ``w:p`` with its namespace. Raises KeyError for a prefix that nobody knows."""
    return ns.qn(name)
