"""What a page shows as the address in the browser: reload, back and a link sent to a colleague give the same view.

Pure: nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self
from urllib.parse import parse_qs, urlencode, urlsplit

Params = dict[str, list[str]]

BASKET = "basket"
"""Puts an entry into the basket (``#basket=<entry id>``); in old addresses the parameter that carried the basket."""


class Page(StrEnum):
    """The pages by their paths; the search page is the root."""

    SEARCH = ""
    DOCUMENT = "document"
    COMPARE = "compare"
    PLAN = "plan"
    TASKS = "tasks"
    CHECK = "check"
    CORPUS = "corpus"


def first(params: Mapping[str, list[str]], name: str, default: str = "") -> str:
    values = params.get(name) or [default]
    return values[0]


def number(params: Mapping[str, list[str]], name: str) -> int:
    """A page number from a URL that anybody may have typed: at least 1."""
    text = first(params, name, "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1


def chosen(values: Iterable[StrEnum], text: str) -> str | None:
    return text if text in {str(value) for value in values} else None


def kept(params: Mapping[str, Iterable[str] | str | None]) -> Params:
    """Only what says something: empty values stay out of the URL."""
    lists = {name: [value] if isinstance(value, str) else list(value or ()) for name, value in params.items()}
    return {name: values for name, values in lists.items() if any(values)}


@dataclass(frozen=True, slots=True)
class View:
    """What a page shows. A page without choices of its own needs no more than its route."""

    route: ClassVar[Page]

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> Self:
        """The view that the parameters of an address say; what they say wrongly is left out."""
        return cls()

    @property
    def params(self) -> Params:
        return {}


def href(view: View) -> str:
    """The address of a view, relative to any page of the site.

    >>> from ui.state import DocumentView
    >>> href(DocumentView(record="ab-t3"))
    'document?record=ab-t3'
    """
    words = urlencode(view.params, doseq=True)
    path = str(view.route) or "./"
    return f"{path}?{words}" if words else path


def split(address: str) -> tuple[Page | None, Params]:
    """An address as ``href`` makes it, taken apart; the page is None where there is no such page."""
    parts = urlsplit(address)
    path = parts.path.strip("./")
    page = chosen(Page, path)
    return (None if page is None else Page(page)), parse_qs(parts.query)
