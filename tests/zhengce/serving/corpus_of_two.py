"""A corpus of two plans, for those who serve it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.build import Corpus
from zhengce.serving.answers import Answers

PLANS = {
    "甲.txt": """云政发〔2026〕7号
云山市节水行动方案
一、重点任务
（一）健全水价机制。探索建立用水权交易机制。2026年6月底前出台办法。（牵头单位：市财政局；配合单位：市审计局）
（二）推进再生利用。到2026年，用水总量控制在30亿立方米以内。
云山市人民政府
2026年1月8日
""",
    "乙.txt": """云政办发〔2026〕2号
云山市节水工作要点
一、重点任务
（一）健全水价机制。2026年9月底前出台办法。（牵头单位：市发展改革委）
云山市人民政府办公室
2026年2月3日
""",
}


@contextmanager
def answers_of_two(folder: Path) -> Iterator[Answers]:
    with Corpus.open(folder / "库") as corpus:
        corpus.add_bytes([(name, text.encode()) for name, text in PLANS.items()], workers=0)
        yield Answers(corpus)
