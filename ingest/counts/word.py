"""Word files: the text elements of every part that a person may read, found by expat alone.

Numbers of lists, hyphens, symbols given by their code and equations' signs are no text of the file: a reader adds them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from ingest.counts import book, mail, markup, plain
from ingest.counts.parts import DAMAGED, drawn, local, root_of, rooted, texts, walk

PARTS = frozenset({"document", "footnotes", "endnotes", "comments", "hdr", "ftr"})
"""Roots of the parts in which words of the document stand."""
WORDS = frozenset({"t", "delText", "instrText", "delInstrText"})
_CHUNK = "aFChunk"
_DEEPEST = 2
"""Word files put into Word files, counting the file itself."""
_ZIP, _CONVERTED = b"PK\x03\x04", (b"{\\rtf", b"\xd0\xcf\x11\xe0")
_MIME, _PAGE = (
    (b"mime-version:", b"content-type:"),
    (b"<html", b"<!doctype", b"<body", b"<head", b"<p", b"<div", b"<table"),
)
_HEAD = 4096


def count(data: bytes) -> str | None:
    """The text of a Word file, its parts one behind the other."""
    return _count(data, 1)


def _count(data: bytes, depth: int) -> str | None:
    try:
        with ZipFile(BytesIO(data)) as package:
            found = [texts(part, WORDS) for _, part in rooted(package, PARTS)]
            found += drawn(package)
            chunks = [_chunk(package.read(name), depth) for name in _chunks(package)]
    except DAMAGED:
        return None
    counted = [each for each in chunks if each is not None]
    return "\n".join([*found, *counted]) if len(counted) == len(chunks) else None


def _chunks(package: ZipFile) -> Iterator[str]:
    """Names of the files of other formats that are parts of the text."""
    there = set(package.namelist())
    for rels in sorted(name for name in there if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(rels))
        for target in _targets(package.read(rels)):
            name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if name in there:
                yield name


def _targets(rels: bytes) -> Iterator[str]:
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and local(attributes.get("Type", "").replace("/", " ")) == _CHUNK:
            found.append(attributes.get("Target", ""))

    walk(rels, start, lambda _: None, lambda _: None)
    return iter(found)


def _chunk(data: bytes, depth: int) -> str | None:
    """The text of such a file; None where LibreOffice would have to convert it first."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(_CONVERTED):
        return None
    if data.startswith(_ZIP):
        return _packed(data, depth)
    if all(each in head for each in _MIME):
        return mail.count(data)
    return markup.count(data) if any(each in head for each in _PAGE) else plain.count(data)


def _packed(data: bytes, depth: int) -> str | None:
    with ZipFile(BytesIO(data)) as package:
        is_word = any(root_of(package.read(name)) == "document" for name in package.namelist() if name.endswith(".xml"))
    if not is_word:
        return book.count(data)
    return _count(data, depth + 1) if depth < _DEEPEST else ""
