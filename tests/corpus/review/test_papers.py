"""Cited documents: their numbers, the marks around titles, what the corpus knows."""

import pytest

from corpus.model import Citation, Issue, Span, Validity
from corpus.review.draft import CitedPaper
from corpus.review.papers import find_papers
from tests.checked_drafts import draft_of, place, said


def found(text, **records):
    draft = draft_of(text, **records)
    return said(draft, find_papers(draft))


def test_what_extraction_found_is_told_once():
    text = "按照云政发〔2020〕第5号办理。"
    issue = Issue("number_malformed", "序号前不应有“第”字。", place(text, "云政发〔2020〕第5号"))
    assert found(text, issues=(issue,)) == [("paper_malformed", "云政发〔2020〕第5号")]
    assert found(text) == []


@pytest.mark.parametrize(("printed", "year"), [("云政发[2020]5号", "[2020]"), ("云政发【2020】5号", "【2020】")])
def test_brackets_of_the_year(printed, year):
    assert found(f"按照{printed}办理。") == [("paper_bracket", year)]
    assert found("按照云政发〔2020〕5号办理。") == []


def test_each_kind_of_bracket_once():
    (remark,) = find_papers(draft_of("按照云政发[2020]5号、云政发[2021]6号办理。"))
    assert remark.count == 2


def test_a_number_without_its_last_word():
    assert found("《甲办法》（云政发〔2020〕5）") == [("paper_malformed", "云政发〔2020〕5")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按照《甲办法办理。", [("title_unclosed", "《甲办法办理。")]),
        ("按照《甲办法办理，依据《乙办法》执行。", [("title_unclosed", "《甲办法办理，依据《乙办法》执行")]),
        ("按照甲办法》办理。", [("title_unclosed", "按照甲办法》")]),
        ("按照《甲\n办法》办理。", []),  # broken over two lines
        ("按照《甲办法\n依据《乙办法》执行。", [("title_unclosed", "《甲办法")]),
        ("按照《甲\n" + "乙" * 60 + "》办理。", []),  # so far the title may go on
        ("按照《甲\n" + "乙" * 61 + "》办理。", [("title_unclosed", "《甲")]),
        ("按照《甲\n丙\n乙》办理。", []),
        ("按照《甲办法", [("title_unclosed", "《甲办法")]),
        ("依据甲方案和乙方案以及丙办法》办理。", [("title_unclosed", "案和乙方案以及丙办法》")]),
        ("》办理。", [("title_unclosed", "》")]),
        (
            "《甲《乙《丙办法》办理。",
            [("title_unclosed", "《甲《乙《丙办法》办理。"), ("title_unclosed", "《乙《丙办法》办理。")],
        ),
        ("《关于落实《甲办法》的意见》", [("title_nested", "《甲办法》")]),
        ("《关于落实〈甲办法〉的意见》、《乙办法》", []),
    ],
)
def test_marks_of_titles(text, expected):
    assert found(text) == expected


TEXT = "按照《甲办法》（云政发〔2020〕5号）办理。"
CITED = Citation(span=place(TEXT, "《甲办法》"), title="甲办法", number="云政发〔2020〕5号")


def paper(number, title="甲办法", **fields):
    return CitedPaper(citation=CITED, document_id="a", title=title, number=number, **fields)


@pytest.mark.parametrize(
    ("papers", "codes"),
    [
        ([paper("云政发〔2020〕5号")], []),
        ([paper("云政发〔2020〕6号")], ["paper_differs"]),
        ([paper("云政发〔2019〕6号"), paper("云政发〔2020〕5号")], []),  # last year's has the same name
        ([paper(None)], []),
        ([paper("云政发〔2020〕5号", title="乙方案", by_title=False)], ["paper_other"]),
        ([paper("云政发〔2020〕5号", title="关于印发《甲办法》的通知", by_title=False)], []),
        ([paper("云政发〔2020〕5号", validity=Validity.REPEALED)], ["paper_ended"]),
        ([paper("云政发〔2020〕5号", validity=Validity.IN_FORCE)], []),
        ([paper("云政发〔2019〕6号", validity=Validity.EXPIRED), paper("云政发〔2020〕5号")], []),
    ],
)
def test_what_the_corpus_knows(papers, codes):
    assert [code for code, _ in found(TEXT, papers=tuple(papers))] == codes


def test_the_right_number_is_suggested():
    (remark,) = find_papers(draft_of(TEXT, papers=(paper("云政发〔2020〕6号"),)))
    assert remark.suggestion == "改为云政发〔2020〕6号。"
    assert isinstance(remark.span, Span)


def test_what_is_said_of_papers():
    (bracket,) = find_papers(draft_of("按照云政发[2020]5号、云政发[2021]6号办理。"))
    assert bracket.message == "文号年份写作“[2020]”，应为“〔2020〕”（2 处）。"
    (nested,) = find_papers(draft_of("《关于落实《甲办法》的意见》"))
    assert nested.message == "书名号里又用书名号：“《甲办法》”应为“〈甲办法〉”。"
    (differs,) = find_papers(draft_of(TEXT, papers=(paper("云政发〔2020〕6号"), paper("云政发〔2021〕6号"))))
    assert (
        differs.message == "《甲办法》写的文号是云政发〔2020〕5号，库中这份文件是云政发〔2020〕6号、云政发〔2021〕6号。"
    )
    (other,) = find_papers(draft_of(TEXT, papers=(paper("云政发〔2020〕5号", title="乙方案", by_title=False),)))
    assert other.message == "云政发〔2020〕5号在库中是《乙方案》，不是《甲办法》。"
    (ended,) = find_papers(draft_of(TEXT, papers=(paper("云政发〔2020〕5号", validity=Validity.REPEALED),)))
    assert ended.message == "《甲办法》在库中标为“废止”。"


def test_a_number_that_extraction_found_beside_it_is_another():
    text = "（云政发〔2020〕5）和（云政发〔2021〕6）"
    issue = Issue("number_malformed", "缺少号。", place(text, "云政发〔2020〕5"))
    assert found(text, issues=(issue,)) == [
        ("paper_malformed", "云政发〔2020〕5"),
        ("paper_malformed", "云政发〔2021〕6"),
    ]


UNNUMBERED = Citation(span=place(TEXT, "《甲办法》"), title="甲办法", number=None)
UNTITLED = Citation(span=place(TEXT, "云政发〔2020〕5号"), title=None, number="云政发〔2020〕5号")


@pytest.mark.parametrize(
    ("citation", "papers", "codes"),
    [
        (UNNUMBERED, [("云政发〔2019〕6号", Validity.EXPIRED), ("云政发〔2020〕5号", Validity.IN_FORCE)], []),
        (
            UNNUMBERED,
            [("云政发〔2019〕6号", Validity.EXPIRED), ("云政发〔2020〕5号", Validity.REPEALED)],
            ["paper_ended"],
        ),
        (UNTITLED, [("云政发〔2020〕5号", Validity.EXPIRED)], ["paper_ended"]),
        (CITED, [(None, Validity.EXPIRED)], ["paper_ended"]),
        (CITED, [("云政发 〔2020〕 5号", Validity.EXPIRED)], ["paper_ended"]),  # spaces are none of its
    ],
)
def test_what_holds_no_longer(citation, papers, codes):
    made = [
        CitedPaper(citation=citation, document_id="a", title="甲办法", number=number, validity=validity)
        for number, validity in papers
    ]
    assert [code for code, _ in found(TEXT, papers=tuple(made))] == codes
