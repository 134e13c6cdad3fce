"""What a corpus holds, as figures, rows and sentences. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.build import DocumentRow, Outcome, Progress, Stats, Status, Summary
from corpus.glossary import chinese
from corpus.intake.outcomes import Mishap
from ingest import READERS, IngestCode
from ui.panels.markup import joined, link, literal, tag, text
from ui.panels.present import figure, pager
from ui.state import CorpusView

PAGE = 1000
"""Documents in the table at a time."""

_RECOGNISE, _UNLOCK, _AGAIN = (
    "请换一份更清楚的扫描件或文字版；未装文字识别组件的，请先按原因中的命令安装",
    "请取消密码后再添加",
    "请重新下载原文件",
)
_OFFICE, _LOOK = "请另存为 .docx，或在本机安装 LibreOffice", "请检查原文件"
ADVICE: Mapping[IngestCode | Mishap, str] = {
    IngestCode.SCANNED: _RECOGNISE,
    IngestCode.GARBLED: _RECOGNISE,
    IngestCode.NO_TEXT: _RECOGNISE,
    IngestCode.ENCRYPTED: _UNLOCK,
    IngestCode.NOT_CONVERTED: _UNLOCK,
    IngestCode.UNKNOWN_TYPE: "请另存为 Word、PDF、网页或文本",
    IngestCode.NEEDS_OFFICE: _OFFICE,
    IngestCode.OFFICE_FAILED: _OFFICE,
    IngestCode.EMPTY: _AGAIN,
    IngestCode.BROKEN: _AGAIN,
    IngestCode.NOT_TEXT: _AGAIN,
    IngestCode.ARCHIVE: _LOOK,
    IngestCode.EMPTY_PAGE: _LOOK,
    IngestCode.FOREIGN: _LOOK,
    IngestCode.TOO_LARGE: _LOOK,
    IngestCode.CLASSIFIED: "请把文件移出本机，按保密规定办理；涉密文件不能添加",
    IngestCode.UNSAFE: _LOOK,
    Mishap.CRASHED: _LOOK,
    Mishap.MISSING: _LOOK,
    Mishap.NOT_OPENED: _LOOK,
    Mishap.NOT_KEPT: "请看原因；排除后再添加一次",
    Mishap.OUT_OF_MEMORY: _LOOK,
    Mishap.TIMED_OUT: _LOOK,
}
"""怎么办, for every code that an outcome can have."""


_LACKS: dict[str, Callable[[DocumentRow], bool]] = {
    "number": lambda row: not row.document_number,
    "date": lambda row: not row.day,
    "issues": lambda row: row.issues > 0,
}


def figures_html(stats: Stats, view: CorpusView, doubtful: int) -> str:
    """The first line: how much there is; the second: how good it is, each figure a filter of the list.

    ``doubtful`` is the number of documents with issues.
    """
    counts = (
        (stats.documents, "份文件"),
        (stats.tasks, "项任务"),
        (stats.assignments, "处单位分工"),
        (stats.targets, "个目标"),
        (stats.priorities, "条制度创新"),
        (stats.mentioned, "条正文提及"),
        (stats.citations, "处引用"),
    )
    first = joined(tag("span", f"{tag('b', figure(count))} {name}") for count, name in counts)
    filters = (
        ("number", "无文号", stats.without_number),
        ("date", "无日期", stats.without_date),
        ("issues", "有疑点", doubtful),
    )
    words = [
        link(
            f"{name} {figure(count)}",
            CorpusView(lacking="" if view.lacking == slug else slug),
            class_="zc-chosen zc-now" if view.lacking == slug else "zc-chosen",
            title="点击只看这些文件",
        )
        for slug, name, count in filters
        if count
    ]
    kinds = "，".join(f"{chinese(code)} {count}" for code, count in list(stats.issues.items())[:4])
    overlooked = f"可能漏读 {figure(sum(stats.unread.values()))} 处" if stats.unread else ""
    size = f"{stats.bytes_on_disk / 1_000_000:.0f} MB"
    levels = " · ".join(
        f"{level}级 {count}" if level != "国家" else f"国家 {count}" for level, count in stats.levels.items()
    )
    return joined(
        [
            tag("div", first, class_="zc-figures"),
            tag("div", f"质量：{joined(words, ' ') or '没有疑点'}", class_="zc-quality"),
            tag(
                "div",
                text(" ｜ ".join(filter(None, (levels, f"疑点：{kinds}" if kinds else "", overlooked, size)))),
                class_="zc-none",
            ),
        ]
    )


def chosen(rows: Sequence[DocumentRow], view: CorpusView) -> list[DocumentRow]:
    """The documents that the view asks for."""
    keep = _LACKS.get(view.lacking, bool)
    words = view.text.split()

    def says(row: DocumentRow) -> bool:
        line = "\n".join([row.title, row.document_number or "", *row.issuers, row.source_name, row.region or ""])
        return all(word in line for word in words)

    return [row for row in rows if keep(row) and says(row)]


def document_rows(rows: Iterable[DocumentRow]) -> list[dict[str, str | int]]:
    """The table of documents: what its columns show."""
    return [
        {
            "标题": row.title,
            "文号": row.document_number or "",
            "发文机关": "、".join(row.issuers),
            "日期": row.day or "",
            "级别": row.level or "",
            "地区": row.region or "",
            "文种": row.document_type or "",
            "任务": row.tasks,
            "目标": row.targets,
            "创新": row.priorities,
            "疑点": row.issues,
            "文件名": row.source_name,
        }
        for row in rows
    ]


def advice(outcome: Outcome) -> str:
    """怎么办, by the code."""
    if outcome.status is Status.ADDED:
        return "已添加，请打开核对"
    return ADVICE[outcome.code] if outcome.code else _LOOK


def upload_types() -> list[str]:
    """What may be dropped on the page: every type of file that is read, without its dot."""
    return [suffix.removeprefix(".") for suffix in READERS]


def outcome_rows(outcomes: Iterable[Outcome]) -> list[dict[str, str]]:
    return [
        {
            "文件名": outcome.name,
            "结果": "有疑点" if outcome.status is Status.ADDED else chinese(outcome.status.value),
            "原因": outcome.reason or "；".join(outcome.warnings),
            "怎么办": advice(outcome),
        }
        for outcome in outcomes
    ]


def summary_words(summary: Summary) -> str:
    """新增 158 · 未变 0 · 跳过 1 · 失败 2, as Markdown."""
    counts = " · ".join(f"{chinese(status.value)} **{summary.counts[status]}**" for status in Status)
    doubtful = sum(bool(o.warnings) for o in summary.outcomes)
    unread = sum(o.unread for o in summary.outcomes)
    return (
        f"{counts}"
        + (f" · 有疑点 **{doubtful}**" if doubtful else "")
        + (f" · **{unread}** 处可能漏读" if unread else "")
        + f"　用时 {summary.seconds:.1f} 秒"
    )


def progress_words(progress: Progress) -> str:
    """128 / 163 余 12 秒 文件名, and of a scan 识别第 3 / 12 页."""
    left = f"　余 {progress.eta:.0f} 秒" if progress.eta is not None and progress.done < progress.total else ""
    page = f"　识别第 {progress.page} / {progress.pages} 页" if progress.pages else ""
    return f"{progress.done} / {progress.total}{left}　{literal(progress.name)}{page}"


def pager_html(view: CorpusView, pages: int) -> str:
    at = {number: CorpusView(lacking=view.lacking, text=view.text, page=number) for number in range(1, pages + 1)}
    return pager(min(view.page, pages), pages, at)
