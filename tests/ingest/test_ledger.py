"""The ledger's measure, and its balance."""

import pytest

from ingest.ledger import Added, AddedText, Left, LeftOut, amount, balance, lost


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (" \t\n\u3000\xa0", 0), ("通 知", 2), ("e\u0301", 1), ("①〇\u2003x", 3)],  # NFC: e and its accent are one
)
def test_non_blank_characters_after_nfc(text: str, count: int) -> None:
    assert amount(text) == count


@pytest.mark.parametrize(
    ("before", "after", "missing"),
    [
        ("甲乙丙", "甲乙丙", ""),
        ("甲 乙\n丙", "甲乙丙", ""),
        ("**甲** | 乙", "甲乙", "****|"),
        ("甲乙", "", "甲乙"),
        ("e\u0301乙", "\xe9", "乙"),
    ],
)
def test_what_a_text_lacks(before: str, after: str, missing: str) -> None:
    assert lost(before, after) == missing


def test_a_balance_that_holds() -> None:
    left = [LeftOut(Left.NAVIGATION, "首页"), LeftOut(Left.HIDDEN, "密"), LeftOut(Left.NAVIGATION, "打 印")]
    ledger, issues = balance("首页\n通知密\n打 印", "1.通知", left, [AddedText(Added.NUMBERING, "1.")])
    assert issues == ()
    assert (ledger.source, ledger.canonical, ledger.missing) == (7, 4, 0)
    assert [(e.reason, e.amount, e.words) for e in ledger.left] == [
        ("navigation", 4, "首页\n打 印"),
        ("hidden", 1, "密"),
    ]
    assert [(e.reason, e.amount, e.words) for e in ledger.added] == [("numbering", 2, "1.")]


def test_characters_without_a_reason_are_an_issue_with_their_first_words() -> None:
    ledger, (issue,) = balance("关于优化营商环境的通知\n压缩办理时限，优化服务。", "关于优化营商环境的通知", [], [])
    assert ledger.missing == 12
    assert issue.code == "text_dropped"
    assert "12 个字" in issue.message and "“压缩办理时限，优化服务。”" in issue.message


def test_what_cannot_be_quoted_is_told_all_the_same() -> None:
    _, (issue,) = balance("甲乙丙丁戊己" * 2, "甲乙丙丁戊己甲乙丙丁戊", [], [])
    assert issue.message == "原文件里有 1 个字没有读入，也说不出原因，请核对原文件。"


def test_a_format_that_is_not_counted_has_no_missing_characters() -> None:
    ledger, issues = balance(None, "通知", [LeftOut(Left.RUNNING, "页眉")], [])
    assert (ledger.source, ledger.missing, issues) == (None, 0, ())


def test_the_words_of_an_entry_are_bounded() -> None:
    ledger, _ = balance(None, "", [LeftOut(Left.HIDDEN, "密" * 50_000)], [])
    assert (ledger.left[0].amount, len(ledger.left[0].words)) == (50_000, 20_000)
