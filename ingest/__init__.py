"""Files in, documents out: bytes → lines → canonical text.

``files`` tells what bytes are, by the one table of formats (``READERS``); ``readers`` has a module for each format;
``lines`` makes of what they yield the canonical text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from corpus.model import Document, Issue, Severity, Source
from ingest.files.archive import MAX_FILE, check_regular, expand, expand_bytes, is_small, too_large
from ingest.files.formats import (
    READERS,
    family_names,
    foreign,
    is_archive,
    is_readable,
    kind_of,
    read_as,
    recognised,
    suffix_of,
)
from ingest.files.names import shown
from ingest.line import IngestCode, IngestError, RawDocument, check_size
from ingest.lines.canonical import canonicalize
from ingest.lines.secrecy import check_secrecy

__all__ = [
    "READERS",
    "IngestCode",
    "IngestError",
    "expand",
    "expand_bytes",
    "family_names",
    "foreign",
    "is_archive",
    "is_readable",
    "is_small",
    "load",
    "load_bytes",
    "page_picture",
    "read_file",
    "recognised",
    "shown",
]


def load(path: Path) -> Document:
    """A file as a Document. Raises IngestError with one Chinese sentence, and OSError where it cannot be opened."""
    return load_bytes(path.name, read_file(path))


def read_file(path: Path) -> bytes:
    """The bytes of a file that is one and not too large. Raises IngestError, and OSError where it cannot be opened."""
    check_regular(path)
    if path.stat().st_size > MAX_FILE:
        raise too_large(MAX_FILE)
    return path.read_bytes()


def load_bytes(name: str, data: bytes, retrieved: date | None = None) -> Document:
    """A file's bytes as a Document. Raises IngestError with one Chinese sentence: what is wrong and what to do."""
    name = shown(name)
    suffix = _kind(name, data)
    raw = read_as(suffix, data)
    _check(raw)
    media_type = READERS[suffix].media_type
    source = Source(
        name=name, media_type=media_type, sha256=sha256(data).hexdigest(), size=len(data), retrieved=retrieved
    )
    document = canonicalize(source, raw)
    check_secrecy(raw, document)
    if not document.text:
        sentence = "文件里没有文字（可能是扫描件或空白文件），请先做文字识别（OCR）或检查原文件。"
        raise IngestError(IngestCode.NO_TEXT, sentence)
    return document if suffix == suffix_of(name) else _named_wrongly(document, suffix)


def page_picture(name: str, data: bytes, number: int) -> bytes | None:
    """A page of a file as JPEG, where its text was recognised from pictures; None where there is none."""
    from ingest.readers import pictured

    return pictured.page_picture(name, data, number)


def _check(raw: RawDocument) -> None:
    """Refuse what no person wrote: cleaning and extraction would take minutes."""
    check_size(len(raw.lines), sum(len(line.text) for line in raw.lines))


def _kind(name: str, data: bytes) -> str:
    """The row of READERS that fits the content."""
    if not data:
        raise IngestError(IngestCode.EMPTY, "文件是空的（0 字节），请重新下载。")
    if len(data) > MAX_FILE:
        raise too_large(MAX_FILE)
    return kind_of(name, data)


def _named_wrongly(document: Document, suffix: str) -> Document:
    message = f"文件扩展名是“{suffix_of(document.source.name)}”，内容其实是“{suffix}”，已按内容读取。"
    issue = Issue("wrong_extension", message, severity=Severity.NOTE)
    return replace(document, issues=(*document.issues, issue))
