"""Characters that some fonts give for others of the same look: radicals for words, vertical forms of punctuation."""

from __future__ import annotations

import re
import unicodedata

_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍"
    "⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_UNIFIED = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""Unicode 14.0, EquivalentUnifiedIdeograph.txt; U+2E80 and U+2E9A have no equivalent, and NFKC knows two of these."""
_UPRIGHT = "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
_ALONG = "，、。：；！？〖〗…‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』［］"
"""NFKC would make half-width brackets of them."""
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_BLANK = "\ue5e5"
"""The wide blank A3A0 of GBK, for which Unicode has no place of its own."""
_FORMS = str.maketrans(_SUPPLEMENT + _UPRIGHT + _BLANK, _UNIFIED + _ALONG + "\u3000") | _KANGXI
_ANY = re.compile(f"[\u2e80-\u2fd5{_UPRIGHT}{_BLANK}]")


def unify(text: str) -> str:
    """A text of as many characters, with the words and the punctuation that its radicals and vertical forms stand for.

    >>> unify("⼈⺠政府⻔户︵试⾏︶")
    '人民政府门户（试行）'
    """
    return text.translate(_FORMS) if _ANY.search(text) else text
