"""Whatever a title holds, a file of that name can be written on Windows, macOS and Linux."""

import ntpath
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.cli.naming import file_name

_FORBIDDEN = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("云山市节水方案", "云山市节水方案.xlsx"),
        ("C:\\temp\\分工", "C：＼temp＼分工.xlsx"),
        ("../上级/分工", "／上级／分工.xlsx"),
        ("第一行\n第二行\t表", "第一行 第二行 表.xlsx"),
        ("nul", "nul_.xlsx"),
        ("Com1.分工", "Com1_.分工.xlsx"),
        ("aux .表", "aux_ .表.xlsx"),
        ("CONTENT 目录", "CONTENT 目录.xlsx"),
        ("COM11", "COM11.xlsx"),
        ("方案. . ", "方案.xlsx"),
        ("....", "未命名.xlsx"),
        ("长" * 300, "长" * 60 + ".xlsx"),
    ],
)
def test_titles_become_names(title, name):
    assert file_name(title, "xlsx") == name


@given(st.text(max_size=90) | st.from_regex(r"(?i)(con|prn|aux|nul|com[1-9]|lpt[1-9])[ .]?\w{0,3}", fullmatch=True))
def test_any_title_can_be_written_on_every_system(title):
    name = file_name(title, "docx")
    assert not _FORBIDDEN & set(name)
    assert name == name.strip(" .")
    assert PureWindowsPath("D:/输出", name).parent == PureWindowsPath("D:/输出")
    assert PurePosixPath("/输出", name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert ntpath.splitdrive(name)[0] == ""
    assert len(name.encode("utf-8", "surrogatepass")) <= 255
