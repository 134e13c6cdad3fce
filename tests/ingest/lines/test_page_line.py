"""A page's head in one line with the text: its facts and buttons stand apart, a text without one stays whole."""

import pytest

from ingest.lines.page_line import split_page_head

_TEXT = "各县（市、区）人民政府：" + "为加强渔港建设，现将有关事项通知如下。" * 30


@pytest.mark.parametrize(
    ("head", "pieces"),
    [
        (
            "当前位置： 首页政务公开 索 引 号： WX01-2031-7 发文机关： 望溪县政府办 成文日期： 2031-05-06"
            " 标 题： 望溪县渔港管理办法 有 效 性： 有效 望溪县渔港管理办法 时间：2031-05-07 09:12 微信 微博",
            [
                "当前位置： 首页政务公开",
                "索 引 号： WX01-2031-7",
                "发文机关： 望溪县政府办",
                "成文日期： 2031-05-06",
                "标 题： 望溪县渔港管理办法",
                "有 效 性： 有效",
                "望溪县渔港管理办法",
                "时间：2031-05-07 09:12",
                "微信",
                "微博",
            ],
        ),
        (
            "您的位置： 首页通知公告 澜州市造林方案 来源：澜州市林业局 时间：2030-01-02 打印",
            [
                "您的位置： 首页通知公告",
                "澜州市造林方案",
                "来源：澜州市林业局",
                "时间：2030-01-02",
                "打印",
            ],
        ),
    ],
)
def test_head_stands_apart(head: str, pieces: list[str]) -> None:
    assert [piece.strip() for piece in split_page_head(f"{head} {_TEXT}")] == [*pieces, _TEXT]


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        f"时间：2031年5月6日 地点：县政府 {_TEXT}",
        f"{_TEXT} 来源：一 时间：2031-05-06 标题：二",
        "来源：澜州市林业局 时间：2030-01-02 标题：造林方案",
    ],
    ids=["no labels", "a meeting", "labels behind the text", "facts alone"],
)
def test_other_lines_stay_whole(text: str) -> None:
    assert list(split_page_head(text)) == [text]
