"""Records as tables of the libraries that data people use: Arrow and pandas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from corpus.export.records import SHEETS as RECORD_KINDS
from corpus.model import ParsedDocument

if TYPE_CHECKING:
    import pandas
    import pyarrow

__all__ = ["RECORD_KINDS", "to_arrow", "to_pandas"]


def to_arrow(documents: Iterable[ParsedDocument], kind: str) -> pyarrow.Table:
    """All records of a kind of RECORD_KINDS, each with its file, 文号, section path, quote and place.

    Columns are the keys of the JSON contract. Raises ValueError for a kind unknown.
    """
    if kind not in RECORD_KINDS:
        raise ValueError(f"没有记录种类 {kind!r}，可选：{'、'.join(RECORD_KINDS)}")
    from corpus.export.frames import record_table  # pyarrow takes a while to import

    return record_table(documents, kind)


def to_pandas(documents: Iterable[ParsedDocument], kind: str) -> pandas.DataFrame:
    """The same as a DataFrame, its days as timestamps. Raises ValueError for a kind unknown."""
    frame: pandas.DataFrame = to_arrow(documents, kind).to_pandas(date_as_object=False)
    return frame
