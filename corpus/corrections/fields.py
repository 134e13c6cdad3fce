"""What of a record, and of the document itself, can be set by hand: each field, how it is read and how it is written.

People write words: a date as 2025-12-31, names with 、 between them, a choice by its Chinese word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from corpus.corrections.correction import CorrectionError, Fields, FieldValue
from corpus.glossary import chinese
from corpus.model import Relation, TargetStatus, Task, UnitRole, Validity
from corpus.search.entry_ids import RecordKind

_LONGEST = 2000
"""Characters of a field."""
_PIECES = re.compile(r"[(（][^()（）]{0,60}[)）]|[^、；;\n]|[、；;\n]")
"""Of a list: a bracket, which parts nothing (各县（市、区）人民政府), a character of a name, a sign between names."""
_SIGNS = "、；;\n"
_DAY = re.compile(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?")
_TRUE, _FALSE = frozenset({"是", "yes", "true", "1"}), frozenset({"否", "no", "false", "0", ""})


class FieldForm(StrEnum):
    WORDS = "words"
    NAMES = "names"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableField:
    name: str
    form: FieldForm = FieldForm.WORDS
    choices: tuple[str, ...] = ()
    needed: bool = False
    """A record cannot be without it."""
    longer: str = ""
    """The slug of its Chinese name, where it is not ``<kind>.<name>``."""

    def label(self, kind: RecordKind) -> str:
        return chinese(self.longer or f"{kind.value}.{self.name}")

    def word(self, kind: RecordKind, value: str) -> str:
        """A choice as people see it."""
        slug = f"{kind.value}.{value}"
        return value if self.form is not FieldForm.CHOICE or chinese(slug) == slug else chinese(slug)

    def read(self, kind: RecordKind, value: FieldValue) -> FieldValue:
        """What a person wrote, made plain. Raises CorrectionError."""
        found = _READERS[self.form](self, kind, value)
        if self.needed and not found:
            raise CorrectionError(f"“{self.label(kind)}”不能为空。")
        return found


def _words(field: EditableField, kind: RecordKind, value: FieldValue) -> FieldValue:
    words = "、".join(value) if isinstance(value, tuple) else str(value or "")
    words = "".join(letter for letter in words if letter.isprintable()).strip()
    if len(words) > _LONGEST:
        raise CorrectionError(f"“{field.label(kind)}”太长，最多 {_LONGEST} 字。")
    return words or None


def split_names(text: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Names with 、 between them. Where some have ； between them, 、 is part of a name (各县、区人民政府), so too
    in names that are known.

    >>> split_names("市财政局、各县（市、区）人民政府"), split_names("各县、区人民政府；市财政局")
    (('市财政局', '各县（市、区）人民政府'), ('各县、区人民政府', '市财政局'))
    """
    signs = _SIGNS[1:] if any(sign in text for sign in _SIGNS[1:]) else _SIGNS
    names, at = [""], 0
    while at < len(text):
        whole = next((n for n in known if n and not names[-1] and text.startswith(n, at)), None)
        match = _PIECES.match(text, at)
        piece = whole or (match.group() if match else text[at])
        if piece in signs:
            names.append("")
        else:
            names[-1] += piece
        at += len(piece)
    return tuple(clean for name in names if (clean := name.strip(" 、")))


def join_names(names: tuple[str, ...]) -> str:
    """As ``split_names`` reads them."""
    return ("；" if len(names) > 1 and any(len(split_names(name)) > 1 for name in names) else "、").join(names)


def _names(field: EditableField, kind: RecordKind, value: FieldValue) -> FieldValue:
    names = value if isinstance(value, tuple) else split_names(str(value or ""))
    clean = (str(_words(field, kind, name) or "") for name in names)
    return tuple(dict.fromkeys(name for name in clean if name))


def _day(field: EditableField, kind: RecordKind, value: FieldValue) -> FieldValue:
    if (words := _words(field, kind, value)) is None:
        return None
    match = _DAY.fullmatch(str(words))
    try:
        return date(*map(int, match.groups())).isoformat() if match else _wrong(field, kind, words, "2025-12-31")
    except ValueError:
        return _wrong(field, kind, words, "2025-12-31")


def _number(field: EditableField, kind: RecordKind, value: FieldValue) -> FieldValue:
    if (words := _words(field, kind, value)) is None:
        return None
    try:
        number = Decimal(str(words).replace(",", "").replace("，", ""))
    except InvalidOperation:
        return _wrong(field, kind, words, "75.5")
    return f"{number:f}" if number.is_finite() else _wrong(field, kind, words, "75.5")


def _choice(field: EditableField, kind: RecordKind, value: FieldValue) -> FieldValue:
    if (words := _words(field, kind, value)) is None:
        return None
    known = {name: each for each in field.choices for name in (each, field.word(kind, each))}
    return known[str(words)] if str(words) in known else _wrong(field, kind, words, "、".join(_offered(field, kind)))


def _offered(field: EditableField, kind: RecordKind) -> tuple[str, ...]:
    return tuple(field.word(kind, each) for each in field.choices)


