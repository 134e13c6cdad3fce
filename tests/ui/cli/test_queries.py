"""``zhengce search --queries``: a list in, a book out."""

from pathlib import Path

import openpyxl
import pytest
import typer

from corpus.search.asked import Query
from tests.command_line import found, zhengce
from ui.cli.queries import answer_list


def test_a_list_is_answered_in_one_book(ask, tmp_path):
    (tmp_path / "单.csv").write_text("检索式,种类\n营商环境,任务\n海市蜃楼,\n甲,诗歌\n", encoding="utf-8")
    status, _ = ask("search", "--queries", tmp_path / "单.csv", "--output", tmp_path / "果.xlsx")
    assert status == 0
    book = openpyxl.load_workbook(tmp_path / "果.xlsx")
    assert book.sheetnames == ["计数", "1 营商环境", "2 海市蜃楼"]
    rows = [[cell.value for cell in row] for row in book["计数"].iter_rows()]
    total = found(ask, "营商环境", "--kind", "task")["total"]
    assert [row[rows[0].index("条数")] for row in rows[1:]] == [total, 0, None]
    assert "没有种类" in rows[3][-1]
    assert book["1 营商环境"].max_row == total + 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--output", "果.xlsx", "甲"), "不能与检索式"),
        (("--output", "果.xlsx", "--save", "甲"), "不能与检索式"),
        (("--output", "果.csv"), "扩展名为 .xlsx"),
        ((), "请用 --output"),
    ],
)
def test_what_does_not_go_together(corpus, tmp_path, capsys, arguments, said):
    (tmp_path / "单.txt").write_text("甲", encoding="utf-8")
    assert zhengce("search", *arguments, "--queries", tmp_path / "单.txt", "--corpus", corpus) == 2
    assert said in capsys.readouterr().err


def test_a_list_that_cannot_be_read_is_told(corpus, tmp_path, capsys):
    options = ("--output", tmp_path / "果.xlsx", "--corpus", corpus)
    (tmp_path / "空.txt").write_text("", encoding="utf-8")
    for name, said in (("没有.txt", "没有这个文件"), ("空.txt", "没有检索式")):
        assert zhengce("search", "--queries", tmp_path / name, *options) == 1
        assert said in capsys.readouterr().err


def test_no_query_and_no_list(corpus, capsys):
    assert zhengce("search", "--corpus", corpus) == 2
    assert "请写检索式" in capsys.readouterr().err


def test_nothing_is_asked_before_it_is_known_where_the_book_goes():
    with pytest.raises(typer.Exit):
        answer_list(Path("没有.txt"), Query(), None, None, Path("没有"), "tantivy", alone=True)
