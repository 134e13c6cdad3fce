"""Places chosen for trials, field by field."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

HEAD = "某市某通知\n现通知如下。\n"


def found(text: str) -> list[tuple[str | None, str]]:
    return listed(document_of(HEAD + text), CITY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "望山县、桐河区被选为渔港登记领域试点。\n南溪市入选林权确权领域试点。",
            [("望山县", "渔港登记领域试点"), ("桐河区", "渔港登记领域试点"), ("南溪市", "林权确权领域试点")],
        ),
        (
            "在渔港登记领域，望山县、桐河区入选试点；在林权确权领域，南溪市获批试点。",
            [("望山县", "渔港登记领域"), ("桐河区", "渔港登记领域"), ("南溪市", "林权确权领域")],
        ),
        (
            "除此之外，望山县和杭州萧山区列入首批水权交易试点名单；南溪市纳入宅基地制度改革。",
            [("望山县", "水权交易试点"), ("杭州萧山区", "水权交易试点"), ("南溪市", "宅基地制度改革")],
        ),
    ],
)
def test_each_chosen_place_has_its_trial(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "望山县入选文明城市名单。桐河区入选卫生城市。南溪市、北渡区入选渔港登记试点。",  # one field
        "望山县、桐河区、南溪市入选全国首批试点。北渡区、枫江县入选第二批试点。",  # of what, nothing says
        "一、2025年工作回顾\n望山县、桐河区入选渔港登记试点；南溪市入选林权确权试点。",  # told as a success
        "望山县、桐河区入选渔港登记试点，南溪市入选林权确权试点。",  # clauses in passing
        "渔业企业、养殖户被列为渔港登记试点。港务公司入选林权确权试点。",  # no places
    ],
)
def test_what_is_no_list_of_trials(text: str) -> None:
    assert found(text) == []
