"""What a document rests on, and what rests on it, several steps far: by number first, else by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Relation
from corpus.search.words import squeeze
from corpus.store.dialect import StoreConnection
from corpus.store.listing import DocumentRow, Where, list_documents
from corpus.store.repeals import list_cited, names_of

RESTS = (Relation.BASED_ON, Relation.ISSUES, Relation.FORWARDS, Relation.AMENDS)
"""By which relations a document rests on another; what it ends, or mentions, it does not rest on."""
CARRIED = (Relation.ISSUES, Relation.FORWARDS)
"""What a paper brings with it is mostly in its own file: where it is no file of its own, it is not lacking."""
STEPS, MOST = 2, 60
"""How far a chain goes unless more is asked for, and how many documents it has on each side at most."""
_RELATIONS = ", ".join(f"'{each.value}'" for each in RESTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNode:
    """A document of a chain, in the corpus or only cited."""

    key: str
    """Its document id; of one that the corpus lacks its number, else its title."""
    step: int
    """0: the document itself; 1, 2 …: what it rests on; -1, -2 …: what rests on it."""
    title: str
    number: str | None
    row: DocumentRow | None
    """None: cited, and not in the corpus."""
    copies: tuple[DocumentRow, ...] = ()
    """Other files of the same document."""


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One document cites another, by their keys."""

    citing: str
    cited: str
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    nodes: tuple[ChainNode, ...]
    """The document itself first."""
    links: tuple[ChainLink, ...]
    left_out: int = 0
    """Documents that were found beyond MOST."""

    @property
    def bases(self) -> tuple[ChainNode, ...]:
        return tuple(node for node in self.nodes if node.step > 0)

    @property
    def resting(self) -> tuple[ChainNode, ...]:
        return tuple(node for node in self.nodes if node.step < 0)

    @property
    def gaps(self) -> tuple[ChainNode, ...]:
        """Cited, and not in the corpus."""
        return tuple(node for node in self.nodes if node.row is None)


def chain_of(connection: StoreConnection, document_id: str, steps: int = STEPS) -> Chain | None:
    """The chain of a document; None where the corpus has none of that id."""
    found = _rows(connection, [document_id])
    return _ChainWalk(connection).chain(found[0], steps) if found else None


def resolve(connection: StoreConnection, title: str | None, number: str | None) -> tuple[DocumentRow, ...]:
    """The documents that a citation means: those of its number; else those of its title that have no other number."""
    if number:
        found = list_documents(connection, Where("WHERE document_number = ?", (number,)), order="oldest")
        if found:
            return found
    if not title:
        return ()
    named = (row for row, by_title in list_cited(connection, title, None) if by_title)
    return tuple(row for row in named if not (number and row.document_number))


