"""The search index as everybody sees it: one behaviour over any engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from corpus.search.asked import ASIDE, Entry, Hit, HitGroup, Kind, Query, Results, Sort
from corpus.search.conditions import AllOf, Among, Condition, NoneOf, with_filters
from corpus.search.copies import COPY, SAME
from corpus.search.engines.engine import Engine, Rank, RankedPage, by_place, load, make_row
from corpus.search.engines.groups import ByDocument, GroupedPages
from corpus.search.engines.house import House
from corpus.search.engines.ranking import rank_of, sort_of
from corpus.search.engines.shown_values import most_frequent, shown_counts, stored_values
from corpus.search.engines.spread import InOrder
from corpus.search.fields import FIELDS, FieldTable
from corpus.search.hints import hints
from corpus.search.nearest import nearest
from corpus.search.offers import OfferMaker
from corpus.search.plan import Plan, Planner, Thesaurus, Wider, make_plan
from corpus.search.reading import NoNames, Understanding, read
from corpus.search.sentence import telling
from corpus.search.steps import Step, keyword_steps, nearly, sentence_steps, widened
from corpus.search.terms import cut_query
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
        step = self._chosen(reading, query)
        plan = step.plan
        asked, total = self._narrowed(plan, query), 0
        first = max(query.page - 1, 0) * query.page_size
        if query.grouped or (first >= _DEEP and first >= (total := self._engine.count(asked))):
            page = RankedPage(total or self._engine.count(asked), ())
        else:
            page = self._in_order(plan, query, asked).page(range(first, first + query.page_size))
        groups, documents = self._groups(plan, query, asked)
        hits = tuple(self._hit(score, payload, plan) for score, payload in page.hits)
        if query.grouped:
            hits = tuple(hit for group in groups for hit in group.hits)
        return Results(
            hits=hits,
            copies={} if query.copies else self._copies([hit.entry.entry_id for hit in hits]),
            total=page.total,
            kinds=self._kinds(plan, query),
            facets=self._facets(plan, query, asked),
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
        counts, first = grouping.counts(), max(query.page - 1, 0) * query.page_size
        found = self._grouped.page(grouping, range(first, min(first + query.page_size, len(counts))))
        groups = (
            HitGroup(
                document_id=document_id,
                hits=tuple(self._hit(score, payload, plan) for score, payload in grouping.first(document_id)),
                total=counts[document_id],
            )
            for document_id in found
        )
        return tuple(groups), len(counts)

    def _copies(self, entry_ids: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
        """The same entries of other files."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for payload in self._engine.payloads(Among(SAME, tuple(entry_ids)), Rank(), Sort.OLDEST) if entry_ids else ():
            entry = self._entry(payload)
            found[entry.facets[SAME][-1]].append(entry)
        return {entry_id: tuple(entries) for entry_id, entries in found.items()}

    def _found(self, query: Query) -> int:
        """How many entries another query finds, all of what it says."""
        step = next(self._steps(self._read(query), query))
        return self._engine.count(self._narrowed(step.plan, query))

    def _read(self, query: Query) -> Understanding:
        return read(query, self._fields, self._thesaurus or NoNames(), self._cutter, self.today())

    def _chosen(self, reading: Understanding, query: Query, *, strictly: bool = False) -> Step:
        """The first reading that finds enough, else the first that finds most."""
        chosen: Step | None = None
        most = -1
        for step in self._steps(reading, query) if strictly else self._all_steps(reading, query):
            number = self._engine.count(self._narrowed(step.plan, query))
            if number > most:
                chosen, most = step, number
            if most >= step.enough:
                break
        assert chosen is not None  # the first step is always there
        return chosen

    def _all_steps(self, reading: Understanding, query: Query) -> Iterator[Step]:
        """Those of the query as it stands, then without conditions of it that no entry meets."""
        yield from self._steps(reading, query)
        planner = Planner(self._cutter, self, self._wider(query), self._fields)
        if found := nearest(reading, planner, self, self._fields):
            for step in self._steps(found.reading, query):
                notes = tuple(dict.fromkeys((*found.notes, *step.plan.notes)))
                yield replace(step, plan=replace(step.plan, notes=notes), whole=False)

    def _wider(self, query: Query) -> Wider | None:
        return Wider(self._thesaurus, query.synonyms, query.former_names) if self._thesaurus else None

    def _steps(self, reading: Understanding, query: Query) -> Iterator[Step]:
        wider = self._wider(query)
        almost = tuple(nearly(reading.plain, self))

        def made(tree: Tree, notes: Sequence[str] = ()) -> Plan:
            plan = make_plan(tree, self._cutter, self, wider, self._fields)
            return replace(plan, notes=(*plan.notes, *notes), boosts=(*plan.boosts, *almost))

        if reading.sentence is not None:
            sentence, notes = widened(reading.sentence, self, wider, self._fields)
            plan = made(reading.rest, notes)
            return sentence_steps(sentence, plan, self._narrowed(plan, query), self, self._fields)
        plan = made(reading.tree)
        words = [word for text in reading.plain for word in cut_query(squeeze(text), self._cutter)]
        if len(words) < 2:
            return iter((Step(plan),))
        return keyword_steps(plan, words, telling(words), made(reading.rest).condition)

    # --- what a plan asks (corpus.search.plan.Held) ---------------------------------------------------------------

    def count(self, condition: Condition) -> int:
        return self._engine.count(condition)

    def pairs_with(self, first: str) -> Sequence[str]:
        return self._engine.pairs_with(first)

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

    def _kinds(self, plan: Plan, query: Query) -> dict[Kind, int]:
        counts = self._engine.counts(self._narrowed(plan, query, but="kind"), ["kind"])["kind"]
        return {kind: counts.get(kind.value, 0) for kind in Kind}

    def _facets(self, plan: Plan, query: Query, asked: Condition) -> dict[str, tuple[tuple[str, int], ...]]:
        facets = self._fields.facets
        chosen = [facet for facet in facets if query.filters.get(facet)]
        counts = dict(self._engine.counts(asked, [facet for facet in facets if facet not in chosen]))
        for facet in chosen:
            counts |= self._engine.counts(self._narrowed(plan, query, but=facet), [facet])
        day = self.today()
        return {facet: most_frequent(shown_counts(self._fields[facet], counts[facet], day)) for facet in facets}

    def _stored(self, facet: str, values: tuple[str, ...]) -> tuple[str, ...]:
        """What the index holds for chosen values of a facet."""
        return stored_values(self._fields[facet], self._engine.vocabulary(facet), values, self.today())

    def vocabulary(self, name: str) -> Sequence[tuple[str, str]]:
        """The values of a field, with what they are asked for by."""
        field, day = self._fields[name], self.today()
        key = (self.generation, name, day if field.shown else None)
        if key not in self._vocabularies:
            values = sorted(self._engine.vocabulary(name))
            self._vocabularies[key] = tuple((value, squeeze(field.on(value, day))) for value in values)
        return self._vocabularies[key]
