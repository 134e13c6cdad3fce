"""密级: marks of many layouts are found, and what only speaks of secrets is none."""

from __future__ import annotations

from io import BytesIO

import docx
import openpyxl
import pytest

import ingest
from corpus.build import Corpus
from corpus.intake.outcomes import Status
from ingest import IngestCode, IngestError
from ingest.ledger import Left, LeftOut
from ingest.line import Line, RawDocument
from ingest.lines.canonical import canonicalize
from ingest.lines.secrecy import check_secrecy
from tests.made_files import PARAGRAPHS, SENTENCE, made_pdf, set_lines, word

REST = f"\n关于做好某项工作的通知\n各县区人民政府：\n{SENTENCE}\n青川市人民政府\n2026年3月1日\n"
"""A document below its mark."""

MARKS = [
    "机密★1年",  # GB/T 9704-2012 7.2.2
    "000012\n机密★1年\n特急\n青川省人民政府文件\n青政发〔2026〕3号",
    "秘密★长期",
    "绝密★",
    "机　密★５年",  # spaced, full-width
    "機密★1年",  # traditional
    "秘密☆10年",
    "机密*三年",
    "绝密 ⭐ 30年",
    "000012　机密★1年　特急",  # on one line
    "密级：机密",
    "密　级：秘密级\n编号：0012",
    "保密等级：绝密　保密期限：20年",
    "密级：机密★长期",
    "机密",  # the word alone
    "秘 密\n特 急",
    "【绝密】",
    "特急　机密",
    "青川省人民政府办公厅文件　　秘密★6个月",
    "№000123 机密",
    "（机密★）",
    "青川市人民政府\n关于做好某项工作的意见\n（青政发〔2026〕3号）\n秘密★5年",  # below the title
    "密级\n秘密\n紧急程度\n加急",  # one cell a line
    "机密★1年 青川省人民政府文件 青政发〔2026〕3号 关于做好某项工作的通知 各县区人民政府："
    + SENTENCE,  # no line breaks
    "中共青川市委办公室\n机密★启用前",
    "密级:机密★ 1年  份号:000001",
    "绝密·特急",
    "机密级★2年",
    "密级　　秘密　　　　编号　　12",
    "【机密】关于某项工作的情况报告",
    "关于某项工作的情况报告（绝密）",
    "机密件",
]

TRAPS = [
    "商业秘密★5年",
    "关于加强商业秘密保护工作的通知",
    "青川市保密局文件\n青保发〔2026〕3号",
    "保密工作条例\n第一条 为了保守国家秘密，制定本条例。\n第二条 国家秘密分为绝密、机密、秘密三级。",
    "中华人民共和国保守国家秘密法实施办法\n第一章 总则",
    "国家秘密的密级\n绝密\n机密\n秘密\n三级的划分如下：",
    "国家秘密分为：\n绝密、机密、秘密",
    "机密文件柜采购公告",
    "关于采购机密文件柜的通知\n机密文件柜\n10台",
    "密级：公开",
    "密级：内部",
    "密级：非密",
    "密级：无",
    "密级：（绝密、机密、秘密）",
    "密级：□绝密 □机密 □秘密",
    "密级分为绝密、机密、秘密",
    "内部资料 注意保密",
    "此件公开发布",
    "涉密载体应当标注“机密★1年”字样",
    "国家秘密标志示例：机密★1年",
    "密级标志为“秘密★10年”的文件",
    "公文格式式样\n000001\n机密★1年\n特急",
    "此件已于2010年解密\n机密★1年",
    "机密（已解密）",
    "秘密级计算机的管理要求",
    "工作秘密管理办法",
    "《秘密》读书会通知",
    "“机密”行动方案",
    "严守机密 保守秘密",
    "保密",
    "保密期限：5年",
    "最高机密：一部影片的诞生",
    "个人隐私和商业秘密\n机密性要求",
    "序号\n文件名称\n密级\n期限\n1\n某某文件\n秘密\n5年\n2\n另一文件\n机密\n3年",  # a list of secret things, one cell a line
    "关于保守企业秘密的若干规定",
    "秘密**加粗**的文字",
    "1 绝密\n一份片单",
    "密级 秘密 机密 绝密 合计",
    "密级：秘密/机密",
    "《绝密》\n影片介绍",
    "国家秘密（机密）的范围",
    "十、机密\n工作机密不得外传。",
    "各单位：\n一、总体要求\n机密★1年的文件另行印发。",
]


