"""Whether the text layer of a PDF says what the page shows: fonts without codes give !"#$% for every text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from corpus.fold import fold
from ingest.readers.glyphs import Glyph

_ODD = 0.3
"""Of a font's glyphs on a page: with more odd ones it does not say which characters it draws."""
_FEWEST = 30
"""Letters by which a page can be judged."""
_COMMON = 0.6
"""Of Han: real text has 97 % and more from the 3,755 characters of level one of GB 2312, wrong codes have 20 %."""
_HAN = re.compile("[\u3400-\u9fff]")
_WORDLIKE = re.compile(r"[\sA-Za-z0-9,.;:()'\"/%&+-]")
_STRANGE = 0.35
"""Of what is neither Han nor their punctuation: signs and accented letters beyond that are codes, no words."""
_FEW_HAN = 0.1
_OURS = re.compile("[\u2000-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef·×÷°±§㎡℃]")


def illegible(glyphs: Sequence[Glyph]) -> frozenset[int]:
    """The indexes of a page's glyphs that say nothing: all of a font without codes, all of a page of gibberish."""
    total = Counter(glyph.font for glyph in glyphs)
    odd = Counter(glyph.font for glyph in glyphs if glyph.odd)
    bad = {font for font, count in odd.items() if count > _ODD * total[font]}
    dropped = {index for index, glyph in enumerate(glyphs) if glyph.odd or glyph.font in bad}
    rest = "".join(glyph.char for index, glyph in enumerate(glyphs) if index not in dropped)
    return frozenset(range(len(glyphs)) if is_gibberish(rest) else dropped)


def is_gibberish(text: str) -> bool:
    """Whether a page's text is made of wrong codes.

    >>> is_gibberish("ÖÐ»ªÈËÃñ¹²ºÍ¹ú¹úÎñÔº°ì¹«ÌüÍ¨Öª"), is_gibberish("The State Council of the People's Republic")
    (True, False)
    """
    han = _HAN.findall(text)
    if len(han) >= _FEWEST:
        common = sum(char in _level_one() for char in fold("".join(han)))
        if common < _COMMON * len(han):
            return True
    if len(text) < _FEWEST or len(han) > _FEW_HAN * len(text):
        return False
    strange = sum(not _WORDLIKE.match(char) and not _OURS.match(char) for char in text)
    return strange > _STRANGE * len(text)


@cache
def _level_one() -> frozenset[str]:
    codes = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(code.decode("gb2312", "ignore") for code in codes)
