"""Entries as lines and rows."""

from corpus.export.entries import entry_json, entry_sheet
from tests.hits import TASK


def test_an_entry_names_its_file_where_that_is_known():
    assert entry_json(TASK, {"ab": "甲.txt"})["file"] == "甲.txt"
    assert entry_json(TASK, {})["file"] is None
    assert "甲.txt" in entry_sheet([TASK], {"ab": "甲.txt"}).rows[0]
