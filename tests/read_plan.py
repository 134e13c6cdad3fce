"""A document with a record of each kind, and a long one: what the pages of a document are tested on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corpus.model import Citation, Issue, ParsedDocument, Priority, Section, Span
from tests.made_up import make_parsed, make_target

TEXT = """云澜省生态补偿实施方案
各市、县人民政府：
一、主要任务
1.建立横向补偿机制，到2025年覆盖率达到75%以上。（牵头：省财政厅）
2.依据《云澜省生态条例》推进改革。
云澜省人民政府
2023年5月6日"""


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def parsed() -> ParsedDocument:
    made = make_parsed(
        TEXT, document_number="云政发〔2023〕9号", issuers=("云澜省人民政府",), document_date=date(2023, 5, 6)
    )
    heading = span("一、主要任务")
    return replace(
        made,
        tasks=made.tasks[:2],  # the line of the date begins with a digit, too
        metadata=replace(made.metadata, addressees="各市、县人民政府"),
        sections=(Section(label="一、", title="主要任务", depth=1, heading=heading, span=Span(heading.start, len(TEXT)), parent=None),),
        targets=(make_target(made, "覆盖率达到75%以上"),),
        citations=(Citation(span=span("《云澜省生态条例》"), title="云澜省生态条例", number=None),),
        priorities=(Priority(span=span("建立横向补偿机制"), region=None, text="建立横向补偿机制"),),
        issues=(Issue("table_missing", "文中提到的附表不在本文件中", span("推进改革")),),
    )  # fmt: skip


def long_document(lines: int = 2000) -> ParsedDocument:
    return make_parsed(
        "长方案\n" + "\n".join(f"{n}.推进第{n}项工作，完善制度。（牵头：省财政厅）" for n in range(1, lines))
    )
