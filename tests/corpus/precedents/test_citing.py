"""The source in one line."""

from datetime import date

import pytest

from corpus.precedents.citing import citation_line, quoted
from tests.corpus.precedents.made import place, source

FULL = {"number": "栖政发〔2021〕8号", "issuers": ("栖河市人民政府",), "day": date(2021, 6, 10)}


@pytest.mark.parametrize(
    ("given", "path", "line"),
    [
        (FULL, ("一、主要任务",), "栖河市人民政府. 治水方案: 栖政发〔2021〕8号[Z]. 2021-06-10: 一、主要任务."),
        ({**FULL, "number": None}, (), "栖河市人民政府. 治水方案[Z]. 2021-06-10."),
        ({}, (), "治水方案[Z]."),
        ({"issuers": ("甲", "乙", "丙", "丁")}, (), "甲，乙，丙，等. 治水方案[Z]."),
    ],
)
def test_what_is_known_stands_in_its_order(given, path, line):
    assert citation_line(source(**given), path) == line


def test_words_are_copied_with_their_source():
    assert quoted(place(path=("一、任务",))) == "“健全河湖巡查管护机制”——治水方案[Z]: 一、任务."
