"""校核 on the page 文件: records accepted, rejected, put right and added, and all that taken back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from corpus.corrections.correction import CorrectionError, Fields, FieldValue, NotedCorrection, quoted_of
from corpus.corrections.fields import EDITABLE, EditableField, FieldForm, fields_of, join_names
from corpus.corrections.setting import Checked
from corpus.glossary import chinese
from corpus.model import ParsedDocument, Span
from corpus.people.people import Forbidden
from corpus.search.entry_ids import EntryId, RecordKind, parse_entry_id
from ui import boxes, session
from ui.panels import checking
from ui.panels.checking import Gesture
from ui.panels.markup import literal, shortened

_AUTHOR, _OPEN, _BOUNDS, _SAID = "correcting-author", "correcting-open", "correcting-bounds", "correcting-said"
_OPENED, _NAME, _BOX = "correcting-opened", "correcting-name", "correcting-box"
_HINTS = {
    FieldForm.NAMES: "几个之间用、隔开；名称里有、的用；隔开",
    FieldForm.DAY: "2025-12-31",
    FieldForm.NUMBER: "75.5",
}
_LISTED = 40
"""Corrections and doubts of one document that the box lists."""


def acted(document_id: str, said: str) -> None:
    """A callback for what the panel reports."""
    if gesture := checking.read_gesture(said):
        if gesture.act in ("edit", "add"):
            st.session_state[_OPEN] = gesture
        else:
            _do(lambda: _at_once(document_id, gesture))


def _at_once(document_id: str, gesture: Gesture) -> str:
    """What needs no more to be said. Returns what was done."""
    corrections, entry_id = session.corpus().corrections, f"{document_id}-{gesture.record}"
    if gesture.act == "accept":
        corrections.accept(entry_id, _author())
        return "已认可"
    if gesture.act == "reject":
        number = corrections.reject(entry_id, _author())
        return f"已去掉（校核 {number}），可在“校核”中撤销"
    held = st.session_state.pop(_BOUNDS, "")
    if not held or gesture.span is None:
        raise CorrectionError("请先点一条记录的 ✎，再选“改起止”。")
    corrections.bound(held, gesture.span, _author())
    return "已改起止"


def _do(act: Callable[[], str]) -> None:
    """Do it and say so, or say why not."""
    try:
        st.session_state[_SAID] = (act(), True)
    except (CorrectionError, Forbidden) as error:
        st.session_state[_SAID] = (str(error), False)


def _sign(name: str) -> None:
    """Kept for all pages: a box forgets what is in it when its page is left."""
    st.session_state[_NAME] = name.strip()


def _author() -> str:
    return str(st.session_state.get(_NAME) or "")


def show(parsed: ParsedDocument) -> None:
    """The box 校核, what was just done, and the form where one was asked for."""
    if said := st.session_state.pop(_SAID, None):
        st.toast(literal(said[0]), icon=":material/check:" if said[1] else ":material/error:")
    _box(parsed)
    gesture: Gesture | None = st.session_state.pop(_OPEN, None)
    if gesture:
        _form(parsed, gesture)


def bounding(document_id: str) -> str:
    """The anchor of the record of this document whose boundaries are being selected; empty where there is none."""
    held = str(st.session_state.get(_BOUNDS) or "")
    return held.partition("-")[2] if held.startswith(f"{document_id}-") else ""


def bounds_hint(document_id: str) -> None:
    if bounding(document_id):
        with st.container(horizontal=True, vertical_alignment="center", key="correcting-hint"):
            st.info("请在正文中选中这条记录的新起止，再点旁边的“定为起止”。")
            st.button("不改了", on_click=lambda: st.session_state.pop(_BOUNDS, None))


# --- the box ----------------------------------------------------------------------------------------------------------


def _box(parsed: ParsedDocument) -> None:
    corrections, document_id = session.corpus().corrections, parsed.document_id
    told = corrections.told(document_id)
    lost = sum(state == "unfitting" for _, state, _ in told)
    label = "校核" + (f" {len(told)}" if told else "") + (f"（{lost} 条未能对上）" if lost else "")

    def fill() -> None:
        st.session_state.setdefault(_AUTHOR, _author())
        st.text_input(
            "署名", key=_AUTHOR, placeholder="写上姓名，校核记录会注明", on_change=session.said(_AUTHOR, _sign)
        )
        with st.container(horizontal=True, gap="small"):
            st.button("改文件信息", on_click=_open, args=(Gesture(act="edit"),))
            rest = corrections.unverified(parsed)
            st.button(f"认可其余 {len(rest)} 条", disabled=not rest, on_click=_accept_all, args=(document_id, rest))
        _queue(document_id)
        if told:
            st.markdown("**校核记录**")
        for noted, state, why in reversed(told[-_LISTED:]):
            _noted(noted, state, why)

    boxes.show(label, _BOX, fill)


def _queue(document_id: str) -> None:
    items = session.corpus().corrections.queue(document_id)
    st.markdown("**待校核**")
    session.panel(checking.queue_html(items, titled=False, limit=_LISTED), "correcting-queue")


def _noted(noted: NotedCorrection, state: str, why: str) -> None:
    words, undo = st.columns([5, 1.3], vertical_alignment="center")
    with words:
        session.panel(checking.noted_html(noted, state, why), f"correcting-{noted.number}")
    if not noted.undone:
        undo.button("撤销", key=f"correcting-undo-{noted.number}", on_click=_undo, args=(noted.number,))


def _open(gesture: Gesture) -> None:
    st.session_state[_OPEN] = gesture


def _undo(number: int) -> None:
    def act() -> str:
        session.corpus().corrections.undo(number, _author())
        return f"已撤销校核 {number}"

    _do(act)


def _accept_all(document_id: str, entry_ids: tuple[str, ...]) -> None:
    def act() -> str:
        made = session.corpus().corrections.accept_all(document_id, entry_ids, _author())
        return f"已认可 {len(made)} 条"

    _do(act)


# --- the form ---------------------------------------------------------------------------------------------------------


def _form(parsed: ParsedDocument, gesture: Gesture) -> None:
    """What was asked for, in a window over the page. Its boxes are its own: what was typed in one that was closed is
    not to stand in the next."""
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1
    if gesture.kind and gesture.span:
        kind, title = gesture.kind, f"补{chinese(f'kind.{gesture.kind.value}')}"
        st.dialog(title, width="large")(_adding)(parsed, kind, gesture.span)
    elif not gesture.record:
        st.dialog("改文件信息", width="large")(_document)(parsed)
    else:
        entry = parse_entry_id(f"{parsed.document_id}-{gesture.record}")
        try:
            record = session.corpus().corrections.maker(parsed.document_id).record(entry.kind, entry.number)
        except CorrectionError as error:
            st.toast(literal(str(error)), icon=":material/error:")
            return
        st.dialog(f"改{chinese(f'kind.{entry.kind.value}')}", width="large")(_editing)(parsed, entry, record)


def _adding(parsed: ParsedDocument, kind: RecordKind, span: Span) -> None:
    quote = parsed.document[span]
    st.caption(literal(f"原文：{shortened(quote, 200)}"))
    held = _suggested(kind, quote)
    written, done = _fields(kind, held)
    if done:
        _save(lambda: session.corpus().corrections.add(parsed.document_id, kind, span, written, _author()), "已补录")


def _suggested(kind: RecordKind, quote: str) -> dict[str, FieldValue]:
    """What the fields of a new record begin with."""
    words = "".join(quote.split())
    held: dict[str, FieldValue] = {field.name: None for field in EDITABLE[kind]}
    first: dict[RecordKind, dict[str, FieldValue]] = {
        RecordKind.TASK: {"title": words[:40]},
        RecordKind.TARGET: {"comparator": ">=", "status": "target"},
        RecordKind.PRIORITY: {"text": words, "listed": True},
        RecordKind.CITATION: {"title": words.strip("《》"), "relation": "mentions"},
    }
    return {**held, **first[kind]}


def _editing(parsed: ParsedDocument, entry: EntryId, record: Checked) -> None:
    st.caption(literal(f"原文：{shortened(parsed.document[record.span], 200)}"))
    held = fields_of(entry.kind, record)
    written, done = _fields(entry.kind, held)
    corrections = session.corpus().corrections
    if done:
        _save(lambda: corrections.edit(str(entry), _changed(written, held), _author()), "已修改")
    if st.button("改起止", help="关上窗口，在正文中选中新的起止"):
        st.session_state[_BOUNDS] = str(entry)
        st.rerun()
    told = [each for each in corrections.told(parsed.document_id) if _is_about(each[0], record, parsed)]
    if told:
        st.markdown("**这条记录的经过**")
        session.panel(checking.history_html(told), "correcting-history")


def _is_about(noted: NotedCorrection, record: Checked, parsed: ParsedDocument) -> bool:
    """A correction that was made at a record's place."""
    quoted = quoted_of(noted.correction)
    here = parsed.document[record.span]
    return quoted is not None and (quoted.quote in here or here in quoted.quote)


