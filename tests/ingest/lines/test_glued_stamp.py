"""A page's stamp with the article glued on."""

import pytest

from ingest.lines.glued_stamp import split_stamp
from tests.made_files import document


@pytest.mark.parametrize(
    ("stamp", "article"),
    [
        ("http://www.example.com.cn 2026-01-05 08:30 来源: 望溪县政府网站", "近日，县政府发布方案。"),
        ("发布时间：2026年1月5日 来源：望溪县水利局", "日前，我局启动三项工程。"),
        ("2026-01-05 來源：澜州日报", "1月4日，全市启动行动。"),
        ("时间:2026/1/5 10:20 文章来源:澜州新闻网", "为进一步做好造林工作，市里召开会议。"),
    ],
)
def test_the_article_stands_on_its_own(stamp: str, article: str) -> None:
    assert split_stamp(stamp + article) == [stamp, article]


@pytest.mark.parametrize(
    "line", ["2026-01-05 08:30 来源：澜州新闻网", "资金来源：财政局近日拨付", "2026-01-05 近日，市政府"]
)
def test_other_lines_stay_whole(line: str) -> None:
    assert split_stamp(line) == [line]


def test_the_stamp_states_facts() -> None:
    found = document(
        "三项工程开工", "2026-01-05 08:30 来源: 望溪县政府网站近日，县政府发布方案，" + "要求抓好落实，" * 9
    )
    assert (found.facts.published_date, found.facts.publisher) == ("2026-01-05 08:30", "望溪县政府网站")
