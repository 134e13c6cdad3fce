"""制度创新重点: arrangements that a named region is to explore, from explicit lists and from heads of running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.fold import fold
from corpus.model import Metadata, Priority, Span
from extract.document.title import compact
from extract.knowledge import Knowledge
from extract.layout import Layout
from extract.reforms.priority_items import Listed
from extract.reforms.priority_lists import find_listed
from extract.rules import pattern_of

_FINAL = "。；;，,、：: \n"
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


def find_priorities(layout: Layout, metadata: Metadata, knowledge: Knowledge) -> tuple[Priority, ...]:
    """Listed priorities in the order of the text; heads of running text where the document has no such list."""
    reader = _Records(layout, metadata, knowledge)
    listed = tuple(reader.listed(item) for item in find_listed(layout))
    return listed or tuple(reader.running())


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

    def _codes(self, region: str | None) -> tuple[str, ...]:
        own = self.metadata.region_code
        if region is None:
            return ()
        whole = (self.metadata.level or "-") in _WHOLE.get(fold(region).removesuffix("范围"), "")
        if own and (region == self.metadata.region or whole):
            return (own,)
        return self.knowledge.regions.codes(region, own)

    # --- running text ---------------------------------------------------------------------------------------------

    def running(self) -> Iterator[Priority]:
        """Headings and lead sentences whose own words are an arrangement: 探索建立…机制, 健全…制度."""
        if self.metadata.document_type in {"新闻", "通报", None} or not self.metadata.region:
            return
        for index, section in enumerate(self.layout.sections):
            span = self._title(index)
            if span and not self._skipped(section.parent):
                code = self.metadata.region_code
                yield Priority(
                    span=span,
                    region=self.metadata.region,
                    region_codes=(code,) if code else (),
                    text=compact(self.layout.document[span]),
                    listed=False,
                    rule="priority.running",
                )

    def _title(self, index: int) -> Span | None:
        """The place of a section's title, where it is an arrangement and no matter of how the work is led."""
        section = self.layout.sections[index]
        start, end = section.heading.start + len(section.label), section.heading.end
        text = self.layout.folded[start:end]
        start += len(text) - len(text.lstrip())
        end = start + len(text.strip().rstrip(_FINAL))
        title = "".join(self.layout.folded[start:end].split())
        if not pattern_of("priority.running").match(title) or pattern_of("priority.running.boilerplate").search(title):
            return None
        return Span(start, end)

    def _skipped(self, parent: int | None) -> bool:
        skip = pattern_of("priority.section.skip")
        return any(skip.search(fold(section.title)) for section in self.layout.ancestors(parent))
