"""Items of a list that name an arrangement themselves, over such as only name its steps and papers."""

from __future__ import annotations

from extract.layout import Layout
from extract.rules import pattern_of


def whole_items(layout: Layout) -> frozenset[int]:
    """The sections that are told and not what stands below them: 探索入渔规则和程序 over 1.入渔条件征询 2.合同签订."""
    below: dict[int, list[str]] = {}
    for section in layout.sections:
        if section.parent is not None:
            start = section.heading.start + len(section.label)
            below.setdefault(section.parent, []).append(layout.folded[start : section.heading.end].strip())
    whole, told = pattern_of("priority.whole"), pattern_of("priority.whole.part")
    return frozenset(
        index
        for index, titles in below.items()
        if whole.match(layout.sections[index].title)
        and 2 * sum(told.match(title) is not None for title in titles) < len(titles)
    )
