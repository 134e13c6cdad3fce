"""The forms in which wordings are compared."""

from __future__ import annotations

import re
from functools import cache

from corpus.keywords import stop_words
from corpus.likeness.wording import plain

_LEAST = 5
"""Characters that stay when opening words are taken off."""
_NUMBER = re.compile(r"[\d.]*\d")


def bare(text: str) -> str:
    """Letters and numerals alone: how wordings are compared.

    >>> bare("推进“一网 通办”。")
    '推进一网通办'
    """
    return "".join(filter(str.isalnum, plain(text)))


def core(text: str) -> str:
    """What of a bare wording tells the matter: without the words that open it (探索, 进一步, 建立), any number as one.

    >>> core("进一步探索建立污水处理厂3座")
    '污水处理厂0座'
    """
    text = _NUMBER.sub("0", text)
    while opening := next((word for word in _openings() if text.startswith(word)), ""):
        rest = text[len(opening) :]
        if rest.startswith("要") and rest[1:].startswith(_openings()):
            rest = rest[1:]  # 各地要健全
        if len(rest) < _LEAST:
            break
        text = rest
    return text


@cache
def _openings() -> tuple[str, ...]:
    """The longest first."""
    return tuple(sorted((word for word in stop_words() if len(word) > 1), key=lambda word: (-len(word), word)))
