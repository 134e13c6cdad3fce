"""What a finding tells: its kind's words and how many."""

from corpus.workspace.findings import TableCase, TableFinding, short_title
from tests.plan_tables import row


def test_a_finding_counts_its_cases_else_its_rows():
    bare = TableFinding(code="no_lead", row_ids=("a", "b"), message="")
    assert (bare.count, bare.name) == (2, "没有牵头单位")
    case = TableCase(text="市发改委", row_ids=("a", "b"))
    assert TableFinding(code="defunct", row_ids=("a", "b"), message="", cases=(case,)).count == 1


def test_a_long_title_is_cut():
    assert short_title(row("a", task="整治河道")) == "“整治河道”"
    assert short_title(row("a", task="整治" * 20)) == "“" + "整治" * 8 + "…”"
