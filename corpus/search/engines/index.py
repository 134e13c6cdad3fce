"""The search index as everybody sees it: one behaviour over any engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import count

from corpus.search.asked import ASIDE, Entry, Hit, HitGroup, Query, Results, Sort
from corpus.search.conditions import AllOf, Among, Condition, NoneOf, with_filters
from corpus.search.copies import COPY, SAME
from corpus.search.engines.beside import CountsBeside
from corpus.search.engines.choosing import Begun, StepChooser
from corpus.search.engines.engine import (
    CountsAsked,
    Engine,
    NumberAsked,
    Question,
    Rank,
    RankedPage,
    by_place,
    load,
    make_row,
)
from corpus.search.engines.groups import ByDocument, GroupedPages
from corpus.search.engines.house import House
from corpus.search.engines.ranking import rank_of, sort_of
from corpus.search.engines.shown_values import stored_values
from corpus.search.engines.spread import InOrder
from corpus.search.fields import FIELDS, FieldTable
from corpus.search.hints import hints
from corpus.search.offers import OfferMaker
from corpus.search.plan import Plan, Thesaurus
from corpus.search.reading import NoNames, Understanding, read
from corpus.search.steps import Step
from corpus.search.tree import Tree
from corpus.search.words import Cutter, find_all, squeeze

_DEEP = 10_000
"""Ranks from which on it is first asked whether there are so many: engines make room for all before them."""


class Index:
    """A derived index; everything in it can be rebuilt from the store.

    What is added and removed is seen once it is committed, under the store's generation that the index then has taken
    in. One process at a time has the right to write, from ``begin`` to ``commit``.
    """

    today: Callable[[], date] = date.today
    """The day on which questions are asked: 时效 depends on it."""

    def __init__(
        self,
        name: str,
        engine: Engine | House,
        cutter: Cutter,
        thesaurus: Thesaurus | None = None,
        fields: FieldTable = FIELDS,
    ) -> None:
        """A house can make another engine in place of a broken one."""
        self.name, self._thesaurus, self._fields = name, thesaurus, fields
        self.house, self._cutter = engine if isinstance(engine, House) else House.of(engine), cutter
        self._offers = OfferMaker(cutter, self, self._found, fields)
        self._chooser = StepChooser(cutter, self, thesaurus, fields, self._narrowed)
        self._grouped = GroupedPages()
        self._vocabularies: dict[tuple[int, str, date | None], tuple[tuple[str, str], ...]] = {}
        self._ordinals: defaultdict[str, Iterator[int]] = defaultdict(count)

    @property
    def _engine(self) -> Engine:
        return self.house.engine

    @property
    def generation(self) -> int:
        return self._engine.generation

    def renew(self, *, elsewhere: bool = False) -> None:
        """Throw all away and begin an empty one. Raises IndexBroken where there is nothing to make it with."""
        self.house.renew(elsewhere=elsewhere)
        self._ordinals.clear()
        self._vocabularies.clear()

    def begin(self) -> None:
        self._engine.begin()
        self._engine.refresh()

    def add(self, entries: Iterable[Entry]) -> None:
        # Made before the engine is called: an error in making them says nothing about the index.
        made = [(entry, next(self._ordinals[entry.document_id])) for entry in entries]
        self._engine.add([make_row(entry, self._cutter, at, self._fields) for entry, at in by_place(made)])

    def remove(self, document_ids: Iterable[str]) -> None:
        self._engine.remove(document_ids)

    def commit(self, generation: int) -> None:
        self._engine.commit(generation)
        self._ordinals.clear()
        self._vocabularies.clear()
        self._grouped.forget()

    def rollback(self) -> None:
        self._engine.rollback()
        self._ordinals.clear()

    def clear(self) -> None:
        self._engine.clear()

    def close(self) -> None:
        self.house.close()

    # --- asking ---------------------------------------------------------------------------------------------------

    def search(self, query: Query) -> Results:
        return self.house.surely(lambda: self._search(query))

    def _search(self, query: Query) -> Results:
        self._engine.refresh()
        reading = self._read(query)
        step = self._chosen(reading, query, partial(self._foresee, counted=True))
        plan = step.plan
        self._foresee(plan, query)
        asked, total = self._narrowed(plan, query), 0
        shown = _shown(query)
        if query.grouped or (shown.start >= _DEEP and shown.start >= (total := self._engine.count(asked))):
            page = RankedPage(total or self._engine.count(asked), ())
        else:
            page = self._in_order(plan, query, asked).page(shown)
        beside = self._beside(plan, query)
        groups, documents = self._groups(plan, query, asked)
        hits = tuple(self._hit(score, payload, plan) for score, payload in page.hits)
        if query.grouped:
            hits = tuple(hit for group in groups for hit in group.hits)
        return Results(
            hits=hits,
            copies={} if query.copies else self._copies([hit.entry.entry_id for hit in hits]),
            total=page.total,
            kinds=beside.kinds(self._engine),
            facets=beside.facets(self._engine, self.today()),
            reading=reading.told(self._fields),
            notes=reading.notes + plan.notes + (() if page.total else self._hints(reading.tree, plan)),
            chips=reading.chips(self._fields),
            groups=groups,
            documents=documents,
            aside=plan.aside,
            offers=self._offers.make(reading, query, little=not (page.total and step.whole)),
        )

    def _groups(self, plan: Plan, query: Query, asked: Condition) -> tuple[tuple[HitGroup, ...], int]:
        """A page of documents with their first hits, and how many documents there are."""
        if not query.grouped:
            return (), 0
        grouping = ByDocument(self._engine, asked, rank_of(plan), sort_of(query, plan))
        counts, shown = grouping.counts(), _shown(query)
        found = self._grouped.page(grouping, range(shown.start, min(shown.stop, len(counts))))
        groups = (
            HitGroup(
                document_id=document_id,
                hits=tuple(self._hit(score, payload, plan) for score, payload in grouping.first(document_id)),
                total=counts[document_id],
            )
            for document_id in found
        )
        return tuple(groups), len(counts)

    def _foresee(self, plan: Plan, query: Query, *, counted: bool = False) -> None:
        """Tell the engine what a search is about to ask; ``counted``: how many there are, before all else."""
        asked, shown = self._narrowed(plan, query), _shown(query)
        questions: list[Question] = [*self._beside(plan, query).questions()]
        if query.grouped:
            questions.append(CountsAsked(asked, ("document",)))
        elif shown.start < _DEEP:
            questions.append(self._in_order(plan, query, asked).asked(shown))
        if counted or query.grouped or shown.start >= _DEEP:
            questions.append(NumberAsked(asked))
        self._engine.foresee(questions)

    def _beside(self, plan: Plan, query: Query) -> CountsBeside:
        return CountsBeside(self._fields, query, lambda but: self._narrowed(plan, query, but=but))

    def _copies(self, entry_ids: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """The same entries of other files."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for payload in self._engine.payloads(Among(SAME, tuple(entry_ids)), Rank(), Sort.OLDEST) if entry_ids else ():
            entry = self._entry(payload)
            found[entry.facets[SAME][-1]].append(entry)
        return {entry_id: tuple(entries) for entry_id, entries in found.items()}

    def _found(self, query: Query) -> int:
        """How many entries another query finds, all of what it says."""
        step = next(self._chooser.steps(self._read(query), query))
        return self._engine.count(self._narrowed(step.plan, query))

    def _read(self, query: Query) -> Understanding:
        return read(query, self._fields, self._thesaurus or NoNames(), self._cutter, self.today())

    def _chosen(
        self, reading: Understanding, query: Query, begun: Begun | None = None, *, strictly: bool = False
    ) -> Step:
        return self._chooser.chosen(reading, query, begun, strictly=strictly)

    # --- what a plan asks (corpus.search.plan.Held) ---------------------------------------------------------------

    def count(self, condition: Condition) -> int:
        return self._engine.count(condition)

    def expect(self, conditions: Sequence[Condition]) -> None:
        self._engine.foresee([NumberAsked(each) for each in conditions])

    def between(self, before: str, after: str) -> Sequence[str]:
        return self._engine.between(before, after)

    def _hints(self, tree: Tree, plan: Plan) -> tuple[str, ...]:
        return tuple(hints(tree, self.vocabulary, without_filters=self._engine.count(self._narrowed(plan, Query()))))

    def counted(self, query: Query, field: str) -> Mapping[str, int]:
        """How many entries of a result have each value of a field, all of them, as stored."""
        self._engine.refresh()
        plan = self._chosen(self._read(query), query).plan
        return self._engine.counts(self._narrowed(plan, query), [field])[field]

    def entry(self, entry_id: str) -> Entry | None:
        return self.house.surely(lambda: self._held(entry_id))

    def _held(self, entry_id: str) -> Entry | None:
        self._engine.refresh()
        found = self._engine.top(Among("id", (entry_id,)), Rank(), Sort.OLDEST, range(1)).hits
        return next((self._entry(payload) for _, payload in found), None)

    def entries(self, query: Query, within: Sequence[str] | None = None, *, strictly: bool = False) -> Iterator[Entry]:
        """The whole result, or what of it is in some documents: the query is read as if all were asked. ``strictly``:
        conditions that no entry meets are not left out."""
        return self.house.stream(lambda: self._entries(query, within, strictly))

    def _entries(self, query: Query, within: Sequence[str] | None, strictly: bool) -> Iterator[Entry]:
        self._engine.refresh()
        plan = self._chosen(self._read(query), query, strictly=strictly).plan
        condition = self._narrowed(plan, query)
        if within is not None:
            condition = AllOf((condition, Among("document", tuple(within))))
        for payload in self._in_order(plan, query, condition).payloads():
            yield self._entry(payload)

    def _in_order(self, plan: Plan, query: Query, asked: Condition) -> InOrder:
        return InOrder(self._engine, asked, rank_of(plan), sort_of(query, plan))

    def _entry(self, payload: bytes) -> Entry:
        return self._fields.on(load(payload), self.today())

    def _narrowed(self, plan: Plan, query: Query, *, but: str = "") -> Condition:
        """The plan's condition with the query's filters, and its kind unless ``but`` is "kind"."""
        filters = {field: self._stored(field, values) for field, values in query.filters.items()}
        if query.kind and but != "kind":
            filters["kind"] = (query.kind.value,)
        condition = with_filters(plan.condition, filters, but=but)
        if not query.copies and "document" not in query.filters:
            condition = AllOf((condition, NoneOf(Among(SAME, (COPY,)))))
        if query.kind or plan.aside or but == "kind":
            return condition
        return AllOf((condition, NoneOf(Among("kind", tuple(kind.value for kind in ASIDE)))))

    def _hit(self, score: float, payload: bytes, plan: Plan) -> Hit:
        entry = self._entry(payload)
        return Hit(entry=entry, score=score, highlights=find_all(entry.text, plan.needles))

    def _stored(self, facet: str, values: tuple[str, ...]) -> tuple[str, ...]:
        """What the index holds for chosen values of a facet."""
        field = self._fields[facet]
        return stored_values(field, self._engine.vocabulary(facet) if field.shown else (), values, self.today())

    def vocabulary(self, name: str) -> Sequence[tuple[str, str]]:
        """The values of a field, with what they are asked for by."""
        field, day = self._fields[name], self.today()
        key = (self.generation, name, day if field.shown else None)
        if key not in self._vocabularies:
            values = sorted(self._engine.vocabulary(name))
            self._vocabularies[key] = tuple((value, squeeze(field.on(value, day))) for value in values)
        return self._vocabularies[key]


def _shown(query: Query) -> range:
    """Ranks of the page that is asked for, counted from 0."""
    first = max(query.page - 1, 0) * query.page_size
    return range(first, first + query.page_size)
