"""Characters of symbol fonts as Unicode."""

import pytest

from ingest.readers.symbols import in_symbol_font, symbol


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "00B3", "≥"),
        ("symbol", "F0B1", "±"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F02C", ","),
        ("Symbol", "F0E5", "∑"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0A8", "□"),
        ("Wingdings", "F081", "①"),
        ("Wingdings", "F08A", "⑩"),
        ("Wingdings 2", "F052", "☑"),
        ("Webdings", "F061", "✓"),
        ("宋体", "2264", "≤"),  # any font: Unicode as it is
        ("宋体", "F0A3", None),  # private: nobody knows
        ("Wingdings", "F021", None),
        ("Symbol", "xyz", None),
        ("Symbol", "", None),
        ("宋体", "FFFFFFFF", None),
        ("宋体", "0020", None),
    ],
)
def test_a_code_of_a_font_is_a_character(font, code, shown):
    assert symbol(font, code) == shown


def test_text_in_a_symbol_font_is_told_in_unicode():
    assert in_symbol_font("Wingdings", "\uf0fe同意") == "☑同意"
    assert in_symbol_font("宋体", "\uf0fe同意") == "\uf0fe同意"
