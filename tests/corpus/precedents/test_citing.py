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


@pytest.mark.parametrize(
    ("given", "path", "line"),
    [
        ({**FULL, "url": "http://www.example.com/1"}, ("一、主要任务",),
         "栖河市人民政府. 治水方案: 栖政发〔2021〕8号[EB/OL]. (2021-06-10): 一、主要任务[2026-01-05]. http://www.example.com/1."),
        ({"url": "http://www.example.com/1"}, (), "治水方案[EB/OL]. [2026-01-05]. http://www.example.com/1."),
        (FULL, ("一、主要任务", "（一）治污"), "栖河市人民政府. 治水方案: 栖政发〔2021〕8号[Z]. 2021-06-10: 一、主要任务 › （一）治污[2026-01-05]."),
        (FULL, (), "栖河市人民政府. 治水方案: 栖政发〔2021〕8号[Z]. 2021-06-10[2026-01-05]."),
    ],
)  # fmt: skip
def test_the_day_of_access_and_the_address_stand_behind_the_place(given, path, line):
    assert citation_line(source(**given), path, accessed=date(2026, 1, 5)) == line


def test_words_are_copied_with_their_source():
    assert quoted(place(path=("一、任务",))) == "“健全河湖巡查管护机制”——治水方案[Z]: 一、任务."
