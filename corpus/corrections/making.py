"""Corrections made out of what a person sees and says: a record by its number, a passage by its place."""

from __future__ import annotations

from typing import Any

from corpus.corrections.apply import TUPLES
from corpus.corrections.correction import (
    AcceptRecord,
    AddRecord,
    Anchor,
    BoundRecord,
    CorrectionError,
    EditRecord,
    Fields,
    FieldValue,
    RejectRecord,
    SetField,
)
from corpus.corrections.fields import FieldForm, field_of, fields_of, read_fields, split_names
from corpus.corrections.packing import pack
from corpus.corrections.places import SearchedText, squeezed
from corpus.corrections.setting import Checked
from corpus.glossary import chinese
from corpus.model import ParsedDocument, Span, numbered
from corpus.search.entry_ids import RecordKind


def _parted(kind: RecordKind, written: Fields, held: Fields) -> Fields:
    """Lists of names with those kept whole that the record has already: 各县、区人民政府 is one."""
    found = dict(written)
    for name, value in written.items():
        field = field_of(kind, name)
        known = held[field.name]
        if field.form is FieldForm.NAMES and isinstance(value, str) and isinstance(known, tuple):
            found[name] = split_names(value, known)
    return found


class CorrectionMaker:
    """Of one document as it stands now, corrections included. Raises CorrectionError."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self._parsed, self._searched = parsed, SearchedText(parsed.document.text)

    def accept(self, kind: RecordKind, number: int) -> AcceptRecord:
        return AcceptRecord(anchor=self._anchor(kind, number))

    def reject(self, kind: RecordKind, number: int) -> RejectRecord:
        return RejectRecord(anchor=self._anchor(kind, number))

    def edit(self, kind: RecordKind, number: int, written: Fields) -> EditRecord:
        """Of the fields that were written, those that differ."""
        held = fields_of(kind, self.record(kind, number))
        new = {
            name: value
            for name, value in read_fields(kind, _parted(kind, written, held)).items()
            if value != held[name]
        }
        if not new:
            raise CorrectionError("没有改动。若原样正确，请用“认可”。")
        return EditRecord(anchor=self._anchor(kind, number), old={name: held[name] for name in new}, new=new)

    def bound(self, kind: RecordKind, number: int, span: Span) -> BoundRecord:
        return BoundRecord(anchor=self._anchor(kind, number), quoted=self._searched.quoted(self._trimmed(span)))

    def add(self, kind: RecordKind, span: Span, written: Fields) -> AddRecord:
        fields = read_fields(kind, written)
        if kind is RecordKind.TARGET and "value" not in fields:
            raise CorrectionError("补一条目标时要写“数值”。")
        return AddRecord(kind=kind, quoted=self._searched.quoted(self._trimmed(span)), fields=fields)

    def set_field(self, name: str, written: FieldValue) -> SetField:
        kind = RecordKind.DOCUMENT
        field = field_of(kind, name)
        old = fields_of(kind, self._parsed.metadata)[field.name]
        return SetField(field=field.name, old=old, new=field.read(kind, written))

    def record(self, kind: RecordKind, number: int) -> Checked:
        held: tuple[Any, ...] = getattr(self._parsed, TUPLES[kind]) if kind in TUPLES else ()
        for own, record in numbered(held):
            if own == number:
                found: Checked = record
                return found
        raise CorrectionError(f"这份文件里没有这条{chinese(kind.value)}，可能已被改动，请刷新后再试。")

    def _anchor(self, kind: RecordKind, number: int) -> Anchor:
        record, text = self.record(kind, number), self._parsed.document.text
        return Anchor(
            kind=kind, quoted=self._searched.quoted(record.span), record=pack(record, text, record.span.start)
        )

    def find(self, words: str) -> Span:
        """Where words that a person typed stand in the text, once. Raises CorrectionError."""
        sought = squeezed(words)
        places = self._searched.occurrences(sought)
        if len(places) != 1:
            many = f"有 {len(places)} 处，请多写几个字" if places else "没有"
            raise CorrectionError(f"正文中“{words[:30]}”{many}。")
        return self._searched.span(places[0], places[0] + len(sought))

    def _trimmed(self, span: Span) -> Span:
        """Without blanks at its ends, and inside the text."""
        text = self._parsed.document.text
        start, end = max(span.start, 0), min(span.end, len(text))
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start >= end:
            raise CorrectionError("没有选中文字，请在正文中选一段。")
        return Span(start, end)
