"""Commands that ask by likeness."""

import csv
import io
import json

import pytest

from tests.command_line import PLAN, found, zhengce
from ui.cli import likes


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    """A corpus with a document and its repost."""
    folder = tmp_path_factory.mktemp("twice")
    text = PLAN.read_text(encoding="gb18030")
    for name, words in (("甲.txt", text), ("乙.txt", "转发通知\n请认真贯彻执行。\n" + text)):
        (folder / name).write_text(words, encoding="utf-8")
    assert zhengce("add", folder / "甲.txt", folder / "乙.txt", "--corpus", folder / "库", "--workers", 0) == 0
    return folder / "库"


@pytest.fixture
def asked(twice, capsysbinary):
    def asked(*arguments):
        capsysbinary.readouterr()
        status = zhengce(*arguments, "--corpus", twice)
        return status, capsysbinary.readouterr().out.decode()

    return asked


def test_like_tells_each_shared_stretch_with_its_places(ask):
    hit = next(hit for hit in found(ask, "环境", "--kind", "passage")["hits"] if len(hit["text"]) > 80)
    words = hit["text"][10:70]
    status, text = ask("like", words, "--format", "json")
    assert status == 0
    answer = json.loads(text)
    assert answer["text"] == words
    best = answer["likes"][0]
    assert best["score"] == 1.0
    for stretch in best["shared"]:
        assert words[slice(*stretch["asked"])] == best["text"][slice(*stretch["found"])] == stretch["text"]


def test_like_of_a_record_leaves_itself_out(ask):
    hit = next(hit for hit in found(ask, "环境", "--kind", "passage")["hits"] if len(hit["text"]) > 80)
    likes = json.loads(ask("like", hit["entry_id"], "--least", 1, "--format", "json")[1])["likes"]
    places = [(each["document_id"], each["start"]) for each in likes]
    assert (hit["entry_id"].split("-")[0], hit["start"]) not in places


def test_like_of_a_file_finds_the_document_itself(ask):
    likes = json.loads(ask("like", PLAN, "--limit", 3, "--format", "json")[1])["likes"]
    assert len(likes) == 3
    assert {each["file"] for each in likes} == {PLAN.name}


def test_like_as_a_table_and_as_csv(asked):
    words = "一段不会出现在样本里的话，说的是别的事情，与政策毫无关系"
    assert "没有相似的条文。" in asked("like", words)[1]
    _, text = asked("like", PLAN, "--format", "csv", "--limit", 2)
    assert len(list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))) == 2
    assert "几乎一字不差" in asked("like", PLAN, "--limit", 2)[1]


def test_least_narrows(asked):
    words = (
        PLAN.read_text(encoding="gb18030")[100:160]
        + "其余文字都是另外写的，没有一处相同，也不打算相同，只是为了凑够长度"
    )

    def count(least):
        return len(json.loads(asked("like", words, "--least", least, "--format", "json")[1])["likes"])

    assert count(1) > count(100) == 0


def test_a_file_that_cannot_be_read_is_explained(corpus, tmp_path, capsys):
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04nothing")
    assert zhengce("like", bad, "--corpus", corpus) == 1
    assert "坏.docx" in capsys.readouterr().err


def test_a_long_text_is_no_path(ask):
    assert ask("like", "推进生态补偿" * 500)[0] == 0


def test_reprints_in_every_format(asked):
    (group,) = json.loads(asked("reprints", "--format", "json")[1])
    assert sorted(each["file"] for each in group["documents"]) == ["乙.txt", "甲.txt"]
    assert 0.8 < group["score"] < 1
    assert asked("reprints", "--format", "csv")[1].count("正文几乎相同") == 2
    assert "甲.txt" in asked("reprints")[1]


def test_no_reprints_are_said(ask):
    assert "没有正文相同的文件。" in ask("reprints")[1]


def test_keywords_of_a_document_a_file_and_a_result(asked):
    document = json.loads(asked("reprints", "--format", "json")[1])[0]["documents"][0]["document_id"]
    of_document = json.loads(asked("keywords", document, "--format", "json")[1])
    of_file = json.loads(asked("keywords", PLAN, "--format", "json")[1])
    assert len(of_document) == len(of_file) == 10
    assert {"word", "count", "weight"} == set(of_file[0])
    of_result = asked("keywords", "--query", "环境", "--limit", 3, "--format", "csv")[1]
    assert len(of_result.splitlines()) == 4
    assert "关键词" in asked("keywords", document, "--limit", 1)[1]


def test_keywords_of_nothing(asked):
    assert "没有关键词。" in asked("keywords", "--query", "根本没有的词语组合")[1]
    assert asked("keywords")[0] == 2
    assert asked("keywords", "ab", "--query", "甲")[0] == 2
    assert asked("keywords", "ab")[0] == 1


def test_a_large_intake_is_taken_in_first(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(likes, "_MENDED", 1)
    assert zhengce("add", PLAN, "--corpus", tmp_path, "--workers", 0) == 0
    assert zhengce("reprints", "--corpus", tmp_path) == 0
    assert "没有正文相同的文件。" in capsys.readouterr().out
