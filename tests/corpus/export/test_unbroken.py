"""Document numbers that no line breaks in two."""

import pytest

from corpus.export.unbroken import (
    BREAKS_NOT_AFTER,
    BREAKS_NOT_BEFORE,
    JOINER,
    number_width,
    unbroken,
    width,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("栖政办〔2021〕16号", "栖|政|办|〔|2021|〕|16|号"),
        ("请按栖政办〔2021〕16号办理", "请|按|栖|政|办|〔|2021|〕|16|号办理"),
        ("见《办法》（栖政〔2021〕6号）", "见《办法》（栖|政|〔|2021|〕|6|号）"),
        ("栖政〔2021〕6号、霁府函[2022]17号", "栖|政|〔|2021|〕|6|号、霁|府|函|[|2022|]|17|号"),
        ("一二三四五六七八九十栖政〔2021〕6号", "一二三四五|六|七|八|九|十|栖|政|〔|2021|〕|6|号"),
        ("到2021年建成6座", "到2021年建成6座"),
        ("第6号令", "第6号令"),
        ("", ""),
    ],
)
def test_a_number_is_joined_where_the_line_is_too_short(text, shown):
    made = unbroken(text, 5)
    assert made.replace(JOINER, "|") == shown
    assert made.replace(JOINER, "") == text


def test_a_number_that_the_first_line_has_room_for_is_left_as_it_is():
    text = "按栖政办〔2021〕16号办理，并按栖政办〔2022〕17号报告"
    assert JOINER not in unbroken(text, 40)
    assert unbroken(text, 14).index(JOINER) > text.index("报告") - 14


def test_each_line_of_a_cell_begins_anew():
    assert JOINER not in unbroken("一二三四五六七八\n栖政〔2021〕6号", 8)


def test_no_line_begins_or_ends_with_a_joiner():
    assert JOINER in BREAKS_NOT_AFTER
    assert JOINER in BREAKS_NOT_BEFORE


def test_widths():
    assert (width("甲a1"), width("“甲”")) == (2, 3)
    assert number_width("霁府函〔2022〕17号\n三、") == width("霁府函〔2022〕17号") + 1
    assert number_width("三、\n按霁府函〔2022〕17号") == width("按霁府函〔2022〕17号") + 1
    assert number_width("按霁府函〔2022〕17号办理") == 0
