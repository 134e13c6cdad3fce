"""A corpus on a real PostgreSQL: several writers, the right to the index, originals in a folder, what cannot be."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.intake.members import Members
from corpus.people.people import ACTOR, Access, Forbidden
from corpus.search.asked import ASIDE, Entry, Query
from corpus.store.backup import back_up, restore
from corpus.store.copying import NotEmpty
from corpus.store.dialect import ServerTrouble
from corpus.store.migrations import StoreVersionError
from corpus.store.opening import open_store
from corpus.store.sqlite import Store
from corpus.store.writing import TABLES
from corpus.workspace.kept import Workspaces
from extract import extract
from ingest import load_bytes
from tests.cluster.postgres import PostgresNode, kill, running
from tests.cluster.small_papers import write_papers
from tests.command_line import zhengce
from tests.either_database import columns
from tests.made_up import make_parsed

ROOT = Path(__file__).parents[2]
PAPERS = 2000
"""Small ones, that two programs add."""


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresNode]:
    with running() as found:
        yield found


@pytest.fixture
def folder(server: PostgresNode, tmp_path: Path) -> Path:
    return corpus_at(tmp_path / "库", server.database())


def corpus_at(folder: Path, address: str) -> Path:
    """A folder that names a server."""
    folder.mkdir()
    (folder / "corpus.toml").write_text(f'[store]\naddress = "{address}"\n', encoding="utf-8")
    return folder


def started(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def adding(folder: Path, *papers: Path) -> subprocess.Popen[bytes]:
    """The command as people run it."""
    names = [str(path) for path in papers]
    code = "from ui.start import main; main()"
    return started(code, "add", *names, "--corpus", str(folder), "--workers", "0")


def entries_of(corpus: Corpus) -> dict[str, Entry]:
    kinds = (None, *ASIDE)
    found = [each for kind in kinds for each in corpus.entries(Query(kind=kind, copies=True))]
    return {each.entry_id: each for each in found}


def wait_until(holds: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_two_programs_add_and_one_is_killed(folder: Path, tmp_path: Path) -> None:
    """Store and index end as those of one program that did it all."""
    papers = write_papers(tmp_path / "papers", PAPERS)
    halves = [tmp_path / "甲", tmp_path / "乙"]
    for number, half in enumerate(halves):
        half.mkdir()
        for path in sorted(papers.iterdir())[number::2]:
            (half / path.name).hardlink_to(path)
    shared = sorted(papers.iterdir())[:40]  # both of them bring these
    with closing(open_store(folder)) as store:
        killed, other = adding(folder, halves[0], *shared), adding(folder, halves[1], *shared)
        wait_until(lambda: store.generation > PAPERS // 4)
        assert killed.poll() is None
        kill(killed)
        again = adding(folder, halves[0])
        for each in (other, again):
            said, _ = each.communicate(timeout=400)
            assert each.returncode == 0, said.decode(errors="replace")[-2000:]
        generation = store.generation
        assert len(store.changes(0)) == len(store.ids())
    with Corpus.open(tmp_path / "one") as one, Corpus.open(folder) as two:
        one.add([papers])
        assert two.notices() == ()
        assert two._index.generation == two._store.generation == generation  # all was taken in: nothing was mended now
        assert entries_of(two) == entries_of(one)
        ids = one._store.ids()
        assert len(ids) == PAPERS + PAPERS // 50
        assert rows_of(two._store) == rows_of(one._store)
        assert all(two.raw(each) == one.raw(each) for each in sorted(ids)[::20])
        files = [path for path in (folder / "originals").rglob("*") if path.is_file() and path.name[0] != "."]
        assert {path.name[:16] for path in files} == ids
        assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.name for path in files)


def rows_of(store: Store) -> dict[str, list[str]]:
    """All rows of documents, but for when they came and how their files are kept."""
    found = {}
    for table in sorted(set(TABLES) - {"originals"}):
        listed = ", ".join(f'"{name}"' for name in sorted(columns(store.connection, table) - {"generation"}))
        found[table] = sorted(map(repr, store.connection.execute(f"SELECT {listed} FROM {table}")))
    return found


@contextmanager
def holding(folder: Path, name: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program that has a right until it is killed."""
    code = (
        "import sys, time; from pathlib import Path; from corpus.store.opening import open_store\n"
        "store = open_store(Path(sys.argv[1]))\n"
        "with store.held(sys.argv[2]) as held:\n    print(held, flush=True); time.sleep(600)"
    )
    holder = started(code, str(folder), name)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"True"
        yield holder
    finally:
        kill(holder)


def test_the_right_to_the_index_is_freed_by_the_death_of_who_has_it(folder: Path) -> None:
    with closing(open_store(folder)) as store, holding(folder, "index") as holder:
        with store.held("index") as held:
            assert not held
        with store.held("another") as held:
            assert held
        kill(holder)

        def free() -> bool:
            with store.held("index") as held:
                return held

        wait_until(free, 10)


