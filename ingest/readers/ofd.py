"""OFD, the national format for fixed pages (GB/T 33190-2016): a zip of XML. Its text layer, page by page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from posixpath import dirname
from typing import Any
from zipfile import ZipFile

from corpus.model import Issue, Severity
from ingest.files.names import shown
from ingest.files.office import DAMAGED, check_package
from ingest.ledger import AddedText, Left, LeftOut, amount
from ingest.line import IngestCode, IngestError, Line, RawDocument, check_size
from ingest.lines.more_pages import MORE_PAGES, lacks_pages
from ingest.lines.wrap import join_wrapped
from ingest.patterns import says
from ingest.readers.ofd_package import OfdPackage, OfdParts, at, every
from ingest.readers.ofd_pictures import PagePictures, PicturedPage
from ingest.readers.ofd_scans import ADVICE, OfdScans
from ingest.readers.ofd_tables import POINTS, PageTables
from ingest.readers.ofd_text import PageText, words_of
from ingest.readers.paragraphs import TypeArea, glue, type_area
from ingest.readers.printed import Printed
from ingest.readers.ruled_tables import RuledTable, join_tables
from ingest.readers.xml_parts import attribute, first

_MAX_PAGES = 2000
"""What is longer is a book; bounds the time that one file takes."""
_SHARED_BY, _EDGE = 2, 2
"""A first or last line is a running head where more than so many pages share it, and half of them; lines at either
end of a page among which such stand."""
_CAPTION = 25
"""Characters, as for PDF: a page that is a picture may bear its number, a line that a program put on it."""
NO_LIST = Issue("ofd_without_list", "OFD 缺少页面目录，已按文件名的顺序读取各页，请核对页序。")


def read(data: bytes) -> RawDocument:
    """Lines of an OFD. Raises IngestError for one that is broken, locked, or has no text layer."""
    check_package(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            return _Reading(OfdPackage(package)).document()
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, f"OFD 文件已损坏或不完整，请重新下载，或{ADVICE}。") from error


class _Reading:
    """One pass over a package."""

    def __init__(self, package: OfdPackage) -> None:
        self.package = package
        self.text = PageText()
        self.tables = PageTables()
        self.issues: list[Issue] = []
        self.added: list[AddedText] = []

    def document(self) -> RawDocument:
        if self.package.is_locked():
            raise IngestError(IngestCode.ENCRYPTED, f"OFD 已加密，{ADVICE}。")
        found = self.package.parts()
        if found.by_name:
            self.issues.append(NO_LIST)
        if len(found.pages) > _MAX_PAGES:
            sentence = f"OFD 有 {len(found.pages)} 页，超过 {_MAX_PAGES} 页的上限，请拆分后再导入。"
            raise IngestError(IngestCode.TOO_LARGE, sentence)
        pages, scans = self.pages(found)
        self.aside(found)
        self.unlisted()
        if found.documents > 1:
            told = f"OFD 里有 {found.documents} 份文档，已依次读取。"
            self.issues.append(Issue("several_documents", told, severity=Severity.NOTE))
        lines = tuple(self.in_order(pages, scans))
        return RawDocument(lines, issues=tuple(self.issues), left=tuple(self.text.left), added=tuple(self.added))

    def in_order(self, pages: list[list[Printed]], scans: OfdScans) -> Iterator[Line]:
        """The lines of all pages: runs of pages with text, and of recognised ones."""
        inner, left = _without_edges(pages)
        tables, area = join_tables(self.tables.found), type_area([line for page in inner for line in page])
        left += [LeftOut(Left.REPEATED, text) for table in tables for text in table.repeated]
        told, numbers = scans.told(), dict[tuple[int, int], int]()
        for is_read, run in groupby(range(1, len(inner) + 1), key=lambda number: number in scans.recognised):
            held = list(run)
            here = [table for table in tables if table.boxes[0][0] in held]
            text = [line for number in held for line in inner[number - 1]]
            lines = told[held[0]].lines if is_read else _with_tables(text, here, area)
            yield from _numbered(lines, held[0], numbers)
        for raw in told.values():
            left += raw.left
            self.added += raw.added
            self.issues += (issue for issue in raw.issues if issue.code != MORE_PAGES)
        self.text.left += left
        self.issues += lacks_pages(left, len(pages))

    def pages(self, found: OfdParts) -> tuple[list[list[Printed]], OfdScans]:
        """The printed lines of each page, and what became of those that are pictures."""
        contents = [self.package.part(place) for _, place in found.pages]
        if missing := [number for number, content in enumerate(contents, 1) if content is None]:
            told = "、".join(map(str, missing[:10]))
            self.issues.append(
                Issue("pages_missing", f"OFD 缺少第 {told} 页（共缺 {len(missing)} 页），请核对原文件。")
            )
        pages: list[list[Printed]] = []
        lines = size = 0
        for number, content in enumerate(contents, 1):
            pages.append(self.lines(content, number) if content is not None else [])
            lines, size = lines + len(pages[-1]), size + sum(len(line.text) for line in pages[-1])
            check_size(lines, size)
        self.behind(found, contents, pages)
        return pages, self.scans(found, contents, pages)

    def scans(self, found: OfdParts, contents: Sequence[Any], pages: list[list[Printed]]) -> OfdScans:
        """Read the pages that are pictures. Raises IngestError where the file is nothing else and they are not read."""
        pictures, ruled = PagePictures(self.package, found), {table.boxes[0][0] for table in self.tables.found}
        shown: dict[int, PicturedPage] = {}
        for number, ((folder, _), content) in enumerate(zip(found.pages, contents, strict=True), 1):
            if content is not None and number not in ruled and _size(pages[number - 1]) <= _CAPTION:
                shown[number] = pictures.of(folder, content)
        drawn = [number for number, page in shown.items() if page.is_drawn and not pages[number - 1]]
        scans = OfdScans({number: page for number, page in shown.items() if page.is_picture}, drawn)
        scans.recognise(pictures)
        for number in scans.recognised:
            self.text.left += [LeftOut(Left.REPEATED, line.text) for line in pages[number - 1]]
            pages[number - 1] = []
        if not scans.recognised and not ruled:
            scans.check(sum(map(_size, pages)))
        self.issues += scans.issues()
        return scans

    def lines(self, content: Any, number: int) -> list[Printed]:
        """The lines of a page outside of its tables."""
        runs = list(self.text.runs(content))
        check_size(0, sum(len(run.text) for run in runs))
        return self.text.lines_of(self.tables.take(content, number, runs), number)

    def behind(self, found: OfdParts, contents: Sequence[Any], pages: list[list[Printed]]) -> None:
        """What templates print: on one page its text, on several what stands at their heads and feet."""
        users: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, ((folder, _), content) in enumerate(zip(found.pages, contents, strict=True)):
            for template in every(content, "Template"):
                users[folder, attribute(template, "TemplateID") or ""].append(index)
        for key, place in found.templates.items():
            part, on = self.package.part(place), users[key]
            if part is None:
                continue
            if len(on) == 1:
                pages[on[0]] = _merged(self.text.lines(part, on[0] + 1), pages[on[0]])
            elif words := words_of(part).strip():
                self.text.left.append(LeftOut(Left.RUNNING, words))

    def aside(self, found: OfdParts) -> None:
        """What stands beside the pages: stamps and remarks, and files that came along."""
        for place in found.annotations:
            for page in every(self.package.part(place), "Page"):
                location = first(page, "FileLoc")
                part = self.package.part(at(dirname(place), location.text)) if location is not None else None
                for remark in every(part, "Annot"):
                    reason = Left.WATERMARK if attribute(remark, "Type") == "Watermark" else Left.ANNOTATION
                    if words := words_of(remark).strip():
                        self.text.left.append(LeftOut(reason, words))
        names = [
            attribute(each, "Name") or ""
            for place in found.attachments
            for each in every(self.package.part(place), "Attachment")
        ]
        if names:
            self.text.left += [LeftOut(Left.ATTACHED, name) for name in names if name.strip()]
            told = "、".join(shown(name) or "未命名" for name in names[:10])
            self.issues.append(Issue("attachments_left", f"OFD 带有附件（{told}），没有读取；请另存附件后分别导入。"))

    def unlisted(self) -> None:
        """Pages that the document does not list, such as those of an older version, are not seen."""
        for part in self.package.unlisted():
            if words := words_of(part).strip():
                self.text.left.append(LeftOut(Left.HIDDEN, words))


def _merged(template: list[Printed], page: list[Printed]) -> list[Printed]:
    return sorted(template + page, key=lambda line: (round(line.middle), line.left)) if template else page


def _without_edges(pages: list[list[Printed]]) -> tuple[list[list[Printed]], list[LeftOut]]:
    """Pages without their numbers and without first or last lines that most of them share, and what was left out."""
    edges = Counter(shape for page in pages if page for shape in {_shape(page[at].text) for at in (0, -1)})
    shared = {shape for shape, count in edges.items() if shape and count > max(_SHARED_BY, len(pages) // 2)}
    left: list[LeftOut] = []
    inner = [[line for at, line in enumerate(page) if not _is_edge(page, at, shared, left)] for page in pages]
    return inner, left


def _is_edge(page: Sequence[Printed], at: int, shared: set[str], left: list[LeftOut]) -> bool:
    if _EDGE <= at < len(page) - _EDGE:
        return False
    number, running = says("page-number-at-edge", page[at].text), _shape(page[at].text) in shared
    if number or running:
        left.append(LeftOut(Left.PAGE_NUMBER if number else Left.RUNNING, page[at].text))
    return number or running


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))


def _size(lines: Iterable[Printed]) -> int:
    return sum(amount(line.text) for line in lines)


def _numbered(lines: Iterable[Line], run: int, numbers: dict[tuple[int, int], int]) -> Iterator[Line]:
    """The lines of a run of pages, their tables numbered on."""
    for line in lines:
        cell = line.cell
        yield replace(line, cell=cell and replace(cell, table=numbers.setdefault((run, cell.table), len(numbers))))


def _with_tables(lines: list[Printed], tables: Sequence[RuledTable], area: TypeArea | None) -> Iterator[Line]:
    """Paragraphs and the cells of tables in the order of their places."""
    waiting, held = list(tables), list[Printed]()
    for line in lines:
        while waiting and waiting[0].is_above(line.page, line.middle * POINTS):
            yield from _paragraphs(held, area)
            yield from waiting.pop(0).lines
            held = []
        held.append(line)
    yield from _paragraphs(held, area)
    for table in waiting:
        yield from table.lines


def _paragraphs(lines: list[Printed], area: TypeArea | None) -> Iterator[Line]:
    """Lines joined to paragraphs by their indents; without any to go by, by their length."""
    if area is None:
        yield from join_wrapped([Line(line.text, page=line.page) for line in lines])
        return
    held: Line | None = None
    for before, line in zip([None, *lines], lines, strict=False):
        if held and before and area.goes_on(before, line):
            held = Line(glue(held.text, line.text), page=held.page)
            continue
        if held:
            yield held
        held = Line(line.text, page=line.page)
    if held:
        yield held
