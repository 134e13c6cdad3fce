"""Slug → Chinese, for every word of ours that a person sees: nobody types a label twice."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


class GlossaryError(Exception):
    """The glossary file is wrong: line, what, the offending value."""


def parse_glossary(text: str) -> Mapping[str, str]:
    """The rows ``slug,chinese,note`` of a glossary. Raises GlossaryError on an empty word or a slug given twice."""
    words: dict[str, str] = {}
    rows = csv.DictReader(text.splitlines())
    for row in rows:
        slug, word = row["slug"], row["chinese"]
        if not slug or not word:
            raise GlossaryError(f"glossary.csv:{rows.line_num}: slug and chinese must both be there: {row!r}")
        if slug in words:
            raise GlossaryError(f"glossary.csv:{rows.line_num}: {slug!r} already means {words[slug]}")
        words[slug] = word
    return MappingProxyType(words)


@cache
def load_glossary() -> Mapping[str, str]:
    """The shipped glossary."""
    return parse_glossary((files("corpus") / "glossary.csv").read_text(encoding="utf-8"))


@cache
def chinese(slug: str) -> str:
    """The Chinese word for a slug; ``column.lead`` falls back to ``lead``, an unknown slug to itself.

    >>> chinese("column.lead"), chinese("role.lead"), chinese("column.year")
    ('牵头单位', '牵头', '年份')
    """
    words = load_glossary()
    return words.get(slug) or words.get(slug.rpartition(".")[2]) or slug
