"""Numbers at the beginning of a line."""

import pytest

from corpus.fold import fold
from corpus.review.labels import STYLES, numeral_value, read_labels, stands_between
from tests.documents import document_of


def labels(text):
    return list(read_labels(fold(text), text, document_of(text).blocks))


@pytest.mark.parametrize(
    ("line", "style", "number", "form"),
    [
        ("一、总则", "han", 1, "N、"),
        ("（十二）分工", "paren", 12, "（N）"),
        ("(三)分工", "paren", 3, "(N)"),
        ("2.2025年底前完成", "arabic", 2, "N."),
        ("3．分工", "arabic", 3, "N．"),
        ("（4）分工", "arabic_paren", 4, "（N）"),
        ("②分工", "circled", 2, "N"),
        ("第二十一条 本办法", "article", 21, "第N条"),
        ("附件：1.清单", "arabic", 1, "N."),
    ],
)
def test_styles(line, style, number, form):
    (label,) = labels(line)
    assert (STYLES[label.rank], label.number, label.form) == (style, number, form)


@pytest.mark.parametrize("line", ["1.5万亩", "2025年", "一是加强", "第三条规定的情形", "总则一、"])
def test_what_is_no_label(line):
    assert labels(line) == []


def test_numerals():
    assert [numeral_value(each) for each in ("十", "二十", "一百一十一", "一百零九")] == [10, 20, 111, 109]
    assert [numeral_value(each) for each in ("二百", "二百零一", "九百九十九")] == [200, 201, 999]


@pytest.mark.parametrize(("text", "found"), [("甲。（二）乙", True), ("甲（三）乙", False)])
def test_a_label_inside_a_line(text, found):
    assert stands_between(fold(text), STYLES.index("paren"), 2, 0, len(text)) is found
