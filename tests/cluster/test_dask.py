"""``zhengce add --dask``: a scheduler and two workers as processes, one of them killed; as one machine alone does it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus.build import Corpus, Status
from corpus.store.dialect import ServerTrouble
from corpus.store.opening import open_store
from tests.cluster.postgres import REQUIRED, PostgresNode, kill, running
from tests.cluster.small_papers import write_papers
from tests.cluster.test_store_server import corpus_at, entries_of, wait_until
from tests.conftest import absent

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresNode]:
    if find_spec("distributed") is None:
        absent('Dask is not installed (pip install "zhengce[cluster]")', REQUIRED)
    with running() as found:
        yield found


def _process(*arguments: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _worker(address: str, folder: Path) -> subprocess.Popen[bytes]:
    return _process(
        "distributed.cli.dask_worker", address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny",
        "--no-dashboard", "--memory-limit", "0", "--local-directory", str(folder),
    )  # fmt: skip


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Its address, and its workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    processes = [
        _process("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"),
        _worker(address, folder),
        _worker(address, folder),
    ]
    try:
        _wait_for_workers(address, 2)
        yield address, processes[1:]
    finally:
        for process in reversed(processes):
            kill(process)


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout=120, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=120)


def test_two_workers_do_what_one_machine_does_though_one_is_killed(server: PostgresNode, tmp_path: Path) -> None:
    papers = write_papers(tmp_path / "papers", 150)
    for path in (ROOT / "corpus" / "samples").iterdir():
        shutil.copy(path, papers)
    (papers / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    (papers / "图.dwg").write_bytes(b"AC1032" + bytes(50))
    folder = corpus_at(tmp_path / "库", server.database())
    with cluster(tmp_path) as (address, workers), Corpus.open(folder) as corpus, closing(open_store(folder)) as store:
        killer = threading.Thread(target=lambda: (wait_until(lambda: store.generation > 40), kill(workers[0])))
        killer.start()
        told = corpus.add([papers], dask=address)
        killer.join()
        assert workers[0].poll() is not None, "one was killed while there was work"
        reached = corpus._store.generation
        again = corpus.add([papers], dask=address)
        assert corpus._store.generation == reached, "what is there is not done twice"
        taken = told.with_status(Status.ADDED)
        assert len(taken) == 165, [each for each in told.outcomes if each.status is not Status.ADDED]
        known = {each.name for each in again.with_status(Status.UNCHANGED)}
        assert known - {each.name for each in taken} == set()
        with Corpus.open(tmp_path / "one") as one:
            expected = one.add([papers], workers=0)
            assert told.outcomes == expected.outcomes
            assert entries_of(corpus) == entries_of(one)
            for document_id in one._store.ids():
                assert corpus.document(document_id) == one.document(document_id)
                assert corpus.raw(document_id) == one.raw(document_id)
    files = [path for path in (folder / "originals").rglob("*") if path.is_file()]
    assert len(files) == told.counts[Status.ADDED], "of what was refused nothing stays"


def test_what_cannot_be_is_said_in_chinese(server: PostgresNode, tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("关于堤岸的通知\n一、加固堤岸。（牵头单位：市水利局）", encoding="utf-8")
    with Corpus.open(tmp_path / "plain") as plain, pytest.raises(ServerTrouble, match="库在文件夹里"):
        plain.add([paper], dask="tcp://127.0.0.1:9")
    folder = corpus_at(tmp_path / "库", server.database())
    with Corpus.open(folder) as corpus, pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.intake.clustered._TIMEOUT", 1)
        begun = time.monotonic()
        with pytest.raises(ServerTrouble, match="连接不上 Dask"):
            corpus.add([paper], dask="tcp://127.0.0.1:9")
        assert time.monotonic() - begun < 60
