"""Footnotes of a Word file, which python-docx cannot make: the part that holds them, and the marks in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """The footnotes of one file, in the order in which they are marked."""

    def __init__(self, style: str, runs: Callable[[str], Iterable[str]]) -> None:
        """``runs`` makes words into runs."""
        self._style, self._runs, self._texts = style, runs, list[str]()

    def mark(self, text: str) -> str:
        """A run that marks a footnote of these words (without characters that XML forbids)."""
        self._texts.append(text)
        return f'<w:r>{_RAISED}<w:footnoteReference w:id="{len(self._texts)}"/></w:r>'

    def save(self, document: Any) -> None:
        """Put the part into a document; nothing where there are no footnotes."""
        if not self._texts:
            return
        notes = "".join(self._note(number, text) for number, text in enumerate(self._texts, 1))
        xml = f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}{notes}</w:footnotes>"
        package = document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _head + xml.encode(), package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, number: int, text: str) -> str:
        mark = f'<w:r>{_RAISED}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        words = "".join(self._runs(text))
        style = f'<w:pPr><w:pStyle w:val="{self._style}"/></w:pPr>'
        return f'<w:footnote w:id="{number}"><w:p>{style}{mark}{words}</w:p></w:footnote>'


_head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