def _rows(connection: StoreConnection, ids: Sequence[str]) -> tuple[DocumentRow, ...]:
    return list_documents(connection, Where(f"WHERE document_id IN ({', '.join('?' * len(ids))})", tuple(ids)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """What a citation leads to: documents, or what is said of one that is lacking."""

    relation: Relation
    rows: tuple[DocumentRow, ...] = ()
    title: str | None = None
    number: str | None = None

    @property
    def names(self) -> list[str]:
        """By what it is known from others: files, else number and title."""
        said = (squeeze(name) for name in (self.number, self.title) if name)
        return [row.document_id for row in self.rows] or [name for name in said if name]


class _ChainWalk:
    """A chain as it is found, step by step: all of one step before any of the next."""

    def __init__(self, connection: StoreConnection) -> None:
        self._connection = connection
        self._nodes: dict[str, ChainNode] = {}
        self._key_of: dict[str, str] = {}
        """Of each file, number and title that was met."""
        self._links: dict[ChainLink, None] = {}
        self._left: set[str] = set()

    def chain(self, row: DocumentRow, steps: int) -> Chain:
        start = self._held(row, 0)
        for sign in (1, -1):
            layer = [start]
            for step in range(1, steps + 1):
                before = set(self._nodes)
                for node in layer:
                    self._take(node, sign, step)
                layer = [node for key, node in self._nodes.items() if key not in before]
        return Chain(nodes=tuple(self._nodes.values()), links=tuple(self._links), left_out=len(self._left))

    def _take(self, node: ChainNode, sign: int, step: int) -> None:
        for met in self._cited(node) if sign > 0 else self._citing(node):
            key = self._key(met, sign * step)
            if key and key != node.key:
                citing, cited = (node.key, key) if sign > 0 else (key, node.key)
                self._links[ChainLink(citing, cited, met.relation)] = None

    def _key(self, met: _Met, step: int) -> str | None:
        """The key of what was met; None where there is no more room for it."""
        known = next((self._key_of[name] for name in met.names if name in self._key_of), None)
        if known or not met.names:
            return known
        if sum(1 for node in self._nodes.values() if node.step * step > 0) >= MOST:
            self._left.add(met.names[0])
            return None
        return (self._held(met.rows[0], step) if met.rows else self._lacked(met, step)).key

    def _held(self, row: DocumentRow, step: int) -> ChainNode:
        copies = self._copies(row)
        node = ChainNode(
            key=row.document_id, step=step, title=row.title, number=row.document_number, row=row, copies=copies
        )
        self._key_of |= dict.fromkeys((each.document_id for each in (row, *copies)), node.key)
        self._nodes[node.key] = node
        return node

    def _lacked(self, met: _Met, step: int) -> ChainNode:
        said = met.title or met.number or ""
        node = ChainNode(key=met.number or said, step=step, title=said, number=met.number, row=None)
        self._key_of |= dict.fromkeys(met.names, node.key)
        self._nodes[node.key] = node
        return node

    def _copies(self, row: DocumentRow) -> tuple[DocumentRow, ...]:
        """Other files of one number, or of one title and day where one of them has no number."""
        query = (
            "WHERE document_id <> ? AND (document_number = ? OR title_key <> ''"
            " AND title_key = (SELECT title_key FROM documents WHERE document_id = ?)"
            " AND coalesce(day, '') = coalesce(?, '') AND (document_number IS NULL OR ? IS NULL))"
        )
        number = row.document_number
        values = (row.document_id, number, row.document_id, row.day, number)
        return list_documents(self._connection, Where(query, values), order="oldest")

    # --- one step ------------------------------------------------------------------------------------------------

    def _cited(self, node: ChainNode) -> Iterator[_Met]:
        """What a document rests on, in the order of its text."""
        if node.row is None:
            return
        own = {each.document_id for each in (node.row, *node.copies)}
        for title, number, relation in self._citations(own):
            found = resolve(self._connection, title, number)
            if own.isdisjoint(row.document_id for row in found):
                # By its title alone a paper that came later is another one of the same name.
                rows = tuple(row for row in found if number or not _later(row.day, node.row.day))
                if rows or relation not in CARRIED:
                    yield _Met(relation=relation, rows=rows, title=title, number=number)

    def _citations(self, ids: Iterable[str]) -> list[tuple[str | None, str | None, Relation]]:
        held = sorted(ids)
        query = (
            f"SELECT title, number, relation FROM citations WHERE document_id IN ({', '.join('?' * len(held))})"
            f" AND relation IN ({_RELATIONS}) ORDER BY document_id, position"
        )
        found = self._connection.execute(query, held).fetchall()
        return list(dict.fromkeys((title, number, Relation(relation)) for title, number, relation in found))

    def _citing(self, node: ChainNode) -> Iterator[_Met]:
        """What rests on a document, the oldest first."""
        if node.row is None:
            return
        own = {each.document_id for each in (node.row, *node.copies)}
        names = names_of(node.title)
        query = (
            f"SELECT document_id, relation, 1 FROM citations WHERE number = ? AND relation IN ({_RELATIONS}) UNION"
            f" SELECT document_id, relation, 0 FROM citations WHERE title IN ({', '.join('?' * len(names))})"
            f" AND (number IS NULL OR ? IS NULL) AND relation IN ({_RELATIONS})"
        )
        found = self._connection.execute(query, (node.number, *names, node.number)).fetchall()
        sure = {key for key, _, by_number in found if by_number}
        relations = {key: Relation(relation) for key, relation, _ in sorted(found, reverse=True)}
        rows = _rows(self._connection, sorted(relations.keys() - own))
        for row in sorted(rows, key=lambda row: (row.day is None, row.day or "", row.document_id)):
            if row.document_id in sure or not _later(node.row.day, row.day):
                yield _Met(relation=relations[row.document_id], rows=(row,))


def _later(one: str | None, other: str | None) -> bool:
    return bool(one and other and one > other)
