"""Words that documents of a type go by, where a query ends a name with one: 试点方案, 指导意见里."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_BEHIND = r"(?=$|[\s,，。、;；?)）]|里|中|内|上|有|的|是|和|与|及|提|规定|要求|明确|怎)"
_BEFORE = r"(?<=[一-鿿])(?<!征求)(?<!听取)(?<!提出)(?<!出台)(?<!制定)"


@cache
def document_types() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Word to type, and where one of the words ends the name of a document."""
    rows = csv.DictReader((files("corpus") / "document_types.csv").read_text(encoding="utf-8").splitlines())
    words = {row["word"]: row["document_type"] for row in rows if len(row["word"]) > 1}
    longest = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return words, re.compile(rf"{_BEFORE}(?P<type>{longest}){_BEHIND}")
