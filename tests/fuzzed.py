"""Inputs that nobody wrote: pieces of documents in any order, and real files with bytes of them changed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st

from corpus.intake.jobs import Job, Refused
from corpus.intake.worker import work
from corpus.search.entries import make_entries
from extract import load_knowledge
from extract.rules import all_rules
from tests.doubled import PAGES, PIECES
from tests.made_files import mutated
from tests.made_notices import changes

_ROOT = Path(__file__).parents[1]
_LARGEST = 150_000
"""Bytes of a real file: larger ones take long and are no other."""
_PACKED = (".docx", ".xlsx", ".ofd")


def _examples() -> Iterator[str]:
    for rule in all_rules().values():
        yield from (example["text"] for example in rule.examples)
        yield from rule.counterexamples


def texts() -> st.SearchStrategy[str]:
    piece = st.sampled_from((*PIECES, *_examples())) | st.text(max_size=6)
    return st.lists(piece, max_size=30).map("".join)


def pages() -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from((*PAGES, *PIECES)) | texts(), max_size=20).map("".join)


def files(real: list[Path]) -> st.SearchStrategy[tuple[str, bytes]]:
    """Made-up ones of each kind, and real ones that were harmed."""
    said = texts().map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.one_of(
        said.map(lambda data: ("a.txt", data)),
        said.map(lambda data: ("a.md", data)),
        said.map(lambda data: ("a.csv", data)),
        pages().map(lambda text: ("a.html", text.encode("utf-8", "surrogatepass"))),
        st.tuples(st.sampled_from(real), st.integers(0, 2**32)).map(lambda drawn: harmed(*drawn)),
    )


def harmed(path: Path, seed: int) -> tuple[str, bytes]:
    """A file with bytes changed; of a package sometimes those inside one of its parts."""
    data, chance = path.read_bytes(), random.Random(seed)
    if path.suffix in _PACKED and chance.random() < 0.8:
        return path.name, mutated(data, chance)
    return path.name, changes(data, seed)


def real_files(*folders: Path) -> list[Path]:
    """The samples, and what else there is of real documents; pictures and scans are another matter."""
    found = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    samples = sorted((_ROOT / "corpus" / "samples").iterdir())
    known = (".html", ".txt", ".md", ".csv", *_PACKED, ".eml", ".mht", ".xml")
    return [path for path in (*samples, *found) if path.suffix in known and path.stat().st_size < _LARGEST]


def survived(name: str, data: bytes) -> None:
    """A document all of whose records stand inside it, with what is found of it; or one Chinese sentence."""
    answer = work(Job(name, data))
    if isinstance(answer, Refused):
        assert answer.reason
        return
    size = len(answer.document.text)
    for records in (answer.tasks, answer.targets, answer.priorities, answer.citations, answer.sections, answer.unread):
        for record in records:
            assert 0 <= record.span.start <= record.span.end <= size, record
    list(make_entries(answer, load_knowledge().regions.lineage))
