"""Where sentences and clauses end: outside brackets, quotation marks and titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sentences import _LONGEST_ASIDE, first_clause, first_sentence, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙!丙?丁", ["甲。", "乙!", "丙?", "丁"]),
        ("甲\n乙", ["甲\n", "乙"]),
        ("甲(乙。丙)丁。戊", ["甲(乙。丙)丁。", "戊"]),
        ("甲[乙。丙]丁。戊", ["甲[乙。丙]丁。", "戊"]),
        ("甲<乙。丙>丁。戊", ["甲<乙。丙>丁。", "戊"]),
        ("《甲。乙》丙。丁", ["《甲。乙》丙。", "丁"]),
        ('甲"乙。丙"丁。戊', ['甲"乙。丙"丁。', "戊"]),
        ("甲(乙)。丙", ["甲(乙)。", "丙"]),  # the mark right behind the bracket ends the sentence
        ('甲"乙"。丙', ['甲"乙"。', "丙"]),
        ("甲(乙(丙。)丁。)戊。己", ["甲(乙(丙。)丁。)戊。", "己"]),  # one in the other
        ("甲(乙。丙", ["甲(乙。", "丙"]),  # lost brackets hold nothing together
        ("甲)乙。丙", ["甲)乙。", "丙"]),
        ('甲"乙。丙', ['甲"乙。', "丙"]),
        ('甲"乙\n丙"丁。戊', ['甲"乙\n', '丙"丁。', "戊"]),  # a quotation ends with its line
        ("甲;乙,丙:丁。", ["甲;乙,丙:丁。"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize("mark", "。!?\n,;")
def test_clauses_end_at_commas_too(mark: str) -> None:
    assert first_clause(f"甲{mark}乙", 0, 3) == 2
    assert first_sentence(f"甲{mark}乙", 0, 3) == (3 if mark in ",;" else 2)


@pytest.mark.parametrize(("length", "whole"), [(_LONGEST_ASIDE - 2, True), (_LONGEST_ASIDE - 1, False)])
def test_a_bracket_that_does_not_close_soon_is_none(length: int, whole: bool) -> None:
    text = "(" + "。" * length + ")甲"
    assert (cut(text) == [text]) is whole


def test_nothing_is_looked_at_beyond_the_end() -> None:
    assert first_sentence("甲(乙。丙)丁。", 0, 4) == 4
    assert first_sentence("甲乙。", 0, 2) == 2


@given(st.text(alphabet='甲。!?,;\n()[]<>《》"', max_size=40))
def test_sentences_cover_the_text(text: str) -> None:
    assert "".join(cut(text)) == text
