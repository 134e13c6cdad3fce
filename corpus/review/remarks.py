"""What a check says: a remark with its place, how grave it is, why, and what may be done about it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from corpus.model import Span


class KindError(Exception):
    """``kinds.toml`` is wrong: which kind, what."""


class Gravity(StrEnum):
    """How grave: what is wrong, what is probably wrong, what may be so on purpose."""

    SERIOUS = "serious"
    ATTENTION = "attention"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class RemarkKind:
    """One kind of remark, as ``kinds.toml`` has it."""

    slug: str
    name: str
    group: str
    """Chinese: what it is about (任务, 机构, 编号 …)."""
    gravity: Gravity
    mend: str
    """What a drafter may do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something in a draft to look at. It changes nothing."""

    code: str
    """A slug of ``kinds.toml``."""
    message: str
    """One Chinese sentence."""
    places: tuple[Span, ...] = ()
    """Where, in the order of the text; none where it is about the draft as a whole."""
    count: int = 1
    """How many are meant: more than there are places where the draft as a whole lacks something."""
    mend: str = ""
    """What to do here, where more is known than the kind says."""

    @property
    def kind(self) -> RemarkKind:
        return load_kinds()[self.code]

    @property
    def gravity(self) -> Gravity:
        return self.kind.gravity

    @property
    def suggestion(self) -> str:
        return self.mend or self.kind.mend

    @property
    def span(self) -> Span | None:
        return self.places[0] if self.places else None


def parse_kinds(text: str) -> Mapping[str, RemarkKind]:
    """Kinds by their slugs, in the order of the file. Raises KindError."""
    found: dict[str, RemarkKind] = {}
    for slug, entry in tomllib.loads(text).items():
        for key in ("name", "group", "gravity", "mend"):
            if not entry.get(key):
                raise KindError(f"kinds.toml: {slug}: {key} is missing")
        if entry["gravity"] not in list(Gravity):
            raise KindError(f"kinds.toml: {slug}: no gravity {entry['gravity']!r}")
        found[slug] = RemarkKind(slug, entry["name"], entry["group"], Gravity(entry["gravity"]), entry["mend"])
    return found


@cache
def load_kinds() -> Mapping[str, RemarkKind]:
    """The shipped kinds. Raises KindError."""
    return parse_kinds((files("corpus.review") / "kinds.toml").read_text(encoding="utf-8"))


def ordered(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The gravest first, of equal ones as they stand in the text; what is about the whole comes first of its own."""
    ranks = list(Gravity)
    return tuple(sorted(remarks, key=lambda each: (ranks.index(each.gravity), each.span or Span(-1, -1), each.code)))
