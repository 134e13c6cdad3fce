"""制度创新重点: arrangements that a named region is to explore, from explicit lists, from heads and clauses of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.fold import fold
from corpus.model import Metadata, Priority, Span
from extract.document.title import compact
from extract.knowledge import Knowledge
from extract.layout import Layout
from extract.reforms.arrangements import CIRCULAR, Arrangements
from extract.reforms.priority_items import Listed
from extract.reforms.priority_lists import find_listed
from extract.targets.context import Context

_WHOLE = {
    "全省": "省",
    "全自治区": "省",
    "全市": "市省",
    "全州": "市",
    "全盟": "市",
    "全县": "县",
    "全旗": "县",
    "全区": "县省",
}
"""Words for all of one's own territory, by the levels whose documents say so."""
_TAKEN_UP = "推广"
"""A circular whose title says so lists what others are to take up; any other tells what has been done."""


def find_priorities(context: Context, knowledge: Knowledge) -> tuple[Priority, ...]:
    """Listed priorities, or where the document has no such list heads of running text; and what clauses mention."""
    reader = _Records(context.layout, context.metadata, knowledge)
    arrangements = Arrangements(context)
    tells = context.metadata.document_type == CIRCULAR and _TAKEN_UP not in (context.metadata.title or "")
    listed = [] if tells else [reader.listed(item) for item in find_listed(context.layout)]
    running = [] if _is_list(context.layout, listed) else [reader.running(span) for span in arrangements.heads()]
    stated = [*listed, *_apart(running, listed)]
    starts = sorted(one.span.start for one in listed)
    tables = {cell.table for one in listed if (cell := context.layout.block_at(one.span.start).cell)}
    spoken = sorted({*arrangements.mentions(tables), *arrangements.passing_heads()})
    clauses = [span for span in spoken if not _heads_a_list(context.layout, span, starts)]
    mentions = _apart([reader.running(span, mention=True) for span in clauses], stated)
    return tuple(sorted((*stated, *mentions), key=lambda one: one.span))


def _is_list(layout: Layout, listed: Sequence[Priority]) -> bool:
    """Whether a document is made of its list: several items in a single paragraph leave the heads what they are."""
    paragraphs = {layout.block_at(one.span.start).span for one in listed}
    return len(paragraphs) > 1 or len(listed) == 1


def _heads_a_list(layout: Layout, span: Span, starts: Sequence[int]) -> bool:
    """Whether a clause is the heading of a part whose items are listed: it groups them and is no measure itself."""
    at = layout.section_at(span.start)
    section = layout.sections[at] if at is not None else None
    if section is None or span.start >= section.heading.end:
        return False
    return bisect_left(starts, section.span.end) > bisect_left(starts, section.heading.end)


def _apart(mentions: Iterable[Priority], stated: Iterable[Priority]) -> Iterator[Priority]:
    """Mentions that no other priority says already: those outside them, each wording once."""
    spans = sorted((one.span.end, one.span.start) for one in stated)
    seen: set[str] = set()
    for mention in mentions:
        at = bisect_right(spans, (mention.span.start, mention.span.end))
        if (at < len(spans) and spans[at][1] < mention.span.end) or mention.text in seen:
            continue
        seen.add(mention.text)
        yield mention


@dataclass(frozen=True)
class _Records:
    layout: Layout
    metadata: Metadata
    knowledge: Knowledge

    def listed(self, item: Listed) -> Priority:
        region = compact(self.layout.document[item.region]) if item.region else self.metadata.region
        return Priority(
            span=item.text,
            region=region,
            region_codes=self._codes(region),
            text=compact(self.layout.document[item.text]),
            listed=True,
            rule=f"priority.{item.rule}",
        )

    def running(self, span: Span, *, mention: bool = False) -> Priority:
        code = self.metadata.region_code
        return Priority(
            span=span,
            region=self.metadata.region,
            region_codes=(code,) if code else (),
            text=compact(self.layout.document[span]),
            listed=False,
            mention=mention,
            rule="priority.mention" if mention else "priority.running",
        )

    def _codes(self, region: str | None) -> tuple[str, ...]:
        own = self.metadata.region_code
        if region is None:
            return ()
        whole = (self.metadata.level or "-") in _WHOLE.get(fold(region).removesuffix("范围"), "")
        if own and (region == self.metadata.region or whole):
            return (own,)
        return self.knowledge.regions.codes(region, own)
