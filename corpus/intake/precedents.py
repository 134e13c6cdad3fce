"""借鉴: examples of a corpus for a sentence, a theme or a record. Candidates come by likeness and by search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import combinations, islice

from corpus.fold import fold
from corpus.intake.functions import functions_of
from corpus.intake.names import LexiconNames
from corpus.likeness.likeness import Likeness
from corpus.model import Metadata, ParsedDocument, Span
from corpus.precedents.forms import bare
from corpus.precedents.places import Precedent, PrecedentDocument, PrecedentSource, precedents_in, without_reprints
from corpus.precedents.sought import Sought, Vocabulary, essence, own_words, sought_text, sought_theme, spelt
from corpus.precedents.wordings import PrecedentChoice, Precedents, grouped
from corpus.search.asked import Entry, Kind, Query
from corpus.search.engines.index import Index
from corpus.search.words import Cutter, squeeze
from corpus.store.sqlite import Store
from extract.knowledge import load_knowledge

MOST = 400
"""Passages, or records of a kind, that are looked at."""
_ALIKE, _LIKE = 100, 0.5
"""Passages that come by likeness, and from which score on."""
_TELLING = 5
"""Words of which two must stand in a passage."""
_LONG = 4
"""A word of so many characters is looked for by the words in it."""
_OF_THEME = (Kind.TASK, Kind.PRIORITY, Kind.MENTION)
_TITLE = 8
"""Characters that a task's title must have to tell what is to be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentRequest:
    """A text, a theme or a record (by its entry id), and which documents are wanted."""

    text: str = ""
    theme: str = ""
    entry_id: str = ""
    choice: PrecedentChoice = field(default_factory=PrecedentChoice)


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Where to look, by document, and how many places there were too many."""

    spans: Mapping[str, Sequence[Span]]
    passed_over: int = 0


class PrecedentFinder:
    """Of one corpus. Usable from several threads."""

    def __init__(self, store: Store, index: Index, likeness: Likeness) -> None:
        self._store, self._index, self._likeness = store, index, likeness
        self._cutter = Cutter()

    def find(self, request: PrecedentRequest) -> Precedents | None:
        """How others put it; None where the record or the theme is not known."""
        entry = self._index.entry(request.entry_id) if request.entry_id else None
        if request.entry_id and entry is None:
            return None
        if request.theme:
            names = self._theme(request.theme)
            return self._found(sought_theme(names[0], names[1]), request, None) if names else None
        return self._found(self.sought(asked_by(entry) if entry else request.text), request, entry)

    def _found(self, sought: Sought, request: PrecedentRequest, entry: Entry | None) -> Precedents:
        candidates = self._by_theme(sought, request) if sought.theme else self._by_words(sought, request)
        own = self._versions(entry.document_id) if entry else frozenset()
        documents = (self._document(key, spans) for key, spans in candidates.spans.items() if key not in own)
        places = [place for found in documents if found for place in precedents_in(found, sought)]
        places = [place for place in places if request.choice.takes(place)]
        kept = without_reprints(places, self._kin(places))
        return Precedents(sought, grouped(kept), candidates.passed_over, request.choice)

    # --- what is sought -------------------------------------------------------------------------------------------

    def sought(self, text: str) -> Sought:
        """What a text is about, weighed by this corpus."""
        text = essence(text)
        barred = {word for name in self._named(text, "region") for word in self._cutter.cut(squeeze(name[0]))}
        known = Vocabulary(
            cut=lambda asked: [word for word in self._words(asked) if word not in barred],
            frequency=cache(self._frequency),
            total=self._index.search(Query(kind=Kind.PASSAGE, page_size=1)).total,
            themes=self._themes,
        )
        return sought_text(text, known)

    def _themes(self, text: str) -> Sequence[tuple[str, Sequence[str]]]:
        found = ((typed, self._theme(label)) for typed, label in self._named(text, "theme"))
        return [(squeeze(typed), theme[1]) for typed, theme in found if theme]

    def _named(self, text: str, kind: str) -> Iterator[tuple[str, str]]:
        """The themes or regions that a text names: the words, and what they mean."""
        folded = fold(text)
        for name in self._names.names(folded):
            if name.field == kind:
                yield folded[name.start : name.end], name.values[0] if name.values else ""

    def _words(self, squeezed: str) -> Iterator[str]:
        for word in self._cutter.cut(squeezed):
            parts = [part for part in self._cutter.cut_for_search(word) if 1 < len(part) < len(word)]
            yield from parts if len(word) >= _LONG and parts else [word]

    def _theme(self, name: str) -> tuple[str, tuple[str, ...]] | None:
        """A theme by any of its names: what it is called, and all its names in compared form."""
        for each in load_knowledge().themes.themes:
            names = tuple(map(squeeze, (each.label, *each.alternatives)))
            if squeeze(name) in names:
                return each.label, names
        return None

    @cached_property
    def _names(self) -> LexiconNames:
        knowledge = load_knowledge()
        return LexiconNames(knowledge.regions, knowledge.themes)

    def _frequency(self, word: str) -> int:
        return self._index.search(Query(text=_phrase(word), kind=Kind.PASSAGE, page_size=1)).total

    # --- where to look --------------------------------------------------------------------------------------------

    def _by_words(self, sought: Sought, request: PrecedentRequest) -> _Candidates:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for like in self._likeness.alike(sought.text, limit=_ALIKE, least=_LIKE):
            spans[like.document_id].append(like.span)
        over = 0
        if text := _query(sought):
            over = self._take(Query(text=text, kind=Kind.PASSAGE, filters=_filters(request.choice)), spans)
        return _Candidates(spans, over)

    def _by_theme(self, sought: Sought, request: PrecedentRequest) -> _Candidates:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        filters = {**_filters(request.choice), "theme": (sought.theme,)}
        label, forms = squeeze(sought.theme), sought.terms[0].forms
        named = (*(form for form in forms if form in label or label in form), *spelt(label, forms))
        names = " 或 ".join(map(_phrase, dict.fromkeys(named)))
        queries = [Query(kind=kind, filters=filters) for kind in _OF_THEME]
        queries.append(Query(text=names, kind=Kind.PASSAGE, filters=_filters(request.choice)))
        return _Candidates(spans, sum(self._take(query, spans) for query in queries))

    def _take(self, query: Query, spans: defaultdict[str, list[Span]]) -> int:
        """The first entries that a query finds, and how many there are beyond."""
        for entry in islice(self._index.entries(query), MOST):
            spans[entry.document_id].append(entry.span)
        return max(self._index.search(query).total - MOST, 0)

    def _document(self, document_id: str, spans: Sequence[Span]) -> PrecedentDocument | None:
        parsed = self._store.document(document_id)
        if parsed is None:
            return None
        units = {each: functions_of(each) for task in parsed.tasks for each in task.assignments}
        return PrecedentDocument(parsed=parsed, source=source_of(parsed), spans=tuple(spans), units=units)

    # --- documents that are the same ------------------------------------------------------------------------------

    def _versions(self, document_id: str) -> frozenset[str]:
        return frozenset((document_id, *(each.document_id for each in self._likeness.of_document(document_id))))

    def _kin(self, places: Iterable[Precedent]) -> Mapping[str, str]:
        """By which of its versions each document is called that says something as another does."""
        saying: defaultdict[str, set[str]] = defaultdict(set)
        for place in places:
            saying[bare(place.text)].add(place.source.document_id)
        doubtful = {key for keys in saying.values() if len(keys) > 1 for key in keys}
        return {key: min(self._versions(key)) for key in doubtful}


def asked_by(entry: Entry) -> str:
    """What of a record is looked for: a task by its title, where that tells enough."""
    if entry.kind is Kind.TASK:
        return entry.title if len(bare(entry.title)) >= _TITLE else entry.text
    return entry.title if entry.kind in (Kind.PRIORITY, Kind.MENTION) else entry.text


def source_of(parsed: ParsedDocument) -> PrecedentSource:
    metadata = parsed.metadata
    return PrecedentSource(
        document_id=parsed.document_id,
        title=parsed.name,
        file=parsed.document.source.name,
        number=metadata.document_number,
        issuers=metadata.issuers,
        day=metadata.day,
        level=metadata.level,
        regions=_regions(metadata),
        url=parsed.document.facts.url,
    )


def _regions(metadata: Metadata) -> tuple[str, ...]:
    listed = load_knowledge().regions.lineage(metadata.region_code) if metadata.region_code else ()
    return listed or ((metadata.region,) if metadata.region else ())


def _filters(choice: PrecedentChoice) -> dict[str, tuple[str, ...]]:
    found = {"level": choice.levels, "region": choice.regions, "year": choice.years}
    return {name: values for name, values in found.items() if values}


def _phrase(word: str) -> str:
    return f'正文:"{word}"'


def _query(sought: Sought) -> str:
    """Two of the words that tell most, or another name of a theme that is named."""
    telling = own_words(sought.words)
    words = (telling if len(telling) > 1 else sought.words)[:_TELLING]
    pairs = [f"({_phrase(a)} {_phrase(b)})" for a, b in combinations(words, 2)] or [_phrase(word) for word in words]
    names = [_phrase(form) for term in sought.terms for form in term.forms[1:] if term.forms[0] not in sought.words]
    return " 或 ".join(dict.fromkeys((*pairs, *names)))
