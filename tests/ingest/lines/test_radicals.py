"""Radicals and vertical forms become the characters that they stand for."""

import unicodedata

import pytest

from ingest.lines import radicals
from ingest.lines.clean import clean


@pytest.mark.parametrize(
    ("text", "unified"),
    [
        (
            "⺠政、⻝品、⻋辆、⻔户、⻛险、⻢路、⻓期、⻚码、⻄部、⻘年",
            "民政、食品、车辆、门户、风险、马路、长期、页码、西部、青年",
        ),
        ("⾏⽅⼤⼩⼀⼆⼗", "行方大小一二十"),
        ("︽意见︾︵试行︶︰", "《意见》（试行）‥"),
        ("﹁甲﹂︑﹃乙﹄︒", "「甲」、『乙』。"),
        ("人民政府（试行）", "人民政府（试行）"),
        ("一\ue5e5修缮渔港", "一\u3000修缮渔港"),  # the wide blank of GBK
        ("⺀", "⺀"),  # Unicode has no equivalent
    ],
)
def test_what_becomes_of_look_alikes(text, unified):
    assert radicals.unify(text) == unified


def test_every_radical_has_its_word():
    """But for the two that Unicode gives none, and the positions that are not assigned."""
    codes = [code for code in range(0x2E80, 0x2FD6) if unicodedata.category(chr(code)) != "Cn"]
    kept = [code for code in codes if radicals.unify(chr(code)) == chr(code)]
    assert kept == [0x2E80]
    assert all(len(radicals.unify(chr(code))) == 1 for code in codes)


def test_every_format_has_it_by_cleaning():
    assert clean("澄湾市⼈⺠政府关于印发《⻝品安全⽅案》的通知") == "澄湾市人民政府关于印发《食品安全方案》的通知"


def test_nothing_else_is_touched():
    text = "".join(
        map(chr, [*range(0x20, 0x7F), *range(0x3000, 0x3040), *range(0x4E00, 0x9FA6), *range(0xFF00, 0xFFE7)])
    )
    assert radicals.unify(text) == text
