"""What names become at another level or place, by the lexicons. See corpus.workspace.adapting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.division.table import TableSource
from corpus.fold import fold
from corpus.intake.tables import KeptDocuments, metadata_in
from corpus.model import Metadata, Span
from corpus.model.seats import Move, Seat
from extract.knowledge import load_knowledge
from extract.names.moved_text import moved_names
from extract.names.moved_units import Mover

_AUTONOMOUS = "自治区"
_NATION = "000000"


@dataclass(frozen=True)
class LexiconMovers:
    """See corpus.workspace.adapting.Movers."""

    metadata_of: Callable[[str], Metadata | None]

    def seat(self, source: TableSource) -> Seat | None:
        metadata = self.metadata_of(source.document_id)
        return seat_of(metadata) if metadata else None

    def day(self, source: TableSource) -> date | None:
        metadata = self.metadata_of(source.document_id)
        return metadata.day if metadata else None

    def mover(self, origin: Seat, home: Seat, day: date | None) -> LexiconMover:
        return LexiconMover(Mover(load_knowledge().institutions, origin, home, day))


@dataclass(frozen=True)
class LexiconMover:
    """See corpus.workspace.adapting.NameMover."""

    names: Mover

    def unit(self, name: str) -> Sequence[Move]:
        moved = self.names.move(name)
        if moved.new or moved.why:
            return (Move(span=Span(0, len(name)), kind=moved.kind, new=moved.new, why=moved.why),)
        return self.text(name)

    def text(self, text: str) -> Sequence[Move]:
        return tuple(moved_names(text, self.names))


def movers_of(documents: KeptDocuments) -> LexiconMovers:
    """Movers that know the documents of a corpus."""
    return LexiconMovers(metadata_in(documents))


def seat_of(metadata: Metadata) -> Seat | None:
    """Whose document it is; None where neither level nor region is known. A town's counts as its county's."""
    if metadata.level == "国家" or metadata.region_code == _NATION:
        return Seat(level="国家", word="国家", code=_NATION)
    if metadata.region_code in load_knowledge().regions.gazetteer.regions:
        return _listed(metadata.region_code or "")
    return seat_named(metadata.region) if metadata.region else None


def seat_named(name: str) -> Seat | None:
    """A place as people write it, from the province down or short: 广东省梅州市, 梅州市, 梅州, 大埔县. Of a zone or a
    town (雄安新区) nobody knows what its organs are called: it is no seat, least of all that of the place around it."""
    written = "".join(fold(name).split())
    if written in ("全国", "国家"):
        return Seat(level="国家", word="国家", code=_NATION)
    regions = load_knowledge().regions
    found = regions.place_at(written)
    if found is None or found[0] != len(written):
        return _unlisted(written)
    code, known = found[1].code, regions.gazetteer.regions
    return _listed(code) if code in known and known[code].name == found[1].name else None


def _listed(code: str) -> Seat:
    gazetteer = load_knowledge().regions.gazetteer
    codes = gazetteer.lineage(code)
    whole = [gazetteer.regions[one].name for one in codes]
    names = tuple(one.removeprefix(above) for one, above in zip(whole, ["", *whole], strict=False))
    return Seat(level=gazetteer.regions[codes[-1]].level, word=_word(names[-1]), names=names, code=codes[-1])


def _word(name: str) -> str:
    return _AUTONOMOUS if name.endswith(_AUTONOMOUS) else name[-1]


_LEVELS = {"省": "省", "市": "市", "州": "市", "盟": "市", "县": "县", "区": "县", "旗": "县"}


def _unlisted(name: str) -> Seat | None:
    """A place that no list has, by its last character."""
    level = _LEVELS.get(name[-1:])
    return Seat(level=level, word=name[-1], names=(name,)) if level and len(name) > 2 else None
