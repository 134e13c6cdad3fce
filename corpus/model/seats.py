"""Whose table or document something is, and what names become when it is made another's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model.document import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An authority by its place: a province, city or county, or the nation."""

    level: str
    """国家 省 市 县."""
    word: str
    """By what it calls itself: 省, 自治区, 市, 州, 盟, 区, 县, 旗; 国家 for the nation."""
    names: tuple[str, ...] = ()
    """From the province down, each by itself: 广东省, 梅州市; () for the nation."""
    code: str | None = None
    """GB/T 2260, where a list knows the place."""

    @property
    def name(self) -> str:
        """Its own name, 梅州市; 全国 for the nation."""
        return self.names[-1] if self.names else "全国"

    @property
    def municipal(self) -> bool:
        """A municipality or one of its districts: organs there are called 委 that elsewhere are a 厅 or 局."""
        return self.names[:1] != () and self.names[0].endswith("市") and (self.level == "省" or len(self.names) > 1)

    @property
    def mine(self) -> str:
        """How its own papers call it: 我市; 我区 of a 自治区 too."""
        return f"我{self.short}"

    @property
    def short(self) -> str:
        """By what it calls all of itself: 全市; 全区 of a 自治区 too, 全国."""
        return {"自治区": "区", "国家": "国"}.get(self.word, self.word)


class MoveKind(StrEnum):
    """What kind of name was made another."""

    FORMER = "former"
    """An organ that is called otherwise today."""
    ORGAN = "organ"
    PLACE = "place"
    LEVEL = "level"
    """省级, 全省, 我省."""
    BELOW = "below"
    """各市, 各县（市、区）: all that are one level lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A name, and what it becomes elsewhere."""

    span: Span
    kind: MoveKind
    new: str | None
    """None: nobody can say; ``why`` tells the reason."""
    why: str
    """Plain Chinese."""
