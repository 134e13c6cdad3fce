"""A checked draft (体检): as an object of JSON, as sheets of an Excel book, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.export.contract import Json
from corpus.export.sheets import Sheet, Value, to_xlsx
from corpus.glossary import chinese
from corpus.model import Span
from corpus.review.check import Review
from corpus.review.remarks import Gravity, Remark
from corpus.review.superior import TaskPair

_QUOTE = 120
"""Characters of a quotation on one line."""


def gravity_words(review: Review) -> str:
    """严重 3 · 注意 11 · 提示 8."""
    return " · ".join(f"{chinese(f'gravity.{gravity.value}')} {count}" for gravity, count in review.counts.items())


def quote_of(review: Review, remark: Remark) -> str:
    return review.draft.quote(remark.span) if remark.span else ""


# --- JSON ---------------------------------------------------------------------------------------------------------


def review_json(review: Review) -> dict[str, Json]:
    """``start`` and ``end`` are offsets into the canonical text, as ``zhengce extract`` has them."""
    parsed = review.draft.parsed
    made: dict[str, Json] = {
        "document_id": parsed.document_id,
        "source": parsed.document.source.name,
        "title": parsed.metadata.title,
        "counts": {gravity.value: count for gravity, count in review.counts.items()},
        "findings": [_finding(review, remark) for remark in review.remarks],
    }
    if review.superior:
        made["against"] = {
            "document_id": review.superior.document_id,
            "title": review.superior.metadata.title,
            "taken": review.taken,
            "left_out": len(review.pairs) - review.taken,
            "tasks": [_pair(review, pair) for pair in review.pairs],
        }
    return made


def _finding(review: Review, remark: Remark) -> Json:
    found: dict[str, Json] = {
        "kind": remark.code,
        "name": remark.kind.name,
        "severity": remark.gravity.value,
        "message": remark.message,
        "suggestion": remark.suggestion,
        "count": remark.count,
        "text": quote_of(review, remark),
        "places": [_place(span) for span in remark.places],
    }
    return found | (_place(remark.span) if remark.span else {})


def _place(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end}


def _pair(review: Review, pair: TaskPair) -> Json:
    found: dict[str, Json] = {"title": pair.task.title, "text": pair.wording, "score": round(pair.score, 3)}
    found["taken"] = pair.place is not None
    if pair.nearest:
        found |= {"own": review.draft.quote(pair.nearest), **_place(pair.nearest)}
    return found


# --- Excel --------------------------------------------------------------------------------------------------------


def review_book(review: Review) -> bytes:
    """Remarks on one sheet, the superior's tasks beside the draft's on another."""
    sheets = [_remarks_sheet(review)]
    if review.superior:
        sheets.append(_pairs_sheet(review))
    return to_xlsx(sheets)


def _name(review: Review) -> str:
    return review.draft.parsed.name


def _remarks_sheet(review: Review) -> Sheet:
    columns = ("序号", "程度", "类别", "问题", "原文", "章节", "建议", "处数")
    rows = tuple((number, *_row(review, remark)) for number, remark in enumerate(review.remarks, 1))
    widths = {"序号": 6, "程度": 8, "类别": 18, "问题": 46, "原文": 40, "章节": 30, "建议": 36, "处数": 6}
    return Sheet(
        name="体检",
        columns=columns,
        rows=rows,
        title=f"{_name(review)}体检结果",
        subtitle=gravity_words(review),
        notes=tuple(filter(None, (unchecked_words(review),))),
        widths=widths,
        centred=frozenset({"序号", "程度", "处数"}),
    )


def _row(review: Review, remark: Remark) -> tuple[Value, ...]:
    parsed, span = review.draft.parsed, remark.span
    path = " › ".join(parsed.path(parsed.section_at(span.start))) if span else ""
    gravity = chinese(f"gravity.{remark.gravity.value}")
    quote = quote_of(review, remark)
    return (gravity, remark.kind.name, remark.message, quote, path, remark.suggestion, remark.count)


def _pairs_sheet(review: Review) -> Sheet:
    rows = tuple(
        (number, pair.wording, "已承接" if pair.place else "未承接", _own(review, pair), round(pair.score, 2))
        for number, pair in enumerate(review.pairs, 1)
    )
    columns = ("序号", "上级任务", "承接情况", "草稿中的写法", "相近程度")
    widths = {"序号": 6, "上级任务": 70, "承接情况": 10, "草稿中的写法": 70, "相近程度": 10}
    return Sheet(name="对照上级", columns=columns, rows=rows, subtitle=pairs_words(review), widths=widths,
                 centred=frozenset({"序号", "承接情况"}))  # fmt: skip


def _own(review: Review, pair: TaskPair) -> str:
    if pair.nearest is None:
        return ""
    said = review.draft.quote(pair.nearest)
    return said if pair.place else f"（最接近的：{said[:_QUOTE]}）"


def pairs_words(review: Review) -> str:
    """上级 24 项任务：已承接 19 · 未承接 5; or that there is nothing to hold the draft against."""
    if not review.pairs:
        return "上级文件中没有读出任务，没有可对照的任务。"
    left = len(review.pairs) - review.taken
    return f"上级 {len(review.pairs)} 项任务：已承接 {review.taken} · 未承接 {left}"


def unchecked_words(review: Review) -> str:
    """What could not be looked at: no remark on tasks means nothing where no task was read."""
    return "" if review.draft.tasks else "草稿中没有读出任务，责任单位、完成时限等没有检查。"


# --- text ---------------------------------------------------------------------------------------------------------


def review_lines(review: Review) -> Iterator[str]:
    """For the screen: the counts, then kind by kind, each remark with its place."""
    yield f"{_name(review)}：{gravity_words(review)}"
    if review.superior:
        yield pairs_words(review)
    if words := unchecked_words(review):
        yield words
    for gravity in Gravity:
        for remark in (each for each in review.remarks if each.gravity is gravity):
            yield ""
            yield f"【{chinese(f'gravity.{gravity.value}')}】{remark.kind.name}：{remark.message}"
            if quote := quote_of(review, remark).replace("\n", " "):
                yield f"    原文：{quote[:_QUOTE]}{'…' if len(quote) > _QUOTE else ''}"
            yield f"    建议：{remark.suggestion}"
