"""Gold files made of corrections speak only of what people looked at, in the keys of the contract."""

from corpus.corrections.apply import apply
from corpus.corrections.making import CorrectionMaker
from corpus.export.gold import to_gold
from corpus.gold.evaluate import evaluate
from corpus.search.entry_ids import RecordKind as Kind
from tests.corpus.corrections.test_apply import ACCEPT, ADD, EDIT, REJECT, SET
from tests.corrected_plan import noted, plan

PARSED = apply(plan(), noted(EDIT, REJECT, ADD, ACCEPT, SET)).parsed


def test_what_nobody_looked_at_is_left_out():
    gold = to_gold(PARSED, {Kind.TARGET})
    assert gold["document"] == {"region": "望溪省", "region_code": None}
    assert set(gold) == {"source", "document", "targets", "achieved_annotated"}
    assert set(to_gold(plan(), ())) == {"source"}


def test_the_records_have_the_keys_of_gold():
    gold = to_gold(PARSED, {Kind.TASK, Kind.TARGET, Kind.PRIORITY, Kind.CITATION})
    assert gold["tasks"][0]["assignments"] == [{"role": "lead", "unit": "市水利局"}]
    assert gold["tasks"][0]["deadline"] == {"text": "1", "due": "2026-06-30", "recurs": None}
    assert gold["targets"] == [
        {"indicator": "修复率", "value": 75, "upper": None, "measure": "%", "comparator": ">=", "by": "2025", "base": None,
         "status": "target", "text": "修复率达到75%以上"}
    ]  # fmt: skip
    assert gold["priorities"] == [{"region": "望溪省栖河市", "text": "探索建立湿地银行制度", "listed": False}]
    assert gold["citations"] == [{"title": "望溪省湿地条例", "number": None}]
    assert gold["running_priorities_annotated"] is True


def test_mentions_are_no_gold():
    mention = CorrectionMaker(plan()).edit(Kind.PRIORITY, 0, {"mention": "是"})
    assert to_gold(apply(plan(), noted(mention)).parsed, {Kind.PRIORITY})["priorities"] == []


def test_the_whole_document_where_all_of_it_is_taken_for_right():
    gold = to_gold(PARSED, (), whole=True)
    assert gold["document"]["title"] == "栖河市湿地保护方案"
    assert gold["outline"] == []
    assert len(gold["tasks"]) == 3
    measured = evaluate("方案", gold, gold).measured
    assert {each.kind for each in measured} >= {"tasks", "targets", "citations", "document.title"}
    assert all(each.count.f1 == 1 for each in measured)
