"""A document's text as HTML: headings, paragraphs and tables as in the source, the records marked in their places.

Marks overlap freely (a deadline inside a target inside a task), so each stretch between two boundaries becomes one
<span> with the classes of all marks over it; ``data-at`` names the records that it belongs to, for the links beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from corpus.export.words import target_words
from corpus.fold import fold
from corpus.glossary import chinese, load_glossary
from corpus.model import Block, ParsedDocument, Span, TargetStatus, Task, UnitRole, numbered
from corpus.search.entry_ids import RecordKind, anchor
from ui.panels.markup import tag, text

PAGE = 24_000
"""Characters of text on one page of a document: about 0.3 s to show."""


@dataclass(frozen=True, slots=True)
class Mark:
    span: Span
    classes: str
    anchor: str = ""
    """The name by which links scroll here."""
    title: str = ""
    """Shown on hover: what it is and by which rule it was found."""


def rule_name(rule: str) -> str:
    """The second line of a hover: by which rule it was found, where the rule has a Chinese name."""
    name = load_glossary().get(f"rule.{rule}", rule)  # some rules have Chinese names of their own
    return "" if name.isascii() else f"\n依据：{name}"


def _task_marks(index: int, task: Task) -> Iterator[Mark]:
    yield Mark(task.span, "", anchor(RecordKind.TASK, index))
    for assignment in task.assignments:
        if assignment.span == task.span:
            continue  # put in by hand (校核), and nowhere in the text
        lead = " zc-lead" if assignment.role is UnitRole.LEAD else ""
        name = assignment.unit_full or assignment.unit
        today = assignment.institution.present_name if assignment.institution else name
        title = f"{chinese(f'role.{assignment.role.value}')}：{name}"
        if today not in (name, assignment.unit) and assignment.institution and assignment.institution.since:
            title += f"（今 {today}）"
        yield Mark(assignment.span, f"zc-unit{lead}", "", title + rule_name(assignment.rule))
    if (deadline := task.deadline) and deadline.span != task.span:
        due = deadline.due.isoformat() if deadline.due else deadline.recurs or deadline.text
        yield Mark(deadline.span, "zc-deadline", "", f"时限：{due}{rule_name(deadline.rule)}")
    for step in task.milestones:
        until = step.due.isoformat() if step.due else step.text
        yield Mark(step.span, "zc-deadline", "", f"分步时限：{until} {step.what}")


def marks(parsed: ParsedDocument) -> tuple[Mark, ...]:
    """Every record of a document as a mark, in the order of the text."""
    found = [mark for index, task in numbered(parsed.tasks) for mark in _task_marks(index, task)]
    for index, target in numbered(parsed.targets):
        achieved = target.status is TargetStatus.ACHIEVED
        name = "已完成" if achieved else "目标"
        classes = "zc-target zc-achieved" if achieved else "zc-target"
        title = f"{name}：{target_words(target)}{rule_name(target.rule)}"
        found.append(Mark(target.span, classes, anchor(RecordKind.TARGET, index), title))
    for index, priority in numbered(parsed.priorities):
        region = f"{priority.region}：" if priority.region else ""
        name, classes = ("正文提及", "zc-mention") if priority.mention else ("制度创新", "zc-priority")
        title = f"{name}：{region}{'、'.join(priority.themes)}"
        found.append(Mark(priority.span, classes, anchor(RecordKind.PRIORITY, index), title))
    for index, citation in numbered(parsed.citations):
        words = "　".join(filter(None, (citation.title, citation.number)))
        title = f"{chinese(f'relation.{citation.relation.value}')}：{words}"
        found.append(Mark(citation.span, "zc-citation", anchor(RecordKind.CITATION, index), title))
    found += [Mark(section.heading, "zc-head", heading_anchor(index)) for index, section in enumerate(parsed.sections)]
    found += [
        Mark(issue.span, "zc-doubt", anchor(RecordKind.ISSUE, index), f"疑点：{issue.message}")
        for index, issue in enumerate(parsed.issues)
        if issue.span
    ]
    found += [
        Mark(sign.span, "zc-unread", unread_anchor(index), f"可能漏读：{chinese(f'unread.{sign.kind.value}')}")
        for index, sign in enumerate(parsed.unread)
    ]
    return tuple(sorted(found, key=lambda mark: (mark.span, mark.classes)))


def heading_anchor(index: int) -> str:
    """The name by which links scroll to a heading, beside those of records (``entry_ids.anchor``)."""
    return f"s{index}"


def unread_anchor(index: int) -> str:
    """The name by which links scroll to a place that was perhaps overlooked."""
    return f"u{index}"


def anchors(found: Iterable[Mark]) -> dict[str, Span]:
    """The names by which links scroll, with their places."""
    return {mark.anchor: mark.span for mark in found if mark.anchor}


# --- pages ------------------------------------------------------------------------------------------------------------


def pages(parsed: ParsedDocument, size: int = PAGE) -> tuple[Span, ...]:
    """The text cut into pages of about ``size`` characters, at the outermost headings where there are any.

    Pages are ranges of whole blocks and cover the text without gaps; a row of a table is never cut.
    """
    outermost = {s.span.start for s in parsed.sections if s.depth == 1}
    found: list[Span] = []
    start, before = 0, None
    for block in parsed.document.blocks:
        length = block.span.start - start
        same_row = (
            before is not None
            and block.cell is not None
            and before.cell is not None
            and (block.cell.table == before.cell.table and block.cell.row <= before.cell.row)
        )
        if not same_row and (length > size or (length > size * 2 // 3 and block.span.start in outermost)):
            found.append(Span(start, block.span.start))
            start = block.span.start
        before = block
    found.append(Span(start, len(parsed.document.text)))
    return tuple(found)


def page_at(spans: Sequence[Span], offset: int) -> int:
    """Index of the page that holds an offset; the last one for an offset behind the text."""
    return next((index for index, span in enumerate(spans) if offset < span.end), len(spans) - 1)


# --- HTML -------------------------------------------------------------------------------------------------------------


def _segments(words: str, within: Span, found: Sequence[Mark]) -> str:
    """The words of one block with its marks, escaped."""
    inside = [m for m in found if m.span.start < within.end and m.span.end > within.start]
    cuts = {within.start, within.end}
    for mark in inside:
        cuts |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    places = sorted(cuts)
    pieces = []
    for start, end in pairwise(places):
        over = [m for m in inside if m.span.start <= start and end <= m.span.end]
        piece = text(words[start:end])
        if not over:
            pieces.append(piece)
            continue
        classes = " ".join(dict.fromkeys(m.classes for m in over if m.classes))
        anchors = " ".join(dict.fromkeys(m.anchor for m in over if m.anchor))
        title = next((m.title for m in sorted(over, key=lambda m: len(m.span)) if m.title), None)
        pieces.append(tag("span", piece, class_=classes or None, data_at=anchors or None, title=title))
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class TextPage:
    """What is needed to show one page of a document: the marks, and which blocks are headings or carry a task."""

    parsed: ParsedDocument
    marks: Sequence[Mark]
    headings: dict[int, tuple[int, int]]
    """Start of a heading to its depth and its end."""
    badges: dict[int, tuple[str, str]]
    """Start of a task to its number and its anchor."""
    titles: frozenset[int]
    """Starts of the lines that make the title of the document or of a part."""

    def line(self, block: Block) -> str:
        """One paragraph, with the badge of the task that begins in it."""
        span = block.span
        inside = [m for m in self.marks if m.span.start < span.end and m.span.end > span.start]
        badges = "".join(
            tag("a", number, href="#", class_="zc-badge", data_scroll=scroll, title=f"任务 {number}")
            for start, (number, scroll) in self.badges.items()
            if span.start <= start < span.end
        )
        bar = " zc-bar-left" if any("zc-priority" in m.classes for m in inside) else ""
        inner = badges + _segments(self.parsed.document.text, span, inside)
        if block.cell:
            return tag("p", inner, class_=bar.strip() or None, data_from=str(span.start))
        return tag("p", inner, class_=f"zc-{self.look(block)}{bar}", data_from=str(span.start))

    def look(self, block: Block) -> str:
        """The kind of paragraph, as 公文 sets it: title, heading by depth, signature, or text."""
        words, metadata = self.parsed.document[block.span].strip(), self.parsed.metadata
        if block.heading == 0 or block.span.start in self.titles:
            return "doc-title"
        if metadata.document_number and fold(_bare(words)) == fold(_bare(metadata.document_number)):
            return "number"
        if metadata.addressees and _bare(words).rstrip("：:") == _bare(metadata.addressees):
            return "greeting"
        depth, end = self.headings.get(block.span.start, (0, 0))
        if depth and end >= block.span.end - 1:  # a heading on a line of its own, perhaps with its 。
            return f"h{min(depth, 4)}"
        if words and (words in metadata.issuers or _is_day(words)):
            return "signature"
        return "para"


def _bare(words: str) -> str:
    return "".join(words.split())


def _title_lines(parsed: ParsedDocument, blocks: Iterable[Block]) -> frozenset[int]:
    """Where the titles of the document and its parts stand in blocks: each may be broken over up to five lines."""
    titles = {_bare(t) for t in (parsed.metadata.title, *(part.title for part in parsed.parts)) if t}
    lines = [(b.span.start, _bare(parsed.document[b.span])) for b in blocks if not b.cell and len(b.span)]
    found: set[int] = set()
    for index, (_, first) in enumerate(lines):
        if first and any(title.startswith(first) for title in titles):
            for count in range(1, 6):
                if "".join(words for _, words in lines[index : index + count]) in titles:
                    found |= {start for start, _ in lines[index : index + count]}
    return frozenset(found)


def _is_day(words: str) -> bool:
    bare = _bare(words)
    return len(bare) <= 12 and bare.endswith("日") and "年" in bare and "月" in bare


def _table(page: TextPage, blocks: Sequence[Block]) -> str:
    """The lines of one table as rows and cells; a cell that spans several says so."""
    rows = []
    for _, in_row in groupby(blocks, key=lambda block: block.cell.row if block.cell else 0):
        cells = []
        for _, lines in groupby(in_row, key=lambda block: block.cell.column if block.cell else 0):
            inside = list(lines)
            cell = inside[0].cell
            assert cell is not None
            attributes = {
                "rowspan": str(cell.row_span) if cell.row_span > 1 else None,
                "colspan": str(cell.column_span) if cell.column_span > 1 else None,
            }
            cells.append(tag("th" if cell.header else "td", "".join(page.line(b) for b in inside), **attributes))
        rows.append(tag("tr", "".join(cells)))
    return tag("div", tag("table", "".join(rows)), class_="zc-table")


def _page_number(number: int | None) -> str:
    return tag("div", f"第 {number} 页", class_="zc-page-number") if number else ""


def _blocks_within(parsed: ParsedDocument, within: Span) -> Iterator[Block]:
    return (b for b in parsed.document.blocks if within.start <= b.span.start < max(within.end, within.start + 1))


def text_html(parsed: ParsedDocument, within: Span, found: Iterable[Mark]) -> str:
    """One page of the text as HTML; ``found`` are the marks to show: those of ``marks``, perhaps a place looked for."""
    inside = [m for m in found if m.span.start < within.end and m.span.end > within.start]
    page = TextPage(
        parsed=parsed,
        marks=inside,
        headings={s.heading.start: (s.depth, s.heading.end) for s in parsed.sections},
        badges={
            task.span.start: (str(place), anchor(RecordKind.TASK, index))
            for place, (index, task) in enumerate(numbered(parsed.tasks), 1)
            if within.start <= task.span.start < within.end
        },
        titles=_title_lines(parsed, _blocks_within(parsed, within)),
    )
    pieces: list[str] = []
    number: int | None = None
    blocks = _blocks_within(parsed, within)
    for table, group in groupby(blocks, key=lambda block: block.cell.table if block.cell else None):
        lines = list(group)
        if lines[0].page != number:
            number = lines[0].page
            pieces.append(_page_number(number))
        if table is not None:
            pieces.append(_table(page, lines))
            continue
        for block in lines:
            if block.page != number:
                number = block.page
                pieces.append(_page_number(number))
            if len(block.span):
                pieces.append(page.line(block))
    return "".join(pieces)
