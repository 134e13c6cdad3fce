"""XML of documents, read so that nothing it says can do harm: no entities, no network, no endless depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ingest.line import IngestCode, IngestError

_UNSAFE = "文件内含 XML 实体定义（正常的文件没有），为安全起见没有读取。"


def parse(data: bytes, *, kind: str) -> Any:
    """The root element. Raises IngestError for broken or harmful XML; ``kind`` names the file to people."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        sentence = f"{kind} 文件已损坏或不完整（其中的 XML 无法解析），请重新下载，或另存为 PDF 再导入。"
        raise IngestError(IngestCode.BROKEN, sentence) from error
    if root.getroottree().docinfo.doctype:
        raise IngestError(IngestCode.UNSAFE, _UNSAFE)
    return root


def name_of(element: Any) -> str:
    """The name of an element without its namespace, which producers write in several versions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def named(element: Any, name: str) -> Iterator[Any]:
    """Children of a name."""
    return (child for child in element if name_of(child) == name)


def first(element: Any, *path: str) -> Any | None:
    """The first element down a path of names."""
    for name in path:
        if element is None:
            return None
        element = next(named(element, name), None)
    return element


def attribute(element: Any, name: str) -> str | None:
    """An attribute, with whatever namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?")


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute: "10 20.5 30"."""
    return [float(match) for match in _NUMBER.findall((text or "")[:_LONGEST])]


_LONGEST = 100_000
"""Characters of a list of numbers."""
