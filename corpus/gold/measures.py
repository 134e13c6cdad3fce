"""Right, missing and extra records of each kind, by the definitions of the gold files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from corpus.gold.likeness import likeness, match, plain

Record: TypeAlias = Mapping[str, Any]
"""A JSON object of the contract, or of a gold file."""

METADATA_FIELDS = (
    "title",
    "document_number",
    "issuers",
    "document_date",
    "published_date",
    "document_type",
    "level",
    "region",
    "region_code",
)

_SAME_MENTION = 0.7
"""How alike the words of two mentions must be; one inside the other always is."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many records were right, how many there are in the gold, how many were found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else float(not self.found)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.found) if self.gold or self.found else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind in one document: its count, and in Chinese what differs."""

    kind: str
    count: Count
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def _paired(kind: str, gold: Sequence[str], found: Sequence[str], pairs: Mapping[int, int]) -> Measured:
    """A kind whose records were paired; what stands alone on either side is a difference."""
    taken = set(pairs.values())
    return Measured(
        kind,
        Count(len(pairs), len(gold), len(found)),
        tuple(text for number, text in enumerate(gold) if number not in pairs),
        tuple(text for number, text in enumerate(found) if number not in taken),
    )


def _bags(kind: str, gold: Counter[Any], found: Counter[Any]) -> Measured:
    """A kind whose records must be equal."""

    def words(bag: Counter[Any]) -> tuple[str, ...]:
        return tuple(each if isinstance(each, str) else "：".join(each) for each in sorted(bag.elements()))

    count = Count((gold & found).total(), gold.total(), found.total())
    return Measured(kind, count, words(gold - found), words(found - gold))


def measure_document(gold: Record, found: Record) -> Iterator[Measured]:
    """Each field that gold has; the issuers one by one."""
    for field in METADATA_FIELDS:
        if field in gold:
            sides = (gold[field], found.get(field))
            values = [side if field == "issuers" else [side] for side in sides]
            bags = [Counter({plain(value) for value in side or [] if plain(value)}) for side in values]
            yield _bags(f"document.{field}", bags[0], bags[1])


def _same_heading(gold: tuple[str, str], found: tuple[str, str]) -> float:
    """The same label, and titles of which one may go on where the other ends."""
    if gold[0] != found[0]:
        return 0.0
    short, long = sorted((gold[1], found[1]), key=len)
    return float(short == long or (len(short) >= 4 and long.startswith(short)))


def measure_outline(gold: Sequence[Record], found: Sequence[Record]) -> Measured:
    """Headings by label and title."""
    sides = [[(plain(each.get("label")), plain(each.get("title"))) for each in side] for side in (gold, found)]
    pairs = match(sides[0], sides[1], _same_heading, 0.5)
    words = [["".join(heading)[:40] for heading in side] for side in sides]
    return _paired("outline", words[0], words[1], pairs)


def _assigned(task: Record) -> frozenset[tuple[str, str]]:
    """Role and unit of what the document sets apart; what is read out of running text is measured nowhere."""
    assignments = task.get("assignments") or []
    return frozenset((each["role"], plain(each["unit"])) for each in assignments if not each.get("running"))


def _due(task: Record) -> str | None:
    return (task.get("deadline") or {}).get("due")


def _task_name(task: Record) -> str:
    return plain(task.get("title")) or plain(task.get("text"))[:30]


def task_likeness(gold: Record, found: Record) -> float:
    """Likeness of the titles, 0.95 where the found task begins with gold's title; the units decide between equals."""
    name, text = _task_name(gold), plain(found.get("text"))
    degree = likeness(name, _task_name(found))
    if len(name) >= 6 and (text.startswith(name) or (plain(found.get("title")) + text).startswith(name)):
        degree = max(degree, 0.95)
    ours, theirs = _assigned(gold), _assigned(found)
    either = ours | theirs
    return degree + 0.01 * (len(ours & theirs) / len(either) if either else 1.0)


def measure_tasks(gold: Sequence[Record], found: Sequence[Record], *, assigned: bool) -> Iterator[Measured]:
    """Tasks, their assignments and deadlines; ``assigned``: only tasks that name a unit were annotated."""
    if assigned:
        gold, found = ([task for task in side if _assigned(task)] for side in (gold, found))
    pairs = match(gold, found, task_likeness, 0.6)
    names = [[_task_name(task)[:40] for task in side] for side in (gold, found)]
    yield _paired("tasks", names[0], names[1], pairs)
    yield _assignments(gold, found, pairs)
    right = sum(bool(_due(gold[i])) and _due(gold[i]) == _due(found[j]) for i, j in pairs.items())
    counts = [sum(bool(_due(task)) for task in side) for side in (gold, found)]
    missing = [
        i for i, task in enumerate(gold) if _due(task) and (i not in pairs or _due(found[pairs[i]]) != _due(task))
    ]
    yield Measured(
        "task deadlines",
        Count(right, counts[0], counts[1]),
        tuple(
            f"{names[0][i]}：应为 {_due(gold[i])}，提取 {(i in pairs and _due(found[pairs[i]])) or '无'}"
            for i in missing
        ),
    )


