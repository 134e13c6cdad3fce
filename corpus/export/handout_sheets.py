"""The sheets of a task-division table: the table itself, unit by unit, where each row comes from, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from corpus.division.rows import TableColumn
from corpus.export.handout import (
    PLAIN,
    Handout,
    HandoutOptions,
    HandoutRow,
    HeadStyle,
    RowOrigin,
    SourceStyle,
    cite,
    headings,
    rows_by_unit,
    source_words,
)
from corpus.export.sheets import Sheet, Value
from corpus.export.words import role_words
from corpus.glossary import chinese

WIDTHS = {
    TableColumn.NUMBER: 8.5,
    TableColumn.TASK: 25,
    TableColumn.CONTENT: 48,
    TableColumn.ROLE: 8,
    TableColumn.LEAD: 18,
    TableColumn.RESPONSIBLE: 24,
    TableColumn.COOPERATING: 20,
    TableColumn.SUPERVISING: 14,
    TableColumn.DEADLINE: 16,
    TableColumn.TARGETS: 24,
    TableColumn.SOURCE: 20,
}
"""Width of each column of a book in Latin characters, tried on landscape A4."""
CENTRED = frozenset({TableColumn.NUMBER, TableColumn.ROLE, TableColumn.DEADLINE})
GROUP = "分组"
_CENTRED = frozenset(column.heading for column in CENTRED)
_PLACE_WIDTH, _GROUP_WIDTH = 15, 16
_FEW, _NARROW = 0.2, 8.5
_SCANNED = 93
"""Points: six lines of a quotation."""


def cell(row: HandoutRow, column: TableColumn, handout: Handout) -> Value:
    """What stands in a cell; numbers are numbers, so that they sort as such."""
    if column is TableColumn.SOURCE:
        return source_words(row, handout)
    text = row.cells.get(column, "")
    return int(text) if column is TableColumn.NUMBER and text.isdecimal() else text


def _subtitle(handout: Handout) -> str | None:
    return "来源：" + "；".join(source.name for source in handout.sources) if handout.sources else None


def _width(column: TableColumn, handout: Handout) -> float:
    """A place within one document needs less room than one that names its document; a column that few rows use has
    less, too."""
    if column is TableColumn.SOURCE:
        return _PLACE_WIDTH if len(handout.sources) < 2 else WIDTHS[column]
    used = sum(1 for row in handout.rows if row.cells.get(column))
    return WIDTHS[column] if used > len(handout.rows) * _FEW else max(_NARROW, WIDTHS[column] / 2)


def table_sheet(handout: Handout) -> Sheet:
    """The table for a book: every row says its group in a column, so that all of them can be filtered."""
    columns = handout.filled
    grouped = any(row.path for row in handout.rows)
    rows = (tuple(cell(row, column, handout) for column in columns) for row in handout.rows)
    heads = ((" › ".join(row.path),) if grouped else () for row in handout.rows)
    return Sheet(
        name="任务分工表",
        columns=((GROUP,) if grouped else ()) + tuple(column.heading for column in columns),
        rows=tuple(head + row for head, row in zip(heads, rows, strict=True)),
        title=handout.title,
        subtitle=_subtitle(handout),
        notes=handout.notes,
        widths={GROUP: _GROUP_WIDTH, **{column.heading: _width(column, handout) for column in columns}},
        centred=_CENTRED,
        fitted=True,
    )


def word_sheet(handout: Handout, options: HandoutOptions = PLAIN) -> Sheet:
    """The table for Word: groups as rows over theirs or as a column of merged cells, sources as the options say."""
    bare = options.sources is not SourceStyle.COLUMN
    columns = tuple(column for column in _printed(handout) if not (bare and column is TableColumn.SOURCE))
    rows: Iterable[tuple[Value, ...]] = (
        tuple(_word_cell(row, column, handout) for column in columns) for row in handout.rows
    )
    aside = options.heads is HeadStyle.COLUMN and any(row.path for row in handout.rows)
    if aside:
        rows = (("\n".join(row.path), *cells) for row, cells in zip(handout.rows, rows, strict=True))
    noted = options.sources is SourceStyle.FOOTNOTE
    heads = {} if aside else headings(row.path for row in handout.rows)
    return Sheet(
        name="任务分工表",
        columns=((GROUP,) if aside else ()) + tuple(column.heading for column in columns),
        rows=tuple(rows),
        headings={number: _rows_of(depth, names) for number, (depth, names) in heads.items()},
        depths={number: depth for number, (depth, _) in heads.items()},
        title=handout.title,
        subtitle=_subtitle(handout) if options.sources is SourceStyle.COLUMN else None,
        notes=handout.notes,
        centred=_CENTRED,
        merged=frozenset({GROUP}),
        footnotes={n: tuple(map(cite, row.origins)) for n, row in enumerate(handout.rows)} if noted else {},
        footnoted=TableColumn.TASK.heading if noted else None,
    )


def _word_cell(row: HandoutRow, column: TableColumn, handout: Handout) -> Value:
    """As in a book, but a document number begins a line, and a document that stands over the rows is not said again."""
    if column is not TableColumn.SOURCE or len(handout.sources) < 2:
        return cell(row, column, handout)
    head = row.path[0] if row.path else ""
    said = (("" if origin.source.name == head else origin.name, origin.place) for origin in row.origins)
    return "\n".join(words for origin in said for words in origin if words)


def _rows_of(depth: int, names: tuple[str, ...]) -> tuple[str, ...]:
    """The outermost head has a row of its own, those below it share one."""
    own = 1 if depth == 0 else 0
    below = "　".join(names[own:])
    return (*names[:own], *((below,) if below else ()))


def _printed(handout: Handout) -> tuple[TableColumn, ...]:
    """The columns that paper has room for: without 量化目标 where few rows have any, and 主要内容 has their words."""
    columns = handout.filled
    rows = [row.cells for row in handout.rows if row.cells.get(TableColumn.TARGETS)]
    if handout.chosen or TableColumn.CONTENT not in columns or len(rows) > len(handout.rows) * _FEW:
        return columns
    repeated = all(words in _text(row) for row in rows for words in row[TableColumn.TARGETS].split("；"))
    return tuple(column for column in columns if column is not TableColumn.TARGETS or not repeated)


def _text(cells: Mapping[TableColumn, str]) -> str:
    return "\n".join(cells.get(column, "") for column in (TableColumn.TASK, TableColumn.CONTENT))


def unit_sheet(handout: Handout, options: HandoutOptions = PLAIN) -> Sheet:
    """What each unit has to do: one line for a unit and a row of the table."""
    kept = (TableColumn.NUMBER, TableColumn.TASK, TableColumn.CONTENT, TableColumn.DEADLINE, TableColumn.TARGETS)
    columns = (*(column for column in kept if column in handout.filled), TableColumn.SOURCE)
    rows = tuple(
        (each.unit, role_words(each.roles), *(cell(each.row, column, handout) for column in columns))
        for each in rows_by_unit(handout, options.units)
    )
    return Sheet(
        name="按单位",
        columns=("单位", TableColumn.ROLE.heading, *(column.heading for column in columns)),
        rows=rows,
        title=f"{handout.title}（按单位）" if "按单位" not in handout.title else handout.title,
        widths={"单位": 24, **{column.heading: _width(column, handout) for column in (*columns, TableColumn.ROLE)}},
        centred=_CENTRED,
        fitted=True,
    )


_FILE = 2
"""The column that names the file."""
_SOURCE_NAMES = ("task", "file_name", "document_title", "column.document_number", "path", "quote", "entry_id")


_SOURCE_WIDTHS = (7, 24, 24, 30, 18, 26, 60, 22)


def source_sheet(handout: Handout, options: HandoutOptions = PLAIN) -> Sheet:
    """Where each row comes from, with its words; where a page is known, the file's name leads to it."""
    found = [(row, origin) for row in handout.own_rows() for origin in row.origins]
    page = options.page
    links = {(n, _FILE): page(origin) for n, (_, origin) in enumerate(found)} if page else {}
    return Sheet(
        name="出处",
        columns=("序号", *(chinese(name) for name in _SOURCE_NAMES)),
        rows=tuple(_source_row(row, origin, handout) for row, origin in found),
        widths=dict(zip(("序号", *(chinese(name) for name in _SOURCE_NAMES)), _SOURCE_WIDTHS, strict=True)),
        links=links,
        tallest=_SCANNED,
        fitted=True,
    )


