"""Corrections carried out on a document as it was extracted, perhaps by other rules or from a text that has changed.

They are done in their order. A record that was accepted or put right and is no longer extracted is made again of what
was kept of it; what finds no place in the text is handed back, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from corpus.corrections.correction import (
    AddRecord,
    Anchor,
    BoundRecord,
    EditRecord,
    NotedCorrection,
    Quoted,
    RejectRecord,
    SetField,
)
from corpus.corrections.packing import unpack
from corpus.corrections.places import FoundBy, FoundPassage, SearchedText, squeezed
from corpus.corrections.setting import Checked, Directory, FieldSetter, NoDirectory
from corpus.fold import fold
from corpus.model import Citation, ParsedDocument, Priority, Span, Target, Task
from corpus.search.entry_ids import RecordKind

TUPLES: Mapping[RecordKind, str] = {
    RecordKind.TASK: "tasks",
    RecordKind.TARGET: "targets",
    RecordKind.PRIORITY: "priorities",
    RecordKind.CITATION: "citations",
}
"""Where a ParsedDocument holds each kind."""
_TYPES: Mapping[RecordKind, type[Checked]] = {
    RecordKind.TASK: Task,
    RecordKind.TARGET: Target,
    RecordKind.PRIORITY: Priority,
    RecordKind.CITATION: Citation,
}
_MADE = 1_000_000
"""Ordinals of records that extraction does not give begin here: their correction's number, which never changes."""
_ALIKE = 0.5
"""Of two stretches, what both have, from which on they may be one record."""
_LOST = "原文中找不到这段文字"
_CHANGED = "原文这里的文字已改动，请再看一遍"
_SEVERAL = "这里有几条记录，无法确定是哪一条"


class CorrectionState(StrEnum):
    KEPT = "kept"
    """At its place."""
    MOVED = "moved"
    """At another place."""
    MADE = "made"
    """No longer extracted; made again of what was kept."""
    GONE = "gone"
    """Rejected, and not extracted any more."""
    UNFITTING = "unfitting"
    """No longer in the text: a person has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutRight:
    parsed: ParsedDocument
    states: Mapping[int, CorrectionState]
    """By the corrections' numbers; those that were undone are left out."""
    reasons: Mapping[int, str]
    """Why the unfitting ones do not fit: a Chinese sentence each."""


def apply(parsed: ParsedDocument, noted: Iterable[NotedCorrection], directory: Directory | None = None) -> PutRight:
    """The document as it was put right."""
    desk = _Desk(parsed, directory or NoDirectory())
    for each in noted:
        if each.undone is None:
            desk.carry_out(each)
    return PutRight(parsed=desk.corrected(), states=desk.states, reasons=desk.reasons)


class _Unfitting(Exception):
    """The message is the reason."""


@dataclass(slots=True)
class _Slot:
    record: Checked
    number: int