def _assignments(gold: Sequence[Record], found: Sequence[Record], pairs: Mapping[int, int]) -> Measured:
    def words(task: Record, units: Iterable[tuple[str, str]]) -> Iterator[str]:
        return (f"{_task_name(task)[:24]}：{role} {unit}" for role, unit in sorted(units))

    counts = [sum(len(_assigned(task)) for task in side) for side in (gold, found)]
    right = sum(len(_assigned(gold[i]) & _assigned(found[j])) for i, j in pairs.items())
    missing: list[str] = []
    extra: list[str] = []
    for i, j in pairs.items():
        missing += words(gold[i], _assigned(gold[i]) - _assigned(found[j]))
        extra += words(gold[i], _assigned(found[j]) - _assigned(gold[i]))
    return Measured("task assignments", Count(right, counts[0], counts[1]), tuple(missing), tuple(extra))


def _number(value: object) -> object:
    """A number to six digits, whether written 75, 75.0 or "75"; anything else as it is."""
    try:
        return round(float(str(value)), 6)
    except ValueError:
        return value


def _measure(measure: str | None) -> str:
    return {"百分点": "个百分点"}.get(plain(measure), plain(measure))


def _status(target: Record) -> str:
    return target.get("status") or "target"


def target_likeness(gold: Record, found: Record) -> float:
    """0 unless value and measure agree; then more the more the indicators are alike."""
    sides = [(_number(each.get("value")), _measure(each.get("measure"))) for each in (gold, found)]
    if sides[0] != sides[1]:
        return 0.0
    return 0.3 + 0.7 * likeness(plain(gold.get("indicator")), plain(found.get("indicator")))


def _target_words(target: Record) -> str:
    year = f"（{target['by']}）" if target.get("by") else ""
    return f"{target.get('indicator')} {target.get('value')}{target.get('measure') or ''}{year}"


def _year(target: Record) -> str:
    """The year of ``by``, which may be a date; a word such as 每年 as it is."""
    by = plain(target.get("by"))
    return by[:4] if re.match(r"\d{4}", by) else by


def measure_targets(gold: Record, found: Sequence[Record]) -> Iterator[Measured]:
    """Targets, targets with the right year, and where annotated the achieved figures."""
    for status, kind in (("target", "targets"), ("achieved", "achieved figures")):
        if status == "achieved" and not gold.get("achieved_annotated", True):
            continue
        ours = [target for target in gold["targets"] if _status(target) == status]
        theirs = [target for target in found if _status(target) == status]
        pairs = match(ours, theirs, target_likeness, 0.5)
        yield _paired(kind, [_target_words(t) for t in ours], [_target_words(t) for t in theirs], pairs)
        if status == "target":
            wrong = [(ours[i], theirs[j]) for i, j in pairs.items() if _year(ours[i]) != _year(theirs[j])]
            count = Count(len(pairs) - len(wrong), len(ours), len(theirs))
            words = tuple(
                f"{_target_words(a)}：应为 {a.get('by') or '无'}，提取 {b.get('by') or '无'}" for a, b in wrong
            )
            yield Measured("targets with year", count, words)


def measure_priorities(gold: Record, found: Sequence[Record]) -> Iterator[Measured]:
    """Priorities of lists, and where annotated those of running text: region and text must both agree. Mentions count
    for neither; where they were annotated they are paired by their words alone, as clauses may begin a word apart, and
    one that the other side holds for a priority by itself counts for nothing."""
    for listed, kind in ((True, "priorities listed"), (False, "priorities in running text")):
        if listed or gold.get("running_priorities_annotated", False):
            bags = [
                Counter(
                    (plain(each.get("region")), plain(each.get("text")))
                    for each in side
                    if _listed(each) == listed and not each.get("mention")
                )
                for side in (gold["priorities"], found)
            ]
            yield _bags(kind, bags[0], bags[1])
    if gold.get("mentions_annotated", False):
        ours, theirs = _said(gold["priorities"], found), _said(found, gold["priorities"])
        yield _paired("mentions", ours, theirs, match(ours, theirs, likeness, _SAME_MENTION))


def _said(side: Sequence[Record], other: Sequence[Record]) -> list[str]:
    """The words of one side's mentions, without those that are more than a mention on the other."""
    more = [plain(each.get("text")) for each in other if not each.get("mention")]
    said = [plain(each.get("text")) for each in side if each.get("mention")]
    paired = match(said, more, likeness, _SAME_MENTION)
    return [words for number, words in enumerate(said) if number not in paired]


def _listed(priority: Record) -> bool:
    return bool(priority.get("listed", True))


def _same_citation(gold: tuple[str, str], found: tuple[str, str]) -> float:
    """The same number; or the same title, where at least one side gives no number."""
    by_number = gold[1] and gold[1] == found[1]
    by_title = gold[0] and gold[0] == found[0] and not (gold[1] and found[1])
    return float(bool(by_number or by_title))


def measure_citations(gold: Sequence[Record], found: Sequence[Record]) -> Measured:
    """Cited documents by title or number."""
    sides = [[(plain(each.get("title")), plain(each.get("number"))) for each in side] for side in (gold, found)]
    pairs = match(sides[0], sides[1], _same_citation, 0.5)
    words = [[" ".join(filter(None, citation)) for citation in side] for side in sides]
    return _paired("citations", words[0], words[1], pairs)
