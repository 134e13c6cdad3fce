"""The shape of tantivy's index: in which of its fields what stands, and how a row becomes a document of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

import tantivy

from corpus.search.engines.engine import IndexRow

_NAMED = "\x1f"
"""Between the name of a field and a value of it."""


class TantivyShape:
    """``counted``: those of the fields that have one of the index for themselves."""

    def __init__(self, fields: Sequence[str], counted: Iterable[str]) -> None:
        self._columns = frozenset(counted)
        self._shared = _name_of_values(fields)
        self.schema = self._schema()

    def _schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", tokenizer_name="raw", index_option="basic")
        builder.add_text_field("title_words", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("pairs", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field("context", tokenizer_name="whitespace", index_option="basic")
        # Each field costs every entry a byte: those that are not counted share one, each value behind its field's name.
        builder.add_text_field(self._shared, tokenizer_name="raw", index_option="basic")
        for field in sorted(self._columns):
            builder.add_text_field(f"v_{field}", tokenizer_name="raw", index_option="basic", fast=True)
        for key in ("newest", "oldest"):
            builder.add_integer_field(key, fast=True)
        builder.add_bytes_field("payload", stored=True)
        return builder.build()

    def place_of(self, field: str) -> tuple[str, str]:
        """The field of the index that has the values of a field, and how they begin there."""
        if field == "id":
            return field, ""
        return (f"v_{field}", "") if field in self._columns else (self._shared, field + _NAMED)

    def document(self, row: IndexRow) -> tantivy.Document:
        document = tantivy.Document()
        document.add_text("id", row.entry_id)
        document.add_text("title_words", row.title_words)
        document.add_text("pairs", row.pairs)
        document.add_text("context", row.context)
        for field, values in row.values.items():
            name, begun = self.place_of(field)
            for value in values:
                document.add_text(name, begun + value)
        document.add_integer("newest", row.newest)
        document.add_integer("oldest", row.oldest)
        document.add_bytes("payload", row.payload)
        return document


def _name_of_values(fields: Iterable[str]) -> str:
    """The field of those that share one; of other fields it is another, so that such an index is made anew."""
    return f"values_{zlib.crc32(' '.join(sorted(fields)).encode()):08x}"
