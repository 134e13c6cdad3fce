"""A policy of support is known by its title, or by how often it speaks of support."""

from __future__ import annotations

import pytest

from extract.targets.support import supports

_WORK = "推进渔港建设，完善渔港设施，强化渔船管理。" * 10


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("支持渔业发展若干政策措施", _WORK, True),
        ("渔业发展行动方案", _WORK, False),
        ("渔业发展若干意见", "奖励渔民。" * 6 + _WORK, True),
        ("渔业发展若干意见", "奖励渔民。" * 5 + _WORK, False),  # too few
        ("渔业发展若干意见", "奖励渔民。" * 6 + _WORK * 10, False),  # in too long a text
    ],
)
def test_a_policy_of_support(title: str, text: str, expected: bool) -> None:
    assert supports(title, text) is expected
