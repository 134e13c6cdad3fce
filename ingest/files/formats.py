"""The one table of file types: whatever names them (sniffing, uploads, archives, sentences to people) asks here.

A new format is one module in ``ingest/readers`` with ``read(data: bytes) -> RawDocument`` and one row in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import PurePath

from ingest.files import sniff
from ingest.files.foreign import foreign_by_content, foreign_by_ending, refused
from ingest.files.office import convert
from ingest.line import IngestCode, IngestError, RawDocument

Read = Callable[[bytes], RawDocument]
Count = Callable[[bytes], str | None]


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one suffix are told and read."""

    media_type: str
    name: str
    """For people. Formats that are one to them share it: .doc and .docx are both Word."""
    read: Read | None
    """None for an archive: ``archive.expand`` takes it apart, and its files are read one by one."""
    recognised: Callable[[bytes], bool] | None = None
    """Whether bytes are of this format; None for text without marks, which is what nothing else recognises."""
    mark: bytes = b""
    """Bytes that tell it from another format with the same recognition, where the file's name does not."""
    count: Count | None = None
    """The file's text a second way, by code that the reader does not know: what the ledger is held against."""
    office: str = ""
    """What LibreOffice makes of it before it is read: docx or xlsx."""


def _reader(module: str) -> Read:
    """The reader of a module that is imported when first used: PDF and Office libraries take long to load."""

    def read(data: bytes) -> RawDocument:
        found: Read = import_module(f"ingest.readers.{module}").read
        return found(data)

    return read


def _count(module: str) -> Count:
    def count(data: bytes) -> str | None:
        found: Count = import_module(f"ingest.counts.{module}").count
        return found(data)

    return count


_HTML, _TEXT, _DOCX, _XLSX = _reader("html"), _reader("text"), _reader("docx"), _reader("xlsx")
_IN_WORD, _IN_BOOK, _IN_MAIL = _count("word"), _count("book"), _count("mail")
_EXCEL = "application/vnd.ms-excel"
_PICTURE, _NONE = _reader("picture"), _count("none")
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"

READERS: dict[str, Format] = {
    ".docx": Format(f"{_OPEN_XML}.wordprocessingml.document", "Word", _DOCX, sniff.is_word, count=_IN_WORD),
    ".pdf": Format("application/pdf", "PDF", _reader("pdf"), sniff.is_pdf, count=_count("drawn")),
    ".html": Format("text/html", "网页", _HTML, sniff.is_page, count=_count("markup")),
    ".htm": Format("text/html", "网页", _HTML, sniff.is_page, count=_count("markup")),
    ".shtml": Format("text/html", "网页", _HTML, sniff.is_page, count=_count("markup")),
    ".txt": Format("text/plain", "文本", _TEXT, count=_count("plain")),
    ".md": Format("text/markdown", "文本", _TEXT, count=_count("plain")),
    ".csv": Format("text/csv", "Excel", _reader("csv"), count=_count("plain")),
    ".xlsx": Format(f"{_OPEN_XML}.spreadsheetml.sheet", "Excel", _XLSX, sniff.is_workbook, count=_IN_BOOK),
    ".xls": Format(_EXCEL, "Excel", _XLSX, sniff.is_ole, mark=sniff.WORKBOOK, office="xlsx", count=_IN_BOOK),
    ".doc": Format("application/msword", "Word", _DOCX, sniff.is_ole, office="docx", count=_IN_WORD),
    ".wps": Format("application/vnd.ms-works", "Word", _DOCX, sniff.is_ole, office="docx", count=_IN_WORD),
    ".rtf": Format("application/rtf", "Word", _DOCX, sniff.is_rtf, office="docx", count=_IN_WORD),
    ".et": Format(_EXCEL, "Excel", _XLSX, sniff.is_ole, mark=sniff.WORKBOOK, office="xlsx", count=_IN_BOOK),
    ".odt": Format(f"{_OPEN_DOCUMENT}.text", "Word", _DOCX, sniff.is_odt, office="docx", count=_IN_WORD),
    ".ods": Format(f"{_OPEN_DOCUMENT}.spreadsheet", "Excel", _XLSX, sniff.is_ods, office="xlsx", count=_IN_BOOK),
    ".ofd": Format("application/ofd", "OFD", _reader("ofd"), sniff.is_ofd, count=_count("fixed")),
    ".mht": Format("multipart/related", "网页", _reader("mht"), sniff.is_saved_page, count=_IN_MAIL),
    ".mhtml": Format("multipart/related", "网页", _reader("mht"), sniff.is_saved_page, count=_IN_MAIL),
    ".eml": Format("message/rfc822", "邮件", _reader("eml"), sniff.is_mail, count=_IN_MAIL),
    ".xml": Format("application/xml", "Word", _reader("office_xml"), sniff.is_office_xml, count=_count("flat")),
    ".png": Format("image/png", "图片", _PICTURE, sniff.is_png, count=_NONE),
    ".jpg": Format("image/jpeg", "图片", _PICTURE, sniff.is_jpeg, count=_NONE),
    ".jpeg": Format("image/jpeg", "图片", _PICTURE, sniff.is_jpeg, count=_NONE),
    ".tif": Format("image/tiff", "图片", _PICTURE, sniff.is_tiff, count=_NONE),
    ".tiff": Format("image/tiff", "图片", _PICTURE, sniff.is_tiff, count=_NONE),
    ".bmp": Format("image/bmp", "图片", _PICTURE, sniff.is_bmp, count=_NONE),
    ".webp": Format("image/webp", "图片", _PICTURE, sniff.is_webp, count=_NONE),
    ".zip": Format("application/zip", "zip", None, sniff.is_zip),
}
"""By suffix. Of formats with the same recognition the first is taken where the file's name says none of them."""


