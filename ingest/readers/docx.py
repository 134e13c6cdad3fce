"""Word files: paragraphs and tables in document order, automatic numbering as text, what is not seen left out."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree

from corpus.model import Cell, Issue, PageFacts
from ingest.files import formats
from ingest.files.office import check_package
from ingest.files.package import Package, damage
from ingest.ledger import Added, Left
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.lines.facts import merge_facts
from ingest.lines.markdown import strip_markdown
from ingest.readers.accounts import Accounts, dropped
from ingest.readers.charts import leave_charts
from ingest.readers.numbering import load_numbering
from ingest.readers.word_margins import Margins
from ingest.readers.word_names import qn
from ingest.readers.word_notes import Notes
from ingest.readers.word_pictures import Pictures, pictures
from ingest.readers.word_styles import WordStyle, WordStyles, is_on
from ingest.readers.word_tables import cells_of
from ingest.readers.word_text import FORMS, WordText, one_form, words

_BROKEN = "Word 文件已损坏或不完整，请重新下载，或用 Word 打开后另存为 .docx。"
_CLOSING = "、.．）)：:　 "
_MARK = f"{qn('w:pPr')}/{qn('w:rPr')}"
"""Properties of a paragraph's end."""
_PARAGRAPH_OF_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_ANY = "part.docx"
"""A name that says nothing of the content: parts are named as programs please."""
_DEEPEST = 2
"""Word files put into Word files, counting the file itself."""


def read(data: bytes) -> RawDocument:
    """Lines of a Word file. Raises IngestError for a broken one."""
    return _read(data, 1, pictures())


def _read(data: bytes, depth: int, shown: Pictures) -> RawDocument:
    check_package(data)
    with damage(_BROKEN):
        walk = _BodyWalk(Package(data), depth, shown)
        lines = list(walk.document())
        accounts = walk.accounts
        plain = strip_markdown(lines)
        signs = dropped("\n".join(line.text for line in lines), "\n".join(line.text for line in plain))
        accounts.leave(Left.MARKUP, signs)
        return RawDocument(tuple(plain), walk.facts, walk.issues(), accounts.left(), accounts.added())


