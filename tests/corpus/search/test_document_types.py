"""Words that end the names of documents."""

import pytest

from corpus.search.document_types import document_types


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("试点方案", ["方案"]),
        ("指导意见里的任务", ["意见"]),
        ("暂行办法和实施细则", ["办法", "细则"]),
        ("方案设计", []),  # no name ends here
        ("征求意见", []),
        ("意见", []),  # a bare word is a word
        ("管理规程有", ["规程"]),
    ],
)
def test_where_a_name_ends(text, found):
    words, pattern = document_types()
    assert [match["type"] for match in pattern.finditer(text)] == found
    assert all(word in words for word in found)


def test_a_word_stands_for_a_type():
    assert document_types()[0]["规程"] == "规定"
