"""Numbers with their measures, and what keeps them exact."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Span
from extract.lexicon import LexiconError
from extract.numbers.quantities import (
    MeasureUse,
    Quantity,
    QuantityKind,
    find_quantities,
    is_measure,
    measure_kinds,
    measure_uses,
)


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
        (
            "提升31.1个和26.3个百分点",
            [("31.1个", "31.1", None, "个百分点"), ("26.3个百分点", "26.3", None, "个百分点")],
            "points said in short",
        ),
        ("公园3个，提升2个百分点", [("3个", "3", None, "个"), ("2个百分点", "2", None, "个百分点")], "no list"),
        (
            "河道15条（段），公园3个（含新建2个）",
            [("15条（段）", "15", None, "条(段)"), ("3个", "3", None, "个"), ("2个", "2", None, "个")],
            "two measures in one",
        ),
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


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(fold(text), Span(0, len(text)))
    return quantity


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("85%", QuantityKind.SHARE),
        ("85个百分点", QuantityKind.SHARE),
        ("85亿元", QuantityKind.MONEY),
        ("85万吨", QuantityKind.AMOUNT),
        ("85家", QuantityKind.COUNT),
        ("85小时", QuantityKind.TIME),
        ("85号", QuantityKind.NEVER),
        ("85", QuantityKind.BARE),
        ("85万", QuantityKind.BARE),
        ("85万农民工", QuantityKind.COUNT),
        ("85万外省农业转移人口", QuantityKind.COUNT),
        ("85万以上人口", QuantityKind.BARE),
        ("85亿规模", QuantityKind.MONEY),
        ("85亿大关", QuantityKind.MONEY),
        ("85规模", QuantityKind.BARE),  # no 万 or 亿
    ],
)
def test_kinds(text: str, kind: QuantityKind) -> None:
    assert only(text).kind is kind


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("千亿元", "1000", "亿元"),  # 千 before 亿 is a number, 万 alone is none
        ("万亿元", None, None),
        ("五千亿元", "5000", "亿元"),
        ("5百万元", "500", "万元"),
        ("5千万人", "5000", "万人"),
        ("5百亿元", "500", "亿元"),
        ("5千亿元", "5000", "亿元"),
        ("5万亿元", "5", "万亿元"),
        ("一半", "50", "%"),
        ("半数", "50", "%"),
        ("九成", "90", "%"),
        ("9.5成", "95.0", "%"),
        ("百分之五", "5", "%"),
        ("五分之一", "20", "%"),
        ("三分之一", "33.33", "%"),
    ],
)
def test_scales_and_shares_in_words(text: str, value: str | None, measure: str | None) -> None:
    found_here = [(f"{q.value:f}", q.measure) for q in find_quantities(text, Span(0, len(text))) if q.measure]
    assert found_here == ([(value, measure)] if value else [])


@pytest.mark.parametrize(
    ("measure", "use"),
    [
        ("批", MeasureUse.PARTS),
        ("家", MeasureUse.THINGS),
        ("项", MeasureUse.POINTS),
        ("小时", MeasureUse.HOURS),
        ("公里", MeasureUse.NONE),
    ],
)
def test_what_a_measure_counts(measure: str, use: MeasureUse) -> None:
    assert only(f"5{measure}").use is use


def test_a_measure_with_a_scale_counts_nothing_in_particular() -> None:
    assert only("5万家").use is MeasureUse.NONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年", True),
        ("1901年", True),
        ("1900年", False),
        ("5年", False),
        ("6月", True),
        ("5日", True),
        ("2019个", False),
        ("5小时", False),
    ],
)
def test_dates_are_no_lengths_of_time(text: str, expected: bool) -> None:
    assert only(text).is_date is expected


@pytest.mark.parametrize(
    ("text", "vague"),
    [("300余万人", True), ("300多人", True), ("300几人", True), ("300万多人", True), ("300人", False)],
)
def test_vague(text: str, vague: bool) -> None:
    assert only(text).vague is vague


@pytest.mark.parametrize("joint", ["-", "--", "~", "至", "到", " 至 "])
def test_ranges(joint: str) -> None:
    quantity = only(f"3{joint}5个")
    assert (quantity.value, quantity.upper) == (3, 5)


def test_two_measures_make_no_range() -> None:
    assert [q.upper for q in find_quantities("3个至5家", Span(0, 6))] == [None, None]


@pytest.mark.parametrize("joint", ["、", "和", "及", "以及", "与", ","])
def test_a_shared_measure(joint: str) -> None:
    text = f"3{joint}5个"
    assert [q.measure for q in find_quantities(text, Span(0, len(text)))] == ["个", "个"]


@pytest.mark.parametrize("text", ["3;5个", "3比5个", "3、第5个"])
def test_a_measure_that_is_not_shared(text: str) -> None:
    assert find_quantities(text, Span(0, len(text)))[0].measure == ""


def test_a_number_with_a_measure_of_its_own_borrows_none() -> None:
    assert [q.measure for q in find_quantities("5个、3家", Span(0, 5))] == ["个", "家"]
    assert [q.measure for q in find_quantities("1亿元、3家", Span(0, 6))] == ["亿元", "家"]


@pytest.mark.parametrize(
    ("text", "alone"),
    [("建成13个园区", True), ("建成三个园区", False), ("增长5%", True), ("到2025年", False)],
)
def test_what_is_a_statement_by_itself(text: str, alone: bool) -> None:
    assert find_quantities(text, Span(0, len(text)))[-1].stands_alone is alone


def test_a_number_in_characters_borrows_no_measure() -> None:
    assert [q.measure for q in find_quantities("三万、5个", Span(0, 5))] == ["万", "个"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("家,cuont,", "measures.csv:2: kind 'cuont' is none of share, money, amount, count, time, never"),
        ("家,,", "measures.csv:2: kind '' is none of"),
        ("家,count,\n家,money,", "measures.csv:3: '家' stands here twice"),
    ],
)
def test_a_wrong_row_is_named(row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "measures.csv").write_text(f"label,kind,use\n{row}\n", encoding="utf-8")
    monkeypatch.setattr("extract.lexicon.files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=re.escape(message)):
        measure_kinds.__wrapped__()


def test_a_wrong_use_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "measures.csv").write_text("label,kind,use\n家,count,thing\n", encoding="utf-8")
    monkeypatch.setattr("extract.lexicon.files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"measures\.csv:2: use 'thing' is none of parts, things, points, hours"):
        measure_uses.__wrapped__()


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("增长11. 9%", "11.9", "%"),
        ("增长11 .9%", "11.9", "%"),
        ("产量8. 5亿吨", "8.5", "亿吨"),
        ("新建11. 9个", "9", "个"),  # 11. may number an item
    ],
)
def test_digits_that_a_blank_parted(text: str, value: str, measure: str) -> None:
    folded = fold(text)
    last = find_quantities(folded, Span(0, len(folded)))[-1]
    assert (str(last.value), last.measure) == (value, measure)


def test_an_item_s_number_is_no_part_of_a_value() -> None:
    folded = fold("11. 9%的企业")
    assert [str(q.value) for q in find_quantities(folded, Span(0, len(folded)))][-1] == "9"


@pytest.mark.parametrize("text", ["%", "万平方米", "条(段)", "亿千瓦时", "张/千人", "百万 元", "元/平方米"])
def test_measures(text: str) -> None:
    assert is_measure(text)


@pytest.mark.parametrize("text", ["", "市水利局", "万", "公里数", "2025年"])
def test_what_is_no_measure(text: str) -> None:
    assert not is_measure(text)


def test_a_list_shares_its_measure_whatever_stands_behind_it() -> None:
    assert found("建成2、3个园区，增长5%") == [("2", "2", None, "个"), ("3个", "3", None, "个"), ("5%", "5", None, "%")]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("十三亿六千万人", "13.6", "亿人"),
        ("13亿6000万人", "13.6", "亿人"),
        ("三亿五千万元", "3.5", "亿元"),
        ("两万三千人", "2.3", "万人"),
        ("一万五千三百零二户", "1.5302", "万户"),
        ("2亿3千万亩", "2.3", "亿亩"),
    ],
)
def test_a_number_of_two_scales_is_one(text: str, value: str, measure: str) -> None:
    [found] = find_quantities(text, Span(0, len(text)))
    assert (found.value, found.measure, found.span) == (Decimal(value), measure, Span(0, len(text)))


@pytest.mark.parametrize("text", ["3万5%", "1万2万元", "1亿2亿元", "2万、3000人", "2万3万户"])
def test_numbers_that_only_touch_are_two(text: str) -> None:
    assert len(find_quantities(text, Span(0, len(text)))) == 2
