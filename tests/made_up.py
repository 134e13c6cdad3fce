"""Made-up documents for tests of the corpus: by hypothesis for invariants, by hand for behaviour. Places are fictional."""

from __future__ import annotations

import hashlib
import os
from dataclasses import fields
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from corpus import model
from corpus.model import (
    Assignment,
    Block,
    Cell,
    Citation,
    Deadline,
    Document,
    EmptyCells,
    Institution,
    Issue,
    Ledger,
    LedgerEntry,
    Metadata,
    Milestone,
    PageFacts,
    ParsedDocument,
    Part,
    Priority,
    Section,
    Source,
    Span,
    Spot,
    Target,
    Task,
    UnitRole,
    Unread,
)

# A server's texts hold no NUL, and its places are numbers of 32 bits; no reader of files leaves the one or the other.
_SERVED = "ZHENGCE_TEST_POSTGRES" in os.environ
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0" if _SERVED else ""), max_size=8)
NUMBERS = st.integers(0, 2**31 - 1 if _SERVED else 2**40)
SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b)), NUMBERS, NUMBERS)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)
BY_TYPE = {
    "str": WORDS,
    "int": NUMBERS,
    "bool": st.booleans(),
    "Span": SPANS,
    "date": st.dates(date(1949, 1, 1), date(2099, 12, 31)),
    "Decimal": DECIMALS,
    "tuple[int, ...]": st.lists(NUMBERS, max_size=3).map(tuple),
    "tuple[str, ...]": st.lists(WORDS, max_size=3).map(tuple),
    **{name: st.sampled_from(list(getattr(model, name)))
       for name in ("PartKind", "Severity", "UnitRole", "TargetStatus", "Relation", "UnreadKind", "Validity")},
}  # fmt: skip


def records(kind, **given):
    """Any value of a dataclass, by the types of its fields; ``given`` are strategies for nested records."""
    rest = {field.name: _by_type(field.type) for field in fields(kind) if field.name not in given}
    return st.builds(kind, **rest, **given)


def _by_type(name):
    plain = name.removesuffix(" | None")
    return BY_TYPE[plain] if plain == name else st.none() | BY_TYPE[plain]


def several(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


BLOCKS = records(
    Block, cell=st.none() | records(Cell), spots=several(records(Spot)), empty=several(records(EmptyCells))
)
ASSIGNMENTS = records(Assignment, institution=st.none() | records(Institution))
PARSED = records(
    ParsedDocument,
    document=records(
        Document,
        source=records(Source, sha256=st.text("0123456789abcdef", min_size=64, max_size=64)),
        facts=records(PageFacts),
        blocks=several(BLOCKS),
        issues=several(records(Issue)),
        ledger=st.none() | records(Ledger, added=several(records(LedgerEntry)), left=several(records(LedgerEntry))),
    ),
    metadata=records(Metadata),
    parts=several(records(Part)),
    sections=several(records(Section)),
    tasks=several(
        records(
            Task,
            assignments=several(ASSIGNMENTS),
            deadline=st.none() | records(Deadline),
            milestones=several(records(Milestone)),
        )
    ),
    targets=several(records(Target)),
    priorities=several(records(Priority)),
    citations=several(records(Citation)),
    issues=several(records(Issue)),
    unread=several(records(Unread)),
)


def make_document(text: str, name: str = "a.txt") -> Document:
    """A document of plain lines."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(start, start + len(line))))
        start += len(line) + 1
    sha256 = hashlib.sha256((name + text).encode()).hexdigest()
    source = Source(name=name, media_type="text/plain", sha256=sha256, size=len(text))
    return Document(source=source, text=text, blocks=tuple(blocks))


def make_parsed(text: str, name: str = "a.txt", **metadata) -> ParsedDocument:
    """A document titled by its first line, in which each line that begins with a digit is a task due at the end of
    2025, with the lead unit of its bracket （牵头：…）."""
    document = make_document(text, name)
    lines = [(document[block.span], block.span.start) for block in document.blocks]
    tasks = tuple(_task(line, start) for line, start in lines if line[:1].isdigit())
    return ParsedDocument(document=document, metadata=Metadata(title=lines[0][0], **metadata), tasks=tasks)


def _task(line: str, start: int) -> Task:
    bracket = line.find("（牵头：")
    assignments = ()
    if bracket >= 0:
        unit = line[bracket + 4 : line.index("）", bracket)]
        at = start + bracket + 4
        assignments = (Assignment(span=Span(at, at + len(unit)), role=UnitRole.LEAD, unit=unit),)
    return Task(
        span=Span(start, start + len(line)),
        label=line[:2],
        title=line[2:12],
        section=None,
        text=Span(start + 2, start + (bracket if bracket >= 0 else len(line))),
        assignments=assignments,
        deadline=Deadline(span=Span(start, start + 1), text=line[:1], due=date(2025, 12, 31)),
        themes=("生态补偿",) if "补偿" in line else (),
    )


def make_target(parsed: ParsedDocument, quote: str) -> Target:
    start = parsed.document.text.index(quote)
    return Target(
        span=Span(start, start + len(quote)),
        indicator=quote[:4],
        value=Decimal("75"),
        upper=None,
        measure="%",
        comparator=">=",
        by="2025",
    )
