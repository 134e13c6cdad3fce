"""Names of files: shown as people wrote them where that can be told, and never so that they deceive or control."""

import pytest

from ingest.files.names import shown


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("关于绿道的通知（1）.docx", "关于绿道的通知（1）.docx"),
        ("口袋公园.txt".encode("gbk").decode("utf-8", "surrogateescape"), "口袋公园.txt"),
        ("r\udce9sum\udce9.txt", "r\ufffdsum\ufffd.txt"),  # Latin-1: no Chinese comes of it
        ("a\ud800.txt", "a\ufffd.txt"),  # half a character, as Windows allows it
        ("通知\u202etxt.exe", "通知\ufffdtxt.exe"),
        ("a\x1b[2J\n\x07.txt", "a\ufffd[2J\ufffd\ufffd.txt"),
        ("a\u200bb\ufeff", "a\ufffdb\ufffd"),
        ("🌳.txt", "🌳.txt"),
        ("通知.txt".encode("gbk").decode("utf-8"), "通知.txt"),  # GBK that is UTF-8 by chance
        ("Привет, résumé.txt", "Привет, résumé.txt"),
    ],
)
def test_a_name_is_shown_harmlessly(name, seen):
    assert shown(name) == seen
    shown(name).encode()
    assert shown(shown(name)) == seen
