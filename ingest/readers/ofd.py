"""OFD, the national format for fixed pages (GB/T 33190-2016): a zip of XML. Its text layer, page by page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipFile

from corpus.model import Issue, Severity
from ingest.files.names import shown
from ingest.files.office import DAMAGED, check_package
from ingest.ledger import Left, LeftOut
from ingest.line import IngestCode, IngestError, Line, RawDocument, check_size
from ingest.lines.more_pages import lacks_pages
from ingest.lines.wrap import join_wrapped
from ingest.patterns import says
from ingest.readers.ofd_tables import POINTS, PageTables
from ingest.readers.ofd_text import PageText, words_of
from ingest.readers.paragraphs import TypeArea, glue, type_area
from ingest.readers.printed import Printed
from ingest.readers.ruled_tables import RuledTable, join_tables
from ingest.readers.xml_parts import attribute, first, named, parse

_MAX_PAGES = 2000
"""What is longer is a book; bounds the time that one file takes."""
_MAX_PART = 64 * 1024 * 1024
_PAGE = re.compile(r"(?:^|/)Pages/.*\.xml$|(?:^|/)Content\.xml$", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")
_LOCKED = re.compile(r"(?:^|/)(?:Encryptions?|encryptinfo)\.(?:xml|dat)$", re.IGNORECASE)
_SHARED_BY, _EDGE = 2, 2
"""A first or last line is a running head where more than so many pages share it, and half of them; lines at either
end of a page among which such stand."""
_ADVICE = "请用 OFD 阅读器打开后另存（导出、打印）为 PDF 再导入"
NO_LIST = Issue("ofd_without_list", "OFD 缺少页面目录，已按文件名的顺序读取各页，请核对页序。")


def read(data: bytes) -> RawDocument:
    """Lines of an OFD. Raises IngestError for one that is broken, locked, or has no text layer."""
    check_package(data)
    try:
        with ZipFile(BytesIO(data)) as package:
            return _Reading(package).document()
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, f"OFD 文件已损坏或不完整，请重新下载，或{_ADVICE}。") from error


@dataclass(slots=True)
class _Found:
    """Places of parts, in order."""

    pages: list[tuple[str, str]] = field(default_factory=list)
    """Each with the folder of its document."""
    templates: dict[tuple[str, str], str] = field(default_factory=dict)
    """By the folder of their document and their number."""
    annotations: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    documents: int = 0


class _Reading:
    """One pass over a package."""

    def __init__(self, package: ZipFile) -> None:
        self.package = package
        self.names = {name.lower(): name for name in package.namelist()}
        self.read: set[str] = set()
        """Parts that were opened."""
        self.text = PageText()
        self.tables = PageTables()
        self.issues: list[Issue] = []

    def document(self) -> RawDocument:
        if any(_LOCKED.search(name) for name in self.names.values()):
            raise IngestError(IngestCode.ENCRYPTED, f"OFD 已加密，{_ADVICE}。")
        found = self.found()
        if len(found.pages) > _MAX_PAGES:
            sentence = f"OFD 有 {len(found.pages)} 页，超过 {_MAX_PAGES} 页的上限，请拆分后再导入。"
            raise IngestError(IngestCode.TOO_LARGE, sentence)
        pages = self.pages(found)
        if not any(pages) and not self.tables.found:
            sentence = f"OFD 里没有文字层（整页都是图片或图形），请先做文字识别（OCR），或{_ADVICE}。"
            raise IngestError(IngestCode.SCANNED, sentence)
        self.aside(found)
        self.unlisted()
        if found.documents > 1:
            told = f"OFD 里有 {found.documents} 份文档，已依次读取。"
            self.issues.append(Issue("several_documents", told, severity=Severity.NOTE))
        inner, edges = _without_edges(pages)
        tables = join_tables(self.tables.found)
        lines = tuple(_with_tables([line for page in inner for line in page], tables))
        self.issues += lacks_pages(edges, len(pages))
        repeated = [LeftOut(Left.REPEATED, text) for table in tables for text in table.repeated]
        return RawDocument(lines, issues=tuple(self.issues), left=(*self.text.left, *edges, *repeated))

    def found(self) -> _Found:
        """The parts of all documents that the package lists; where it lists none, pages by their names."""
        found = _Found()
        root = self.part("OFD.xml")
        for body in named(root, "DocBody") if root is not None else ():
            place = first(body, "DocRoot")
            if place is not None and place.text:
                self.look(normpath(place.text.strip().lstrip("/")), found)
        if not found.pages:
            found.pages = [("", name) for name in sorted(filter(_PAGE.search, self.names.values()), key=_natural)]
            self.issues.append(NO_LIST)
        return found

    def look(self, place: str, found: _Found) -> None:
        """Note the parts of one document."""
        root = self.part(place)
        if root is None:
            return
        found.documents += 1
        folder = dirname(place)
        for template in _every(first(root, "CommonData"), "TemplatePage"):
            found.templates[folder, attribute(template, "ID") or ""] = _at(folder, attribute(template, "BaseLoc"))
        listed = _every(first(root, "Pages"), "Page")
        found.pages += [(folder, _at(folder, attribute(page, "BaseLoc"))) for page in listed]
        found.annotations += [_at(folder, each.text) for each in named(root, "Annotations")]
        found.attachments += [_at(folder, each.text) for each in named(root, "Attachments")]

    def pages(self, found: _Found) -> list[list[Printed]]:
        contents = [self.part(place) for _, place in found.pages]
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
        return pages

    def lines(self, content: Any, number: int) -> list[Printed]:
        """The lines of a page outside of its tables."""
        runs = list(self.text.runs(content))
        check_size(0, sum(len(run.text) for run in runs))
        return self.text.lines_of(self.tables.take(content, number, runs), number)

    def behind(self, found: _Found, contents: Sequence[Any], pages: list[list[Printed]]) -> None:
        """What templates print: on one page its text, on several what stands at their heads and feet."""
        users: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at, ((folder, _), content) in enumerate(zip(found.pages, contents, strict=True)):
            for template in _every(content, "Template"):
                users[folder, attribute(template, "TemplateID") or ""].append(at)
        for key, place in found.templates.items():
            part, on = self.part(place), users[key]
            if part is None:
                continue
            if len(on) == 1:
                pages[on[0]] = _merged(self.text.lines(part, on[0] + 1), pages[on[0]])
            elif words := words_of(part).strip():
                self.text.left.append(LeftOut(Left.RUNNING, words))

    def aside(self, found: _Found) -> None:
        """What stands beside the pages: stamps and remarks, and files that came along."""
        for place in found.annotations:
            for page in _every(self.part(place), "Page"):
                location = first(page, "FileLoc")
                part = self.part(_at(dirname(place), location.text)) if location is not None else None
                for remark in _every(part, "Annot"):
                    reason = Left.WATERMARK if attribute(remark, "Type") == "Watermark" else Left.ANNOTATION
                    if words := words_of(remark).strip():
                        self.text.left.append(LeftOut(reason, words))
        names = [
            attribute(each, "Name") or ""
            for place in found.attachments
            for each in _every(self.part(place), "Attachment")
        ]
        if names:
            self.text.left += [LeftOut(Left.ATTACHED, name) for name in names if name.strip()]
            told = "、".join(shown(name) or "未命名" for name in names[:10])
            self.issues.append(Issue("attachments_left", f"OFD 带有附件（{told}），没有读取；请另存附件后分别导入。"))

    def unlisted(self) -> None:
        """Pages that the document does not list, such as those of an older version, are not seen."""
        for name in sorted(filter(_PAGE.search, self.names.values()), key=_natural):
            part = None if name in self.read else self.part(name)
            if part is not None and (words := words_of(part).strip()):
                self.text.left.append(LeftOut(Left.HIDDEN, words))

    def part(self, place: str) -> Any | None:
        """The root of a part; None where there is none. Raises IngestError for a broken or harmful one."""
        name = self.names.get(place.lower())
        if name is None:
            return None
        self.read.add(name)
        with self.package.open(name) as part:
            return parse(part.read(_MAX_PART), kind="OFD")


def _at(folder: str, place: str | None) -> str:
    """A place that a part names: from the package's root, or from the part's own folder."""
    place = (place or "").strip()
    return normpath(place.lstrip("/") if place.startswith("/") else join(folder, place))


def _every(parent: Any, name: str) -> Iterator[Any]:
    return named(parent, name) if parent is not None else iter(())


def _natural(name: str) -> list[tuple[int, str]]:
    """Page_2 before Page_10."""
    return [(int(piece[:9]), "") if piece.isdigit() else (0, piece) for piece in _DIGITS.split(name)]


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


def _with_tables(lines: list[Printed], tables: Sequence[RuledTable]) -> Iterator[Line]:
    """Paragraphs and the cells of tables in the order of their places."""
    area, waiting, held = type_area(lines), list(tables), list[Printed]()
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
