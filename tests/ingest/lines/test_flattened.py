"""Line breaks that became runs of spaces."""

import pytest

from ingest.lines.flattened import broken_again

PARAGRAPH = "各镇要结合实际抓好落实，按月报送进度，确保全年目标任务完成。" * 8
PAGE = (
    "望溪县林业局文件",
    "县林业局关于造林的通知",
    "各镇：",
    "一、目标",
    PARAGRAPH,
    "二、任务",
    PARAGRAPH,
    "（一）整地",
    PARAGRAPH,
    "望溪县林业局",
)


@pytest.mark.parametrize("gap", ["  ", "　　", "    "])
def test_a_page_on_one_line_is_broken_at_its_gaps(gap: str) -> None:
    assert broken_again(gap.join(PAGE)).split("\n") == list(PAGE)


@pytest.mark.parametrize(
    "line",
    [
        "  ".join(PAGE[:4]),  # short: a signature, a line of facts
        PARAGRAPH * 5,
        PARAGRAPH * 5 + "  某某  ",
        "  ".join(["望溪镇十二亩地"] * 200),  # gaps that part columns, not paragraphs
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert broken_again(line) == line


def test_a_form_behind_the_text_does_not_count() -> None:
    form = ["单位", "姓名", "电话", "口公开", "口不公开", "盖章", "年月日"] * 3
    assert broken_again("  ".join([*PAGE, *form])).split("\n") == [*PAGE, *form]
    assert "\n" not in broken_again("  ".join([*PAGE[3:6], *form * 20]))  # too few gaps that tell
