"""The forms in which wordings are compared."""

import pytest

from corpus.precedents.forms import bare, core


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("探索建立河湖巡查机制", "河湖巡查机制"),
        ("各地要进一步健全河湖巡查机制", "河湖巡查机制"),
        ("新建水库12.5座", "新建水库0座"),
        ("建立机制", "建立机制"),
        ("建立河湖巡查", "建立河湖巡查"),  # too little would be left
        ("建立河湖巡查岗", "河湖巡查岗"),
        ("各地要河湖巡查岗", "要河湖巡查岗"),  # 要 comes off only before another opening word
        ("开展3个河湖2024巡查", "0个河湖0巡查"),
        ("", ""),
    ],
)
def test_openings_come_off_but_never_all(text, form):
    assert core(text) == form


def test_letters_and_numerals_alone():
    assert bare("（健全）“机制” 3.5%") == "健全机制35"
