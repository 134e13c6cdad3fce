"""Pictures in a Word file that may show text: scans pasted into it. Logos and photos without text give nothing."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import replace

from corpus.model import Issue
from ingest.files.package import Package
from ingest.files.sniff import is_gif, is_picture
from ingest.line import IngestError, Line, RawDocument
from ingest.ocr import extra, progress

_LONG, _SHORT = 600, 200
"""Pixels of a picture's sides, at least: smaller ones are logos and signatures."""
_LONG_DRAWN, _SHORT_DRAWN = 100.0, 33.0
"""The same sides in millimetres, at 150 to the inch, of a drawing that has no pixels."""
_MOST = 50
"""Pictures of one file whose text is recognised; bounds the time that it takes."""
_TOLD = 10
"""Numbers of pictures that are told one by one."""
_FEWEST = 10
"""Letters and figures: with fewer a picture is a photo or a drawing."""


class Pictures:
    """The large pictures of one file, and of Word files in it, each taken once and numbered as they come."""

    def __init__(self) -> None:
        self._seen: set[tuple[Package, str]] = set()
        self._large = 0
        self._unread = 0
        self._broken = 0
        self._drawn: list[int] = []
        """The numbers of those that nobody can recognise: Windows metafiles."""

    def text(self, package: Package, name: str) -> RawDocument | None:
        """What a picture says; None where it is small, seen before, shows no text, or cannot be read here."""
        if (package, name) in self._seen:
            return None
        self._seen.add((package, name))
        try:
            data = package.read(name)
        except KeyError:
            return None
        if sides := _drawn_sides(data):
            if max(sides) >= _LONG_DRAWN and min(sides) >= _SHORT_DRAWN:
                self._large += 1
                self._drawn.append(self._large)
            return None
        try:
            if not _is_large(data):
                return None
            self._large += 1
            return self.taken(data, self._large)
        except IngestError:
            self._broken += 1
            return None

    def taken(self, data: bytes, number: int) -> RawDocument | None:
        """What a large picture says. Raises IngestError for a broken one."""
        if number > _MOST or not extra.is_installed():
            self._unread += 1
            return None
        from ingest.ocr import picture
        from ingest.ocr.recognise import recognise
        from ingest.readers.pdf import Reading, laid_out
        from ingest.readers.recognised import as_sheet

        progress.tell(number, number)
        found = recognise(picture.pixels(picture.page(data, 1)))
        if sum(char.isalnum() for line in found.lines for char in line.text) < _FEWEST:
            return None
        reading = Reading(pages=[[] for _ in range(number - 1)], unit="幅图")
        reading.recognised(as_sheet(found, number))
        raw = laid_out(reading)
        return replace(raw, lines=tuple(_unpaged(raw.lines)))

    def issues(self) -> Iterator[Issue]:
        if self._unread:
            why = f"超过 {_MOST} 幅的部分不识别，请分成几个文件" if extra.is_installed() else extra.ADVICE
            message = f"文中有 {self._unread} 幅较大的图片，其中的文字没有读取；如有正文，{why}。"
            yield Issue("picture_pages", message)
        if self._drawn:
            numbers = "、".join(map(str, self._drawn[:_TOLD]))
            more = "等" if len(self._drawn) > _TOLD else ""
            message = (
                f"文中有 {len(self._drawn)} 幅 EMF、WMF 图（较大图片中的第 {numbers} 幅{more}），其中的文字没有读取，"
                "请打开原文件核对；如有正文，请另存为 PNG 图片后再导入。"
            )
            yield Issue("picture_pages", message)
        if self._broken:
            message = f"文中有 {self._broken} 幅图片已损坏，无法打开，其中如有文字没有读取，请核对原文件。"
            yield Issue("picture_pages", message)


class OnePicture(Pictures):
    """Finds a picture again by its number; reads none."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.data: bytes | None = None

    def taken(self, data: bytes, number: int) -> RawDocument | None:
        """Keep the picture if it is the one."""
        if number == self._number:
            self.data = data
        return None


_wanted: ContextVar[OnePicture | None] = ContextVar("wanted", default=None)


def pictures() -> Pictures:
    """Of a Word file that is about to be read."""
    return _wanted.get() or Pictures()


def numbered(number: int, read: Callable[[], object]) -> bytes | None:
    """The picture that has a number when a file is read; nothing is recognised inside."""
    found = OnePicture(number)
    token = _wanted.set(found)
    try:
        read()
    finally:
        _wanted.reset(token)
    return found.data


def _is_large(data: bytes) -> bool:
    """Whether a picture is as large as a scan. Raises IngestError for a broken one."""
    from ingest.ocr import picture

    if not (is_picture(data) or is_gif(data)):
        return False
    with picture.opened(data) as image:
        return max(image.size) >= _LONG and min(image.size) >= _SHORT


_EMF, _WMF_PLACED, _WMF = b" EMF", b"\xd7\xcd\xc6\x9a", (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")
_PACKED = b"\x1f\x8b"
"""Word packs metafiles too (.emz, .wmz)."""
_HEAD = 64
_INCH = 25.4


def _drawn_sides(data: bytes) -> tuple[float, float] | None:
    """The sides of a Windows metafile on paper, in millimetres; None for what is none.

    One that does not say how large it is counts as large.
    """
    head = _unpacked(data[: 64 * _HEAD]) if data.startswith(_PACKED) else data[:_HEAD]
    if head[40:44] == _EMF:
        left, top, right, bottom = struct.unpack_from("<4i", head, 24)
        return abs(right - left) / 100, abs(bottom - top) / 100
    if head.startswith(_WMF_PLACED) and len(head) >= 16:
        left, top, right, bottom, per_inch = struct.unpack_from("<4hH", head, 6)
        return abs(right - left) * _INCH / max(per_inch, 1), abs(bottom - top) * _INCH / max(per_inch, 1)
    return (_LONG_DRAWN, _LONG_DRAWN) if head.startswith(_WMF) else None


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _HEAD)
    except zlib.error:
        return b""


def _unpaged(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Word files have no pages; that the spots count pictures is enough."""
    return (replace(line, page=None) for line in lines)
