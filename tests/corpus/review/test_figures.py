"""One indicator with two values, parts that exceed their total, shares of more than the whole."""

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
        ("共建120座，新建30座，其中市级60座、县级50座。", []),
        ("120座在建，新建30座，其中市级60座、县级50座。", []),  # the larger one opens the text
        ("新建30所，其中市级20所，安排资金50万元、60万元。", []),
        ("三类渡口分别占40%、35%和30%。", ["percent_exceed"]),
        ("三类渡口分别占40%、35%和25%。", []),
        ("两市完好率分别达到90%、85%。", []),
    ],
)
def test_parts_and_shares(text, codes):
    assert found(draft_of(text)) == codes
