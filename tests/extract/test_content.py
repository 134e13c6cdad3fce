"""Whatever a text holds, reading it raises nothing."""

from __future__ import annotations

import pytest

from extract import extract
from tests.documents import document_of

MANY = 5000


@pytest.mark.parametrize(
    "text",
    [
        "一" * MANY + "、任务\n1.推进改革",
        "（" + "三" * MANY + "）任务",
        "第" + "四" * MANY + "章\n任务",
        "到" + "二" * MANY + "年，达到" + "九" * MANY + "家",
        "1" * MANY + ".任务\n达到" + "1" * MANY + "家",
        "1" * MANY + "年1月1日",
        "国办发〔2020〕" + "1" * MANY + "号",
    ],
)
def test_numerals_longer_than_any_number(text: str) -> None:
    assert extract(document_of(text)).document.text == document_of(text).text
