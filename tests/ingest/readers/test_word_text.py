"""The words of a paragraph as they are seen, and what is not seen."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.ledger import Added, Left
from ingest.readers.accounts import Accounts
from ingest.readers.word_styles import WordStyles
from ingest.readers.word_text import WordText, codes, one_form, words

SPACES = (
    nsdecls("w", "m", "r", "a", "dgm")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
STYLES = (
    f'<w:styles {SPACES}><w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HidP"><w:rPr><w:vanish/><w:strike/></w:rPr></w:style></w:styles>'
)


def walked(inner: str) -> tuple[WordText, str, Accounts]:
    styles, accounts = WordStyles(parse_xml(STYLES)), Accounts()
    element = parse_xml(f"<w:p {SPACES}>{inner}</w:p>")
    walk = WordText(styles, accounts, styles.paragraph(element))
    return walk, walk.text(element), accounts


def seen(inner: str) -> str:
    return walked(inner)[1]


def left(inner: str) -> list[tuple[Left, str]]:
    return [(each.reason, each.text) for each in walked(inner)[2].left()]


def added(inner: str) -> list[str]:
    entries = walked(inner)[2].added()
    assert {each.reason for each in entries} <= {Added.COMPUTED}
    return [each.text for each in entries]


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ("", None),
        ("<w:vanish/>", Left.HIDDEN),
        ('<w:vanish w:val="true"/>', Left.HIDDEN),
        ('<w:vanish w:val="0"/>', None),
        ("<w:webHidden/>", None),  # hidden in a browser alone
        ("<w:strike/>", Left.STRUCK),
        ("<w:dstrike/>", Left.STRUCK),
        ('<w:strike w:val="false"/>', None),
        ('<w:strike w:val="false"/><w:dstrike/>', Left.STRUCK),
        ('<w:rStyle w:val="Hid"/>', Left.HIDDEN),
        ('<w:rStyle w:val="Hid"/><w:vanish w:val="0"/>', None),
        ('<w:rStyle w:val="Unknown"/>', None),
    ],
)
def test_hidden_and_struck_runs_are_left_out(properties, reason):
    inner = run("甲") + run("乙", properties)
    assert seen(inner) == ("甲" if reason else "甲乙")
    assert left(inner) == ([(reason, "乙")] if reason else [])


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ("", Left.HIDDEN),
        ('<w:vanish w:val="0"/>', Left.STRUCK),
        ('<w:vanish w:val="0"/><w:strike w:val="0"/>', None),
        ('<w:rStyle w:val="Hid"/><w:strike w:val="0"/>', None),  # a style over a style turns it over
    ],
)
def test_the_style_of_the_paragraph_hides_too(properties, reason):
    inner = '<w:pPr><w:pStyle w:val="HidP"/></w:pPr>' + run("乙", properties)
    assert left(inner) == ([(reason, "乙")] if reason else [])


def test_revisions_that_delete_are_left_out():
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = "<w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
    assert seen(deleted + moved) == "新"
    assert left(deleted + moved) == [(Left.STRUCK, "旧去")]


def field(code: str, shown: str | None) -> str:
    result = "" if shown is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_not_its_code():
    assert seen(field("PAGE", "3") + run("后")) == "3后"
    assert left(field("PAGE", "3")) == [(Left.MARKUP, "PAGE")]


def test_words_inside_the_code_of_a_field_are_code():
    inner = field("IF", None).replace("</w:instrText></w:r>", f"</w:instrText></w:r>{run('条件')}") + run("后")
    assert seen(inner) == "后"
    assert left(inner) == [(Left.MARKUP, "IF条件")]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" eq \o\ac(○,1) ", "①"),
        (r"eq \o\ac(○,20)", "⑳"),
        (r"EQ \o\ac(□,甲)", "甲"),
        (r"eq \f(1,2)", ""),
    ],
)
def test_a_character_in_a_circle_is_that_character(code, shown):
    assert seen(field(code, None)) == shown
    assert added(field(code, None)) == ([shown] if shown else [])


def test_symbols_are_told_in_unicode_and_unknown_ones_counted():
    inner = run("半径") + '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>' + run("500米")
    assert seen(inner) == "半径≤500米"
    assert added(inner) == ["≤"]
    walk, text, _ = walked('<w:r><w:sym w:font="Unknown" w:char="F0A3"/></w:r>')
    assert (walk.unknown, text) == (1, "")


def test_text_in_a_symbol_font_is_told_in_unicode():
    assert seen(run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>') + run("同意")) == "☑同意"


@pytest.mark.parametrize(("words", "shown"), [("4", "10⁴"), ("-4", "10⁻⁴"), ("[1]", "10[1]")])
def test_raised_digits_stay_raised(words, shown):
    assert seen(run("10") + run(words, '<w:vertAlign w:val="superscript"/>')) == shown


def test_lowered_digits_are_told_plainly():
    assert seen(run("CO") + run("2", '<w:vertAlign w:val="subscript"/>')) == "CO2"


def test_an_equation_is_text():
    fraction = "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    inner = run("按") + f"<m:oMath>{fraction}</m:oMath>" + run("计算")
    assert (seen(inner), added(inner)) == ("按a/b计算", ["/"])
    assert left(f"<w:del><m:oMath>{fraction}</m:oMath></w:del>") == [(Left.STRUCK, "ab")]


def test_pronunciation_above_the_words_is_left_out():
    inner = f"<w:r><w:ruby><w:rt>{run('wang')}</w:rt><w:rubyBase>{run('望')}</w:rubyBase></w:ruby></w:r>"
    assert (seen(inner), left(inner)) == ("望", [(Left.ANNOTATION, "wang")])


def test_of_two_forms_of_one_thing_the_first_with_words_is_told():
    def forms(first: str, second: str) -> str:
        return f"<w:r><mc:AlternateContent><mc:Choice>{first}</mc:Choice><mc:Fallback>{second}</mc:Fallback></mc:AlternateContent></w:r>"

    assert seen(forms(run("甲"), run("甲"))) == "甲"
    assert left(forms(run("甲"), run("甲"))) == [(Left.REPEATED, "甲")]
    assert (seen(forms("", run("乙"))), left(forms("", run("乙")))) == ("乙", [])
    assert one_form(parse_xml(f"<w:p {SPACES}/>")) is None


def test_text_boxes_wait_with_the_reason_why_they_are_not_seen():
    box = f"<w:txbxContent><w:p>{run('框')}<w:r><w:txbxContent/></w:r></w:p></w:txbxContent>"
    walk, text, _ = walked(f"<w:r>{box}</w:r><w:r><w:rPr><w:vanish/></w:rPr>{box}</w:r>")
    assert text == ""
    assert [reason for _, reason in walk.boxes] == [None, Left.HIDDEN]  # those inside are found when these are read


def test_what_else_a_paragraph_holds():
    inner = (
        '<w:r><w:footnoteReference w:id="2"/><w:endnoteReference w:id="3"/></w:r>'
        '<w:r><w:object><o:OLEObject r:id="x"/></w:object></w:r><w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>'
        '<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>'
        "<w:r><w:drawing><a:p><a:r><a:t>画中字</a:t></a:r></a:p></w:drawing></w:r>"
    )
    walk, text, _ = walked(inner)
    assert walk.notes == [("footnotes", "2"), ("endnotes", "3")]
    assert (walk.embedded, walk.drawn, text) == (1, ["d1"], "艺术字画中字")
    assert added(inner) == ["艺术字"]
    assert walked(f"<w:del>{inner}</w:del>")[0].notes == []


def test_all_words_of_an_element():
    element = parse_xml(f"<w:p {SPACES}>{field('PAGE', '3')}<w:r><w:t>甲</w:t></w:r></w:p>")
    assert (words(element), words(element, but_codes=True), codes(element)) == ("PAGE3甲", "3甲", "PAGE")
