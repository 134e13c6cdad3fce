"""The forms in which a table reaches people: each writes a file's name and bytes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from io import BytesIO

import docx
import openpyxl

from tests.forms.plans import Row, Table

TITLES = {
    "division": "澜州市2024年重点工作任务分工表",
    "indicators": "澜州市“十四五”时期主要指标表",
    "priorities": "澜州市改革试点任务清单",
}
Written = tuple[str, bytes]
FORMS: dict[str, Callable[[Table], Written | None]] = {}
"""Each writes a table; None where the form has no way to say it."""


def _form(write: Callable[[Table], Written | None]) -> Callable[[Table], Written | None]:
    FORMS[write.__name__.removeprefix("_")] = write
    return write


def as_text(table: Table, lines: list[str]) -> Written:
    return "plan.txt", "\n".join([TITLES[table.kind], "澜州市人民政府办公室", "2024年2月1日", "", *lines, ""]).encode()


def _filled(table: Table, row: Row) -> list[str]:
    """A row's cells with those that a merged one covers empty; a group's head in the first."""
    if row.group:
        return [row.group, *[""] * (len(table.heads) - 1)]
    return [cell.text if cell else "" for cell in row.cells]


def _present(row: Row) -> list[str]:
    """A row's cells as a converter leaves them that knows nothing of empty or merged ones."""
    return [row.group] if row.group else [cell.text for cell in row.cells if cell and cell.text]


# --- real cells -------------------------------------------------------------------------------------------------------


@_form
def _docx(table: Table) -> Written:
    document = docx.Document()
    document.add_paragraph(TITLES[table.kind])
    grid = document.add_table(rows=0, cols=len(table.heads))
    for text, cell in zip(table.heads, grid.add_row().cells, strict=True):
        cell.text = text
    for row in table.rows:
        cells = grid.add_row().cells
        if row.group:
            cells[0].merge(cells[-1]).text = row.group
            continue
        for cell, target in zip(row.cells, cells, strict=True):
            target.text = cell.text if cell else ""
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row.cells):
            if cell and cell.rows > 1:
                merged = grid.cell(number, column).merge(grid.cell(number + cell.rows - 1, column))
                merged.text = cell.text
    stream = BytesIO()
    document.save(stream)
    return "plan.docx", stream.getvalue()


@_form
def _xlsx(table: Table) -> Written:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLES[table.kind]])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(table.heads))
    sheet.append(list(table.heads))
    for number, row in enumerate(table.rows, 3):
        sheet.append([text or None for text in _filled(table, row)])
        if row.group:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=len(table.heads))
        for column, cell in enumerate(row.cells, 1):
            if cell and cell.rows > 1:
                last = number + cell.rows - 1
                sheet.merge_cells(start_row=number, start_column=column, end_row=last, end_column=column)
    stream = BytesIO()
    book.save(stream)
    return "plan.xlsx", stream.getvalue()


@_form
def _html(table: Table) -> Written:
    rows = ["<tr>" + "".join(f"<th>{head}</th>" for head in table.heads) + "</tr>"]
    for row in table.rows:
        if row.group:
            rows.append(f'<tr><td colspan="{len(table.heads)}">{row.group}</td></tr>')
        else:
            cells = (f'<td rowspan="{cell.rows}">{cell.text}</td>' for cell in row.cells if cell)
            rows.append("<tr>" + "".join(cells) + "</tr>")
    body = f"<h1>{TITLES[table.kind]}</h1><table>{''.join(rows)}</table>"
    return "plan.html", f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


# --- marks between cells ----------------------------------------------------------------------------------------------


@_form
def _tabs(table: Table) -> Written:
    return as_text(table, ["\t".join(row) for row in matrix(table)])


@_form
def _pipes(table: Table) -> Written:
    return as_text(table, ["| " + " | ".join(row) + " |" for row in matrix(table)])


@_form
def _pipes_shifted(table: Table) -> Written | None:
    """Cells that a merged one covers are left out, and the row is filled up at its end."""
    if not any(None in row.cells for row in table.rows):
        return None
    width = len(table.heads)
    rows = [list(table.heads)]
    for row in table.rows:
        cells = [row.group] if row.group else [cell.text for cell in row.cells if cell]
        rows.append([*cells, *[""] * (width - len(cells))])
    return as_text(table, ["| " + " | ".join(row) + " |" for row in rows])


def matrix(table: Table) -> Iterator[list[str]]:
    yield list(table.heads)
    yield from (_filled(table, row) for row in table.rows)


# --- gaps between cells -----------------------------------------------------------------------------------------------


def _spaced(table: Table, gap: str) -> list[str]:
    return [gap.join(table.heads), *(gap.join(_present(row)) for row in table.rows)]


@_form
def _one_space(table: Table) -> Written:
    return as_text(table, _spaced(table, " "))


@_form
def _several_spaces(table: Table) -> Written:
    return as_text(table, _spaced(table, "    "))


@_form
def _wide_space(table: Table) -> Written:
    return as_text(table, _spaced(table, "\u3000"))


@_form
def _pages(table: Table) -> Written:
    """The head again at the top of each page."""
    head, *rows = _spaced(table, "   ")
    return as_text(
        table,
        [head, *rows[:2], head, *rows[2:4], head, *rows[4:]] if len(rows) > 4 else [head, *rows[:2], head, *rows[2:]],
    )


