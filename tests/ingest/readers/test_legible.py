"""Text layers that do not say what the page shows."""

import pytest

from ingest.readers.glyphs import Glyph
from ingest.readers.legible import illegible, is_gibberish

TEXT = "各县（区）人民政府，市政府各部门：为深入贯彻落实党中央、国务院决策部署，现就有关事项通知如下。"


def glyphs(text: str, font: int = 1, odd: str = "") -> list[Glyph]:
    return [Glyph(char, 0, 10, 0, 10, font=font, odd=char in odd) for char in text]


@pytest.mark.parametrize(
    ("text", "gibberish"),
    [
        (TEXT, False),
        ("各縣（區）人民政府，市政府各部門：為深入貫徹落實黨中央、國務院決策部署，現就有關事項通知如下。", False),
        ("The State Council has approved the plan for 2025, and publishes it (see annex 1).", False),
        ("2021 35.6% 2022 38.1% 2023 40.2% 2024 42.0% 2025 45.5%", False),
        ("①②③④⑤⑥⑦⑧⑨⑩■□●○→↑↓★☆※①②③④⑤⑥⑦⑧⑨⑩", False),  # signs that Chinese texts have
        ("ÖÐ»ªÈËÃñ¹²ºÍ¹ú¹úÎñÔº°ì¹«ÌüÍ¨Öª", True),
        ("".join(chr(0x5301 + 37 * n) for n in range(60)), True),  # codes of a font taken for characters
        ("ÖÐ»ªÈË", False),  # too little to say
        ("", False),
    ],
)
def test_what_is_gibberish(text, gibberish):
    assert is_gibberish(text) is gibberish


def test_all_glyphs_of_a_font_without_codes_are_illegible():
    page = [*glyphs(TEXT), *glyphs('\x01\x02!"#', font=2, odd="\x01\x02")]
    assert illegible(page) == frozenset(range(len(TEXT), len(TEXT) + 5))


def test_a_font_with_one_odd_glyph_is_legible_but_for_that():
    page = glyphs(TEXT + "\ue123", odd="\ue123")
    assert illegible(page) == {len(TEXT)}


def test_a_page_of_gibberish_is_illegible_as_a_whole():
    text = "ÖÐ»ªÈËÃñ¹²ºÍ¹ú¹úÎñÔº°ì¹«ÌüÍ¨Öª"
    assert illegible(glyphs(text)) == frozenset(range(len(text)))
