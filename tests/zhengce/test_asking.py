"""One call each: search, table, comparison."""

from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.comparison.sides import SideBySide
from corpus.comparison.versions import Alignment
from corpus.division.table import TableColumn
from tests.sample_plan import PLAN
from zhengce.asking import compare, search, table
from zhengce.reading import extract_text

OLDER = extract_text("云山市旧方案\n（一）清理河道。（牵头单位：市水务局）")


@pytest.fixture
def corpus(tmp_path: Path):
    (tmp_path / "甲.txt").write_text(
        "（一）清理河道。（牵头单位：市水务局）\n（二）修缮堤防。（责任单位：市水务局）", encoding="utf-8"
    )
    with Corpus.open(tmp_path / "库") as opened:
        opened.add([tmp_path / "甲.txt"], workers=0)
        yield opened


def test_a_search_takes_words_kind_and_page(corpus):
    assert search(corpus, "修缮").total > search(corpus, "修缮", kind="task").total == 1
    assert len(search(corpus, "", kind="task", page_size=1, page=2).hits) == 1
    assert search(corpus, "河道", filters={"unit": ["市财政局"]}).total == 0
    with pytest.raises(ValueError, match="拼写"):
        search(corpus, "河道", kind="拼写")


def test_a_table_is_of_documents():
    assert [row.cells[TableColumn.LEAD] for row in table([OLDER]).rows] == ["市水务局"]


def test_two_are_versions_and_more_stand_side_by_side():
    assert isinstance(compare([OLDER, PLAN]), Alignment)
    assert isinstance(compare([OLDER, PLAN], by="task"), SideBySide)
    assert isinstance(compare([OLDER, PLAN, PLAN]), SideBySide)
    with pytest.raises(ValueError, match="两份"):
        compare([OLDER, PLAN, PLAN], by="clause")
