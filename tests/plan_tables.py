"""Made-up tables of a 方案."""

from __future__ import annotations

from corpus.division.rows import TableColumn
from corpus.division.table import TableSource
from corpus.model import Span
from corpus.search.asked import Kind
from corpus.workspace.model import PlanRow, PlanTable, Provenance

SOURCE = TableSource(
    document_id="d1", file="方案.docx", title="云山市河湖管护实施方案", document_number="云政办发〔2024〕3号"
)


def origin(entry_id="d1:task:0", source=SOURCE):
    return Provenance(
        entry_id=entry_id, kind=Kind.TASK, source=source, span=Span(0, 4), path=("一、任务",), quote="整治河道"
    )


def row(row_id, *, path=(), themes=(), origins=None, **cells):
    """A row of a document; ``lead="市水利局"`` and so on for its cells. ``origins=()`` for one added by hand."""
    made = {TableColumn(column): text for column, text in cells.items()}
    origins = (origin(f"d1:task:{row_id}"),) if origins is None else origins
    return PlanRow(
        row_id=row_id, cells=made, original=made if origins else {}, path=path, themes=themes, origins=origins
    )


def table(*rows, **fields):
    return PlanTable(**{"table_id": "t", "title": "任务分工表", "rows": rows, **fields})