def test_who_does_not_have_the_right_stores_and_says_that_the_index_is_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.intake.upkeep._LONG", 0.5)
    (tmp_path / "a.txt").write_text("关于堤岸的通知\n一、加固堤岸。（牵头单位：市水利局）", encoding="utf-8")
    with Corpus.open(folder) as corpus:
        with holding(folder, corpus._upkeep._right):
            corpus.add([tmp_path / "a.txt"], workers=0)
            assert "可能还缺最近加入的文件" in corpus.notices()[-1]
            assert corpus.is_behind
        wait_until(lambda: (corpus.follow(), not corpus.is_behind)[1], 10)
        assert corpus.search(Query(text="堤岸")).total > 0


def test_nobody_who_follows_the_changes_misses_one(folder: Path) -> None:
    """Numbers become visible in their order, whoever writes at the same time."""
    with closing(open_store(folder)) as store:
        documents = [make_parsed(f"关于第{number}号事项的通知\n1.任务。") for number in range(120)]
        told: list[int] = []

        def add(part: int) -> None:
            told.extend(store.add(parsed, b"x") for parsed in documents[part::6])

        threads = [threading.Thread(target=add, args=(part,)) for part in range(6)]
        for thread in threads:
            thread.start()
        seen, known = list[tuple[str, int]](), 0
        while known < len(documents):
            seen += store.changes(known)
            known = seen[-1][1] if seen else 0
        for thread in threads:
            thread.join()
    assert sorted(told) == list(range(1, 121))
    assert [generation for _, generation in seen] == list(range(1, 121))
    assert {document_id for document_id, _ in seen} == {each.document_id for each in documents}


