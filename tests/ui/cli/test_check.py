"""The command check."""

import io
import json

import docx
import openpyxl
import pytest

from tests.command_line import PLAN, found, zhengce

DRAFT = "青砚市渡口修缮实施方案\n一、总体要求\n于2025年2月30日开工，报市环保局备案。\n三、保障措施\n加强宣传。\n"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "草稿.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_a_file_without_a_corpus(draft, tmp_path, capsysbinary):
    assert zhengce("check", draft, "--corpus", tmp_path / "none") == 0
    text = capsysbinary.readouterr().out.decode()
    assert "没有“2025年2月30日”这一天" in text
    assert "“市环保局”自2018年起为“市生态环境局”" in text
    assert "编号从“一、”跳到“三、”" in text
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_json_against_a_file(draft, tmp_path, capsysbinary):
    assert zhengce("check", draft, "--against", PLAN, "--format", "json", "--corpus", tmp_path / "none") == 0
    made = json.loads(capsysbinary.readouterr().out)
    assert made["against"]["left_out"] == len(made["against"]["tasks"]) > 0
    assert {finding["kind"] for finding in made["findings"]} >= {"day_impossible", "superior_left_out"}


def test_against_a_document_of_the_corpus(ask, draft):
    document_id = found(ask, "单位:市", "--kind", "task", "--limit", 1)["hits"][0]["entry_id"].partition("-")[0]
    status, text = ask("check", draft, "--against", document_id, "--format", "json")
    assert status == 0
    assert json.loads(text)["against"]["document_id"] == document_id


def test_word_and_excel(draft, tmp_path):
    for form in ("docx", "xlsx"):
        path = tmp_path / f"结果.{form}"
        assert zhengce("check", draft, "--corpus", tmp_path / "none", "--output", path) == 0
    assert len(list(docx.Document(tmp_path / "结果.docx").comments)) > 2
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "结果.xlsx").read_bytes()))
    assert book.sheetnames == ["体检"]


def test_what_cannot_be_read_is_said(draft, tmp_path, ask, capsysbinary):
    assert zhengce("check", tmp_path / "无.txt", "--corpus", tmp_path / "none") == 1
    assert "没有这个文件" in capsysbinary.readouterr().err.decode()
    for words in ("0000", "关于印发某县渡口修缮实施方案的通知" * 9):  # so long a name the system refuses
        status, _ = ask("check", draft, "--against", words)
        assert status == 1
