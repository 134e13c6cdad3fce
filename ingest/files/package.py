"""The parts of an Office file (Open Packaging Conventions) and how they are related.

Office libraries refuse a book or a document over parts that have nothing to do with its words: a picture that is
missing, a fill without a pattern, a macro. Here a part is opened when it is asked for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from ingest.files.office import DAMAGED
from ingest.line import IngestCode, IngestError

_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|spreadsheetml|presentationml|drawingml|officeDocument)/"
)
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
"""Strict Open XML (ISO/IEC 29500) differs from what everybody writes in little but its namespaces."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class PartRelation:
    """What a part says of another: the last word of the relation's type (styles, footnotes), the part's name."""

    kind: str
    target: str
    """Name of the part; empty for what lies outside the file."""


class Package:
    """An Office file's parts by name. What is missing or broken raises an error of ``DAMAGED``: see ``damage``."""

    def __init__(self, data: bytes) -> None:
        self._zip = ZipFile(BytesIO(data))
        self._names = {name.replace("\\", "/").lower(): name for name in self._zip.namelist()}

    def read(self, name: str) -> bytes:
        """A part's bytes. Strict namespaces are told as the usual ones."""
        data = self._zip.read(self._names[name.lower()])
        return _STRICT.sub(_TRANSITIONAL, data) if _STRICT.search(data, 0, 1 << 16) else data

    def root(self, name: str, tag: str = "") -> Any:
        """The root of a part's XML; ValueError where it is not the one that is wanted."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(self.read(name), parser)
        if tag and root.tag != tag:
            raise ValueError(f"{name}: the root is {root.tag}, not {tag}")
        return root

    def relations(self, name: str = "") -> dict[str, PartRelation]:
        """The relations of a part, or of the package, by their ids."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels.lower() not in self._names:
            return {}
        found = self.root(rels).iter(_RELATIONSHIP)
        return {each.get("Id", ""): PartRelation(_kind(each), _target(folder, each)) for each in found}

    def related(self, name: str, *kinds: str) -> list[str]:
        """The parts to which a part stands in one of these relations, each once, in order."""
        found = (relation.target for relation in self.relations(name).values() if relation.kind in kinds)
        return list(dict.fromkeys(filter(None, found)))

    def main(self, usual: str) -> str:
        """The part that is the document itself; where the package does not say, the one by its usual name."""
        return next(iter(self.related("", "officeDocument")), usual)


def _kind(relation: Any) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _target(folder: str, relation: Any) -> str:
    target = str(relation.get("Target", "")).replace("\\", "/")
    if relation.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


@contextmanager
def damage(sentence: str) -> Iterator[None]:
    """Whatever broken bytes, parts and XML raise inside is an IngestError with this sentence."""
    try:
        yield
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, sentence) from error
