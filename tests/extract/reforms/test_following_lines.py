"""Lists in lines behind a lead sentence, as laws write them."""

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

A, B = "允许渔船自主申报进出港", "试行渔获保税交易，简化查验"
NUMBERED, BARE, MIXED = f"（一）{A}；\n（二）{B}。", f"{A}；\n{B}。", f"{A}；\n（二）{B}。"


def found(lead: str, lines: str = NUMBERED) -> list[tuple[str | None, str]]:
    return listed(
        document_of(f"某市某条例\n第一条 为了促进渔业，制定本条例。\n{lead}\n{lines}\n第三条 其他事项。"), CITY
    )


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("第二条 望海试验区实行下列渔港管理改革创新：", "望海试验区"),
        ("第二条 按照安全原则，在望海试验区的海关特殊监管区域开展下列试点：", "望海试验区的海关特殊监管区域"),
        ("第二条 桐河片区探索下列渔船出入境便利化措施：", "桐河片区"),
        ("第二条 望海试验区可以采取下列措施，推动渔业金融创新：", "望海试验区"),
        ("（二）支持北渡新区推行以下改革：", "北渡新区"),
    ],
)
def test_what_a_place_is_to_try(lead: str, place: str) -> None:
    assert found(lead) == [(place, A), (place, B)]


@pytest.mark.parametrize("lines", [NUMBERED, BARE, MIXED])
def test_lines_that_have_lost_their_numbers_are_items_all_the_same(lines: str) -> None:
    assert found("第二条 望海试验区实行下列改革：", lines) == [("望海试验区", A), ("望海试验区", B)]


@pytest.mark.parametrize(
    "lead",
    [
        "第二条 望海试验区管理机构履行下列职责：",
        "第二条 望海试验区支持依法设立下列机构：",
        "第二条 望海试验区采取下列措施，推动科技创新：",
        "第二条 渔业企业可以采取下列措施，推动经营机制创新：",
        "第二条 望海试验区去年实行了下列改革：",
    ],
)
def test_other_leads_open_none(lead: str) -> None:
    assert found(lead) == []


def test_lines_that_are_sentences_are_no_such_list() -> None:
    lines = f"{A}。\n{B}。"
    assert found("第二条 望海试验区实行下列改革：", lines) == []
