"""Two to six documents side by side, one column each: by task, by target, by unit or by theme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.comparison.changes import indicator_key, organ_of
from corpus.comparison.tasks import Told, matched_tasks, told
from corpus.division.rows import unit_name
from corpus.division.table import TableSource, source_of
from corpus.likeness.wording import plain
from corpus.model import ParsedDocument, Span, Target, TargetStatus, UnitRole

FEWEST, MOST = 2, 6
"""Documents that are laid side by side."""


class Aspect(StrEnum):
    """By what documents are compared."""

    CLAUSE = "clause"
    """Two versions of a document, see ``versions``."""
    TASK = "task"
    TARGET = "target"
    UNIT = "unit"
    THEME = "theme"


class Coverage(StrEnum):
    """In how many of the documents something stands."""

    ONLY = "only"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideItem:
    """Something that a document says."""

    text: str
    span: Span
    """Where it stands in its document."""
    path: tuple[str, ...]
    """The headings it stands under, outermost first."""
    role: UnitRole | None = None
    """By unit: what the unit is in this task."""
    unit: str | None = None
    """By unit: as the document writes it."""
    target: Target | None = None
    """By target."""
    marks: tuple[Span, ...] = ()
    """By task: the places in the document that differ from what the row's first document says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """One task, indicator, unit or theme, and what each document says of it."""

    name: str
    cells: tuple[tuple[SideItem, ...], ...]
    """One for each document."""
    mentions: tuple[int, ...]
    """By theme: how often each document's text names the theme: an empty cell is not nothing."""
    reworded: bool = False
    """By task: the documents that have it do not say it in the same words."""

    @property
    def spread(self) -> Coverage:
        held = sum(map(bool, self.cells))
        return Coverage.ALL if held == len(self.cells) else Coverage.ONLY if held == 1 else Coverage.SOME


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    by: Aspect
    documents: tuple[TableSource, ...]
    rows: tuple[SideRow, ...]
    """By task in the order of the documents, else what most documents have first."""

    def courses(self) -> Iterator[tuple[str, int, int, Target]]:
        """By target: the values of indicators for which several years are named, each with its row's name, the number
        of its document and its year."""
        for row in self.rows:
            found = [
                (row.name, column, int(item.target.by[:4]), item.target)
                for column, cell in enumerate(row.cells)
                for item in cell
                if item.target and item.target.by and item.target.by[:4].isdecimal()
            ]
            if len({year for _, _, year, _ in found}) > 1:
                yield from found

    def count(self, spread: Coverage) -> int:
        return sum(row.spread is spread for row in self.rows)


def side_by_side(documents: Sequence[ParsedDocument], by: Aspect) -> SideBySide:
    """Documents in columns, in rows what they say of the same thing; ``by`` is not CLAUSE."""
    makers = {Aspect.TASK: _task_rows, Aspect.TARGET: _target_rows, Aspect.UNIT: _unit_rows, Aspect.THEME: _theme_rows}
    return SideBySide(by=by, documents=tuple(map(source_of, documents)), rows=tuple(makers[by](documents)))


# --- rows ---------------------------------------------------------------------------------------------------------


def _task_rows(documents: Sequence[ParsedDocument]) -> Iterator[SideRow]:
    for row in matched_tasks(documents):
        cells = tuple(
            (_told_item(parsed, each),) if each else () for parsed, each in zip(documents, row.cells, strict=True)
        )
        first = next(each for each in row.cells if each)
        yield SideRow(name=first.task.title, cells=cells, mentions=_none(documents), reworded=row.reworded)


def _told_item(parsed: ParsedDocument, each: Told) -> SideItem:
    path = parsed.path(each.task.section)
    return SideItem(text=parsed.document[each.span], span=each.span, path=path, marks=each.marks)


_Keyed = tuple[str, str, SideItem]
"""By what a row is known, what it is called, and what stands in it."""


def _target_rows(documents: Sequence[ParsedDocument]) -> Iterator[SideRow]:
    return _rows(documents, [list(_targets(parsed)) for parsed in documents])


def _targets(parsed: ParsedDocument) -> Iterator[_Keyed]:
    for target in parsed.targets:
        if target.indicator and target.status is TargetStatus.TARGET:
            item = _item(parsed, target.span, parsed.document[target.span], target=target)
            yield "\n".join(indicator_key(target)), target.indicator, item


def _unit_rows(documents: Sequence[ParsedDocument]) -> Iterator[SideRow]:
    return _rows(documents, [list(_units(parsed)) for parsed in documents])


def _units(parsed: ParsedDocument) -> Iterator[_Keyed]:
    """Each task under each of its units."""
    for task in parsed.tasks:
        for assignment in task.assignments:
            name, words = unit_name(assignment), told(parsed, task)
            path = parsed.path(task.section)
            item = SideItem(text=task.title, span=words.span, path=path, role=assignment.role, unit=name)
            yield organ_of(assignment) or plain(name), name, item


def _theme_rows(documents: Sequence[ParsedDocument]) -> Iterator[SideRow]:
    texts = [plain(parsed.document.text) for parsed in documents]
    for row in _rows(documents, [list(_themed(parsed)) for parsed in documents]):
        yield SideRow(name=row.name, cells=row.cells, mentions=tuple(text.count(plain(row.name)) for text in texts))


def _themed(parsed: ParsedDocument) -> Iterator[_Keyed]:
    """Tasks and priorities under each of their themes."""
    for task in parsed.tasks:
        yield from ((theme, theme, _item(parsed, told(parsed, task).span, task.title)) for theme in task.themes)
    for priority in parsed.priorities:
        words = priority.text or parsed.document[priority.span]
        yield from ((theme, theme, _item(parsed, priority.span, words)) for theme in priority.themes)


def _item(parsed: ParsedDocument, span: Span, text: str, target: Target | None = None) -> SideItem:
    return SideItem(text=text, span=span, path=parsed.path(parsed.section_at(span.start)), target=target)


_NAMES = 3
"""So many of the names that the documents give one thing stand at the head of its row."""


def _rows(documents: Sequence[ParsedDocument], found: Sequence[Sequence[_Keyed]]) -> Iterator[SideRow]:
    """What each document says, gathered under what it is about: what most documents have first, then the most of it."""
    cells: dict[str, list[dict[SideItem, None]]] = {}
    names: dict[str, dict[str, None]] = {}
    for column, items in enumerate(found):
        for key, name, item in items:
            cells.setdefault(key, [{} for _ in documents])[column][item] = None
            names.setdefault(key, {})[name] = None
    for key in sorted(cells, key=lambda key: _weight(cells[key])):
        name = " / ".join(list(names[key])[:_NAMES])
        yield SideRow(name=name, cells=tuple(map(tuple, cells[key])), mentions=_none(documents))


def _weight(cells: Iterable[Mapping[SideItem, None]]) -> tuple[int, int]:
    held = [len(cell) for cell in cells]
    return -sum(map(bool, held)), -sum(held)


def _none(documents: Sequence[ParsedDocument]) -> tuple[int, ...]:
    return (0,) * len(documents)
