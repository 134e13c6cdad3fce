"""The whole of it: a folder whose ``corpus.toml`` names PostgreSQL and OpenSearch, several programs at work on it from
folders of their own, as machines have them. In the end it finds what one machine alone finds."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.asked import Query
from corpus.store.opening import open_store
from tests.cluster.nodes import Cluster
from tests.cluster.postgres import PostgresNode, kill, running
from tests.cluster.small_papers import write_papers
from tests.cluster.test_store_server import adding, entries_of, started, wait_until


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresNode]:
    with running() as found:
        yield found


@pytest.fixture
def machines(one_node: Cluster, server: PostgresNode, tmp_path: Path) -> list[Path]:
    """Folders of one corpus."""
    address, nodes = server.database(), ", ".join(f'"{each}"' for each in one_node.addresses)
    said = (
        f'[store]\naddress = "{address}"\noriginals = "{tmp_path / "原件"}"\n'
        f'[index]\nengine = "opensearch"\naddresses = [{nodes}]\nname = "whole-{os.getpid()}"\n'
    )
    folders = [tmp_path / name for name in ("甲", "乙", "丙")]
    for folder in folders:
        folder.mkdir()
        (folder / "corpus.toml").write_text(said, encoding="utf-8")
    return folders


def indexing(folder: Path) -> subprocess.Popen[bytes]:
    code = "from ui.start import main; main()"
    return started(code, "index", "--corpus", str(folder), "--every", "0.3")


def test_machines_at_work_on_one_corpus_end_as_one_machine_does(machines: list[Path], tmp_path: Path) -> None:
    papers = write_papers(tmp_path / "papers", 240)
    files = sorted(papers.iterdir())
    indexer = indexing(machines[2])
    try:
        with closing(open_store(machines[0])) as store:
            writers = [adding(folder, *files[at::2]) for at, folder in enumerate(machines[:2])]
            wait_until(lambda: store.generation > 60)
            kill(writers[0])
            writers[0] = adding(machines[0], *files[0::2])
            for each in writers:
                said, _ = each.communicate(timeout=300)
                assert each.returncode == 0, said.decode(errors="replace")[-2000:]
        assert indexer.poll() is None
        with Corpus.open(machines[0]) as whole:
            wait_until(lambda: not whole.is_behind, 60)
            with Corpus.open(tmp_path / "one") as one:
                one.add([papers])
                assert entries_of(whole) == entries_of(one)
                for text in ("堤岸", "“加固堤岸”", "牵头单位:市水利局", "废止"):
                    query = Query(text=text)
                    assert whole.search(query).total == one.search(query).total
            assert whole.stats().engine == "opensearch"
            (gone, *_) = sorted(whole._store.ids())
            assert whole.remove([gone]) == 1
        with Corpus.open(machines[1]) as other:
            assert all(each.document_id != gone for each in entries_of(other).values())
    finally:
        kill(indexer)
