"""What year a text speaks of: the year of a plan, a report or a list, as its titles say."""

from __future__ import annotations

import re

from corpus.fold import fold
from corpus.model import Metadata

_TITLE_YEAR = re.compile(r"(?<!\d)(?P<year>20\d\d)年(?!度?报告)")
_TITLE_RANGE = re.compile(r"20\d\d年?(?:-{1,2}|~|至)(?P<last>20\d\d)年")


def document_year(metadata: Metadata) -> int | None:
    """The year that a date without one (6月底前, 年内) belongs to.

    The year in the title of a yearly document (2020年重点工作) goes before the day it was signed.
    """
    title = fold(metadata.title or "")
    years = {int(m["year"]) for m in _TITLE_YEAR.finditer(title)}
    if len(years) == 1 and not _TITLE_RANGE.search(title):
        return years.pop()
    return metadata.year