@pytest.mark.parametrize("head", MARKS)
def test_a_mark_at_the_head_is_found(head: str) -> None:
    with pytest.raises(IngestError, match="密级") as refused:
        ingest.load_bytes("a.txt", (head + REST).encode())
    assert refused.value.code is IngestCode.CLASSIFIED
    assert not any(word in str(refused.value) for word in ("通知", "青川"))  # nothing of it is repeated


@pytest.mark.parametrize("head", TRAPS)
def test_what_speaks_of_secrets_is_no_mark(head: str) -> None:
    assert ingest.load_bytes("a.txt", (head + REST).encode()).text


def test_there_are_enough_of_both() -> None:
    assert len(set(MARKS)) >= 20
    assert len(set(TRAPS)) >= 30


def test_a_word_in_the_text_is_no_mark() -> None:
    assert ingest.load_bytes("a.txt", (REST + "\n机密\n机密★1年\n").encode()).text


# --- other formats ------------------------------------------------------------------------------------------------


def tabled(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    table = document.add_table(0, max(map(len, rows)))
    for row in rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=False):
            cell.text = text
    for line in REST.strip().split("\n"):
        document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def sheet(*rows: tuple[str, ...]) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def page(*lines: str) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in (*lines, *REST.strip().split("\n"), SENTENCE * 3))
    return f"<html><body><div>{body}</div></body></html>".encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word("机密★1年", "特急", *REST.strip().split("\n"))),
        ("a.docx", word("秘　密", "青川省人民政府文件", *REST.strip().split("\n"))),
        ("a.docx", tabled(("机密★1年", ""), ("特急", ""))),
        ("a.docx", tabled(("密级", "秘密"))),
        ("a.xlsx", sheet(("秘密★5年",), ("任务分工表",), ("序号", "任务", "单位"), ("1", "甲", "市财政局"))),
        ("a.html", page("机密★1年", "青政发〔2026〕3号")),
        ("a.md", ("# 机密★1年\n" + REST).encode()),
        ("a.txt", ("秘密★5年" + REST).encode("gb18030")),
        ("a.pdf", made_pdf([[(60.0, 40.0, "机密★1年"), (60.0, 60.0, "特急"), *set_lines(PARAGRAPHS, top=120)]])),
    ],
)
def test_the_mark_is_found_in_every_format(name: str, data: bytes) -> None:
    with pytest.raises(IngestError) as refused:
        ingest.load_bytes(name, data)
    assert refused.value.code is IngestCode.CLASSIFIED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", tabled(("序号", "文件名称", "密级"), ("1", "某某文件", "秘密"), ("2", "另一文件", "机密"))),
        ("a.docx", tabled(("密级", "绝密", "机密"), ("期限", "30年", "20年"))),
        ("a.xlsx", sheet(("序号", "载体", "密级"), ("1", "硬盘", "秘密"), ("2", "光盘", "秘密"))),
        ("a.html", page("商业秘密保护指南")),
    ],
)
def test_a_table_of_secret_things_is_no_mark(name: str, data: bytes) -> None:
    assert ingest.load_bytes(name, data).text


@pytest.mark.parametrize(
    ("reason", "refused"), [(Left.RUNNING, True), (Left.WATERMARK, True), (Left.NAVIGATION, False)]
)
def test_a_mark_in_a_header_that_was_left_out_counts_too(reason: Left, refused: bool) -> None:
    raw = RawDocument((Line("某市通知"),), left=(LeftOut(reason, "机密★1年"),))
    source = ingest.load_bytes("a.txt", REST.encode()).source
    if refused:
        with pytest.raises(IngestError):
            check_secrecy(raw, canonicalize(source, raw))
    else:
        check_secrecy(raw, canonicalize(source, raw))


def test_nothing_of_it_is_stored(tmp_path) -> None:
    secret = ("机密★1年" + REST).encode()
    with Corpus.open(tmp_path / "corpus") as corpus:
        summary = corpus.add_bytes([("a.txt", secret), ("b.txt", REST.encode())], workers=1)
        assert [(each.status, each.code) for each in summary.outcomes] == [
            (Status.FAILED, IngestCode.CLASSIFIED),
            (Status.ADDED, None),
        ]
        assert [row.source_name for row in corpus.documents()] == ["b.txt"]
    assert not any("机密★".encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
