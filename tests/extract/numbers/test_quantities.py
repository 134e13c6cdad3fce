"""Numbers with their measures, and what keeps them exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Span
from extract.numbers.quantities import QuantityKind, find_quantities, measure_kinds


def found(text: str) -> list[tuple[str, str, str | None, str]]:
    """Quote, value, upper and measure of each quantity that has a measure."""
    folded = fold(text)
    return [
        (text[q.span.start : q.span.end], str(q.value), str(q.upper) if q.upper is not None else None, q.measure)
        for q in find_quantities(folded, Span(0, len(folded)))
        if q.measure
    ]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("增长5%—5.5%", [("5%—5.5%", "5", "5.5", "%")], "a range, the measure twice"),
        ("每年提升1～3个百分点", [("1～3个百分点", "1", "3", "个百分点")], "a range, the measure once"),
        (
            "浓度53和32微克/立方米",
            [("53", "53", None, "微克/立方米"), ("32微克/立方米", "32", None, "微克/立方米")],
            "a shared measure",
        ),
        (
            "分别达1.28万亿、8200亿元",
            [("1.28万亿", "1.28", None, "万亿元"), ("8200亿元", "8200", None, "亿元")],
            "a shared unit of money",
        ),
        ("超过10亿千瓦", [("10亿千瓦", "10", None, "亿千瓦")], "the scale stays in the measure"),
        ("投资3,500亿元", [("3,500亿元", "3500", None, "亿元")], "thousands separator"),
        ("推出百项赛事", [("百项", "100", None, "项")], "百 alone"),
        ("培育五家企业", [("五家", "5", None, "家")], "in characters"),
        ("清偿一半以上", [("一半", "50", None, "%")], "half"),
        ("三分之二以上", [("三分之二", "66.67", None, "%")], "a fraction"),
        ("九成以上", [("九成", "90", None, "%")], "tenths"),
        ("百分之五点五", [("百分之五点五", "5.5", None, "%")], "per cent in words"),
        ("300余万人", [("300余万人", "300", None, "万人")], "余 between number and scale"),
        ("100个工作日内", [("100个工作日", "100", None, "个工作日")], "the longest measure wins"),
        ("超过五千亿规模", [("五千亿", "5000", None, "亿")], "a scale alone, of a size"),
        ("600万本省农业转移人口", [("600万", "600", None, "万")], "本省 is no measure; people are counted"),
        ("新增托位数400个", [("400个", "400", None, "个")], "数 ends a name before digits"),
        ("数十个、数百家", [], "数 makes a numeral vague"),
        ("5G基站12万个", [("5G", "5", None, "G"), ("12万个", "12", None, "万个")], "5G is no count"),
        ("第3批、PM2.5、〔2019〕6", [], "ordinals, names, document numbers"),
        ("第十五个五年规划", [("五年", "5", None, "年")], "an ordinal in characters is not cut in two"),
    ],
)
def test_quantities(text: str, expected: list[tuple[str, str, str | None, str]], why: str) -> None:
    assert found(text) == expected, why


def test_every_measure_has_a_kind() -> None:
    assert {*measure_kinds().values(), QuantityKind.BARE} == set(QuantityKind)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(sorted(set(measure_kinds()) - {"成"})))
def test_value_and_measure_are_read_back(value: Decimal, measure: str) -> None:
    text = f"达到{value}{measure}。"
    (quantity,) = (q for q in find_quantities(text, Span(0, len(text))) if q.span.start == 2)
    assert quantity.value == value
    assert text[quantity.span.start : quantity.span.end] == text[2:-1]


@given(st.text(alphabet="0123456789.,一二三百千万亿两点分之半%个家亿元~-、和 年", max_size=60))
def test_any_text_yields_quantities_in_order_and_inside(text: str) -> None:
    end = 0
    for quantity in find_quantities(fold(text), Span(0, len(text))):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end
