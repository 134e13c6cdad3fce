"""Which element of a page holds the document, and which elements inside it are furniture."""

from __future__ import annotations

import re
from collections import defaultdict

from lxml import html

# Containers by which government sites mark the text, most telling first: the State Council's page generator (UCAP),
# TRS, the zoomable text of most provincial sites, the Guangdong platform (gkmlpt), older systems.
_KNOWN = frozenset(
    name.lower()
    for name in (
        *(
            "UCAP-CONTENT",
            "TRS_UEDITOR",
            "TRS_Editor",
            "trs_editor_view",
            "zoomcon",
            "zoom",
            "detailCon",
            "article-content",
        ),
        *(
            "article_con",
            "content_article",
            "Article_content",
            "ivs_content",
            "pages_content",
            "article-body",
            "mainText",
        ),
        *(
            "articleContent",
            "article-text",
            "artibody",
            "xxgk_content",
            "xl-content",
            "news_content",
            "news_con",
            "main-txt",
        ),
        *("txt_con", "content-text", "contText", "detail-content", "detail_content", "detailCont", "info-content"),
        *("info_cont", "zcwjk-xlcon", "htmlcon", "js_content", "view", "viewCont", "bt-content", "content-body"),
    )
)
_FURNITURE = re.compile(
    r"share|qr_?co|qrcode|ewm|erweima|breadcrumb|crumb|toolbar|fontsize|font-size|setFont|related|xgwz|xgxw|pagebreak|"
    r"bdshare|jiathis|wza|op-row|print-btn|content_extended|article_append",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DROPPED_TAGS = frozenset(
    [
        "head",
        "title",
        "script",
        "style",
        "noscript",
        "iframe",
        "select",
        "button",
        "input",
        "textarea",
        "nav",
        "object",
        "embed",
        "svg",
        "img",
    ]
)
_SMALL = 400
"""Characters: an element whose name says furniture and that holds more is the text after all."""
_CLAUSE = 10
"""Characters that one clause, the measure of prose, stands for."""
_ENOUGH, _PART = 60, 0.3
"""Characters of prose, and the share of the page's: a known container with less is a teaser or a side bar."""
_INNER = 1.1
"""Of known containers one in another, the outer is taken where it holds a tenth more: the text's own title or table."""
_WIDER = 1.15
"""A parent that holds so much more than its densest child has pieces of the text beside it."""
_FEW = 100
"""Characters: on a page with less prose, everything is taken."""
_PROSE = re.compile(r"[\u4e00-\u9fff]{2,}[，。；：、,;]")


def find_container(root: html.HtmlElement) -> html.HtmlElement:
    """The element with the document's text: a known container, else the deepest one with nearly all the prose."""
    body = root.find(".//body")
    body = root if body is None else body
    whole = _weight(body)
    best: html.HtmlElement | None = None
    for element in body.iter("div", "td", "article", "section", "ucapcontent", "span"):
        if not _KNOWN.isdisjoint(_names(element)) and (best is None or _weight(element) > _INNER * _weight(best)):
            best = element
    if best is not None and _weight(best) >= max(_ENOUGH, _PART * whole):
        return best
    return _densest(body)


def _names(element: html.HtmlElement) -> set[str]:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    return {"ucap-content"} if element.tag == "ucapcontent" else set(names)


def _weight(element: html.HtmlElement) -> int:
    """How much prose an element holds, in clauses: menus have none."""
    return _CLAUSE * len(_PROSE.findall("".join(element.itertext())))


def _densest(body: html.HtmlElement) -> html.HtmlElement:
    """The element whose own paragraphs hold most prose, widened to a parent that holds clearly more."""
    scores: dict[html.HtmlElement, float] = defaultdict(float)
    for element in body.iter("p", "div", "td", "li", "span", "font", "section"):
        if next(element.iterchildren("p", "div", "table"), None) is None and (weight := _weight(element)):
            parent = element.getparent()
            scores[element] += weight
            if parent is not None:
                scores[parent] += weight
    if not scores:
        return body
    best = _whole_table(max(scores, key=scores.__getitem__))
    weight = _weight(best)
    for parent in best.iterancestors():
        if parent is body or parent.tag == "html":
            return body if _weight(body) > _WIDER * _weight(best) and weight < _FEW else best
        if _weight(parent) > _WIDER * weight:
            best, weight = parent, _weight(parent)
    return best


def _whole_table(element: html.HtmlElement) -> html.HtmlElement:
    """What stands around the table of which an element is a part: its title, the other cells of its row."""
    while element.tag in ("table", "thead", "tbody", "tr") or (element.tag == "td" and len(element.getparent()) > 1):
        element = element.getparent()
    return element


def is_dropped(element: html.HtmlElement) -> bool:
    """Whether an element inside the container is no part of the document: buttons, share bars, hidden text."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED_TAGS:
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_FURNITURE.search(names)) and len("".join(element.itertext())) < _SMALL