@dataclass
class _Desk:
    parsed: ParsedDocument
    directory: Directory
    states: dict[int, CorrectionState] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.metadata = self.parsed.metadata
        self.slots = {
            kind: [_Slot(record, n) for n, record in enumerate(getattr(self.parsed, name))]
            for kind, name in TUPLES.items()
        }

    @cached_property
    def searched(self) -> SearchedText:
        return SearchedText(self.parsed.document.text)

    @cached_property
    def setter(self) -> FieldSetter:
        return FieldSetter(self.parsed, self.searched, self.directory)

    def carry_out(self, noted: NotedCorrection) -> None:
        try:
            self.states[noted.number] = self._done(noted)
        except _Unfitting as error:
            self.states[noted.number] = CorrectionState.UNFITTING
            self.reasons[noted.number] = str(error)

    def _done(self, noted: NotedCorrection) -> CorrectionState:
        correction = noted.correction
        if isinstance(correction, SetField):
            self.metadata = self.setter.metadata(self.metadata, correction.field, correction.new)
            return CorrectionState.KEPT
        if isinstance(correction, AddRecord):
            return self._add(noted.number, correction)
        if isinstance(correction, RejectRecord):
            return self._reject(correction)
        slot, state = self._slot(noted.number, correction.anchor)
        if isinstance(correction, EditRecord):
            slot.record = self.setter.set(slot.record, correction.new)
        elif isinstance(correction, BoundRecord):
            found = self._find(correction.quoted)
            slot.record = _bounded(slot.record, found.span, self.parsed)
        slot.record = replace(slot.record, verified=True)
        return state

    # --- records ------------------------------------------------------------------------------------------------------

    def _slot(self, number: int, anchor: Anchor) -> tuple[_Slot, CorrectionState]:
        """The record that is meant, made again where it is no longer there."""
        found = self._find(anchor.quoted)
        if found.way is FoundBy.ALTERED and not self._still_says(anchor, found.span):
            raise _Unfitting(_CHANGED)
        if slot := self._meant(anchor, found.span):
            return slot, CorrectionState.KEPT if found.way is FoundBy.SAME else CorrectionState.MOVED
        slot = _Slot(self._made_again(anchor, found), _MADE + number)
        self.slots[anchor.kind].append(slot)
        return slot, CorrectionState.MADE

    def _reject(self, correction: RejectRecord) -> CorrectionState:
        anchor = correction.anchor
        found = self._find(anchor.quoted)
        slot = self._meant(anchor, found.span)
        if slot is None:
            return CorrectionState.GONE
        self.slots[anchor.kind].remove(slot)
        return CorrectionState.KEPT if found.way is FoundBy.SAME else CorrectionState.MOVED

    def _add(self, number: int, correction: AddRecord) -> CorrectionState:
        found = self._find(correction.quoted)
        if found.way is FoundBy.ALTERED and not _same_figures(
            correction.quoted.quote, self.parsed.document[found.span]
        ):
            raise _Unfitting(_CHANGED)
        made = replace(self.setter.new(correction.kind, found.span, correction.fields), verified=True)
        same = [
            slot
            for slot in self.slots[correction.kind]
            if _shared(slot.record.span, made.span) >= _ALIKE and _name(slot.record) == _name(made)
        ]
        if same:
            same[0].record = replace(self.setter.set(same[0].record, correction.fields), verified=True)
        else:
            self.slots[correction.kind].append(_Slot(made, _MADE + number))
        return CorrectionState.KEPT if found.way is FoundBy.SAME else CorrectionState.MOVED

    def _find(self, quoted: Quoted) -> FoundPassage:
        if (found := self.searched.find(quoted)) is None:
            raise _Unfitting(_LOST)
        return found

    def _meant(self, anchor: Anchor, span: Span) -> _Slot | None:
        """The record at a place that an anchor means: it has the same name, or is alone in having most of the place."""
        near = [slot for slot in self.slots[anchor.kind] if _shared(slot.record.span, span) > 0]
        name = _name(_unpacked(anchor, lambda start, end, words: span))
        named = [slot for slot in near if _name(slot.record) == name]
        candidates = named or [slot for slot in near if _shared(slot.record.span, span) >= _ALIKE]
        if not candidates:
            return None
        ranked = sorted(candidates, key=lambda slot: -_shared(slot.record.span, span))
        if not named and len(ranked) > 1 and ranked[0].record.span == ranked[1].record.span:
            raise _Unfitting(_SEVERAL)
        return ranked[0]

    def _made_again(self, anchor: Anchor, found: FoundPassage) -> Checked:
        whole = found.span

        def place(start: int, end: int, words: str) -> Span:
            there = Span(whole.start + start, whole.start + end)
            if there.start >= 0 and words and self.parsed.document[there] == words:
                return there
            return self.setter.stands(words, whole) if words and end - start < len(whole) else whole

        made = replace(_unpacked(anchor, place), span=whole, ordinal=None)
        if isinstance(made, Task):
            return replace(made, section=self.setter.section(whole))
        return made

    def _still_says(self, anchor: Anchor, span: Span) -> bool:
        """Whether changed words still have the figures and the units that the record has of them."""
        old, new = squeezed(anchor.quoted.quote), squeezed(self.parsed.document[span])
        units = (squeezed(each["unit"]) for each in anchor.record.get("assignments") or ())
        return _same_figures(old, new) and all(unit in new for unit in units if unit in old)

    # --- the whole ----------------------------------------------------------------------------------------------------

    def corrected(self) -> ParsedDocument:
        changed: dict[str, Any] = {name: tuple(self._in_order(kind)) for kind, name in TUPLES.items()}
        return replace(self.parsed, metadata=self.metadata, **changed)

    def _in_order(self, kind: RecordKind) -> Iterator[Checked]:
        """By the text. Those that extraction gives keep their numbers, whatever was taken out or added."""
        slots = self.slots[kind]
        if [slot.number for slot in slots] != list(range(len(getattr(self.parsed, TUPLES[kind])))):
            slots = sorted(slots, key=lambda slot: slot.record.span.start)
            yield from (replace(slot.record, ordinal=slot.number) for slot in slots)
        else:
            yield from (slot.record for slot in slots)


def _unpacked(anchor: Anchor, place: Any) -> Checked:
    return unpack(_TYPES[anchor.kind], anchor.record, place)


def _bounded(record: Checked, span: Span, parsed: ParsedDocument) -> Checked:
    """The record with other boundaries; what it says of its own words follows them."""
    if isinstance(record, Task):
        start, end = max(record.text.start, span.start), min(record.text.end, span.end)
        return replace(record, span=span, text=Span(start, end) if start < end else span)
    if isinstance(record, Priority):
        return replace(record, span=span, text="".join(parsed.document[span].split()))
    return replace(record, span=span)


def _name(record: Checked) -> tuple[str, ...]:
    """What tells a record from others at its place."""
    if isinstance(record, Task):
        return (squeezed(record.title),)
    if isinstance(record, Target):
        return squeezed(record.indicator or ""), f"{record.value.normalize():f}", squeezed(record.by or "")
    if isinstance(record, Priority):
        return squeezed(record.region or ""), squeezed(record.text)
    return squeezed(record.title or ""), squeezed(record.number or "")


def _shared(one: Span, other: Span) -> float:
    """What two stretches have in common, of what either has."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / max(max(one.end, other.end) - min(one.start, other.start), 1)


def _same_figures(one: str, other: str) -> bool:
    figures = [re.findall(r"\d+", fold(side)) for side in (one, other)]
    return figures[0] == figures[1]
