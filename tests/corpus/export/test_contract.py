"""The JSON contract: the keys that programs rely on, and values as JSON has them."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.export.contract import ledger_json, to_json
from corpus.model import (
    Citation,
    Issue,
    Ledger,
    LedgerEntry,
    Metadata,
    ParsedDocument,
    Relation,
    Span,
    Spot,
    Unread,
    UnreadKind,
    Validity,
)
from tests.made_up import make_document
from tests.sample_plan import PLAN

FOUND = to_json(PLAN)
PLACE = {"start", "end"}
KEYS = {
    "tasks": {"label", "title", "section", "text", "assignments", "deadline", "milestones", "themes"},
    "targets": {
        "indicator",
        "value",
        "upper",
        "measure",
        "comparator",
        "by",
        "base",
        "base_value",
        "status",
        "kind",
        "striving",
        "ambiguous",
        "text",
    },
    "priorities": {"region", "region_codes", "text", "listed", "mention", "themes"},
    "citations": {"title", "number", "relation"},
    "outline": {"label", "title", "depth"},
    "warnings": {"code", "message"},
}


def test_keys_of_the_whole():
    assert set(FOUND) == {"document_id", "source", "document", "canonical_text", "unread", *KEYS}
    assert set(FOUND["document"]) == {
        "title", "document_number", "issuers", "addressees", "document_date", "published_date", "document_type",
        "printed_type",
        "level", "region", "region_code", "effective_date", "valid_until", "status", "repeals",
    }  # fmt: skip


@pytest.mark.parametrize("kind", KEYS)
def test_keys_of_a_record(kind):
    assert FOUND[kind]
    for record in FOUND[kind]:
        assert set(record) == KEYS[kind] | PLACE


def test_keys_of_an_assignment():
    linked, plain, *_ = FOUND["tasks"][0]["assignments"]
    assert set(plain) == {"role", "unit", "unit_full", "institution_id"} | PLACE
    assert set(linked) == set(plain) | {"level", "present_name", "since"}  # only where the lexicon knows the organ
    assert (linked["institution_id"], plain["institution_id"]) == ("environment", None)
    running = FOUND["tasks"][2]["assignments"][0]
    assert running["running"] is True  # only where it is so
    assert "running" not in plain


def test_every_place_is_a_quote():
    text = FOUND["canonical_text"]
    for unit in (unit for task in FOUND["tasks"] for unit in task["assignments"]):
        assert text[unit["start"] : unit["end"]] == unit["unit"]
    for target in FOUND["targets"]:
        assert text[target["start"] : target["end"]] == target["text"]
    sign = Unread(span=Span(2, 9), kind=UnreadKind.FIGURE)
    assert to_json(replace(PLAN, unread=(sign,)))["unread"] == [
        {"kind": "figure", "text": text[2:9], "start": 2, "end": 9}
    ]
    for task in FOUND["tasks"]:
        assert task["text"] in text[task["start"] : task["end"]]
        if task["deadline"]:
            assert text[task["deadline"]["start"] : task["deadline"]["end"]] == task["deadline"]["text"]


def test_values_of_the_document():
    assert FOUND["document"]["document_date"] == "2023-05-04"
    assert FOUND["document"]["published_date"] is None
    assert FOUND["document"]["issuers"] == ["云山市人民政府"]
    dated = replace(PLAN, metadata=replace(PLAN.metadata, published_date=date(2024, 1, 2)))
    assert to_json(dated)["document"]["published_date"] == "2024-01-02"


def test_values_of_tasks():
    first, second, third, last = FOUND["tasks"]
    assert first["section"] == ["一、重点任务"]
    assert first["deadline"] is None
    assert {key: second["deadline"][key] for key in ("text", "due", "recurs")} == {
        "text": "2024年底前", "due": "2024-12-31", "recurs": None,
    }  # fmt: skip
    assert (third["deadline"]["due"], third["deadline"]["recurs"]) == (None, "持续")
    assert last["assignments"] == []


@pytest.mark.parametrize(
    ("value", "written"),
    [("35", "35"), ("35.0", "35"), ("3.20", "3.2"), ("-0.5", "-0.5"), ("120000000", "120000000")],
)
def test_numbers_are_whole_where_they_are_whole(value, written):
    targets = (replace(PLAN.targets[0], value=Decimal(value), upper=Decimal(value)),)
    target = to_json(replace(PLAN, targets=targets))["targets"][0]
    assert json.dumps(target["value"]) == json.dumps(target["upper"]) == written
    assert FOUND["targets"][0]["upper"] is None


def test_slugs_are_written_as_they_are():
    assert [target["status"] for target in FOUND["targets"]] == ["target", "achieved", "target"]
    assert FOUND["citations"][0]["relation"] == "mentions"
    other = replace(PLAN, citations=(replace(PLAN.citations[0], relation=Relation.BASED_ON),))
    assert to_json(other)["citations"][0]["relation"] == "based_on"
    assert FOUND["priorities"][0]["listed"] is False


def test_a_warning_without_a_place_has_none():
    (warning,) = to_json(replace(PLAN, issues=(Issue("little_text", "正文过少"),)))["warnings"]
    assert warning == {"code": "little_text", "message": "正文过少"}


def test_a_document_without_anything_has_all_keys():
    empty = to_json(ParsedDocument(document=make_document("甲"), metadata=Metadata()))
    assert set(empty) == set(FOUND)
    assert [empty[kind] for kind in KEYS] == [[]] * len(KEYS)
    json.dumps(empty)


def test_the_ledger_balances():
    entry = LedgerEntry("hidden", 3, "密文甲")
    found = ledger_json(Ledger(source=10, canonical=6, added=(LedgerEntry("numbering", 2, "1."),), left=(entry,)))
    assert found == {
        "source": 10,
        "added": [{"reason": "numbering", "amount": 2, "text": "1."}],
        "canonical": 6,
        "left": [{"reason": "hidden", "amount": 3, "text": "密文甲"}],
        "missing": 3,
    }
    assert ledger_json(None) is None


def test_validity_is_what_is_stated_without_a_clock():
    metadata = replace(
        PLAN.metadata, effective_date=date(2020, 1, 1), valid_until=date(2020, 12, 31), status=Validity.IN_FORCE
    )
    ended = Citation(span=Span(0, 1), title="旧办法", number="云政发〔2010〕2号", relation=Relation.REPEALS)
    found = to_json(replace(PLAN, metadata=metadata, citations=(*PLAN.citations, ended)))["document"]
    assert (found["effective_date"], found["valid_until"], found["status"]) == ("2020-01-01", "2020-12-31", "有效")
    assert found["repeals"] == [{"title": "旧办法", "number": "云政发〔2010〕2号"}]
    assert (FOUND["document"]["status"], FOUND["document"]["repeals"]) == ("未知", [])


def test_recognised_records_say_so_and_how_surely():
    """A record has the confidence of its least sure line; what the file has as text has no such keys."""
    document = make_document("甲乙丙\n丁戊")
    spots = [Spot(2, 0, 0, 9, 9, 3, 99), Spot(3, 0, 0, 9, 9, 2, 80)]
    blocks = tuple(replace(block, spots=(spot,)) for block, spot in zip(document.blocks, spots, strict=True))
    cited = tuple(Citation(span=span, title=None, number=None) for span in (Span(0, 2), Span(2, 5)))
    found = to_json(ParsedDocument(document=replace(document, blocks=blocks), metadata=Metadata(), citations=cited))
    assert found["document"]["ocr"] == {"pages": [2, 3], "confidence": 0.91}
    assert [citation["confidence"] for citation in found["citations"]] == [0.99, 0.8]
    plain = to_json(ParsedDocument(document=document, metadata=Metadata(), citations=cited))
    assert "ocr" not in plain["document"] and "confidence" not in plain["citations"][0]
