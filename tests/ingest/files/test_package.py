"""The parts of an Office file."""

import pytest

from ingest.files.package import Package, PartRelation, damage
from ingest.line import IngestCode, IngestError
from tests.made_files import strict, zipped

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{TYPE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="b" Type="{TYPE}/header" Target="/word/h.xml"/>'
    f'<Relationship Id="c" Type="{TYPE}/footer" Target="..\\f.xml"/>'
    f'<Relationship Id="d" Type="{TYPE}/hyperlink" Target="http://a" TargetMode="External"/>'
    f'<Relationship Id="e" Type="{TYPE}/header" Target="h.xml"/>'
    "</Relationships>"
).encode()


def package(**parts: bytes) -> Package:
    made = {name.replace("_dot_", "."): data for name, data in parts.items()}
    return Package(zipped(**made))


def test_relations_are_told_by_kind_and_part():
    found = package(**{"word___rels__document.xml.rels": RELS})
    assert found.relations("word/document.xml") == {
        "a": PartRelation("styles", "word/styles.xml"),
        "b": PartRelation("header", "word/h.xml"),
        "c": PartRelation("footer", "f.xml"),
        "d": PartRelation("hyperlink", ""),
        "e": PartRelation("header", "word/h.xml"),
    }
    assert found.related("word/document.xml", "header", "footer") == ["word/h.xml", "f.xml"]
    assert found.related("word/document.xml", "hyperlink") == []


def test_a_part_without_relations_has_none():
    assert package(a=b"").relations("a") == {}


def test_names_of_parts_are_the_same_in_capitals():
    assert package(**{"Word__A.xml": b"<a/>"}).read("word/a.XML") == b"<a/>"


def test_the_main_part_is_the_one_that_the_package_names():
    rels = RELS.replace(b"/styles", b"/officeDocument")
    assert package(**{"_rels__.rels": rels}).main("word/document.xml") == "styles.xml"
    assert package(a=b"").main("word/document.xml") == "word/document.xml"


@pytest.mark.parametrize(
    "space", ["wordprocessingml/2006/main", "officeDocument/2006/relationships", "drawingml/2006/main"]
)
def test_strict_namespaces_are_the_usual_ones(space):
    usual = f'<a xmlns="http://schemas.openxmlformats.org/{space}"/>'.encode()
    assert strict(usual) != usual
    assert package(a=strict(usual)).read("a") == usual


def test_a_part_with_another_root_is_damaged():
    found = package(a=b"<a/>")
    assert found.root("a", "a").tag == found.root("a").tag == "a"
    with pytest.raises(ValueError, match="the root is a"):
        found.root("a", "b")


@pytest.mark.parametrize("error", [KeyError("a"), ValueError("a"), SyntaxError("a"), RecursionError("a")])
def test_damage_is_a_sentence(error):
    with pytest.raises(IngestError, match="坏了。") as caught, damage("坏了。"):
        raise error
    assert caught.value.code is IngestCode.BROKEN


def test_what_is_refused_inside_stays_refused_for_its_reason():
    with pytest.raises(IngestError) as caught, damage("坏了。"):
        raise IngestError(IngestCode.TOO_LARGE, "大。")
    assert caught.value.code is IngestCode.TOO_LARGE
