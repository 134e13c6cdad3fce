"""Pages of an OFD that are pictures, read by text recognition: runs of pages, each laid out as a printed file is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.model import Issue
from ingest.line import IngestCode, IngestError, RawDocument
from ingest.ocr import extra, progress
from ingest.readers.legible import is_gibberish
from ingest.readers.pdf import MOST_PAGES, Reading, laid_out, named_pages, refused_scan, unread_pictures

if TYPE_CHECKING:
    from ingest.readers.ofd_pictures import PagePictures, PicturedPage
    from ingest.readers.recognised import RecognisedSheet

ADVICE = "请用 OFD 阅读器打开后另存（导出、打印）为 PDF 再导入"
_NEEDED = 50
"""Characters, as for PDF: a file with fewer, and pictures, is a scan."""


@dataclass(slots=True)
class OfdScans:
    """What became of the pages of one file that are pictures."""

    wanted: Mapping[int, PicturedPage]
    """By their numbers, in order."""
    drawn: Sequence[int] = ()
    """Pages without text and pictures on which much is drawn."""
    recognised: list[int] = field(default_factory=list)
    unopened: list[int] = field(default_factory=list)
    """Pages some of whose pictures could not be opened: JBIG2, or broken ones."""
    _runs: dict[int, Reading] = field(default_factory=dict)
    """By the number of their first page."""

    def recognise(self, pictures: PagePictures) -> None:
        """Read the pages, where the extra is there to do so."""
        for done, number in enumerate(list(self.wanted)[:MOST_PAGES] if extra.is_installed() else (), 1):
            progress.tell(done, min(len(self.wanted), MOST_PAGES))
            found = self._sheet(pictures, number)
            if found and not is_gibberish("".join(glyph.char for glyph in found.sheet.glyphs)):
                self._take(number, found)

    def told(self) -> dict[int, RawDocument]:
        """The lines of each run of recognised pages, by the number of its first page."""
        return {first: laid_out(reading) for first, reading in self._runs.items()}

    def issues(self) -> Iterator[Issue]:
        """What of the pages was not read."""
        unread = [number for number in self.wanted if number not in {*self.recognised, *self.unopened}]
        if unread:
            yield unread_pictures(unread)
        if self.unopened:
            pages = named_pages(self.unopened)
            sentence = f"{pages}有图片无法打开（格式少见，如 JBIG2，或已损坏），其中的文字没有读取；{ADVICE}。"
            yield Issue("picture_pages", sentence)
        if self.drawn:
            sentence = f"{named_pages(self.drawn)}没有文字，只有图形（可能是转成曲线的文字），没有读取；{ADVICE}。"
            yield Issue("picture_pages", sentence)

    def check(self, characters: int) -> None:
        """Refuse a file that has hardly any text beside pages that were not read. Raises IngestError."""
        if self.unopened and characters < _NEEDED:
            sentence = f"OFD 的各页都是图片，而且无法打开（格式少见，如 JBIG2，或已损坏）；{ADVICE}。"
            raise IngestError(IngestCode.SCANNED, sentence)
        if self.wanted and characters < _NEEDED:
            raise refused_scan()
        if not characters:
            sentence = f"OFD 里没有文字层（整页都是图片或图形），请先做文字识别（OCR），或{ADVICE}。"
            raise IngestError(IngestCode.SCANNED, sentence)

    def _sheet(self, pictures: PagePictures, number: int) -> RecognisedSheet | None:
        """A page as it was recognised; None where it shows no text."""
        from ingest.ocr.picture import pixels
        from ingest.ocr.recognise import recognise
        from ingest.readers.recognised import as_sheet

        image, failed = pictures.draw(self.wanted[number])
        if failed:
            self.unopened.append(number)
        found = as_sheet(recognise(pixels(image)), number) if image else None
        return found if found and found.sheet.glyphs else None

    def _take(self, number: int, found: RecognisedSheet) -> None:
        """A page behind the one before it, or the first of a run."""
        if number - 1 in self.recognised:
            reading = self._runs[max(self._runs)]
        else:
            reading = self._runs[number] = Reading(pages=[[] for _ in range(number - 1)])
        reading.recognised(found)
        self.recognised.append(number)
