"""A corpus from end to end: files in, found again, and nothing lost or broken on the way."""

import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from corpus.build import Corpus, Interrupted, Status
from corpus.intake import indexed, upkeep
from corpus.search.asked import Kind, Query
from corpus.search.engines import generation
from corpus.search.engines.engine import IndexBusy
from corpus.search.entries import make_entries
from tests.engines_here import HERE

NOTICE = "清河省人民政府关于推进生态补偿的意见\n清政发〔2016〕5号\n各市人民政府：\n一、总体要求\n坚持保护优先，探索建立横向生态补偿机制。\n清河省人民政府\n2016年5月1日\n"
OTHER = "白水市旅游发展规划\n一、发展目标\n接待游客达到100万人次。\n白水市人民政府\n2018年3月9日\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "files"
    (folder / "inner").mkdir(parents=True)
    (folder / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "inner" / "other.txt").write_bytes(OTHER.encode("gb18030"))
    (folder / "inner" / "same.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "index.jsonl").write_text("{}")
    (folder / ".hidden.txt").write_text("x")
    return folder


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "corpus") as corpus:
        yield corpus


def statuses(summary):
    return {outcome.name: outcome.status.value for outcome in summary.outcomes}


def test_a_corpus_is_made_where_there_is_none_yet(tmp_path):
    folder = tmp_path / "资料" / "政策" / "库"
    with Corpus.open(folder) as corpus:
        assert corpus.documents() == ()
    with Corpus.open(folder) as corpus:
        assert corpus.name == "库"


def test_every_file_has_an_outcome(corpus, folder):
    summary = corpus.add([folder], workers=0)
    assert statuses(summary) == {
        "empty.txt": "failed", "index.jsonl": "skipped", "other.txt": "added", "same.txt": "added", "notice.txt": "unchanged",
    }  # fmt: skip
    by_name = {outcome.name: outcome for outcome in summary.outcomes}
    assert "0 字节" in by_name["empty.txt"].reason
    assert ".jsonl" in by_name["index.jsonl"].reason
    assert by_name["notice.txt"].reason == "与“same.txt”内容相同"
    assert summary.counts[Status.ADDED] == 2


def test_added_again_all_is_unchanged(corpus, folder):
    corpus.add([folder], workers=0)
    before = corpus.documents()
    summary = corpus.add([folder], workers=0)
    assert summary.counts[Status.ADDED] == 0
    assert summary.counts[Status.UNCHANGED] == 3
    assert corpus.documents() == before


def test_what_was_added_is_found(corpus, folder):
    corpus.add([folder], workers=0)
    (hit,) = corpus.search(Query(text='"横向生态补偿机制"', kind=Kind.PASSAGE)).hits
    parsed = corpus.document(hit.entry.document_id)
    assert parsed.document[hit.entry.span] == hit.entry.text
    assert corpus.entry(hit.entry.entry_id) == hit.entry
    source, data = corpus.raw(hit.entry.document_id)
    assert data.decode() == NOTICE
    assert source.retrieved is not None
    assert corpus.search(Query(text="标题:白水市旅游发展规划")).total > 0  # a short file in GB18030


def test_a_file_whose_bytes_are_gone_is_not_handed_out(corpus, folder, tmp_path):
    corpus.add([folder], workers=0)
    (hit,) = corpus.search(Query(text='"横向生态补偿机制"', kind=Kind.PASSAGE)).hits
    with sqlite3.connect(next(tmp_path.rglob("corpus.sqlite"))) as connection:
        connection.execute("DELETE FROM originals")
    assert corpus.raw(hit.entry.document_id) is None
    assert corpus.raw("0" * 16) is None


def test_worker_processes_do_the_same(corpus, folder, tmp_path):
    corpus.add([folder], workers=2)
    with Corpus.open(tmp_path / "other") as other:
        other.add([folder], workers=0)
        assert {d.document_id: d for d in corpus.documents()} == {d.document_id: d for d in other.documents()}


def test_uploads_and_archives(corpus, folder, tmp_path):
    path = tmp_path / "files.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in ("notice.txt", "index.jsonl"):
            archive.write(folder / file, file)
    summary = corpus.add_bytes(
        [("files.zip", path.read_bytes()), ("other.txt", OTHER.encode()), ("a.exe", b"MZ")], workers=0
    )
    assert statuses(summary) == {
        "files.zip/notice.txt": "added", "files.zip/index.jsonl": "skipped", "other.txt": "added", "a.exe": "skipped",
    }  # fmt: skip


