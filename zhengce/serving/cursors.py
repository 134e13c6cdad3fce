"""Where the next page begins, as a word that callers hand back unread."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(rb"page:([1-9]\d{0,6})")


class InvalidCursor(ValueError):
    """A cursor that was not handed out here."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Counted from 1. A search orders its hits totally, so that pages neither overlap nor leave out."""

    page: int = 1

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(f"page:{self.page}".encode()).decode().rstrip("=")

    @property
    def following(self) -> Cursor:
        return Cursor(self.page + 1)

    @classmethod
    def read(cls, word: str) -> Self:
        """An empty word is the first page. Raises InvalidCursor.

        >>> Cursor.read(str(Cursor(7)))
        Cursor(page=7)
        """
        if not word:
            return cls()
        try:
            form = _FORM.fullmatch(
                base64.b64decode(word.encode("ascii") + b"=" * (-len(word) % 4), b"-_", validate=True)
            )
        except (binascii.Error, UnicodeEncodeError) as error:
            raise InvalidCursor(word) from error
        if form is None:
            raise InvalidCursor(word)
        return cls(int(form[1]))
