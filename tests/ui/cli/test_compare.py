"""The command compare."""

import json

import openpyxl
import pytest

from tests.command_line import SAMPLES, found, zhengce

OLD = """云澜市冷链建设方案
一、加强仓储建设。新建冷库三座。
牵头单位：市商务局
二、完善配送网络。开通线路五条。
"""
NEW = """云澜市冷链建设方案
一、完善配送网络。开通线路五条。
二、加强仓储建设。新建冷库四座。
责任单位：市商务局
三、培训从业人员。每年两期。
"""


@pytest.fixture
def versions(tmp_path):
    paths = tmp_path / "旧.txt", tmp_path / "新.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_two_files_are_compared_by_clause_and_not_added(versions, elsewhere, capsysbinary):
    assert zhengce("compare", *versions) == 0
    text = capsysbinary.readouterr().out.decode()
    assert "【三→四】" in text
    assert "＋培训从业人员。每年两期。" in text
    assert list(elsewhere.glob("*/corpus.sqlite")) == []


def test_json_on_the_screen(versions, capsysbinary):
    assert zhengce("compare", *versions, "--format", "json") == 0
    made = json.loads(capsysbinary.readouterr().out)
    assert made["counts"]["added"] == 1
    assert sum(each["moved"] for each in made["clauses"]) >= 1


@pytest.mark.parametrize("by", ["clause", "task", "target", "unit", "theme"])
@pytest.mark.parametrize("form", ["text", "json", "xlsx"])
def test_every_aspect_in_every_format(ask, tmp_path, by, form):
    ids = [hit["entry_id"] for hit in found(ask, "营商环境", "--kind", "document")["hits"][:2]]
    path = tmp_path / f"对照.{form}"
    assert ask("compare", *ids, "--by", by, "--format", form, "--output", path)[0] == 0
    if form == "xlsx":
        assert openpyxl.load_workbook(path).worksheets[0].max_row > 3
    else:
        text = path.read_text(encoding="utf-8")
        assert json.loads(text)["by"] == by if form == "json" else "云澜省优化营商环境三年行动方案" in text


@pytest.mark.parametrize("words", ["澜政办发〔2024〕12号", "澜政办发[2024]12号", "云澜省优化营商环境三年行动方案"])
def test_documents_are_named_by_number_or_title(ask, words):
    status, text = ask("compare", words, next(SAMPLES.glob("05_*")), "--format", "json")
    assert status == 0
    assert json.loads(text)["documents"][0]["document_number"] == "澜政办发〔2024〕12号"


def test_three_documents_are_compared_by_task(ask):
    paths = [next(SAMPLES.glob(f"{number}_*")) for number in ("01", "05", "06")]
    status, text = ask("compare", *paths, "--format", "json")
    made = json.loads(text)
    assert (status, made["by"], len(made["documents"])) == (0, "task", 3)
    assert made["counts"]["some"] > 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["甲"], 2, "请写 2 至 6 份文件，这里写了 1 份。"),
        ([str(at) for at in range(7)], 2, "请写 2 至 6 份文件，这里写了 7 份。"),
        (["甲", "乙", "丙", "--by", "clause"], 2, "按条文只能对照两份文件"),
        (["没有的文件", "乙"], 1, "没有“没有的文件”这个文件，语料库中也没有这个编号、文号或标题。"),
        (["生态文明体制改革", "乙"], 1, "可指语料库中的几份文件，请写明编号："),
        (["澜政办发〔2024〕12号", "澜政办发〔2024〕12号"], 1, "与前面写的是同一份文件"),
        (["甲", "乙", "--output", "表.docx"], 2, "请用 --format 写明格式"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(corpus, arguments, status, said, capsys):
    assert zhengce("compare", *arguments, "--corpus", corpus) == status
    assert said in capsys.readouterr().err


def test_a_file_that_cannot_be_read_says_why(versions, tmp_path, capsys):
    empty = tmp_path / "空.docx"
    empty.write_bytes(b"")
    assert zhengce("compare", versions[0], empty) == 1
    assert "空.docx" in capsys.readouterr().err
