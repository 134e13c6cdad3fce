"""Which element of a page holds the document, and which elements inside it are furniture."""

from __future__ import annotations

import re

from lxml import html

# Containers by which government sites mark the text, most telling first: the State Council's page generator (UCAP),
# TRS, the zoomable text of most provincial sites, the Guangdong platform (gkmlpt), older systems.
_KNOWN = re.compile(
    r"UCAP-CONTENT|TRS_UEDITOR|TRS_Editor|trs_editor_view|zoomcon|zoom|detailCon|article-content|article_con|content_article"
    r"|pages_content|article-body|articleContent|ArticleContent|artibody|xxgk_content|xl-content|news_content|main-txt|txt_con"
    r"|content-text|detail-content|detail_content|info-content|view",
)
_FURNITURE = re.compile(
    r"share|qr_?co|qrcode|ewm|erweima|breadcrumb|crumb|toolbar|fontsize|font-size|setFont|related|xgwz|xgxw|pagebreak|"
    r"bdshare|jiathis|wza|op-row|print-btn|content_extended|article_append",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_DROPPED_TAGS = frozenset("script style noscript iframe form select button input textarea nav object embed svg img".split())
_SMALL = 400
_ENOUGH = 60
"""Characters of prose: with fewer, a known container is a teaser and the page is searched by density."""
_PROSE = re.compile(r"[\u4e00-\u9fff]{2,}[，。；：、,;]")


def find_container(root: html.HtmlElement) -> html.HtmlElement:
    """The element with the document's text: a known container, else the deepest one with nearly all the prose."""
    body = root.find(".//body")
    body = root if body is None else body
    whole = _weight(body)
    best: html.HtmlElement | None = None
    for element in body.iter("div", "td", "article", "section", "ucapcontent", "span"):
        if _names(element) & _known_names() and (best is None or _weight(element) > _weight(best) * 1.1):
            best = element
    if best is not None and _weight(best) >= max(_ENOUGH, 0.3 * whole):
        return best
    return _densest(body, whole)


def _known_names() -> frozenset[str]:
    return frozenset(_KNOWN.pattern.split("|"))


def _names(element: html.HtmlElement) -> set[str]:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".split()
    return {"UCAP-CONTENT"} if element.tag == "ucapcontent" else set(names)


def _weight(element: html.HtmlElement) -> int:
    """How many clauses an element holds: prose counts, menus do not."""
    return 10 * len(_PROSE.findall("".join(element.itertext())))


def _densest(body: html.HtmlElement, whole: int) -> html.HtmlElement:
    """Down from the body, as long as one child holds nearly all of the prose."""
    element = body
    while True:
        children = [child for child in element if isinstance(child.tag, str) and child.tag not in ("p", "table", "tbody")]
        weights = {child: _weight(child) for child in children}
        heaviest = max(children, key=weights.__getitem__, default=None)
        if heaviest is None or not whole or weights[heaviest] < 0.85 * whole or heaviest.tag in ("p", "span"):
            return element
        element = heaviest


def is_dropped(element: html.HtmlElement) -> bool:
    """Whether an element inside the container is no part of the document: buttons, share bars, hidden text."""
    if not isinstance(element.tag, str) or element.tag in _DROPPED_TAGS:
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_FURNITURE.search(names)) and len("".join(element.itertext())) < _SMALL
