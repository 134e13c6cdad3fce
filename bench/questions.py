"""What people ask: how many of the known answers stand among the first twenty, beside plain ranking of the entries.

A question is a line of JSON: ``question`` as a sentence, ``naive`` and ``second`` as key words, ``skilled`` in the
query language, ``search_kind`` and ``answers`` (file, quote, perhaps ``also``: files that hold the same).
"""

from __future__ import annotations

import json
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.build import Corpus
from corpus.search.asked import Entry, Kind, Query

FIRST = 20
BARS = {"question": 0.80, "naive": 0.85, "skilled": 0.97}
"""Recall in the first twenty that each way of asking must reach; none may come back empty."""
WAYS = {"question": "sentence", "naive": "key words", "second": "one or two words", "skilled": "expert"}

Question = Mapping[str, Any]


def measure_questions(shared: Path, folder: Path, more: Sequence[Path] = (), *, detail: bool = False) -> bool:
    """Ask all questions of the real documents and print recall by kind of question. Whether the bars are held."""
    questions = list(_questions([*sorted((shared / "questions").glob("*.jsonl")), *more]))
    with Corpus.open(folder / "corpus") as corpus:
        corpus.add([shared / "seeds", shared / "documents"])
        room = _Room(corpus)
        asked = {way: [_asked(room, question, way, detail) for question in questions] for way in WAYS}
        plain = {way: room.plainly(questions, way) for way in WAYS if way != "skilled"}
    print(f"{len(questions)} questions; recall in the first {FIRST} (in brackets: BM25 over pairs of characters)")
    print("kind".ljust(12) + "".join(f"{name:>20}" for name in WAYS.values()))
    kinds = dict.fromkeys(str(question["kind"]) for question in questions)
    for kind in (*kinds, ""):
        rows = [n for n, question in enumerate(questions) if kind in ("", question["kind"])]
        print((kind or "all").ljust(12) + "".join(_cell(asked[way], plain.get(way), rows) for way in WAYS))
    held = [_mean(asked[way], range(len(questions))) >= bar for way, bar in BARS.items()]
    empty = {way: sum(answer.empty for answer in answers) for way, answers in asked.items()}
    slow = [answer.seconds for answers in asked.values() for answer in answers]
    print(f"empty: {empty}; slowest answer {max(slow, default=0) * 1000:.0f} ms; bars {BARS}\n")
    return all(held) and not any(empty.values())


@dataclass(frozen=True, slots=True)
class _Answer:
    share: float
    empty: bool
    seconds: float


def _questions(paths: Iterable[Path]) -> Iterable[Question]:
    for path in paths:
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _asked(room: _Room, question: Question, way: str, detail: bool) -> _Answer:
    start = time.perf_counter()
    hits = room.ask(question, way)
    seconds = time.perf_counter() - start
    alone = question["search_kind"] == "document"
    missed = [each for each in question["answers"] if not any(room.holds(hit, each, alone) for hit in hits)]
    if detail:
        print(f"{question['id']:8} {way:9} {len(missed)} missed of {len(question['answers'])}, {len(hits)} hits")
        for each in missed:
            print(f"    {each['file'][:30]} {each['quote'][:60]}")
    return _Answer(1 - len(missed) / max(len(question["answers"]), 1), not hits, seconds)


def _mean(answers: Sequence[_Answer], rows: Iterable[int]) -> float:
    shares = [answers[n].share for n in rows]
    return sum(shares) / max(len(shares), 1)


def _cell(asked: Sequence[_Answer], plain: Sequence[float] | None, rows: Sequence[int]) -> str:
    beside = f" ({sum(plain[n] for n in rows) / len(rows):.2f})" if plain else ""
    return f"{_mean(asked, rows):.2f}{beside}".rjust(20)


def _squeeze(text: str) -> str:
    return "".join(text.split())