def suffix_of(name: str) -> str:
    """
    >>> suffix_of("批.zip/内/通知.DOCX")
    '.docx'
    """
    return PurePath(name).suffix.lower()


def is_readable(name: str) -> bool:
    """Whether a file of this name is one that is read (archives included); others are skipped, not failed."""
    return suffix_of(name) in READERS


def is_archive(name: str) -> bool:
    """Whether a file of this name is an archive, whose files are read one by one."""
    row = READERS.get(suffix_of(name))
    return row is not None and row.read is None


def family_names(*, archives: bool = False) -> tuple[str, ...]:
    """What people call the formats of documents, or those of archives, each once: Word, PDF, 网页 …"""
    return tuple(dict.fromkeys(row.name for row in READERS.values() if (row.read is None) == archives))


def kind_of(name: str, data: bytes) -> str:
    """The row of the table by which bytes are read. Raises IngestError where there is none."""
    suffix = _recognised(suffix_of(name), data) if is_readable(name) else recognised(data)
    if suffix is None:
        raise foreign(name, data) or IngestError(IngestCode.UNKNOWN_TYPE, _unknown(suffix_of(name)))
    if READERS[suffix].read is None:
        raise IngestError(IngestCode.ARCHIVE, f"这是压缩包，请作为 {suffix} 导入，其中的文件会逐个读取。")
    return suffix


def recognised(data: bytes) -> str | None:
    """The row that bytes show by themselves to be theirs, whatever a file is named; text and archives show nothing."""
    try:
        suffix = _first(data)
    except IngestError:
        return None
    return suffix if suffix and READERS[suffix].read is not None else None


def foreign(name: str, data: bytes) -> IngestError | None:
    """Why a file is not read, where it is of a kind that is known by its bytes or its ending."""
    kind = foreign_by_content(data) or foreign_by_ending(name)
    return refused(kind) if kind else None


def read_as(suffix: str, data: bytes) -> RawDocument:
    """The lines of bytes by a row of the table, an old Office format converted first. Raises IngestError."""
    row = READERS[suffix]
    assert row.read is not None
    made = convert(data, suffix, row.office) if row.office else data
    raw = row.read(made)
    return replace(raw, source=row.count(made)) if row.count else raw


def _recognised(named: str, data: bytes) -> str:
    """The suffix that fits the content: the name's own, else the first that recognises it, else text."""
    row = READERS[named]
    if row.recognised is not None and row.recognised(data):
        return named
    if found := _first(data):
        return found
    if kind := foreign_by_content(data):
        raise refused(kind)
    return named if row.recognised is None else next(s for s, each in READERS.items() if each.recognised is None)


def _first(data: bytes) -> str | None:
    """The first row that recognises bytes."""
    rows = ((suffix, row) for suffix, row in READERS.items() if row.recognised is not None and row.mark in data)
    return next((suffix for suffix, row in rows if row.recognised is not None and row.recognised(data)), None)


def _unknown(suffix: str) -> str:
    known = "、".join(sorted(each for each, row in READERS.items() if row.read))
    archives = "、".join(sorted(each for each, row in READERS.items() if not row.read))
    return f"不读取“{suffix or '没有扩展名'}”类型的文件；能读取的是 {known} 和 {archives}。"
