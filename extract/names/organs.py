"""Organs as the lexicon has them: present, alternative and former names, with dates and successors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.fold import fold
from extract.lexicon import Row, read_rows

COLUMNS = (
    *("id", "scope", "kind", "preferred_label", "alternative_labels", "negative_labels"),
    *("former_names", "successors", "since", "until", "basis"),
)
NATIONAL_KINDS = frozenset({"central", "company", "judicial", "mass", "military", "party"})
LOCAL_KINDS = frozenset(
    {"organ", "party", "mass", "enterprise", "court", "congress", "government", "zone", "body", "internal"}
)
KINDS = {"国家": NATIONAL_KINDS, "地方": LOCAL_KINDS}


@dataclass(frozen=True, slots=True)
class Former:
    """A name that an organ bore, until a year or ISO month; ``start`` None where not known."""

    name: str
    start: str | None
    end: str


@dataclass(frozen=True, slots=True)
class Organ:
    """One row of institutions.csv. Local organs (地方) have no place before their labels: 财政局, 委组织部."""

    organ_id: str
    national: bool
    kind: str
    preferred: tuple[str, ...]
    """Today's names: one for a national organ, for a local one all that are usual, in the order of choice."""
    alternatives: tuple[str, ...]
    negatives: tuple[str, ...]
    formers: tuple[Former, ...]
    successors: tuple[tuple[str, str | None], ...]
    """Ids of the organs that took over, and since when; () for a living organ."""
    since: str | None
    until: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a label says: an organ by a present name, or by one that it bore."""

    organ: Organ
    former: Former | None = None


def _period(row: Row, text: str) -> Former:
    """``国家计委@1952-11/1998-03`` or, where the start is not known, ``计委@/2004``."""
    name, _, dates = text.partition("@")
    start, _, end = dates.partition("/")
    if not name or not end[:4].isdigit():
        raise row.error(f"former name without a last year: {text!r}")
    return Former(name, start or None, end)


def _successor(text: str) -> tuple[str, str | None]:
    organ_id, _, since = text.partition("@")
    return organ_id, since or None


def _organ(row: Row) -> Organ:
    if row["kind"] not in KINDS.get(row["scope"], ()):
        raise row.error(f"scope {row['scope']!r} or kind {row['kind']!r} is unknown")
    if not row["preferred_label"]:
        raise row.error(f"{row['id']}: preferred_label is empty")
    return Organ(
        row["id"],
        row["scope"] == "国家",
        row["kind"],
        row.labels("preferred_label"),
        row.labels("alternative_labels"),
        row.labels("negative_labels"),
        tuple(_period(row, text) for text in row.labels("former_names")),
        tuple(_successor(text) for text in row.labels("successors")),
        row["since"] or None,
        row["until"] or None,
        row["basis"] or None,
    )


def _checked(rows: Iterable[Row]) -> Iterator[Organ]:
    """Organs whose present local labels are each in one row only. Raises LexiconError."""
    ids: set[str] = set()
    present: dict[str, str] = {}
    pending: list[tuple[Row, Organ]] = []
    for row in rows:
        organ = _organ(row)
        if organ.organ_id in ids:
            raise row.error(f"{organ.organ_id!r} is there twice")
        ids.add(organ.organ_id)
        pending.append((row, organ))
        if not organ.national:
            for label in (*organ.preferred, *organ.alternatives):
                if present.setdefault(fold(label), organ.organ_id) != organ.organ_id:
                    raise row.error(f"{label!r} already names {present[fold(label)]}")
    for row, organ in pending:
        if unknown := [one for one, _ in organ.successors if one not in ids]:
            raise row.error(f"successor {unknown[0]!r} is no organ")
    return (organ for _, organ in pending)


@cache
def load_organs() -> Mapping[str, Organ]:
    """Every organ of institutions.csv by its id, in the order of the file. Raises LexiconError."""
    return {organ.organ_id: organ for organ in _checked(read_rows("institutions.csv", COLUMNS))}


def _spoken(organ: Organ) -> Iterator[str]:
    """Present labels; an office inside an agency is a 处 in a province, a 科, 股 or 室 below it."""
    for label in (*organ.preferred, *organ.alternatives):
        yield label
        if organ.kind == "internal" and label.endswith("处"):
            yield from (label.removesuffix("处") + ending for ending in "科股室")


@cache
def namings(national: bool) -> Mapping[str, tuple[Naming, ...]]:
    """Folded label → what it may mean, present names first; labels with ``*`` are left out."""
    found: dict[str, list[Naming]] = {}
    organs = [organ for organ in load_organs().values() if organ.national == national]
    for organ in organs:
        present = Naming(organ)
        for label in _spoken(organ):
            if "*" not in label:
                found.setdefault(fold(label), []).append(present)
    for organ in organs:
        for former in organ.formers:
            if "*" not in former.name:
                found.setdefault(fold(former.name), []).append(Naming(organ, former))
    return {label: tuple(meanings) for label, meanings in found.items()}


@cache
def wildcards() -> Mapping[str, tuple[tuple[str, Naming], ...]]:
    """Local labels with a place in them (国家统计局*调查队): what follows the place → (what precedes it, meaning)."""
    found: dict[str, list[tuple[str, Naming]]] = {}
    for organ in load_organs().values():
        present = [(label, None) for label in (*organ.preferred, *organ.alternatives)]
        for label, former in [*present, *((former.name, former) for former in organ.formers)]:
            before, star, after = label.partition("*")
            if star and after and "*" not in after:
                found.setdefault(fold(after), []).append((fold(before), Naming(organ, former)))
    return {ending: tuple(meanings) for ending, meanings in found.items()}


@cache
def negatives() -> frozenset[str]:
    """Strings that begin like an organ's name and are none (国务院令), folded."""
    return frozenset(fold(label) for organ in load_organs().values() for label in organ.negatives)


@cache
def central_names() -> frozenset[str]:
    """Names that only a national organ bears, folded: 生态环境部, and not 发展改革委, which may be a city's."""
    local = namings(national=False)
    return frozenset(name for name in namings(national=True) if name not in local and len(name) > 2)


def central_prefix(name: str) -> str:
    """The longest of these names with which another begins; empty where there is none."""
    return next((name[:length] for length in _central_lengths() if name[:length] in central_names()), "")


@cache
def _central_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in central_names()}, reverse=True))
