"""对比: counts, cells, and filters that leave nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import Corpus
from tests.region_papers import FILES
from tests.shown_pages import Run, html, words


def test_compare_counts_and_opens(run: Run, filled: Path) -> None:
    with Corpus.open(filled) as corpus:
        matrix = corpus.matrix()
    cell = next(iter(matrix.cells))
    assert "zc-heat" in html(run("compare", filled))
    assert "原文" in html(run("compare", filled, cell=list(cell)))
    assert "zc-side" in html(run("compare", filled, view="side", region=list(matrix.rows[:2])))
    assert not run("compare", filled, view="time").exception


def test_compare_without_a_match(run: Run, filled: Path) -> None:
    shown = html(run("compare", filled, region="没有这个地方"))
    assert "没有这个地方：库中 0 份文件，0 条制度创新；正文提及 0 条" in shown
    assert "去掉一些筛选" in words(run("compare", filled, year="1901"))
    assert "去掉一些筛选" in words(run("compare", filled, year="1901", view="time"))


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare") / "地区"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(FILES, workers=0)
    return folder


def test_a_region_without_records_says_what_it_rests_on_and_offers_its_texts(run: Run, regions: Path) -> None:
    city, theme = "浙江省杭州市", "生态保护补偿"
    shown = html(run("compare", regions, region=city, theme=theme))
    assert f"{city}：库中 1 份文件，0 条制度创新；正文提及 0 条；条款 1 处写到“{theme}”" in shown
    assert f'title="{city} · {theme}：0 条；条款 1 处写到"><small>文1</small>' in shown
    opened = html(run("compare", regions, cell=[city, theme]))
    assert "没有读出为制度创新，原文如下" in opened
    assert "落实<mark>生态补偿</mark>资金" in opened
    silent = html(run("compare", regions, region="江西省"))
    assert "江西省：库中 1 份文件，0 条制度创新；正文提及 0 条" in silent
    assert "看这些文件" in silent


def test_a_year_without_records_offers_its_documents(run: Run, regions: Path) -> None:
    shown = html(run("compare", regions, view="time", cell=["江西省", "2018"]))
    assert "库中这里的文件 1 份：可打开查看" in shown
    assert "江西省道路工作实施方案" in shown
    theme = html(run("compare", regions, view="time", over="theme", cell=["生态保护补偿", "2018"]))
    assert "条款写到“生态保护补偿” 1 处" in theme


def test_side_by_side_what_one_lacks_leads_to_its_texts(run: Run, regions: Path) -> None:
    shown = html(run("compare", regions, view="side", region=["福建省", "浙江省杭州市"]))
    assert "没有列出；条款 1 处写到 ▸" in shown
    assert "按季度公布结果" in shown  # the passage, not its head alone


def test_the_course_of_a_theme(run: Run, regions: Path) -> None:
    assert "<td>2016 浙江省</td><td>2019 福建省</td>" in html(run("compare", regions, view="course"))
    shown = html(run("compare", regions, view="course", theme="生态保护补偿"))
    assert "与 2016 浙江省 的写法相近" in shown
    assert "健全<ins>横向</ins>生态保护补偿制度" in shown


@pytest.mark.parametrize("over", ["region", "theme"])
def test_years_have_their_numbers(run: Run, filled: Path, over: str) -> None:
    with Corpus.open(filled) as corpus:
        matrix = corpus.matrix(rows=over, columns="year", mentions=True)
    cell = next(iter(matrix.cells))
    shown = html(run("compare", filled, view="time", over=over, cell=list(cell)))
    assert "zc-years" in shown
    assert "合计</th>" in shown
    assert "原文" in shown
