"""Numbers at the beginning of a line."""

import pytest

from corpus.fold import fold
from corpus.review import labels as module
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


def test_every_numeral_that_a_label_may_have_is_written_and_read():
    assert [numeral_value(module._han(number)) for number in range(1, 1000)] == list(range(1, 1000))
    assert [module._han(number) for number in (1, 10, 11, 20, 21, 100, 101, 110, 111, 999)] == [
        "一", "十", "十一", "二十", "二十一", "一百", "一百零一", "一百一十", "一百一十一", "九百九十九",
    ]  # fmt: skip


@pytest.mark.parametrize("signs", module._SIGNS)
def test_signs_count_from_one(signs):
    assert [numeral_value(sign) for sign in signs] == list(range(1, len(signs) + 1))
    assert all(stands_between(f"甲{sign}乙", STYLES.index("circled"), n, 0, 3) for n, sign in enumerate(signs, 1))
    assert not stands_between(f"甲{signs[-1]}乙", STYLES.index("circled"), len(signs) + 1, 0, 3)


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("甲第三部分乙", "division", 3),
        ("甲第三章乙", "chapter", 3),
        ("甲第3章乙", "chapter", 3),
        ("甲第三节乙", "subchapter", 3),
        ("甲第三条乙", "article", 3),
        ("甲。三、乙", "han", 3),
        ("甲；3.乙", "arabic", 3),
        ("甲3）乙", "arabic_paren", 3),
        ("甲（3）乙", "arabic_paren", 3),
    ],
)
def test_a_label_of_each_style_inside_a_line(text, style, number):
    rank, folded = STYLES.index(style), fold(text)
    assert stands_between(folded, rank, number, 0, len(text))
    assert not stands_between(folded, rank, number + 1, 0, len(text))
    assert not stands_between(folded, rank, number - 3, 0, len(text))
    assert not stands_between(folded, rank, number, 0, text.index("乙") - 1)
    assert not stands_between(folded, rank, number, 3, len(text)) or style in ("arabic_paren",)


def test_a_label_is_looked_for_at_the_beginning_of_a_line():
    assert [label.number for label in labels("第二十一条" + "　" * 3 + "甲\n第二百二十一条 乙")] == [21, 221]
