"""Lists of queries: what is read of a file, and the book of answers."""

import io
import re
import zipfile

import openpyxl
import pytest

from corpus.export.queries import (
    MOST_QUERIES,
    ListedAnswer,
    ListedQuery,
    QueryListError,
    all_answered,
    answer_sheets,
    answered,
    asked_as,
    read_queries,
)
from corpus.export.sheets import to_xlsx
from corpus.search.asked import Kind, Query, Results
from tests.hits import TASK


def book(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def asked(name, data):
    return [(each.row, each.text, each.name, each.kind) for each in read_queries(name, data)]


def test_a_line_is_a_query():
    assert asked("单.txt", "补偿 地区:云澜省\n\n  海堤 \n".encode()) == [
        (1, "补偿 地区:云澜省", "", None),
        (3, "海堤", "", None),
    ]
    assert asked("单.TXT", "海堤".encode("gb18030")) == [(1, "海堤", "", None)]


def test_a_table_with_heads_and_one_without():
    rows = [["名称", "检索式", "种类"], ["甲", "海堤 巡查", "任务"], [None, None, None], ["", "补偿", None]]
    expected = [(2, "海堤 巡查", "甲", Kind.TASK), (4, "补偿", "", None)]
    assert asked("单.xlsx", book(*rows)) == expected
    assert asked("单.csv", "名称,检索式,种类\n甲,海堤 巡查,任务\n,,\n,补偿,\n".encode("utf-8-sig")) == expected
    assert asked("单.xlsx", book(["海堤", "旁注"], [2031, None])) == [(1, "海堤", "", None), (2, "2031", "", None)]


@pytest.mark.parametrize(
    ("kind", "expected"), [("完成情况", Kind.ACHIEVED), ("引用", Kind.CITATION), ("target", Kind.TARGET)]
)
def test_kinds_in_both_languages(kind, expected):
    assert read_queries("单.csv", f"检索式,种类\n海堤,{kind}\n".encode())[0].kind is expected


def test_a_faulty_row_says_what_is_wrong():
    first, second = read_queries("单.csv", "检索式,种类\n海堤,诗歌\n,任务\n".encode())
    assert first.fault.startswith("没有种类“诗歌”，请从文件、")
    assert second.fault == "这一行没有检索式"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("单.docx", b"", "请用 .xlsx、.csv 或 .txt"),
        ("单.txt", b" \n", "没有检索式"),
        ("单.csv", "检索式\n".encode(), "没有检索式"),
        ("单.xlsx", b"no book", "打不开"),
        ("单.txt", b"\xff\xff\xff", "另存为 UTF-8"),
    ],
)  # fmt: skip
def test_a_list_that_is_none(name, data, said):
    with pytest.raises(QueryListError, match=said):
        read_queries(name, data)


def test_what_a_row_does_not_say_is_as_all_are_asked():
    like = Query(kind=Kind.TASK, synonyms=True)
    assert asked_as(ListedQuery(row=1, text="海堤"), like) == Query(
        text="海堤", kind=Kind.TASK, synonyms=True, page_size=1
    )
    assert asked_as(ListedQuery(row=1, text="海堤", kind=Kind.CITATION), like).kind is Kind.CITATION


