"""Answers: whole, with quote and place; what cannot be answered says why."""

import pytest

from corpus.comparison.sides import Aspect
from corpus.division.table import Grouping
from corpus.search.asked import Kind, Query
from corpus.search.entry_ids import RecordKind
from zhengce.serving.answers import MOST_TABLED, Refusal, Unanswerable
from zhengce.serving.cursors import Cursor


def test_pages_of_a_search_hold_each_hit_once(answers):
    query, cursor, seen = Query(text="水", page_size=2, copies=True), Cursor(), []
    while True:
        page = answers.search(query, cursor)
        seen += [hit["entry_id"] for hit in page["hits"]]
        if page["next"] is None:
            break
        cursor = Cursor.read(page["next"])
    assert len(seen) == len(set(seen)) == page["total"] == len(list(answers.entries(query)))


def test_a_hit_names_file_and_facets(answers):
    page = answers.search(Query(text="牵头:市财政局", kind=Kind.TASK), Cursor())
    assert [hit["file"] for hit in page["hits"]] == ["甲.txt"]
    assert {"value": "市财政局", "count": 1} in page["facets"]["unit"]


def test_an_entry_has_its_words(answers, ids):
    task = answers.entry(f"{ids['甲.txt']}-t0")
    assert task["quote"].startswith("（一）健全水价机制")
    assert task["document_id"] == ids["甲.txt"]


def test_documents_are_paged(answers):
    first = answers.documents(Cursor(), 1)
    second = answers.documents(Cursor.read(first["next"]), 1)
    assert first["documents"] != second["documents"]
    assert answers.documents(Cursor(3), 1) == {"documents": [], "next": None}


def test_an_outline_has_no_text_and_counts_records(answers, ids):
    outline = answers.outline(ids["甲.txt"])
    assert "canonical_text" not in outline
    assert outline["counts"]["tasks"] == len(answers.document(ids["甲.txt"])["tasks"]) == 2


def test_records_are_of_a_kind(answers, ids):
    every = answers.records(ids["甲.txt"])["records"]
    tasks = answers.records(ids["甲.txt"], RecordKind.TASK)["records"]
    assert {each["record"] for each in every} >= {"task", "target"}
    assert [each["record"] for each in tasks] == ["task", "task"]
    text = answers.document(ids["甲.txt"])["canonical_text"]
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in every)


@pytest.mark.parametrize(("start", "end", "length"), [(0, 5, 5), (-3, 5, 5), (5, 2, 0), (10**9, 10**9 + 5, 0)])
def test_a_stretch_of_text_says_where_it_ends(answers, ids, start, end, length):
    found = answers.passage(ids["甲.txt"], start, end)
    assert found["end"] - found["start"] == len(found["text"]) == length


def test_tables_and_comparisons(answers, ids):
    table = answers.table([*ids.values()], Grouping.UNIT)
    assert {"市财政局", "市发展改革委"} <= {row["lead"] for row in table["rows"]}
    assert answers.compare([*ids.values()], Aspect.TASK)["by"] == "task"
    assert "clauses" in answers.compare([*ids.values()], Aspect.CLAUSE)


def test_a_matrix_takes_chinese_names_and_a_query(answers):
    found = answers.matrix("地区", "主题", "水价", mentions=True)
    assert {"cells", "regions", "records"} <= found.keys()


def test_stats_count(answers):
    assert answers.stats()["documents"] == 2


@pytest.mark.parametrize(
    ("ask", "refusal"),
    [
        (lambda a, i: a.document("ff"), Refusal.UNKNOWN),
        (lambda a, i: a.entry("不是编号"), Refusal.UNKNOWN),
        (lambda a, i: a.table([], Grouping.UNIT), Refusal.WRONG),
        (lambda a, i: a.table(["ff"] * (MOST_TABLED + 1), Grouping.UNIT), Refusal.WRONG),
        (lambda a, i: a.compare([i["甲.txt"]] * 2, Aspect.TASK), Refusal.WRONG),
        (lambda a, i: a.compare([*i.values(), "ff"], Aspect.CLAUSE), Refusal.WRONG),
        (lambda a, i: a.matrix("天气", "主题", "", mentions=False), Refusal.WRONG),
    ],
)
def test_what_has_no_answer_says_why_in_chinese(answers, ids, ask, refusal):
    with pytest.raises(Unanswerable, match=r"[一-龥].*。") as caught:
        ask(answers, ids)
    assert caught.value.refusal is refusal
