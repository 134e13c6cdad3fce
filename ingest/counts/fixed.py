"""OFD: the text codes of all its parts, and the names of files that came along, found by expat alone."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from ingest.counts.parts import DAMAGED, walk

_MARKS = (b"TextCode", b"Attachment")


def count(data: bytes) -> str | None:
    """The text of pages, templates and remarks, in the order of the package."""
    found: list[str] = []
    try:
        with ZipFile(BytesIO(data)) as package:
            for name in package.namelist():
                if name.lower().endswith(".xml") and any(mark in (part := package.read(name)) for mark in _MARKS):
                    found.append(_texts(part))
    except DAMAGED:
        return None
    return "\n".join(found)


def _texts(part: bytes) -> str:
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        if name == "TextCode":
            found.append("\n")
        elif name == "Attachment":
            found.append("\n" + attributes.get("Name", ""))

    def end(_: str) -> None:
        inside.pop()

    def data(text: str) -> None:
        if inside[-1] == "TextCode":
            found.append(text)

    walk(part, start, end, data)
    return "".join(found)
