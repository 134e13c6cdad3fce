"""Bytes to text: every usual encoding is read, and what is doubtful is told."""

import random
import time

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.files import decode as decode_module
from ingest.files.decode import MIXED, decode
from tests.made_files import HANG, NOTICE, SENTENCE

ENCODED = [
    (NOTICE.encode("utf-8-sig"), "utf-8 with mark"),
    (NOTICE.encode("gb18030"), "gb18030"),
    (NOTICE.encode("utf-16"), "utf-16 with mark"),
    (NOTICE.encode("utf-16-le"), "utf-16 without mark"),
]


@pytest.mark.parametrize("data", [row[0] for row in ENCODED], ids=[row[1] for row in ENCODED])
def test_every_usual_encoding_is_read(data):
    document = ingest.load_bytes("通知.txt", data)
    assert SENTENCE in document.text
    assert not document.issues


def test_big5_is_told_from_gb18030():
    text = (
        "關於優化營商環境的通知\n各區縣人民政府：\n推進政務服務標準化、規範化，壓縮辦理時限，為企業和群眾提供便利。\n"
    )
    assert "推進政務服務標準化" in ingest.load_bytes("通知.txt", text.encode("big5")).text
    page = f'<html><meta charset="big5"><body><p>{text}</p></body></html>'
    assert "推進政務服務標準化" in ingest.load_bytes("通知.html", page.encode("big5")).text


def test_mixed_encodings_are_read_line_by_line_and_told():
    data = NOTICE.encode() + "附件：任务分工表，请各单位对照落实。\n".encode("gb18030")
    document = ingest.load_bytes("通知.txt", data)
    assert SENTENCE in document.text
    assert "附件：任务分工表" in document.text
    assert [issue.code for issue in document.issues] == ["mixed_encoding"]


def test_a_broken_byte_is_told():
    data = (NOTICE * 5).encode("gb18030") + b"\xff\n" + NOTICE.encode("gb18030")
    assert [issue.code for issue in ingest.load_bytes("通知.txt", data).issues] == ["broken_bytes"]


PROSE = (
    "关于优化营商环境的通知，各区县人民政府：推进政务服务标准化、规范化、便利化，压缩办理时限。"
    "经市政府同意，现就有关事项通知如下。\n（一）牵头单位：市财政局；配合单位：市水务局。2026年底前新建公园60个。\n"
)
TRADITIONAL = "關於優化營商環境的通知，各區縣人民政府：推進政務服務標準化、規範化，壓縮辦理時限。\n為企業提供便利。\n"


def same_ends(text: str, other: str) -> int:
    """Characters that two texts share at their beginnings and ends."""
    least = min(len(text), len(other))
    before = next((i for i in range(least) if text[i] != other[i]), least)
    behind = next((i for i in range(least - before) if text[-1 - i] != other[-1 - i]), least - before)
    return before + behind


@pytest.mark.parametrize(
    ("text", "codec", "most"), [(PROSE, "utf-8", 2), (PROSE, "gb18030", 6), (TRADITIONAL, "big5", 8)]
)
@pytest.mark.parametrize("way", ["lost", "broken", "wrong"])
def test_one_bad_byte_costs_a_character_or_a_few_around_it_never_the_rest(text, codec, most, way):
    costs = []
    for seed in range(100):
        rng = random.Random(seed)
        data = bytearray(text.encode(codec) * 2)
        at = rng.randrange(len(data))
        data[at : at + 1] = {"lost": b"", "broken": b"\xff", "wrong": bytes([rng.randrange(0x80, 0xFF)])}[way]
        costs.append(len(text) * 2 - same_ends(text * 2, decode(bytes(data))[0]))
    assert max(costs) <= most
    assert sum(costs) / len(costs) <= 2.5


def test_a_page_in_one_line_stays_utf_8_where_one_character_was_cut():
    cut = "政".encode()[:2]
    page = b'<meta charset="utf-8"><meta name="description" content="' + cut + b'"><p>' + PROSE.encode()
    text, issues = decode(page)
    assert PROSE in text
    assert [issue.code for issue in issues] == ["broken_bytes"]
    assert "1 处字节" in issues[0].message and "第 1 行" in issues[0].message and "关于" in issues[0].message


def test_what_something_outside_the_bytes_tells_is_believed():
    assert decode("齊備".encode("big5") * 3, "big5hkscs")[0] == "齊備" * 3


def test_a_file_of_broken_bytes_is_read_in_time():
    data = (b"\xb2\xe2\xff" * 20 + b"a") * 60_000
    started = time.monotonic()
    with pytest.raises(IngestError):
        decode(data)
    assert time.monotonic() - started < HANG


