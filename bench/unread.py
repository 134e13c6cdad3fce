"""Nothing unread in silence: how much of what gold has and we miss, and of records withheld, lies under a mark."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ingest
from corpus.export.contract import to_json
from corpus.fold import fold
from corpus.gold.evaluate import load_gold
from corpus.gold.likeness import match, plain
from corpus.gold.measures import Record, target_likeness, task_likeness
from corpus.model import ParsedDocument, Span
from extract import extract
from extract.layout import Layout
from extract.targets.context import Context
from extract.unread.signs import find_unread
from ingest.line import IngestError

BAR = 0.9
"""Of what is missed, so much must lie under a mark."""
_WITHHELD = 0.2
_ALIKE = 0.6
_SETS = {"seeds": ("seeds",), "dev": ("documents",), "fresh": ("documents-fresh",)}
_LONGEST = 600
"""Characters of an item in which its sign stands."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold record that was not found, with its place in the text where its words could be found there."""

    kind: str
    words: str
    place: Span | None


def measure_unread(shared: Path) -> bool:
    """Print the shares and the misses that no mark lies over; whether both shares reach the bar."""
    held = [_measure_gold(shared, name) for name in _SETS]
    held.append(_measure_withheld(shared))
    return all(held)


# --- against gold -----------------------------------------------------------------------------------------------------


def _measure_gold(shared: Path, name: str) -> bool:
    missed, marked, misread, marks, documents = 0, 0, 0, Counter[str](), 0
    print(f"[{name}]")
    for stem, parsed, gold in _gold(shared, name):
        documents += 1
        marks.update(sign.kind.value for sign in parsed.unread)
        for miss in _misses(parsed, gold):
            missed += 1
            if _is_under(miss.place, [sign.span for sign in parsed.unread]):
                marked += 1
            elif _is_under(miss.place, _spans(parsed, miss.kind)):
                misread += 1
            else:
                print(f"  not marked: {stem} {miss.kind}: {miss.words[:60]}")
    silent = missed - misread
    share = marked / silent if silent else 1.0
    kinds = ", ".join(f"{kind} {count}" for kind, count in marks.most_common())
    print(
        f"  {missed} missed: {misread} read as another record, {marked} of the other {silent} under a mark"
        f" ({share:.0%}); {marks.total() / max(documents, 1):.1f} marks a document ({kinds or 'none'})"
    )
    return share >= BAR


def _gold(shared: Path, name: str) -> Iterator[tuple[str, ParsedDocument, Record]]:
    for stem, gold in load_gold(shared / "gold" / name).items():
        files = [file for folder in _SETS[name] for file in sorted((shared / folder).glob(f"{stem}.*"))]
        for file in files[:1]:
            yield stem, extract(ingest.load(file)), gold


def _spans(parsed: ParsedDocument, kind: str) -> list[Span]:
    found: Any = getattr(parsed, kind)
    return [record.span for record in found]


def _misses(parsed: ParsedDocument, gold: Record) -> Iterator[Miss]:
    found, text = to_json(parsed), Squeezed(parsed.document.text)
    assigned = gold.get("tasks_scope") == "assigned"
    tasks = [
        task
        for task in gold.get("tasks") or []
        if not assigned or any(not each.get("running") for each in task["assignments"])
    ]
    yield from _missed_tasks(tasks, found["tasks"], text)
    told = gold.get("achieved_annotated", True)
    targets = [each for each in gold.get("targets") or [] if told or each.get("status") != "achieved"]
    pairs = match(targets, found["targets"], _same_target, 0.5)
    for index, each in enumerate(targets):
        if index not in pairs:
            words = f"{each['indicator']} {each['value']}{each['measure'] or ''}"
            yield Miss("targets", words, text.find_figure(each))
    printed = Counter(plain(each["text"]) for each in found["priorities"])
    for each in gold.get("priorities") or []:
        words = plain(each["text"])
        if not printed[words]:
            yield Miss("priorities", words, text.find(words))
        printed[words] -= bool(printed[words])


