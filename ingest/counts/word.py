"""Word files: the text elements of every part that a person may read, found by expat alone.

Numbers of lists, symbols given by their code and equations' signs are no text of the file: a reader adds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

_PART = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_TEXT = frozenset({"t", "delText"})
_SIGNS = {"noBreakHyphen": "-"}
_BREAKS = frozenset({"p", "br", "cr", "tab", "tc"})
_AGAIN = "Fallback"
"""What an older program shows instead of the element beside it: the same words once more."""


def count(data: bytes) -> str | None:
    """The text of a Word file, its parts one behind the other."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = sorted(filter(_PART.fullmatch, package.namelist()))
            return "\n".join(text for part in parts for text in _texts(package.read(part)))
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, EOFError, expat.ExpatError):
        return None


def _texts(part: bytes) -> Iterator[str]:
    found: list[str] = []
    inside: list[str] = []
    """Local names of the elements around the place that matter: text, and what says it again."""

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in _TEXT or local == _AGAIN:
            inside.append(local)
        elif local in _BREAKS:
            found.append("\n")
        elif local in _SIGNS and _AGAIN not in inside:
            found.append(_SIGNS[local])

    def end(name: str) -> None:
        if inside and inside[-1] == name.rpartition(" ")[2]:
            inside.pop()

    def data(text: str) -> None:
        if inside and inside[-1] in _TEXT and _AGAIN not in inside:
            found.append(text)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.Parse(part, True)
    yield "".join(found)
