"""What is asked of a corpus, in one call each: words in the query language, or documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.build import Corpus
from corpus.comparison.sides import FEWEST, Aspect, SideBySide, side_by_side
from corpus.comparison.versions import Alignment, align
from corpus.division.table import Grouping, TableOptions, TaskTable, task_table
from corpus.model import ParsedDocument
from corpus.search.asked import Kind, Query, Results, Sort


def search(
    corpus: Corpus,
    text: str,
    *,
    kind: Kind | str | None = None,
    filters: Mapping[str, Sequence[str]] | None = None,
    sort: Sort | str = Sort.RELEVANCE,
    page: int = 1,
    page_size: int = 20,
) -> Results:
    """A page of what a query finds; ``corpus.entries(Query(text=…))`` goes through the whole result.

    ``filters``: values of facets, e.g. ``{"region": ["江西省"]}``. Raises ValueError for a kind or order unknown.
    """
    chosen = {name: tuple(values) for name, values in (filters or {}).items()}
    return corpus.search(
        Query(
            text=text,
            kind=Kind(kind) if kind else None,
            filters=chosen,
            sort=Sort(sort),
            page=page,
            page_size=page_size,
        )
    )


def table(documents: Sequence[ParsedDocument], *, by: Grouping | str = Grouping.SECTION) -> TaskTable:
    """The 任务分工表 of documents, with what is to be looked at in it. Raises ValueError for a grouping unknown."""
    return task_table(documents, TableOptions(by=Grouping(by)))


def compare(documents: Sequence[ParsedDocument], *, by: Aspect | str | None = None) -> Alignment | SideBySide:
    """Two versions clause by clause (``by="clause"``, the default for two), or two to six documents side by side.

    Raises ValueError for more documents than an aspect can compare, or fewer.
    """
    aspect = Aspect(by) if by else (Aspect.CLAUSE if len(documents) == FEWEST else Aspect.TASK)
    if aspect is Aspect.CLAUSE:
        if len(documents) != FEWEST:
            raise ValueError("按条文只能对照两份文件")
        return align(documents[0], documents[1])
    return side_by_side(documents, aspect)
