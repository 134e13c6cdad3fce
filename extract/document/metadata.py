"""标题 发文字号 发文机关 主送机关 日期 文种 级别 地区 时效: what RECORDS calls ``document``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from corpus.fold import fold
from corpus.model import Issue, Metadata, PartKind, Severity, Span
from extract.document.document_number import DocumentNumber, InvalidDocumentNumber, find_numbers, parse_document_number
from extract.document.document_type import find_document_type, printed_type
from extract.document.head import Head, addressees_of, head_of, is_addressee
from extract.document.issuers import find_issuers
from extract.document.parts import bare
from extract.document.provenance import Evidence, find_region
from extract.document.running_head import running_head
from extract.document.sections import RUNNING_TEXT
from extract.document.signature import LONG_LINE, Signature, find_signatures
from extract.document.title import find_title
from extract.document.validity import IssueDays, find_term
from extract.knowledge import Knowledge
from extract.layout import Layout
from extract.numbers.days import find_day
from extract.rules import pattern_of

_ADDRESSEES = 600
"""Characters that addressees may fill in a text without line breaks: the longest real ones have 219."""
_OPENING_LINES = 12
"""Lines above a text in which a sentence says when a report was given."""
_IMPRINT = 40
"""Characters of the imprint at the end of a text without line breaks."""
_SUBTITLE = ("-", "─", "━", "(")
"""How a subtitle begins that may be broken over two lines."""
_LAST_LINES = 6
"""Lines from the end in which the imprint's day (印发日期) stands."""


def find_metadata(layout: Layout, knowledge: Knowledge) -> Metadata:
    """What the document says of itself; a field that nothing supports is None or empty."""
    title = find_title(layout)
    head = head_of(layout, layout.parts[0] if layout.parts else None)
    signature = _signature(layout)
    issuers = find_issuers(layout, title, signature, knowledge.institutions)
    number = _number(layout, head, title)
    addressees = _addressees(layout)
    facts = layout.document.facts
    region, level = find_region(layout, knowledge.regions, Evidence(issuers, title, number, addressees))
    days = IssueDays(
        document=_document_date(layout, head, signature),
        published=find_day(_with_sign(facts.published_date)),
        printed=_printed_day(layout),
        decree="令" in (number or ""),
    )
    term = find_term(layout, title, days)
    return Metadata(
        title=title,
        document_number=number,
        issuers=issuers,
        addressees=addressees,
        document_date=days.document,
        published_date=days.published,
        document_type=(kind := find_document_type(layout, title)),
        printed_type=printed_type(layout, title, kind),
        level=level,
        region=region.name if region else None,
        region_code=(region.code or None) if region else None,
        effective_date=term.effective_date,
        valid_until=term.valid_until,
        status=term.status,
    )


def _signature(layout: Layout) -> Signature | None:
    """The signature of the file's own document: that of its first part, not of what it forwards."""
    found = find_signatures(layout.document.blocks, layout.folded)
    return next((signature for signature in found if signature.span.end <= layout.own.end), None)


def _number(layout: Layout, head: Head, title: str | None) -> str | None:
    """发文字号: as the page states it, else where the head prints it alone on a line or after the header."""
    if stated := layout.document.facts.document_number:
        try:
            return str(parse_document_number(stated))
        except InvalidDocumentNumber:
            pass
    return next((str(number) for number in _own_numbers(layout, head, bare(title or ""))), None)


def _own_numbers(layout: Layout, head: Head, title: str) -> Iterator[DocumentNumber]:
    running = running_head(layout)
    if running and running.number:
        yield running.number.number
    ends = [*(span.end for span in head.spans[1:]), 0][: len(head.spans)]
    for span, line, following in zip(head.spans, head.lines, ends, strict=True):
        end = span.end
        if pattern_of("document.order").match(line):
            end = max(end, following)  # 某某令 on one line, 第707号 on the next
        for mention in find_numbers(layout.document.text, layout.folded, Span(span.start, end)):
            before, after = layout.folded[span.start : mention.span.start], layout.folded[mention.span.end : end]
            closed = after.startswith(")") and "(" not in layout.folded[mention.span.start : mention.span.end]
            bracketed = before.rstrip().endswith(("(", "《", ">", "》")) or closed
            lone, behind = pattern_of("document.number.lone"), pattern_of("document.number.lone.behind")
            alone = lone.match(before) and behind.match(after)
            if bracketed and not alone and (not title or bare(before.rstrip("( ")) != title):
                continue  # in brackets after a title not the document's own it is somebody else's
            yield mention.number


