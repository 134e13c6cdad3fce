"""The head of a part: what belongs to it, what ends it, whom it addresses."""

import pytest

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Span
from extract.document.head import head_of, is_addressee
from extract.layout import Layout
from extract.rules import pattern_of
from tests.documents import BODY, SOURCE, document_of, layout_of, metadata_of, table_document

NOISE = """首页 > 政策
日前，某网获悉，《某市蓝天保卫战行动方案》印发。该方案提出多项措施，详见正文。
某市人民政府办公室关于
印发某市蓝天保卫战行动方案的通知
各县区人民政府，市政府各部门：
现将方案印发给你们，请认真贯彻执行。
某市人民政府办公室
2020年10月30日"""


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        (
            "某通知\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n" + BODY,
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构",
        ),
        ("某通知\n各镇（街）政府（办事处）、各有关单位：\n" + BODY, "各镇（街）政府（办事处）、各有关单位"),
        ("某通知\n市直有关单位: 《某规划》已经同意，现印发给你们。", "市直有关单位"),
        ("某批复\n教育部：\n你部请示收悉。", "教育部"),
        ("某通知\n区内各企业：\n" + BODY, "区内各企业"),
        ("2026年某省政府工作报告\n各位代表：\n现在，我代表省人民政府报告工作。", None),
        ("某方案\n现将有关事项通知如下：\n一、工作", None),
        ("某报告\n来源：某省日报\n现在报告工作。", None),
        (
            "青砚市关于做好青年工作的通知 (青政办发〔2010〕10号) 各区政府，市直单位：为落实，现通知如下。",
            "各区政府，市直单位",
        ),
    ],
)
def test_addressees(text: str, addressees: str | None) -> None:
    assert metadata_of(text).addressees == addressees


def test_a_summary_before_the_notice_does_not_end_its_head() -> None:
    found = metadata_of(NOISE)
    assert found.title == "某市人民政府办公室关于印发某市蓝天保卫战行动方案的通知"
    assert found.addressees == "各县区人民政府，市政府各部门"
    assert found.issuers == ("某市人民政府办公室",)


def head(text: str) -> list[str]:
    layout = layout_of(document_of(text))
    return list(head_of(layout, None).lines)


@pytest.mark.parametrize(
    "end",
    [
        "一、总体要求",
        "第一章 总则",
        "（一）目标",
        "1.目标",
        "各市、县人民政府：",
        "为做好工作，制定本方案。",
        "做好以下工作;",
        "为做好工作,",
        "长" * 181,
    ],
)
def test_what_ends_a_head(end: str) -> None:
    assert head(f"某市关于某事的\n若干意见\n{end}\n某市某方案") == ["某市关于某事的", "若干意见"]


@pytest.mark.parametrize("end", ["一、总体要求", "为做好工作，制定本方案。"])
def test_organs_addressed_below_the_first_sentence_are_not_the_documents(end: str) -> None:
    text = f"某市关于某事的若干意见\n{end}\n某市某方案\n各市、县人民政府，省直各单位："
    assert head(text) == ["某市关于某事的若干意见"]


def test_a_title_as_long_as_any_is_in_the_head() -> None:
    assert head("长" * 180 + "\n一、目标") == ["长" * 180]


def test_a_few_short_cells_above_are_navigation() -> None:
    """Cells that a page opens with are passed over; a table that the text opens with ends the head."""
    cells = [Block(Span(n * 3, n * 3 + 2), cell=Cell(0, 0, n)) for n in range(3)]
    text = "首页 公开 政务 某市关于某事的意见"
    line = Block(Span(9, len(text)))
    document = Document(source=SOURCE, text=text, blocks=(*cells, line))
    assert head_of(Layout(document, text), None).lines == ("某市关于某事的意见",)
    table = "某市关于某事的意见 序号 任务"
    document = Document(source=SOURCE, text=table, blocks=(Block(Span(0, 9)), Block(Span(10, 12), cell=Cell(0, 0, 0))))
    assert head_of(Layout(document, table), None).lines == ("某市关于某事的意见",)


@pytest.mark.parametrize(
    ("line", "organs"),
    [
        ("教育部：", True),
        ("各有关单位：", True),
        ("市财政局（市金融办）：", True),
        ("区内各企业：", True),
        ("现将有关事项通知如下：", False),
        ("工作安排：", False),
    ],
)
def test_addressees_name_organs(line: str, organs: bool) -> None:
    assert is_addressee(pattern_of("document.addressees").match(fold(line))) is organs


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("某市关于加快发展现代服务业的若干意见", True),  # a title that a page prints in a frame
        ("某市若干意见", False),  # the head of a table
        ("某市关于加快发展现代服务业的一些想法", False),
    ],
)
def test_a_title_in_a_frame_is_in_the_head(cell: str, kept: bool) -> None:
    layout = layout_of(table_document("某市财政局", [[cell]]))
    assert (cell in head_of(layout, None).lines) is kept


