"""Pictures in a Word file that may show text: scans pasted into it. Logos and photos without text give nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Issue
from ingest.files.package import Package
from ingest.files.sniff import is_picture
from ingest.line import IngestError, Line, RawDocument
from ingest.ocr import extra, progress

_LONG, _SHORT = 600, 200
"""Pixels of a picture's sides, at least: smaller ones are logos and signatures."""
_MOST = 50
"""Pictures of one file that are looked at; bounds the time that it takes."""
_FEWEST = 10
"""Letters and figures: with fewer a picture is a photo or a drawing."""


class Pictures:
    """The pictures of one file, each read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._seen: set[str] = set()
        self._read = 0
        self._unread = 0

    def text(self, name: str) -> RawDocument | None:
        """What a picture says; None where it is small, seen before, shows no text, or cannot be read here."""
        if name in self._seen or len(self._seen) >= _MOST:
            return None
        self._seen.add(name)
        data = self._data(name)
        if not is_picture(data):
            return None
        try:
            return self._recognised(data)
        except IngestError:
            return None

    def _data(self, name: str) -> bytes:
        try:
            return self._package.read(name)
        except KeyError:
            return b""

    def _recognised(self, data: bytes) -> RawDocument | None:
        from ingest.ocr import picture

        with picture.opened(data) as image:
            if max(image.size) < _LONG or min(image.size) < _SHORT:
                return None
        if not extra.is_installed():
            self._unread += 1
            return None
        from ingest.ocr.recognise import recognise
        from ingest.readers.pdf import Reading, laid_out
        from ingest.readers.recognised import as_sheet

        progress.tell(self._read + 1, self._read + 1)
        found = recognise(picture.pixels(picture.page(data, 1)))
        if sum(char.isalnum() for line in found.lines for char in line.text) < _FEWEST:
            return None
        self._read += 1
        reading = Reading(pages=[[] for _ in range(self._read - 1)])
        reading.recognised(as_sheet(found, self._read))
        raw = laid_out(reading)
        return replace(raw, lines=tuple(_unpaged(raw.lines)))

    def issues(self) -> Iterator[Issue]:
        if self._unread:
            message = f"文中有 {self._unread} 幅较大的图片，其中的文字没有读取；如有正文，{extra.ADVICE}。"
            yield Issue("picture_pages", message)


def _unpaged(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Word files have no pages; that the spots count pictures is enough."""
    return (replace(line, page=None) for line in lines)
