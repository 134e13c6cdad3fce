"""The command chain."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

import pytest

from corpus.build import Corpus
from tests.chained_papers import FILES
from tests.command_line import zhengce


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("chain")
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(FILES, workers=0)
    return folder


@pytest.fixture
def told(folder, capfd):
    def run(*words):
        status = zhengce("chain", *words, "--corpus", folder)
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return run


def test_a_chain_in_words(told):
    status, text, _ = told("清政发〔2014〕7号")
    assert status == 0
    assert "依据：\n  《远方省水条例》远人发〔2010〕1号  2010-01-01" in text
    assert "《治水导则》  库中没有" in text
    assert "以它为依据：库中没有找到。" in text
    assert "清政发〔2014〕：库中有 1、3、7 号，之间缺 2、4–6 号（共 4 个）" in text
    assert "不表示这些文号都有文件" in text


def test_what_rests_on_a_document(told):
    assert "以它为依据：\n  《清河市治水方案》清政发〔2014〕7号" in told("远方省水条例")[1]


def test_a_chain_as_json(told):
    found = json.loads(told("清河市治水方案", "--format", "json")[1])
    assert [(each["title"], each["step"], each["document_id"] is None) for each in found["documents"]] == [
        ("清河市治水方案", 0, False), ("远方省水条例", 1, False), ("治水导则", 1, True),
    ]  # fmt: skip
    assert {link["relation"] for link in found["links"]} == {"based_on"}
    assert found["series"][0]["holes"] == [[2, 2], [4, 6]]


def test_a_chain_as_a_picture_of_its_own(told, tmp_path):
    assert told("清河市治水方案", "--output", tmp_path / "链.svg")[0] == 0
    root = ElementTree.parse(tmp_path / "链.svg").getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "href" not in (tmp_path / "链.svg").read_text(encoding="utf-8")


def test_what_the_whole_corpus_lacks(told):
    status, text, _ = told()
    assert status == 0
    assert "被引用而库中没有的文件：\n  《治水导则》  1 份文件引用" in text
    assert "清政发〔2014〕" in text
    assert json.loads(told("--format", "json")[1])["lacking"] == [{"title": "治水导则", "number": None, "citing": 1}]
    assert told("--format", "svg")[0] == 2


def test_words_that_name_none_or_several_are_refused(told):
    assert told("没有的文件")[0] == 1
    status, _, wrong = told("号通知")
    assert status == 2
    assert "可指 2 份文件" in wrong
