"""The canonical text: its stages, what each guarantees, and what must hold of every document."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Cell
from ingest.line import Line
from tests.made_files import document


def test_pinyin_is_told():
    assert [issue.code for issue in document("州政發(fā)〔2020〕5號" + "各縣市人民政府" * 10).issues] == [
        "inserted_pinyin"
    ]


def test_a_title_over_the_whole_width_stands_above_the_table():
    found = document(
        Line("附件1", cell=Cell(0, 0, 0, 1, 2)), Line("序号", cell=Cell(0, 1, 0)), Line("任务", cell=Cell(0, 1, 1)),
        Line("一、总类", cell=Cell(0, 2, 0, 1, 2)),
    )  # fmt: skip
    assert [block.cell is None for block in found.blocks] == [True, False, False, False]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_blocks_make_up_the_text(lines):
    found = document(*lines)
    assert "\n".join(found[block.span] for block in found.blocks) == found.text
    assert all(found[block.span] for block in found.blocks)
