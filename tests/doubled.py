"""Patterns that grow: twice as long, each may take twice as long to read, not four times. All are made up."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from functools import partial

from corpus.intake.jobs import Job, Refused
from corpus.intake.worker import work
from extract.rules import all_rules
from tests.hostile.books import xlsx_of
from tests.hostile.words import docx_of

Grown = Callable[[int], tuple[str, bytes]]
"""A file of about so many characters."""

MOST = 2.3
_LEAST_SECONDS = 0.04
"""Below it a measurement says nothing."""
_LARGEST = 16_000
_TRIES = 4

PIECES = (
    "（", "（责任单位：", "【牵头单位：", "(牵头：市财政局；", "（责任单位：市财政局、", "责任单位：", "牵头单位：市财政局、",
    "国办发〔", "国办发〔2024〕", "国办发〔2024〕5号", "《", "《关于", "《关于《", "》", "“", "“”", "一、", "（一）", "1.", "1.1.1.",
    "第一条", "第一百二十三条", "2025年", "2025年底前", "2025年1月1日", "到2025年，", "2024—2026年", "每年", "100", "1,000", "99.9%",
    "提高到", "由50%提高到", "不低于", "不少于100", "增长", "同比增长5%以上，", "一", "百", "一百二十三万", "零", "市", "市财政局",
    "省市县区", "发展改革委", "人民政府", "国务院办公厅", "办公室", "委员会", "局、", "厅、委、", "各县区人民政府、", "以及", "会同", "配合",
    "由市财政局牵头，", "市财政局负责，", "探索", "探索建立", "建立健全", "试点", "机制", "制度创新", "改革", "生态", "是", "的",
    "通知", "关于", "附件：", "附件1：", "抄送：", "印发", "现印发给你们", "自发布之日起施行", "有效期", "废止", "同时废止《", "、", "，", "；", "。",
    "：", "——", "…", "\n", " \n", "\t", " ", "　", "| ", "|", "||---|", "- ", "* ", "# ", "> ", "`", "~~", "[x](", "![", "**",
    "a", "A.", "www.", "http://", "a@b", "☐", "□", "①", "㈠", "⑴", "Ⅰ", "━", "=", "_", "\u3000\u3000", "\ufeff", "\u200b", "\u0301",
    "发文字号：", "索引号：", "主题词：", "密级：", "秘密★", "特急", "签发人：", "（此件公开发布）", "（盖章）", "是否", "任务\t", "任务  单位  时限\n",
    "序号 任务 责任单位\n1 修路 市财政局\n", "牵头单位\n市财政局\n", "指标\t单位\t2025年\n", "分别达到", "其中：", "（1）修路；", "责任领导：张三 ",
    "……字", ". . . . . . 字", "推进改革开放和现代化建设各项工作落到实处，\n", "目录第一章总则", "目录第一章甲乙第二章丙丁", "第一批：市财政局；", "完成时限：2025年12月 ", "长期坚持。", "重点任务1：", "专栏1 ", "表1 ", "图", "注：", "来源：", "收藏 打印 ", "上一篇：", "字号：[大] ",
)  # fmt: skip
"""Of text, each repeated."""

PAGES = (
    "<", "<%", "<?xml ", "<!--", "</p>", "<div>", "<b>", "<table>", "<table><tr><td>", "<td>市财政局</td>", "<tr><td>任务<td>市财政局",
    "<tr><td rowspan=9999 colspan=9>x", "<ul><li>", "<li>任务", "<p>任务（责任单位：市财政局）</p>", "<br>", "&", "&#20013;", "&amp;", "&nbsp;",
    "<a href=x>", "<a href=x>栏目</a>", "<img src=x>", "<script>", "<style>", "<svg>", "<select><option>", "<font size=3>字</font>", "<span>字</span>",
    "<span style='display:none'>", "<sup>2</sup>", "<dl><dt>", "<h1>", "<h2>一、</h2>", "<iframe>", "<![CDATA[", "<p style='text-indent:2em'>", "'", '"', "<a b='",
)  # fmt: skip
"""Of web pages."""


def _text(piece: str, size: int) -> tuple[str, bytes]:
    return "a.txt", ("关于修路的通知\n各县区：\n" + piece * (size // len(piece) + 1) + "\n一、修路。\n").encode()


def _page(piece: str, size: int) -> tuple[str, bytes]:
    return "a.html", f"<html><body><p>关于修路的通知</p>{piece * (size // len(piece) + 1)}".encode()


def _marked(piece: str, size: int) -> tuple[str, bytes]:
    return "a.md", (piece * (size // len(piece) + 1)).encode()


def _row(size: int) -> tuple[str, bytes]:
    return "a.csv", ("任务,责任单位,时限\n" + "修路,市财政局,2025年\n" * (size // 15)).encode()


def _columns(size: int) -> tuple[str, bytes]:
    return "a.csv", ("任务,责任单位" * (size // 8) + "\n" + "修路,市财政局" * (size // 8)).encode()


def _word(piece: str, size: int) -> tuple[str, bytes]:
    return "a.docx", docx_of(piece * (size // 40))


def _sheet(size: int) -> tuple[str, bytes]:
    return "a.xlsx", xlsx_of(
        "".join(f'<row r="{n * 20}"><c r="XFD{n * 20}"><v>1</v></c></row>' for n in range(1, size // 8))
    )


def _merges(size: int) -> tuple[str, bytes]:
    refs = "".join(f'<mergeCell ref="A{n}:C{n + 500}"/>' for n in range(1, size // 4))
    return "a.xlsx", xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>', f"<mergeCells>{refs}</mergeCells>")


def _mail(size: int) -> tuple[str, bytes]:
    return "a.eml", b"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: " + b"=?utf-8?b?5ZCN?= " * (
        size // 17
    ) + b"\r\n\r\nx"


_RUN = "<w:r><w:t>改革</w:t></w:r>"
_WORD_PIECES = {
    "paragraphs": f"<w:p>{_RUN}</w:p>",
    "tables": f"<w:tbl><w:tr><w:tc><w:p>{_RUN}</w:p></w:tc></w:tr></w:tbl>",
    "fields": f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{_RUN}</w:p>',
    "numbered": f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{_RUN}</w:p>',
}

DOUBLED: dict[str, Grown] = {
    **{f"text {piece!r}": partial(_text, piece) for piece in PIECES},
    **{f"page {piece!r}": partial(_page, piece) for piece in PAGES},
    **{
        f"markdown {piece!r}": partial(_marked, piece)
        for piece in ("|", "|a|\n|-|\n", "> ", "- a\n  ", "`", "**", "[", "#")
    },
    **{f"word {name}": partial(_word, piece) for name, piece in _WORD_PIECES.items()},
    "csv rows": _row,
    "csv columns": _columns,
    "sparse sheet": _sheet,
    "overlapping merges": _merges,
    "mail subject": _mail,
}


def rule_patterns() -> Iterator[tuple[str, Grown]]:
    """The first example of every rule, and its first half, repeated: what a rule nearly matches again and again."""
    for rule in all_rules().values():
        for text in (example["text"] for example in rule.examples[:1]):
            for name, piece in (("whole", text), ("half", text[: len(text) // 2])):
                if piece:
                    yield f"{rule.rule_id} {name}", partial(_text, piece)


def ratio(grown: Grown, size: int = 4_000) -> float:
    """How many times longer twice as much takes, at best of a few: whatever else the machine does only adds to it.
    What takes next to no time is made longer first, for so little says nothing."""
    short = _seconds(grown(size))
    while short < _LEAST_SECONDS and size < _LARGEST:
        size *= 4
        short = _seconds(grown(size))
    long = _seconds(grown(size * 2))
    for _ in range(_TRIES):
        if long <= MOST * max(short, _LEAST_SECONDS):
            break
        short, long = min(short, _seconds(grown(size))), min(long, _seconds(grown(size * 2)))
    return long / max(short, _LEAST_SECONDS)


def _seconds(file: tuple[str, bytes]) -> float:
    """Processor time of reading the file, seconds. As in the worker, what the process held before is frozen: a full
    collection, which only the longer of two texts may bring about, would walk all that the tests before left."""
    name, data = file
    gc.freeze()
    started = time.process_time()
    answer = work(Job(name, data))
    taken = time.process_time() - started
    gc.unfreeze()
    assert not isinstance(answer, Refused) or answer.reason
    return taken
