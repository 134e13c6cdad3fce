"""Queries of every kind over texts that are there: words, phrases, fields, ranges, filters, sentences."""

from __future__ import annotations

import random
from collections.abc import Sequence

from corpus.search.asked import Entry, Kind, Query, Sort
from corpus.search.words import squeeze

_FILTERS = ("region", "level", "year", "document_type", "issuer", "unit", "theme", "validity")


class Asker:
    """Always the same ones of the same entries."""

    def __init__(self, entries: Sequence[Entry], seed: int = 7) -> None:
        self._entries, self._draw = entries, random.Random(seed)

    def piece(self, least: int = 2, most: int = 10) -> str:
        """So many characters from anywhere in a text, signs and line ends among them."""
        while True:
            text = self._draw.choice(self._entries).text
            length = self._draw.randint(least, most)
            start = self._draw.randrange(max(len(text) - length, 1))
            piece = text[start : start + length]
            if squeeze(piece) and not set(piece) & set("\"“”„‟＂'‘’"):
                return piece

    def word(self) -> str:
        while True:
            piece = self.piece(2, 4)
            if piece.isalnum() and not piece.isascii():
                return piece

    def substrings(self, number: int) -> list[Query]:
        return [Query(text=f'"{self.piece()}"', sort=self._draw.choice([*Sort])) for _ in range(number)]

    def searches(self, number: int) -> list[Query]:
        return [self._search(n) for n in range(number)]

    def _search(self, number: int) -> Query:
        word, draw = self.word, self._draw
        entry = draw.choice(self._entries)
        texts = (
            lambda: word(),
            lambda: f"{word()} {word()}",
            lambda: f"{word()} 或 {word()}",
            lambda: f"{word()} 非 {word()}",
            lambda: f"({word()} 或 {word()}) -{word()}",
            lambda: f'"{word()} {word()}"~{draw.randint(1, 20)}',
            lambda: f"{self.piece(2, 2)}*{self.piece(2, 2)}",
            lambda: f"{word()}~",
            lambda: f"年份:{draw.randint(2010, 2024)}-{draw.randint(2015, 2026)} {word()}",
            lambda: f"日期:>={draw.randint(2012, 2022)}-0{draw.randint(1, 9)}",
            lambda: f"时限:<={draw.randint(2016, 2030)}",
            lambda: f"数值:>={draw.randint(1, 100)}",
            lambda: f"单位:{draw.choice(['财政', '发展', '局', '人民政府', '委'])} {word()}",
            lambda: f"牵头:{draw.choice(['财政局', '省', '农业', '教育'])}",
            lambda: f"标题:{draw.choice(['意见', '工作', '规划', '报告'])}",
            lambda: f"{draw.choice(['哪些单位负责', '什么时候完成', '目标是多少'])}{word()}？",
            lambda: "",
        )
        values = {name: entry.facets[name][:1] for name in draw.sample(_FILTERS, 2) if entry.facets.get(name)}
        return Query(
            text=texts[number % len(texts)](),
            filters=values if number % 3 == 0 else {},
            kind=draw.choice([None, None, None, *Kind]),
            sort=draw.choice([*Sort]),
            copies=number % 5 == 0,
            grouped=number % 11 == 0,
        )
