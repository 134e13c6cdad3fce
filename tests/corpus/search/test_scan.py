"""A query cut into its pieces."""

import time

import pytest

from corpus.search.fields import FIELDS
from corpus.search.scan import fold_query, missing_quote, scan


def cut(text):
    folded = fold_query(text)
    return [(piece.kind.value, text[piece.start : piece.end]) for piece in scan(folded, FIELDS)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲 或 乙", [("word", "甲"), ("or", "或"), ("word", "乙")]),
        ("甲|乙", [("word", "甲"), ("or", "|"), ("word", "乙")]),
        ("甲 -乙", [("word", "甲"), ("not", "-"), ("word", "乙")]),
        ("甲-乙", [("word", "甲-乙")]),  # inside a word it is a dash
        ("甲 - 乙", [("word", "甲"), ("word", "-"), ("word", "乙")]),
        ("+甲", [("word", "甲")]),
        ("not 甲 AND 乙", [("not", "not"), ("word", "甲"), ("and", "AND"), ("word", "乙")]),
        ("（甲 乙）", [("open", "（"), ("word", "甲"), ("word", "乙"), ("close", "）")]),
        ("牵头：甲", [("field", "牵头"), ("word", "甲")]),
        ("DUE:2019", [("field", "DUE"), ("word", "2019")]),
        ("任务一：甲", [("word", "任务一：甲")]),
        ("数值:>= 80", [("field", "数值"), ("word", ">= 80")]),
        ("年份:[2015 TO 2020]", [("field", "年份"), ("range", "2015 TO 2020")]),
        ("文号:甲发[2015]5号", [("field", "文号"), ("word", "甲发[2015]5号")]),
        ('"甲 乙"~3', [("phrase", "甲 乙")]),
        ("甲 -", [("word", "甲"), ("word", "-")]),
        ("-(甲)", [("not", "-"), ("open", "("), ("word", "甲"), ("close", ")")]),
        ("甲 || 乙", [("word", "甲"), ("or", "|"), ("or", "|"), ("word", "乙")]),
        ("甲 & 乙 并且 丙", [("word", "甲"), ("and", "&"), ("word", "乙"), ("and", "并且"), ("word", "丙")]),
        ("牵头:责任:甲", [("field", "牵头"), ("word", "责任:甲")]),  # a value is no field
        ("甲牵头:乙", [("word", "甲牵头:乙")]),
        ("“甲”与“乙”", [("phrase", "甲"), ("and", "与"), ("phrase", "乙")]),
        ("推进“甲”改革", [("word", "推进"), ("phrase", "甲"), ("word", "改革")]),
    ],
)
def test_pieces(text, pieces):
    assert cut(text) == pieces


def test_what_stands_behind_quotes():
    assert [piece.tail for piece in scan('"甲 乙"~12 "丙"', FIELDS)] == ["~12", ""]


@pytest.mark.parametrize(
    ("text", "mark"), [('"甲', '"'), ("“甲", "”"), ("「甲", "」"), ('"甲"', ""), ("甲", ""), ('甲"', "")]
)
def test_the_quote_that_is_missing(text, mark):
    assert missing_quote(text) == mark


@pytest.mark.parametrize(
    "text", ['"' * 2000, "(" * 2000, "甲:" * 1000, "[2015 " * 300, "“" * 2000, '" ' * 1000, "1.a" * 600]
)
def test_odd_queries_take_no_time(text):
    start = time.perf_counter()
    cut(text)
    assert time.perf_counter() - start < 2
