"""Records as Arrow tables and Parquet files, a table for each kind: the only importer of pyarrow.

Columns have the keys of the JSON contract; a list stays a list, a day a day, a figure a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.export.records import SHEETS, cited, fields_of, flat_records, records
from corpus.model import ParsedDocument

_BATCH = 200
"""Documents that are held at a time."""
_LISTS = frozenset(
    {"issuers", "repeals", "lead", "responsible", "cooperating", "supervising", "milestones", "themes", "path"}
)
_DAYS = frozenset({"document_date", "published_date", "effective_date", "valid_until", "due"})
_TRUTHS = frozenset({"running", "striving", "ambiguous", "listed", "mention", "verified"})
_FIGURES = frozenset({"value", "upper", "base_value"})
_PLACES = frozenset({"start", "end"})


@cache
def schema_of(kind: str) -> pa.Schema:
    """The columns of a kind of record, with their types."""
    return pa.schema([(name, _type(kind, name)) for name in fields_of(kind)])


def _type(kind: str, name: str) -> pa.DataType:
    if name in _LISTS or (kind == "document" and name == "verified"):
        return pa.list_(pa.string())
    if name in _DAYS:
        return pa.date32()
    if name in _TRUTHS:
        return pa.bool_()
    if name in _FIGURES:
        return pa.float64()
    return pa.int64() if name in _PLACES else pa.string()


def record_table(documents: Iterable[ParsedDocument], kind: str) -> pa.Table:
    """All records of a kind of SHEETS."""
    return pa.Table.from_pylist(_rows(documents)[kind], schema=schema_of(kind))


def _rows(documents: Iterable[ParsedDocument]) -> Mapping[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in SHEETS}
    for parsed in documents:
        for record in records(parsed):
            for kind, flat in flat_records(record):
                rows[kind].append({name: _value(kind, name, flat.get(name)) for name in fields_of(kind)})
    return rows


def _value(kind: str, name: str, value: Any) -> Any:
    wanted = _type(kind, name)
    if pa.types.is_boolean(wanted):
        return bool(value)
    if pa.types.is_list(wanted):
        return [cited(each) if isinstance(each, Mapping) else each for each in value or ()]
    if value is not None and pa.types.is_date(wanted):
        return date.fromisoformat(value)
    return str(value) if value is not None and pa.types.is_string(wanted) else value


def write_parquet(documents: Iterable[ParsedDocument], folder: Path) -> tuple[Path, ...]:
    """One file for each kind, also where it is empty (task.parquet …); few documents are held at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {kind: folder / f"{kind}.parquet" for kind in SHEETS}
    with ExitStack() as open_files:
        files = {
            kind: open_files.enter_context(pq.ParquetWriter(path, schema_of(kind))) for kind, path in paths.items()
        }
        for some in _batches(documents):
            for kind, rows in _rows(some).items():
                if rows:
                    files[kind].write_table(pa.Table.from_pylist(rows, schema=schema_of(kind)))
    return tuple(paths.values())


def _batches(documents: Iterable[ParsedDocument]) -> Iterator[tuple[ParsedDocument, ...]]:
    waiting = iter(documents)
    while some := tuple(islice(waiting, _BATCH)):
        yield some
