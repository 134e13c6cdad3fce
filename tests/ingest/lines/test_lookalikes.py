"""A dash where a heading is numbered is 一; a dash anywhere else stays one."""

import pytest

from ingest.line import Line, RawDocument
from ingest.lines.lookalikes import numbered, restore


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("—、总体目标", "一、总体目标"),
        ("－、总体目标", "一、总体目标"),
        ("　　十—、保障措施", "　　十一、保障措施"),
        ("二十—、保障", "二十一、保障"),
        ("(—)摸清地块", "(一)摸清地块"),
        ("（ – ）摸清地块", "（ 一 ）摸清地块"),
        ("（十―）摸清", "（十一）摸清"),
        ("第—章 总则", "第一章 总则"),
        ("第十—条为了", "第十一条为了"),
        ("——坚持绿色发展。", "——坚持绿色发展。"),
        ("—坚持绿色发展。", "—坚持绿色发展。"),
        ("（—）", "（—）"),
        ("- 1 -", "- 1 -"),
        ("（-5℃）", "（-5℃）"),
        ("2014—2020年、2021年", "2014—2020年、2021年"),
        ("见（—）款", "见（—）款"),
        ("第1—3条", "第1—3条"),
    ],
)
def test_a_dash_is_a_numeral_only_where_a_heading_is_numbered(text, seen):
    assert numbered(text) == seen
    assert numbered(seen) == seen


def test_that_is_told_once():
    raw = restore(RawDocument((Line("—、目标"), Line("（—）摸清"), Line("——坚持"))))
    assert [line.text for line in raw.lines] == ["一、目标", "（一）摸清", "——坚持"]
    assert [issue.code for issue in raw.issues] == ["look_alike"] and "2 处" in raw.issues[0].message


def test_vertical_marks_become_those_of_horizontal_text():
    raw = restore(RawDocument((Line("各区︰請貫徹︽辦法︾︵試行︶﹁一網﹂"),)))
    assert raw.lines[0].text == "各区：請貫徹《辦法》（試行）「一網」"
    assert not raw.issues


def test_what_needs_nothing_stays_as_it_is():
    raw = RawDocument((Line("一、目标﹝2024﹞"),))
    assert restore(raw) == raw
