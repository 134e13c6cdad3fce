"""Text recognition: real documents printed, scanned and read again, against themselves.

Character errors: the edit distance of the two texts, widths of signs made one, white space left out. Records: those of
the file that was printed are the gold.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

import ingest
from bench.printed_pages import Scan, scanned, to_pdf, typeset
from corpus.export.contract import to_json
from corpus.gold.evaluate import Evaluation, evaluate, total
from corpus.gold.measures import Count
from corpus.model import ParsedDocument
from extract import extract
from ingest.ocr import extra

SCANS = (
    Scan("110_", 150),
    Scan("t01c_", 200),
    Scan("041_", 150, "noise"),
    Scan("t03b_", 200),
    Scan("006_", 150, "skew"),
    Scan("010_", 150),
    Scan("082_", 200, "seal"),
    Scan("028_", 150, "perspective"),
    Scan("011_", 200, columns=2, size=10.5),
    Scan("108_", 150),
)
"""Ten layouts: printed and tabular, ruled with merged cells, lists in brackets, two columns, a seal over the text."""
_ERRORS, _FIELDS, _RECORDS = 0.01, 0.97, 0.95
_SECONDS, _BYTES = 30.0, 1.2e9
"""Bars: characters wrong; F1 of fields, of tasks and units; a page's CPU seconds and memory."""


_READER = """
import pickle, resource, sys
from extract import extract
from ingest import load_bytes
read = extract(load_bytes("scan.pdf", sys.stdin.buffer.read()))
used = resource.getrusage(resource.RUSAGE_SELF)
sys.stdout.buffer.write(pickle.dumps((read, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024.0)))
"""
"""A process for each scan, whose memory is its own. CPU seconds: a busy machine does not lengthen them."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading a scan took."""

    pages: int
    seconds: float
    memory: float
    """Bytes."""


def measure_ocr(shared: Path) -> bool:
    """Print character errors, records, time and memory for each scan. Whether the bars are held."""
    if not extra.is_installed():
        print(f"  text recognition is not installed: {extra.COMMAND}")
        return False
    wrong = characters = 0
    evaluations: list[Evaluation] = []
    seconds, most = 0.0, 0.0
    for scan, printed, read, cost in _read(shared):
        distance, length = _errors(printed.document.text, read.document.text)
        wrong, characters = wrong + distance, characters + length
        evaluation = evaluate(scan.name, to_json(printed), to_json(read))
        evaluations.append(evaluation)
        seconds, most = max(seconds, cost.seconds / cost.pages), max(most, cost.memory)
        figures = "  ".join(f"{kind} {count.f1:.3f}" for kind, count in _kinds([evaluation]).items())
        look, each = f"{scan.dpi} dpi {scan.look}", f"{cost.pages:3} pages {cost.seconds / cost.pages:5.1f} CPU s"
        print(f"  {scan.name:6}{look:20}{each}  errors {distance / length:.2%}  {figures}")
    kinds = _kinds(evaluations)
    rate = wrong / max(characters, 1)
    print(f"  character errors {rate:.2%} of {characters}; {seconds:.1f} CPU s a page at most, {most / 1e6:.0f} MB")
    print("  " + "  ".join(f"{kind} F1 {count.f1:.3f}" for kind, count in kinds.items()))
    good = kinds["fields"].f1 >= _FIELDS and min(kinds[each].f1 for each in ("tasks", "units")) >= _RECORDS
    return rate <= _ERRORS and good and seconds <= _SECONDS and most <= _BYTES


def _read(shared: Path) -> Iterator[tuple[Scan, ParsedDocument, ParsedDocument, Cost]]:
    """Each scan: the document as printed, as read, what it cost."""
    files = [path for room in ("documents", "documents-fresh", "seeds") for path in sorted((shared / room).iterdir())]
    for scan in SCANS:
        path = next(path for path in files if path.name.startswith(scan.name))
        with tempfile.TemporaryDirectory() as folder:
            suffix, data = path.suffix, path.read_bytes()
            if suffix != ".pdf":  # what is printed is the text that was read: no furniture, no Markdown
                suffix, data = ".docx", typeset(extract(ingest.load(path)), scan)
            printed = extract(ingest.load_bytes(path.stem + suffix, data))
            pdf = data if suffix == ".pdf" else to_pdf(data, suffix, Path(folder))
        picture = scanned(pdf, scan)
        done = subprocess.run([sys.executable, "-c", _READER], input=picture, capture_output=True, check=True)
        answer, taken, memory = pickle.loads(done.stdout)
        pages = max(block.page or 1 for block in answer.document.blocks)
        yield scan, printed, answer, Cost(pages, taken, memory)


def _errors(printed: str, read: str) -> tuple[int, int]:
    one, two = ("".join(unicodedata.normalize("NFKC", text).split()) for text in (printed, read))
    return Levenshtein.distance(one, two), len(one)


def _kinds(evaluations: list[Evaluation]) -> dict[str, Count]:
    counts = total(evaluations)
    fields = sum((count for kind, count in counts.items() if kind.startswith("document.")), Count())
    names = {"tasks": "tasks", "units": "task assignments", "targets": "targets", "outline": "outline"}
    return {"fields": fields, **{name: counts.get(kind, Count()) for name, kind in names.items()}}
