"""What a reader leaves out and adds."""

from ingest.ledger import Added, AddedText, Left, LeftOut
from ingest.readers.accounts import Accounts, dropped


def test_what_is_said_of_one_paragraph_for_one_reason_is_one_entry():
    accounts = Accounts()
    for reason, text in ((Left.HIDDEN, "甲"), (Left.HIDDEN, "乙"), (Left.STRUCK, "丙"), (Left.STRUCK, " ")):
        accounts.leave(reason, text)
    accounts.close()
    accounts.leave(Left.STRUCK, "丁")
    assert accounts.left() == (LeftOut(Left.HIDDEN, "甲乙"), LeftOut(Left.STRUCK, "丙"), LeftOut(Left.STRUCK, "丁"))


def test_what_is_added_for_one_reason_in_a_row_is_one_entry():
    accounts = Accounts()
    for reason, text in (
        (Added.NUMBERING, "一、"),
        (Added.NUMBERING, "二、"),
        (Added.NUMBERING, ""),
        (Added.COMPUTED, "≤"),
    ):
        accounts.add(reason, text)
    assert accounts.added() == (AddedText(Added.NUMBERING, "一、 二、"), AddedText(Added.COMPUTED, "≤"))


def test_entries_of_another_reader_stay_entries():
    accounts = Accounts()
    accounts.leave(Left.HIDDEN, "甲")
    accounts.take((LeftOut(Left.HIDDEN, "乙"), LeftOut(Left.HIDDEN, "丙")), (AddedText(Added.RECOGNISED, "丁"),))
    accounts.leave(Left.HIDDEN, "戊")
    assert [each.text for each in accounts.left()] == ["甲", "乙", "丙", "戊"]
    assert accounts.added() == (AddedText(Added.RECOGNISED, "丁"),)


def test_what_was_dropped_is_what_is_not_left():
    assert dropped("## 一、**甲**", "一、甲") == "## ****"
    assert dropped("甲乙", "甲乙") == dropped("", "") == ""
