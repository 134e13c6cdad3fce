"""Near duplicates: what is found again, how fast, and what it costs to keep."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from statistics import median, quantiles

import ingest
from corpus.build import Corpus
from corpus.likeness.likeness import Like, Likeness
from corpus.likeness.wording import plain
from corpus.model import Block, Document, Metadata, ParsedDocument, Source, Span
from corpus.search.passages import passages
from corpus.search.words import Cutter
from corpus.store.sqlite import Store

BAR_FOUND, BAR_SECONDS = 0.95, 0.030
_CHANGED, _ASKED = 3, 200
"""Every third word is changed; so many passages are asked for."""
_FEWEST = 30
"""Characters of a passage that is asked for."""
_SENTENCE = re.compile(r"[^。；;\n]{8,}[。；;]?")
_PASSAGES, _SENTENCES = 50, 5
"""Passages of a made document, sentences of a passage."""
REPRINTS = ("082 105", "094 104", "098 107", "092 108", "110 111")
"""Real documents that are there in two formats, by the numbers of their files."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A passage of the real documents."""

    document_id: str
    span: Span
    text: str


def measure_likeness(shared: Path, folder: Path, count: int) -> bool:
    """Print all figures; whether the bars are held."""
    with Corpus.open(folder / "corpus") as corpus:
        corpus.add(_files(shared), workers=2)
        held = [_reprints(corpus), _found_again(corpus)]
        texts = [stretch.text for stretch in _stretches(corpus)]
    return all([*held, _at_scale(folder, texts, count)])


def _files(shared: Path) -> list[Path]:
    rooms = (shared / room for room in ("seeds", "documents", "documents-fresh"))
    files = (file for room in rooms if room.is_dir() for file in sorted(room.iterdir()))
    return [file for file in files if ingest.is_readable(file.name)]


def _reprints(corpus: Corpus) -> bool:
    """Whether the known ones are found, and which others."""
    start = time.perf_counter()
    likeness = corpus.kin.likeness
    likeness.mended()
    built = time.perf_counter()
    names = {row.document_id: row.source_name for row in corpus.documents()}
    groups = [sorted(names[key] for key in group.document_ids) for group in likeness.reprints()]
    size = sum(file.stat().st_size for file in (corpus.folder / "likeness").iterdir())
    letters = sum(len(corpus.kin.quote(key).encode()) for key in names)
    print(f"{len(names)} real documents: index made in {built - start:.1f} s, {size / letters:.2f} x their text;")
    print(f"  all reprints in {time.perf_counter() - built:.2f} s:")
    for group in groups:
        print("   ", " = ".join(name[:34] for name in group))
    numbers = {" ".join(name[:3] for name in group) for group in groups}
    return set(REPRINTS) <= numbers


def _stretches(corpus: Corpus) -> list[_Stretch]:
    rows = sorted(row.document_id for row in corpus.documents())
    parsed = (corpus.document(key) for key in rows)
    return [_Stretch(p.document_id, span, p.document[span]) for p in parsed if p for span in passages(p)]


def _found_again(corpus: Corpus) -> bool:
    """Passages with every third word changed for another from anywhere, clauses cut from passages."""
    stretches = _stretches(corpus)
    draw, cutter = random.Random(7), Cutter()
    long = [one for one in stretches if len(plain(one.text)) >= _FEWEST]
    words = [word for one in draw.sample(long, 200) for word in cutter.cut(plain(one.text))]
    likeness, first, times = corpus.kin.likeness, [0, 0], list[float]()
    for one in draw.sample(long, _ASKED):
        changed = _changed(plain(one.text), cutter, words, draw)
        clause = _clause(plain(one.text), draw)
        for kind, asked in enumerate((changed, clause)):
            start = time.perf_counter()
            found = likeness.alike(asked, limit=5)
            times.append(time.perf_counter() - start)
            first[kind] += any(_same(one, asked, like, exact=kind == 1) for like in found)
    print(f"  of {_ASKED} passages with a third of their words changed {first[0] / _ASKED:.3f} in the first 5 (bar")
    print(f"  {BAR_FOUND}), of clauses of 16 to 48 characters {first[1] / _ASKED:.3f}; {_spread(times)}")
    return first[0] / _ASKED >= BAR_FOUND


