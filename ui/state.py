"""What each page shows, as the parameters of its address.

Pure: nothing here knows Streamlit. A view that is read back from its own parameters equals itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from corpus.division.table import Grouping
from corpus.model import Span
from corpus.search.asked import Kind, Query, Sort
from corpus.search.entry_ids import EntryId, InvalidEntryId, parse_entry_id
from corpus.search.fields import FIELDS, FieldTable
from ui.address import BASKET, Page, Params, View, chosen, first, kept, number

_ALL, _PRECEDENTS = "all", "precedents"
_PLACE = re.compile(r"(?P<start>\d{1,9})-(?P<end>\d{1,9})")


def _entry_id(text: str) -> EntryId | None:
    """An id from a URL that anybody may have typed."""
    try:
        return parse_entry_id(text)
    except InvalidEntryId:
        return None


PASTED = 2_000
"""Characters of a pasted text: it stands in the address of the page."""
WIDER = ("synonyms", "former_names", "copies")
"""含同义词, 含曾用名, 含转载: the switches beside the reading of a query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(View):
    route = Page.SEARCH

    text: str = ""
    kind: Kind | None = None
    """None: all kinds, but the documents alone where nothing is asked for."""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort | None = None
    """None: by relevance when words are asked for, else the newest first."""
    page: int = 1
    everything: bool = False
    """All kinds also where nothing is asked for."""
    plain: tuple[str, ...] = ()
    """Names in the text that are to be taken as mere words."""
    wider: tuple[str, ...] = ()
    """Of WIDER: what the words are to find besides themselves."""
    like: str = ""
    """An entry id: what is like it is listed instead (相似条文)."""
    pasted: str = ""
    """A text that somebody brought: the same."""
    precedents: bool = False
    """How others put it (借鉴) instead, of the record, the text or the one theme that is chosen."""
    saved: str = ""
    """Under which name this search was kept; ``fresh``: only what is new in it."""
    fresh: bool = False
    grouped: bool = False
    """By documents; ``within``: only of one, by its id."""
    within: str = ""

    @classmethod
    def read(cls, params: Mapping[str, list[str]], fields: FieldTable = FIELDS) -> SearchView:
        kind, sort = chosen(Kind, first(params, "kind")), chosen(Sort, first(params, "sort"))
        return cls(
            text=first(params, "q"),
            kind=Kind(kind) if kind else None,
            filters={name: tuple(params[name]) for name in fields.facets if params.get(name)},
            sort=Sort(sort) if sort else None,
            page=number(params, "page"),
            everything=first(params, "kind") == _ALL,
            plain=tuple(params.get("plain", ())),
            wider=tuple(name for name in WIDER if name in params.get("wider", [])),
            like=first(params, "like"),
            pasted=first(params, "pasted"),
            precedents=first(params, "view") == _PRECEDENTS,
            saved=first(params, "saved"),
            fresh=first(params, "fresh") == "yes",
            grouped=first(params, "by") == "document",
            within=first(params, "in"),
        )

    @classmethod
    def precedents_for(cls, text: str = "", *, entry_id: str = "", theme: str = "") -> SearchView:
        """How others put a text, a record or a theme: where 借鉴 and 别处怎么分工 lead to."""
        filters = {"theme": (theme,)} if theme else {}
        return cls(precedents=True, pasted="" if entry_id else text[:PASTED], like=entry_id, filters=filters)

    @property
    def of_theme(self) -> str:
        """The theme of which examples are wanted."""
        return "" if self.like or self.pasted else next(iter(self.filters.get("theme", ())), "")

    @classmethod
    def of(cls, query: Query, saved: str = "") -> SearchView:
        """The page that shows what a query finds."""
        wider, asked = tuple(n for n in WIDER if getattr(query, n)), query.text.strip() or query.filters or query.kind
        filters = {name: values for name, values in query.filters.items() if values}
        within = next(iter(filters.pop("document", ())), "")
        return cls(
            text=query.text, kind=query.kind, filters=filters, sort=query.sort, plain=query.plain, wider=wider,
            everything=not asked, saved=saved, within=within,
        )  # fmt: skip

    @property
    def params(self) -> Params:
        page = str(self.page) if self.page > 1 else None
        kind = _ALL if self.everything else self.kind
        asked = {"q": self.text, "plain": self.plain, "like": self.like, "pasted": self.pasted, "saved": self.saved}
        asked |= {"view": _PRECEDENTS * self.precedents}
        asked |= {"fresh": "yes" * self.fresh, "by": "document" * self.grouped, "in": self.within}
        return kept({**asked, "kind": kind, "sort": self.sort, "page": page, "wider": self.wider, **self.filters})

    @property
    def order(self) -> Sort:
        return self.sort or (Sort.RELEVANCE if self.text.strip() else Sort.NEWEST)

    @property
    def shown(self) -> Kind | None:
        """The kind that is listed: the newest documents where nothing is asked for yet."""
        asked = self.text.strip() or self.filters or self.everything or self.within
        return self.kind if asked or self.kind else Kind.DOCUMENT

    def query(self, page_size: int) -> Query:
        return Query(
            text=self.text,
            kind=self.shown,
            filters={**self.filters, **({"document": (self.within,)} if self.within else {})},
            plain=self.plain,
            grouped=self.grouped and not self.within,
            sort=self.order,
            page=self.page,
            page_size=page_size,
            synonyms="synonyms" in self.wider,
            former_names="former_names" in self.wider,
            copies="copies" in self.wider,
        )

    def as_words(self, typed: tuple[str, ...]) -> SearchView:
        """The same search with names taken as mere words."""
        return replace(self, plain=tuple(dict.fromkeys((*self.plain, *typed))), page=1)

    def widened(self, name: str) -> SearchView:
        """The same search with one of WIDER on, or off again."""
        wider = tuple(n for n in WIDER if (n in self.wider) != (n == name))
        return replace(self, wider=wider, page=1)

    def toggled(self, facet: str, value: str) -> SearchView:
        """The same search with one facet value chosen, or no longer chosen; from its first page."""
        chosen = self.filters.get(facet, ())
        values = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        filters = {name: kept for name, kept in {**self.filters, facet: values}.items() if kept}
        return replace(self, filters=filters, page=1, everything=False)

    def of_kind(self, kind: Kind | None) -> SearchView:
        asked = bool(self.text.strip() or self.filters)
        everything = kind is None and not asked
        return replace(self, kind=kind, page=1, everything=everything)

    def by_document(self, document_id: str = "") -> SearchView:
        """The same search by documents, or all that it finds in one of them; and back again."""
        return replace(self, grouped=bool(document_id or self.within or not self.grouped), within=document_id, page=1)

    def sorted_by(self, sort: Sort) -> SearchView:
        return replace(self, sort=sort, page=1)

    def at_page(self, page: int) -> SearchView:
        return replace(self, page=page)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView(View):
    route = Page.DOCUMENT

    document_id: str = ""
    place: Span | None = None
    record: str = ""
    """An entry id; opens at the record's place."""

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> DocumentView:
        match = _PLACE.fullmatch(first(params, "at"))
        place = Span(int(match["start"]), int(match["end"])) if match else None
        record = first(params, "record")
        entry = _entry_id(record)
        return cls(
            document_id=first(params, "id") or (entry.document_id if entry else ""),
            place=place if place is not None and place.start < place.end else None,
            record=record,
        )

    @property
    def anchor(self) -> str:
        """The record's name within its document; empty where none is asked for."""
        entry = _entry_id(self.record)
        return entry.anchor if entry else ""

    @property
    def params(self) -> Params:
        at = f"{self.place.start}-{self.place.end}" if self.place else None
        return kept({"id": self.document_id, "at": at, "record": self.record})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView(View):
    route = Page.PLAN

    plan_id: str = ""
    """None named: the one that is at hand."""
    table_id: str = ""
    found: str = ""
    """Only the rows of one kind of finding of the check."""

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> PlanView:
        return cls(plan_id=first(params, "id"), table_id=first(params, "table"), found=first(params, "found"))

    @property
    def params(self) -> Params:
        return kept({"id": self.plan_id, "table": self.table_id, "found": self.found})


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksView(View):
    """What leads to a table of a 方案: of documents, or of the basket. Old addresses say more."""

    route = Page.TASKS

    documents: tuple[str, ...] = ()
    basket: bool = False
    """The tasks in the basket instead of whole documents."""
    by: Grouping = Grouping.SECTION
    hidden: tuple[str, ...] = ()
    """Columns that are left out."""
    present_names: bool = False
    """Units under their present names."""

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> TasksView:
        by = chosen(Grouping, first(params, "by"))
        return cls(
            documents=tuple(params.get("id", ())),
            basket=first(params, "from") == BASKET,
            by=Grouping(by or Grouping.SECTION),
            hidden=tuple(params.get("hide", ())),
            present_names=first(params, "names") == "present",
        )

    @property
    def params(self) -> Params:
        choices = {"from": BASKET if self.basket else None, "names": "present" if self.present_names else None}
        by = None if self.by is Grouping.SECTION else self.by
        return kept({"id": self.documents, "by": by, "hide": self.hidden, **choices})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView(View):
    route = Page.CHECK

    document_id: str = ""
    """A document of the corpus that is checked, where none is handed in."""
    against: str = ""
    """The superior's document."""

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> CheckView:
        return cls(document_id=first(params, "id"), against=first(params, "against"))

    @property
    def params(self) -> Params:
        return kept({"id": self.document_id, "against": self.against})


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusView(View):
    route = Page.CORPUS

    lacking: str = ""
    """Only documents that lack something or are doubtful: number, date or issues."""
    text: str = ""
    page: int = 1
    checking: bool = False
    """待校核 instead of the documents."""

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> CorpusView:
        page, checking = number(params, "page"), first(params, "check") == "yes"
        return cls(lacking=first(params, "lacking"), text=first(params, "q"), page=page, checking=checking)

    @property
    def params(self) -> Params:
        page = str(self.page) if self.page > 1 else None
        return kept({"lacking": self.lacking, "q": self.text, "page": page, "check": "yes" * self.checking})
