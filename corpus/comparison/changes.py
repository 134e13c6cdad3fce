"""What changed in the records of two versions: units and their roles, time limits, targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from re import Pattern

from corpus.comparison.linking import link
from corpus.division.rows import unit_name
from corpus.fragments import compiled
from corpus.likeness.wording import plain
from corpus.model import Assignment, Deadline, ParsedDocument, Target, TargetStatus, Task, UnitRole


@dataclass(frozen=True, slots=True)
class LinkedTasks:
    """Tasks of two versions that are the same: mostly one and one."""

    old: tuple[Task, ...]
    new: tuple[Task, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """A unit with another role in a task, or named in one of the versions only."""

    unit: str
    """As the new version writes it, or the old one where the new does not name it."""
    old_roles: tuple[UnitRole, ...]
    new_roles: tuple[UnitRole, ...]
    tasks: LinkedTasks


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChange:
    """A time limit that moved, was set or was given up."""

    old: Deadline | None
    new: Deadline | None
    tasks: LinkedTasks


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetChange:
    """The same indicator with another value or year, or in one of the versions only."""

    indicator: str
    old: Target | None
    new: Target | None


def linked_tasks(old: ParsedDocument, new: ParsedDocument) -> Iterator[LinkedTasks]:
    """Tasks that say the same or nearly, whatever their numbers and units are."""
    texts = [[task_words(parsed, task) for task in parsed.tasks] for parsed in (old, new)]
    for each in link(*texts):
        yield LinkedTasks(tuple(old.tasks[at] for at in each.old), tuple(new.tasks[at] for at in each.new))


def task_words(parsed: ParsedDocument, task: Task) -> str:
    """What is to be done in the form in which texts are compared, without number and units."""
    title, text = plain(task.title), plain(parsed.document[task.text])
    return text if text.startswith(title) else title + text


# --- units --------------------------------------------------------------------------------------------------------


_ORGANS = ("cn.", "local.")
"""How ids of organs begin of which a place has one each; the others (各区、县政府) say only of what kind a unit is."""


def organ_of(assignment: Assignment) -> str | None:
    """The organ that a unit is known to be, whatever it is called: 市发改局 and 市发展改革局 are one."""
    organ = assignment.institution
    return organ.institution_id if organ and organ.institution_id.startswith(_ORGANS) else None


def unit_changes(tasks: Iterable[LinkedTasks]) -> Iterator[UnitChange]:
    """Units whose roles differ, in the order in which the tasks name them. Inferred ones (running text) count too."""
    for each in tasks:
        old, new = _roles(each.old), _roles(each.new)
        other_names = _renamed(each)
        for name in dict.fromkeys((*new, *(name for name in old if name not in other_names.values()))):
            before = old.get(other_names.get(name, name), ("", ()))[1]
            written, after = new.get(name, (old.get(name, ("", ()))[0], ()))
            if before != after:
                yield UnitChange(unit=written, old_roles=before, new_roles=after, tasks=each)


def _roles(tasks: Iterable[Task]) -> dict[str, tuple[str, tuple[UnitRole, ...]]]:
    """Each unit as it is written and its roles, by its name in compared form, the roles in their fixed order."""
    names: dict[str, str] = {}
    roles: defaultdict[str, set[UnitRole]] = defaultdict(set)
    for assignment in _assignments(tasks):
        key = plain(unit_name(assignment))
        names.setdefault(key, unit_name(assignment))
        roles[key].add(assignment.role)
    return {key: (name, tuple(role for role in UnitRole if role in roles[key])) for key, name in names.items()}


def _renamed(tasks: LinkedTasks) -> dict[str, str]:
    """New name to old name of organs that each version names once, but not with the same words."""
    old, new = _by_organ(tasks.old), _by_organ(tasks.new)
    once = [organ for organ in new if len(new[organ]) == 1 and len(old.get(organ, ())) == 1]
    pairs = ((*new[organ], *old[organ]) for organ in once)
    return {name: former for name, former in pairs if name != former}


def _by_organ(tasks: Iterable[Task]) -> dict[tuple[str, str | None], set[str]]:
    found: dict[tuple[str, str | None], set[str]] = {}
    for each in _assignments(tasks):
        if each.institution and (organ := organ_of(each)):
            found.setdefault((organ, each.institution.level), set()).add(plain(unit_name(each)))
    return found


def _assignments(tasks: Iterable[Task]) -> Iterator[Assignment]:
    return (assignment for task in tasks for assignment in task.assignments)


# --- time limits --------------------------------------------------------------------------------------------------


def deadline_changes(tasks: Iterable[LinkedTasks]) -> Iterator[DeadlineChange]:
    """Time limits that say another day; where neither names one, that are other words.

    What both versions say of a task is no change: a task that was split may name its time limit twice.
    """
    for each in tasks:
        old, new = ([task.deadline for task in held if task.deadline] for held in (each.old, each.new))
        known = [set(map(_due, held)) for held in (old, new)]
        gone = {_due(limit): limit for limit in old if _due(limit) not in known[1]}
        come = {_due(limit): limit for limit in new if _due(limit) not in known[0]}
        for one, other in zip_longest(gone.values(), come.values()):
            yield DeadlineChange(old=one, new=other, tasks=each)


def _due(deadline: Deadline) -> tuple[object, ...]:
    return (deadline.due, deadline.recurs) if deadline.due else (plain(deadline.text), deadline.recurs)


# --- targets ------------------------------------------------------------------------------------------------------


@cache
def _scope() -> Pattern[str]:
    """What only says that the whole place is meant, which another document calls otherwise: 全省, 我市, 地区."""
    return compiled("[全我本] (?: 国 | {area} ) | 地区")


def indicator_key(target: Target) -> tuple[str, str]:
    """By which a target is known again: its indicator without its place, and what it is measured in."""
    name = plain(target.indicator or "")
    scope = _scope().match(name)
    return name[scope.end() :] if scope else name, plain(target.measure or "")


def target_changes(old: Sequence[Target], new: Sequence[Target]) -> Iterator[TargetChange]:
    """Targets of one indicator that are others; results that are reported already are none."""
    before, after = _by_indicator(old), _by_indicator(new)
    for key in dict.fromkeys((*after, *before)):
        gone, come = _without_same(before.get(key, []), after.get(key, []))
        for one, other in _paired(gone, come):
            named = other or one
            if named and named.indicator:
                yield TargetChange(indicator=named.indicator, old=one, new=other)


def _by_indicator(targets: Iterable[Target]) -> dict[tuple[str, str], list[Target]]:
    found: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        if target.indicator and target.status is TargetStatus.TARGET:
            found.setdefault(indicator_key(target), []).append(target)
    return found


def target_value(target: Target) -> tuple[object, ...]:
    """What a target demands, and by when."""
    return target.comparator, target.value, target.upper, target.by, target.base


def _without_same(old: Sequence[Target], new: Sequence[Target]) -> tuple[list[Target], list[Target]]:
    """What is left of two lists when equal targets are taken out; one that a text repeats is one."""
    known = [{target_value(each) for each in held} for held in (old, new)]
    return _others(old, known[1]), _others(new, known[0])


def _others(targets: Sequence[Target], known: Container[object]) -> list[Target]:
    return list({target_value(each): each for each in targets if target_value(each) not in known}.values())


def _paired(old: Sequence[Target], new: Sequence[Target]) -> Iterator[tuple[Target | None, Target | None]]:
    """Targets of one indicator side by side: those for the same year first, then in their order."""
    years = {target.by: target for target in reversed(new)}
    same = [(one, years.pop(one.by)) for one in old if one.by in years]
    yield from same
    used = {id(target) for pair in same for target in pair}
    rest = ([target for target in held if id(target) not in used] for held in (old, new))
    yield from zip_longest(*rest)
