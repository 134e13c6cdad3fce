"""Office documents that are XML in one file: Word 2003 and Excel 2003, and packages of today written flat."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from ingest.line import IngestCode, IngestError, RawDocument
from ingest.readers import docx, excel2003, word2003
from ingest.readers.xml_parts import attribute, first, name_of, named, parse

_MOST_PARTS = 2_000


def read(data: bytes) -> RawDocument:
    """Lines of an Office file in XML. Raises IngestError for a broken one, and for XML that is none."""
    root = parse(data, kind="Office XML")
    kind = name_of(root)
    if kind == "wordDocument":
        return word2003.read_tree(root)
    if kind == "Workbook":
        return excel2003.read_tree(root)
    if kind == "package":
        return docx.read(_package(root))
    raise IngestError(IngestCode.FOREIGN, "这是 XML 数据，不是公文文件；请导入网页、Word、PDF 或文本。")


def _package(root: Any) -> bytes:
    """The zip that a flat package stands for."""
    stream = BytesIO()
    parts = list(named(root, "part"))
    if len(parts) > _MOST_PARTS:
        raise IngestError(IngestCode.TOO_LARGE, "文件的部件太多，不像一份公文，没有读取；请另存为 .docx。")
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _types(parts))
        for name, data in map(_part, parts):
            package.writestr(name, data)
    return stream.getvalue()


def _part(part: Any) -> tuple[str, bytes]:
    name = (attribute(part, "name") or "").lstrip("/")
    tree, binary = first(part, "xmlData"), first(part, "binaryData")
    if tree is not None and len(tree):
        return name, etree.tostring(tree[0], encoding="utf-8", xml_declaration=True)
    try:
        return name, base64.b64decode("".join((binary.text or "").split())) if binary is not None else b""
    except (binascii.Error, ValueError):
        return name, b""


def _types(parts: list[Any]) -> bytes:
    root = etree.Element("{http://schemas.openxmlformats.org/package/2006/content-types}Types")
    for name, kind in _typed(parts):
        etree.SubElement(root, f"{root.tag[:-5]}Override", PartName=name, ContentType=kind)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _typed(parts: list[Any]) -> Iterator[tuple[str, str]]:
    for part in parts:
        yield attribute(part, "name") or "", attribute(part, "contentType") or "application/xml"
