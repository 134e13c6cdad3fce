"""Records in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.division.table import TableSource
from corpus.export.words import column_names, target_words
from corpus.model import Span, Target


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "入学率 ≥ 75%（2018 年）"),
        ({"comparator": "<="}, "入学率 ≤ 75%（2018 年）"),
        ({"comparator": "="}, "入学率 = 75%（2018 年）"),
        ({"comparator": "~"}, "入学率 约 75%（2018 年）"),
        ({"comparator": "+"}, "入学率 增加 75%（2018 年）"),
        ({"comparator": "-"}, "入学率 减少 75%（2018 年）"),
        ({"upper": Decimal(80)}, "入学率 ≥ 75–80%（2018 年）"),
        ({"by": "每年"}, "入学率 ≥ 75%（每年）"),
        ({"by": "2018-06-30"}, "入学率 ≥ 75%（2018-06-30）"),
        ({"by": None, "measure": None}, "入学率 ≥ 75"),
        ({"comparator": "-", "base": "2015"}, "入学率 减少 75%（2018 年，比 2015 年）"),
        ({"indicator": None}, "指标 ≥ 75%（2018 年）"),
        ({"value": Decimal("1E+3")}, "入学率 ≥ 1000%（2018 年）"),  # never in powers of ten
    ],
)
def test_a_target_in_words(changes: dict[str, object], words: str) -> None:
    target = Target(
        span=Span(0, 1), indicator="入学率", value=Decimal(75), upper=None, measure="%", comparator=">=", by="2018"
    )
    assert target_words(replace(target, **changes)) == words


def test_documents_of_one_title_are_told_by_their_files() -> None:
    source = TableSource(document_id="a", file="甲县方案.txt", title="甲县方案", document_number=None)
    other = replace(source, file="修订稿.docx")
    assert column_names([source, other]) == ("《甲县方案》（甲县方案.txt）", "《甲县方案》（修订稿.docx）")
    assert column_names([source, source]) == ("《甲县方案》（甲县方案.txt） 1", "《甲县方案》（甲县方案.txt） 2")
