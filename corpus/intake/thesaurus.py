"""What the lexicons know about other names: of themes, and of organs and regions that were renamed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from corpus.intake.names import LexiconNames
from corpus.search.clues import Name
from corpus.search.words import squeeze
from extract.knowledge import Knowledge


class LexiconThesaurus:
    """See corpus.search.plan.Thesaurus."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._themes, self._link = knowledge.themes, knowledge.institutions.link
        self._former = knowledge.regions.gazetteer.former
        self._names = LexiconNames(knowledge.regions, knowledge.themes)
        self._organs: dict[str, str | None] = {}

    def synonyms(self, text: str) -> tuple[str, ...]:
        """The other labels of a theme that the text is a label of."""
        name = squeeze(text)
        return tuple(label for label in self._labels.get(name, ()) if squeeze(label) != name)

    def organ(self, unit: str) -> str | None:
        """The organ and its level; units are asked for often, so the answers are kept."""
        if unit not in self._organs:
            found = self._link(unit)
            self._organs[unit] = f"{found.institution_id} {found.level or ''}" if found else None
        return self._organs[unit]

    def names(self, folded: str) -> Sequence[Name]:
        """See corpus.search.clues.Lexicon."""
        return self._names.names(folded)

    def present(self, region: str) -> tuple[str, ...]:
        """Today's names of the regions that once had this name."""
        return tuple(found.name for found in self._former(region))

    @cached_property
    def _labels(self) -> dict[str, tuple[str, ...]]:
        """Squeezed label to all labels of its theme."""
        return {
            squeeze(label): (theme.label, *theme.alternatives)
            for theme in self._themes.themes
            for label in (theme.label, *theme.alternatives)
        }
