"""Files in, documents out: bytes → lines → canonical text.

A new format is one module with ``read(data: bytes) -> Reading`` and one row in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from importlib import import_module
from pathlib import Path, PurePath

from corpus.model import Document, Issue, Severity, Source
from ingest.files.archive import MAX_FILE, expand
from ingest.files.office import convert
from ingest.files.sniff import sniff
from ingest.line import IngestError, Reading, check_size
from ingest.lines.canonical import canonicalize

__all__ = ["READERS", "IngestError", "expand", "is_readable", "load", "load_bytes"]

Read = Callable[[bytes], Reading]


def _reader(module: str) -> Read:
    """The reader of a module that is imported when first used: PDF and Office libraries take long to load."""

    def read(data: bytes) -> Reading:
        found: Read = import_module(f"ingest.readers.{module}").read
        return found(data)

    return read


def _converted(suffix: str, target: str, read: Read) -> Read:
    return lambda data: read(convert(data, suffix, target))


_HTML, _TEXT, _DOCX, _XLSX = _reader("html"), _reader("text"), _reader("docx"), _reader("xlsx")

READERS: dict[str, tuple[str, Read]] = {
    ".html": ("text/html", _HTML),
    ".htm": ("text/html", _HTML),
    ".shtml": ("text/html", _HTML),
    ".txt": ("text/plain", _TEXT),
    ".md": ("text/markdown", _TEXT),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _DOCX),
    ".pdf": ("application/pdf", _reader("pdf")),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _XLSX),
    ".doc": ("application/msword", _converted(".doc", "docx", _DOCX)),
    ".wps": ("application/vnd.ms-works", _converted(".wps", "docx", _DOCX)),
    ".rtf": ("application/rtf", _converted(".rtf", "docx", _DOCX)),
    ".xls": ("application/vnd.ms-excel", _converted(".xls", "xlsx", _XLSX)),
}


def is_readable(name: str) -> bool:
    """Whether a file of this name is one that is read (archives included); others are skipped, not failed."""
    suffix = PurePath(name).suffix.lower()
    return suffix in READERS or suffix == ".zip"


def load(path: Path) -> Document:
    """A file as a Document. Raises IngestError with one Chinese sentence, and OSError where it cannot be opened."""
    if path.stat().st_size > MAX_FILE:
        raise IngestError(_TOO_LARGE)
    return load_bytes(path.name, path.read_bytes())


def load_bytes(name: str, data: bytes, retrieved: date | None = None) -> Document:
    """A file's bytes as a Document. Raises IngestError with one Chinese sentence: what is wrong and what to do."""
    suffix = _kind(name, data)
    media_type, read = READERS[suffix]
    reading = read(data)
    _check(reading)
    source = Source(
        name=name, media_type=media_type, sha256=sha256(data).hexdigest(), size=len(data), retrieved=retrieved
    )
    document = canonicalize(source, reading)
    if not document.text:
        raise IngestError("文件里没有文字（可能是扫描件或空白文件），请先做文字识别（OCR）或检查原文件。")
    return document if suffix == _suffix(name) else _named_wrongly(document, suffix)


def _check(reading: Reading) -> None:
    """Refuse what no person wrote: cleaning and extraction would take minutes."""
    check_size(len(reading.lines), sum(len(line.text) for line in reading.lines))


_TOO_LARGE = f"文件超过 {MAX_FILE // 1024 // 1024} MB 的上限，没有读取；请拆分或只保留正文。"


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _kind(name: str, data: bytes) -> str:
    """The row of READERS that fits the content."""
    if not data:
        raise IngestError("文件是空的（0 字节），请重新下载。")
    if len(data) > MAX_FILE:
        raise IngestError(_TOO_LARGE)
    if not is_readable(name):
        known = "、".join(sorted(READERS))
        raise IngestError(f"不读取“{_suffix(name) or '没有扩展名'}”类型的文件；能读取的是 {known} 和 .zip。")
    suffix = sniff(name, data)
    if suffix == ".zip":
        raise IngestError("这是压缩包，请作为 .zip 导入，其中的文件会逐个读取。")
    return suffix


def _named_wrongly(document: Document, suffix: str) -> Document:
    message = f"文件扩展名是“{_suffix(document.source.name)}”，内容其实是“{suffix}”，已按内容读取。"
    issue = Issue("wrong_extension", message, severity=Severity.NOTE)
    return Document(
        source=document.source,
        text=document.text,
        blocks=document.blocks,
        facts=document.facts,
        issues=(*document.issues, issue),
    )
