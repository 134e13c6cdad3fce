"""What a corpus holds, and whether all of it is sound, looked at after something was done to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.build import Corpus
from corpus.intake.doctor import Doctor
from corpus.scratch import Scratch
from corpus.search.asked import Query

_AN_INDEX = ("index-", "likeness")
_OWN = ("corpus.sqlite", "corpus.sqlite-wal", "corpus.sqlite-shm", "noted.json")
_ENGINE_FILES = (
    ".managed.json",
    "meta.json",
    "generation.json",
    "store.json",
    ".tantivy-writer.lock",
    ".tantivy-meta.lock",
)


@dataclass(frozen=True, slots=True)
class Held:
    """All that people brought and kept, so that any of it that is lost or changed shows."""

    documents: dict[str, str]
    corrections: tuple[str, ...]
    plans: dict[str, tuple[str, int, str]]
    """Name, revision, what is in it."""
    searches: tuple[str, ...]

    @property
    def apart_from_documents(self) -> tuple[object, ...]:
        return self.corrections, self.plans, self.searches


def held(folder: Path) -> Held:
    with Corpus.open(folder) as corpus:
        documents = {}
        for row in corpus.documents():
            parsed, raw = corpus.document(row.document_id), corpus.raw(row.document_id)
            documents[row.document_id] = _digest(repr(parsed) + repr(raw))
        plans = {}
        for each in (*corpus.plans.all(), *corpus.plans.all(archived=True)):
            steps = [(step.number, step.said) for step in corpus.plans.history(each.plan_id)]
            plan = corpus.plans.open(each.plan_id)
            plans[each.plan_id] = (each.name, each.revision, _digest(repr((plan.items, plan.tables, steps))))
        corrections = tuple(_digest(repr(noted)) for noted in corpus.corrections.all())
        return Held(documents, corrections, plans, tuple(sorted(each.name for each in corpus.kept.all())))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def faults(folder: Path, beside: Sequence[Path] = ()) -> list[str]:
    """What is wrong with a corpus that was just opened again: the doctor's findings, a search that fails, leftovers."""
    with Corpus.open(folder) as corpus:
        corpus.search(Query(text="责任"))
        for row in corpus.documents():
            found = corpus.search(Query(filters={"document": (row.document_id,)}))
            if not found.total:
                return [f"{row.document_id} is not found"]
    wrong = [
        f"{each.name}: {'; '.join(fault.what for fault in each.faults)}"
        for each in Doctor(folder, "tantivy").examine()
        if not each.sound and each.name != "磁盘"
    ]
    Scratch().close()
    return wrong + [f"left {path}" for path in _leftovers(folder, beside)]


def _leftovers(folder: Path, beside: Sequence[Path]) -> list[str]:
    found = [path.name for path in folder.iterdir() if not _is_own(path)]
    found += [f"{path.name}/{each}" for path in folder.glob("index-*") for each in unused_files(path)]
    return found + [
        str(each) for place in beside for each in place.iterdir() if each.name.startswith((".", "zhengce-"))
    ]


def _is_own(path: Path) -> bool:
    aside = path.name.startswith("corpus-") and path.name.endswith((".sqlite", ".sqlite-wal"))
    return path.name in _OWN or aside or (path.is_dir() and path.name.startswith(_AN_INDEX))


def unused_files(index: Path) -> list[str]:
    """Files of an index that none of its segments names, and that the engine itself has forgotten: it takes away what
    it knows of at its next commit."""
    try:
        segments = json.loads((index / "meta.json").read_text())["segments"]
        managed = json.loads((index / ".managed.json").read_text())
    except (OSError, ValueError):
        return []
    known = {segment["segment_id"].replace("-", "") for segment in segments}
    return [
        path.name
        for path in index.iterdir()
        if path.name not in _ENGINE_FILES and path.name not in managed and path.name.partition(".")[0] not in known
    ]
