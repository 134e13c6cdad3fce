"""What a file really is, whatever its name says."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import ZipFile

from ingest.files.office import DAMAGED
from ingest.line import IngestError

_TAGS = re.compile(rb"<(?:!doctype html|html|head|body|meta|div|table|p|br|span|td|tr)\b", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
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
_TEXT = frozenset({".txt", ".md"})
_PAGES = frozenset({".html", ".htm", ".shtml"})


def sniff(name: str, data: bytes) -> str:
    """The extension that fits the content. Raises IngestError for kinds that nobody here reads."""
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if data.startswith(_OLE):
        return _ole(suffix, data)
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(_FOREIGN):
        raise IngestError("这是图片、程序或不支持的压缩包，不是公文文件；请导入 Word、PDF、网页、文本、Excel 或 zip。")
    if is_page(data):
        return suffix if suffix in _PAGES else ".html"
    return suffix if suffix in _TEXT else ".txt"


def is_page(data: bytes) -> bool:
    """Whether bytes are HTML: a document type, or several tags near the beginning."""
    head = data[:8192].replace(b"\x00", b"")
    found = _TAGS.findall(head)
    return len(found) >= 3 or any(tag.lower() in (b"<!doctype html", b"<html") for tag in found)


def _package(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except DAMAGED as error:
        raise IngestError("文件已损坏或不完整（下载可能中断），请重新下载。") from error
    for prefix, suffix in (("word/", ".docx"), ("xl/", ".xlsx")):
        if any(name.startswith(prefix) for name in names):
            return suffix
    return ".zip"


def _ole(suffix: str, data: bytes) -> str:
    if _ENCRYPTED in data:
        raise IngestError("文件设有打开密码，请先用 Office 或 WPS 去掉密码再导入。")
    if suffix in (".doc", ".wps", ".xls"):
        return suffix
    return ".xls" if _WORKBOOK in data else ".doc"
