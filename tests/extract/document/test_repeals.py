"""废止: what a text ends, in a sentence, in a list, in an annex of its own; and what only speaks of ending."""

from __future__ import annotations

import pytest

from corpus.model import Metadata, Relation
from extract.document.citations import find_citations
from extract.document.repeals import mark_listed
from tests.documents import document_of, layout_of, table_document

HEAD = "澜州市人民政府关于加强物业管理的通知\n各县区人民政府：\n"


def ended(text: str, own: Metadata | None = None) -> list[str]:
    """Numbers, or titles where there is none, of what a text ends."""
    found = find_citations(layout_of(document_of(text)), own or Metadata())
    return [each.number or each.title or "" for each in found if each.relation is Relation.REPEALS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《澜州市绿化办法》（澜政发〔2010〕3号）同时废止。", ["澜政发〔2010〕3号"]),
        ("《澜州市绿化办法》即行废止。", ["澜州市绿化办法"]),
        ("《甲管理办法》《乙管理办法》和《丙实施细则》同时废止。", ["甲管理办法", "乙管理办法", "丙实施细则"]),
        ("《甲管理办法》（澜政发〔2010〕3号）、《乙管理办法》（澜政发〔2011〕4号）一并废止。", ["澜政发〔2010〕3号", "澜政发〔2011〕4号"]),
        ("2010年5月1日发布的《澜州市绿化办法》同时废止。", ["澜州市绿化办法"]),
        ("原《澜州市绿化办法》（市政府令第5号）自本办法施行之日起停止执行。", ["市政府令第5号"]),
        ("《澜州市绿化办法》不再执行。", ["澜州市绿化办法"]),
        ("《澜州市绿化办法》自2020年1月1日起失效。", ["澜州市绿化办法"]),
        ("《澜州市绿化办法》作废。", ["澜州市绿化办法"]),
        ("澜政发〔2010〕3号文件同时废止。", ["澜政发〔2010〕3号"]),
        ("本办法自印发之日起施行，同时废止《澜州市绿化办法》（澜政发〔2010〕3号）。", ["澜政发〔2010〕3号"]),
        ("决定废止2010年印发的《澜州市绿化办法》。", ["澜州市绿化办法"]),
        ("废止下列文件：1.《甲管理办法》（澜政发〔2010〕3号）；2.《乙管理办法》。", ["澜政发〔2010〕3号", "乙管理办法"]),
        (
            "下列文件同时废止：\n1.《甲管理办法》（澜政发〔2010〕3号）\n2.《乙管理办法》\n请各单位遵照执行，落实《丙管理办法》。",
            ["澜政发〔2010〕3号", "乙管理办法"],
        ),
        ("一、废止下列规范性文件：\n（一）《甲管理办法》；\n（二）《乙管理办法》。\n二、修改下列规范性文件：\n（一）《丙管理办法》。", ["甲管理办法", "乙管理办法"]),
        ("附件\n决定废止的规范性文件目录\n1.关于加强绿化工作的通知（澜政发〔2010〕3号）\n2.澜州市供水管理办法（1995年3月1日发布）", ["澜政发〔2010〕3号", "澜州市供水管理办法"]),
    ],
)  # fmt: skip
def test_what_a_text_ends(text: str, expected: list[str]) -> None:
    assert ended(HEAD + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "根据《澜州市绿化办法》（澜政发〔2010〕3号），制定本办法。",
        "《澜州市绿化办法》废止前已受理的，按原规定办理。",
        "《澜州市绿化办法》已废止，不再引用。",
        "《澜州市绿化办法》第三条、第五条同时废止。",
        "《澜州市绿化办法》中有关补贴标准的规定停止执行。",
        "制定、修改、废止政府规章8件，落实《澜州市绿化办法》。",
        "本办法有效期届满自动废止，《澜州市绿化办法》另行修订。",
        "一、继续有效的文件：\n1.《甲管理办法》",
    ],
)
def test_what_only_speaks_of_ending(text: str) -> None:
    assert ended(HEAD + text) == []


