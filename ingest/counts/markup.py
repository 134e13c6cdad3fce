"""Web pages: the text between their tags, found by looking for the signs < and > alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ingest.files.decode import decode

_INSIDE = r"""((?:[^>=]+|=\s*(?:"[^"]*"|'[^']*')?)*+)>"""
_TAG = re.compile(rf"</?([a-zA-Z][^\s/>]*){_INSIDE}")
_NEXT = re.compile(rf"([^<]*)<(/?)([a-zA-Z][^\s/>]*){_INSIDE}")
"""What stands before the next tag, and the tag."""
_SRCDOC = re.compile(r"""\ssrcdoc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "noscript", "template"})
"""Elements whose content nobody reads."""
_RAW = frozenset({"title", "textarea", "xmp", "iframe", "noframes", "noembed"})
"""Elements in which a tag is text."""
_SPECIAL = _SILENT | _RAW
_BOGUS = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<%", "%>"), ("<!", ">"), ("<?", ">"), ("</", ">"))
_CLOSING = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _SILENT | _RAW}
_PAGE_ENDS = re.compile(r"</\s*(?:html|body)\s*>", re.IGNORECASE)
"""In an element that nothing closes they are no words of it."""
_FILLED_IN = re.compile(r"\$\{[^{}]*\}")


def count(data: bytes) -> str:
    """The text of a page, a line for each stretch between two tags."""
    return "\n".join(text for text in _texts(decode(data)[0]) if text and not text.isspace())


def _texts(markup: str) -> Iterator[str]:
    lasts = {closing: markup.rfind(closing) for _, closing in _BOGUS}
    at = 0
    while True:
        tag = _NEXT.match(markup, at) if at < lasts[">"] else None
        if tag and (tag[2] or tag[3].lower() not in _SPECIAL):
            yield _told(tag[1])
            at = tag.end()
        elif (sign := markup.find("<", at)) >= 0:
            yield _told(markup[at:sign])
            text, at = _behind(markup, sign, lasts)
            yield text
        else:
            yield _told(markup[at:])
            return


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
    if markup[sign + 1] == "/" or name not in _SPECIAL:
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
