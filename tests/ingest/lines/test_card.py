"""The card of a legal database in one line."""

import pytest

from ingest.lines.card import split_card

LABELS = "【制定机关】某市政府【公布日期】2005.02.01"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (LABELS, [LABELS]),  # two labels may stand in any text
        (f"{LABELS}【字号】某政3号", ["【制定机关】某市政府", "【公布日期】2005.02.01", "【字号】某政3号"]),
        (f"{LABELS}【任务】某政3号", [f"{LABELS}【任务】某政3号"]),  # an unknown label makes no card
        (
            f"某意见{LABELS}【字号】 3号 正文",
            ["某意见", "【制定机关】某市政府", "【公布日期】2005.02.01", "【字号】3号", "正文"],
        ),
        (
            f"{LABELS}【 字号 】3号正文 各区： ",
            ["【制定机关】某市政府", "【公布日期】2005.02.01", "【字号】3号", "正文", "各区："],
        ),
        ("各区人民政府：", ["各区人民政府："]),
    ],
)
def test_a_card_is_parted_into_its_facts(text, pieces):
    assert list(split_card(text)) == pieces