def _document(parsed: ParsedDocument) -> None:
    kind = RecordKind.DOCUMENT
    held = fields_of(kind, parsed.metadata)
    written, done = _fields(kind, held)
    if done:
        _save(lambda: _set(parsed.document_id, _changed(written, held)), "已改文件信息")


def _set(document_id: str, changed: Fields) -> int:
    if not changed:
        raise CorrectionError("没有改动。")
    numbers = [session.corpus().corrections.set_field(document_id, *each, _author()) for each in changed.items()]
    return numbers[-1]


def _changed(written: Fields, held: Fields) -> Fields:
    """What is not as the form showed it at first."""
    return {name: value for name, value in written.items() if (value or None) != (_shown(held[name]) or None)}


def _shown(value: FieldValue) -> FieldValue:
    """As the form holds it."""
    return join_names(value) if isinstance(value, tuple) else value


def _fields(kind: RecordKind, held: Fields) -> tuple[dict[str, FieldValue], bool]:
    """The form, and whether it was sent."""
    with st.form(f"correcting-form-{st.session_state[_OPENED]}", border=False):
        columns = st.columns(2)
        written = {
            field.name: _field(columns[number % 2], kind, field, held[field.name])
            for number, field in enumerate(EDITABLE[kind])
        }
        return written, st.form_submit_button("保存", type="primary")


def _field(
    column: st.delta_generator.DeltaGenerator, kind: RecordKind, field: EditableField, held: FieldValue
) -> FieldValue:
    label, key = field.label(kind), f"correcting-field-{st.session_state[_OPENED]}-{field.name}"
    if field.form is FieldForm.FLAG:
        return bool(column.checkbox(label, bool(held), key=key))
    if field.form is FieldForm.CHOICE:
        options = field.choices if field.needed else ("", *field.choices)
        at = options.index(held) if held in options else 0
        return column.selectbox(
            label, options, at, key=key, format_func=lambda each: field.word(kind, each) if each else "无"
        )
    hint = _HINTS.get(field.form)
    return column.text_input(label, str(_shown(held) or ""), key=key, placeholder=hint)


def _save(make: Callable[[], int], done: str) -> None:
    try:
        number = make()
    except (CorrectionError, Forbidden) as error:  # a window runs outside of what is guarded
        st.error(literal(str(error)))
        return
    st.session_state[_SAID] = (f"{done}（校核 {number}）", True)
    st.rerun()
