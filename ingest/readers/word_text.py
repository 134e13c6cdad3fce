"""The words of one paragraph of Word as they are seen; what is not seen goes to the accounts, with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.ledger import Added, Left
from ingest.readers.accounts import Accounts
from ingest.readers.equations import equation, raised, source
from ingest.readers.symbols import in_symbol_font, symbol
from ingest.readers.word_names import qn
from ingest.readers.word_styles import WordStyle, WordStyles, is_on

_VAL = qn("w:val")
FORMS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_T, _P, _R = qn("w:t"), qn("w:p"), qn("w:r")
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CODES = {qn("w:instrText"), qn("w:delInstrText")}
_WORDS = {_T, qn("w:delText"), *_CODES, f"{_M}t", _DRAWN}
_TRUE = ("1", "true", "on")
_ENCLOSED = re.compile(
    r"\s*eq\s*\\o\s*\\ac\s*\(\s*(?P<frame>[○◯□△◇]?)\s*[,，;；]\s*(?P<inner>[^()\s]{1,3})\s*\)", re.IGNORECASE
)
"""带圈字符: Word writes the circle and the character over each other, as a field."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def words(element: Any, *, but_codes: bool = False) -> str:
    """All characters below an element, seen or not, perhaps without the codes of fields; paragraphs apart."""
    found = element.iter(_P, *(_WORDS - _CODES if but_codes else _WORDS))
    return "".join(" " if each.tag == _P else each.text or "" for each in found).strip()


def codes(element: Any) -> str:
    """The codes of fields below an element."""
    return "".join(each.text or "" for each in element.iter(*_CODES))


def one_form(element: Any) -> Any:
    """Of the forms of one thing (mc:AlternateContent) the first that has words; None where there is none."""
    forms = list(element)
    return next((each for each in forms if words(each)), forms[0] if forms else None)


@dataclass(slots=True)
class _Field:
    """A field whose end has not come: its code, until what it shows begins."""

    code: list[str] = field(default_factory=list)
    shows: bool = False


