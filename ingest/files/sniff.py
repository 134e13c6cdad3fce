"""What bytes look like, whatever the file's name says: one test a kind of content, each false for all the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from ingest.files.foreign import STREAMS, by_mark, refused
from ingest.files.office import DAMAGED
from ingest.files.secrets import has_password
from ingest.line import IngestCode, IngestError

_TAGS = re.compile(rb"<(?:!doctype html|html|head|body|meta|div|table|p|br|span|td|tr)\b", re.IGNORECASE)
_BREAK = b"<br"
_MARKDOWN_TABLE = re.compile(rb"^[ \t]*\|[ \t:]*-{2,}[ \t:]*\|", re.MULTILINE)
_WHOLE_PAGE = (b"<!doctype html", b"<html")
_FEWEST_TAGS = 3
"""Tags that make a page without a document type: one or two may be quoted in any text."""
_PAGE_HEAD, _PDF_HEAD = 8192, 1024
"""Bytes in which a page shows its first tags, and in which PDF readers look for the mark of a PDF."""
_BITMAPS = tuple(length.to_bytes(4, "little") for length in (12, 40, 52, 56, 64, 108, 124))
_PDF = b"%PDF-"
_PACKAGE = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "Workbook".encode("utf-16-le")
"""The stream of an old Excel file in its OLE container."""
_LOCKED = "文件设有打开密码，请先用 Office 或 WPS 去掉密码再导入。"
_TYPES, _SLIDES = "[Content_Types].xml", "ppt/"
_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|ofd|rtf|txt|md|s?html?|mht|xlsx?|et|zip|rar)$", re.IGNORECASE)
"""Members that an Office package never has: a folder named word/ may stand in anybody's archive."""
ODT, ODS = b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.spreadsheet"
_OFD = "OFD.xml"
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):[^\n]*(?:\n[ \t][^\n]*)*\n?")
_SENT = {b"from", b"to", b"subject", b"date", b"received", b"message-id", b"return-path", b"delivered-to"}
_MIME = {b"mime-version", b"content-type", b"content-transfer-encoding"}
_DELIVERED = {b"to", b"cc", b"received", b"message-id", b"return-path", b"delivered-to"}
_SAVED = re.compile(rb"^content-(?:type:\s*multipart/related|location:)", re.IGNORECASE | re.MULTILINE)
_OFFICE_XML = (
    b"http://schemas.microsoft.com/office/word/2003/wordml",
    b"urn:schemas-microsoft-com:office:spreadsheet",
    b"http://schemas.microsoft.com/office/2006/xmlPackage",
)


def is_pdf(data: bytes) -> bool:
    return _PDF in data[:_PDF_HEAD]


def is_png(data: bytes) -> bool:
    return data.startswith(b"\x89PNG\r\n\x1a\n")


