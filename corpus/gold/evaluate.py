"""Precision, recall and F1 of extracted records against gold, kind by kind, by the definitions of the gold files.

Both sides are objects of the JSON contract. A kind that a gold file leaves out is not measured for that file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.gold.measures import (
    METADATA_FIELDS,
    Count,
    Measured,
    Record,
    measure_citations,
    measure_document,
    measure_outline,
    measure_priorities,
    measure_targets,
    measure_tasks,
)

MEASURED_KINDS = (
    *(f"document.{field}" for field in METADATA_FIELDS),
    "outline",
    "tasks",
    "task assignments",
    "task deadlines",
    "targets",
    "targets with year",
    "achieved figures",
    "priorities listed",
    "priorities in running text",
    "mentions",
    "citations",
)
"""Every kind that is measured, in the order of reports."""


class GoldError(Exception):
    """A gold folder or file that cannot be used. The message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One document against its gold."""

    name: str
    measured: tuple[Measured, ...]

    def count(self, kind: str) -> Count:
        return sum((each.count for each in self.measured if each.kind == kind), Count())


def evaluate(name: str, gold: Record, found: Record) -> Evaluation:
    """Measure one document's records; ``found`` may be empty."""
    measured: list[Measured] = []
    if gold.get("document") is not None:
        measured += measure_document(gold["document"], found.get("document") or {})
    if "outline" in gold:
        measured.append(measure_outline(gold["outline"], found.get("outline") or []))
    if "tasks" in gold:
        measured += measure_tasks(
            gold["tasks"], found.get("tasks") or [], assigned=gold.get("tasks_scope") == "assigned"
        )
    if "targets" in gold:
        measured += measure_targets(gold, found.get("targets") or [])
    if "priorities" in gold:
        measured += measure_priorities(gold, found.get("priorities") or [])
    if "citations" in gold:
        measured.append(measure_citations(gold["citations"], found.get("citations") or []))
    return Evaluation(name, tuple(measured))


def total(evaluations: Iterable[Evaluation]) -> dict[str, Count]:
    """Counts over all documents, by kind in the order of reports; kinds that occur nowhere are left out."""
    documents = tuple(evaluations)
    sums = {kind: sum((each.count(kind) for each in documents), Count()) for kind in MEASURED_KINDS}
    return {kind: count for kind, count in sums.items() if count.gold or count.found}


def load_gold(folder: Path) -> dict[str, Record]:
    """Gold objects by the stem of their file. Raises GoldError."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"{folder} 中没有金标文件（*.json），请检查路径。")
    gold = {}
    for path in paths:
        try:
            gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise GoldError(f"金标文件 {path.name} 不是有效的 JSON：{error}。") from error
        if not isinstance(gold[path.stem], dict):
            raise GoldError(f"金标文件 {path.name} 应为一个 JSON 对象。")
    return gold