def _source_row(row: HandoutRow, origin: RowOrigin, handout: Handout) -> tuple[Value, ...]:
    source = origin.source
    place = (source.file, source.title, source.document_number, " › ".join(origin.path))
    own = (cell(row, TableColumn.NUMBER, handout), row.cells.get(TableColumn.TASK, ""))
    return (*own, *place, origin.quote or "", origin.entry_id)


def finding_sheet(handout: Handout) -> Sheet:
    """What the drafter should look at: one line for each task or organ."""
    tasks = {row.row_id: row.cells.get(TableColumn.TASK, "") for row in handout.rows}
    files = {source.document_id: source.file for source in handout.sources}
    rows = []
    for span, members in groupby(handout.findings, key=lambda finding: finding.span):
        found = tuple(members)
        first = found[0]
        rows.append(
            (
                "、".join(chinese(finding.code) for finding in found),
                "".join(finding.message for finding in found),
                tasks.get(first.entry_id or "", ""),
                files.get(first.document_id, ""),
                f"第 {span.start}—{span.end} 字",
                first.entry_id,
            )
        )
    return Sheet(name="提示", columns=("类别", "说明", "任务", "文件名", "原文位置", "记录编号"), rows=tuple(rows))


def book_sheets(handout: Handout, options: HandoutOptions = PLAIN) -> tuple[Sheet, ...]:
    """The sheets of a book; those in which nothing stands are left out."""
    main = table_sheet(handout)
    others: Sequence[Sheet] = (unit_sheet(handout, options), source_sheet(handout, options), finding_sheet(handout))
    return (main, *(sheet for sheet in others if sheet.rows))