def test_the_former_document_of_the_same_name_needs_no_number() -> None:
    own = Metadata(title="澜州市物业管理办法")
    assert ended("2010年5月1日起施行的《澜州市物业管理办法》同时废止。", own) == ["澜州市物业管理办法"]
    assert ended("《澜州市物业管理办法》自2020年1月1日起施行。", own) == []


def test_a_document_ended_later_in_the_text_is_ended() -> None:
    text = "现将《澜州市绿化办法》（澜政发〔2010〕3号）修订如下。\n本办法施行后，《澜州市绿化办法》（澜政发〔2010〕3号）同时废止。"
    found = find_citations(layout_of(document_of(HEAD + text)), Metadata())
    assert [(each.number, each.relation) for each in found] == [("澜政发〔2010〕3号", Relation.REPEALS)]


def test_a_table_of_ended_documents() -> None:
    rows = [
        ["序号", "文件名称", "文号"],
        ["1", "关于加强绿化工作的通知", "澜政发〔2010〕3号"],
        ["2", "关于供水的通知", "澜政发〔2011〕4号"],
    ]
    layout = layout_of(table_document("附件\n宣布失效的文件目录", rows))
    found = find_citations(layout, Metadata())
    assert [(each.number, each.relation) for each in found] == [
        ("澜政发〔2010〕3号", Relation.REPEALS),
        ("澜政发〔2011〕4号", Relation.REPEALS),
    ]
    assert mark_listed(layout, found) == list(found)


def test_an_item_without_marks_is_quoted_where_it_stands() -> None:
    text = "下列文件予以废止：\n1.关于加强绿化工作的通知（澜政发〔2010〕3号）\n2.澜州市供水管理办法"
    document = document_of(text)
    found = find_citations(layout_of(document), Metadata())
    assert [(each.title, each.number) for each in found] == [
        ("关于加强绿化工作的通知", "澜政发〔2010〕3号"),
        ("澜州市供水管理办法", None),
    ]
    assert [document[each.span] for each in found] == [
        "关于加强绿化工作的通知（澜政发〔2010〕3号",
        "澜州市供水管理办法",
    ]


def test_the_documents_own_number_in_a_table_of_ended_ones_is_not_ended() -> None:
    rows = [["文件名称", "文号"], ["关于绿化的通知", "澜政发〔2010〕3号"], ["关于清理文件的决定", "澜政发〔2020〕1号"]]
    layout = layout_of(table_document("附件\n宣布失效的文件目录", rows))
    found = find_citations(layout, Metadata(document_number="澜政发〔2020〕1号"))
    assert [each.number for each in found] == ["澜政发〔2010〕3号"]


@pytest.mark.parametrize("above", ["", "各县：\n", "各县区：\n", HEAD])
def test_the_first_item_may_stand_behind_the_colon(above: str) -> None:
    text = f"{above}下列文件同时废止：关于加强绿化工作的通知（澜政发〔2010〕3号）。"
    found = find_citations(layout_of(document_of(text)), Metadata())
    assert [(each.title, each.number) for each in found] == [("关于加强绿化工作的通知", "澜政发〔2010〕3号")]


def test_a_title_in_an_items_bracket_stays_what_it_is() -> None:
    assert ended("下列文件同时废止：\n1.关于加强绿化工作的通知（见《澜州市绿化办法》）") == ["澜州市绿化办法"]


@pytest.mark.parametrize(
    ("before", "colon", "opens"), [(71, "", True), (72, "", False), (100, "", False), (100, "：", True)]
)
def test_a_long_line_opens_a_list_with_a_colon_only(before: int, colon: str, opens: bool) -> None:
    """In a paragraph 下列文件同时废止 may be said of anything; eighty characters are a heading at most."""
    text = f"{'长' * before}，下列文件同时废止{colon}\n1.《甲管理办法》"
    assert ended(text) == (["甲管理办法"] if opens else [])
