"""What in a question is a condition by its form alone."""

from datetime import date

import pytest

from corpus.fold import fold
from corpus.search.clues import AFTER_NAMES, BY_FORM
from corpus.search.conditions import Among, AnyOf, Around, Between, Contains, FieldHolds

TODAY = date(2026, 3, 1)


def clues(text):
    folded = fold(text)
    return [found for find in (*BY_FORM, *AFTER_NAMES) for found in find(text, folded, TODAY)]


@pytest.mark.parametrize(
    ("text", "field", "label", "typed", "condition"),
    [
        ("2019年6月底前完成的任务", "due", "2019年6月底前", "2019年6月底前",
         AnyOf((Between("due", "2019-06", "2019-06"), Contains("2019年6月")))),
        ("到2025年底全部建成", "due", "2025年底", "2025年底",
         AnyOf((Between("due", "2025-12", "2025-12"), Contains("2025年底")))),
        ("2025年前要完成", "due", "2025年前", "2025年前", AnyOf((Between("due", None, "2025"), Contains("2025年")))),
        ("2018—2019年的文件", "year", "2018至2019", "2018—2019年", Between("year", "2018", "2019")),
        ("2018年以来", "year", "2018至最近", "2018年以来", Between("year", "2018", None)),
        ("2020年以前", "year", "最早至2020", "2020年以前", Between("year", None, "2020")),
        ("近三年", "year", "2024至最近", "近三年", Between("year", "2024", None)),
        ("最近12年", "year", "2015至最近", "最近12年", Between("year", "2015", None)),
        ("生态补偿 2015", "year", "2015", "2015", AnyOf((Among("year", ("2015",)), Contains("2015"), Between("due", "2015", "2015")))),
        ("白政发〔2019〕4号讲了什么", "number", "白政发〔2019〕4号", "白政发〔2019〕4号",
         AnyOf((FieldHolds("number", "白政发[2019]4号"), FieldHolds("cites", "白政发[2019]4号"), Contains("白政发[2019]4号")))),
        ("根据《中华人民共和国堤防法》", "based_on", "中华人民共和国堤防法", "根据《中华人民共和国堤防法》",
         AnyOf((Contains("堤防法"), FieldHolds("cites", "堤防法")))),
        ("《堤防法》里", "title", "堤防法", "《堤防法》",
         AnyOf((Contains("堤防法"), FieldHolds("cites", "堤防法"), Around(("堤防", "防法"))))),
        ("依据堤防法制定的办法", "based_on", "堤防法", "堤防法", AnyOf((FieldHolds("cites", "堤防法"), Contains("堤防法")))),
        ("省级层面的", "level", "省", "省级层面", Among("level", ("省",))),
        ("试点方案里", "document_type", "方案", "方案",
         AnyOf((Among("document_type", ("方案",)), Contains("方案"), Around(("方案",))))),
    ],
)  # fmt: skip
def test_a_clue(text, field, label, typed, condition):
    (found, start, end), *_ = clues(text)
    assert (found.field, found.labels, found.typed, found.condition) == (field, (label,), (typed,), condition)
    assert typed in text[start:end]


@pytest.mark.parametrize(
    "text", ["第2015号", "2000万元", "12015", "省级平台", "国家级新区", "按照实际", "近年来", "2019年6月"]
)
def test_no_clue(text):
    assert clues(text) == []
