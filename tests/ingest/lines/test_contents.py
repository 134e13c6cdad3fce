"""Headings inside a line that the table of contents names."""

from __future__ import annotations

import pytest

from ingest import load_bytes
from ingest.line import Line
from ingest.lines.contents import broken_at_headings

TITLE = "云澜市渔港发展规划（2021—2025年）"
HEADINGS = [
    "第一章　总体形势",
    "第一节　发展基础",
    "第二节　发展环境",
    "第二章　主要任务",
    "第一节　修建码头",
    "第二节　清理航道",
]
BODY = "“十四五”时期是全市渔港建设的关键时期。各县区要结合实际抓好落实，按月报送进度，确保全年目标任务完成。" * 2


def glued(headings: list[str], *, contents: str = "目　录", title: str = TITLE) -> str:
    return (
        title + contents + "".join(HEADINGS) + title + "为建好渔港，制定本规划。" + "".join(h + BODY for h in headings)
    )


def broken(text: str) -> list[str]:
    return [line.text.strip() for line in broken_at_headings([Line(text)])]


def test_a_text_on_one_line_is_broken_around_the_headings() -> None:
    behind = [part for heading in HEADINGS for part in (heading, BODY)]
    expected = [TITLE, "目　录", *HEADINGS, TITLE, "为建好渔港，制定本规划。", *behind]
    assert broken(glued(HEADINGS)) == expected


def test_nothing_is_lost() -> None:
    text = glued(HEADINGS)
    assert "".join(broken(text)) == text


def test_an_excerpt_lacks_the_last_chapters() -> None:
    lines = broken(glued(HEADINGS[:5]))
    assert lines[-2:] == ["第一节　修建码头", BODY]


def test_page_numbers_behind_the_entries() -> None:
    entries = "".join(f"{heading}……{page}" for page, heading in enumerate(HEADINGS, 1))
    text = TITLE + "目录" + entries + TITLE + "制定本规划。" + "".join(h + BODY for h in HEADINGS)
    lines = broken(text)
    assert [line for line in lines if line in HEADINGS] == HEADINGS
    assert BODY in lines


def test_headings_on_several_long_lines() -> None:
    contents, body = "目录" + "".join(HEADINGS), "".join(heading + BODY for heading in HEADINGS)
    lines = [line.text for line in broken_at_headings([Line(contents), Line(body + BODY)])]
    assert [line for line in lines if line == "第二节　清理航道"] == ["第二节　清理航道"]


@pytest.mark.parametrize(
    "text",
    [
        glued(HEADINGS, contents=""),  # nothing says that it is a table of contents
        glued(HEADINGS[:2]),  # what stands in the text again is too little
        TITLE + "目录" + "".join(HEADINGS) + BODY * 4,
        BODY * 9,
        "短。",
    ],
)
def test_other_texts_stay_whole(text: str) -> None:
    assert broken(text) == [text]


def test_the_outline_comes_back() -> None:
    document = load_bytes("规划.txt", glued(HEADINGS).encode())
    lines = document.text.split("\n")
    assert [line for line in lines if line.startswith("第二章")] == ["第二章 主要任务"] * 2


def test_the_word_itself_behind_others() -> None:
    entry = "一、渔港建设" + "." * 20
    lines = [Line("2021年1月27日市人民代表大会批准目 录"), Line(entry), Line(entry)]
    assert [line.text for line in broken_at_headings(lines)] == [
        "2021年1月27日市人民代表大会批准",
        "目 录",
        entry,
        entry,
    ]
    assert len(broken_at_headings([lines[0], Line("一、渔港建设")])) == 2  # nothing says that entries follow
