"""Regions × themes as a book."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from corpus.compare import make_matrix, region_bases, with_regions
from corpus.export.regions import region_book, region_sheets
from corpus.search.asked import Kind
from corpus.store.listing import DocumentRow
from tests.made_clauses import CLAUSES, clause

ENTRIES = [
    *CLAUSES[:3],
    replace(
        clause(7, "", ("红线",), text="=建立机制"),
        facets={"region": ("云澜省", "云澜省澜州市"), "theme": ("红线",)},
        document_number="云政发〔2015〕7号",
        document_title="某意见",
        path=("一、总则", "（一）机制"),
    ),
]
ROW = DocumentRow(
    document_id="d", title="某意见", document_number="云政发〔2015〕7号", issuers=("云澜省人民政府",), day="2015-01-01",
    level="省", region="云澜省", document_type="意见", tasks=0, targets=0, priorities=1, citations=0, issues=0,
    source_name="意见.docx",
)  # fmt: skip
MATRIX = with_regions(make_matrix(ENTRIES), ["远方省"])
BASES = region_bases(MATRIX.rows, MATRIX, {"云澜省": 5, "云澜省澜州市": 2, "远方省": 1, "栖河市": 1})


def rows(sheet):
    return [list(row) for row in sheet.rows]


def test_the_table_has_a_nought_only_where_there_are_documents():
    counts, ground, clauses = region_sheets(MATRIX, BASES, ENTRIES, {"d": ROW})
    assert counts.columns == ("地区", "库中文件", "红线", "生态补偿")
    table = {row[0]: row[1:] for row in counts.rows}
    assert table == {
        "澜州市": (0, 1, 2),  # listed by others: nothing of its own to look at
        "栖河市": (1, 1, 0),
        "云澜省澜州市": (2, 1, 0),
        "远方省": (1, 0, 0),
    }
    assert ["云澜省澜州市", 2, 0, 1, 0] in rows(ground)
    assert len(clauses.rows) == 4


def test_a_clause_has_one_region_its_issuer_file_section_and_link():
    book = region_book(MATRIX, BASES, ENTRIES, {"d": ROW}, link_of=lambda key: f"http://here/document?record={key}")
    sheet = openpyxl.load_workbook(io.BytesIO(book))["条文"]
    names = [cell.value for cell in sheet[1]]
    last = dict(zip(names, sheet[5], strict=True))
    assert last["地区"].value == "云澜省澜州市"
    assert last["文号"].value == "云政发〔2015〕7号"
    assert last["发文机关"].value == "云澜省人民政府"
    assert last["章节路径"].value == "一、总则 › （一）机制"
    assert last["文件名"].value == "意见.docx"
    assert last["链接"].hyperlink.target == "http://here/document?record=d-r7"
    assert last["原文"].value == "=建立机制"
    assert last["原文"].data_type == "s"


def test_without_an_address_there_is_no_column_of_links_and_mentions_have_their_sheet():
    said = [*ENTRIES, replace(clause(9, "栖河市", ("信用",)), kind=Kind.MENTION)]
    sheets = region_sheets(make_matrix(said), BASES, said, {})
    assert [sheet.name for sheet in sheets] == ["地区×主题", "地区×主题（正文提及）", "依据", "条文"]
    assert "链接" not in sheets[-1].columns
    assert rows(sheets[1])[0][1:] == [1, 0, 1, 0] or "信用" in sheets[1].columns