def test_one_document_that_all_bring_is_there_once(folder: Path) -> None:
    parsed = make_parsed("关于甲的意见\n1.推进生态补偿。（牵头：市财政局）")
    with closing(open_store(folder)) as store:
        threads = [threading.Thread(target=store.add, args=(parsed, b"x")) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.generation == 8
        assert store.document(parsed.document_id) == parsed


def test_an_index_takes_in_many_changes_by_parts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.intake.upkeep._AT_ONCE", 3)
    with Corpus.open(folder) as corpus:
        for number in range(11):
            corpus._store.add(make_parsed(f"关于第{number}号堤岸的通知\n1.任务。"), b"x")
        corpus._store.touch(corpus._store.ids())  # one generation of more than fit
        corpus.follow()
        assert not corpus.is_behind
        assert len({each.document_id for each in entries_of(corpus).values()}) == 11


def test_originals_lie_in_the_folder_by_their_hash(folder: Path) -> None:
    data = "关于甲的意见".encode()
    parsed = extract(load_bytes("甲.txt", data))
    name = hashlib.sha256(data).hexdigest()
    place = folder / "originals" / name[:2] / name[2:4] / name
    with closing(open_store(folder)) as store:
        store.add(parsed, data)
        assert place.read_bytes() == data == store.original(parsed.document_id)
        assert store.connection.execute("SELECT length(deflated) FROM originals").fetchone() == (0,)
        store.remove([parsed.document_id])
        assert not place.exists()


def test_a_corpus_goes_into_a_file_and_into_another_server(folder: Path, server: PostgresNode, tmp_path: Path) -> None:
    write_papers(tmp_path / "papers", 12)
    with Corpus.open(folder) as corpus:
        corpus.add([tmp_path / "papers"], workers=0)
        Workspaces(corpus._store).make("方案甲")
        (first, *_) = (each for each in entries_of(corpus) if "-t" in each)
        corpus.corrections.accept(first, "王芳")
    assert back_up(folder, tmp_path / "备份.sqlite") == 12
    other = corpus_at(tmp_path / "别处", server.database())
    assert restore(tmp_path / "备份.sqlite", other) == 12
    plain = tmp_path / "文件夹"
    restore(tmp_path / "备份.sqlite", plain)
    with Corpus.open(folder) as one, Corpus.open(other) as two, Corpus.open(plain) as three:
        for found in (two, three):
            assert entries_of(found) == entries_of(one)
            assert [found.raw(each) for each in sorted(one._store.ids())] == [
                one.raw(each) for each in sorted(one._store.ids())
            ]
            assert [plan.name for plan in Workspaces(found._store).all()] == ["方案甲"]
            assert [each.author for each in found.corrections.all()] == ["王芳"]
            assert found._store.identity != one._store.identity
    with pytest.raises(NotEmpty, match="只能恢复到空的库"):
        restore(tmp_path / "备份.sqlite", other)


def refused(address: str, tmp_path: Path) -> ServerTrouble:
    with pytest.raises(ServerTrouble) as told:
        open_store(corpus_at(tmp_path / f"库{len(list(tmp_path.iterdir()))}", address))
    return told.value


def test_what_cannot_be_is_said_in_chinese(server: PostgresNode, tmp_path: Path) -> None:
    assert "没有这个数据库" in refused(server.address("nowhere"), tmp_path).what
    assert "连接不上" in refused("postgresql://zhengce@127.0.0.1:9/x", tmp_path).what
    ascii_only = server.database("ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    assert "SQL_ASCII" in refused(ascii_only, tmp_path).what


def test_a_later_version_is_refused(folder: Path) -> None:
    with closing(open_store(folder)) as store:
        store.connection.execute("UPDATE meta SET value = '999' WHERE key = 'version'")
    with pytest.raises(StoreVersionError, match="请先升级"):
        open_store(folder)


def test_a_character_that_no_server_keeps_costs_that_file(folder: Path) -> None:
    """No reader of files leaves a NUL; a title that a person writes may hold one."""
    with closing(open_store(folder)) as store:
        with pytest.raises(ValueError, match="NUL"):
            store.add(make_parsed("关于\0的意见"), b"x")
        assert store.ids() == frozenset()
        store.add(make_parsed("关于甲的意见"), b"x")


def test_a_connection_that_is_lost_is_made_anew(folder: Path) -> None:
    with closing(open_store(folder)) as store:
        ask = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        with pytest.raises(ServerTrouble, match="连接不上"):
            store.connection.execute(ask)
        assert store.generation == 0


def test_two_stores_change_one_plan_and_no_step_is_lost(folder: Path) -> None:
    with closing(open_store(folder)) as store, closing(open_store(folder)) as other:
        plan_id, failed = Workspaces(store).make("方案甲").plan_id, list[BaseException]()

        def rename(workspaces: Workspaces, who: str) -> None:
            try:
                for number in range(20):
                    workspaces.rename(plan_id, f"{who}{number}", editor=who)
            except BaseException as error:
                failed.append(error)

        pairs = ((Workspaces(store), "甲"), (Workspaces(other), "乙"))
        threads = [threading.Thread(target=rename, args=each) for each in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        steps = Workspaces(store).history(plan_id)
    assert {who: sum(step.editor == who for step in steps) for who in "甲乙"} == {"甲": 20, "乙": 20}


def test_commands_are_those_of_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = write_papers(tmp_path / "papers", 8)

    def ask(*words: object) -> str:
        assert zhengce(*words, "--corpus", folder) == 0, capsys.readouterr()
        return capsys.readouterr().out

    ask("add", papers, "--workers", 0)
    assert "加固堤岸" in ask("search", "加固堤岸")
    assert re.search(r"文件\s+│\s+8\s", ask("stats"))
    assert ask("doctor").count("完好") >= 6
    assert "已重建 8 份" in ask("reindex")
    assert "索引已跟上：8 份" in ask("index")
    assert "已备份 8 份" in ask("backup", tmp_path / "备份.sqlite")
    ask("plan", "new", "方案甲")
    assert "方案甲" in ask("plan", "list")
    with closing(open_store(folder)) as store:
        (first, *_) = sorted(store.ids())
        store.connection.execute("DELETE FROM tasks WHERE document_id = ?", (first,))
    assert zhengce("doctor", "--corpus", folder) == 1
    assert "tasks" in capsys.readouterr().out
    assert "已移出 1 份" in ask("remove", first)
    assert "7 份" in ask("index")
    assert zhengce("restore", tmp_path / "备份.sqlite", "--corpus", folder, "--force") == 1
    assert "只能恢复到空的库里" in "".join(capsys.readouterr().err.split("\n"))
    assert zhengce("export", "--format", "datasette", "--corpus", folder) == 1
    assert "zhengce backup" in capsys.readouterr().err


def test_what_is_limited_is_hidden_in_every_way(folder: Path, tmp_path: Path) -> None:
    """The page's own door for somebody of no group, with an index of its own."""
    with Corpus.open(folder) as corpus:
        corpus.add([write_papers(tmp_path / "papers", 5)], workers=0)
        (secret, *others) = sorted(corpus._store.ids())
        with closing(Members.open(folder)) as members:
            members.limit(secret, ["内部"])
        with Corpus.open(folder, access=Access(edits=False, groups=frozenset(), noted=True)) as outside:
            assert outside._store.ids() == set(others)
            assert {each.document_id for each in entries_of(outside).values()} == set(others)
            assert outside.document(secret) is None
            assert outside.raw(secret) is None
            with pytest.raises(Forbidden):
                outside.remove(others)
        with Corpus.open(folder, access=Access(groups=frozenset({"内部"}), noted=True)) as inside:
            assert inside._store.ids() == {secret, *others}
            token = ACTOR.set("王芳")
            inside.remove([secret])
            ACTOR.reset(token)
        with closing(Members.open(folder)) as members:
            assert [(deed.user, deed.subject) for deed in members.deeds() if deed.deed == "remove"] == [
                ("王芳", secret)
            ]
