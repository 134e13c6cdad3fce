"""A checked draft as a Word file in the form of a 公文: its text as it was read, a comment (批注) at each place."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from docx.shared import Mm

from corpus.export.paper import CELL, STYLES, LineForm, line_forms
from corpus.export.word_base import clean, new_document, number_pages, set_font
from corpus.glossary import chinese
from corpus.model import Block, Span
from corpus.review.check import Review
from corpus.review.remarks import Remark

_AUTHOR, _INITIALS = "体检", "检"
_Place = tuple[Span, Remark]


def to_commented_docx(review: Review) -> bytes:
    """Nothing of the text is changed. What is about the draft as a whole stands at its first line."""
    document = new_document(STYLES)
    _set_up_page(document)
    number_pages(document, "页码", "— {PAGE} —")
    writer = _Writer(review, document)
    blocks = review.draft.parsed.document.blocks
    for table, run in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        if table is None:
            writer.paragraphs(run)
        else:
            writer.table(tuple(run))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up_page(document: Any) -> None:
    """A4 with the margins of GB/T 9704-2012 §5.2."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


class _Writer:
    def __init__(self, review: Review, document: Any) -> None:
        self.review, self.document = review, document
        self.places: Mapping[int, Sequence[_Place]] = _by_line(review)
        self.forms = line_forms(review.draft.parsed)

    def paragraphs(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            form = self.forms.get(block.span.start, LineForm())
            self.line(self.document.add_paragraph(style=form.style), block, form)

    def table(self, blocks: Sequence[Block]) -> None:
        cells = [block.cell for block in blocks if block.cell]
        rows, columns = max(c.rows.stop for c in cells), max(c.columns.stop for c in cells)
        grid = self.document.add_table(rows=rows, cols=columns, style="Table Grid")._cells
        seen: set[tuple[int, int]] = set()
        for block in blocks:
            if cell := block.cell:
                home = grid[cell.row * columns + cell.column]
                first = (cell.row, cell.column) not in seen
                seen.add((cell.row, cell.column))
                paragraph = home.paragraphs[0] if first else home.add_paragraph()
                paragraph.style = CELL
                self.line(paragraph, block, LineForm(CELL))

    def line(self, paragraph: Any, block: Block, form: LineForm) -> None:
        """The line as runs that begin and end where remarks do, so that each comment spans its words."""
        places = self.places.get(block.span.start, ())
        edges = {block.span.start, block.span.end, *(edge for span, _ in places for edge in (span.start, span.end))}
        head = form.head or Span(block.span.start, block.span.start)
        edges.add(min(head.end, block.span.end))
        runs: dict[int, Any] = {}
        for start, end in pairwise(sorted(edges)):
            runs[start] = paragraph.add_run(clean(self.review.draft.text[start:end]))
            set_font(runs[start], form.font if start < head.end else None)
        for span, remark in places:
            inside = [runs[start] for start in sorted(runs) if span.start <= start < max(span.end, span.start + 1)]
            if inside:
                self.document.add_comment(inside, text=_comment(remark), author=_AUTHOR, initials=_INITIALS)


def _by_line(review: Review) -> Mapping[int, Sequence[_Place]]:
    """Start of a line to the remarks in it; a place over several lines is shown in the first."""
    lines = [block.span for block in review.draft.parsed.document.blocks if len(block.span)]
    found: defaultdict[int, list[_Place]] = defaultdict(list)
    for remark in review.remarks:
        for place in remark.places or (lines[:1] and (lines[0],)) or ():
            at = bisect_right(lines, place.start, key=lambda each: each.start) - 1
            if at >= 0:
                line = lines[at]
                start = min(place.start, line.end - 1)
                found[line.start].append((Span(start, max(min(place.end, line.end), start + 1)), remark))
    return found


def _comment(remark: Remark) -> str:
    gravity = chinese(f"gravity.{remark.gravity.value}")
    return clean(f"【{gravity}】{remark.kind.name}：{remark.message}\n建议：{remark.suggestion}")
