"""Records as Arrow tables and Parquet files: typed, whole, few documents at a time."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus.export import frames
from corpus.export.frames import record_table, schema_of, write_parquet
from corpus.export.records import SHEETS, record_sheets
from tests.sample_plan import PLAN


@pytest.mark.parametrize("kind", SHEETS)
def test_a_table_has_the_rows_of_the_sheet(kind):
    sheet = record_sheets([PLAN])[SHEETS.index(kind)]
    assert record_table([PLAN], kind).num_rows == len(sheet.rows)
    assert record_table([], kind).schema == schema_of(kind)


def test_cells_have_types():
    task = record_table([PLAN], "task").to_pylist()[0]
    assert (task["lead"], task["path"], task["verified"]) == (["市环保局"], ["一、重点任务"], False)
    assert PLAN.document.text[task["start"] : task["end"]] == task["quote"]
    assert schema_of("target").field("value").type == pa.float64()
    assert schema_of("document").field("document_date").type == pa.date32()


def test_parquet_holds_what_several_batches_bring(tmp_path, monkeypatch):
    monkeypatch.setattr(frames, "_BATCH", 2)
    paths = write_parquet(iter([PLAN] * 5), tmp_path / "表")
    assert [path.name for path in paths] == [f"{kind}.parquet" for kind in SHEETS]
    assert pq.read_table(tmp_path / "表" / "task.parquet").num_rows == 5 * len(PLAN.tasks)
    assert pq.read_schema(tmp_path / "表" / "citation.parquet").names == schema_of("citation").names


def test_a_corpus_without_documents_gives_empty_files(tmp_path):
    assert all(pq.read_table(path).num_rows == 0 for path in write_parquet([], tmp_path))