@dataclass
class _Room:
    """A corpus that questions are put to, with its texts."""

    corpus: Corpus
    files: dict[str, str] = field(default_factory=dict)
    """Document id to the name of its file."""
    places: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.files = {row.document_id: Path(row.source_name).name for row in self.corpus.documents()}

    def ask(self, question: Question, way: str) -> list[Entry]:
        kind = str(question["search_kind"])
        text = str(question[way])
        if way != "skilled":
            return self._first(text, Kind.DOCUMENT if kind == "document" else None)
        command, _, rest = text.partition(" ")
        if kind == "table" and command == "table":
            return [task for document in self._first(rest, Kind.DOCUMENT)[:1] for task in self._tasks(document)]
        if kind == "matrix" and command == "matrix":
            return [hit for row in rest.split() for hit in self._first(f"地区:{row}", Kind.PRIORITY)]
        return self._first(text, Kind(kind) if kind in set(Kind) else None)

    def _first(self, text: str, kind: Kind | None) -> list[Entry]:
        return [hit.entry for hit in self.corpus.search(Query(text=text, kind=kind, page_size=FIRST)).hits]

    def _tasks(self, document: Entry) -> Iterable[Entry]:
        return self.corpus.entries(Query(kind=Kind.TASK, filters={"document": (document.document_id,)}))

    def holds(self, hit: Entry, answer: Mapping[str, Any], alone: bool) -> bool:
        """The quote is in the entry, or half of the shorter of the two lies in the other; of documents the file alone
        counts."""
        if self.files.get(hit.document_id) not in (answer["file"], *answer.get("also", ())):
            return False
        if alone or hit.kind is Kind.DOCUMENT:
            return alone
        if _squeeze(answer["quote"]) in _squeeze(hit.text):
            return True
        low, high = hit.span.start, hit.span.end
        return any(
            0 < 2 * (min(high, end) - max(low, start)) >= min(high - low, end - start)
            for start, end in self._where(hit.document_id, answer["quote"])
        )

    def _where(self, document_id: str, quote: str) -> list[tuple[int, int]]:
        if (document_id, quote) not in self.places:
            parsed = self.corpus.document(document_id)
            expression = r"\s*".join(map(re.escape, _squeeze(quote)))
            found = re.finditer(expression, parsed.document.text) if parsed else ()
            self.places[document_id, quote] = [match.span() for match in found]
        return self.places[document_id, quote]

    def plainly(self, questions: Sequence[Question], way: str) -> list[float]:
        """The share of the answers among the first twenty of plain ranking."""
        shares = []
        for question in questions:
            alone = question["search_kind"] == "document"
            hits = self._ranking(alone).first(str(question[way]))
            found = [any(self.holds(hit, answer, alone) for hit in hits) for answer in question["answers"]]
            shares.append(sum(found) / max(len(found), 1))
        return shares

    def _ranking(self, alone: bool) -> _Pairs:
        return self._documents if alone else self._others

    @cached_property
    def _documents(self) -> _Pairs:
        return _Pairs(list(self.corpus.entries(Query(kind=Kind.DOCUMENT))))

    @cached_property
    def _others(self) -> _Pairs:
        entries = self.corpus.entries(Query())
        return _Pairs([entry for entry in entries if entry.kind not in (Kind.DOCUMENT, Kind.MENTION)])


class _Pairs:
    """BM25 over pairs of characters of entries and their document's title; any pair counts."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._counts = [Counter(_pairs(f"{entry.text} {entry.document_title}")) for entry in entries]
        self._sizes = [sum(count.values()) for count in self._counts]
        self._mean = sum(self._sizes) / max(len(entries), 1)
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, count in enumerate(self._counts):
            for pair in count:
                self._postings[pair].append(at)

    def first(self, text: str) -> list[Entry]:
        scores: defaultdict[int, float] = defaultdict(float)
        for pair in set(_pairs(text)):
            there = self._postings.get(pair, ())
            rarity = math.log(1 + (len(self._entries) - len(there) + 0.5) / (len(there) + 0.5))
            for at in there:
                often, size = self._counts[at][pair], self._sizes[at] / self._mean
                scores[at] += rarity * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * size))
        return [self._entries[at] for at in sorted(scores, key=lambda at: (-scores[at], at))[:FIRST]]


def _pairs(text: str) -> list[str]:
    plain = re.sub(r"\W", "", text)
    return [plain[at : at + 2] for at in range(len(plain) - 1)]
