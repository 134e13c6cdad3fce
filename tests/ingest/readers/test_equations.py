"""Equations of Word as text."""

import pytest
from lxml import etree

from ingest.readers.equations import equation, raised, source

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def made(inner: str):
    return etree.fromstring(f'<m:oMath xmlns:m="{M}">{inner}</m:oMath>')


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def part(name: str, text: str) -> str:
    return f"<m:{name}>{r(text)}</m:{name}>"


@pytest.mark.parametrize(
    ("inner", "text", "added"),
    [
        (r("S=0.6a+0.4b"), "S=0.6a+0.4b", ""),
        (f"<m:f>{part('num', 'a')}{part('den', '2')}</m:f>", "a/2", "/"),
        (f"<m:f>{part('num', 'a+b')}{part('den', '2')}</m:f>", "(a+b)/2", "()/"),
        (f"<m:sSup>{part('e', '10')}{part('sup', '-4')}</m:sSup>", "10⁻⁴", ""),
        (f"<m:sSup>{part('e', 'x')}{part('sup', 'k')}</m:sSup>", "x^k", "^"),
        (f"<m:sSub>{part('e', 'x')}{part('sub', '12')}</m:sSub>", "x₁₂", ""),
        (f"<m:sSubSup>{part('e', 'x')}{part('sub', 'i')}{part('sup', '2')}</m:sSubSup>", "x_i²", "_"),
        (f"<m:sPre>{part('sub', '2')}{part('sup', '4')}{part('e', 'H')}</m:sPre>", "₂⁴H", ""),
        (f"<m:rad><m:deg/>{part('e', 'a+b')}</m:rad>", "√(a+b)", "√()"),
        (f"<m:rad>{part('deg', '3')}{part('e', 'a')}</m:rad>", "³√a", "√"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{part("sub", "i=1")}{part("sup", "n")}{part("e", "x")}</m:nary>',
            "∑_(i=1)ⁿx",
            "∑_()",
        ),
        (f"<m:nary>{part('e', 'x')}</m:nary>", "∫x", "∫"),
        (f"<m:d>{part('e', 'a')}{part('e', 'b')}</m:d>", "(a|b)", "(|)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>{part("e", "a")}</m:d>', "[a]", "[]"),
        (f"<m:limLow>{part('e', 'max')}{part('lim', 'x')}</m:limLow>", "max_x", "_"),
        (f"<m:m><m:mr>{part('e', 'a')}{part('e', 'b')}</m:mr><m:mr>{part('e', 'c')}</m:mr></m:m>", "a, b; c", ", ; "),
        (f"<m:eqArr>{part('e', 'a')}{part('e', 'b')}</m:eqArr>", "a; b", "; "),
    ],
)
def test_an_equation_is_one_line_and_says_what_it_adds(inner, text, added):
    element = made(inner)
    assert equation(element) == (text, added)
    assert len(text) == len(source(element)) + len(added)


@pytest.mark.parametrize(("text", "shown"), [("4", "⁴"), ("-4", "⁻⁴"), ("", None), ("注", None), ("[1]", None)])
def test_digits_and_signs_have_a_raised_form(text, shown):
    assert raised(text) == shown