def _changed(text: str, cutter: Cutter, words: Sequence[str], draw: random.Random) -> str:
    """A text with a third of its words changed; its punctuation stays."""
    cut = cutter.cut(text)
    changed = set(draw.sample(range(len(cut)), len(cut) // _CHANGED))
    pieces, at = [], 0
    for number, word in enumerate(cut):
        start = text.index(word, at)
        pieces += [text[at:start], draw.choice(words) if number in changed else word]
        at = start + len(word)
    return "".join([*pieces, text[at:]])


def _clause(text: str, draw: random.Random) -> str:
    length = min(draw.choice((16, 24, 32, 48)), len(text))
    start = draw.randrange(len(text) - length + 1)
    return text[start : start + length]


def _same(one: _Stretch, asked: str, like: Like, *, exact: bool) -> bool:
    """Whether the passage itself, or a copy of it, was found; of a clause any passage that has it."""
    return asked in plain(like.text) if exact else plain(like.text) == plain(one.text)


def _spread(times: Sequence[float]) -> str:
    return f"median {median(times) * 1000:.1f} ms, p95 {quantiles(times, n=20)[-1] * 1000:.1f} ms"


# --- at scale: passages of mixed sentences ------------------------------------------------------------------------


def _at_scale(folder: Path, texts: Sequence[str], count: int) -> bool:
    """``count`` passages made of real sentences: how long it takes to take them in, and to ask."""
    shutil.rmtree(folder / "many", ignore_errors=True)
    (folder / "many").mkdir()
    store = Store(folder / "many" / "corpus.sqlite")
    for parsed in _made(texts, count):
        store.add(parsed)
    likeness = Likeness(folder / "many" / "likeness", store, Cutter().cut)
    start, busy = time.perf_counter(), time.process_time()
    likeness.mended()
    took, busy = time.perf_counter() - start, time.process_time() - busy
    size = sum(file.stat().st_size for file in (folder / "many" / "likeness").iterdir())
    letters = sum(len(store.quote(key).encode()) for key in store.ids())
    print(f"{count:,} passages of mixed sentences: taken in in {took:.0f} s ({busy:.0f} CPU s),")
    print(f"  {size / 1e6:.0f} MB, {size / letters:.2f} x their text")
    draw, times, work = random.Random(3), list[float](), list[float]()
    for text in draw.sample(list(texts), _ASKED):
        start, busy = time.perf_counter(), time.process_time()
        likeness.alike(text)
        times.append(time.perf_counter() - start)
        work.append(time.process_time() - busy)
    start = time.perf_counter()
    store.add(next(_made(texts, _PASSAGES, 9)))
    likeness.mended()
    print(f"  one document more in {time.perf_counter() - start:.2f} s; a question: {_spread(times)},")
    print(f"  of the processor {_spread(work)} (bar {BAR_SECONDS * 1000:.0f} ms)")
    store.close()
    return median(work) <= BAR_SECONDS


def _made(texts: Sequence[str], count: int, seed: int = 1) -> Iterator[ParsedDocument]:
    draw = random.Random(seed)
    sentences = [match[0] for text in texts for match in _SENTENCE.finditer(text)]
    source = Source(name="t.txt", media_type="text/plain", sha256="", size=0)
    for _ in range(-(-count // _PASSAGES)):
        lines = ["".join(draw.choices(sentences, k=_SENTENCES)).replace("\n", "") for _ in range(_PASSAGES)]
        text, blocks, start = "\n".join(lines), [], 0
        for line in lines:
            blocks.append(Block(Span(start, start + len(line))))
            start += len(line) + 1
        own = replace(source, sha256=sha256(text.encode()).hexdigest())
        document = Document(source=own, text=text, blocks=tuple(blocks))
        yield ParsedDocument(document=document, metadata=Metadata())
