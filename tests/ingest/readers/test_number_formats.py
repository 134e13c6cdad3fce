"""Numbers by the formats of Excel. Expected texts are what Excel shows."""

import pytest

from ingest.readers.number_formats import general, number, section_for, sections


def by(value: float, code: str) -> str:
    section, unsigned = section_for(value, code)
    return number(value, section, unsigned=unsigned)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.42, '"≥"0%', "≥42%"),
        (60, '0"个"', "60个"),
        (15.5, '0.0"平方米"', "15.5平方米"),
        (12345678, '#,##0,"千元"', "12,346千元"),
        (12300000, '0.0,,"百万"', "12.3百万"),
        (12300000, '0!.0,"万元"', "1230.0万元"),  # a point that the format writes: a tenth of thousands
        (12300000, '0\\.0,"万元"', "1230.0万元"),
        (0.98765, "0.00%", "98.77%"),
        (0.123456, "0%", "12%"),
        (1, "0%", "100%"),
        (0.755, "0.0%", "75.5%"),
        (0.045, "0‰", "0‰"),  # Excel knows no per mille: a sign like others
        (1234567, "#,##0", "1,234,567"),
        (0, "#,##0", "0"),
        (0.5, "#.00", ".50"),
        (2.5, "0.##", "2.5"),
        (2, "0.##", "2"),  # Excel leaves the point
        (7, "00", "07"),
        (13800138000, "000-0000-0000", "138-0013-8000"),
        (-3, "0", "-3"),
        (-0.001, "0", "0"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "(1,234.50)"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (20, '[>=10]"≥"0;"<"0', "≥20"),
        (5, '[>=10]"≥"0;"<"0', "<5"),
        (5, '[=5]"五"0;0', "五5"),
        (5, '[<>5]"五"0;0', "5"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.5, "# ?/?", "0.5"),
        (2.5, "0", "3"),  # half away from zero
        (1.005, "0.00", "1.01"),  # as written, not as stored
        (5, "0_ ", "5 "),
        (5, '"共"0"项，"0', "共0项，5"),
    ],
)
def test_a_number_is_shown_by_its_format(value, code, shown):
    assert by(value, code) == shown


def test_sections_are_parted_where_no_sign_holds_the_semicolon():
    assert [len(sections(code)) for code in ("0", "0;0", '0";"0', "0\\;0", "0;0;0;@", "0;0;0;0;0")] == [
        1,
        2,
        1,
        1,
        4,
        4,
    ]


def test_a_zero_has_its_own_section():
    assert by(0, '0;-0;"无"0') == "无0"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1e20, "1e+20"), (12345678901.5, "12345678901.5"), (1e-20, "1e-20"), (0.0001, "0.0001"), (-2.0, "-2")],
)
def test_a_number_without_a_format(value, shown):
    assert general(value) == shown
