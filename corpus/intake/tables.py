"""What the lexicons know of the cells of kept tables (方案): units, days, organs. See corpus.workspace.cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Protocol

from corpus.division.rows import INFERRED
from corpus.division.table import TableSource
from corpus.fold import fold
from corpus.model import Block, Document, Institution, Metadata, ParsedDocument, Source, Span
from corpus.workspace.cells import CellLimit, NamedUnit
from extract.knowledge import load_knowledge
from extract.labels.units import read_list
from extract.layout import Layout
from extract.names.organs import namings
from extract.names.unit_names import heads
from extract.numbers.quantities import QuantityKind, find_quantities
from extract.targets.deadlines import parse_deadline

_NUMBER_YEAR = re.compile(r"[(\[](?P<year>(?:19|20)\d\d)[)\]]")
_CACHED = 4096
_RESULTS = frozenset({QuantityKind.SHARE, QuantityKind.MONEY, QuantityKind.AMOUNT, QuantityKind.COUNT})

_ORGANS = ("local.", "cn.", "party.", "mass.")
"""How ids begin that one organ of a place has for itself."""
_OFFICES = ("局", "委", "厅", "办", "委员会", "办公室", "部")


def _nothing_of(_document_id: str) -> Metadata | None:
    return None


@dataclass(frozen=True)
class LexiconReader:
    """See corpus.workspace.cells.CellReader."""

    metadata_of: Callable[[str], Metadata | None] = _nothing_of
    """What is known of a document by its id."""

    def units(self, text: str) -> tuple[NamedUnit, ...]:
        return _units(text)

    def limit(self, text: str, source: TableSource | None) -> CellLimit:
        return _limit(text, self._assumed_day(source))

    def day(self, source: TableSource) -> date | None:
        metadata = self.metadata_of(source.document_id)
        return metadata.day if metadata else None

    def institution(self, unit: str, source: TableSource | None) -> Institution | None:
        metadata = self.metadata_of(source.document_id) if source else None
        return _institution(unit, self._assumed_day(source), metadata.level if metadata else None)

    def identity(self, unit: str, source: TableSource | None) -> str:
        metadata = self.metadata_of(source.document_id) if source else None
        level, area = (metadata.level, metadata.region_code) if metadata else (None, None)
        return _identity(unit, self._assumed_day(source), level, area)

    def has_figure(self, text: str) -> bool:
        return _has_figure(text)

    def _assumed_day(self, source: TableSource | None) -> date | None:
        """The document's day, or the last one of its number's year: it decides what 年内 means."""
        if source is None:
            return None
        if day := self.day(source):
            return day
        match = _NUMBER_YEAR.search(fold(source.document_number or ""))
        return date(int(match["year"]), 12, 31) if match else None


class KeptDocuments(Protocol):
    """A corpus or its store."""

    def document(self, document_id: str) -> ParsedDocument | None: ...


def metadata_in(documents: KeptDocuments) -> Callable[[str], Metadata | None]:
    """What documents say of themselves, by their ids; each is looked up when first asked for."""

    @cache
    def metadata_of(document_id: str) -> Metadata | None:
        parsed = documents.document(document_id)
        return parsed.metadata if parsed else None

    return metadata_of


def reader_of(documents: KeptDocuments) -> LexiconReader:
    """A reader that knows the documents of a corpus."""
    return LexiconReader(metadata_in(documents))


@lru_cache(maxsize=_CACHED)
def _units(text: str) -> tuple[NamedUnit, ...]:
    printed = text.replace(INFERRED, " ")
    mentions, _ = read_list(fold(printed), printed, Span(0, len(printed)), wrapped=True, labelled=True)
    return tuple(dict.fromkeys(NamedUnit(mention.unit, mention.role) for mention in mentions))


@lru_cache(maxsize=_CACHED)
def _limit(text: str, day: date | None) -> CellLimit:
    words = " ".join(text.split())
    whole = Span(0, len(words))
    source = Source(name="", media_type="text/plain", sha256="", size=0)
    layout = Layout(Document(source=source, text=words, blocks=(Block(whole),)), fold(words))
    found = parse_deadline(layout, whole, Metadata(document_date=day))
    return CellLimit(found.due, found.recurs) if found else CellLimit()


@lru_cache(maxsize=_CACHED)
def _institution(unit: str, day: date | None, level: str | None) -> Institution | None:
    return load_knowledge().institutions.link(unit, day, level)


@lru_cache(maxsize=_CACHED)
def _identity(unit: str, day: date | None, level: str | None, area: str | None) -> str:
    """Id of the organ and whose it is. An id that several organs share (offices, companies) tells nothing."""
    organ = _institution(unit, day, level)
    if organ is None or not organ.institution_id.startswith(_ORGANS):
        return unit
    name = fold(unit)
    regions = load_knowledge().regions
    known = namings(national=False)
    found = [one for one in heads(name, regions, level) if name[one.length :] in known]
    if organ.level == "国家" or not found:
        return organ.institution_id if organ.level == "国家" else unit
    core = name[found[-1].length :]
    if not core.endswith(_OFFICES):
        return unit
    head = name[: found[-1].length].removesuffix("级").removesuffix("直")
    place = regions.place_at(head)
    if place and place[0] == len(head) and place[1].code == area:
        head = head[-1]
    return f"{organ.institution_id}@{head}"


@lru_cache(maxsize=_CACHED)
def _has_figure(text: str) -> bool:
    folded = fold(text)
    return any(quantity.kind in _RESULTS for quantity in find_quantities(folded, Span(0, len(folded))))
