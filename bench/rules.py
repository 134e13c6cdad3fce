"""Which rule, and which word of the labels, changes a record in which real documents: each is switched off in turn, and
the records compared."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import extract
import extract.lexicon
import extract.rules
import ingest
from corpus.export.contract import to_json
from corpus.fold import fold
from corpus.model import Document
from extract.lexicon import Row
from extract.names.institutions import Institutions
from extract.rules import Rule
from ingest.line import IngestError

LEAST = 2
"""Documents in which a rule must change a record to stand without a counterexample that shows what it prevents."""
_LABELS = "labels.csv"
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

    def sub(self, repl: Any, text: str, **options: Any) -> str:
        changed: str = self._pattern.sub(repl, text, **options)
        self.hit |= changed != text
        return text if self.off else changed

    def split(self, text: str, **options: Any) -> list[Any]:
        pieces: list[Any] = self._pattern.split(text, **options)
        self.hit |= len(pieces) > 1
        return [text] if self.off else pieces


@dataclass(frozen=True, slots=True)
class Effect:
    """What one rule, or one row of the labels, does over the documents."""

    file: str
    name: str
    meaning: str
    counterexamples: int
    found_in: int
    """Documents in which it matched anything (a word: in which it stands)."""
    changed: tuple[str, ...] = ()
    """Documents whose records differ without it."""
    composed: bool = False
    """Also put into another pattern, which goes on finding what it finds: what it changes is more than this."""

    @property
    def justified(self) -> bool:
        return len(self.changed) >= LEAST or self.counterexamples > 0


def measure_rules(shared: Path, out: Path) -> bool:
    """Print and write what each rule and each word of the labels changes; whether each earns its place."""
    documents = list(_documents(shared))
    effects = [*_word_effects(documents), *_rule_effects(documents)]
    effects.sort(key=lambda effect: (len(effect.changed), effect.file, effect.name))
    out.parent.mkdir(parents=True, exist_ok=True)
    _write(effects, out)
    few = [effect for effect in effects if len(effect.changed) < LEAST]
    wrong = [effect for effect in few if not effect.justified]
    print(
        f"{len(effects)} rules and words over {len(documents)} documents; {len(few)} change fewer than {LEAST}, ",
        end="",
    )
    print(f"{len(wrong)} of them without a counterexample that shows what they prevent; table in {out}")
    for effect in wrong:
        print(f"  {effect.file} {effect.name}: found in {effect.found_in}, changes {len(effect.changed)}")
    return not wrong


# --- words of the labels ------------------------------------------------------------------------------------------


def _word_effects(documents: Sequence[tuple[str, Document]]) -> Iterator[Effect]:
    """Each row of labels.csv taken out in turn; all that is made of the rows is made anew without it."""
    _forget()
    normal = {name: _records(document) for name, document in documents}
    rows, read = list(extract.lexicon.read_rows(_LABELS, ())), extract.lexicon.read_rows
    for row in rows:
        word, kind = row["word"], row["kind"]
        holding = [(name, document) for name, document in documents if fold(word) in fold(document.text)]
        with _rows_read_by(lambda source, columns, out=row: _without(read(source, columns), out)):
            changed = tuple(_changed(holding, normal))
        counterexamples = len(row.labels("counterexamples"))
        yield Effect(_LABELS, f"{word} ({kind})", row["field"], counterexamples, len(holding), changed)


def _without(rows: Iterable[Row], out: Row) -> Iterator[Row]:
    """The rows, that one with a word that no text has: a rule may need that there is one of its kind."""
    for row in rows:
        is_out = (row.file, row.line) == (out.file, out.line)
        yield replace(row, values={**row.values, "word": "\ue000"}) if is_out else row


@contextmanager
def _rows_read_by(read: Callable[..., Iterator[Row]]) -> Iterator[None]:
    real = extract.lexicon.read_rows
    readers = [module for module in _modules() if getattr(module, "read_rows", None) is real]
    for module in readers:
        module.read_rows = read
    _forget()
    yield
    for module in readers:
        module.read_rows = real
    _forget()


def _modules() -> list[Any]:
    return [module for name, module in list(sys.modules.items()) if name.partition(".")[0] == "extract"]


def _forget() -> None:
    """Everything that was made of rules and labels; organs and regions, which take long to load, stay."""
    for module in _modules():
        for value in vars(module).values():
            if hasattr(value, "cache_clear") and not module.__name__.startswith(("extract.names", "extract.knowledge")):
                value.cache_clear()


# --- rules --------------------------------------------------------------------------------------------------------


def _rule_effects(documents: Sequence[tuple[str, Document]]) -> Iterator[Effect]:
    watched = _watch()
    normal: dict[str, str] = {}
    hits: dict[str, list[int]] = {rule_id: [] for rule_id in watched}
    for number, (name, document) in enumerate(documents):
        for _, pattern in watched.values():
            pattern.hit = False
        normal[name] = _records(document)
        for rule_id, (_, pattern) in watched.items():
            if pattern.hit:
                hits[rule_id].append(number)
    for rule_id, (rule, pattern) in watched.items():
        pattern.off = True
        changed = tuple(_changed((documents[number] for number in hits[rule_id]), normal))
        pattern.off = False
        counterexamples = len(rule.counterexamples)
        yield Effect(rule.file, rule_id, rule.name, counterexamples, len(hits[rule_id]), changed, pattern.composed)


def _watch() -> Mapping[str, tuple[Rule, Watched]]:
    """Every rule by id with its watched pattern; from here on extraction uses the watched ones."""
    _forget()
    made: dict[str, tuple[Rule, Watched]] = {}
    for rule_id, rule in extract.rules.all_rules().items():
        pattern = Watched(rule.pattern)
        vars(rule)["pattern"] = pattern  # where a rule keeps what it has compiled
        made[rule_id] = (rule, pattern)
    return made


def _documents(shared: Path) -> Iterator[tuple[str, Document]]:
    for file in (file for folder in _FOLDERS for file in sorted((shared / folder).glob("*"))):
        if ingest.is_readable(file.name):
            try:
                yield file.name, ingest.load(file)
            except IngestError:
                continue


def _changed(documents: Iterable[tuple[str, Document]], normal: Mapping[str, str]) -> Iterator[str]:
    return (name for name, document in documents if _records(document) != normal[name])


def _records(document: Document) -> str:
    # Its own memory of units: what another document taught it would hide what a rule does here.
    known = extract.load_knowledge()
    knowledge = replace(known, institutions=Institutions(known.regions))
    try:
        found = extract.extract(document, knowledge)
    except (ValueError, IndexError, KeyError, TypeError) as error:  # a rule whose place nothing else takes
        print(f"{document.source.name}: {error!r}", file=sys.stderr)
        return repr(error)
    return json.dumps(to_json(found), ensure_ascii=False, sort_keys=True)


def _write(effects: Sequence[Effect], out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "rule", "name", "found in", "changed", "composed", "counterexamples", "documents"))
        for effect in effects:
            numbers = (effect.found_in, len(effect.changed), effect.composed or "", effect.counterexamples)
            writer.writerow((effect.file, effect.name, effect.meaning, *numbers, "; ".join(effect.changed)))
