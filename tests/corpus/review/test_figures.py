"""One indicator with two values, parts that exceed their total, shares of more than the whole."""

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.review.figures import find_figures
from tests.checked_drafts import draft_of, said, target
from tests.documents import table_document


def found(draft):
    return [code for code, _ in said(draft, find_figures(draft))]


FIRST, SECOND = "到2027年，渡口完好率达到90%。", "2027年渡口完好率达到85%。"


def pair(one, other, first=90, second=85, **fields):
    text = f"{one}\n{other}"
    made = [(one.strip("。"), first), (other.strip("。"), second)]
    targets = [target(text, words, "渡口完好率", Decimal(value), **fields) for words, value in made]
    return draft_of(text, targets=tuple(targets))


def test_two_values_for_one_year():
    (remark,) = find_figures(pair(FIRST, SECOND))
    assert (remark.code, len(remark.places)) == ("figure_differs", 2)
    assert "不低于90%" in remark.message
    assert "不低于85%" in remark.message


def test_equal_values_and_other_years_are_sound():
    assert found(pair(FIRST, SECOND, 90, 90)) == []
    assert found(pair(FIRST, SECOND, by=None)) == []
    assert found(pair(FIRST, "渡口完好率达到85%。")) == []  # its year is not said in its line


def test_text_and_table():
    document = table_document("到2027年，渡口完好率达到90%。", [["指标", "2027年"], ["渡口完好率", "85"]])
    text = document.text
    targets = (
        target(text, "渡口完好率达到90%", "渡口完好率", Decimal(90)),
        target(text, "85", "渡口完好率", Decimal(85)),
    )
    assert found(draft_of(document, targets=targets)) == ["figure_differs"]


def test_rows_of_one_table_are_places_or_steps():
    document = table_document("指标表", [["指标", "2027年"], ["渡口完好率", "90"], ["渡口完好率", "85"]])
    targets = (
        target(document.text, "90", "渡口完好率", Decimal(90)),
        target(document.text, "85", "渡口完好率", Decimal(85)),
    )
    assert found(draft_of(document, targets=targets)) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("安排资金100万元，其中市级60万元、县级50万元。", ["parts_exceed"]),
        ("安排资金100万元，其中市级60万元，县级50万元。", ["parts_exceed"]),
        ("安排资金100万元，其中市级60万元、县级40万元。", []),
        ("造林20万亩，其中沿江5万亩，治理退化河滩湿地草原30万亩。", []),  # another matter
        ("共建120个，新建30个，其中市级60个、县级50个。", []),  # of a larger total in the sentence
        ("120个在建，新建30个，其中市级60个、县级50个。", []),  # which opens the text
        ("共建120个。新建30个，其中市级60个、县级50个。", ["parts_exceed"]),  # another sentence's
        ("共建" + "120个" + "，" * 200 + "新建30个，其中市级60个、县级50个。", ["parts_exceed"]),  # too far away
        ("共建" + "120个" + "，" * 190 + "新建30个，其中市级60个、县级50个。", []),
        ("共建120个。" + "，" * 300 + "新建30个，其中市级60个、县级50个。", ["parts_exceed"]),
        ("安排资金1,000万元，其中市级600万元、县级400万元。", []),
        ("安排资金100万元，其中市级150万元。", []),  # one part alone is no list
        ("安排资金100万元，其中市县乡村四级共60万元、县级50万元。", ["parts_exceed"]),  # seven characters
        ("安排资金100万元，其中市县乡村四级合共60万元、县级50万元。", []),
        ("安排资金100万元，其中市级60万元、2个县50万元。", []),  # another figure stands between
        ("安排资金100万元，其中市级60.5万元、县级39.6万元。", ["parts_exceed"]),
        ("新建30所，其中市级20所，安排资金50万元、60万元。", []),
        ("三类渡口分别占40%、35%和30%。", ["percent_exceed"]),
        ("三类渡口分别占40%、35%和25%。", []),
        ("三类渡口分别占40%、35%和25.5%。", []),  # rounded
        ("三类渡口分别占40%、35%和26.1%。", ["percent_exceed"]),
        ("两市完好率分别达到90%、85%。", []),
    ],
)
def test_parts_and_shares(text, codes):
    assert found(draft_of(text)) == codes


def test_what_is_said_of_parts_and_shares():
    text = "安排资金100万元，其中市级60万元、县级50万元，按年拨付。三类渡口分别占40%、35%和30%。"
    draft = draft_of(text)
    exceed, share = find_figures(draft)
    assert exceed.message == "其中各项共 110万元，超过总数 100万元。"
    assert draft.quote(exceed.span) == "100万元，其中市级60万元、县级50万元"
    assert share.message == "各项占比共 105%，超过100%。"
    assert draft.quote(share.span) == "分别占40%、35%和30%"


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        ({"comparator": "+"}, {"comparator": "-"}, []),  # a change up and one down
        ({"comparator": ">="}, {"comparator": "="}, ["figure_differs"]),
        ({"measure": "%"}, {"measure": "个"}, []),
        ({"base": "2020"}, {"base": "2021"}, []),
        ({"upper": Decimal(95)}, {"upper": Decimal(96)}, ["figure_differs"]),
    ],
)
def test_what_makes_two_figures_of_one_name(one, other, codes):
    text = f"{FIRST}\n{SECOND}"
    targets = (
        target(text, FIRST.strip("。"), "渡口完好率", Decimal(90), **one),
        target(text, SECOND.strip("。"), "渡口完好率", Decimal(85), **other),
    )
    assert found(draft_of(text, targets=targets)) == codes


def test_a_yearly_figure_is_another_than_the_whole():
    text = "到2027年，年均渡口完好率90%。\n到2027年，渡口完好率85%。"
    targets = (
        target(text, "渡口完好率90%", "渡口完好率", Decimal(90)),
        target(text, "渡口完好率85%", "渡口完好率", Decimal(85)),
    )
    assert found(draft_of(text, targets=targets)) == []


def test_ranges_and_bounds_are_said_as_they_are_written():
    text = f"{FIRST}\n{SECOND}"
    targets = (
        target(text, FIRST.strip("。"), "渡口完好率", Decimal(80), upper=Decimal(90), comparator="="),
        target(text, SECOND.strip("。"), "渡口完好率", Decimal(85), comparator="<="),
    )
    (remark,) = find_figures(draft_of(text, targets=targets))
    assert remark.message == "“渡口完好率”（2027）前后写作“80至90%”、“不超过85%”。"


def test_two_values_in_one_sentence_are_steps():
    text = "到2027年，渡口完好率县城90%、乡村85%。"
    targets = (
        target(text, "渡口完好率县城90%", "渡口完好率", Decimal(90)),
        target(text, "乡村85%", "渡口完好率", Decimal(85)),
    )
    assert found(draft_of(text, targets=targets)) == []


def test_two_tables_are_two_places():
    document = table_document("指标表", [["指标", "2027年"], ["渡口完好率", "90"], ["渡口完好率", "85"]])
    blocks = tuple(
        replace(block, cell=replace(block.cell, table=1)) if block.cell and block.cell.row == 2 else block
        for block in document.blocks
    )
    targets = (
        target(document.text, "90", "渡口完好率", Decimal(90)),
        target(document.text, "85", "渡口完好率", Decimal(85)),
    )
    assert found(draft_of(replace(document, blocks=blocks), targets=targets)) == ["figure_differs"]
