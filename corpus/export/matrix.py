"""A matrix of priorities as JSON: counts by cell, the records, and what each region rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.compare import Matrix, RegionBasis
from corpus.export.entries import entry_json
from corpus.search.asked import Entry


def matrix_json(
    found: Matrix, entries: Sequence[Entry], bases: Sequence[RegionBasis], files: Mapping[str, str]
) -> dict[str, object]:
    """Counts by cell, the records with their texts and places, and what each region rests on."""
    cells = [
        {
            "row": row,
            "column": column,
            "entries": list(found.cells.get((row, column), ())),
            "mentions": list(found.mentions.get((row, column), ())),
        }
        for row, column in dict.fromkeys((*found.cells, *found.mentions))
    ]
    return {
        "rows": found.rows,
        "columns": found.columns,
        "total": found.total,
        "mentioned": found.mentioned,
        "cells": cells,
        "records": [entry_json(entry, files) for entry in entries],
        "regions": [
            {
                "region": basis.region,
                "documents": basis.documents,
                "documents_below": basis.below,
                "priorities": basis.stated,
                "mentions": basis.mentioned,
            }
            for basis in bases
        ],
    }
