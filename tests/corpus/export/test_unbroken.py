"""Document numbers that no line breaks in two."""

import pytest

from corpus.export.unbroken import JOINER, number_width, pieces, width

LONG = "各地各部门要认真履职"


def shown(text, room=16):
    """The text with | for each joiner and brackets around what is not to be broken."""
    return "".join(f"<{p.text.replace(JOINER, '|')}>" if p.whole else p.text for p in pieces(text, room))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("，按栖政办〔2021〕16号办理", "，<按|栖|政|办|〔|2021|〕|16|号>办理"),
        ("《办法》（栖政〔2021〕6号）", "《办法》（<栖|政|〔|2021|〕|6|号>）"),
        ("，栖政〔2021〕6号、霁府函[2022]17号", "，<栖|政|〔|2021|〕|6|号>、<霁|府|函|[|2022|]|17|号>"),
        ("一二三四五六七八九十栖政〔2021〕6号", "一二三四<五|六|七|八|九|十|栖|政|〔|2021|〕|6|号>"),
        ("，栖發〔2021〕 6 號", "，<栖|發|〔|2021|〕| |6| |號>"),
        ("到2021年建成6座", "到2021年建成6座"),
        ("第6号令", "第6号令"),
    ],
)
def test_a_number_that_a_line_could_break_is_one_piece(text, expected):
    made = shown(LONG + text)
    assert made == LONG + expected or made == expected  # the code's letters may reach into the sentence
    assert "".join(piece.text for piece in pieces(LONG + text, 16)).replace(JOINER, "") == LONG + text


def test_a_number_that_the_first_line_has_room_for_is_left_as_it_is():
    text = "按栖政办〔2021〕16号办理，并按栖政办〔2022〕17号报告"
    assert [piece.whole for piece in pieces(text, 40)] == [False]
    assert [piece.whole for piece in pieces(text, 16)] == [False, True, False]


def test_each_line_of_a_cell_begins_anew():
    assert not any(piece.whole for piece in pieces(f"{LONG}\n栖政〔2021〕6号", 12))


def test_a_number_that_no_line_has_room_for_is_broken_as_it_comes():
    assert not any(piece.whole for piece in pieces("，栖政办〔2021〕16号", 6))


def test_widths():
    assert (width("甲a1"), width("“甲”")) == (2, 3)
    assert number_width("霁府函〔2022〕17号\n三、") == width("霁府函〔2022〕17号") + 1
    assert number_width("三、\n按霁府函〔2022〕17号") == width("按霁府函〔2022〕17号") + 1
    assert number_width("按霁府函〔2022〕17号办理") == 0