@_form
def _number_mark(table: Table) -> Written | None:
    """1、 before the task, with no gap between."""
    if not table.numbered:
        return None
    lines = ["    ".join(table.heads)]
    for row in table.rows:
        cells = _present(row)
        lines.append(row.group or "    ".join([f"{cells[0]}、{cells[1]}", *cells[2:]]))
    return as_text(table, lines)


# --- one cell a line --------------------------------------------------------------------------------------------------


def _flat(table: Table) -> list[str]:
    return [*table.heads, *(text for row in table.rows for text in _present(row))]


@_form
def _cell_lines(table: Table) -> Written:
    return as_text(table, _flat(table))


@_form
def _cell_bars(table: Table) -> Written:
    return as_text(table, [part for cell in _flat(table) for part in (cell, "|")])


@_form
def _cell_pages(table: Table) -> Written:
    rows = [_present(row) for row in table.rows]
    lines = [*table.heads, *(text for row in rows[:2] for text in row)]
    return as_text(table, [*lines, *table.heads, *(text for row in rows[2:] for text in row)])


@_form
def _cell_wrapped(table: Table) -> Written:
    """Text of a PDF, cell after cell: words broken over lines where the column ends, units behind a mark."""
    lines: list[str] = []
    for cell in _flat(table):
        if "、" in cell and len(cell) > 14:
            parts = cell.split("、")
            lines += [part + "、" for part in parts[:-1]] + parts[-1:]
        elif not cell.startswith(("市", "各", "高新区")):
            lines += _broken(cell, 24)
        else:
            lines.append(cell)
    return as_text(table, lines)


def _broken(text: str, width: int) -> Iterator[str]:
    """A text broken where a line is full, in half-width columns."""
    line, used = "", 0
    for char in text:
        size = 1 if char.isascii() else 2
        if used + size > width:
            yield line
            line, used = "", 0
        line, used = line + char, used + size
    yield line


@_form
def _broken_heads(table: Table) -> Written:
    """Heads of four characters broken over two lines."""
    heads = [
        part
        for head in table.heads
        for part in ([head[:2], head[2:]] if len(head) == 4 and "年" not in head else [head])
    ]
    return as_text(table, [*heads, *_flat(table)[len(table.heads) :]])


@_form
def _rows_wrapped(table: Table) -> Written:
    """Text of a PDF, line after line: what does not fit its column stands on the next line, alone."""
    lines = ["    ".join(table.heads)]
    for row in table.rows:
        cells = _present(row)
        long = next((i for i, cell in enumerate(cells) if len(cell) > 9 and not cell.startswith(("市", "各"))), None)
        if row.group or long is None:
            lines.append("    ".join(cells))
        else:
            lines += ["    ".join([*cells[:long], cells[long][:9], *cells[long + 1 :]]), "      " + cells[long][9:]]
    return as_text(table, lines)


# --- what happens to letters ------------------------------------------------------------------------------------------


def _changed(written: Written, change: Callable[[str], str]) -> Written:
    return written[0], change(written[1].decode()).encode()


@_form
def _full_width(table: Table) -> Written:
    wide = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), ord("%"), ord("."))}
    return _changed(_several_spaces(table), lambda text: text.translate(wide))


@_form
def _half_width(table: Table) -> Written:
    return _changed(_cell_lines(table), lambda text: text.translate(str.maketrans("（），。“”", '(),."' + '"')))


@_form
def _traditional(table: Table) -> Written:
    from opencc import OpenCC

    return _changed(_several_spaces(table), OpenCC("s2t").convert)


@_form
def _random_spaces(table: Table) -> Written:
    dice = random.Random(len(table.rows))
    rows = ["|" + "|".join(_loosened(cell, dice) for cell in row) + "|" for row in matrix(table)]
    return as_text(table, rows)


@_form
def _random_spaces_lines(table: Table) -> Written:
    dice = random.Random(len(table.rows))
    return as_text(table, [_loosened(cell, dice) for cell in _flat(table)])


def _loosened(text: str, dice: random.Random) -> str:
    return "".join(
        char + (" " if dice.random() < 0.15 and "\u4e00" <= char <= "\u9fff" else "") for char in text
    ).strip()


@_form
def _pinyin(table: Table) -> Written:
    return _changed(_several_spaces(table), lambda text: text.replace("市", "市（shì）").replace("建", "建（jiàn）"))


def is_determined(form: str, table: Table) -> bool:
    """Whether a form says where each cell stood.

    One cell a line does not where a merged cell is left out and no number opens the rows (a second item may as well be
    the second paragraph of the first). Words broken over lines do not where two columns of words stand beside each
    other or none has a number, nor where units are broken inside a name. Rows broken over lines never do. Tabs and
    pipes do not where the last cell is empty: a merged cell may have pushed the row to the left.
    """
    if form in ("cell_wrapped", "rows_wrapped"):
        return False
    if (
        "missing" in table.traits
        and "details" in table.traits
        and form in ("tabs", "tabs_ragged", "pipes", "random_spaces")
    ):
        return False
    flat = form in ("cell_lines", "cell_bars", "cell_pages", "broken_heads", "half_width", "random_spaces_lines")
    return not (flat and table.kind == "priorities" and "merged" in table.traits and not table.numbered)