def _missed_tasks(gold: Sequence[Record], found: Any, text: Squeezed) -> Iterator[Miss]:
    places: list[Span | None] = []
    for task in gold:  # a title that stands twice is looked for behind its first place
        start = places[-1].end if places and places[-1] else 0
        places.append(text.find(plain(task["title"]), start) or text.find(plain(task["title"])))
    starts = sorted(place.start for place in places if place)
    pairs = match(gold, found, task_likeness, _ALIKE)
    for index, task in enumerate(gold):
        if index not in pairs:
            yield Miss("tasks", plain(task["title"]), _reach(places[index], starts))


def _same_target(gold: Record, found: Record) -> float:
    same = (gold.get("status") or "target") == found["status"]
    return target_likeness(gold, found) if same else 0.0


def _reach(place: Span | None, starts: Sequence[int]) -> Span | None:
    """A task from its title to the next one's."""
    if place is None:
        return None
    following = bisect_left(starts, place.start + 1)
    end = starts[following] if following < len(starts) else place.start + _LONGEST
    return Span(place.start, max(place.end, min(end, place.start + _LONGEST)))


class Squeezed:
    """A text without white space and folded, with the places of its characters in the text as it is."""

    def __init__(self, text: str) -> None:
        kept = [(char, at) for at, char in enumerate(fold(text)) if not char.isspace()]
        self.words, self.places = "".join(char for char, _ in kept), [at for _, at in kept]

    def find(self, words: str, start: int = 0) -> Span | None:
        words = "".join(fold(words).split())
        at = self.words.find(words, bisect_left(self.places, start)) if words else -1
        return None if at == -1 else Span(self.places[at], self.places[at + len(words) - 1] + 1)

    def find_figure(self, target: Record) -> Span | None:
        """The value with its measure, the one nearest behind its indicator where it stands several times."""
        value = f"{float(target['value']):g}"
        words = plain(f"{value}{target.get('measure') or ''}")
        name = "".join(fold(target.get("indicator") or "").split())
        at = self.words.find(name) if name else 0
        behind = self.words.find(words, max(at, 0))
        at = behind if behind != -1 else self.words.find(words)
        if at == -1 and (found := self.words.find(value)) != -1:
            return Span(self.places[found], self.places[found] + 1)
        return None if at == -1 else Span(self.places[at], self.places[at + len(words) - 1] + 1)


def _is_under(place: Span | None, spans: Iterable[Span]) -> bool:
    return place is not None and any(span.start < place.end and place.start < span.end for span in spans)


# --- records withheld -------------------------------------------------------------------------------------------------


def _measure_withheld(shared: Path) -> bool:
    """A fifth of the records of every kind is taken out, at random but always the same: marks must appear there."""
    chance = random.Random(11)
    gone, marked = Counter[str](), Counter[str]()
    for folder in ("seeds", "documents", "documents-fresh"):
        for file in sorted((shared / folder).glob("*")):
            if not ingest.is_readable(file.name):
                continue
            try:
                parsed = extract(ingest.load(file))
            except IngestError:
                continue
            for kind, total, under in _withheld(parsed, chance):
                gone[kind] += total
                marked[kind] += under
    print("[withheld]")
    for kind, total in gone.items():
        print(f"  {kind}: {marked[kind]} of {total} under a mark ({marked[kind] / max(total, 1):.0%})")
    return marked.total() >= BAR * gone.total()


def _withheld(parsed: ParsedDocument, chance: random.Random) -> Iterator[tuple[str, int, int]]:
    layout = Layout(parsed.document, fold(parsed.document.text), parsed.parts, parsed.sections)
    kinds = ("tasks", "targets", "priorities")
    records: dict[str, tuple[Any, ...]] = {kind: getattr(parsed, kind) for kind in kinds}
    for kind in kinds:
        told = [index for index, record in enumerate(records[kind]) if not getattr(record, "mention", False)]
        out = {index for index in told if chance.random() < _WITHHELD}  # a mention is its own sign
        if not out:
            continue
        left = tuple(record for index, record in enumerate(records[kind]) if index not in out)
        given = {**records, kind: left}
        signs = [sign.span for sign in find_unread(Context(layout, parsed.metadata), **given)]
        yield kind, len(out), sum(_is_under(records[kind][index].span, signs) for index in out)
