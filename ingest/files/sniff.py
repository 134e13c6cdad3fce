"""What bytes look like, whatever the file's name says: one test a kind of content, each false for all the others."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from ingest.files.office import DAMAGED
from ingest.line import IngestCode, IngestError

_TAGS = re.compile(rb"<(?:!doctype html|html|head|body|meta|div|table|p|br|span|td|tr)\b", re.IGNORECASE)
_WHOLE_PAGE = (b"<!doctype html", b"<html")
_FEWEST_TAGS = 3
"""Tags that make a page without a document type: one or two may be quoted in any text."""
_PAGE_HEAD, _PDF_HEAD = 8192, 1024
"""Bytes in which a page shows its first tags, and in which PDF readers look for the mark of a PDF."""
_PDF = b"%PDF-"
_PACKAGE = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "Workbook".encode("utf-16-le")
"""The stream of an old Excel file in its OLE container."""
_FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"MZ",
    b"\x7fELF",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"SQLite format 3",
)


def is_pdf(data: bytes) -> bool:
    return _PDF in data[:_PDF_HEAD]


def is_word(data: bytes) -> bool:
    """Whether bytes are an Office package with a Word document in it. Raises IngestError for a broken package."""
    return _holds(data, "word/")


def is_workbook(data: bytes) -> bool:
    """The same for an Excel book."""
    return _holds(data, "xl/")


def is_zip(data: bytes) -> bool:
    """The same for an archive that is no Office file."""
    return data.startswith(_PACKAGE) and not is_word(data) and not is_workbook(data)


def is_ole(data: bytes) -> bool:
    """Whether bytes are the container of old Office files. Raises IngestError where it holds an encrypted new one."""
    if not data.startswith(_OLE):
        return False
    if _ENCRYPTED in data:
        raise IngestError(IngestCode.ENCRYPTED, "文件设有打开密码，请先用 Office 或 WPS 去掉密码再导入。")
    return True


def is_rtf(data: bytes) -> bool:
    return data.startswith(_RTF)


def is_page(data: bytes) -> bool:
    """Whether bytes are HTML: a document type, or several tags near the beginning."""
    if is_pdf(data) or is_foreign(data) or data.startswith((*_PACKAGE, _OLE, _RTF)):
        return False
    found = _TAGS.findall(data[:_PAGE_HEAD].replace(b"\x00", b""))
    return len(found) >= _FEWEST_TAGS or any(tag.lower() in _WHOLE_PAGE for tag in found)


def is_foreign(data: bytes) -> bool:
    """Whether bytes are an image, a program, an archive of another kind: what no reader here is for."""
    return data.startswith(_FOREIGN)


def _holds(data: bytes, folder: str) -> bool:
    if not data.startswith(_PACKAGE):
        return False
    try:
        with ZipFile(BytesIO(data)) as package:
            return any(name.startswith(folder) for name in package.namelist())
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, "文件已损坏或不完整（下载可能中断），请重新下载。") from error
