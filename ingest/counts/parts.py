"""What the counts of Office files share: the XML parts of a zip, known by their root elements, and the text in them.

Parts are named as programs please, so their names say nothing. Everything is found by expat alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

DAMAGED = (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, EOFError, ValueError, expat.ExpatError)
"""What zipfile and expat raise for what is broken."""
_HEAD = 4096
"""Bytes of a part among which its root element stands."""
_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(?:[^\s:<>/]+:)?([^\s:<>/]+)", re.DOTALL)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BREAKS = frozenset({"p", "br", "cr", "tab", "tc", "tr", "si", "pt", "row", "Row", "Cell"})
CHART, DIAGRAM = "chartSpace", "dataModel"
_DRAWN = {CHART: frozenset({"t", "v", "pt"}), DIAGRAM: frozenset({"t"})}
"""Elements that hold the words of charts and diagrams, by the roots of their parts."""


def local(name: str) -> str:
    """A name without its namespace, which expat puts before it."""
    return name.rpartition(" ")[2]


def root_of(part: bytes) -> str:
    """The local name of a part's root element; empty where it is no XML."""
    head = part[:_HEAD]
    text = head.decode("utf-16", "ignore") if head[:2] in _WIDE else head.decode("utf-8", "ignore").lstrip("\ufeff")
    found = _ROOT.match(text)
    return found[1] if found else ""


def rooted(package: ZipFile, roots: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Root and bytes of the parts with one of these roots."""
    for name in sorted(package.namelist()):
        if not name.lower().endswith((".xml", "/")):
            continue
        with package.open(name) as part:
            head = part.read(_HEAD)
        if (root := root_of(head)) in roots:
            yield root, package.read(name)


def walk(
    part: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    data: Callable[[str], None],
) -> None:
    """Tell a part's elements, by their local names, and its text as they come."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = data
    parser.Parse(part, True)


def texts(part: bytes, names: Container[str]) -> str:
    """The text in elements of these names."""
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        inside.append(name)
        if name in _BREAKS:
            found.append("\n")

    def end(_: str) -> None:
        inside.pop()

    def data(text: str) -> None:
        if inside and inside[-1] in names:
            found.append(text)

    walk(part, start, end, data)
    return "".join(found)


def drawn(package: ZipFile) -> Iterator[str]:
    """The words of charts and diagrams."""
    return (texts(part, _DRAWN[root]) for root, part in rooted(package, _DRAWN))
