"""Which items of a list are told themselves, and which by those below them."""

from __future__ import annotations

import pytest

from extract.reforms.whole_items import whole_items
from tests.documents import document_of, layout_of


@pytest.mark.parametrize(
    ("item", "below", "told"),
    [
        ("探索入渔规则和程序", ["入渔条件征询", "合同签订", "权证登记"], True),
        ("制订试点配套文件", ["《渔港管理办法》", "《渔船登记细则》"], True),
        ("建立健全工作机制", ["建立专项授权机制", "建立产品追溯机制"], False),  # each of them is one
        ("探索入渔规则和程序", ["建立征询机制", "合同签订"], False),  # half of them
        ("放宽渔港准入", ["入渔条件征询", "合同签订"], False),  # a group
    ],
)
def test_an_item_over_steps_and_papers_is_told_itself(item: str, below: list[str], told: bool) -> None:
    lines = "\n".join(f"{number}.{title}。按规定办理。" for number, title in enumerate(below, 1))
    layout = layout_of(document_of(f"四、试点主要内容\n（一）{item}\n{lines}\n五、保障措施\n加强领导。"))
    titles = {layout.sections[index].title for index in whole_items(layout)}
    assert titles == ({item} if told else set())