HAN = "推进政务服务"


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"\xef\xbb\xbf" + HAN.encode(), "utf-8"),
        (HAN.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + HAN.encode("utf-16-be"), "utf-16-be"),
        (HAN.encode("utf-32"), "utf-32"),
        (b"\x00\x00\xfe\xff" + HAN.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_a_mark_tells_the_encoding(data, codec):
    assert decode(data)[0].lstrip("\ufeff") == HAN


def test_utf_16_without_a_mark_is_told_by_its_zeros():
    lines = "".join(f"{number}.{HAN}\n" for number in range(20))
    for codec in ("utf-16-le", "utf-16-be"):
        assert decode(lines.encode(codec)) == (lines, ())


def test_a_file_may_end_inside_a_character():
    for missing in (1, 2):
        text, issues = decode((HAN * 3).encode()[:-missing])
        assert text == (HAN * 3)[:-1] + "\ufffd"
        assert [issue.code for issue in issues] == ["broken_bytes"]


def test_a_character_broken_before_the_end_is_no_truncation():
    data = HAN.encode()[:-4] + b"\xff" + HAN.encode() * 3
    assert decode(data)[1]


@pytest.mark.parametrize(("declared", "codec"), [("gb2312", "gb18030"), ("big5", "big5hkscs"), ("x-gbk", "gb18030")])
def test_a_page_that_declares_its_charset_is_believed(declared, codec):
    page = f'<meta charset="{declared}">' + "齊備" * 3
    assert "齊備" in decode(page.encode(codec))[0]


def test_a_charset_that_nobody_knows_is_guessed():
    assert HAN in decode(f'<meta charset="no-such">{HAN * 5}'.encode("gb18030"))[0]


def test_a_charset_that_does_not_fit_is_passed_over():
    text = f'<meta charset="hz-gb-2312">{HAN * 20}'
    assert decode(text.encode("gb18030")) == (text, ())


@pytest.mark.parametrize(
    ("junk", "length", "refused"),
    [
        (8, 100, False),  # so few are forgiven in any file
        (9, 100, True),
        (20, 2000, False),  # one in a hundred
        (21, 2000, True),
    ],
)
def test_how_much_binary_data_makes_no_text(junk, length, refused):
    data = (b"\x01" * junk).ljust(length, b"a")
    if not refused:
        assert len(decode(data)[0]) == length
        return
    with pytest.raises(IngestError) as caught:
        decode(data)
    assert caught.value.code is IngestCode.NOT_TEXT


@pytest.mark.parametrize(
    ("lost", "length", "refused"), [(8, 16, False), (9, 16, True), (25, 100, False), (26, 100, True)]
)
def test_how_many_lost_characters_make_no_text(lost, length, refused):
    data = ("\ufffd" * lost + "a" * (length - lost)).encode()
    if not refused:
        assert decode(data)[0].count("\ufffd") == lost
        return
    with pytest.raises(IngestError, match="不是文字"):
        decode(data)


def test_line_ends_tabs_and_form_feeds_are_text():
    text = "\t\n\r\f\v" * 50
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize(
    ("good", "bad", "mixed"),
    [(1, 1, True), (1, 9, True), (1, 10, False), (1, 0, False), (0, 3, False)],
)
def test_how_many_lines_of_either_kind_make_a_mixed_file(good, bad, mixed):
    data = (HAN.encode() + b"\n") * good + (HAN.encode("gb18030") + b"\n") * bad
    assert (MIXED in decode(data)[1]) is mixed


def test_a_short_line_that_is_utf_8_by_chance_does_not_make_a_mixed_file():
    two = "推进".encode()
    data = two + b"\n" + HAN.encode("gb18030") + b"\n"
    assert MIXED not in decode(data)[1]


@pytest.mark.parametrize(("spaces", "wide"), [(1, True), (0, False)])
def test_utf_16_needs_zeros(spaces, wide):
    """Han characters alone have none."""
    text = "政务" * 20 + " " * spaces
    assert (decode(text.encode("utf-16-le"))[0] == text) is wide


@pytest.mark.parametrize(
    ("zeros", "codec"),
    [
        ((0, 0), None),
        ((0, 2), "utf-16-le"),
        ((2, 0), "utf-16-be"),
        ((1, 10), "utf-16-le"),
        ((2, 19), None),
        ((0, 1), None),
    ],
)
def test_on_which_side_the_zeros_stand(zeros, codec):
    """Of two hundred bytes, two at least, and hardly any on the other side."""
    data = bytearray(b"\xff\x90" * 100)
    for side, count in enumerate(zeros):
        for at in range(count):
            data[2 * at + side] = 0
    assert decode_module._wide(bytes(data)) == codec


@pytest.mark.parametrize(("before", "wide"), [(4016, True), (4018, False)])
def test_zeros_are_looked_for_at_the_beginning(before, wide):
    """Forty of them in the first 4096 bytes."""
    data = b"\xff\x90" * (before // 2) + b"\xff\x00" * 60
    assert bool(decode_module._wide(data)) is wide


def test_of_two_guesses_the_one_with_common_characters_wins():
    assert decode_module._plausible("通知的猫狗".encode("gb18030"), "gb18030") == 0.6
    assert decode_module._plausible(b"", "gb18030") == 0
    assert decode_module._plausible("的".encode("gb18030") + b"\xff", "gb18030") == -2.0
