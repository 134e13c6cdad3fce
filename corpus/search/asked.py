"""What is asked of an index and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import Span


class Kind(StrEnum):
    """The kinds of entry, in the order of the tabs."""

    DOCUMENT = "document"
    PASSAGE = "passage"
    TASK = "task"
    TARGET = "target"
    """A figure that is to be reached."""
    ACHIEVED = "achieved"
    """A figure that has been reached (完成情况)."""
    PRIORITY = "priority"
    MENTION = "mention"
    """A priority that a clause of running text mentions: found and counted apart."""
    CITATION = "citation"
    """Who cites what. The passage that cites is found anyhow, so these are listed only where they are asked for."""


ASIDE = (Kind.CITATION,)
"""Kinds that are counted always, but listed only where the query asks for them."""


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be found: a document, a passage (条款), a task, a target, a priority."""

    entry_id: str
    """See corpus.search.entry_ids."""
    kind: Kind
    document_id: str
    span: Span
    """Where it stands in the document's text; a document's own is its title's place or the whole."""
    title: str
    """What is shown first: a task's title, a document's title, a passage's heading."""
    text: str
    """The words that are searched and highlighted."""
    path: tuple[str, ...] = ()
    """Section path, outermost first."""
    document_title: str = ""
    document_number: str | None = None
    day: str | None = None
    """ISO date by which results are sorted."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Name of a field (see corpus.search.fields) to its values; those without any are absent."""
    opening: str = field(default="", compare=False)
    """How a document without a title begins: searched like what stands over an entry; no index keeps it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search as a person means it: words in the query language, a kind, chosen facet values, a page of results."""

    text: str = ""
    kind: Kind | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values of one facet are alternatives; different facets must all hold. ``document`` filters by document id."""
    synonyms: bool = False
    """Words that name a theme also find the theme's other names (同义词)."""
    former_names: bool = False
    """Units also find the same organ under its former and later names (含曾用名)."""
    plain: tuple[str, ...] = ()
    """Names in the text that are to be taken as mere words: conditions that a person took away."""
    copies: bool = False
    """Also what stands word for word in another file of the same document (含转载和其他格式)."""
    grouped: bool = False
    """By documents: a page is so many of them, each with its first hits."""
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    entry: Entry
    score: float
    highlights: tuple[Span, ...] = ()
    """Places in ``entry.text`` that match the query's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HitGroup:
    """The hits of one document."""

    document_id: str
    hits: tuple[Hit, ...]
    """The first of them."""
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A condition that words of the query were read as."""

    label: str
    """地区=四川省或重庆市."""
    typed: tuple[str, ...]
    """The words: put into ``Query.plain`` they are mere words again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Another query that finds something."""

    label: str
    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    hits: tuple[Hit, ...]
    total: int
    kinds: Mapping[Kind, int]
    """Hits of each kind, whatever kind was asked for."""
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    """Facet name to (value, count), most frequent first; counted over the whole result, as if nothing were chosen in
    that facet itself, so that the counts say what a further choice would bring."""
    reading: str = ""
    """How the query was read, in Chinese."""
    notes: tuple[str, ...] = ()
    """What was odd about the query, in Chinese: quotes without a partner, a value that no entry has."""
    chips: tuple[Chip, ...] = ()
    offers: tuple[Offer, ...] = ()
    """What else could be meant, and what finds more where this finds little."""
    groups: tuple[HitGroup, ...] = ()
    """The hits by documents, that with the best hit first, where they are asked for so."""
    documents: int = 0
    """How many documents have hits; only where these are asked for by documents."""
    copies: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """Entry id of a hit to the same entries of other files, where these are not hits of their own."""
    aside: bool = False
    """Kinds that stand aside (``ASIDE``) are listed among all."""

    @property
    def everything(self) -> int:
        """Hits of all kinds that are listed together."""
        return sum(number for kind, number in self.kinds.items() if self.aside or kind not in ASIDE)
