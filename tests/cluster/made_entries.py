"""Entries by the thousand, made up, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator

from corpus.model import Span
from corpus.search.asked import Entry, Kind

_WORDS = (
    "海堤",
    "加固",
    "渔港",
    "生态补偿",
    "试点",
    "2025年",
    "GDP",
    "1,200万元",
    "巡查",
    "泵站",
    "乡村旅游",
    "的",
    "，",
)
_UNITS = ("市财政局", "市水利局", "省财政厅", "市海事局（港务局）", "县农业农村局")
_REGIONS = ("清河省", "清河省白水市", "云山省")


def made_entries(documents: int, each: int = 30, seed: int = 5) -> Iterator[Entry]:
    draw = random.Random(seed)
    for document in range(documents):
        key = f"{draw.getrandbits(64):016x}"
        facets = {"region": (draw.choice(_REGIONS),), "year": (str(2015 + document % 9),)}
        for number in range(each):
            text = "".join(draw.choices(_WORDS, k=draw.randint(3, 12))) + f"第{document}号"
            units = tuple(draw.sample(_UNITS, draw.randint(0, 2)))
            yield Entry(
                entry_id=f"{key}-t{number}", kind=draw.choice((Kind.TASK, Kind.PASSAGE, Kind.TARGET)), document_id=key,
                span=Span(0, len(text)), title=text[:8], text=text, path=("重点任务",), document_title="关于海堤的意见",
                day=f"{2015 + document % 9}-05-{1 + document % 28:02}",
                facets={**facets, **({"unit": units, "lead": units[:1]} if units else {})},
            )  # fmt: skip