def test_the_book_has_counts_and_a_sheet_of_hits_for_each_query():
    found = Results(hits=(), total=3, kinds={Kind.TASK: 3}, facets={}, reading="按 「补偿」 理解", notes=("有说明",))
    nothing = Results(hits=(), total=0, kinds={}, facets={})
    answers = [
        ListedAnswer(asked=ListedQuery(row=2, text="补偿/资金", name=""), results=found, entries=(TASK,)),
        ListedAnswer(asked=ListedQuery(row=3, text="", fault="这一行没有检索式")),
        ListedAnswer(asked=ListedQuery(row=4, text="渔港", name="港"), results=nothing),
        ListedAnswer(asked=ListedQuery(row=5, text="渔港", name="港"), results=nothing),
    ]
    made = openpyxl.load_workbook(io.BytesIO(to_xlsx(answer_sheets(answers))))
    assert made.sheetnames == ["计数", "1 补偿·资金", "3 港", "4 港"]
    heads, *rows = [[cell.value for cell in row] for row in made["计数"].iter_rows()]
    counts = [dict(zip(heads, row, strict=True)) for row in rows]
    assert (counts[0]["条数"], counts[0]["任务"], counts[0]["目标"]) == (3, 3, 0)
    assert counts[0]["说明"] == "有说明；只列前 1 条"
    assert (counts[1]["行"], counts[1]["条数"], counts[1]["说明"]) == (3, None, "这一行没有检索式")
    assert made["1 补偿·资金"]["B2"].value == TASK.title
    assert made["1 补偿·资金"]["H2"].value == TASK.entry_id
    assert "没有结果" in [cell.value for row in made["3 港"].iter_rows() for cell in row]


class Library:
    """A corpus that has one entry many times."""

    def search(self, query):
        return Results(hits=(), total=5, kinds={}, facets={}, notes=(query.text,))

    def entries(self, query):
        return iter((TASK,) * 5)


def test_no_more_hits_than_asked_for():
    answer = answered(Library(), ListedQuery(row=1, text="环境"), Query(), 2)
    assert (len(answer.entries), answer.results.total, answer.said) == (2, 5, "环境；只列前 2 条")


def test_a_faulty_query_is_not_asked():
    assert answered(None, ListedQuery(row=1, text="", fault="空"), Query()).said == "空"


def rewritten(data, change):
    """A book whose first sheet's XML is changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name.endswith("sheet1.xml") else part)
    return stream.getvalue()


def test_a_book_that_says_a_wrong_size_is_read_whole():
    rows = [["名称", "检索式"], ["甲", "海堤"], ["乙", "补偿"]]
    data = rewritten(book(*rows), lambda part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part))
    assert asked("单.xlsx", data) == [(2, "海堤", "甲", None), (3, "补偿", "乙", None)]


def test_broken_files_are_told_in_chinese():
    whole = book(["海堤"])
    third = len(whole) // 3
    for data in (rewritten(whole, lambda part: part[:200]), whole[:third] + bytes(30) + whole[third + 30 :]):
        with pytest.raises(QueryListError, match="打不开"):
            read_queries("单.xlsx", data)
    for text in ('"海堤" 地区:云澜省\n', '检索式\n"海堤\n补偿\n', '检索式\n"' + "海" * 140_000 + '"'):
        with pytest.raises(QueryListError, match="引号有误"):
            read_queries("单.csv", text.encode())
    assert asked("单.csv", '"""海堤"" 地区:云澜省"\n地区:云澜省 "海堤"\n'.encode()) == [
        (1, '"海堤" 地区:云澜省', "", None),
        (2, '地区:云澜省 "海堤"', "", None),
    ]


def test_a_list_has_an_end():
    lines = "\n".join(f"检索{number}" for number in range(MOST_QUERIES))
    assert len(read_queries("a.txt", lines.encode())) == MOST_QUERIES
    with pytest.raises(QueryListError, match=f"最多 {MOST_QUERIES} 条"):
        read_queries("a.txt", f"{lines}\n再一条".encode())


def test_a_book_has_room_for_so_many_hits_and_what_is_left_out_is_said(monkeypatch):
    monkeypatch.setattr("corpus.export.queries.MOST_IN_ALL", 12)
    listed = [ListedQuery(row=row, text="环境") for row in range(1, 5)]
    answers = list(all_answered(Library(), listed, Query()))
    assert [len(answer.entries) for answer in answers] == [5, 5, 2, 0]
    assert [answer.results.total for answer in answers] == [5] * 4
    assert [answer.said for answer in answers[1:3]] == ["环境", "环境；只列前 2 条"]
    assert "没有列出" in answers[3].said
    assert answer_sheets(answers)[4].notes == (answers[3].said,)  # not 没有结果