def _flag(field: EditableField, kind: RecordKind, value: FieldValue) -> FieldValue:
    words = str(value if value is not None else "").lower()
    return words in _TRUE if words in _TRUE | _FALSE else _wrong(field, kind, value, "是 或 否")


def _wrong(field: EditableField, kind: RecordKind, value: object, wanted: str) -> FieldValue:
    raise CorrectionError(f"“{field.label(kind)}”写成“{value}”，读不懂；请写成：{wanted}。")


_READERS: Mapping[FieldForm, Callable[[EditableField, RecordKind, FieldValue], FieldValue]] = {
    FieldForm.WORDS: _words,
    FieldForm.NAMES: _names,
    FieldForm.DAY: _day,
    FieldForm.NUMBER: _number,
    FieldForm.CHOICE: _choice,
    FieldForm.FLAG: _flag,
}


def _field(name: str, form: FieldForm = FieldForm.WORDS, *choices: str, needed: bool = False) -> EditableField:
    return EditableField(name=name, form=form, choices=choices, needed=needed)


ROLES: Mapping[str, UnitRole] = {role.value: role for role in UnitRole}
EDITABLE: Mapping[RecordKind, tuple[EditableField, ...]] = {
    RecordKind.DOCUMENT: (
        _field("title"), _field("document_number"), _field("issuers", FieldForm.NAMES), _field("addressees"),
        _field("document_date", FieldForm.DAY), _field("published_date", FieldForm.DAY), _field("document_type"),
        _field("level", FieldForm.CHOICE, "国家", "省", "市", "县", "乡"), _field("region"),
        _field("effective_date", FieldForm.DAY), _field("valid_until", FieldForm.DAY),
        _field("status", FieldForm.CHOICE, *(each.value for each in Validity), needed=True),
    ),
    RecordKind.TASK: (
        _field("title", needed=True), *(_field(role, FieldForm.NAMES) for role in ROLES), _field("deadline"),
        _field("due", FieldForm.DAY), _field("recurs", FieldForm.CHOICE, "每年", "每季度", "每月", "持续"),
        _field("themes", FieldForm.NAMES),
    ),
    RecordKind.TARGET: (
        _field("indicator"), _field("comparator", FieldForm.CHOICE, ">=", "<=", "=", "~", "+", "-", needed=True),
        _field("value", FieldForm.NUMBER, needed=True), _field("upper", FieldForm.NUMBER), _field("measure"),
        _field("by"), _field("base"), _field("base_value", FieldForm.NUMBER),
        _field("status", FieldForm.CHOICE, *(each.value for each in TargetStatus), needed=True),
        _field("kind", FieldForm.CHOICE, "binding", "anticipatory"), _field("striving", FieldForm.FLAG),
    ),
    RecordKind.PRIORITY: (
        _field("region"), _field("text", needed=True), _field("listed", FieldForm.FLAG),
        _field("mention", FieldForm.FLAG), _field("themes", FieldForm.NAMES),
    ),
    RecordKind.CITATION: (
        _field("title"), _field("number"),
        _field("relation", FieldForm.CHOICE, *(each.value for each in Relation), needed=True),
    ),
}  # fmt: skip
"""The fields of each kind, as a form shows them."""


def field_of(kind: RecordKind, name: str) -> EditableField:
    """A field by its slug or by what people call it. Raises CorrectionError."""
    for field in EDITABLE[kind]:
        if name in (field.name, field.label(kind)):
            return field
    known = "、".join(field.label(kind) for field in EDITABLE[kind])
    raise CorrectionError(f"{chinese(kind.value)}没有“{name}”这一项；可以改的有：{known}。")


def read_fields(kind: RecordKind, written: Mapping[str, FieldValue]) -> Fields:
    """What a person wrote, field by field. Raises CorrectionError."""
    found: dict[str, FieldValue] = {}
    for name, value in written.items():
        field = field_of(kind, name)
        found[field.name] = field.read(kind, value)
    return found


def fields_of(kind: RecordKind, record: Any) -> Fields:
    """What can be set of a record (or of the Metadata), as it is."""
    return {field.name: _value(record, field.name) for field in EDITABLE[kind]}


def _value(record: Any, name: str) -> FieldValue:
    if isinstance(record, Task) and name in ROLES:
        return tuple(each.unit for each in record.assignments if each.role is ROLES[name])
    if isinstance(record, Task) and name in ("deadline", "due", "recurs"):
        value = getattr(record.deadline, "text" if name == "deadline" else name, None)
    else:
        value = getattr(record, name)
    return _plain(value)


def _plain(value: Any) -> FieldValue:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    plain: FieldValue = value.value if isinstance(value, StrEnum) else value
    return plain


def shown_value(kind: RecordKind, name: str, value: FieldValue) -> str:
    """A field as people read it; 无 where there is nothing."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return join_names(value) or "无"
    field = next((each for each in EDITABLE[kind] if each.name == name), None)
    return "无" if value is None else field.word(kind, value) if field else value
