"""Records in words, as sheets, pages and the command line write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.division.table import TableSource
from corpus.glossary import chinese
from corpus.model import Target, UnitRole


def target_words(target: Target) -> str:
    """指标 比较 数值 计量单位 (年份): 废弃矿山修复治理率 ≥ 75% (2018).

    >>> from decimal import Decimal
    >>> from corpus.model import Span
    >>> target_words(Target(span=Span(0, 1), indicator="入学率", value=Decimal(75), upper=None, measure="%",
    ...     comparator=">=", by="2018"))
    '入学率 ≥ 75%（2018 年）'
    """
    sign = {">=": "≥", "<=": "≤", "=": "=", "~": "约", "+": "增加", "-": "减少"}.get(
        target.comparator, target.comparator
    )
    upper = f"–{target.upper:f}" if target.upper is not None else ""
    when = "，".join(filter(None, (_year(target.by), f"比 {_year(target.base)}" if target.base else "")))
    by = f"（{when}）" if when else ""
    return f"{target.indicator or '指标'} {sign} {target.value:f}{upper}{target.measure or ''}{by}"


def _year(words: str | None) -> str:
    return f"{words} 年" if words and words.isdecimal() else words or ""


def role_words(roles: Iterable[UnitRole]) -> str:
    """Roles in Chinese; — where there are none.

    >>> role_words((UnitRole.LEAD, UnitRole.COOPERATING)), role_words(())
    ('牵头、配合', '—')
    """
    return "、".join(chinese(f"role.{role.value}") for role in roles) or "—"


def column_names(sources: Sequence[TableSource]) -> tuple[str, ...]:
    """The documents as columns are headed: by title and number; where two are called the same, with their files."""
    names = [source.name for source in sources]
    told = [
        f"{name}（{source.file}）" if names.count(name) > 1 else name
        for name, source in zip(names, sources, strict=True)
    ]
    return tuple(f"{name} {at}" if told.count(name) > 1 else name for at, name in enumerate(told, 1))
