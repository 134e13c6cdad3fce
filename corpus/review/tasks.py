"""Tasks that name nobody, no time or no result; words that commit to nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from corpus.model import Section, Span, TargetStatus, Task, UnitRole
from corpus.review.draft import Draft
from corpus.review.remarks import Remark
from corpus.review.rules import rule

_HABIT = 0.6
"""Where so large a part of a section's tasks names something, the others should: a chapter of safeguards does not."""
_FEWEST = 3
"""Tasks from which a habit can be told."""
_SHOWN = 24
"""Characters of a name that a message shows."""
_EVERYWHERE = 0.8
"""Where so large a part of all tasks names something, every one should."""


def find_gaps(draft: Draft) -> Iterator[Remark]:
    """What tasks lack: by its place where those beside it name it as a rule, else one line with the count."""
    measured = _measured(draft)
    several = [task for task in draft.tasks if len(task.assignments) > 1 or _is_led(task)]
    yield from _lacking("no_unit", "责任单位", draft.tasks, lambda task: bool(task.assignments))
    yield from _bare_items(draft)
    yield from _lacking("no_lead", "牵头单位", several, _is_led)
    yield from _lacking("no_deadline", "完成时限", draft.tasks, _is_timed)
    yield from _lacking("no_result", "可衡量的结果", draft.tasks, lambda task: task.span in measured)


def _bare_items(draft: Draft) -> Iterator[Remark]:
    """Items beside others that name units, of which no task was read because nothing but units would make them one."""
    sections, tasks = draft.parsed.sections, draft.tasks
    units = sorted(each.span.start for task in tasks for each in task.assignments)
    begun = sorted(task.span.start for task in tasks)
    beside: defaultdict[tuple[int | None, str], list[Section]] = defaultdict(list)
    for section in sections:
        beside[section.parent, _style(section)].append(section)
    for group in beside.values():
        naming = [n for n, section in enumerate(group) if _holds(section, units)]
        if len(group) < _FEWEST or len(naming) < _EVERYWHERE * len(group):
            continue
        for n in sorted(set(range(naming[0], naming[-1])) - set(naming)):  # aims stand before them, safeguards behind
            section = group[n]
            if not _holds(section, begun):
                message = f"“{section.title[:_SHOWN]}”没有写明责任单位，前后各项写明了。"
                yield Remark(code="no_unit", message=message, places=(section.heading,))


def _holds(section: Section, places: Sequence[int]) -> bool:
    """Whether one of the places, which are in their order, is in a section."""
    at = bisect_left(places, section.span.start)
    return at < len(places) and places[at] < section.span.end


def _style(section: Section) -> str:
    """A label without its number: 一、 and 二、 are of one kind."""
    return "".join(each for each in section.label if not each.isalnum())


def _lacking(code: str, what: str, tasks: Sequence[Task], has: Callable[[Task], bool]) -> Iterator[Remark]:
    missing = [task for task in tasks if not has(task)]
    everywhere = _exceptions(tasks, has, _EVERYWHERE)
    alone = {task.span for group in _beside(tasks) for task in _exceptions(group, has, _HABIT)}
    alone |= {task.span for task in everywhere}
    for task in missing:
        if task.span in alone:
            message = f"“{_name(task)}”没有写明{what}，其他任务大多写明了。"
            yield Remark(code=code, message=message, places=(head(task),))
    if rest := [task for task in missing if task.span not in alone]:
        said = "都没有" if len(rest) == len(tasks) else f"有 {len(rest)} 项没有"
        message = f"{len(tasks)} 项{'有几个单位的' if code == 'no_lead' else ''}任务{said}写明{what}。"
        yield Remark(code=code, message=message, count=len(rest))


def _beside(tasks: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """The tasks of each section."""
    groups: defaultdict[int | None, list[Task]] = defaultdict(list)
    for task in tasks:
        groups[task.section].append(task)
    yield from groups.values()


def _exceptions(group: Sequence[Task], has: Callable[[Task], bool], habit: float) -> Sequence[Task]:
    missing = [task for task in group if not has(task)]
    return missing if len(group) >= _FEWEST and len(group) - len(missing) >= habit * len(group) else ()


def _name(task: Task) -> str:
    return task.title[:_SHOWN] + ("…" if len(task.title) > _SHOWN else "")


def head(task: Task) -> Span:
    """The first words of a task: where a remark about all of it is shown."""
    label = len(task.label or "")
    return Span(task.span.start, min(task.span.end, task.span.start + label + max(len(task.title), 1)))


def _is_led(task: Task) -> bool:
    return any(each.role is UnitRole.LEAD for each in task.assignments)


def _is_timed(task: Task) -> bool:
    return task.deadline is not None or bool(task.milestones)


def _measured(draft: Draft) -> set[Span]:
    """Tasks that hold a target."""
    places = sorted(each.span for each in draft.parsed.targets if each.status is TargetStatus.TARGET)
    starts = [place.start for place in places]
    found: set[Span] = set()
    for task in draft.tasks:
        begun = places[bisect_left(starts, task.span.start) : bisect_left(starts, task.span.end)]
        if any(place in task.span for place in begun):
            found.add(task.span)
    return found


def find_vague(draft: Draft) -> Iterator[Remark]:
    """Words that commit to nothing, each once with all its places."""
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for match in rule("vague").finditer(draft.folded):
        places[match[0]].append(Span(*match.span()))
    for word, spans in places.items():
        times = f"（{len(spans)} 处）" if len(spans) > 1 else ""
        yield Remark(
            code="vague",
            message=f"“{word}”没有说定做什么、做到什么程度{times}。",
            places=tuple(spans),
            count=len(spans),
        )
