"""Bytes to text: byte-order mark, UTF-8, declared charset, GB18030, Big5. One bad byte costs one character."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.model import Issue
from ingest.files.mend import mended
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
_FEW_LOST = 2
"""Characters of UTF-8 for each byte that is none: GB18030 forms one in five by chance, a broken file a hundred."""
_DOUBLE = ("gb18030", "big5hkscs")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_JUNK_SHARE = 0.01
"""Above one character in a hundred a file is no text: the worst readable real file has one in two thousand."""
_LOST_SHARE = 0.25
"""Of characters that no codec could read. Text read with a wrong codec and saved again has up to a sixth."""

MIXED = Issue("mixed_encoding", "文件里混有不同的字符编码，已逐行分别解码，个别文字可能有误。")
LOST = "\ufffd"
_LARGEST_KEPT = 4 << 20
"""Bytes of a file that is kept decoded until the next one: what it holds is counted after it was read."""
_AROUND = 8
"""Characters told on either side of the first place that could not be read."""


def decode(data: bytes, known: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text, and what is doubtful about its decoding. Raises IngestError for what is no text.

    ``known`` is the codec that something outside the bytes tells. Every byte that is no character is one ``LOST``, so
    that nothing is dropped, and the first place is told.
    """
    return _kept_decoded(data, known) if len(data) <= _LARGEST_KEPT else _decoded(data, known)


def _decoded(data: bytes, known: str | None) -> tuple[str, tuple[Issue, ...]]:
    text, issues = _decode(data, known)
    junk, lost = len(_JUNK.findall(text)), text.count(LOST)
    if junk > max(_JUNK_SHARE * len(text), _FEW_JUNK) or lost > max(_LOST_SHARE * len(text), _FEW_JUNK):
        raise IngestError(IngestCode.NOT_TEXT, "文件内容不是文字（可能是二进制数据或已损坏），请确认文件后重新下载。")
    return text, (*issues, _broken(text, lost)) if lost else issues


def codec_named(charset: str) -> str | None:
    """The codec of a charset's name; None for one that nobody knows.

    >>> codec_named("GB2312"), codec_named("no-such")
    ('gb18030', None)
    """
    name = charset.strip().lower()
    return _CODECS.get(name) or ("utf-8" if name in ("utf-8", "utf8") else None)


def _broken(text: str, lost: int) -> Issue:
    at = text.index(LOST)
    line = text.count("\n", 0, at) + 1
    around = " ".join(text[max(at - _AROUND, 0) : at + _AROUND].split())
    sentence = (
        f"文件里有 {lost} 处字节无法解码，已用“{LOST}”代替，第一处在第 {line} 行“{around}”，文字有缺失，请核对原文。"
    )
    return Issue("broken_bytes", sentence)


def _decode(data: bytes, known: str | None) -> tuple[str, tuple[Issue, ...]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), ()
    if _is_mixed(data) or _is_mostly_utf8(data):
        return _by_line(data)
    codecs = [known] if known else []
    for codec in codecs + _declared(data):
        try:
            return data.decode(codec), ()
        except UnicodeDecodeError:
            continue
    return mended(data, _likeliest(data, codecs + _declared(data))), ()


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether hardly anything beyond ASCII is not UTF-8: in GB18030 or Big5 hardly anything is."""
    text = data.decode("utf-8", "replace")
    lost = text.count(LOST)
    return sum(len(run) for run in _BEYOND.findall(text)) - lost > _FEW_LOST * lost


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin digits, spaces and line ends leave zero bytes at one parity."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < max(len(head) // _ZEROS, 1) or min(even, odd) * _ONE_SIDED > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(data: bytes) -> list[str]:
    found = [_CODECS.get(m.decode("ascii").lower()) for m in _DECLARED.findall(data[:_HEAD])]
    return [codec for codec in found if codec]


def _likeliest(data: bytes, told: list[str]) -> str:
    """The codec with the commonest characters and the fewest errors; of equals the one that was told."""
    sample = data[:_SAMPLE]
    guesses = dict.fromkeys([codec for codec in told if codec in _DOUBLE] + list(_DOUBLE))
    return max(guesses, key=lambda codec: _plausible(sample, codec))


def _plausible(data: bytes, codec: str) -> float:
    text = data.decode(codec, errors="replace")
    return (len(_COMMON.findall(text)) - _PENALTY * text.count(LOST)) / (len(text) or 1)


def _is_mixed(data: bytes) -> bool:
    """Some lines are UTF-8 beyond ASCII, some are not: neither codec is the file's."""
    good = bad = 0
    for line in data.splitlines():
        if line.isascii():
            continue
        if not _is_utf8(line):
            bad += 1
        elif len(line) > _LONG_LINE:
            good += 1
    return bad > 0 and good * _GOOD_SHARE > bad


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_line(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """Each line in the encoding that it is in; a line of UTF-8 with a broken byte in it stays UTF-8."""
    lines, mixed = [], False
    for line in data.splitlines(keepends=True):
        text = line.decode("utf-8", "replace")
        if LOST in text and not _is_mostly_utf8(line):
            other = mended(line, "gb18030")
            if other.count(LOST) < text.count(LOST):
                text, mixed = other, True
        lines.append(text)
    return "".join(lines), (MIXED,) if mixed else ()


_kept_decoded = lru_cache(maxsize=1)(_decoded)
