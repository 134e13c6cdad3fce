"""Which rule changes a record in which real documents: each is switched off in turn, and the records compared."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import extract
import extract.rules
import ingest
from corpus.export.contract import to_json
from corpus.model import Document
from extract.names.institutions import Institutions
from extract.rules import Rule, RuleError
from ingest.line import IngestError

LEAST = 2
"""Documents in which a rule must change a record to stand without a counterexample that shows what it prevents."""
_FOLDERS = ("seeds", "documents", "documents-fresh")


class Watched:
    """A pattern that notes whether it found anything, and can be made to find nothing."""

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern
        self.hit = self.off = False
        self.composed = False
        """Its source was put into another pattern: there it is not watched."""

    def __getattr__(self, name: str) -> Any:
        self.composed |= name == "pattern"
        return getattr(self._pattern, name)

    def _noted(self, found: Any) -> Any:
        if found:
            self.hit = True
        return None if self.off else found

    def search(self, *arguments: Any) -> Any:
        return self._noted(self._pattern.search(*arguments))

    def match(self, *arguments: Any) -> Any:
        return self._noted(self._pattern.match(*arguments))

    def fullmatch(self, *arguments: Any) -> Any:
        return self._noted(self._pattern.fullmatch(*arguments))

    def finditer(self, *arguments: Any) -> Iterator[Any]:
        return iter(self._noted(list(self._pattern.finditer(*arguments))) or ())

    def findall(self, *arguments: Any) -> list[Any]:
        return list(self._noted(self._pattern.findall(*arguments)) or ())

    def sub(self, repl: Any, text: str, *arguments: Any) -> str:
        changed: str = self._pattern.sub(repl, text, *arguments)
        self.hit |= changed != text
        return text if self.off else changed

    def split(self, text: str, *arguments: Any) -> list[Any]:
        pieces: list[Any] = self._pattern.split(text, *arguments)
        self.hit |= len(pieces) > 1
        return [text] if self.off else pieces


@dataclass(frozen=True, slots=True)
class Effect:
    """What one rule does over the documents."""

    rule: Rule
    file: str
    found_in: int
    """Documents in which it matched anything."""
    changed: tuple[str, ...] = field(default=())
    """Documents whose records differ without it."""
    composed: bool = False
    """Also put into another pattern, which goes on finding what it finds: what it changes is more than this."""

    @property
    def justified(self) -> bool:
        return len(self.changed) >= LEAST or bool(self.rule.counterexamples)


def measure_rules(shared: Path, out: Path) -> bool:
    """Print and write what each rule changes; whether each earns its place."""
    watched = _watch()
    documents = list(_documents(shared))
    effects = sorted(_effects(watched, documents), key=lambda effect: (len(effect.changed), effect.rule.rule_id))
    out.parent.mkdir(parents=True, exist_ok=True)
    _write(effects, out)
    few = [effect for effect in effects if len(effect.changed) < LEAST]
    wrong = [effect for effect in few if not effect.justified]
    print(f"{len(effects)} rules over {len(documents)} documents; {len(few)} change fewer than {LEAST}; table in {out}")
    for effect in few:
        reason = "also part of another pattern: " if effect.composed else ""
        reason += "a counterexample shows what it prevents" if effect.justified else "NO COUNTEREXAMPLE"
        print(f"  {effect.rule.rule_id:32} found in {effect.found_in:3}, changes {len(effect.changed)}  {reason}")
    return not wrong


def _watch() -> Mapping[str, tuple[Rule, str, Watched]]:
    """Every rule by id with its file and its watched pattern; from here on extraction uses the watched ones."""
    assert not extract.rules.load_rules.cache_info().currsize, "rules were loaded before they could be watched"
    made: dict[str, tuple[Rule, str, Watched]] = {}
    make = extract.rules._rule

    def watching(file: str, *arguments: Any) -> Rule:
        rule = make(file, *arguments)
        pattern: Any = Watched(rule.pattern)
        made[rule.rule_id] = (rule, file, pattern)
        return replace(rule, pattern=pattern)

    extract.rules._rule = watching
    with suppress(RuleError):
        extract.rules.rule_of("")  # loads all files, and finds none of that name
    return made


def _documents(shared: Path) -> Iterator[tuple[str, Document]]:
    for file in (file for folder in _FOLDERS for file in sorted((shared / folder).glob("*"))):
        if ingest.is_readable(file.name):
            try:
                yield file.name, ingest.load(file)
            except IngestError:
                continue


def _effects(
    watched: Mapping[str, tuple[Rule, str, Watched]], documents: Sequence[tuple[str, Document]]
) -> Iterator[Effect]:
    normal: dict[str, str] = {}
    hits: dict[str, list[int]] = {rule_id: [] for rule_id in watched}
    for number, (name, document) in enumerate(documents):
        for _, _, pattern in watched.values():
            pattern.hit = False
        normal[name] = _records(document)
        for rule_id, (_, _, pattern) in watched.items():
            if pattern.hit:
                hits[rule_id].append(number)
    for rule_id, (rule, file, pattern) in watched.items():
        pattern.off = True
        changed = tuple(_changed((documents[number] for number in hits[rule_id]), normal))
        pattern.off = False
        yield Effect(rule, file, len(hits[rule_id]), changed, pattern.composed)


def _changed(documents: Iterable[tuple[str, Document]], normal: Mapping[str, str]) -> Iterator[str]:
    return (name for name, document in documents if _records(document) != normal[name])


def _records(document: Document) -> str:
    # Its own memory of units: what another document taught it would hide what a rule does here.
    known = extract.load_knowledge()
    knowledge = replace(known, institutions=Institutions(known.regions))
    return json.dumps(to_json(extract.extract(document, knowledge)), ensure_ascii=False, sort_keys=True)


def _write(effects: Sequence[Effect], out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "rule", "name", "documents found in", "documents changed", "counterexamples", "which"))
        for effect in effects:
            rule = effect.rule
            numbers = (effect.found_in, len(effect.changed), len(rule.counterexamples))
            writer.writerow((effect.file, rule.rule_id, rule.name, *numbers, "; ".join(effect.changed)))
