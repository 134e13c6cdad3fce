"""The page of help on queries: one table, shown by the page, the command line and README."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.search.fields import FIELDS, FieldTable

LAST_WORD = "全角半角、繁体简体、大小写不分。写得不全（如引号不成对）时按最接近的意思理解，并说明是怎样理解的。"


@dataclass(frozen=True, slots=True)
class Example:
    query: str
    meaning: str
    reading: str
    """How it is told back."""


@cache
def load_examples() -> tuple[Example, ...]:
    text = (files("corpus.search") / "syntax.csv").read_text(encoding="utf-8")
    return tuple(Example(row["query"], row["meaning"], row["reading"]) for row in csv.DictReader(text.splitlines()))


def as_markdown() -> str:
    """A table of all ways to write a query."""
    rows = [
        f"| `{each.query.replace('|', chr(92) + '|')}` | {each.meaning.replace('|', chr(92) + '|')} |"
        for each in load_examples()
    ]
    return "\n".join(["| 写法 | 意思 |", "|---|---|", *rows])


def as_lines() -> list[tuple[str, str]]:
    return [(each.query, each.meaning) for each in load_examples()]


def fields_line(fields: FieldTable = FIELDS) -> str:
    """All fields that can be asked, by the name that is shown first."""
    names = [*(row.names[0] for row in fields if row.names), "正文", "提到"]
    return f"字段：{' '.join(f'{name}:' for name in names)}"
