"""The text of Word files, found without python-docx."""

import pytest

from ingest.counts import word
from tests.made_files import with_part, zipped
from tests.made_files import word as word_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'


def part(inner: str, names: str = f"{W} {MC}") -> bytes:
    return f"<w:document {names}><w:body>{inner}</w:body></w:document>".encode()


def made(document: bytes) -> bytes:
    return with_part(word_file("x"), "word/document.xml", document)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>", "甲乙"),
        ("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>新</w:t></w:r></w:p>", "旧新"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "PAGE"),
        ("<w:p><w:r><w:t>2014</w:t><w:noBreakHyphen/><w:t>2020</w:t></w:r></w:p>", "20142020"),
        (
            "<mc:AlternateContent><mc:Choice><w:t>框</w:t></mc:Choice><mc:Fallback><w:t>框</w:t></mc:Fallback>"
            "</mc:AlternateContent><w:p><w:t>后</w:t></w:p>",
            "框框后",
        ),
    ],
)
def test_what_is_text_of_a_word_file(inner, text):
    assert "".join(word.count(made(part(inner))).split()) == text


def test_strict_files_are_counted_alike():
    assert "".join(word.count(made(part("<w:p><w:t>甲</w:t></w:p>", STRICT))).split()) == "甲"


def test_notes_heads_and_feet_are_counted():
    note = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>".encode()
    data = zipped(**{"word__document.xml": part("<w:p><w:t>文</w:t></w:p>"), "word__footnotes.xml": note})
    assert set("".join(word.count(data).split())) == {"文", "注"}


def test_parts_are_known_by_their_content_not_their_names():
    body = part("<w:p><w:t>文</w:t></w:p>")
    chart = '<c:chartSpace xmlns:c="c" xmlns:a="a"><a:t>题</a:t><c:f>A1</c:f><c:v>60</c:v></c:chartSpace>'.encode()
    kept = b"<w:glossaryDocument " + W.encode() + b"><w:t>x</w:t></w:glossaryDocument>"
    assert "".join(word.count(zipped(**{"x__main2.xml": body, "y__z.xml": chart, "g.xml": kept})).split()) == "文题60"


TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    ("chunk", "text"),
    [
        ("<html><p>网页</p></html>".encode(), "文网页"),
        ("纯文本".encode(), "文纯文本"),
        (word_file("内文"), "文内文"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>\xe9\x82\xae</p>", "文邮"),
    ],
)
def test_files_that_are_parts_of_the_text_are_counted(chunk, text):
    rels = f'<Relationships><Relationship Type="{TYPES}/aFChunk" Target="../c.dat"/></Relationships>'.encode()
    data = zipped(
        **{
            "word__document.xml": part("<w:p><w:t>文</w:t></w:p>"),
            "word___rels__document.xml.rels": rels,
            "c.dat": chunk,
        }
    )
    assert "".join(word.count(data).split()) == text


def test_what_libreoffice_would_have_to_convert_leaves_the_file_uncounted():
    rels = f'<Relationships><Relationship Type="{TYPES}/aFChunk" Target="c.rtf"/></Relationships>'.encode()
    body = part("<w:p><w:t>文</w:t></w:p>")
    assert word.count(zipped(**{"document.xml": body, "_rels__document.xml.rels": rels, "c.rtf": b"{\\rtf1"})) is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04xx", made(b"<w:document>")], ids=["empty", "cut", "open"])
def test_a_broken_file_is_not_counted(data):
    assert word.count(data) is None
