"""The command matrix: institutional-innovation priorities counted along two axes, and what the figures rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.compare import AXES, NO_VALUE, Matrix, RegionBasis, axis_of, make_matrix
from corpus.export.entries import entry_sheet
from corpus.export.matrix import matrix_json
from corpus.export.regions import region_sheets
from corpus.export.sheets import Sheet, to_csv, to_xlsx
from corpus.glossary import chinese
from corpus.search.asked import Entry
from ui.cli.entries import files_of
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    any_of,
    chosen,
    deliver,
    fail,
    grid,
    json_file,
    opened,
    screen,
)
from ui.panels.matrix import basis_words

_AXES = list(AXES)
_TOLD = 8
"""Regions of which it is said on the screen what their 0 rests on."""


class MatrixFormat(StrEnum):
    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def matrix(
    rows: Annotated[str, typer.Option(metavar="项目", help=f"行：{any_of(_AXES)}，或其中文名。")] = "region",
    columns: Annotated[str, typer.Option(metavar="项目", help="列：同上。")] = "theme",
    mentions: Annotated[bool, typer.Option("--mentions", help="连同正文提及的一起计数。")] = False,
    query: Annotated[
        str, typer.Option(metavar="检索式", help="只计检索得到的，如 '地区:江西省 年份:2015-2020'。")
    ] = "",
    form: Annotated[
        MatrixFormat | None,
        typer.Option("--format", metavar="格式", help="table、json、csv 或 xlsx。〔默认 table〕"),
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """制度创新重点的对比表：地区 × 主题，或其他两项；并说明依据了库中多少文件。"""
    form = chosen(form, output, MatrixFormat.TABLE)
    rows, columns = _axis(rows), _axis(columns)
    with opened(corpus, engine) as library:
        entries = tuple(library.compared.records({}, mentions, query))
        found = make_matrix(entries, rows=rows, columns=columns)
        bases = library.compared.bases(entries)
        for axis in (axis for axis, values in ((rows, found.rows), (columns, found.columns)) if values == (NO_VALUE,)):
            typer.echo(f"提示：制度创新重点没有“{chinese(axis)}”这一项，不能按它区分。", err=True)
        sheet = matrix_sheet(found, rows, columns)
        if form is MatrixFormat.TABLE:
            _print_matrix(found, sheet)
            _print_bases(bases if rows == "region" else ())
        elif form is MatrixFormat.JSON:
            deliver(json_file(matrix_json(found, entries, bases, files_of(library))), output)
        elif form is MatrixFormat.CSV:
            deliver(to_csv(sheet), output)
        else:
            plain = (rows, columns) == ("region", "theme")
            sheets = _region_sheets(library, found, bases, entries) if plain else ()
            others = sheets[1:] or (entry_sheet(entries, files_of(library)),)
            deliver(to_xlsx([sheet, *others]), output, name="制度创新对比.xlsx")


def _region_sheets(
    library: Corpus, found: Matrix, bases: Sequence[RegionBasis], entries: Sequence[Entry]
) -> tuple[Sheet, ...]:
    return region_sheets(found, bases, entries, library.kin.rows(entry.document_id for entry in entries))


def _axis(name: str) -> str:
    """An axis by its slug or in Chinese. An unknown one is refused."""
    if (axis := axis_of(name.strip())) is None:
        raise fail(f"没有项目 {name}，请从 {'、'.join(f'{axis} {chinese(axis)}' for axis in AXES)} 中选择。", 2)
    return axis


def matrix_sheet(found: Matrix, rows: str, columns: str) -> Sheet:
    """Counts with a first column of names; empty cells stay empty."""
    return Sheet(
        name="对比",
        columns=(f"{chinese(rows)} \\ {chinese(columns)}", *found.columns),
        rows=tuple((row, *(len(found.ids(row, column)) or None for column in found.columns)) for row in found.rows),
        title="制度创新重点对比表",
        subtitle=f"共 {_amount(found)}",
        widths=dict.fromkeys(found.columns, 9),
    )


def _amount(found: Matrix) -> str:
    return f"{found.total} 条" + (f"，正文提及 {found.mentioned} 条" if found.mentioned else "")


def _print_matrix(found: Matrix, sheet: Sheet) -> None:
    """As many columns as the screen holds, most frequent first."""
    if not found.rows:
        typer.echo("语料库中没有制度创新重点。")
        return
    fitting = max(3, (screen.width - 24) // 13)
    page = grid(sheet.columns[: fitting + 1], [row[: fitting + 1] for row in sheet.rows])
    page.columns[0].min_width = 16
    screen.print(page)
    rest = len(found.columns) - fitting
    typer.echo(
        f"共 {_amount(found)}" + (f"，另有 {rest} 列未显示，请用 --format xlsx 或 csv 取全表。" if rest > 0 else "。")
    )


def _print_bases(bases: Sequence[RegionBasis]) -> None:
    """What stands in no row: regions whose documents list nothing."""
    without = [basis for basis in bases if not basis.stated and basis.documents]
    for line in _lines(without):
        typer.echo(line)


def _lines(without: Sequence[RegionBasis]) -> Iterator[str]:
    if without:
        yield f"有文件而没有列出制度创新的地区 {len(without)} 个（正文怎样写，用 zhengce search 查）："
    yield from (f"  {basis_words(basis)}" for basis in without[:_TOLD])
    if len(without) > _TOLD:
        yield f"  另有 {len(without) - _TOLD} 个，见 --format json 或 xlsx。"
