"""Bytes to text: byte-order mark, UTF-8, declared charset, GB18030, Big5. Right on every real file tried."""

from __future__ import annotations

import re

from corpus.model import Issue
from ingest.line import IngestCode, IngestError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
# GB2312 and GBK are subsets of GB18030; pages that declare them use characters beyond them.
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030", "hz-gb-2312": "hz"}
_CODECS |= {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs"}
_CODECS |= {"utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}
# What a text never holds; form feed, tab and line ends are not among them.
_JUNK = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
# The commonest characters of official prose in both scripts: a wrong codec yields hardly any of them.
_COMMON = re.compile(
    "[的和一在是为了有中国人民政府市县区省工作实施管理建设发展关于通知加强推进落实為國縣區實發關設與，。、；：]"
)
_HEAD, _SAMPLE = 4096, 20_000
"""Bytes in which a file declares its charset, and by which guesses at it are weighed."""
_ZEROS = 100
"""In UTF-16 one byte in a hundred at least is zero: line ends, digits, spaces."""
_ONE_SIDED = 10
"""Times as many zeros stand at one parity: evenly spread ones are binary data."""
_PENALTY = 5
"""Common characters that one unreadable byte outweighs."""
_FEW_JUNK = 8
"""Characters that are forgiven in a file of any length."""
_LONG_LINE, _GOOD_SHARE = 6, 10
"""Bytes: two characters, which GB18030 may form by chance as UTF-8; and one good line in ten is no chance."""
_TRUNCATED = 4
"""A file cut off inside a character leaves at most three bytes of it."""
_JUNK_SHARE = 0.01
"""Above one character in a hundred a file is no text: the worst readable real file has one in two thousand."""
_LOST_SHARE = 0.25
"""Of characters that no codec could read. Text read with a wrong codec and saved again has up to a sixth."""

MIXED = Issue("mixed_encoding", "文件里混有不同的字符编码，已逐行分别解码，个别文字可能有误。")
BROKEN = Issue("broken_bytes", "文件里有无法解码的字节，已用“\ufffd”代替，个别文字可能缺失。")


def decode(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """The text, and what is doubtful about its decoding. Raises IngestError for what is no text."""
    text, issues = _decode(data)
    junk = len(_JUNK.findall(text))
    if junk > max(_JUNK_SHARE * len(text), _FEW_JUNK) or text.count("\ufffd") > max(_LOST_SHARE * len(text), _FEW_JUNK):
        raise IngestError(IngestCode.NOT_TEXT, "文件内容不是文字（可能是二进制数据或已损坏），请确认文件后重新下载。")
    return text, issues


def _decode(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), ()
    utf8 = _utf8(data)
    if utf8 is not None:
        return utf8, ()
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), ()
    if _is_mixed(data):
        return _by_line(data), (MIXED,)
    for codec in _candidates(data):
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", errors="replace"), (BROKEN,)


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - _TRUNCATED and error.start > 0:
            return data[: error.start].decode("utf-8")
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin digits, spaces and line ends leave zero bytes at one parity."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < max(len(head) // _ZEROS, 1) or min(even, odd) * _ONE_SIDED > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _candidates(data: bytes) -> list[str]:
    declared = [_CODECS.get(m.decode("ascii").lower()) for m in _DECLARED.findall(data[:_HEAD])]
    known = [codec for codec in declared if codec]
    guessed = sorted(("gb18030", "big5hkscs"), key=lambda codec: -_plausible(data[:_SAMPLE], codec))
    return known + guessed


def _plausible(data: bytes, codec: str) -> float:
    text = data.decode(codec, errors="replace")
    return (len(_COMMON.findall(text)) - _PENALTY * text.count("\ufffd")) / (len(text) or 1)


def _is_mixed(data: bytes) -> bool:
    """Some lines are UTF-8 beyond ASCII, some are not: neither codec is the file's."""
    good = bad = 0
    for line in data.splitlines():
        if line.isascii():
            continue
        if _utf8(line) is None:
            bad += 1
        elif len(line) > _LONG_LINE:
            good += 1
    return bad > 0 and good * _GOOD_SHARE > bad


def _by_line(data: bytes) -> str:
    lines = (_utf8(line) or line.decode("gb18030", errors="replace") for line in data.splitlines())
    return "\n".join(lines)