@pytest.mark.parametrize(
    ("cells", "length", "passed_over"),
    [(24, 3, True), (25, 3, False), (3, 39, True), (3, 40, False), (0, 0, True)],
)
def test_navigation_is_a_few_short_cells(cells: int, length: int, passed_over: bool) -> None:
    """More or longer ones are a table, which ends the head."""
    text = "\n".join(["格" * length] * cells + ["某市关于某事的意见", "一、目标"])
    lines = document_of(text).blocks
    blocks = [Block(block.span, cell=Cell(0, 0, n)) for n, block in enumerate(lines[:cells])]
    document = Document(source=SOURCE, text=text, blocks=(*blocks, *lines[cells:]))
    assert head_of(Layout(document, text), None).lines == (("某市关于某事的意见",) if passed_over else ())


@pytest.mark.parametrize(("lines", "found"), [(119, 119), (120, 120), (121, 120)])
def test_a_head_has_at_most_so_many_lines(lines: int, found: int) -> None:
    assert len(head("\n".join(["某栏目"] * lines))) == found


@pytest.mark.parametrize(
    ("cell", "kept"), [("某市关于加快发展服务业若干意见", True), ("某市关于加快发展服务业的意见", False)]
)
def test_a_title_in_a_frame_has_fifteen_characters(cell: str, kept: bool) -> None:
    assert (cell in head_of(layout_of(table_document("某市财政局", [[cell]])), None).lines) is kept


def layout_with_cells(before: int, cells: int) -> Layout:
    """Lines, short cells, and a title below them."""
    text = "\n".join(["欢迎"] * before + ["首页"] * cells + ["某市关于某事的意见", "一、目标"])
    blocks = [
        Block(block.span, cell=Cell(0, 0, n) if before <= n < before + cells else None)
        for n, block in enumerate(document_of(text).blocks)
    ]
    return Layout(Document(source=SOURCE, text=text, blocks=tuple(blocks)), text)


@pytest.mark.parametrize(
    ("before", "cells", "passed_over"),
    [(1, 24, True), (1, 25, False), (2, 3, True), (2, 24, True), (2, 25, False), (3, 3, False), (4, 3, False)],
)
def test_a_line_or_two_may_stand_above_the_navigation(before: int, cells: int, passed_over: bool) -> None:
    """They greet; with more above it the cells are a table of the text, which ends the head."""
    title = ("某市关于某事的意见",)
    assert head_of(layout_with_cells(before, cells), None).lines == (title if passed_over else ("欢迎",) * before)


def test_a_longer_cell_makes_a_table_of_them() -> None:
    for length in (40, 41, 80):
        text = "\n".join(["格" * length, "首页", "某市关于某事的意见", "一、目标"])
        lines = document_of(text).blocks
        blocks = [Block(block.span, cell=Cell(0, 0, n)) for n, block in enumerate(lines[:2])]
        document = Document(source=SOURCE, text=text, blocks=(*blocks, *lines[2:]))
        assert head_of(Layout(document, text), None).lines == ()


def test_a_title_in_the_first_cell_of_a_text_that_is_all_cells() -> None:
    cell = "某市关于加快发展现代服务业的若干意见"
    document = Document(source=SOURCE, text=cell, blocks=(Block(Span(0, len(cell)), cell=Cell(0, 0, 0)),))
    assert head_of(Layout(document, cell), None).lines == (cell,)


def test_several_things_before_a_colon_are_no_addressees() -> None:
    assert head("某市关于某事的若干意见\n工作目标、工作任务、工作措施：\n某市某方案")[-1] == "某市某方案"


ANNOUNCED = "国务院批准澜州规划\n据中国政府网消息，国务院日前发布批复。批复全文如下：\n"
PAPER = "国务院关于澜州市总体规划的批复\n国函〔2010〕78号\n云澜省人民政府：\n现批复如下：\n一、原则同意\n做好。"


def test_a_paper_that_a_news_page_carries_has_its_own_head() -> None:
    told = metadata_of(ANNOUNCED + PAPER, published_date="2010-06-03")
    assert (told.title, told.document_number) == ("国务院关于澜州市总体规划的批复", "国函〔2010〕78号")
    assert (told.issuers, told.document_type) == (("国务院",), "批复")


@pytest.mark.parametrize(
    "text",
    [
        ANNOUNCED + "同志们：\n今天我们造林。\n" + PAPER,  # a speech: a sentence before any title
        "望溪县人民政府关于转发批复的通知\n各乡镇：\n现转发批复，全文如下：\n" + PAPER,  # a notice
    ],
)
def test_what_is_announced_is_no_paper_or_not_the_documents(text: str) -> None:
    assert "国务院关于澜州市总体规划的批复" not in head(text)
