"""Places inside a text without line breaks (OCR, copies) where a heading's label may stand."""

from __future__ import annotations

import re

from corpus.model import Span
from extract.rules import begins, finds


def places_inside(folded: str, span: Span, inline: re.Pattern[str]) -> list[int]:
    """Behind the end of a sentence (``inline``), behind a title or a bracket that closes an item, and behind a heading
    that no mark ends (一、某事1.某市…)."""
    found = {match.end() for match in inline.finditer(folded, span.start, span.end)}
    found |= {match.start(match.lastgroup or 0) for match in finds("heads.unmarked", folded, span.start, span.end)}
    joined = (begins("heads.joined", folded, place, span.end) for place in sorted(found))
    return sorted(found | {match.start("second") for match in joined if match})