def test_paths_that_cannot_be_read(corpus, tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 broken")
    summary = corpus.add([tmp_path / "nowhere.txt", tmp_path / "bad.zip"], workers=0)
    assert statuses(summary) == {"nowhere.txt": "failed", "bad.zip": "failed"}
    assert "找不到" in summary.outcomes[0].reason
    assert "压缩包" in summary.outcomes[1].reason


def test_progress_counts_up_to_the_total(corpus, folder):
    seen = []
    corpus.add([folder], workers=0, on_progress=seen.append)
    assert [progress.done for progress in seen] == [1, 2, 3, 4, 5]
    assert {progress.total for progress in seen} == {5}
    assert seen[-1].eta == 0


def test_giving_up_keeps_what_was_added(corpus, folder):
    class Cancelled(Exception):
        pass

    def stop(progress):
        if corpus.documents():
            raise Cancelled

    with pytest.raises(Cancelled):
        corpus.add([folder], workers=1, on_progress=stop)
    assert len(corpus.documents()) == 1
    assert corpus.search(Query(kind=Kind.DOCUMENT)).total == 1


def test_removal(corpus, folder):
    corpus.add([folder], workers=0)
    (row,) = [row for row in corpus.documents() if row.source_name != "other.txt"]
    assert corpus.remove([row.document_id]) == 1
    assert corpus.search(Query(text="生态补偿")).total == 0
    assert corpus.document(row.document_id) is None


def everything(corpus):
    return {entry.entry_id: entry for entry in corpus.entries(Query())}


@pytest.mark.parametrize("engine", HERE)
def test_a_crash_between_store_and_index_is_mended(tmp_path, folder, engine):
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:
        corpus.add([folder / "notice.txt"], workers=0)
        corpus.add([folder / "inner" / "other.txt"], workers=0)
        wanted = everything(corpus)
        other = next(row.document_id for row in corpus.documents() if row.source_name == "other.txt")
        parsed, (_, data) = corpus.document(other), corpus.raw(other)
        # The store goes on, the index does not hear of it: one document gone, one changed.
        corpus._store.remove([other])
        changed = next(iter(corpus._store.ids()))
        corpus._store.add(replace(corpus.document(changed), tasks=()))
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:
        assert {entry.document_id for entry in everything(corpus).values()} == {changed}
        corpus._store.add(parsed, data)
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:
        assert everything(corpus).keys() >= {key for key in wanted if key.startswith(other)}


def test_one_process_adds_at_a_time_and_others_still_open_and_read(corpus, folder, tmp_path):
    outcomes = []

    def meanwhile(progress):
        if corpus.documents() and not outcomes:
            with Corpus.open(tmp_path / "corpus") as other:
                outcomes.append(other.search(Query()).total)
                with pytest.raises(IndexBusy, match="请等"):
                    other.add_bytes([("b.txt", OTHER.encode())], workers=0)
                with pytest.raises(IndexBusy):
                    other.remove([corpus.documents()[0].document_id])

    corpus.add([folder], workers=0, on_progress=meanwhile)
    assert outcomes == [0]
    with Corpus.open(tmp_path / "corpus") as other:
        assert other.add_bytes([("b.txt", OTHER.encode())], workers=0).counts[Status.ADDED] == 1
        assert len(other.documents()) == 3
        assert everything(other) == everything(corpus)


def test_a_second_thread_waits_or_is_told(corpus, folder, monkeypatch):
    monkeypatch.setattr(upkeep, "_PATIENCE", 0.1)

    def meanwhile(progress):
        with ThreadPoolExecutor() as pool, pytest.raises(IndexBusy):
            pool.submit(corpus.remove, ["0000000000000000"]).result()

    corpus.add([folder / "notice.txt"], workers=0, on_progress=meanwhile)
    assert len(corpus.documents()) == 1


def test_another_engine_is_filled_when_first_opened(corpus, folder, tmp_path):
    corpus.add([folder], workers=0)
    with Corpus.open(tmp_path / "corpus", engine="whoosh") as other:
        assert everything(other) == everything(corpus)


def test_a_broken_index_is_made_anew(tmp_path, folder):
    with Corpus.open(tmp_path / "corpus") as corpus:
        corpus.add([folder], workers=0)
        wanted = everything(corpus)
    (tmp_path / "corpus" / "index-tantivy" / "meta.json").write_text("nonsense")
    with Corpus.open(tmp_path / "corpus") as corpus:
        assert everything(corpus) == wanted


def test_an_index_of_an_older_format_is_filled_anew(corpus, folder, tmp_path, monkeypatch):
    corpus.add([folder], workers=0)
    wanted = everything(corpus)
    monkeypatch.setattr(generation, "FORMAT", generation.FORMAT + 1)
    monkeypatch.setattr(
        indexed, "make_entries", lambda *args, **more: (replace(e, title="new") for e in make_entries(*args, **more))
    )
    with Corpus.open(tmp_path / "corpus") as other:
        assert everything(other).keys() == wanted.keys()
        assert {entry.title for entry in everything(other).values()} == {"new"}


@pytest.mark.parametrize("content", ["", "7", "{}", "{"])
def test_an_unreadable_generation_fills_the_index_anew(corpus, folder, tmp_path, content):
    corpus.add([folder / "notice.txt"], workers=0)
    wanted = everything(corpus)
    (tmp_path / "corpus" / "index-tantivy" / "generation.json").write_text(content)
    with Corpus.open(tmp_path / "corpus") as other:
        assert everything(other) == wanted


def test_reindexing_and_extracting_again_change_nothing(corpus, folder):
    corpus.add([folder], workers=0)
    wanted, documents = everything(corpus), [corpus.document(row.document_id) for row in corpus.documents()]
    corpus.reindex()
    assert everything(corpus) == wanted
    assert corpus.reextract(workers=0).counts[Status.ADDED] == 2
    assert everything(corpus) == wanted
    assert [corpus.document(row.document_id) for row in corpus.documents()] == documents


def test_numbers(corpus, folder):
    assert corpus.stats().documents == 0
    corpus.add([folder], workers=0)
    stats = corpus.stats()
    assert (stats.documents, stats.without_number, stats.engine) == (2, 1, "tantivy")
    assert stats.bytes_on_disk > 0
    assert corpus.name == "corpus"


def test_two_corpora_in_one_process_keep_apart(corpus, folder, tmp_path):
    with Corpus.open(tmp_path / "second") as second:
        corpus.add([folder], workers=0)
        assert second.documents() == ()


class Broken(Exception):
    pass


def interrupted_at(corpus, method, error, calls=2):
    """Let the n-th call of a method of the corpus's index or store end with an error, before it has done anything."""
    holder = corpus._store if method.startswith("store.") else corpus._index
    name = method.partition(".")[2]
    real, left = getattr(holder, name), [calls]

    def sometimes(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0:
            raise error
        return real(*args, **kwargs)

    setattr(holder, name, sometimes)


@pytest.mark.parametrize("engine", HERE)
@pytest.mark.parametrize("error", [KeyboardInterrupt, Broken])
@pytest.mark.parametrize("method", ["store.add", "index.add", "index.commit"])
def test_whatever_ends_an_add_the_index_never_claims_what_it_lacks(tmp_path, folder, engine, error, method):
    calls = 1 if method == "index.commit" else 2
    corpus = Corpus.open(tmp_path / "corpus", engine=engine)
    interrupted_at(corpus, method, error(), calls)
    with pytest.raises(error):
        corpus.add([folder], workers=0)
    corpus._index.close()
    corpus._store.close()
    with Corpus.open(tmp_path / "corpus", engine=engine) as again:
        stored = {row.document_id for row in again.documents()}
        assert len(stored) == {"store.add": 1, "index.add": 2, "index.commit": 2}[method]
        assert {entry.document_id for entry in everything(again).values()} == stored
        again.add([folder], workers=0)
        whole = everything(again)
    with Corpus.open(tmp_path / "other", engine=engine) as other:
        other.add([folder], workers=0)
        assert everything(other) == whole


@pytest.mark.parametrize("engine", HERE)
def test_an_interrupted_entry_leaves_no_half_document(tmp_path, folder, engine, monkeypatch):
    """Half of a document's entries are in the index when the work ends: they are neither lost nor there twice."""
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:

        def half(parsed, lineage, **more):
            yield from list(make_entries(parsed, lineage, **more))[:2]
            raise KeyboardInterrupt

        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(indexed, "make_entries", half)
            corpus.add([folder / "notice.txt"], workers=0)
        corpus.add([folder / "inner" / "other.txt"], workers=0)
        found = [entry.entry_id for entry in corpus.entries(Query())]
    with Corpus.open(tmp_path / "other", engine=engine) as other:
        other.add([folder / "notice.txt", folder / "inner" / "other.txt"], workers=0)
        assert sorted(found) == sorted(everything(other))


@pytest.mark.parametrize("engine", HERE)
def test_an_interrupted_rebuild_leaves_the_index_as_it_was(tmp_path, folder, engine):
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:
        corpus.add([folder], workers=0)
        before = everything(corpus)
        interrupted_at(corpus, "index.add", Broken())
        with pytest.raises(Broken):
            corpus.reindex()
        assert everything(corpus) == before
        corpus.reindex()
        assert everything(corpus) == before


def test_an_interrupt_tells_what_became_of_the_files(corpus, folder):
    interrupted_at(corpus, "store.add", KeyboardInterrupt())
    with pytest.raises(Interrupted) as caught:
        corpus.add([folder], workers=0)
    assert statuses(caught.value.summary) == {"empty.txt": "failed", "index.jsonl": "skipped", "other.txt": "added"}


# --- 时效 ---------------------------------------------------------------------------------------------------------

OLD = "清河省物业管理办法\n清政发〔2015〕1号\n第一条 为规范物业管理，制定本办法。\n第二条 本办法自2015年2月1日起施行，有效期至2099年12月31日。\n清河省人民政府\n2015年1月1日\n"
NEW = "清河省物业管理规定\n清政发〔2020〕7号\n第一条 为规范物业管理，制定本规定。\n第二条 本规定自2020年3月1日起施行。《清河省物业管理办法》（清政发〔2015〕1号）同时废止。\n清河省人民政府\n2020年1月1日\n"


def valid(corpus, status):
    """Titles of the documents that the facet counts under a status, which the filter and the query must agree with."""
    filtered = corpus.search(Query(kind=Kind.DOCUMENT, filters={"validity": (status,)}))
    asked = corpus.search(Query(text=f"时效:{status}", kind=Kind.DOCUMENT))
    found = [hit.entry.document_title for hit in filtered.hits]
    assert [hit.entry.document_title for hit in asked.hits] == found
    assert all(hit.entry.facets["validity"] == (status,) for hit in filtered.hits)
    counts = dict(corpus.search(Query(kind=Kind.DOCUMENT)).facets["validity"])
    assert counts.get(status, 0) == len(found)
    return found


@pytest.mark.parametrize("engine", HERE)
@pytest.mark.parametrize("batches", [(OLD + "|" + NEW,), (NEW + "|" + OLD,), (OLD, NEW), (NEW, OLD)])
def test_a_document_is_no_longer_valid_once_another_ends_it_whichever_came_first(tmp_path, engine, batches):
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:
        for batch in batches:
            files = [(f"{text[:8]}.txt", text.encode()) for text in batch.split("|")]
            corpus.add_bytes(files, workers=0)
        assert valid(corpus, "废止") == ["清河省物业管理办法"]
        assert valid(corpus, "有效") == []
        ids = {row.title: row.document_id for row in corpus.documents()}
        old, new = ids["清河省物业管理办法"], ids["清河省物业管理规定"]
        assert [row.document_id for row in corpus.repealing(old)] == [new]
        assert corpus.repealed(old) == date(2020, 3, 1)
        assert len(everything(corpus)) == len(list(corpus.entries(Query())))  # none is there twice
        corpus.remove([new])
        assert valid(corpus, "废止") == []
        assert valid(corpus, "有效") == ["清河省物业管理办法"]


@pytest.mark.parametrize("engine", HERE)
def test_an_index_that_lies_there_does_not_grow_old(tmp_path, engine, monkeypatch):
    text = OLD.replace("2099", "2019")
    with Corpus.open(tmp_path / "corpus", engine=engine) as corpus:
        corpus.add_bytes([("a.txt", text.encode())], workers=0)
        for day, status in ((date(2015, 1, 31), "尚未施行"), (date(2019, 12, 31), "有效"), (date(2020, 1, 1), "失效")):
            monkeypatch.setattr(corpus._index, "today", lambda day=day: day)
            assert valid(corpus, status) == ["清河省物业管理办法"]
            assert valid(corpus, "废止") == []


def test_what_an_interrupted_entry_ends_is_taken_in_when_next_opened(tmp_path, monkeypatch):
    """The store has the new document, the index neither it nor that it ends the old one."""
    with Corpus.open(tmp_path / "corpus") as corpus:
        corpus.add_bytes([("a.txt", OLD.encode())], workers=0)
        with monkeypatch.context() as patch, pytest.raises(RuntimeError):
            patch.setattr(corpus._index, "commit", lambda generation: raised(RuntimeError))
            corpus.add_bytes([("b.txt", NEW.encode())], workers=0)
    with Corpus.open(tmp_path / "corpus") as corpus:
        assert valid(corpus, "废止") == ["清河省物业管理办法"]


def raised(error):
    raise error
