"""A span categorizer of spaCy, trained on the gold of two thirds of the dev documents, beside the rules on the rest.

Gold has words and no places: they are looked for in the text, and what cannot be found counts for nobody. A span is
right where it has gold's label and shares half of what both cover. Candidates are cut at punctuation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, registry
from thinc.api import Ragged, get_current_ops

import ingest
from bench.unread import Squeezed
from corpus.export.docbin import GROUPS, make_doc, mark
from corpus.gold.evaluate import load_gold
from corpus.gold.likeness import plain
from corpus.gold.measures import Count, Record
from corpus.model import ParsedDocument, Span
from extract import extract

KEY = "sc"
_GROUP_OF = {
    "lead": "units",
    "responsible": "units",
    "cooperating": "units",
    "supervising": "units",
    "target": "targets",
    "achieved": "targets",
    "due": "deadlines",
    "citation": "citations",
}
"""What is learned, and of which group a label is."""
_ROUNDS = 12
_HELD_OUT = 3
"""Every third document is measured."""
_LONGEST = 60
_PIECES = 3
_BREAK = re.compile(r"[、，；：。（）()\[\]【】;:,\n\s]")
_MOMENT = re.compile(r"[前内底年月日末]")
Spans = frozenset[tuple[int, int, str]]


@dataclass
class Told:
    """A document with what gold says of it, and what the rules found; ``kinds`` are the groups that gold has."""

    name: str
    text: str
    gold: Spans
    rules: Spans
    kinds: frozenset[str]
    lines: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [Span(*each.span()) for each in re.finditer(r"[^\n]+", self.text)]


def measure_spans(shared: Path) -> bool:
    """Train, and print F1 by group, of the rules and of what was trained. There is no bar: it is told as it is."""
    documents = list(_told(shared))
    held = documents[::_HELD_OUT]
    learned = [each for each in documents if each not in held]
    started = perf_counter()
    nlp = train(
        [(each.text[line.start : line.end], _inside(each.gold, line)) for each in learned for line in each.lines]
    )
    print(
        f"[spans] {len(learned)} documents to learn from, {len(held)} to be measured; {perf_counter() - started:.0f} s"
    )
    sides = {"rules": [each.rules for each in held], "trained": [_found(nlp, each) for each in held]}
    for group in dict.fromkeys(_GROUP_OF.values()):
        those = [number for number, each in enumerate(held) if group in each.kinds]
        reached = [_reached(_of(held[number].gold, group), held[number]) for number in those]
        said = [f"{sum(map(sum, reached))} of {sum(map(len, reached))} among the candidates"]
        for side, found in sides.items():
            count = sum((_count(_of(held[n].gold, group), _asked(found[n], group, held[n])) for n in those), Count())
            said.append(f"{side} F1 {count.f1:.3f} (precision {count.precision:.3f}, recall {count.recall:.3f})")
        print(f"  {group}: {'; '.join(said)}")
    return True


# --- documents and what gold says of them -----------------------------------------------------------------------------


def _told(shared: Path) -> Iterator[Told]:
    for stem, gold in load_gold(shared / "gold" / "dev").items():
        for file in sorted((shared / "documents").glob(f"{stem}.*"))[:1]:
            parsed = extract(ingest.load(file))
            places = Places(parsed.document.text)
            kinds = {"units", "deadlines"} if "tasks" in gold else set()
            kinds |= {"targets", "citations"} & set(gold)
            yield Told(stem, parsed.document.text, places.of(gold), _by_rules(parsed, gold), frozenset(kinds))


def _by_rules(parsed: ParsedDocument, gold: Record) -> Spans:
    """What the component puts into ``doc.spans``, as far as gold is asked for it."""
    doc = make_doc(parsed.document.text)
    mark(doc, parsed)
    running = {each.span for task in parsed.tasks for each in task.assignments if each.running}
    found = set()
    for group in GROUPS:
        for each in doc.spans[group]:
            label = {"citations": "citation", "deadlines": "due"}.get(group, each.label_)
            skipped = label == "achieved" and not gold.get("achieved_annotated", True)
            if label in _GROUP_OF and not skipped and Span(each.start, each.end) not in running:
                found.add((each.start, each.end, label))
    return frozenset(found)


class Places:
    """Where the words of gold stand in a text."""

    def __init__(self, text: str) -> None:
        self._text = Squeezed(text)

    def of(self, gold: Record) -> Spans:
        found = [*self._tasks(gold.get("tasks") or ()), *self._targets(gold.get("targets") or ())]
        for each in gold.get("citations") or ():
            words = f"《{each['title']}》" if each.get("title") else each.get("number") or ""
            found.append((self._text.find(words) or self._text.find(each.get("title") or ""), "citation"))
        return frozenset((span.start, span.end, label) for span, label in found if span)

    def _targets(self, targets: Iterable[Record]) -> Iterator[tuple[Span | None, str]]:
        for each in targets:
            words = each.get("text") or ""
            yield self._text.find(words) or self._text.find_figure(each), each.get("status") or "target"

    def _tasks(self, tasks: Sequence[Record]) -> Iterator[tuple[Span | None, str]]:
        """A unit where it stands last before the next task begins: units are named behind what they are to do."""
        starts: list[int] = []
        for task in tasks:
            words = plain(task["title"])
            place = self._text.find(words, starts[-1] + 1 if starts else 0) or self._text.find(words)
            starts.append(place.start if place else starts[-1] if starts else 0)
        for number, task in enumerate(tasks):
            end = min((start for start in starts if start > starts[number]), default=starts[number] + 2000)
            for each in task["assignments"]:
                yield self._last(each["unit"], starts[number], end), each["role"]
            due = task.get("deadline") or {}
            if due.get("text"):
                yield self._last(due["text"], starts[number], end), "due"

    def _last(self, words: str, start: int, end: int) -> Span | None:
        found, at = None, self._text.find(words, start)
        while at and at.end <= end:
            found, at = at, self._text.find(words, at.start + 1)
        return found


# --- what is trained --------------------------------------------------------------------------------------------------


def candidates(text: str) -> list[tuple[int, int]]:
    """Up to three pieces between punctuation together; titles whole; of a time, what its words may end with.

    >>> [text[a:b] for text in ["6月底前完成、上报"] for a, b in candidates(text)]
    ['6月', '6月底', '6月底前', '6月底前完成', '6月底前完成、上报', '上报']
    """
    cuts = [(at.start(), at.end()) for at in _BREAK.finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    found = {(at.start(), at.end()) for at in re.finditer(r"《[^《》]{2,60}》", text)}
    for number, start in enumerate(starts):
        found |= {(start, end) for end in ends[number : number + _PIECES]}
        found |= {(start, at.end()) for at in _MOMENT.finditer(text, start, ends[number])}
    return sorted(each for each in found if 2 <= each[1] - each[0] <= _LONGEST)


@registry.misc("zhengce.pieces.v1")
def pieces_suggester() -> object:
    def suggest(docs: Iterable[Doc], *, ops: object = None) -> Ragged:
        ops = ops or get_current_ops()
        each = [candidates(doc.text) for doc in docs]
        flat = [span for spans in each for span in spans]
        array = ops.asarray(flat, dtype="i") if flat else ops.xp.zeros((0, 2), dtype="i")  # type: ignore[attr-defined]
        return Ragged(array, ops.asarray([len(spans) for spans in each], dtype="i"))  # type: ignore[attr-defined]

    return suggest


def train(lines: Sequence[tuple[str, Spans]]) -> Language:
    """A small CNN over characters and a span categorizer on it; the same lines give the same weights."""
    fix_random_seed(20)
    chance = random.Random(20)
    nlp = spacy.blank("zh")
    model = {"@architectures": "spacy.HashEmbedCNN.v2", "pretrained_vectors": None, "width": 96, "depth": 4,
             "embed_size": 4000, "window_size": 2, "maxout_pieces": 3, "subword_features": False}  # fmt: skip
    spancat = nlp.add_pipe("spancat", config={
        "spans_key": KEY, "threshold": 0.5, "suggester": {"@misc": "zhengce.pieces.v1"},
        "model": {"@architectures": "spacy.SpanCategorizer.v1", "tok2vec": model,
                  "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 96},
                  "scorer": {"@layers": "spacy.LinearLogistic.v1", "nO": None, "nI": None}},
    })  # fmt: skip
    for label in _GROUP_OF:
        spancat.add_label(label)
    examples = [_example(text, spans) for text, spans in lines]
    marked = [each for each in examples if each.reference.spans[KEY]]
    bare = [each for each in examples if not each.reference.spans[KEY]]
    optimizer = nlp.initialize(lambda: marked[:50])
    for _ in range(_ROUNDS):
        some = marked + chance.sample(bare, min(len(bare), len(marked)))
        chance.shuffle(some)
        for start in range(0, len(some), 16):
            nlp.update(some[start : start + 16], sgd=optimizer, drop=0.2)
    return nlp


def _example(text: str, spans: Spans) -> Example:
    doc = make_doc(text)
    doc.spans[KEY] = [doc.char_span(start, end, label=label) for start, end, label in sorted(spans)]
    return Example(make_doc(text), doc)


def _inside(spans: Spans, line: Span) -> Spans:
    return frozenset(
        (a - line.start, b - line.start, label) for a, b, label in spans if line.start <= a and b <= line.end
    )


def _found(nlp: Language, told: Told) -> Spans:
    docs = nlp.pipe(make_doc(told.text[line.start : line.end]) for line in told.lines)
    return frozenset(
        (line.start + each.start, line.start + each.end, each.label_)
        for line, doc in zip(told.lines, docs, strict=True)
        for each in doc.spans[KEY]
    )


# --- how well ---------------------------------------------------------------------------------------------------------


def _of(spans: Spans, group: str) -> Spans:
    return frozenset(each for each in spans if _GROUP_OF[each[2]] == group)


def _asked(found: Spans, group: str, told: Told) -> Spans:
    """As far as gold speaks of it: times beside units alone, a document that is named again and again once."""
    those = sorted(_of(found, group))
    if group == "citations":
        first = {told.text[start:end]: (start, end, label) for start, end, label in reversed(those)}
        return frozenset(first.values())
    if group == "deadlines":
        lines = [line for line in told.lines if _inside(told.gold, line)]
        those = [each for each in those if any(line.start <= each[0] < line.end for line in lines)]
    return frozenset(those)


def _reached(spans: Spans, told: Told) -> list[bool]:
    """Whether a candidate comes near enough to each: what no candidate reaches cannot be learned."""
    offered = [
        (line.start + a, line.start + b) for line in told.lines for a, b in candidates(told.text[line.start : line.end])
    ]
    return [any(_shared((*each, label), (start, end, label)) >= 0.5 for each in offered) for start, end, label in spans]


def _count(gold: Spans, found: Spans) -> Count:
    """Each of gold's has one partner at most, the nearest first."""
    pairs = sorted(((_shared(a, b), a, b) for a in gold for b in found if _shared(a, b) >= 0.5), reverse=True)
    ours: Mapping[object, object] = {}
    taken: set[object] = set()
    right = 0
    for _, a, b in pairs:
        if a not in ours and b not in taken:
            ours, right = {**ours, a: b}, right + 1
            taken.add(b)
    return Count(right, len(gold), len(found))


def _shared(one: tuple[int, int, str], other: tuple[int, int, str]) -> float:
    """Of what both cover, how much is covered by both; nothing where their labels differ."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return 0.0 if one[2] != other[2] or both <= 0 else both / (max(one[1], other[1]) - min(one[0], other[0]))
