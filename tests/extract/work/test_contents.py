"""Items that say what a paper contains are nothing to be done."""

import pytest

from extract import extract
from tests.documents import document_of


@pytest.mark.parametrize(
    ("lead", "titles"),
    [
        ("向市政府请示启动本预案时，应当包括以下内容：", []),
        ("调拨申请应载明下列事项：", []),
        ("各县要抓好以下工作：", ["加强渔船安排", "开展渔港运输保障"]),
    ],
)
def test_what_a_paper_contains_is_no_task(lead: str, titles: list[str]) -> None:
    text = (
        f"某市渔业应急方案\n一、主要任务\n（一）启动程序。市渔业局值班。{lead}\n1.加强渔船安排。\n2.开展渔港运输保障。"
    )
    assert [task.title for task in extract(document_of(text)).tasks if task.label in ("1.", "2.")] == titles
