"""Documents side by side, as JSON and as a book of sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.comparison.sides import Coverage, SideBySide, SideItem, SideRow
from corpus.export.contract import Json, place_json
from corpus.export.sheets import Sheet, Value, to_xlsx
from corpus.export.versions import demand_json, source_json
from corpus.export.words import column_names, target_words
from corpus.glossary import chinese
from corpus.model import ParsedDocument

_WIDTH = 110
"""Of all columns of documents together, in Latin characters."""


def side_json(sides: SideBySide, documents: Sequence[ParsedDocument]) -> dict[str, Json]:
    """One object: ``documents``, ``counts`` by spread, and ``rows``, each with a cell for each document: a list of what
    stands there (``text``, ``path``, ``start``, ``end``; by task ``differs``, by unit ``role``, by target ``value``).
    """
    counts: dict[str, Json] = {spread.value: sides.count(spread) for spread in Coverage}
    return {
        "by": sides.by.value,
        "documents": [source_json(source) for source in sides.documents],
        "counts": {**counts, "reworded": sum(row.reworded for row in sides.rows)},
        "rows": [_row(row, documents) for row in sides.rows],
    }


def _row(row: SideRow, documents: Sequence[ParsedDocument]) -> Json:
    return {
        "name": row.name,
        "spread": row.spread.value,
        "reworded": row.reworded,
        "mentions": list(row.mentions),
        "cells": [[_item(item, parsed) for item in cell] for cell, parsed in zip(row.cells, documents, strict=True)],
    }


def _item(item: SideItem, parsed: ParsedDocument) -> Json:
    found: dict[str, Json] = {"text": item.text, "path": list(item.path), **place_json(item.span)}
    if item.role:
        found |= {"unit": item.unit, "role": item.role.value}
    if item.target:
        found |= demand_json(item.target)
    if item.marks:
        found["differs"] = [{"text": parsed.document[span], **place_json(span)} for span in item.marks]
    return found


# --- sheets -------------------------------------------------------------------------------------------------------


def side_sheets(sides: SideBySide, documents: Sequence[ParsedDocument]) -> tuple[Sheet, ...]:
    """The documents in columns, and where each cell comes from, with its words."""
    return _table(sides, documents), _places(sides, documents)


def side_book(sides: SideBySide, documents: Sequence[ParsedDocument]) -> bytes:
    return to_xlsx(side_sheets(sides, documents))


def _table(sides: SideBySide, documents: Sequence[ParsedDocument]) -> Sheet:
    names = column_names(sides.documents)
    rows = tuple(
        (row.name, spread_words(row), *(_cell(row, at, parsed) for at, parsed in enumerate(documents)))
        for row in sides.rows
    )
    head = chinese(f"compare.{sides.by.value}")
    return Sheet(
        name=f"按{head}对照",
        columns=(head, "分布", *names),
        rows=rows,
        title=f"文件对照表（按{head}）",
        subtitle="；".join(source.name for source in sides.documents),
        widths={head: 28, "分布": 10, **dict.fromkeys(names, _WIDTH / len(names))},
        centred=frozenset({"分布"}),
    )


def spread_words(row: SideRow) -> str:
    """Where a row stands, in Chinese: 仅一份, 部分, 都有, 都有（改写）."""
    return chinese(f"spread.{row.spread.value}") + ("（改写）" if row.reworded else "")


def _cell(row: SideRow, column: int, parsed: ParsedDocument) -> str:
    cell = row.cells[column]
    if not cell and row.mentions[column]:
        return f"（正文提到 {row.mentions[column]} 处）"
    return "\n".join(item_words(item, parsed) for item in cell)


def item_words(item: SideItem, parsed: ParsedDocument) -> str:
    """An item as a cell shows it, what differs from the first document in 【】."""
    if item.target:
        return target_words(item.target)
    role = f"〔{chinese(f'role.{item.role.value}')}〕" if item.role else ""
    return role + ("".join(_marked(item, parsed)) if item.marks else item.text)


def _marked(item: SideItem, parsed: ParsedDocument) -> Iterator[str]:
    text, at = parsed.document.text, item.span.start
    for mark in item.marks:
        yield f"{text[at : mark.start]}【{text[mark.start : mark.end]}】"
        at = mark.end
    yield text[at : item.span.end]


def _places(sides: SideBySide, documents: Sequence[ParsedDocument]) -> Sheet:
    names = ("file", "document_title", "column.document_number", "path", "quote", "document_id")
    rows: list[tuple[Value, ...]] = []
    for row in sides.rows:
        for cell, source, parsed in zip(row.cells, sides.documents, documents, strict=True):
            place = (source.file, source.title, source.document_number)
            rows += (
                (row.name, *place, " › ".join(item.path), parsed.document[item.span], source.document_id)
                for item in cell
            )
    head = chinese(f"compare.{sides.by.value}")
    return Sheet(name="出处", columns=(head, *map(chinese, names)), rows=tuple(rows), tallest=93)
