"""The command search."""

import csv
import io
import json
import re

import pytest

from corpus.build import Corpus
from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind, Sort
from corpus.search.syntax import load_examples
from tests.command_line import found, zhengce
from tests.two_files import FILES
from ui.cli.ask import _source, _words


def test_search_shows_how_it_read_the_query_and_where_hits_stand(ask):
    status, text = ask("search", "营商环境 年份:[2000 TO 2030]")
    assert status == 0
    assert text.startswith("按 ")
    assert re.search(r"共 \d+ 条，第 1 页", text)


def test_search_by_kind_pages_and_limit(ask):
    first = found(ask, "市", "--kind", "task", "--limit", 2)
    second = found(ask, "市", "--kind", "task", "--limit", 2, "--page", 2)
    ids = [hit["entry_id"] for page in (first, second) for hit in page["hits"]]
    assert len(set(ids)) == 4
    assert {hit["kind"] for hit in first["hits"]} == {"task"}
    assert first["total"] == second["total"] >= 4


def test_search_counts_the_hits_of_each_kind(ask):
    counted = found(ask, "环境", "--kind", "citation")
    assert counted["total"] == counted["kinds"]["citation"] > 0
    assert found(ask, "增长", "--kind", "achieved")["total"] > 0
    text = ask("search", "环境", "--limit", 1)[1]
    assert f"引用 {counted['kinds']['citation']}" in text
    assert "关系 " in ask("search", "环境", "--kind", "citation")[1]


def test_search_by_documents(ask):
    whole, grouped = found(ask, "环境"), found(ask, "环境", "--group", "--limit", 2)
    assert grouped["total"] == whole["total"]
    assert len(grouped["groups"]) == 2 < grouped["documents"]
    assert all(1 <= len(each["hits"]) <= 3 <= each["total"] for each in grouped["groups"])
    text = ask("search", "环境", "--group", "--limit", 2)[1]
    assert f"在 {grouped['documents']} 份文件中" in text
    assert grouped["groups"][0]["document_title"][:6] in text


def test_search_as_csv_has_the_source_of_each_hit(ask):
    _, text = ask("search", "环境", "--format", "csv", "--limit", 3)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert all(row["文件名"] and row["记录编号"] and row["原文"] for row in rows)


@pytest.mark.parametrize("option", ["--synonyms", "--former-names"])
def test_search_widens_on_request(ask, option):
    narrow, wide = found(ask, "生态环境局"), found(ask, "生态环境局", option)
    assert narrow["total"] <= wide["total"]
    assert narrow["reading"] != wide["reading"] or narrow["total"] == wide["total"]


def test_search_tells_conditions_and_offers(ask):
    asked = found(ask, "云澜省有哪些营商环境任务")
    assert asked["conditions"][0]["label"].startswith("主题=")
    assert asked["total"]
    offers = found(ask, "营尚环境")["offers"]
    assert offers[0]["text"] == "营商环境"
    assert offers[0]["count"] > 0


def test_help_has_the_page_on_queries(capsys):
    assert zhengce("search", "--help") == 0
    text = capsys.readouterr().out
    assert all(each.query in text for each in load_examples())
    assert "提到:" in text


def test_search_without_hits_says_so(ask):
    assert "没有结果。" in ask("search", "量子引力波")[1]


def test_search_writes_a_file(ask, tmp_path):
    assert ask("search", "环境", "--format", "json", "--output", tmp_path / "a" / "b.json") == (0, "")
    assert json.loads((tmp_path / "a" / "b.json").read_text(encoding="utf-8"))["hits"]


def hit(kind=Kind.PASSAGE, text="甲" * 300, highlights=(), **facets):
    entry = Entry(entry_id="ab-p0", kind=kind, document_id="ab", span=Span(0, 1), title="标题", text=text, path=("一", "二", "三"),
                  document_title="方案", document_number="清发〔2020〕1号", day="2020-01-01", facets=facets)  # fmt: skip
    return Hit(entry=entry, score=1.0, highlights=highlights)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (hit(text="短句"), "短句"),
        (hit(text="短\n句"), "短 句"),
        (hit(), "甲" * 100 + "…"),
        (hit(highlights=(Span(200, 202),)), "…" + "甲" * 100 + "…"),
        (hit(highlights=(Span(290, 292),)), "…" + "甲" * 40),  # 30 characters before the match, to the end
        (hit(highlights=(Span(30, 32),)), "甲" * 100 + "…"),  # it stands there already
        (hit(text="改", kind=Kind.TASK), "标题\n未写明单位\n改"),
        (
            hit(text="改", kind=Kind.TASK, lead=("甲局",), supervising=("乙局", "丙局")),
            "标题\n牵头 甲局 · 督导 乙局、丙局\n改",
        ),
    ],
)
def test_a_hit_on_the_screen(made, words):
    assert _words(made).plain == words


def test_matches_are_marked():
    styled = _words(hit(highlights=(Span(200, 202), Span(500, 502))))
    assert [(span.start, span.end) for span in styled.spans if "yellow" in str(span.style)] == [(31, 33)]


def test_the_source_of_a_hit_has_its_last_headings():
    assert _source(hit().entry) == "方案\n清发〔2020〕1号\n二 › 三\n2020-01-01"


def test_pages_are_counted(ask):
    total = found(ask, "市", "--kind", "task")["total"]
    text = ask("search", "市", "--kind", "task", "--limit", 3)[1]
    assert f"共 {total} 条，第 1 页（共 {-(-total // 3)} 页）" in text
    assert "第 99 页没有内容" in ask("search", "市", "--page", 99)[1]


@pytest.mark.parametrize("sort", Sort)
def test_search_in_every_order(ask, sort):
    days = [each["day"] or "" for each in found(ask, "改革", "--sort", sort.value, "--limit", 30)["hits"]]
    if sort is not Sort.RELEVANCE:
        dated = [day for day in days if day]
        assert dated == sorted(dated, reverse=sort is Sort.NEWEST)
    assert len(days) > 3


def test_notes_are_said_apart_from_the_result(corpus, capsys):
    assert zhengce("search", '"量子引力波', "--corpus", corpus) == 0
    captured = capsys.readouterr()
    assert "提示：引号没有成对" in captured.err
    assert "提示" not in captured.out


def test_other_files_of_a_document_are_told_or_listed(tmp_path, capfd):
    with Corpus.open(tmp_path) as corpus:
        corpus.add_bytes(FILES, workers=0)

    def told(*options):
        assert zhengce("search", "档案", "--kind", "task", "--format", "json", "--corpus", tmp_path, *options) == 0
        return json.loads(capfd.readouterr().out)

    once, each = told("--distinct"), told()
    assert (once["total"], each["total"]) == (3, 5)
    shown = {hit["entry_id"] for hit in once["hits"]}
    assert {key for ids in once["copies"].values() for key in ids} | shown == {h["entry_id"] for h in each["hits"]}
    assert set(once["copies"]) < shown
    assert "copies" not in each
    told_same = {hit["same_as"]: hit["entry_id"] for hit in each["hits"] if "same_as" in hit}
    assert {key: [other] for key, other in told_same.items()} == once["copies"]
    assert not any("same" in hit["facets"] for hit in each["hits"])
