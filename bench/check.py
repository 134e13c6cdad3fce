"""The check of drafts: how many of 200 planted faults it finds, and how much it says of documents that are sound."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import ingest
from bench.planter import PLANTERS, citing
from bench.plants import Paper, Plant, planted
from corpus.build import Corpus
from corpus.model import ParsedDocument, Span
from corpus.review.check import Review
from extract import extract

BAR_RECALL, BAR_ALARMS = 0.95, 1.0
DRAFTS, FAULTS, PAGE = 20, 200, 750
"""Drafts, faults in all, characters of a page."""
_FEWEST, _LONGEST = 45, 30_000
"""Lines that have room for ten faults; characters."""
_NEXT = 3
"""Lines behind a wrong label in which the next one may stand that shows it."""
_DOUBTS = frozenset(
    {"garbled", "spun", "cut_off", "table_glued", "no_line_breaks", "traditional_copy", "preview", "inserted_pinyin"}
)
"""Issues of texts that are no clean documents by nature."""
_GROUPED = frozenset({"organ_two_ways", "number_mixed"})
"""Of two ways, either may be the one that is said to differ."""


def measure_check(shared: Path, folder: Path, *, seed: int = 8, detail: bool = False) -> bool:
    """Print all figures; whether the bars are held."""
    with Corpus.open(folder / "corpus") as corpus:
        files = [file for file in sorted((shared / "documents").iterdir()) if ingest.is_readable(file.name)]
        corpus.add(files, workers=2)
        rows = corpus.documents()
        documents = [parsed for row in rows if (parsed := corpus.document(row.document_id))]
        documents.sort(key=lambda parsed: parsed.document.source.name)
        held = _alarms(corpus, documents, detail=detail)
        return _recall(corpus, documents, seed, detail=detail) and held


def _today(parsed: ParsedDocument) -> date:
    return parsed.metadata.day or date(2026, 1, 1)


def _alarms(corpus: Corpus, documents: Sequence[ParsedDocument], *, detail: bool) -> bool:
    clean = [parsed for parsed in documents if not {i.code for i in parsed.issues} & _DOUBTS]
    kinds, places, pages = Counter[str](), 0, 0.0
    for parsed in clean:
        review = corpus.check(parsed, today=_today(parsed))
        pages += len(parsed.document.text) / PAGE
        kinds.update(remark.code for remark in review.remarks)
        places += sum(max(1, len(remark.places)) for remark in review.remarks)
        if detail:
            for remark in review.remarks:
                print("   ", parsed.document.source.name[:24], remark.code, remark.message)
    lines = kinds.total()
    print(f"{len(clean)} untouched documents, {pages:.0f} pages: {lines} remarks, {lines / pages:.3f} a page (bar")
    print(f"  {BAR_ALARMS}); with all their places {places / pages:.3f}; {dict(kinds.most_common())}")
    return places / pages <= BAR_ALARMS


def _papers(corpus: Corpus, documents: Sequence[ParsedDocument]) -> list[Paper]:
    found = []
    for parsed in documents:
        metadata = parsed.metadata
        term = metadata.term(corpus.repealed(parsed.document_id))
        if (
            metadata.title
            and metadata.document_number
            and "〔" in metadata.document_number
            and "《" not in metadata.title
        ):
            found.append(Paper(metadata.title, metadata.document_number, term))
    titles = Counter(paper.title for paper in found)
    return [paper for paper in found if titles[paper.title] == 1]  # of one name, which is meant?


def _recall(corpus: Corpus, documents: Sequence[ParsedDocument], seed: int, *, detail: bool) -> bool:
    draw = random.Random(seed)
    sound = [
        p
        for p in documents
        if len(p.tasks) >= 8
        and len(p.document.blocks) >= _FEWEST
        and len(p.document.text) < _LONGEST
        and not {i.code for i in p.issues} & _DOUBTS
    ]
    chosen = draw.sample(sound, DRAFTS)
    found, all_kinds = Counter[str](), Counter[str]()
    papers = _papers(corpus, documents)
    for at, parsed in enumerate(chosen):
        wanted = -(-(FAULTS - all_kinds.total()) // (DRAFTS - at))  # a short draft has no room for ten
        plants = _plants(parsed, papers, wanted, all_kinds, draw)
        document, places = planted(parsed.document, plants)
        draft = extract(document)
        review = corpus.check(draft, superior=parsed, today=_today(parsed))
        seen = [plant for plant in plants if _is_found(plant, places[plant], review)]
        found.update(plant.kind for plant in seen)
        for plant in plants:
            if detail and plant not in seen:
                line = draft.document[places[plant]]
                name = parsed.document.source.name[:20]
                print(f"  missed: {plant.kind} {plant.text!r} {name}: {line[:40]} … {line[-60:]}")
    total, hits = all_kinds.total(), found.total()
    print(
        f"{len(chosen)} drafts with {total} planted faults: {hits} found, recall {hits / total:.3f} (bar {BAR_RECALL})"
    )
    print("  " + "、".join(f"{kind} {found[kind]}/{count}" for kind, count in all_kinds.most_common()))
    return hits / total >= BAR_RECALL


def _plants(
    parsed: ParsedDocument, papers: Sequence[Paper], count: int, kinds: Counter[str], draw: random.Random
) -> list[Plant]:
    """So many faults in different lines, of the kinds first that were planted least."""
    offers: dict[str, list[Plant]] = {}
    for plant_in in (*PLANTERS, citing(papers)):
        for plant in plant_in(parsed, draw):
            offers.setdefault(plant.kind, []).append(plant)
    for offered in offers.values():
        draw.shuffle(offered)
    found: list[Plant] = []
    taken: set[int] = set()
    here = Counter[str]()
    while len(found) < count and any(offers.values()):
        kind = min((k for k in offers if offers[k]), key=lambda k: (here[k], kinds[k], draw.random()))
        plant = offers[kind].pop()
        line = next(n for n, b in enumerate(parsed.document.blocks) if b.span.start <= plant.span.start <= b.span.end)
        if taken.isdisjoint(range(line - 2, line + 3)):
            taken.add(line)
            here[kind] += 1
            kinds[kind] += 1
            found.append(plant)
    return found


def _is_found(plant: Plant, place: Span, review: Review) -> bool:
    """A remark of the right kind in the same line, of a label also at the next ones; of a task in its first line."""
    text = review.draft.text
    end = place.end
    for _ in range(_NEXT if any(code.startswith("number_") for code in plant.codes) else 0):
        end = max(end, text.find("\n", end + 1))
    start = place.start
    for task in review.draft.tasks:
        if plant.kind.startswith("无") and task.span.start <= place.start < task.span.end:
            start = min(start, task.span.start)
    for remark in review.remarks:
        if remark.code not in plant.codes:
            continue
        if plant.title:
            if plant.title[:12] in remark.message:
                return True
        elif remark.code in _GROUPED or any(start <= at.start <= end and at.end >= start for at in remark.places):
            return True
    return False
