"""The account of what was not understood.

Precision comes first here too: a mark that is false teaches people to overlook marks. So what the rules know to be no
record (a fixed extent, a reporting date, 责任制) is no sign of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.model import Issue, Priority, Target, Task, Unread, UnreadKind
from extract.targets.context import Context
from extract.unread.covered import Found
from extract.unread.figures import find_unread_figures
from extract.unread.indicator_rows import find_unread_indicator_rows
from extract.unread.items import find_unread_items
from extract.unread.lists import find_unread_lists
from extract.unread.roles import find_unread_roles
from extract.unread.rows import find_unread_rows
from extract.unread.times import find_unread_times


def find_unread(
    context: Context,
    tasks: tuple[Task, ...],
    targets: tuple[Target, ...],
    priorities: tuple[Priority, ...],
    left_out: tuple[Issue, ...] = (),
) -> tuple[Unread, ...]:
    """The signs of records that stand in no record, in the order of the text. ``left_out``: the tables of figures that
    nobody can tell. Never raises."""
    found = Found(context, tasks, targets, priorities)
    signs = [
        *find_unread_roles(found),
        *find_unread_times(found),
        *find_unread_figures(found),
        *find_unread_indicator_rows(found),
        *find_unread_lists(found),
        *find_unread_items(found),
        *find_unread_rows(found),
        *(Unread(span=issue.span, kind=UnreadKind.FIGURE) for issue in left_out if issue.span),
    ]
    return tuple(once(signs))


def once(signs: Iterable[Unread]) -> Iterator[Unread]:
    """Without the signs of a kind that lie in another one of it."""
    ends: dict[str, int] = {}
    for sign in sorted(signs, key=lambda sign: (sign.span.start, -sign.span.end, sign.kind)):
        if sign.span.start < sign.span.end and sign.span.end > ends.get(sign.kind, 0):
            ends[sign.kind] = sign.span.end
            yield sign
