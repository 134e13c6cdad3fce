"""zhengce correct list, queue, export, and evaluate --corrections."""

import json

import pytest
from spacy.tokens import DocBin

from corpus.build import Corpus
from corpus.export.docbin import pipeline
from tests.ui.cli.test_correct import desk  # noqa: F401 - a fixture
from ui.cli.corrections import _stem


@pytest.fixture
def run(desk):  # noqa: F811
    """One task put right, one taken out."""
    desk("correct", "edit", f"{desk.document_id}-t1", "--set", "牵头单位=市园林绿化局", "--by", "赵")
    desk("correct", "reject", f"{desk.document_id}-t2", "--by", "钱")
    return desk


def test_the_list_says_who_when_old_new(run):
    run("correct", "undo", 2, "--by", "孙")
    first, second = json.loads(run("correct", "list", "--format", "json"))
    assert (first["author"], first["state"], first["changes"]) == (
        "赵", "kept", [{"field": "牵头单位", "old": "市住房城乡建设局", "new": "市园林绿化局"}],
    )  # fmt: skip
    assert (second["correction"], second["undone_by"], second["state"]) == ("reject", "孙", None)
    assert "市住房城乡建设局 → 市园林绿化局" in run("correct", "list", "--format", "csv")
    assert json.loads(run("correct", "list", "0" * 16, "--format", "json")) == []


def test_what_does_not_fit_is_listed(run):
    assert "没有未能对上的" in run("correct", "list", "--unfitting")
    with Corpus.open(run.folder) as library:
        text = library.document(run.document_id).document.text.replace(
            "（二）建设观鸟步道。完善沿河步道和标识。", "（二）"
        )
        library.add_bytes([("方案二.txt", text.encode())], workers=0)
        other = next(row.document_id for row in library.documents() if row.document_id != run.document_id)
    told = json.loads(run("correct", "list", other, "--unfitting", "--format", "json"))
    assert [(each["number"], each["reason"]) for each in told] == [(1, "原文中找不到这段文字")]


def test_the_queue_says_why(desk):  # noqa: F811
    found = json.loads(desk("correct", "queue", "--format", "json"))
    assert all(0 < each["score"] < 1 and each["reasons"] for each in found)
    shown = desk("correct", "queue", "--limit", 1)
    assert "列出 1 条" in shown if found else "共 0 条" in shown
    assert desk("correct", "queue", "--format", "csv").startswith("\ufeff存疑,种类")


def test_gold_files_and_training_data(run, tmp_path):
    run("correct", "accept", run.document_id)
    run("correct", "export", "--output", tmp_path / "金标")
    gold = json.loads((tmp_path / "金标" / "方案.json").read_text(encoding="utf-8"))
    assert [task["title"] for task in gold["tasks"]] == ["修复退化湿地", "建设观鸟步道"]
    assert {"role": "lead", "unit": "市园林绿化局"} in gold["tasks"][1]["assignments"]
    assert "outline" not in gold
    run("correct", "export", "--whole", "--output", tmp_path / "整份")
    assert json.loads((tmp_path / "整份" / "方案.json").read_text(encoding="utf-8"))["document"]["title"]
    run("correct", "export", "--format", "docbin", "--output", tmp_path / "训练.spacy")
    (doc,) = DocBin().from_bytes((tmp_path / "训练.spacy").read_bytes()).get_docs(pipeline().vocab)
    assert len(doc.spans["tasks"]) == 2


def test_there_is_nothing_to_export_yet(desk, tmp_path):  # noqa: F811
    assert "还没有校核" in desk("correct", "export", "--output", tmp_path / "金标", status=1)


def test_extraction_is_measured_by_what_was_put_right(run):
    out = run("evaluate", "--corrections", "--verbose")
    assert "方案.txt" in out
    assert "任务 多：开展日常巡护" in out  # rejected, and still extracted
    assert "市园林绿化局" in out  # which extraction does not say
    assert "标题" not in out.split("类别")[-1]  # nobody judged it
    for arguments in (("evaluate",), ("evaluate", run.folder, run.folder, "--corrections"), ("evaluate", run.folder)):
        assert "只写 --corrections" in run(*arguments, status=2)


def test_names_of_gold_files():
    assert _stem("包.zip/内/方案.docx") == "方案"
