"""What adding files comes to, as people see it: what to do about each failure, and what may be dropped on the page."""

from __future__ import annotations

import pytest

from corpus.build import Outcome, Status
from corpus.intake.outcomes import Code, Mishap
from ingest import IngestCode, is_readable
from ui.panels.holdings import ADVICE, advice, upload_types

CODES: list[Code] = [*IngestCode, *Mishap]


def failed(code: Code | None, reason: str = "原因") -> Outcome:
    return Outcome(name="x", status=Status.FAILED, reason=reason, code=code)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_an_advice(code: Code) -> None:
    assert advice(failed(code)).startswith("请")


def test_no_advice_is_left_over() -> None:
    assert set(ADVICE) == set(CODES)
    assert len({str(code) for code in CODES}) == len(CODES)  # equal values would hide one behind another


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (IngestCode.SCANNED, "请换一份更清楚的扫描件或文字版；未装文字识别组件的，请先按原因中的命令安装"),
        (IngestCode.NO_TEXT, "请换一份更清楚的扫描件或文字版；未装文字识别组件的，请先按原因中的命令安装"),
        (IngestCode.ENCRYPTED, "请取消密码后再添加"),
        (IngestCode.UNKNOWN_TYPE, "请另存为 Word、PDF、网页或文本"),
        (IngestCode.NEEDS_OFFICE, "请另存为 .docx，或在本机安装 LibreOffice"),
        (IngestCode.BROKEN, "请重新下载原文件"),
        (IngestCode.TOO_LARGE, "请检查原文件"),
        (None, "请检查原文件"),
    ],
)
def test_a_failure_says_what_to_do(code: Code | None, words: str) -> None:
    assert advice(failed(code)) == words


def test_the_advice_goes_by_the_code_whatever_the_sentence_says() -> None:
    """A broken file may be named 扫描密码.txt."""
    assert advice(failed(IngestCode.BROKEN, "压缩包里的“扫描密码.txt”已损坏，请重新打包。")) == "请重新下载原文件"


def test_what_is_added_needs_no_mending() -> None:
    added = Outcome(name="x", status=Status.ADDED, document_id="a")
    assert advice(added) == "已添加，请打开核对"


def test_everything_that_is_read_may_be_dropped_on_the_page() -> None:
    assert {"rtf", "xls", "shtml", "zip", "docx"} <= set(upload_types())
    assert all(is_readable(f"a.{name}") for name in upload_types())
