"""What several places try: in a row within a sentence, or sentence by sentence under a head."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed, running

HEAD = "某市政府工作报告\n一、今年工作安排\n"


def found(text: str, head: str = HEAD) -> list[tuple[str | None, str]]:
    return listed(document_of(head + text), CITY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "做好承接。支持望山县开展全国渔港确权试点、桐河区深化省级水权、水价改革试点、南溪市围绕岸线开展流转试点。",
            [("望山县", "开展全国渔港确权试点"), ("桐河区", "深化省级水权、水价改革试点"), ("南溪市", "围绕岸线开展流转试点")],
        ),
        (
            "加快望山县渔港体制改革试点、桐河市城乡改革试点、南溪县海域示范区建设试点。",
            [("望山县", "渔港体制改革试点"), ("桐河市", "城乡改革试点"), ("南溪县", "海域示范区建设试点")],
        ),
        (
            "支持各地改革，在望州市开展渔船退出改革试点，在桐河市各县（市）开展海域改革试点，形成合力。",
            [("望州市", "渔船退出改革试点"), ("桐河市各县（市）", "海域改革试点")],
        ),
        (
            "鼓励望山县推进渔港改革、桐河区深化岸线改革、北渡新区探索海域示范。",
            [("望山县", "推进渔港改革"), ("桐河区", "深化岸线改革"), ("北渡新区", "探索海域示范")],
        ),
        (
            "抓好试点落地：望山县、桐河区开展渔港确权试点，南溪市深化岸线改革试点。",
            [("望山县", "开展渔港确权试点"), ("桐河区", "开展渔港确权试点"), ("南溪市", "深化岸线改革试点")],
        ),
        (
            "支持望山县开展渔港确权试点；桐河区开展岸线流转试点工作。",
            [("望山县", "渔港确权试点"), ("桐河区", "岸线流转试点")],
        ),
    ],
)  # fmt: skip
def test_each_place_of_a_row_has_its_trial(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "支持望山县开展渔港确权试点。",  # one place
        "望山县开展渔港确权试点、桐河区深化岸线改革试点、南溪市推进水价试点。",  # told, not asked for
        "支持望山县推进渔港改革、桐河区深化岸线改革。",  # two, that try nothing
        "支持望山县建设渔港、桐河区疏浚航道、南溪市新建码头。",  # works
        "加快望山县产业园区、桐河区开发区改革试点。",
        "推进滨海地区生态修复试点、老城区更新试点、开发区管理体制改革。",
        "推进市县联动改革试点、区域协同试点、乡镇改革试点。",
        "推进城市更新试点、社区治理试点、园区共享改革试点。",  # no places
        "支持望山县开展了渔港确权试点、桐河区推进了岸线试点、南溪市推进了水价试点。",  # done
        "去年支持望山县开展渔港确权试点、桐河区深化岸线改革试点、南溪市推进水价试点。",  # done
    ],
)
def test_what_is_no_row_of_trials(text: str) -> None:
    assert found(text) == []


def test_a_row_in_a_part_that_looks_back_is_done() -> None:
    text = "支持望山县开展渔港确权试点、桐河区深化岸线改革试点、南溪市推进水价试点。"
    assert found(text, "某市政府工作报告\n一、去年工作回顾\n") == []


AHEAD = (
    "依托示范区，望山县加快渔港协同管理机制创新，建好码头。桐河区打造配送场景，布设航线。"
    "支持南溪市推进物流运输，探索构建跨市渔船管理机制，开展渔船共享试点。"
)
GONE_AHEAD = [
    ("望山县", "加快渔港协同管理机制创新"),
    ("南溪市", "探索构建跨市渔船管理机制"),
    ("南溪市", "开展渔船共享试点"),
]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("推动重点地区先行示范", GONE_AHEAD),
        ("支持有条件的县区先行先试", GONE_AHEAD),
        ("推动重点地区建设", []),
        ("先行先试工作保障", []),
    ],
)
def test_sentences_of_places_that_go_ahead(title: str, expected: list[tuple[str, str]]) -> None:
    head = "某方案\n制定本方案。\n一、重点任务\n（一）加强组织\n做好工作。\n"
    assert found(f"（二）{title}\n{AHEAD}", head) == expected


@pytest.mark.parametrize(
    "text",
    [
        "望山县加快渔港管理机制创新，建好码头。各县区开展渔船共享试点。",  # one place
        "望山县建好渔港码头，疏浚航道。桐河区打造配送场景。",  # no arrangement
        "望山县建好码头。健全渔港管理机制。桐河区疏浚航道。完善岸线制度。",  # sentences of their own
    ],
)
def test_sentences_that_list_nothing(text: str) -> None:
    assert found(f"一、重点任务\n（一）推动重点地区先行示范\n{text}", "某方案\n制定本方案。\n") == []


def test_places_in_one_paragraph_leave_the_heads_of_others() -> None:
    text = (
        f"某方案\n制定本方案。\n一、重点任务\n（一）健全渔港管理体系\n做好工作。\n（二）推动重点地区先行示范\n{AHEAD}"
    )
    assert running(text) == ["健全渔港管理体系"]
