"""What the page 对比 shows, as the parameters of its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.comparison.sides import FEWEST, MOST, Aspect
from ui.address import Page, Params, View, chosen, first, kept

_ALL = "all"


class Arrangement(StrEnum):
    """How the comparison is laid out: 热力图, 并列, 时间, 先后; 文件 compares documents instead of regions."""

    HEAT = "heat"
    SIDE = "side"
    TIME = "time"
    COURSE = "course"
    FILES = "files"


class Over(StrEnum):
    """Of 时间: what stands in the rows."""

    REGION = "region"
    THEME = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView(View):
    route = Page.COMPARE

    domain: str = ""
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    arrangement: Arrangement = Arrangement.HEAT
    cell: tuple[str, str] | None = None
    """The opened cell: region, theme; of 时间 region or theme, year."""
    over: Over = Over.REGION
    mentions: bool = True
    """Also what clauses of running text mention."""
    documents: tuple[str, ...] = ()
    """Of 文件: the ids, the older version first."""
    by: Aspect | None = None
    """Of 文件: by clause where there are two documents and nothing is chosen, else by task."""
    everything: bool = False
    """Of 文件: also what is equal, or what one document alone has; of 并列: all themes."""

    @property
    def aspect(self) -> Aspect:
        two = len(self.documents) == FEWEST
        if self.by is None or (self.by is Aspect.CLAUSE and not two):
            return Aspect.CLAUSE if two else Aspect.TASK
        return self.by

    @classmethod
    def read(cls, params: Mapping[str, list[str]]) -> CompareView:
        arrangement, by = chosen(Arrangement, first(params, "view")), chosen(Aspect, first(params, "by"))
        cell, over = params.get("cell", []), chosen(Over, first(params, "over"))
        return cls(
            domain=first(params, "domain"),
            themes=tuple(params.get("theme", ())),
            regions=tuple(params.get("region", ())),
            years=tuple(params.get("year", ())),
            arrangement=Arrangement(arrangement or Arrangement.HEAT),
            cell=(cell[0], cell[1]) if len(cell) == 2 else None,
            over=Over(over or Over.REGION),
            mentions=first(params, "mentions") != "no",
            documents=tuple(dict.fromkeys(params.get("id", ())))[:MOST],
            by=Aspect(by) if by else None,
            everything=first(params, "rows") == _ALL,
        )

    @property
    def params(self) -> Params:
        view = None if self.arrangement is Arrangement.HEAT else self.arrangement
        choices = {"theme": self.themes, "region": self.regions, "year": self.years, "cell": self.cell}
        mentions, over = None if self.mentions else "no", None if self.over is Over.REGION else self.over
        files = {"id": self.documents, "by": self.by, "rows": _ALL if self.everything else None}
        return kept({"domain": self.domain, "view": view, "over": over, "mentions": mentions, **choices, **files})
