"""Whatever becomes of an index: each command says what it has to say, in Chinese, and finds what is in the store."""

import gc
import json
import shutil

import pytest

from tests.broken_indexes import HARMS
from tests.command_line import SAMPLES, zhengce
from tests.engines_here import HERE

COMMANDS = (("stats",), ("show",), ("add", sorted(SAMPLES.glob("03_*"))[0]), ("reindex",), ("matrix",))


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole") / "库"
    assert zhengce("add", *sorted(SAMPLES.glob("0[12]_*")), "--corpus", folder, "--workers", 0) == 0
    return folder


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """A store of as many generations with other documents."""
    folder = tmp_path_factory.mktemp("other") / "库"
    assert zhengce("add", *sorted(SAMPLES.glob("0[45]_*")), "--corpus", folder, "--workers", 0) == 0
    return folder


def asked(capsys, *arguments):
    capsys.readouterr()
    status = zhengce(*arguments)
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert "程序内部出错" not in err
    return status, out, err


def hits(capsys, folder):
    status, out, err = asked(capsys, "search", "责任单位", "--corpus", folder, "--format", "json")
    assert status == 0, err
    return [hit["entry_id"] for hit in json.loads(out)["hits"]]


@pytest.mark.parametrize("engine_first", [False, True], ids=["asked", "another command first"])
@pytest.mark.parametrize("number", range(len(HARMS)), ids=list(HARMS))
def test_a_broken_index_is_made_anew(whole, tmp_path, capsys, number, engine_first):
    wanted, folder = hits(capsys, whole), tmp_path / "库"
    assert wanted
    shutil.copytree(whole, folder)
    list(HARMS.values())[number](folder / "index-tantivy")
    if engine_first:
        name, *rest = COMMANDS[number % len(COMMANDS)]
        status, out, err = asked(capsys, name, *(rest or [wanted[0]] * (name == "show")), "--corpus", folder)
        assert status == 0, err
        assert out
    found = hits(capsys, folder)
    assert set(wanted) <= set(found) if engine_first else found == wanted


def test_people_are_told_that_it_was_made_anew(whole, tmp_path, capsys):
    shutil.copytree(whole, tmp_path / "库")
    (tmp_path / "库" / "index-tantivy" / "meta.json").write_text("?")
    *_, err = asked(capsys, "search", "责任单位", "--corpus", tmp_path / "库")
    assert err.count("已由库中内容重建") == 1
    *_, err = asked(capsys, "search", "责任单位", "--corpus", tmp_path / "库")
    assert not err


def test_a_copy_of_a_corpus_keeps_its_index(whole, tmp_path, capsys):
    shutil.copytree(whole, tmp_path / "库", copy_function=shutil.copy)
    before = {path.name for path in (tmp_path / "库" / "index-tantivy").iterdir()}
    *_, err = asked(capsys, "search", "责任单位", "--corpus", tmp_path / "库")
    assert not err
    assert {path.name for path in (tmp_path / "库" / "index-tantivy").iterdir()} == before


@pytest.mark.parametrize("engine", HERE)
def test_the_index_of_another_store_is_not_believed(whole, other, tmp_path, capsys, engine):
    """Also where both have counted the same number of changes."""
    folder = tmp_path / "库"
    shutil.copytree(whole, folder)
    for each in (folder, other):
        assert asked(capsys, "search", "责任单位", "--corpus", each, "--engine", engine)[0] == 0
    shutil.rmtree(folder / f"index-{engine}")
    shutil.copytree(other / f"index-{engine}", folder / f"index-{engine}")
    assert hits(capsys, folder) == hits(capsys, whole)
    status, out, _ = asked(capsys, "search", "责任单位", "--corpus", folder, "--engine", engine, "--format", "json")
    assert (status, {hit["entry_id"] for hit in json.loads(out)["hits"]}) == (0, set(hits(capsys, whole)))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("ending", [".seg", ".toc", "generation.json", "store.json"])
@pytest.mark.parametrize("data", [b"", b"nonsense " * 50])
def test_the_other_engine_too(whole, tmp_path, capsys, ending, data):
    folder = tmp_path / "库"
    shutil.copytree(whole, folder)
    search = ("search", "责任单位", "--corpus", folder, "--engine", "whoosh", "--format", "json")
    wanted = {hit["entry_id"] for hit in json.loads(asked(capsys, *search)[1])["hits"]}
    for path in (folder / "index-whoosh").iterdir():
        if path.name.endswith(ending):
            path.write_bytes(data)
    status, out, err = asked(capsys, *search)
    assert status == 0, err
    assert {hit["entry_id"] for hit in json.loads(out)["hits"]} == wanted
    gc.collect()  # files that Whoosh does not close when it fails
