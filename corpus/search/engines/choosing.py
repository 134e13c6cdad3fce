"""As what a query is asked: the first of its readings that finds enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.search.asked import Query
from corpus.search.conditions import Condition
from corpus.search.fields import FieldTable
from corpus.search.nearest import nearest
from corpus.search.plan import Held, Plan, Planner, Thesaurus, Wider, make_plan
from corpus.search.reading import Understanding
from corpus.search.sentence import telling
from corpus.search.steps import Step, keyword_steps, nearly, sentence_steps, widened
from corpus.search.terms import cut_query
from corpus.search.tree import Tree
from corpus.search.words import Cutter, squeeze

Begun = Callable[[Plan, Query], None]


@dataclass(frozen=True, slots=True)
class StepChooser:
    """``narrowed`` adds to a plan what was chosen beside it."""

    _cutter: Cutter
    _held: Held
    _thesaurus: Thesaurus | None
    _fields: FieldTable
    _narrowed: Callable[[Plan, Query], Condition]

    def chosen(
        self,
        reading: Understanding,
        query: Query,
        begun: Begun | None = None,
        *,
        strictly: bool = False,
    ) -> Step:
        """The first reading that finds enough, else the first that finds most. ``begun`` is told the first of all,
        which mostly it is."""
        chosen: Step | None = None
        most = -1
        for step in self.steps(reading, query) if strictly else self._all_steps(reading, query):
            if begun and chosen is None:
                begun(step.plan, query)
            number = self._held.count(self._narrowed(step.plan, query))
            if number > most:
                chosen, most = step, number
            if most >= step.enough:
                break
        assert chosen is not None  # the first step is always there
        return chosen

    def _all_steps(self, reading: Understanding, query: Query) -> Iterator[Step]:
        """Those of the query as it stands, then without conditions of it that no entry meets."""
        yield from self.steps(reading, query)
        planner = Planner(self._cutter, self._held, self._wider(query), self._fields)
        if found := nearest(reading, planner, self._held, self._fields):
            for step in self.steps(found.reading, query):
                notes = tuple(dict.fromkeys((*found.notes, *step.plan.notes)))
                yield replace(step, plan=replace(step.plan, notes=notes), whole=False)

    def _wider(self, query: Query) -> Wider | None:
        return Wider(self._thesaurus, query.synonyms, query.former_names) if self._thesaurus else None

    def steps(self, reading: Understanding, query: Query) -> Iterator[Step]:
        wider = self._wider(query)
        almost = tuple(nearly(reading.plain, self._held))

        def made(tree: Tree, notes: Sequence[str] = ()) -> Plan:
            plan = make_plan(tree, self._cutter, self._held, wider, self._fields)
            return replace(plan, notes=(*plan.notes, *notes), boosts=(*plan.boosts, *almost))

        if reading.sentence is not None:
            sentence, notes = widened(reading.sentence, self._held, wider, self._fields)
            plan = made(reading.rest, notes)
            return sentence_steps(sentence, plan, self._narrowed(plan, query), self._held, self._fields)
        plan = made(reading.tree)
        words = [word for text in reading.plain for word in cut_query(squeeze(text), self._cutter)]
        if len(words) < 2:
            return iter((Step(plan),))
        return keyword_steps(plan, words, telling(words), made(reading.rest).condition)
