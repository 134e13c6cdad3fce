"""What a worker of a cluster does with a file; tests/cluster has a scheduler and two workers."""

from contextlib import closing

import pytest

from corpus.intake import clustered
from corpus.intake.clustered import ClusterJob, outcomes, read_and_keep
from corpus.intake.jobs import Job
from corpus.intake.outcomes import Mishap, Status
from corpus.store.dialect import ServerTrouble
from corpus.store.opening import open_store
from corpus.store.originals import OriginalFiles
from corpus.whereabouts import Whereabouts

NOTICE = "关于堤岸巡护的通知\n一、加固堤岸。（牵头单位：市水利局）\n".encode()


@pytest.fixture
def where(tmp_path, monkeypatch):
    """A worker's store is a server's; here it is a file where the worker stands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "corpus.toml").write_text('[store]\noriginals = "原件"\n', encoding="utf-8")
    yield Whereabouts(originals=tmp_path / "原件")
    desk = clustered._desk(Whereabouts(originals=tmp_path / "原件"))
    desk.close()
    clustered._desk.cache_clear()


def files(where):
    return [path for path in where.originals.rglob("*") if path.is_file()]


def job(where, name, data, number=1):
    return ClusterJob(name, OriginalFiles(where.originals).keep(data), None, number)


def test_a_file_goes_into_the_store_and_only_its_outcome_comes_back(where, tmp_path):
    for _ in range(2):  # a task may be done twice
        outcome = read_and_keep(where, job(where, "a.txt", NOTICE))
        assert (outcome.status, outcome.name) == (Status.ADDED, "a.txt")
    with closing(open_store(tmp_path)) as store:
        assert store.ids() == {outcome.document_id}
        assert store.original(outcome.document_id) == NOTICE
        assert len(store.document(outcome.document_id).tasks) == 1
    assert len(files(where)) == 1


def test_of_a_file_that_is_refused_nothing_stays(where):
    outcome = read_and_keep(where, job(where, "坏.docx", b"PK\x03\x04 broken"))
    assert outcome.status is Status.FAILED
    assert files(where) == []


def test_a_worker_that_does_not_see_the_originals_says_so(where):
    outcome = read_and_keep(where, ClusterJob("a.txt", "0" * 64, None, 1))
    assert outcome.code is Mishap.NOT_OPENED
    assert "看不到" in outcome.reason


def test_a_store_in_a_folder_is_told_at_once(tmp_path):
    with pytest.raises(ServerTrouble, match="库在文件夹里"):
        next(outcomes("tcp://127.0.0.1:9", [Job("a.txt", NOTICE)], Whereabouts()))
