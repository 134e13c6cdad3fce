"""Headers and footers of Word: those of the first page may be part of the document, the others go on every page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from ingest.files.package import Package
from ingest.ledger import Added, Left
from ingest.line import Line
from ingest.patterns import says
from ingest.readers.accounts import Accounts
from ingest.readers.word_names import qn
from ingest.readers.word_styles import is_on
from ingest.readers.word_text import codes, words

_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"


class Walk(Protocol):
    """What reads the lines of a part."""

    accounts: Accounts
    part: str

    def lines(self, parent: Any) -> Iterator[Line]: ...


class Margins:
    """The headers and footers of a document, each part once."""

    def __init__(self, package: Package, main: str, body: Any) -> None:
        relations = package.relations(main)
        self._roots = {name: package.root(name) for name in package.related(main, "header", "footer")}
        self._body = words(body)
        section = next(body.iter(qn("w:sectPr")), None)
        apart = section is not None and bool(is_on(section, "w:titlePg"))
        self._first: dict[str, str] = {}
        """Kind → the part on the first page."""
        for reference in () if section is None else section:
            kind = _KINDS.get(reference.tag)
            if kind and reference.get(qn("w:type")) == ("first" if apart else "default"):
                self._first[kind] = relations[reference.get(qn("r:id"), "")].target
        self._apart = apart

    def first(self, walk: Walk, kind: str) -> Iterator[Line]:
        """Lines of the first page's header or footer that are the document's own.

        All, where the first page has one of its own (the organ's name above a red line), but for page numbers;
        else those with a document number that the text does not tell.
        """
        root = self._roots.get(self._first.get(kind, ""))
        if root is None or not (self._apart or says("holds-number", words(root))):
            return
        del self._roots[self._first[kind]]
        body, walk.part = walk.part, self._first[kind]
        for line in walk.lines(root):
            if reason := self._why_not(line.text.strip()):
                walk.accounts.leave(reason, line.text)
                walk.accounts.close()
            else:
                yield line
        walk.part = body

    def _why_not(self, text: str) -> Left | None:
        if says("page-number-at-edge", text):
            return Left.PAGE_NUMBER
        if text in self._body:
            return Left.REPEATED
        return None if self._apart or says("holds-number", text) else Left.RUNNING

    def account(self, accounts: Accounts) -> None:
        """What the other headers and footers hold is left out; words drawn across the page are a watermark."""
        for root in self._roots.values():
            for drawn in root.iter(_TEXTPATH):
                accounts.add(Added.COMPUTED, drawn.get("string", ""))
                accounts.leave(Left.WATERMARK, drawn.get("string", ""))
            accounts.close()
            accounts.leave(Left.MARKUP, codes(root))
            accounts.close()
            text = words(root, but_codes=True)
            accounts.leave(Left.PAGE_NUMBER if says("page-number-at-edge", text) else Left.RUNNING, text)
            accounts.close()


_KINDS = {qn("w:headerReference"): "header", qn("w:footerReference"): "footer"}
