"""待校核 of a corpus: the least certain first over all documents, judged anew when a document changed."""

import pytest

from corpus.build import Corpus
from corpus.intake import queue
from corpus.intake.queue import CheckQueue
from corpus.search.entry_ids import RecordKind as Kind
from tests.corpus.intake.test_corrected import TEXT

DOUBTFUL = TEXT.replace("市人民政府\n2021年3月1日", "市人民政府").replace(
    "（牵头单位：市住房城乡建设局）", "由市住房城乡建设局会同市财政局负责。"
)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("甲.txt", TEXT.encode()), ("乙.txt", DOUBTFUL.replace("7号", "9号").encode())], workers=0)
        yield corpus


def test_the_least_certain_stand_first_and_have_their_ids(corpus):
    found = corpus.corrections.queue()
    scores = [item.doubt.score for item in found]
    assert scores == sorted(scores, reverse=True)
    running = next(item for item in found if "单位是从正文句子里推断的" in item.doubt.reasons)
    assert running.entry_id == f"{running.document_id}-t{running.doubt.number}"
    assert running.title == "栖河市湿地保护工作方案"
    whole = next(item for item in found if item.doubt.kind is Kind.DOCUMENT)
    assert whole.entry_id == whole.document_id
    assert corpus.corrections.queue("0" * 16) == ()


def test_what_was_looked_at_leaves_the_queue(corpus):
    entry = next(item.entry_id for item in corpus.corrections.queue() if item.doubt.kind is Kind.TASK)
    corpus.corrections.accept(entry, "赵")
    assert entry not in [item.entry_id for item in corpus.corrections.queue()]
    corpus.corrections.undo(1, "赵")
    assert entry in [item.entry_id for item in corpus.corrections.queue()]


def test_a_document_is_judged_once_as_long_as_it_stays(corpus, monkeypatch):
    judged = []
    real = queue.doubts
    monkeypatch.setattr(queue, "doubts", lambda parsed, *rest: judged.append(parsed.document_id) or real(parsed, *rest))
    kept = CheckQueue(corpus._store)
    kept.all()
    kept.all()
    assert len(judged) == 2
    corpus.corrections.accept(next(iter(corpus.corrections.unverified(corpus.document(judged[0])))), "赵")
    kept.all()
    assert judged[2:] == [judged[0]]
