"""Every record can be opened on its exact words: over all real documents, and over whatever text comes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Block, Document, ParsedDocument, Source, Span
from extract import extract
from ingest import load
from ingest.line import IngestError


def words(text: str | None) -> str:
    """Quoted strings are compared without white space; numbers of documents in their canonical form."""
    return "".join(fold(text or "").split())


def tasks_elsewhere(parsed: ParsedDocument) -> Iterator[str]:
    document = parsed.document
    for task in parsed.tasks:
        if not document[task.text].strip():
            yield f"text of {task.title!r}: {task.text}"
        for assignment in task.assignments:
            if words(assignment.unit) != words(document[assignment.span]):
                yield f"unit {assignment.unit!r}: {document[assignment.span]!r}"
        if task.deadline and words(task.deadline.text) != words(document[task.deadline.span]):
            yield f"deadline {task.deadline.text!r}: {document[task.deadline.span]!r}"


def quoted(parsed: ParsedDocument) -> Iterator[tuple[str, Span]]:
    """Words of records with the place that must hold them."""
    yield from ((section.title, section.heading) for section in parsed.sections)
    yield from ((priority.text, priority.span) for priority in parsed.priorities)
    yield from ((citation.title or "", citation.span) for citation in parsed.citations)


def differences(parsed: ParsedDocument) -> Iterator[str]:
    """Records whose words do not stand where they say."""
    document = parsed.document
    for kind, span in parsed.quotes():
        if not 0 <= span.start < span.end <= len(document.text):
            yield f"{kind}: {span}"
    yield from tasks_elsewhere(parsed)
    yield from (
        f"{text!r}: {document[span]!r}" for text, span in quoted(parsed) if words(text) not in words(document[span])
    )
    for target in parsed.targets:
        if not any(c.isdigit() or c in "一二三四五六七八九十百千万亿两半倍双" for c in document[target.span]):
            yield f"target {target.indicator!r}: {document[target.span]!r}"
    yield from (f"issue {i.code}" for i in parsed.issues if i.span and i.span.end > len(document.text))


@pytest.mark.shared
def test_every_record_of_the_real_documents(shared: Path) -> None:
    wrong: list[str] = []
    read = records = 0
    for path in sorted([*(shared / "seeds").iterdir(), *(shared / "documents").iterdir()]):
        if path.suffix == ".jsonl":
            continue
        try:
            parsed = extract(load(path))
        except IngestError:
            continue
        read += 1
        records += sum(1 for _ in parsed.quotes())
        wrong += [f"{path.name[:12]} {difference}" for difference in differences(parsed)]
    assert wrong == []
    assert read >= 161
    assert records > 5000


PIECES = st.sampled_from(
    ["一、重点任务", "（一）加强领导。各地要落实。", "（牵头单位：市发改委；责任单位：市财政局，6月底完成）", "到2025年，绿化率达到46%以上。", "附件1",
     "列第一位者为牵头单位，下同", "《关于加强工作的通知》（国发〔2020〕5号）", "2020年5月1日", "某市人民政府", "责任单位：市科委、", "（", "”", "序号", "1.5%", "||"]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), min_size=1, max_size=10))
def test_extraction_never_raises_and_always_quotes(lines: list[str]) -> None:
    lines = [line.replace("\n", "").replace("\r", "") or "。" for line in lines]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    text = "\n".join(lines)
    source = Source(
        name="某.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        size=len(text),
    )
    assert list(differences(extract(Document(source=source, text=text, blocks=tuple(blocks))))) == []
