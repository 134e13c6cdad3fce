"""Where assignments are set apart: brackets, lines, labels; and what looks like one and is none."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from corpus.model import Block, Cell, Span
from extract.labels.annotations import (
    Annotation,
    bracket_start,
    closing_bracket,
    find_annotations,
    find_clauses,
    is_annotation_line,
)
from tests.documents import document_of, table_document


def clauses(text: str) -> list[tuple[str | None, str | None, str]]:
    folded = fold(text)
    return [
        (clause.field, clause.label, folded[clause.value.start : clause.value.end].strip(" ;,。\n"))
        for clause in find_clauses(folded, 0, len(folded))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市财政局、市科委负责", [(None, None, "市财政局、市科委负责")]),
        (
            "牵头单位：市财政局；责任单位：市科委、各区",
            [("lead", "牵头单位", "市财政局"), ("responsible", "责任单位", "市科委、各区")],
        ),
        ("市财政局；配合单位：市科委", [(None, None, "市财政局"), ("cooperating", "配合单位", "市科委")]),
        (  # persons, dates and remarks end the list before them
            "责任单位：市科委 责任人：张三 完成时限：6月底",
            [
                ("responsible", "责任单位", "市科委"),
                ("person", "责任人", "张三"),
                ("deadline", "完成时限", "6月底"),
            ],
        ),
        (  # so does what is only the head of a column elsewhere
            "牵头单位：市财政局；主管部门：市科委",
            [("lead", "牵头单位", "市财政局"), ("responsible", "主管部门", "市科委")],
        ),
        (  # and a word that nobody knows
            "牵头单位：市财政局；统筹单位：市科委",
            [("lead", "牵头单位", "市财政局"), ("responsible", "统筹单位", "市科委")],
        ),
        (  # the space between two lists is lost
            "牵头单位：能源局参加单位：国资委完成时限：6月底",
            [("lead", "牵头单位", "能源局"), ("cooperating", "参加单位", "国资委"), ("deadline", "完成时限", "6月底")],
        ),
        (
            "牵头单位：能源局统筹单位：国资委",
            [("lead", "牵头单位", "能源局"), ("responsible", "统筹单位", "国资委")],
        ),
        (  # a short name before a label is no part of its word
            "责任部门：文联配合部门：市文旅局",
            [("responsible", "责任部门", "文联"), ("cooperating", "配合部门", "市文旅局")],
        ),
        (
            "责任单位：市科委、妇联参加单位：市文旅局",
            [("responsible", "责任单位", "市科委、妇联"), ("cooperating", "参加单位", "市文旅局")],
        ),
        (  # what is no unit is
            "责任单位：市科委，末端配合单位：市文旅局",
            [("responsible", "责任单位", "市科委"), ("responsible", "末端配合单位", "市文旅局")],
        ),
        ("其他责任单位：市科委", [("cooperating", "其他责任单位", "市科委")]),  # not 其他 and 责任单位
        ("责任\n单位：市科委", [("responsible", "责任\n单位", "市科委")]),  # broken in the middle
        ("责任县(市、区)：各区", [(None, None, "责任县(市、区):各区")]),  # a mark inside the bracket parts it
        ("责任处(科)室：办公室", [("responsible", "责任处(科)室", "办公室")]),
        ("说法：市科委", [(None, None, "说法:市科委")]),
        ("", []),
        ("。；", []),
    ],
)
def test_clauses(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert clauses(text) == expected


def test_clauses_keep_to_their_place() -> None:
    text = "责任单位:甲局。责任单位:乙局。配合单位:丙局"
    inner = find_clauses(text, 8, 15)
    assert [(c.label, text[c.value.start : c.value.end]) for c in inner] == [("责任单位", "乙局")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a)b", 2),
        ("(a]b", 2),  # kinds may be mixed
        ("(a(b)c)d", 6),
        ("(a(b)c", None),
        ("(" + "a" * 1498 + ")", 1499),
        ("(" + "a" * 1499 + ")", None),  # no list is so long
    ],
)
def test_the_bracket_that_closes(text: str, expected: int | None) -> None:
    assert closing_bracket(text, 0, len(text)) == expected


def test_a_bracket_closes_within_the_limit() -> None:
    assert closing_bracket("(ab)", 0, 3) is None
    assert closing_bracket("(ab)", 0, 4) == 3


def found(text: str) -> list[tuple[str, str]]:
    document = document_of(text)
    return [(str(a.form), document[a.span]) for a in find_annotations(fold(text), document.blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做好。（责任单位：市科委）", [("bracket", "（责任单位：市科委）")]),
        ("做好（责任单位：市科委）", [("bracket", "（责任单位：市科委）")]),  # at the line's end
        ("做好（责任单位：市科委）。再做。", [("bracket", "（责任单位：市科委）")]),
        ("做好（责任单位：市科委） 再做。", []),
        ("做好（责任单位：市科委）  再做。", [("bracket", "（责任单位：市科委）")]),  # a gap is a line's end
        ("好（责任单位：市科委）再做。", []),
        ("做好 （责任单位：市科委）再做。", []),
        ("做好  （责任单位：市科委）再做。", [("bracket", "（责任单位：市科委）")]),
        ("做好；（市科委负责）再做。", [("bracket", "（市科委负责）")]),
        ("做好。〔市科委负责〕", [("bracket", "〔市科委负责〕")]),
        ("做好。（市科委、市教委）", [("bracket", "（市科委、市教委）")]),
        ("做好（市科委、市教委）", []),  # units alone must stand behind a full stop …
        ("做好。（市科委、市教委）再做。", []),  # … and end the line
        ("学校（学校内由市教委负责）做好工作。", []),  # an aside
        ("做好。（完成时限：6月底前）", [("bracket", "（完成时限：6月底前）")]),
        ("做好。（责任人：张三）", []),
        ("做好。（联系单位：市科委）", []),
        ("做好。（统筹单位：市科委）", [("bracket", "（统筹单位：市科委）")]),
        ("做好。（主管部门：市科委）", [("bracket", "（主管部门：市科委）")]),
        ("做好。（统筹单位：三次以上）", []),
        ("做好。（单位：万元）", []),
        ("做好。（北京市）", []),
        ("做好。（含食用油，下同）", []),
        ("做好。（责任单位：市科委\n再做。", [("unclosed", "（责任单位：市科委")]),
        ("做好。（市科委负责\n再做。", [("unclosed", "（市科委负责")]),
        ("做好（责任单位：市科委\n再做。", []),  # nobody closed it and nothing ends before it
        ("做好。（责任单位：市科委" + "，宣传" * 500 + "\n再做。", []),  # too far from where it should have been closed
        ("做好。（市科委、市教委\n再做。", []),
        ("做好。（责任单位：市科委）（完成时限：6月）", [("bracket", "（责任单位：市科委）（完成时限：6月）")]),
        ("甲。（市科委负责）乙。（市教委负责）", [("bracket", "（市科委负责）"), ("bracket", "（市教委负责）")]),
    ],
)
def test_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做好。\n责任单位：市科委", [("line", "责任单位：市科委")]),
        ("做好。\n完成时限：6月底", [("line", "完成时限：6月底")]),
        ("做好。责任单位：市科委", [("line", "责任单位：市科委")]),  # at a paragraph's end
        ("做好，责任单位：市科委", []),
        (
            "做好。\n责任单位：市科委、\n市教委，\n市财政局\n再做。",
            [("line", "责任单位：市科委、\n市教委，\n市财政局")],
        ),
        ("做好。\n责任单位：市科委\n市教委", [("line", "责任单位：市科委")]),
        (  # lines of labels are one annotation
            "做好。\n牵头单位：市科委\n完成时限：6月\n再做。",
            [("line", "牵头单位：市科委\n完成时限：6月")],
        ),
        ("主办单位：市体育局", []),  # the host of an event
        ("主办单位：市体育局\n承办单位：市科委", []),
        ("主办单位：市体育局 牵头部门：市科委", [("line", "主办单位：市体育局 牵头部门：市科委")]),
        ("牵头单位：市科委\n承办单位：市教委", [("line", "牵头单位：市科委\n承办单位：市教委")]),
        ("统筹单位：市科委", []),  # the field of a form
        ("牵头单位：市科委\n统筹单位：市教委", [("line", "牵头单位：市科委\n统筹单位：市教委")]),
        ("统筹单位：市科委\n牵头单位：市教委", [("line", "统筹单位：市科委\n牵头单位：市教委")]),
        ("牵头单位：市科委\n再做。\n统筹单位：市教委", [("line", "牵头单位：市科委")]),
        ("牵头单位：市科委\n统筹单位：三次", [("line", "牵头单位：市科委")]),
        ("牵头单位：市科委\n。\n再做。", [("line", "牵头单位：市科委")]),
        ("责任人：张三", []),
        ("责任人：张三 责任单位：市科委", [("line", "责任人：张三 责任单位：市科委")]),
        ("单位：市科委 责任单位：市科委", []),
        ("做好（参见。责任单位：市科委）再做。", []),  # inside a bracket
    ],
)
def test_lines(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", ["做好。（市科委负责\n再做。", "做好。（市科委负责）"])
def test_the_bracket_is_no_part_of_what_it_says(text: str) -> None:
    (annotation,) = find_annotations(fold(text), document_of(text).blocks)
    assert [text[c.value.start : c.value.end] for c in annotation.clauses] == ["市科委负责"]


def test_a_list_does_not_go_on_in_another_cell() -> None:
    text = "责任单位:市科委、\n市教委"
    blocks = (Block(Span(0, 9), cell=Cell(0, 0, 0)), Block(Span(10, 13), cell=Cell(0, 0, 1)))
    [annotation] = find_annotations(text, blocks)
    assert annotation.span == Span(0, 9)


def test_lines_behind_a_table_that_is_left_out_are_read() -> None:
    text = "责任单位:市教委\n责任单位:市科委"
    blocks = (Block(Span(0, 8), cell=Cell(0, 0, 0)), Block(Span(9, 17)))
    [annotation] = find_annotations(text, blocks, {0})
    assert annotation.span == Span(9, 17)


def test_a_list_at_the_end_of_the_text_ends() -> None:
    assert found("责任单位：市科委、") == [("line", "责任单位：市科委、")]
    assert found("做好。\n责任单位：市科委、") == [("line", "责任单位：市科委、")]


def test_tables_whose_columns_assign_are_left_out() -> None:
    document = table_document("做好。（市科委负责）", [["做好。（市教委负责）", "责任单位：市财政局"]])
    folded = fold(document.text)

    def quoted(annotations: tuple[Annotation, ...]) -> list[str]:
        return [document[a.span] for a in annotations]

    assert quoted(find_annotations(folded, document.blocks, {0})) == ["（市科委负责）"]
    assert quoted(find_annotations(folded, document.blocks, {1})) == [
        "（市科委负责）",
        "（市教委负责）\n责任单位：市财政局",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(责任单位:市科委)", True),
        (" (责任单位:市科委)。 ", True),
        ("(责任单位:市科委)再做。", False),
        ("责任单位:市科委", True),
        ("主办单位:市科委", False),
        ("统筹单位:市科委", False),
        ("(一)加强领导", False),
        ("", False),
    ],
)
def test_a_line_that_is_nothing_but_an_assignment(line: str, expected: bool) -> None:
    assert is_annotation_line(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("加强领导(责任单位:市科委)", 4),
        ("加强领导(责任单位:市科委)。", 4),
        ("加强(重点)领导。(市科委负责)", 9),
        ("加强领导。(市科委负责)再做", 14),
        ("加强领导", 4),
    ],
)
def test_where_the_annotation_that_ends_a_line_begins(line: str, expected: int) -> None:
    assert bracket_start(line, 0, len(line)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a label without an ending, behind one that is known
            "牵头：市财政局；支撑：市科委；兜底：市教委",
            [("lead", "牵头", "市财政局"), ("cooperating", "支撑", "市科委"), ("responsible", "兜底", "市教委")],
        ),
        ("牵头单位：市财政局；频次：三次", [("lead", "牵头单位", "市财政局"), ("note", "频次", "三次")]),
        ("牵头单位：市财政局；配\n合单位：市科委", [("lead", "牵头单位", "市财政局"), ("cooperating", "配\n合单位", "市科委")]),
        ("牵头单位：市财政局\n责任单位：市科委", [("lead", "牵头单位", "市财政局"), ("responsible", "责任单位", "市科委")]),
        (  # of whom the batches are, the label before them says
            "牵头单位：市财政局试点单位：第一批：市科委；第二批：市教委",
            [("lead", "牵头单位", "市财政局"), ("region_scope", "试点单位", ""), ("region_scope", "第一批", "市科委"), ("region_scope", "第二批", "市教委")],
        ),
        (
            "责任单位：第一批：市科委；第二批：市教委",
            [("responsible", "责任单位", ""), ("responsible", "第一批", "市科委"), ("responsible", "第二批", "市教委")],
        ),
    ],
)  # fmt: skip
def test_labels_behind_one_that_is_known(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("责任单位：市教委、市财\n政局、市科委。", "责任单位：市教委、市财\n政局、市科委。"),
        ("牵头单位：市教委，配合单\n位：市科委", "牵头单位：市教委，配合单\n位：市科委"),
        ("责任单位：市教委\n市科委印发了通知。", "责任单位：市教委"),  # the line ends with a name
        ("责任单位：市教委、华润\n第二段。", "责任单位：市教委、华润"),  # nothing that both make a name
    ],
)
def test_a_line_of_units_that_goes_on(text: str, expected: str) -> None:
    assert found(text) == [("line", expected)]


def test_lines_inside_a_bracket_are_its_own() -> None:
    text = "做好。（牵头单位：市教委\n责任单位：市科委\n配合单位：市水务局）"
    [annotation] = find_annotations(fold(text), document_of(text).blocks)
    assert [text[c.value.start : c.value.end].strip() for c in annotation.clauses] == ["市教委", "市科委", "市水务局"]


def test_a_bracket_that_begins_with_a_name_that_holds_one() -> None:
    assert found("做好。（各县（市、区）党委和人民政府负责）") == [("bracket", "（各县（市、区）党委和人民政府负责）")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增绿道，占比达到9%(市林业局牵头)提升园区水平。", "(市林业局牵头)"),
        ("绿道超过100(市林业局、市水利局按职责分工负责)(二)提升水平。", "(市林业局、市水利局按职责分工负责)"),
        ("新增绿道，占比达到9%(市林业局牵头)，提升园区水平。", None),  # an aside
        ("建成12(市林业局负责)个示范点。", None),
        ("占比达到9%(含林业)提升水平。", None),
        ("由合作社(市林业局牵头)建设绿道。", None),  # no figure before it
    ],
)
def test_a_bracket_behind_a_figure_closes_its_passage(text: str, expected: str | None) -> None:
    document = document_of(text)
    found = find_annotations(fold(document.text), document.blocks)
    assert [document[one.span] for one in found] == ([expected] if expected else [])
