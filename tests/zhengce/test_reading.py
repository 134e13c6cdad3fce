"""Texts as they stand: offsets are theirs, and nothing raises."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import IngestError
from zhengce.reading import extract, extract_text

_PIECES = st.sampled_from(["一、", "（一）", "牵头单位：", "市财政局", "、", "。", "\n", "\n\n", " ", "\r", "\t", "达到80%", "2026年底前", "《", "》", "\x00", "𠀀"])  # fmt: skip


def test_a_file_is_read_as_the_command_reads_it(tmp_path):
    file = tmp_path / "页.html"
    file.write_text("<p>（一）开展排查。（牵头单位：市水务局）</p>", encoding="utf-8")
    assert [each.unit for task in extract(file).tasks for each in task.assignments] == ["市水务局"]
    assert extract(str(file)).document_id == extract(file).document_id


def test_what_cannot_be_read_says_why(tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(IngestError) as caught:
        extract(tmp_path / "坏.docx")
    assert caught.value.message.endswith("。") or "文件" in caught.value.message


def test_offsets_are_of_the_text_itself():
    text = "\n  （一）开展排查。\n\n  （牵头单位：市水务局，2026年6月底前）  \n"
    parsed = extract_text(text)
    assert parsed.document.text == text
    (unit,) = [each for task in parsed.tasks for each in task.assignments]
    assert text[unit.span.start : unit.span.end] == "市水务局"
    assert parsed.tasks[0].deadline is not None
    assert parsed.tasks[0].deadline.due == date(2026, 6, 30)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_no_text_raises_and_no_word_is_left_out(text):
    parsed = extract_text(text)
    assert "".join("".join(parsed.document[block.span] for block in parsed.document.blocks).split()) == "".join(
        text.split()
    )
    assert all(0 <= task.span.start <= task.span.end <= len(text) for task in parsed.tasks)
