"""Footnotes and endnotes."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.ledger import Left
from ingest.readers.accounts import Accounts
from ingest.readers.word_notes import Notes


def notes(*ids: str) -> Notes:
    made = "".join(f'<w:footnote w:id="{each}"><w:p><w:r><w:t>注{each}</w:t></w:r></w:p></w:footnote>' for each in ids)
    return Notes({"footnotes": parse_xml(f"<w:footnotes {nsdecls('w')}>{made}</w:footnotes>"), "endnotes": None})


def labels(found: Notes) -> list[str]:
    return [label for label, _ in found.take()]


def test_notes_are_numbered_as_they_are_referred_to_each_once():
    found = notes("5", "2", "9")
    found.refer([("footnotes", "2"), ("footnotes", "2"), ("footnotes", "lost"), ("endnotes", "5")])
    assert labels(found) == ["注1："]
    found.refer([("footnotes", "5"), ("footnotes", "2")])
    assert labels(found) == ["注2："]
    assert labels(found) == []


@pytest.mark.parametrize(
    ("text", "may"), [("完成排查。", True), ("（责任单位：市园林局）", True), ("一、总体目标", False), ("", False)]
)
def test_notes_stand_behind_whole_sentences(text, may):
    found = notes("2")
    assert not found.may_follow(text)  # nothing waits
    found.refer([("footnotes", "2")])
    assert found.may_follow(text) is may


def test_notes_that_nothing_refers_to_are_not_seen():
    found, accounts = notes("2", "3"), Accounts()
    found.refer([("footnotes", "3")])
    list(found.take())
    found.account(accounts)
    assert [(each.reason, each.text) for each in accounts.left()] == [(Left.HIDDEN, "注2")]