class WordText:
    """One walk over a paragraph."""

    def __init__(self, styles: WordStyles, accounts: Accounts, style: WordStyle) -> None:
        self.styles, self.accounts, self.style = styles, accounts, style
        self.pieces: list[str] = []
        self.boxes: list[tuple[Any, Left | None]] = []
        """Text boxes, and why they are not seen."""
        self.drawn: list[str] = []
        """Relations of diagrams."""
        self.pictures: list[str] = []
        """Relations of pictures."""
        self.notes: list[tuple[str, str]] = []
        """Kind and id of the footnotes and endnotes that are referred to."""
        self.unknown = 0
        """Symbols that nobody knows."""
        self.embedded = 0
        """Files put into the document."""
        self._fields: list[_Field] = []
        self._run: Any = None
        """The properties of the run."""

    def text(self, element: Any) -> str:
        self.walk(element, None)
        return "".join(self.pieces)

    def walk(self, element: Any, reason: Left | None) -> None:
        for child in element:
            if child.tag in _HANDLERS:
                _HANDLERS[child.tag](self, child, reason)
            else:
                self.walk(child, reason)

    def say(self, text: str, reason: Left | None) -> None:
        if reason is None and self._fields and not self._fields[-1].shows:
            reason = Left.MARKUP
        if reason is None:
            self.pieces.append(text)
        else:
            self.accounts.leave(reason, text)

    def tell(self, text: str, reason: Left | None) -> None:
        """Say what the file does not have as text."""
        self.accounts.add(Added.COMPUTED, text)
        self.say(text, reason)

    # --- one method for each kind of element ---

    def run(self, element: Any, reason: Left | None) -> None:
        outer, self._run = self._run, element.find(qn("w:rPr"))
        self.walk(element, reason or self._unseen())
        self._run = outer

    def _unseen(self) -> Left | None:
        """Why a run is not seen: as it says itself, else by its style and the paragraph's (each turns it over)."""
        named = None if self._run is None else self._run.find(qn("w:rStyle"))
        own = WordStyle() if named is None else self.styles.get(named.get(_VAL, ""))
        hidden, struck = is_on(self._run, "w:vanish"), is_on(self._run, "w:strike", "w:dstrike")
        if bool(own.hidden) != bool(self.style.hidden) if hidden is None else hidden:
            return Left.HIDDEN
        if bool(own.struck) != bool(self.style.struck) if struck is None else struck:
            return Left.STRUCK
        return None

    def words(self, element: Any, reason: Left | None) -> None:
        text = element.text or ""
        fonts = None if self._run is None else self._run.find(qn("w:rFonts"))
        if fonts is not None and any("\ue000" <= character <= "\uf8ff" for character in text):
            text = in_symbol_font(fonts.get(qn("w:ascii"), ""), text)
        place = None if self._run is None else self._run.find(qn("w:vertAlign"))
        if place is not None and place.get(_VAL) == "superscript":
            text = raised(text) or text
        self.say(text, reason)

    def deleted(self, element: Any, _: Left | None) -> None:
        if element.tag == qn("w:delText"):
            self.say(element.text or "", Left.STRUCK)
        else:
            self.walk(element, Left.STRUCK)

    def gap(self, element: Any, reason: Left | None) -> None:
        if reason is None and element.get(qn("w:type")) != "page":
            self.pieces.append(_GAPS[element.tag])

    def hyphen(self, _: Any, reason: Left | None) -> None:
        self.tell("-", reason)

    def symbol(self, element: Any, reason: Left | None) -> None:
        found = symbol(element.get(qn("w:font"), ""), element.get(qn("w:char"), ""))
        if found is None:
            self.unknown += 1
        else:
            self.tell(found, reason)

    def equation(self, element: Any, reason: Left | None) -> None:
        if reason is not None:
            self.say(source(element), reason)
            return
        text, added = equation(element)
        self.accounts.add(Added.COMPUTED, added)
        self.say(text, reason)

    def code(self, element: Any, _: Left | None) -> None:
        self.accounts.leave(Left.MARKUP, element.text or "")
        if self._fields:
            self._fields[-1].code.append(element.text or "")

    def field(self, element: Any, reason: Left | None) -> None:
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.shows and (match := _ENCLOSED.match("".join(ended.code))):
                self.tell(_enclosed(match["inner"]), reason)

    def choice(self, element: Any, reason: Left | None) -> None:
        seen = one_form(element)
        for each in element:
            if each is seen:
                self.walk(each, reason)
            else:
                self.accounts.leave(Left.REPEATED, words(each))

    def box(self, element: Any, reason: Left | None) -> None:
        self.boxes.append((element, reason))

    def drawn_text(self, element: Any, reason: Left | None) -> None:
        self.say(element.text or "", reason)

    def ruby(self, element: Any, reason: Left | None) -> None:
        for each in element:
            if each.tag == qn("w:rubyBase"):
                self.walk(each, reason)
            elif each.tag == qn("w:rt"):
                self.accounts.leave(Left.ANNOTATION, words(each))

    def note(self, element: Any, reason: Left | None) -> None:
        kind = "footnotes" if element.tag == qn("w:footnoteReference") else "endnotes"
        if reason is None:
            self.notes.append((kind, element.get(qn("w:id"), "")))

    def curved(self, element: Any, reason: Left | None) -> None:
        """艺术字: its words are an attribute."""
        self.tell(element.get("string", ""), reason)

    def diagram(self, element: Any, reason: Left | None) -> None:
        if reason is None:
            self.drawn.append(element.get(qn("r:dm"), ""))

    def picture(self, element: Any, reason: Left | None) -> None:
        if reason is None:
            self.pictures.append(element.get(qn("r:embed")) or element.get(qn("r:id")) or "")

    def file(self, element: Any, _: Left | None) -> None:
        self.embedded += 1

    def skip(self, _: Any, __: Left | None) -> None:
        """Properties."""


def _enclosed(inner: str) -> str:
    number = int(inner) if inner.isascii() and inner.isdigit() else 0
    return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else inner


def _each(names: Iterable[str], handler: Callable[[WordText, Any, Left | None], None]) -> dict[str, _Handler]:
    return {qn(name): handler for name in names}


_Handler = Callable[[WordText, Any, Left | None], None]
_GAPS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:ptab"): "\t"}
_HANDLERS: Mapping[str, _Handler] = {
    _R: WordText.run,
    _T: WordText.words,
    **_each(("w:del", "w:moveFrom", "w:delText"), WordText.deleted),
    **dict.fromkeys(_GAPS, WordText.gap),
    **_each(("w:noBreakHyphen",), WordText.hyphen),
    **_each(("w:sym",), WordText.symbol),
    f"{_M}oMath": WordText.equation,
    **_each(("w:instrText", "w:delInstrText"), WordText.code),
    **_each(("w:fldChar",), WordText.field),
    FORMS: WordText.choice,
    **_each(("w:txbxContent",), WordText.box),
    _DRAWN: WordText.drawn_text,
    **_each(("w:ruby",), WordText.ruby),
    **_each(("w:footnoteReference", "w:endnoteReference"), WordText.note),
    f"{_VML}textpath": WordText.curved,
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": WordText.diagram,
    qn("a:blip"): WordText.picture,
    f"{_VML}imagedata": WordText.picture,
    "{urn:schemas-microsoft-com:office:office}OLEObject": WordText.file,
    **_each(("w:pPr", "w:rPr", "w:tcPr", "w:sdtPr"), WordText.skip),
}
