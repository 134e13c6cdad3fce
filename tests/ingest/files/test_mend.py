"""A byte lost in a double-byte text costs one character."""

import pytest

from ingest.files.mend import mended

TEXT = "推进政务服务标准化、规范化"


@pytest.mark.parametrize(
    ("data", "codec", "text"),
    [
        (TEXT.encode("gb18030"), "gb18030", TEXT),
        (b"\xff" + TEXT.encode("gb18030"), "gb18030", f"\ufffd{TEXT}"),
        (TEXT.encode("gb18030") + b"\xcd", "gb18030", f"{TEXT}\ufffd"),
        (TEXT.encode("gb18030") + b"\xcd\n" + TEXT.encode("gb18030"), "gb18030", f"{TEXT}\ufffd\n{TEXT}"),
        ("標準化".encode("big5") + b"\xff" + "規範".encode("big5"), "big5hkscs", "標準化\ufffd規範"),
        ("㐀".encode("gb18030") + b"\xff", "gb18030", "㐀\ufffd"),  # four bytes
        (b"a\xffb", "hz", "a\ufffdb"),  # a codec without levels is read as it is
    ],
)
def test_each_byte_that_is_none_is_one_sign(data, codec, text):
    assert mended(data, codec) == text


def test_what_is_broken_throughout_is_read_as_it_is(monkeypatch):
    monkeypatch.setattr("ingest.files.mend._MOST", 10)
    assert "\ufffd" in mended(b"\xff" + TEXT.encode("gb18030") * 2, "gb18030")
