"""A matrix as JSON: every record stands in its cell, and each region says what it rests on."""

from dataclasses import replace

from corpus.compare import make_matrix, region_bases
from corpus.export.matrix import matrix_json
from corpus.search.asked import Kind
from tests.hits import TASK

STATED = replace(TASK, entry_id="ab-r0", kind=Kind.PRIORITY, facets={"region": ("云澜省",), "theme": ("水权",)})
MENTIONED = replace(STATED, entry_id="ab-r1", kind=Kind.MENTION)


def test_cells_name_their_records():
    entries = (STATED, MENTIONED)
    found = make_matrix(entries)
    bases = region_bases(dict.fromkeys(found.rows), make_matrix(entries), {"云澜省": 3})
    made = matrix_json(found, entries, bases, {"ab": "甲.txt"})
    assert made["cells"] == [{"row": "云澜省", "column": "水权", "entries": ["ab-r0"], "mentions": ["ab-r1"]}]
    assert [record["entry_id"] for record in made["records"]] == ["ab-r0", "ab-r1"]
    assert made["records"][0]["file"] == "甲.txt"
    (region,) = made["regions"]
    assert (region["region"], region["documents"], region["priorities"], region["mentions"]) == ("云澜省", 3, 1, 1)
