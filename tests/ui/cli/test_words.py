"""The command line speaks Chinese, also where its parser does not."""

import pytest

from ui.cli.words import in_chinese


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("Missing option '--name'.", "缺少选项 --name。"),
        ("Got unexpected extra argument (b)", "多出的参数：b"),
        ("Something new", "Something new"),  # what is not known is shown as it is
    ],
)
def test_messages_of_the_parser(message, chinese):
    assert in_chinese(message) == chinese
