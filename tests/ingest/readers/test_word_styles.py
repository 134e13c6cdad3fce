"""What Word's styles say."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.readers.word_styles import WordStyle, WordStyles, is_on, list_of


def styles(*inner: tuple[str, str, str]) -> WordStyles:
    """Styles of an id, the style on which each builds, and what else they hold."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'{f"""<w:basedOn w:val="{base}"/>""" if base else ""}{more}</w:style>'
        for name, base, more in inner
    )
    return WordStyles(parse_xml(f"<w:styles {nsdecls('w')}>{made}</w:styles>"))


LIST = '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr></w:pPr>'


def test_a_style_has_what_the_one_that_it_builds_on_says():
    found = styles(
        ("a", "", LIST + "<w:rPr><w:vanish/></w:rPr>"),
        ("b", "a", ""),
        ("c", "b", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
    )
    assert found.get("b") == WordStyle(list_id="7", level=2, hidden=True, style_id="a")
    assert found.get("c").hidden is False
    assert found.get("unknown") == WordStyle()


def test_styles_that_build_on_each_other_come_to_an_end():
    assert styles(("a", "b", LIST), ("b", "a", "")).get("b").list_id == "7"
    long = [(f"s{number}", f"s{number + 1}", "") for number in range(5000)]
    assert styles(*long).get("s0") == WordStyle()


@pytest.mark.parametrize(
    ("name", "base", "more", "heading"),
    [
        ("heading 2", "", "", 2),
        ("Title", "", "", 0),
        ("章标题样式", "heading 1", "", 1),  # builds on a heading
        ("TOC Heading", "heading 1", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', None),  # takes itself out
        ("正文缩进", "Normal", "", None),
        ("正题", "Title", "", None),  # a title builds on nothing
    ],
)
def test_headings(name, base, more, heading):
    made = [("heading 1", "", ""), ("Normal", "", ""), ("Title", "", "")]
    assert styles(*(each for each in made if each[0] != name), (name, base, more)).get(name).heading == heading


def paragraph(inner: str):
    return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{inner}</w:pPr></w:p>")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<w:pStyle w:val="a"/>', ("7", 2, "a")),
        ('<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/></w:numPr>', ("7", 0, "a")),
        ('<w:pStyle w:val="a"/><w:numPr><w:numId w:val="9"/></w:numPr>', ("9", 2, "")),
        ("", (None, None, "")),
    ],
)
def test_the_properties_of_a_paragraph_come_first(inner, expected):
    found = styles(("a", "", LIST)).paragraph(paragraph(inner))
    assert (found.list_id, found.level, found.style_id) == expected


def test_a_paragraph_without_a_style_has_the_one_for_all():
    root = (
        f'<w:styles {nsdecls("w")}><w:style w:type="paragraph" w:default="1" w:styleId="n">{LIST}</w:style></w:styles>'
    )
    assert WordStyles(parse_xml(root)).paragraph(paragraph("")).list_id == "7"
    assert WordStyles(None).paragraph(paragraph("")) == WordStyle()


def test_properties_say_on_off_or_nothing():
    properties = parse_xml(f'<w:rPr {nsdecls("w")}><w:strike w:val="0"/><w:vanish/></w:rPr>')
    assert [is_on(properties, name) for name in ("w:strike", "w:vanish", "w:dstrike")] == [False, True, None]
    assert is_on(None, "w:strike") is None
    assert list_of(None) == (None, None)