# --- addressees ---------------------------------------------------------------------------------------------------


def _addressees(layout: Layout) -> str | None:
    """主送机关 on one line; in a text without line breaks what stands between head and colon."""
    running = running_head(layout)
    if not layout.parts or layout.parts[0].kind is not PartKind.BODY:
        return None
    if running:
        match = pattern_of("document.addressees.running").match(layout.folded[running.end : running.end + _ADDRESSEES])
        end = running.end + match.end("organs") if match else running.end
        return layout.document.text[running.end : end].strip() if is_addressee(match) else None
    span = addressees_of(layout, layout.parts[0])
    return "".join(layout.document[span].split()) if span else None


# --- days ---------------------------------------------------------------------------------------------------------


def _document_date(layout: Layout, head: Head, signature: Signature | None) -> date | None:
    """成文日期: the signature's, the subtitle's, the page's; the imprint's day (印发日期) only where there is none."""
    if signature and signature.day and (day := find_day(layout.folded[signature.day.start : signature.day.end])):
        return day
    if day := _subtitle_day(layout, head):
        return day
    if day := find_day(_with_sign(layout.document.facts.document_date)):
        return day
    return _printed_day(layout) or _last_day(layout)


def _last_day(layout: Layout) -> date | None:
    """The day behind the last sentence of a text that came on one line without its signers."""
    last = next(
        (b.span for b in reversed(layout.document.blocks) if b.cell is None and b.span.end <= layout.own.end), None
    )
    if last is None or len(last) < LONG_LINE:
        return None
    match = pattern_of("document.day.last").search(layout.folded, last.start, last.end)
    return find_day(match["day"]) if match else None


def find_other_day(layout: Layout, metadata: Metadata) -> tuple[Issue, ...]:
    """That the page states another 成文日期 than the text, which goes by its own."""
    stated = find_day(_with_sign(layout.document.facts.document_date))
    if stated is None or metadata.document_date in (None, stated):
        return ()
    told = f"网页所列成文日期{stated}与正文的{metadata.document_date}不一致，以正文为准。"
    return (Issue("other_document_date", told, severity=Severity.NOTE),)


def _with_sign(stated: str | None) -> str:
    """A stated day, folded, with the 日 that some pages leave out: 2018年03月27."""
    return pattern_of("document.day.unsigned").sub(r"\g<until>日", fold(stated or ""))


def _subtitle_day(layout: Layout, head: Head) -> date | None:
    running = running_head(layout)
    if running and running.day:
        return find_day(layout.folded[running.day.start : running.day.end])
    lines = list(head.lines)
    for part in layout.parts[1:2]:
        lines += head_of(layout, part).lines
    broken = [above + below for above, below in pairwise(lines) if above.startswith(_SUBTITLE)]
    for line in (*lines, *broken):
        if day := _day_on_title_line(line):
            return day
    return _session_day(layout)


def _session_day(layout: Layout) -> date | None:
    """The day that the sentence above a report's text says: 2011年1月18日在某市…会议上，市长李某作报告。"""
    pattern = pattern_of("document.session.day")
    lines = (layout.folded[block.span.start : block.span.end] for block in layout.document.blocks[:_OPENING_LINES])
    return next((find_day(match["day"]) for line in lines if (match := pattern.match(line))), None)


def _day_on_title_line(line: str) -> date | None:
    rules = (
        "document.enacted",
        "document.promulgated",
        "document.subtitle.day",
        "document.day.number",
        "document.title.dated",
    )
    for match in filter(None, (pattern_of(rule).match(line) for rule in rules)):
        return find_day(next(day for name, day in match.groupdict().items() if day and name != "organs"))
    return None


def _printed_day(layout: Layout) -> date | None:
    pattern = pattern_of("document.printed")
    for block in layout.document.blocks[-_LAST_LINES:]:
        line = layout.folded[block.span.start : block.span.end]
        tail = line[-_IMPRINT:] if len(line) > RUNNING_TEXT else ""  # the end of a text without line breaks
        if match := pattern.match(line) or pattern_of("document.printed.end").search(tail):
            return find_day(match["day"])
    return None
