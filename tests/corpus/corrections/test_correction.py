"""What a correction is about."""

from corpus.corrections.correction import kind_of, quoted_of
from corpus.search.entry_ids import RecordKind
from tests.corpus.corrections.test_apply import ACCEPT, ADD, BOUND, SET


def test_kind_and_passage():
    assert [kind_of(each) for each in (ACCEPT, ADD, BOUND, SET)] == [
        RecordKind.TARGET, RecordKind.TASK, RecordKind.PRIORITY, RecordKind.DOCUMENT,
    ]  # fmt: skip
    assert quoted_of(SET) is None
    assert quoted_of(ADD).quote == "由有关单位落实"
    assert quoted_of(BOUND).quote == "探索建立湿地银行制度"  # where it stood, not where it stands now
