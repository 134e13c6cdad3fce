"""Text with a blank after every character is read without; blanks that say something stay."""

import pytest

from ingest.lines.spaced import unspaced


def apart(text: str) -> str:
    return " ".join(text)


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (["到 2 0 2 6 年 底 ， 新 建 6 0 个"], ["到2026年底，新建60个"]),
        ([apart("推进绿道建设"), apart("4 2 %".replace(" ", "")), apart("各区")], ["推进绿道建设", "42%", "各区"]),
        (["推 进  绿 道 建 设 工 作"], ["推进  绿道建设工作"]),  # a wider gap is one of the text
        (["1 2 3 4 5 6 7 8 9"], ["1 2 3 4 5 6 7 8 9"]),  # a row of figures
        (["甲 1 2", "乙 3 4", "关于推进绿道建设的通知", "各区 人民政府"], ["甲 1 2", "乙 3 4", "关于推进绿道建设的通知", "各区 人民政府"]),
        (["市财政局 市水务局 市园林局"], ["市财政局 市水务局 市园林局"]),
        (["附 件", "关于推进绿道 建设的 通知"], ["附 件", "关于推进绿道 建设的 通知"]),
        ([], []),
    ],
)  # fmt: skip
def test_only_what_is_spaced_out_is_joined(lines, seen):
    assert unspaced(lines) == seen
