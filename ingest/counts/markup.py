"""Web pages: the text between their tags, found by looking for the signs < and > alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from ingest.files.decode import decode

_INSIDE = r"""((?:[^>=]+|=\s*(?:"[^"]*"|'[^']*')?)*+)>"""
_TAG = re.compile(rf"</?([a-zA-Z][^\s/>]*){_INSIDE}")
_PLAIN = re.compile(r"""</?[a-zA-Z][^\s/>]*(?:[^>=]+|=\s*(?:"[^"]*"|'[^']*')?)*+(>?)""")
"""A tag, and the sign that ends it; what nothing ends goes on to the end."""
_SRCDOC = re.compile(r"""\ssrcdoc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template"})
"""Elements whose content nobody reads."""
_RAW = frozenset({"title", "textarea", "xmp", "iframe", "noframes", "noembed"})
"""Elements in which a tag is text."""
_SPECIAL = re.compile(rf"<(?:[!?%]|/(?![a-zA-Z])|(?:{'|'.join(sorted(_SILENT | _RAW))})(?=[\s/>]))", re.IGNORECASE)
"""What begins no plain tag."""
_BOGUS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<%", "%>"), ("<!", ">"), ("<?", ">"), ("</", ">"))
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _SILENT | _RAW}
_PAGE_ENDS = re.compile(r"</\s*(?:html|body)\s*>", re.IGNORECASE)
"""In an element that nothing closes they are no words of it."""
_FILLED_IN = re.compile(r"\$\{[^{}]*\}")


def count(data: bytes) -> str:
    """The text of a page, a line for each stretch between two tags."""
    return "\n".join(text for text in _texts(decode(data)[0]) if text and not text.isspace())


def _texts(markup: str) -> Iterator[str]:
    """What stands between plain tags is told at once, up to the next sign of something else."""
    lasts = {closing: markup.rfind(closing) for _, closing in _BOGUS}
    at = 0
    while at < len(markup):
        special = _SPECIAL.search(markup, at)
        end = special.start() if special else len(markup)
        pieces = _PLAIN.split(markup[at:end])
        if pieces[-2:-1] == [""] or "<" in "".join(pieces):
            while at < end:
                text, at = _one(markup, at, lasts)
                yield text
        else:
            yield from _all(list(filter(str.strip, pieces[::2])))
            at = end
        if at == end and special:
            text, at = _behind(markup, at, lasts)
            yield text


def _one(markup: str, at: int, lasts: Mapping[str, int]) -> tuple[str, int]:
    """The text up to the next sign < and what belongs to that, and where the next one begins."""
    sign = markup.find("<", at)
    if sign < 0:
        return _told(markup[at:]), len(markup)
    text, end = _behind(markup, sign, lasts)
    return f"{_told(markup[at:sign])}\n{text}", end


def _all(pieces: list[str]) -> Iterable[str]:
    """What stretches of a page say: at once, unless what a server fills in could reach from one to another."""
    text = "\n".join(pieces)
    return [_told(text)] if "${" not in text else map(_told, pieces)


def _told(text: str) -> str:
    """What a stretch of a page says to people."""
    text = unescape(text) if "&" in text else text
    return _FILLED_IN.sub("", text) if "${" in text else text


def _behind(markup: str, sign: int, lasts: Mapping[str, int]) -> tuple[str, int]:
    """What a sign < and what belongs to it say as text, and where the next text begins.

    ``lasts`` says where each closing sign stands last: nothing is looked for that is not there.
    """
    for opening, closing in _BOGUS:
        if markup.startswith(opening, sign) and not (opening == "</" and _is_name(markup[sign + 2 : sign + 3])):
            if lasts[closing] >= sign + 2:
                return "", markup.index(closing, sign + 2) + len(closing)  # <!--> is a whole comment
            return ("<", sign + 1) if opening == "<%" else ("", len(markup))
    tag = _TAG.match(markup, sign) if lasts[">"] > sign else None
    if tag is None:
        return ("", len(markup)) if _is_name(markup[sign + 1 : sign + 2].strip("/")) else ("<", sign + 1)
    name, at = tag[1].lower(), tag.end()
    if markup[sign + 1] == "/" or name not in _SILENT | _RAW:
        return "", at
    if name == "iframe" and (inner := _SRCDOC.search(tag[2])):
        return "\n".join(_texts(unescape(inner[1] or inner[2] or ""))), _end_of(name, markup, at)
    end = _end_of(name, markup, at)
    return "" if name in _SILENT else unescape(_PAGE_ENDS.sub("", markup[at:end])), end


def _is_name(letter: str) -> bool:
    """Whether the name of a tag begins."""
    return letter.isascii() and letter.isalpha()


def _end_of(name: str, markup: str, at: int) -> int:
    """Where the content of an element ends that holds no tags."""
    found = _CLOSING[name].search(markup, at)
    return found.start() if found else len(markup)
