"""Which labels of headings go on with a list, and under which each stands."""

import pytest

from corpus.fold import fold
from extract.document.sections import find_sections
from tests.documents import document_of


def depths(*lines: str) -> list[tuple[str, int]]:
    document = document_of("\n".join(lines))
    return [(section.label, section.depth) for section in find_sections(document, fold(document.text), ())]


def test_articles_that_run_on_through_numbered_heads_stand_below_them() -> None:
    lines = [
        "一、渔港",
        "第一条 建设渔港",
        "第二条 疏浚航道",
        "二、渔船",
        "第三条 登记渔船",
        "三、附则",
        "第四条 自印发之日起施行",
    ]
    assert [depth for _, depth in depths(*lines)] == [1, 2, 2, 1, 2, 1, 2]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "第一条 渔港",
            "一、建设渔港",
            "二、疏浚航道",
            "第二条 渔船",
            "一、登记渔船",
            "二、检验渔船",
        ],  # items of articles
        ["一、渔港", "第一条 建设渔港", "二、渔船", "第一条 登记渔船"],  # begun anew under each
        ["一、渔港", "二、渔船", "第一条 登记渔船"],
    ],
)
def test_other_numbered_heads_stand_below_articles(lines: list[str]) -> None:
    assert all(depth == 1 for label, depth in depths(*lines) if label.startswith("第"))
