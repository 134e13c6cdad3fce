"""The parts of an OFD (GB/T 33190-2016 §7): the documents, pages, templates and resources that it lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import Any
from zipfile import ZipFile

from ingest.files.office import DAMAGED
from ingest.readers.xml_parts import attribute, first, name_of, named, parse

_MAX_PART = 64 * 1024 * 1024
_PAGE = re.compile(r"(?:^|/)Pages/.*\.xml$|(?:^|/)Content\.xml$", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)")
_LOCKED = re.compile(r"(?:^|/)(?:Encryptions?|encryptinfo)\.(?:xml|dat)$", re.IGNORECASE)


@dataclass(slots=True)
class OfdParts:
    """Places of parts, in order."""

    pages: list[tuple[str, str]] = field(default_factory=list)
    """Each with the folder of its document."""
    templates: dict[tuple[str, str], str] = field(default_factory=dict)
    """By the folder of their document and their number."""
    resources: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What says where pictures lie, by the folder of their document."""
    sizes: dict[str, str] = field(default_factory=dict)
    """The box of a document's pages that do not tell their own, by its folder."""
    annotations: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    documents: int = 0
    by_name: bool = False
    """Whether pages go by their names, for want of a list."""


class OfdPackage:
    """A package's parts by name."""

    def __init__(self, package: ZipFile) -> None:
        self._package = package
        self._names = {name.lower(): name for name in package.namelist()}
        self._opened: set[str] = set()

    def is_locked(self) -> bool:
        return any(_LOCKED.search(name) for name in self._names.values())

    def part(self, place: str) -> Any | None:
        """The root of a part; None where there is none. Raises IngestError for a broken or harmful one."""
        name = self._names.get(place.lower())
        if name is None:
            return None
        self._opened.add(name)
        with self._package.open(name) as part:
            return parse(part.read(_MAX_PART), kind="OFD")

    def picture(self, place: str) -> bytes:
        """A picture's bytes; none where it is missing or damaged, which keeps no text closed."""
        try:
            with self._package.open(self._names[place.lower()]) as part:
                return part.read(_MAX_PART)
        except DAMAGED:
            return b""

    def parts(self) -> OfdParts:
        """The parts of all documents that the package lists; where it lists none, pages by their names."""
        found = OfdParts()
        root = self.part("OFD.xml")
        for body in named(root, "DocBody") if root is not None else ():
            place = first(body, "DocRoot")
            if place is not None and place.text:
                self._look(normpath(place.text.strip().lstrip("/")), found)
        if not found.pages:
            found.pages, found.by_name = [("", name) for name in self._pages()], True
        return found

    def unlisted(self) -> Iterator[Any]:
        """Pages that no document lists and nothing else opened, such as those of an older version."""
        for name in self._pages():
            part = None if name in self._opened else self.part(name)
            if part is not None:
                yield part

    def _pages(self) -> list[str]:
        return sorted(filter(_PAGE.search, self._names.values()), key=_natural)

    def _look(self, place: str, found: OfdParts) -> None:
        """Note the parts of one document."""
        root = self.part(place)
        if root is None:
            return
        found.documents += 1
        folder, common = dirname(place), first(root, "CommonData")
        for template in every(common, "TemplatePage"):
            found.templates[folder, attribute(template, "ID") or ""] = at(folder, attribute(template, "BaseLoc"))
        for each in common if common is not None else ():
            if name_of(each) in ("DocumentRes", "PublicRes"):
                found.resources[folder].append(at(folder, each.text))
        size = first(common, "PageArea", "PhysicalBox")
        found.sizes[folder] = (size.text or "") if size is not None else ""
        listed = every(first(root, "Pages"), "Page")
        found.pages += [(folder, at(folder, attribute(page, "BaseLoc"))) for page in listed]
        found.annotations += [at(folder, each.text) for each in named(root, "Annotations")]
        found.attachments += [at(folder, each.text) for each in named(root, "Attachments")]


def at(folder: str, place: str | None) -> str:
    """A place that a part names: from the package's root, or from the part's own folder."""
    place = (place or "").strip()
    return normpath(place.lstrip("/") if place.startswith("/") else join(folder, place))


def every(parent: Any, name: str) -> Iterator[Any]:
    """Children of a name, of a part that may be absent."""
    return named(parent, name) if parent is not None else iter(())


def _natural(name: str) -> list[tuple[int, str]]:
    """Page_2 before Page_10."""
    return [(int(piece[:9]), "") if piece.isdigit() else (0, piece) for piece in _DIGITS.split(name)]
