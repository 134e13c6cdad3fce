"""The names that stand in a question, by the lexicons: regions and groups of them, themes, units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from corpus.fold import fold
from corpus.search.clues import Name
from extract.names.gazetteer import LEVELS, NATION, NameKind, PlaceName
from extract.names.organs import load_organs
from extract.names.phrases import Labels, find_in_folded
from extract.names.regions import Regions
from extract.names.themes import Themes

_GROUPS = frozenset({"macro_region"})
_LEVEL_WORDS = ("国家", "省", "市", "县", "区", "州", "盟", "旗")
_ENDINGS = ("局", "委", "委员会", "厅", "部", "办", "办公室", "署", "政府", "管委会")
"""What names of one organ that are alike end with: a 粮站 is not what is asked for by 粮食局."""
_NO_THEME = ("法", "条例", "局", "委", "厅", "部门", "办公室")
"""Behind a theme's words these make something else of them: 个人所得税法."""
_SHORTEST = {"theme": 3, "unit": 3}


class LexiconNames:
    """See corpus.search.clues.Lexicon."""

    def __init__(self, regions: Regions, themes: Themes) -> None:
        self._regions, self._themes = regions, themes

    def names(self, folded: str) -> Sequence[Name]:
        """The longest at each place; of equal ones a unit, a region, a theme."""
        found = [*self._units(folded), *self._of_themes(folded), *self._places(folded)]
        order = ("unit", "region", "theme")
        found.sort(key=lambda name: (name.start, -(name.end - name.start), order.index(name.field)))
        kept: list[Name] = []
        for name in found:
            before = kept[-1].end if kept else 0
            if name.field == "unit" and name.start == before - 1 and folded[name.start] in _LEVEL_WORDS:
                name = replace(name, start=before)  # 某某省 is the place, and whose unit it is
            if name.start >= before:
                kept.append(name)
        return kept

    # --- regions --------------------------------------------------------------------------------------------------

    def _places(self, folded: str) -> Iterator[Name]:
        at = 0
        while at < len(folded):
            name = self._place(folded, at)
            if name is not None:
                yield name
            at = name.end if name else at + 1

    def _place(self, folded: str, at: int) -> Name | None:
        longest = self._regions.gazetteer.at(folded, at)
        if longest is None:
            return None
        length, meanings = longest
        if groups := [one for one in meanings if one.zone_kind in _GROUPS]:
            return self._region(at, at + length, groups[0].codes, folded[at : at + length])
        path = self._regions.place_at(folded, at)
        if path is not None and path[1].code and path[1].code != NATION:
            return self._region(at, at + path[0], (path[1].code,), "")
        firm = [one for one in meanings if one.kind in (NameKind.FULL, NameKind.SHORT) and not one.doubtful]
        codes = tuple(code for one in self._highest(firm) for code in one.codes if code != NATION)
        return self._region(at, at + length, codes, "") if codes else None

    def _highest(self, meanings: Sequence[PlaceName]) -> list[PlaceName]:
        """西安 is the city, not one of two districts."""
        regions = self._regions.gazetteer.regions
        ranks = [min((LEVELS.index(regions[c].level) for c in one.codes), default=9) for one in meanings]
        return [one for one, rank in zip(meanings, ranks, strict=True) if rank == min(ranks)]

    def _region(self, start: int, end: int, codes: Sequence[str], group: str) -> Name | None:
        names = tuple(self._regions.gazetteer.regions[code].name for code in codes)
        return Name(start, end, "region", names, group or "或".join(names)) if names else None

    # --- themes ---------------------------------------------------------------------------------------------------

    def _of_themes(self, folded: str) -> Iterator[Name]:
        for span, label in find_in_folded(folded, self._theme_labels):
            typed = folded[span.start : span.end]
            if len(typed) >= _SHORTEST["theme"] and not folded.startswith(_NO_THEME, span.end):
                parts = tuple(each for each in self._labels[label] if each in typed and each != typed)
                yield Name(span.start, span.end, "theme", (label,), label, parts=parts)

    @cached_property
    def _labels(self) -> dict[str, tuple[str, ...]]:
        return {theme.label: tuple(map(fold, (theme.label, *theme.alternatives))) for theme in self._themes.themes}

    @cached_property
    def _theme_labels(self) -> Labels:
        entries: dict[str, list[str]] = {}
        barred: dict[str, list[str]] = {}
        for theme in self._themes.themes:
            for label in dict.fromkeys(map(fold, (theme.label, *theme.alternatives))):
                entries.setdefault(label, []).append(theme.label)
            for label in theme.negatives:
                barred.setdefault(fold(label), []).append(theme.label)
        return Labels(entries, barred)

    # --- units ----------------------------------------------------------------------------------------------------

    def _units(self, folded: str) -> Iterator[Name]:
        for span, label in find_in_folded(folded, self._unit_labels):
            if span.end - span.start < _SHORTEST["unit"]:
                continue
            head = next((word for word in _LEVEL_WORDS if folded[: span.start].endswith(word)), "")
            written = folded[span.start : span.end]
            values = tuple(head + each for each in self._alike[label])
            whole = label in self._national and not head
            yield Name(span.start - len(head), span.end, "unit", values, head + written, whole)

    @cached_property
    def _unit_labels(self) -> Labels:
        """Label to itself: what it stands for is asked afterwards."""
        named = (label for label in self._alike if label.endswith(_ENDINGS) or label in self._national)
        labels = [label for label in named if len(label) >= _SHORTEST["unit"]]
        return Labels({label: [label] for label in labels}, {})

    @cached_property
    def _alike(self) -> dict[str, tuple[str, ...]]:
        """Folded label to all names of today that mean the same, itself first."""
        found: dict[str, dict[str, None]] = {}
        for organ in load_organs().values():
            if organ.kind in ("company", "enterprise", "internal"):
                continue
            names = [fold(name) for name in (*organ.preferred, *organ.alternatives) if "*" not in name]
            for label in names:
                known = found.setdefault(label, {label: None})
                known |= {name: None for name in names if name.endswith(_ENDINGS) or name == label}
        return {label: tuple(names) for label, names in found.items()}

    @cached_property
    def _national(self) -> frozenset[str]:
        return frozenset(
            fold(name)
            for organ in load_organs().values()
            if organ.national
            for name in (*organ.preferred, *organ.alternatives)
        )
