"""要做的事: whether a numbered item that names no unit says that something is to be done."""

from __future__ import annotations

from corpus.model import Span
from extract.layout import Layout
from extract.rules import pattern_of
from extract.sentences import first_clause, first_sentence
from extract.work.running import names_leader, names_leader_inside, names_somebody

_TELLING = ("task.directive", "table.task")
_LEADING_OFF = ("task.contents", "task.changes")
_LONGEST_LEAD = 60
"""Characters of a sentence that leads in what a paper contains."""
_LONGEST_TOPIC = 24
"""Characters of a head that may name its topic: in a text without line breaks it runs on into the text."""
_LONGEST_THING = 8
"""Characters of a head that names a thing and no deed."""


def _titles(layout: Layout, index: int) -> list[str]:
    return [layout.folded[s.heading.start + len(s.label) : s.heading.end].strip() for s in layout.ancestors(index)]


def tells(layout: Layout, index: int) -> bool:
    """Whether an item's own head, the chapter it stands in or its sentence says that something is to be done."""
    own, *above = _titles(layout, index)
    if any(pattern_of(rule).search(own) for rule in _TELLING) or any(
        pattern_of("task.action-chapter").search(t) for t in above
    ):
        return True
    heading, end = layout.sections[index].heading.end, layout.sections[index].span.end
    if names_somebody(layout.folded, layout.sections[index].heading):
        return True  # 渔船检验由县渔业局牵头组织
    if layout.folded.startswith(":", heading):
        clause = layout.folded[heading : first_clause(layout.folded, heading, end)]
        if pattern_of("task.directive").search(clause.lstrip(":")):
            return True
    if layout.folded.startswith((":", "。"), heading) and names_leader(layout.folded, Span(heading, end)):
        return True  # 数字稽查。…某局牵头，某局配合，3月底前完成
    if _is_project(layout, own, Span(heading, end)) or _obliges(layout, own, Span(heading, end)):
        return True
    if not layout.folded.startswith((",", ":"), heading):
        return False
    rest = Span(heading, first_sentence(layout.folded, heading, end))
    whole = Span(layout.sections[index].heading.start, rest.end)
    return names_somebody(layout.folded, rest) or names_leader_inside(layout.folded, whole)


def lists_tasks(layout: Layout, index: int) -> bool:
    """Whether an item stands in a chapter that says that it lists tasks (二、主要任务), whatever the document is."""
    return any(pattern_of("task.listing-chapter").search(title) for title in _titles(layout, index)[1:])


def _is_project(layout: Layout, head: str, body: Span) -> bool:
    """粮食储备库项目：…，预计2030年3月开工: a project that is to be built."""
    if not (pattern_of("task.project").search(head) and layout.folded.startswith(":", body.start)):
        return False
    return pattern_of("task.project-stage").search(layout.folded, body.start, body.end) is not None


def _obliges(layout: Layout, head: str, body: Span) -> bool:
    """资产移交。…各县要发挥…作用: a thing for a head, and in the text who has to do something about it."""
    if (
        len(head) > _LONGEST_THING
        or pattern_of("task.thing-not").search(head)
        or not layout.folded.startswith("。", body.start)
    ):
        return False
    return pattern_of("task.obliged").search(layout.folded, body.start, body.end) is not None


def is_off_topic(layout: Layout, index: int) -> bool:
    off = any(pattern_of("task.topic-not").search(title[:_LONGEST_TOPIC]) for title in _titles(layout, index))
    return off or _led_off(layout, index)


def _led_off(layout: Layout, index: int) -> bool:
    """Whether the words before the first of an item's row say what a paper is to contain (请示时应当包括以下内容：), or
    what has changed (与往年的变化：)."""
    parent = layout.sections[index].parent
    if parent is None:
        return False
    start = layout.sections[_first_of_row(layout, index)].span.start
    before = layout.folded[max(layout.sections[parent].span.start, start - _LONGEST_LEAD) : start].rstrip()
    return before.endswith(":") and any(pattern_of(rule).search(before) for rule in _LEADING_OFF)


def _first_of_row(layout: Layout, index: int) -> int:
    """The item with which the numbers of a row begin: a second row may follow another under one heading."""
    sections, parent = layout.sections, layout.sections[index].parent
    for at in range(index, -1, -1):
        if at == parent:
            break
        if sections[at].parent == parent:
            index = at
            if pattern_of("task.first-label").match(sections[at].label):
                break
    return index
