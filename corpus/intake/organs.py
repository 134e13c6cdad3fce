"""What one organ has to do, asked of a corpus: by the lexicons, whatever the organ was called then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from corpus.division.duties import duties_table
from corpus.division.rows import unit_name
from corpus.division.table import TaskTable
from corpus.fold import fold
from corpus.model import Assignment, Metadata, ParsedDocument
from corpus.search.asked import Entry, Kind, Query
from extract.knowledge import Knowledge, load_knowledge

_COLLECTIVE = "coll."
"""Ids of what is no single organ: 各区政府, 有关部门."""


class Library(Protocol):
    """What is asked of a corpus (corpus.build.Corpus)."""

    def entries(self, query: Query) -> Iterator[Entry]: ...
    def document(self, document_id: str) -> ParsedDocument | None: ...


def unit_table(unit: str, library: Library) -> TaskTable:
    """All that an organ leads, answers for, helps with, across the documents of a corpus (单位任务清单)."""
    words = unit.replace('"', "").strip()
    asked = Query(text=f'单位:"{words}"', kind=Kind.TASK, former_names=True)
    ids = dict.fromkeys(entry.document_id for entry in library.entries(asked)) if words else {}
    documents = [parsed for document_id in ids if (parsed := library.document(document_id))]
    return duties_table(words, documents, OrganMatcher(load_knowledge(), words))


class OrganMatcher:
    """See corpus.division.duties.SameUnit. A name with a place (栖河市财政局) means the organ of that place alone, one
    without (市财政局) those of all places."""

    def __init__(self, knowledge: Knowledge, name: str) -> None:
        self._regions = knowledge.regions
        self._name = "".join(fold(name).split())
        self._code = self._place(self._name)
        organ = knowledge.institutions.link(self._name)
        self._organ = None if organ and organ.institution_id.startswith(_COLLECTIVE) else organ

    def __call__(self, assignment: Assignment, metadata: Metadata) -> bool:
        name = "".join(fold(unit_name(assignment)).split())
        if name == self._name:
            return True
        wanted, organ = self._organ, assignment.institution
        if wanted is None or organ is None or organ.institution_id != wanted.institution_id:
            return False
        if wanted.level and organ.level and organ.level != wanted.level:
            return False
        return self._code is None or self._code in self._codes(name, metadata)

    def _codes(self, name: str, metadata: Metadata) -> tuple[str, ...]:
        """The place that a name says; one that says none is meant of the document's place, or of what that lies in."""
        if code := self._place(name):
            return (code,)
        return self._regions.gazetteer.lineage(metadata.region_code) if metadata.region_code else ()

    def _place(self, name: str) -> str | None:
        place = self._regions.place_at(name)
        return place[1].code or None if place and place[0] < len(name) else None
