import pytest

from extract.labels.listed import listed_brackets

LINES = (
    "1.渔港改造专项行动（市渔业局）",
    "2.“携手行动”活动（市财政局、市税务局）",
    "3.渔船更新工程（市渔业局）",
    "4.渔业宣传月（市渔业局）",
)


def found(*lines):
    text = "\n".join(lines).replace("（", "(").replace("）", ")")
    return [text.count("\n", 0, at) for at in sorted(listed_brackets(text))]


def test_lines_of_one_kind_are_a_list():
    assert found("清单", *LINES, "") == [1, 2, 3, 4]


def test_two_may_be_chance():
    assert found(*LINES[:2]) == []
    assert found(*LINES[:2], "其他工作另行通知。", *LINES[2:]) == []


@pytest.mark.parametrize(
    "line",
    [
        "2.渔港（含码头）",
        "2.《渔港管理办法》（市渔业局）",
        "渔船更新（市渔业局）",
        "2.渔船更新（第一批）",
        "2.张三（市渔业局）",
    ],
)
def test_a_line_of_another_kind_ends_it(line):
    assert found(*LINES[:2], line, *LINES[2:]) == []
    assert found(*LINES[:3], line) == [0, 1, 2]