def is_jpeg(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8\xff")


def is_tiff(data: bytes) -> bool:
    return data.startswith((b"II*\x00", b"MM\x00*"))


def is_bmp(data: bytes) -> bool:
    """The mark is two letters that a text may begin with; the length of the header follows within four bytes."""
    return data.startswith(b"BM") and data[14:18] in _BITMAPS


def is_webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def is_gif(data: bytes) -> bool:
    """Read where it stands in a document; alone it is no page of one."""
    return data.startswith((b"GIF87a", b"GIF89a"))


def is_picture(data: bytes) -> bool:
    """Whether bytes are an image of a kind that is read."""
    return any(test(data) for test in (is_png, is_jpeg, is_tiff, is_bmp, is_webp))


def is_word(data: bytes) -> bool:
    """Whether bytes are an Office package with a Word document in it. Raises IngestError for a broken package."""
    return _is_package(names_in(data), "word/")


def is_workbook(data: bytes) -> bool:
    """The same for an Excel book."""
    return _is_package(names_in(data), "xl/")


def is_ofd(data: bytes) -> bool:
    """The same for an OFD."""
    return _OFD in names_in(data)


def is_odt(data: bytes) -> bool:
    """The same for a text of OpenDocument."""
    return data.startswith(_PACKAGE) and ODT in data[:_PDF_HEAD]


def is_ods(data: bytes) -> bool:
    """The same for a book of OpenDocument."""
    return data.startswith(_PACKAGE) and ODS in data[:_PDF_HEAD]


def is_zip(data: bytes) -> bool:
    """The same for an archive that is no Office file."""
    return data.startswith(_PACKAGE) and holds_files(data, names_in(data))


def holds_files(head: bytes, names: Sequence[str]) -> bool:
    """Whether a zip that begins like this and has these members is an archive of files, not one document.

    Raises IngestError for slides.
    """
    if ODT in head[:_PDF_HEAD] or ODS in head[:_PDF_HEAD] or _OFD in names:
        return False
    if _is_package(names, _SLIDES):
        raise refused(next(iter(STREAMS.values())))
    return not any(_is_package(names, folder) for folder in ("word/", "xl/"))


def is_ole(data: bytes) -> bool:
    """Whether bytes are the container of old Office files. Raises IngestError where it is locked or none of ours."""
    if not data.startswith(_OLE):
        return False
    if _ENCRYPTED in data or has_password(data):
        raise IngestError(IngestCode.ENCRYPTED, _LOCKED)
    for stream, kind in STREAMS.items():
        if stream in data:
            raise refused(kind)
    return True


def is_rtf(data: bytes) -> bool:
    return data.startswith(_RTF)


def is_page(data: bytes) -> bool:
    """Whether bytes are HTML: a document type, or several tags near the beginning."""
    if is_pdf(data) or data.startswith((*_PACKAGE, _OLE, _RTF)) or is_mail(data) or is_saved_page(data):
        return False
    if is_office_xml(data) or is_foreign(data) or is_picture(data):
        return False
    head = data[:_PAGE_HEAD].replace(b"\x00", b"")
    found = _TAGS.findall(head)
    if _MARKDOWN_TABLE.search(head) and all(tag.lower() == _BREAK for tag in found):
        return False  # Markdown has no other way to break a line in a cell
    return len(found) >= _FEWEST_TAGS or any(tag.lower() in _WHOLE_PAGE for tag in found)


def is_mail(data: bytes) -> bool:
    """Whether bytes are a mail: headers at the beginning, among them those that only mail has."""
    names, head = _headers(data)
    told = names & _SENT
    return (len(told) >= 2 or bool(told and names & _MIME)) and not _is_saved(names, head)


def is_saved_page(data: bytes) -> bool:
    """Whether bytes are a page that a browser or Word saved as one file (MHTML)."""
    return _is_saved(*_headers(data))


def is_office_xml(data: bytes) -> bool:
    """Whether bytes are a document or book of Office 2003 and later that is XML in one file."""
    head = data[:_PAGE_HEAD].replace(b"\x00", b"")
    return b"<html" not in head.lower() and any(mark in head for mark in _OFFICE_XML)


def is_foreign(data: bytes) -> bool:
    """Whether bytes are an image, a program, an archive of another kind: what no reader here is for."""
    return by_mark(data) is not None


def _headers(data: bytes) -> tuple[frozenset[bytes], bytes]:
    """The names of the headers at the beginning of bytes, in small letters, and the bytes that they take."""
    return _headers_of(data[:_PAGE_HEAD])


@lru_cache(maxsize=1)  # asked once for each format that has headers
def _headers_of(head: bytes) -> tuple[frozenset[bytes], bytes]:
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r\n", b"\n")
    names, at = set(), 0
    while match := _HEADER.match(head, at):
        names.add(match[1].lower())
        at = match.end()
    return frozenset(names), head[:at]


def _is_saved(names: frozenset[bytes], head: bytes) -> bool:
    return b"content-type" in names and not names & _DELIVERED and bool(_SAVED.search(head))


def _is_package(names: Sequence[str], folder: str) -> bool:
    if not any(name.startswith(folder) for name in names):
        return False
    return _TYPES in names or not any(_DOCUMENT.search(name) for name in names)


def names_in(data: bytes) -> Sequence[str]:
    """The names of a zip's members; none for other bytes. Raises IngestError for a broken zip."""
    if not data.startswith(_PACKAGE):
        return ()
    try:
        with ZipFile(BytesIO(data)) as package:
            return package.namelist()
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, "文件已损坏或不完整（下载可能中断），请重新下载。") from error
