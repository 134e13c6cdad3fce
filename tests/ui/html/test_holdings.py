"""What a corpus holds, as figures, rows and sentences."""

from __future__ import annotations

import pytest

from corpus.build import DocumentRow, Progress, Stats
from ui.html.holdings import chosen, figures_html, plain, progress_words
from ui.state import CorpusView

ROW = DocumentRow(
    document_id="ab", title="云澜省方案", document_number=None, issuers=("云澜省人民政府",), day=None, level="省", region="云澜省",
    document_type="方案", tasks=3, targets=1, priorities=0, citations=2, issues=1, source_name="a.html",
)  # fmt: skip


STATS = Stats(documents=163, tasks=1842, assignments=9, targets=617, priorities=130, citations=4, issues={"preview": 2}, without_number=23,
              without_date=9, levels={"省": 60, "国家": 45}, engine="tantivy", bytes_on_disk=20_000_000)  # fmt: skip


def test_figures_of_the_corpus() -> None:
    html = figures_html(STATS, CorpusView(lacking="date"), 2)
    for piece in ("<b>163</b> 份文件", "<b>1\u00a0842</b> 项任务", "无文号 23", "有疑点 2", "省级 60 · 国家 45"):
        assert piece in html
    assert 'href="corpus" data-go class="zc-chosen zc-now"' in html  # a click on the chosen figure lets go of it


@pytest.mark.parametrize(
    ("view", "count"),
    [
        (CorpusView(), 1),
        (CorpusView(lacking="number"), 1),
        (CorpusView(lacking="issues", text="云澜 方案"), 1),
        (CorpusView(text="别处"), 0),
        (CorpusView(text="a.html"), 1),
    ],
)
def test_documents_are_chosen(view: CorpusView, count: int) -> None:
    assert len(chosen([ROW], view)) == count


def test_progress() -> None:
    assert progress_words(Progress(done=128, total=163, name="甲.pdf", eta=11.8)) == "128 / 163　余 12 秒　甲.pdf"
    assert progress_words(Progress(done=3, total=3, name="a_b.txt", eta=0)) == "3 / 3　a\\_b.txt"


def test_markdown_of_a_file_name_is_plain() -> None:
    assert plain("[点我](javascript:alert(1)) $x$ :red[y]") == (
        "\\[点我\\]\\(javascript\\:alert\\(1\\)\\) \\$x\\$ \\:red\\[y\\]"
    )
