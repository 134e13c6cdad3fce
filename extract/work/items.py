"""Title and text of what stands to be done: of labelled items, and of passages without a label."""

from __future__ import annotations

from corpus.model import Section, Span, Task
from extract.layout import Layout
from extract.sentences import first_clause, first_sentence
from extract.targets.deadlines import find_deadline
from extract.work.assignments import AssignmentReader
from extract.work.running import find_running

_EDGE = " \n。;,、?!"


def trimmed(folded: str, span: Span) -> Span:
    start, end = span.start, max(span.start, span.end)
    while start < end and folded[start] in _EDGE:
        start += 1
    while end > start and folded[end - 1] in " \n":
        end -= 1
    return Span(start, end)


def lead(layout: Layout, passage: Span) -> tuple[Span, Span]:
    """Title and text of a passage without a label: its lead sentence, or the first clause of its only one."""
    end = first_sentence(layout.folded, passage.start, passage.end)
    if end == passage.end:
        clause = first_clause(layout.folded, passage.start, end)
        return _stripped(layout.folded, Span(passage.start, clause)), passage
    return _stripped(layout.folded, Span(passage.start, end)), trimmed(layout.folded, Span(end, passage.end))


def _stripped(folded: str, span: Span) -> Span:
    end = span.end
    while end > span.start and folded[end - 1] in " \n。;,:":
        end -= 1
    return Span(span.start, end)


def heading_and_text(layout: Layout, section: Section | None, passage: Span) -> tuple[Span, Span]:
    """Title and text of a labelled item: its heading, and what follows that (all of it where it is a first clause)."""
    assert section is not None
    title = Span(section.heading.end - len(section.title), section.heading.end)
    running = _runs_on(layout.folded, section.heading.end)
    rest = trimmed(layout.folded, Span(title.start if running else title.end, passage.end))
    return title, rest if len(rest) else title


def _runs_on(folded: str, end: int) -> bool:
    """Whether a heading is the first clause of a sentence, or the caption before a colon, and the text goes on."""
    behind = folded[end : end + 2]
    return behind[:1] in (",", ";") or (behind[:1] == ":" and behind[1:].strip() != "")


def item_task(layout: Layout, section: Section, reader: AssignmentReader) -> Task:
    passage = trimmed(layout.folded, section.span)
    title, text = heading_and_text(layout, section, passage)
    return Task(
        span=passage,
        label=section.label,
        title=layout.document[title],
        section=section.parent,
        text=text,
        assignments=find_running(reader, passage),
        deadline=find_deadline(layout, passage, reader.metadata),
        rule="item",
    )


def passage_task(layout: Layout, span: Span, section: int | None, reader: AssignmentReader) -> Task:
    """A paragraph without a label, titled by its lead sentence."""
    passage = trimmed(layout.folded, span)
    title, text = lead(layout, passage)
    return Task(
        span=passage,
        label=None,
        title=layout.document[title],
        section=section,
        text=text,
        deadline=find_deadline(layout, passage, reader.metadata),
        rule="item",
    )