class _BodyWalk:
    """One pass over a document's body; counts tables, notes and numbered paragraphs on the way."""

    def __init__(self, package: Package, depth: int, shown: Pictures) -> None:
        self.package, self.depth, self.pictures = package, depth, shown
        self.main = package.main("word/document.xml")
        self.part = self.main
        """Where the lines that are read stand: pictures are told by the relations of their own part."""
        self.root = package.root(self.main, qn("w:document"))
        self.accounts = Accounts()
        styles, numbering = self._part("styles", "w:styles"), self._part("numbering", "w:numbering")
        self.styles = WordStyles(styles)
        self.numbering = load_numbering(numbering, styles)
        self.notes = Notes({kind: self._part(kind, f"w:{kind}") for kind in ("footnotes", "endnotes")})
        self.table = -1
        self.carried = ""
        """Words of a paragraph whose end was deleted: they belong to the next."""
        self.unread: list[str] = []
        self.unknown = 0
        self.told: list[Issue] = []
        self.facts = PageFacts()

    def _part(self, kind: str, tag: str) -> Any:
        name = next(iter(self.package.related(self.main, kind)), None)
        return None if name is None else self.package.root(name, qn(tag))

    # --- the document -------------------------------------------------------------------------------------------

    def document(self) -> Iterator[Line]:
        body = self.root.find(qn("w:body"))
        if body is None:
            raise ValueError("a document without a body")
        margins = Margins(self.package, self.main, body)
        yield from margins.first(self, "header")
        yield from self.lines(body)
        yield from self._noted()
        yield from margins.first(self, "footer")
        margins.account(self.accounts)
        self.notes.account(self.accounts)
        for name in self.package.related(self.main, "comments"):
            self.accounts.leave(Left.ANNOTATION, words(self.package.root(name)))
            self.accounts.close()
        self.told += leave_charts(self.package, [self.main], self.accounts)

    def issues(self) -> tuple[Issue, ...]:
        found = [*self.told, *(self.pictures.issues() if self.depth == 1 else ())]
        if self.unread:
            message = f"文中嵌入的内容没有读取（{'；'.join(dict.fromkeys(self.unread))}），请打开原文件核对。"
            found.append(Issue("embedded_unread", message))
        if self.unknown:
            found.append(Issue("symbol_unread", f"有 {self.unknown} 个特殊字体的符号没能读出，请对照原文件。"))
        return tuple(found)

    def lines(self, parent: Any, cell: Cell | None = None) -> Iterator[Line]:
        for child in parent:
            if child.tag == qn("w:p") or child.tag in _LOOSE:
                yield from self.paragraph(child if child.tag == qn("w:p") else _wrapped(child), cell)
            elif child.tag == qn("w:tbl"):
                yield from self.cells(child, cell)
                if cell is None:
                    yield from self._noted()
            elif child.tag == qn("w:altChunk"):
                yield from self.chunk(child, cell)
            elif child.tag == FORMS:
                yield from self.forms(child, cell)
            elif child.tag in (qn("w:del"), qn("w:moveFrom")):
                self.accounts.leave(Left.STRUCK, words(child))
            elif child.tag not in _PROPERTIES:
                yield from self.lines(child, cell)
        if self.carried and parent.tag in _ENDS:
            text, self.carried = self.carried, ""
            yield Line(text, cell=cell)

    def forms(self, element: Any, cell: Cell | None) -> Iterator[Line]:
        """Paragraphs or tables that are there in an older form too."""
        seen = one_form(element)
        for each in element:
            if each is seen:
                yield from self.lines(each, cell)
            else:
                self.accounts.leave(Left.REPEATED, words(each))

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def paragraph(self, element: Any, cell: Cell | None) -> Iterator[Line]:
        style = self.styles.paragraph(element)
        walk = WordText(self.styles, self.accounts, style)
        text, self.carried = self.carried + walk.text(element), ""
        self.accounts.close()
        mark = element.find(_MARK)
        if mark is not None and mark.find(qn("w:del")) is not None:
            self.carried = text
        elif not is_on(mark, "w:vanish") or text.strip():
            label = self.label(style)  # an empty paragraph counts too
            if text.strip():
                self.accounts.add(Added.NUMBERING, label)
                yield Line(_numbered(label, text), cell=cell, heading=style.heading)
        yield from self._around(walk, cell)
        if cell is None and self.notes.may_follow(text):
            yield from self._noted()

    def _around(self, walk: WordText, cell: Cell | None) -> Iterator[Line]:
        """What is anchored in a paragraph: text boxes, diagrams; its notes wait."""
        self.unknown += walk.unknown
        self.unread += ["对象"] * walk.embedded
        self.notes.refer(walk.notes)
        for box, reason in walk.boxes:
            if reason is None:
                yield from self.lines(box, cell)
            else:
                self.accounts.leave(reason, words(box))
        for relation in walk.drawn:
            root = self.package.root(self.package.relations(self.part)[relation].target)
            texts = (words(each) for each in root.iter(_PARAGRAPH_OF_DRAWING))
            yield from (Line(text, cell=cell) for text in texts if text)
        for relation in walk.pictures:
            known = self.package.relations(self.part).get(relation)
            if known and (found := self.pictures.text(self.package, known.target)):
                yield from self.taken(found, cell)

    def label(self, style: WordStyle) -> str:
        if not style.list_id or style.list_id == "0":
            return ""
        level = self.numbering.level_of(style.list_id, style.style_id) if style.level is None else style.level
        return self.numbering.label(style.list_id, level)

    def _noted(self) -> Iterator[Line]:
        """The notes that were referred to and not told yet."""
        for label, note in self.notes.take():
            for number, line in enumerate(list(self.lines(note))):
                if not number:
                    self.accounts.add(Added.NUMBERING, label)
                yield replace(line, text=line.text if number else label + line.text.lstrip(), cell=None)

    # --- tables, embedded files ---------------------------------------------------------------------------------

    def cells(self, table: Any, outer: Cell | None) -> Iterator[Line]:
        """The cells of a table. One inside a cell is text of that cell."""
        self.table += outer is None
        for each in cells_of(table, self.table):
            if each.reason is None:
                yield from self.lines(each.element, outer or each.cell)
            else:
                self.accounts.leave(each.reason, words(each.element))
                self.accounts.close()

    def chunk(self, element: Any, cell: Cell | None) -> Iterator[Line]:
        """The lines of a file of another format that stands as a part of the text."""
        name = self.package.relations(self.main)[element.get(qn("r:id"), "")].target
        try:
            found = self._embedded(name)
        except IngestError as error:
            self.unread.append(f"{name.rpartition('/')[2]}：{error.message.rstrip('。')}")
            return
        yield from self.taken(found, cell)

    def taken(self, found: RawDocument, cell: Cell | None) -> Iterator[Line]:
        """The lines of what another reader read, its tables numbered on."""
        self.accounts.take(found.left, found.added)
        self.told += found.issues
        self.facts = merge_facts(self.facts, found.facts)
        first = self.table + 1
        for line in found.lines:
            place = cell or (line.cell and replace(line.cell, table=first + line.cell.table))
            self.table = max(self.table, place.table if place else -1)
            yield replace(line, cell=place)

    def _embedded(self, name: str) -> RawDocument:
        data = self.package.read(name)
        suffix = formats.kind_of(name if formats.is_readable(name) else _ANY, data)
        if formats.READERS[suffix].media_type != formats.READERS[".docx"].media_type:
            return formats.read_as(suffix, data)
        if self.depth >= _DEEPEST:
            raise IngestError(IngestCode.TOO_LARGE, "文件里套着文件，层数太多。")
        return _read(data, self.depth + 1, self.pictures)


_PROPERTIES = {qn(f"w:{name}") for name in ("sectPr", "tblPr", "tblGrid", "tcPr", "trPr", "sdtPr", "pPr", "rPr")}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LOOSE = {*(qn(f"w:{name}") for name in ("r", "hyperlink", "fldSimple")), f"{_MATH}oMath", f"{_MATH}oMathPara"}
"""What belongs into a paragraph and stands without one, as some programs write it."""
_ENDS = {qn(f"w:{name}") for name in ("body", "tc", "txbxContent", "footnote", "endnote", "hdr", "ftr")}


def _wrapped(element: Any) -> Any:
    paragraph = etree.Element(qn("w:p"))
    paragraph.append(deepcopy(element))
    return paragraph


def _numbered(label: str, text: str) -> str:
    """A paragraph with its number; the tab that Word prints between is a space where the two could be misread as one.

    >>> _numbered("一、", "总则"), _numbered("1.", "2025年底前"), _numbered("第一条", "为了")
    ('一、总则', '1. 2025年底前', '第一条 为了')
    """
    apart = label and (label[-1] not in _CLOSING or (label[-1] == "." and text.lstrip()[:1].isdigit()))
    return f"{label} {text.lstrip()}" if apart else label + text
