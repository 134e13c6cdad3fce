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
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
        ("<w:p><w:r><w:t>2014</w:t><w:noBreakHyphen/><w:t>2020</w:t></w:r></w:p>", "2014-2020"),
        (
            "<mc:AlternateContent><mc:Choice><w:t>框</w:t></mc:Choice><mc:Fallback><w:t>框</w:t></mc:Fallback>"
            "</mc:AlternateContent><w:p><w:t>后</w:t></w:p>",
            "框后",
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


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04xx", made(b"<w:document>")])
def test_a_broken_file_is_not_counted(data):
    assert word.count(data) is None
