"""What ``bench.scale`` fills an index with and asks it: documents of mixed sentences of real ones, and queries."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from corpus.build import Corpus
from corpus.model import Span
from corpus.search.asked import ASIDE, Entry, Kind, Query, Sort
from corpus.search.conditions import AllOf, Among, NoneOf
from corpus.search.copies import COPY, SAME
from corpus.search.engines.engine import Rank, load
from corpus.search.words import Cutter, squeeze

DOCUMENT = 70
"""Entries of a document: as many as real ones have on average."""
_SENTENCE = re.compile(r"[^。；;\n]{8,120}[。；;]?")
_WORD = re.compile(r"[㐀-鿿]{2,}")


def kept_entries(corpus: Corpus) -> list[Entry]:
    """Those of a corpus as an index has them: what people are shown of them depends on the day."""
    engine = corpus._index._engine
    listed = AllOf((NoneOf(Among("kind", tuple(kind.value for kind in ASIDE))), NoneOf(Among(SAME, (COPY,)))))
    return [load(payload) for payload in engine.payloads(listed, Rank(), Sort.NEWEST)]


class Mixer:
    """Makes documents: real entries with other sentences. The same ones each time."""

    def __init__(self, real: Sequence[Entry]) -> None:
        self._shapes = [entry for entry in real if entry.kind is not Kind.DOCUMENT]
        self._heads = [entry for entry in real if entry.kind is Kind.DOCUMENT]
        passages = (entry.text for entry in real if entry.kind is Kind.PASSAGE)
        self._sentences = [found for text in passages for found in _SENTENCE.findall(text)]

    def documents(self, first: int, count: int) -> Iterator[list[Entry]]:
        """Those that together have so many entries, each counted from the number of its document on."""
        for number in range(first, first + -(-count // DOCUMENT)):
            yield self._document(number)

    def _document(self, number: int) -> list[Entry]:
        draw = random.Random(number)
        head = draw.choice(self._heads)
        document_id = sha256(str(number).encode()).hexdigest()[:16]
        title = f"{draw.choice(self._sentences)[:20]}{head.title[-8:]}"
        entries = [replace(head, document_id=document_id, entry_id=document_id, title=title, text=title)]
        at = 0
        for n in range(DOCUMENT - 1):
            shape = draw.choice(self._shapes)
            text = "".join(draw.choices(self._sentences, k=draw.randint(1, 2)))
            span = Span(at, at + len(text))
            path = (*shape.path[:1], draw.choice(self._sentences)[:16])
            entry_id = f"{document_id}-{shape.kind.value[0]}{n}"
            made = replace(shape, document_id=document_id, entry_id=entry_id, text=text, span=span, path=path)
            entries.append(replace(made, title=text[:12], document_title=title))
            at = span.end + 1
        return entries

    def queries(self, number: int) -> list[Query]:
        """Words, phrases, fields, operators, kinds, questions, from the sentences and values that there are."""
        draw, cutter = random.Random(7), Cutter()
        shapes: Sequence[Callable[[Sequence[str], str, Entry], Query]] = (
            lambda words, text, entry: Query(text=words[0]),
            lambda words, text, entry: Query(text=" ".join(words[:2])),
            lambda words, text, entry: Query(text=" ".join(words[:3])),
            lambda words, text, entry: Query(text=f'"{text[2:8]}"'),
            lambda words, text, entry: Query(text=words[0], kind=Kind.TASK),
            lambda words, text, entry: Query(text=words[0], filters=_filter(entry)),
            lambda words, text, entry: Query(text=f"{words[0]} 或 {words[-1]}"),
            lambda words, text, entry: Query(text=f"{words[0]} 非 {words[-1]}"),
            lambda words, text, entry: Query(text=f"年份:2015-2024 {words[0]}"),
            lambda words, text, entry: Query(text=f"哪些地区提出{words[0]}{words[1]}？"),
        )
        found: list[Query] = []
        while len(found) < number:
            text = re.sub(r'["“”「」]', "", draw.choice(self._sentences))
            words = [word for word in cutter.cut(squeeze(text)) if _WORD.fullmatch(word)]
            if len(words) >= 3:
                draw.shuffle(words)
                found.append(shapes[len(found) % len(shapes)](words, text, draw.choice(self._shapes)))
        return found


def _filter(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {"level": entry.facets["level"][:1]} if entry.facets.get("level") else {}
