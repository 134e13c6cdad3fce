"""校核 on the page: what can be done to a record, what is to be looked at first, what was done. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.corrections.correction import CHECKED_KINDS, NotedCorrection
from corpus.corrections.wording import changes, deed, subject
from corpus.glossary import chinese
from corpus.intake.queue import QueueItem
from corpus.model import Span
from corpus.search.entry_ids import RecordKind
from ui.panels.markup import joined, link, shortened, tag, text
from ui.state import CorpusView, DocumentView

QUEUE = 100
"""Doubts that are shown at a time."""
_ACTS = (("accept", "✓", "认可：看过，正确"), ("edit", "✎", "修改、改起止、看经过"), ("reject", "✕", "不是：去掉这条"))
_SAID = re.compile(
    r"(?P<act>accept|edit|reject) (?P<record>[tgrc]\d{1,9})|"
    r"(?P<pick>add (?P<kind>task|target|priority|citation)|bound) (?P<start>\d{1,9})-(?P<end>\d{1,9})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gesture:
    """What a person did to a record, or with a stretch of the text that was selected."""

    act: str
    """accept, edit, reject; add, bound."""
    record: str = ""
    """Its anchor."""
    kind: RecordKind | None = None
    """Of what is to be added."""
    span: Span | None = None


def read_gesture(said: str) -> Gesture | None:
    """What the browser reports; None where that makes no sense.

    >>> read_gesture("accept t3").record
    't3'
    """
    match = _SAID.fullmatch(said)
    if match is None:
        return None
    if match["act"]:
        return Gesture(act=match["act"], record=match["record"])
    span = Span(int(match["start"]), int(match["end"]))
    if span.start >= span.end:
        return None
    kind = RecordKind(match["kind"]) if match["kind"] else None
    return Gesture(act="add" if kind else "bound", kind=kind, span=span)


def badge_html(verified: bool) -> str:
    return tag("span", "已校核", class_="zc-checked") if verified else ""


def checks_html(name: str, verified: bool) -> str:
    """✓ ✎ ✕ of a record."""
    buttons = [
        tag("button", sign, type_="button", data_act=f"{act} {name}", title=said, aria_label=said)
        for act, sign, said in _ACTS
        if not (verified and act == "accept")
    ]
    return badge_html(verified) + joined(buttons)


def pick_html() -> str:
    """What can be done with a stretch that was selected: shown beside it."""
    buttons = [
        tag("button", f"补{chinese(f'kind.{kind.value}')}", type_="button", data_pick=f"add {kind.value}")
        for kind in CHECKED_KINDS
    ]
    buttons.append(tag("button", "定为起止", type_="button", data_pick="bound", hidden=True))
    return tag("div", joined(buttons), class_="zc-pick", hidden=True, role="toolbar", aria_label="所选文字")


# --- 待校核 ---------------------------------------------------------------------------------------------------------


def _kind_name(kind: RecordKind) -> str:
    return "可能漏读" if kind is RecordKind.PASSAGE else chinese(f"kind.{kind.value}")


def _opens(item: QueueItem) -> DocumentView:
    if item.entry_id == item.document_id:
        place = item.doubt.span if item.doubt.kind is RecordKind.PASSAGE else None
        return DocumentView(document_id=item.document_id, place=place)
    return DocumentView(record=item.entry_id)


def _item_html(item: QueueItem, *, titled: bool) -> str:
    kind = "document" if item.doubt.kind is RecordKind.PASSAGE else item.doubt.kind.value
    chip = tag("span", _kind_name(item.doubt.kind), class_=f"zc-chip zc-k-{kind}")
    words = link(text(shortened(item.doubt.words, 60)), _opens(item), class_="zc-title")
    head = tag("h3", joined([chip, words, tag("span", f"存疑 {item.doubt.score:.0%}", class_="zc-where")]))
    whose = f"《{text(shortened(item.title, 50))}》　" if titled and item.doubt.kind is not RecordKind.DOCUMENT else ""
    return tag("article", head + tag("p", whose + text("；".join(item.doubt.reasons)), class_="zc-roles"))


def queue_html(items: Sequence[QueueItem], *, titled: bool = True, limit: int = QUEUE) -> str:
    """The least certain first, each with its reasons."""
    if not items:
        return tag("p", "没有待校核的：没有发现存疑之处，或都已看过。", class_="zc-none")
    more = f"共 {len(items)} 条，列出最没有把握的 {limit} 条" if len(items) > limit else f"共 {len(items)} 条"
    found = joined(_item_html(item, titled=titled) for item in items[:limit])
    return tag(
        "div", tag("p", f"{more}，打开后可认可、修改或去掉。", class_="zc-line") + found, class_="zc-hits zc-queue"
    )


def queue_link(view: CorpusView) -> str:
    """To the queue of the corpus, and back to the documents."""
    return link(
        "‹ 全部文件" if view.checking else "待校核 ▸", CorpusView(checking=not view.checking), class_="zc-chosen"
    )


# --- what was done --------------------------------------------------------------------------------------------------


def noted_html(noted: NotedCorrection, state: str, why: str) -> str:
    """One correction: what, who and when, old and new, and whether it still fits."""
    rows = [
        tag("div", f"{text(name)}：" + (f"{tag('del', text(old))} → " if old else "") + tag("ins", text(new)))
        for name, old, new in changes(noted.correction)
    ]
    head = f"{tag('b', text(deed(noted.correction)))} {text(shortened(subject(noted.correction), 40))}"
    who = f"{text(noted.author)} {noted.made.replace('T', ' ')[:16]}"
    if noted.undone:
        who += f"；{text(noted.undone_by or '')} {noted.undone.replace('T', ' ')[:16]} 撤销"
    elif state in ("unfitting", "moved", "made", "gone"):
        who += f"；{chinese(f'state.{state}')}" + (f"：{text(why)}" if why else "")
    classes = "zc-noted" + " zc-undone" * bool(noted.undone) + " zc-unfit" * (state == "unfitting")
    return tag("div", tag("div", head) + joined(rows) + tag("small", who), class_=classes)


def history_html(told: Iterable[tuple[NotedCorrection, str, str]]) -> str:
    """Several, the latest first."""
    return joined(noted_html(*each) for each in reversed(tuple(told)))
