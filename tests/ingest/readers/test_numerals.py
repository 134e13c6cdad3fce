"""Numbers of lists as Word writes them. Checked against what LibreOffice prints for the same lists."""

import pytest

from ingest.readers.numerals import FORMATS, chinese, legal


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        *(
            (0, "〇"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (30, "三十"),
            (99, "九十九"),
            (100, "一百"),
            (108, "一百零八"),
        ),
        *((110, "一百一十"), (115, "一百一十五"), (200, "二百"), (999, "九百九十九"), (1001, "一千零一")),
        *((1010, "一千零一十"), (2000, "二千"), (9999, "九千九百九十九"), (10_000, "10000")),
    ],
)
def test_chinese_numerals(number, numeral):
    assert chinese(number) == numeral


def test_legal_numerals():
    assert [legal(number) for number in (1, 10, 27, 110)] == ["壹", "壹拾", "贰拾柒", "壹佰壹拾"]


@pytest.mark.parametrize(
    ("style", "numbers", "printed"),
    [
        ("decimalZero", (1, 9, 10, 100), ["01", "09", "10", "100"]),
        ("decimalEnclosedCircle", (0, 1, 20, 21), ["(0)", "①", "⑳", "(21)"]),
        ("decimalEnclosedCircleChinese", (2, 20, 21), ["②", "⑳", "(21)"]),
        ("decimalEnclosedParen", (3,), ["(3)"]),
        ("decimalEnclosedFullstop", (3,), ["3."]),
        ("decimalFullWidth", (12,), ["１２"]),
        ("upperRoman", (1, 4, 9, 14, 40, 3999, 4000), ["I", "IV", "IX", "XIV", "XL", "MMMCMXCIX", "4000"]),
        ("lowerRoman", (6,), ["vi"]),
        ("upperLetter", (0, 1, 26, 27, 780, 781), ["0", "A", "Z", "AA", "Z" * 30, "781"]),
        ("lowerLetter", (2,), ["b"]),
        ("chineseCounting", (100, 110, 201), ["一百", "一百一十", "二百零一"]),
        ("chineseLegalSimplified", (12,), ["壹拾贰"]),
        ("ideographLegalTraditional", (12,), ["壹拾貳"]),
        ("ideographTraditional", (0, 1, 10, 11), ["0", "甲", "癸", "11"]),
        ("ideographZodiac", (1, 12, 13), ["子", "亥", "13"]),
        ("ideographDigital", (20, 0), ["二十", "〇"]),
    ],
)
def test_how_numbers_are_printed(style, numbers, printed):
    assert [FORMATS[style](number) for number in numbers] == printed
