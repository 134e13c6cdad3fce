"""The head of a text without line breaks (OCR, copies): header, number, title and addressees run together."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Block, Span
from extract.document.document_number import NumberMention, find_numbers
from extract.layout import Layout
from extract.rules import begins, first, pattern_of

_BLOCKS = 3
"""The long line is among the first lines: before it stand at most a file's name and a page's title."""
_LONG = 400
"""A line longer than this is a page without line breaks."""
_NUMBER_WITHIN = 300
"""Characters of header, name and spaces before the number."""
_TITLE_WITHIN = 900
"""Characters behind the number within which the title and the addressees that prove it end."""
_NUMBER_BEHIND = 40
"""Characters of a number in brackets behind the title, and of a day."""
_BETWEEN = 3
"""Characters between title and number: a space, a bracket."""
_SHORTEST = 8
"""Characters of a title between header and number."""


@dataclass(frozen=True, slots=True)
class RunningHead:
    title: Span | None
    number: NumberMention | None
    day: Span | None
    """A day in brackets after the title."""
    end: int
    """Where the addressees or the text begin."""


def running_head(layout: Layout) -> RunningHead | None:
    """The head of the first line that is long or holds title, number and addressees; None where the text has lines."""
    block = next((block for block in layout.document.blocks[:_BLOCKS] if _is_running(layout, block)), None)
    if block is None or block.cell is not None:
        return None
    number = _first_number(layout, block)
    title = _title_before(layout, block, number) or _title_after(
        layout, number.span.end if number else block.span.start
    )
    end = title.end if title else block.span.start
    if title and number is None:
        number = _number_behind(layout, title.end)
    if number and end <= number.span.start <= end + _BETWEEN:
        end = number.span.end + layout.folded.startswith(")", number.span.end)
    day = pattern_of("document.title.day").match(layout.folded[end : end + _NUMBER_BEHIND])
    day_span = Span(end + day.start("day"), end + day.end("day")) if day else None
    return RunningHead(title, number, day_span, end + day.end() if day else end)


def _is_running(layout: Layout, block: Block) -> bool:
    start, end = block.span.start, block.span.end
    return len(block.span) >= _LONG or bool(begins("document.title.glued", layout.folded[start:end]))


def _number_behind(layout: Layout, start: int) -> NumberMention | None:
    """The document's own number in brackets right after its title: 某通知 (某政发〔2010〕10号) 各区."""
    opening = layout.folded[start : start + _BETWEEN].lstrip(" ")
    if not opening.startswith("("):
        return None
    window = Span(start, min(start + _NUMBER_BEHIND, len(layout.folded)))
    mention = next(find_numbers(layout.document.text, layout.folded, window), None)
    if mention is None or layout.folded[start : mention.span.start].strip() != "(":
        return None
    return mention if layout.folded.startswith(")", mention.span.end) else None


def _first_number(layout: Layout, block: Block) -> NumberMention | None:
    window = Span(block.span.start, min(block.span.start + _NUMBER_WITHIN, block.span.end))
    for mention in find_numbers(layout.document.text, layout.folded, window):
        before = layout.folded[window.start : mention.span.start]
        bracketed = before.rfind("(") > before.rfind(")") or before.endswith("[")  # another's
        return None if bracketed or "。" in before or _is_quoted(layout.folded, before, mention.span.end) else mention
    return None


def _is_quoted(folded: str, before: str, end: int) -> bool:
    """Whether a number is another paper's that the title speaks of: 关于商请会签某政发〔2017〕36号文件的函."""
    return before.rfind("《") > before.rfind("》") or ("关于" in before and folded.startswith("文件", end))


def _title_before(layout: Layout, block: Block, number: NumberMention | None) -> Span | None:
    """A title that stands between header and number."""
    if number is None:
        return None
    start = block.span.start
    heading = layout.folded[start : number.span.end]
    if header := begins("document.header", heading) or begins("document.header.minutes", heading):
        start += header.end()
    before = layout.folded[start : number.span.start]
    return (
        Span(start, number.span.start)
        if len(before) >= _SHORTEST and pattern_of("document.title.end").search(before)
        else None
    )


def _title_after(layout: Layout, start: int) -> Span | None:
    if header := pattern_of("document.header.joined").match(layout.folded[start : start + _TITLE_WITHIN]):
        start += header.end()
    match = pattern_of("document.title.running").match(layout.folded[start : start + _TITLE_WITHIN])
    if not match:
        return None
    group = next(name for name in ("title", "minutes", "plan") if match[name])
    title = Span(start + match.start(group), start + match.end(group))
    # Of stamps and repeated names before the title, none belongs to it.
    within = first("document.title.behind-stamps", layout.folded, title.start, title.end)
    return Span(within.start("title"), title.end) if within else title
