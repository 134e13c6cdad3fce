"""A hit of a search, for tests of what is shown of it."""

from __future__ import annotations

from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind

TASK = Entry(
    entry_id="ab-t3",
    kind=Kind.TASK,
    document_id="ab",
    span=Span(5, 40),
    title="建立生态补偿机制",
    text="3.建立生态补偿机制。完善补偿资金管理。（牵头：省财政厅）",
    path=("四、主要任务", "（一）改革"),
    document_title="云澜省行动方案",
    document_number="云政发〔2023〕9号",
    day="2023-05-06",
    facets={
        "lead": ("省财政厅",),
        "region": ("云澜省", "云澜省澜州市"),
        "theme": ("生态保护补偿",),
        "due": ("2025-12-31",),
    },
)


HIT = Hit(entry=TASK, score=1.0, highlights=(Span(4, 8), Span(15, 17)))
