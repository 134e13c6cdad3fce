"""The fields by which entries are asked for, counted and shown: one row each, for all who deal with them.

A new field is a row in ``FIELDS``: entries then have its values, both the index and the query language know it, and as
a facet it is counted and offered on the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from corpus.glossary import load_glossary
from corpus.model import Citation, Priority, Target, Task, UnitRole
from corpus.search import values
from corpus.search.asked import Entry
from corpus.search.copies import SAME
from corpus.search.ranges import Reader, number_of, read_date, read_number
from corpus.search.values import Subject, Values, unique


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """One field: its names, where its values come from, and how they are asked for."""

    name: str
    names: tuple[str, ...] = ()
    """How a person may call it in a query, the one that is shown first; without any it only filters."""
    common: Callable[[Subject], Values] | None = None
    """Its values in all entries of a document, found once. Like those of ``find`` they are kept in ``Entry.facets``."""
    find: Callable[[Subject], Values] | None = None
    """Its values in a record, or in the document itself; they go before common ones."""
    passages: bool = False
    """``find`` is asked of passages too."""
    records: tuple[type[Task | Target | Priority | Citation], ...] = (Task, Target, Priority)
    """Which can have it: the others are not asked."""
    own: Callable[[Entry], Values] | None = None
    """Its values where the entry has them apart from its facets."""
    facet: bool = False
    """Counted beside the results, and chosen there."""
    controlled: bool = False
    """With a fixed vocabulary: a value that exists is meant exactly (浙江省), not every value that contains it."""
    organs: bool = False
    """Its values are units, which may have former names."""
    years: bool = False
    """Its values are years: ranges may be written 2019-2023, and lists begin with the newest."""
    dates: bool = False
    """Its values are ISO dates, years, or words: a month asks for all its days."""
    numbers: bool = False
    """Its values are numbers, kept as text that compares as they do (``corpus.search.ranges``)."""
    slugs: Mapping[str, str] = field(default_factory=dict)
    """Chinese names of values that are stored as slugs; a longer word that contains one is the same (牵头单位)."""
    suffix: str = ""
    """What a person may write behind a value (2015年)."""
    remark: str = ""
    """What is said beside a value when a query is explained."""
    shown: Callable[[str, date], str] | None = None
    """What a stored value comes to on a day, where the two differ ("" is no value): people see, count and ask for that.
    What is stored says nothing of today, so that an index does not grow old by lying there."""

    @property
    def compared(self) -> Reader | None:
        """How a value is read that others are compared with, where they can be."""
        if self.numbers:
            return read_number
        return read_date if self.dates or self.years else None

    @property
    def label(self) -> str:
        """What people see it called."""
        return load_glossary().get(self.name) or self.names[0]

    def on(self, value: str, day: date) -> str:
        """A stored value as it is on a day."""
        return self.shown(value, day) if self.shown else value

    def stored(self, text: str) -> str:
        """The stored form of a value as typed: 牵头单位 → lead, 省级 → 省, 2015年 → 2015."""
        for name, slug in self.slugs.items():
            if name in text:
                return slug
        return text.removesuffix(self.suffix) if len(text) > 1 else text


class FieldsError(Exception):
    """Two fields of one name, or one that has no values."""


@dataclass(frozen=True, eq=False)
class FieldTable:
    """Fields, in the order in which they are shown."""

    rows: tuple[Field, ...]

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for row in self.rows:
            for name in {row.name, *row.names}:
                if name in seen:
                    raise FieldsError(f"{row.name}: {name!r} names another field already")
                seen.add(name)
            if (row.find is None and row.common is None) == (row.own is None):
                raise FieldsError(f"{row.name}: values come from the subject or from the entry, and from one of them")

    def __iter__(self) -> Iterator[Field]:
        return iter(self.rows)

    def __getitem__(self, name: str) -> Field:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {row.name: row for row in self.rows}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """All, by their slugs: what an index keeps values of."""
        return tuple(row.name for row in self.rows)

    @cached_property
    def facets(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.rows if row.facet)

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """Facets, and what results are told apart and put together by."""
        return tuple(row.name for row in self.rows if row.facet or row.name in ("kind", "document"))

    @cached_property
    def called(self) -> Mapping[str, Field]:
        """Any name that a person may use to the field."""
        return MappingProxyType({name: row for row in self.rows for name in row.names})

    def common(self, subject: Subject) -> dict[str, tuple[str, ...]]:
        """What all entries of a document have: each field that has such values."""
        return _found((row.name, row.common(subject)) for row in self.rows if row.common)

    def find(self, subject: Subject, common: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """What ``Entry.facets`` holds: each field that has values here, its own or else the common ones."""
        rows = self.rows if subject.whole else self._of_records.get(type(subject.record), self._of_passages)
        return {**common, **_found((row.name, row.find(subject)) for row in rows if row.find)}

    @cached_property
    def _of_records(self) -> Mapping[type, tuple[Field, ...]]:
        return {
            kind: tuple(row for row in self.rows if kind in row.records) for kind in (Task, Target, Priority, Citation)
        }

    @cached_property
    def _of_passages(self) -> tuple[Field, ...]:
        return tuple(row for row in self.rows if row.passages)

    def on(self, entry: Entry, day: date) -> Entry:
        """An entry with its facets as they are on a day."""
        changed = {
            row.name: unique(row.on(value, day) for value in entry.facets[row.name])
            for row in self.rows
            if row.shown and row.name in entry.facets
        }
        return replace(entry, facets={**entry.facets, **changed}) if changed else entry

    def of(self, entry: Entry) -> dict[str, tuple[str, ...]]:
        """Every field's values, perhaps none."""
        own = {row.name: unique(row.own(entry)) for row in self.rows if row.own}
        return {**self._without_values, **entry.facets, **own}

    @cached_property
    def _without_values(self) -> Mapping[str, tuple[str, ...]]:
        return dict.fromkeys(self.names, ())


def _found(by_name: Iterable[tuple[str, Values]]) -> dict[str, tuple[str, ...]]:
    return {name: kept for name, found in by_name if (kept := unique(found))}


FIELDS = FieldTable(
    (
        Field(name="kind", names=("种类", "类型", "kind"), own=lambda entry: [entry.kind.value], controlled=True,
              slugs={"文件": "document", "条款": "passage", "任务": "task", "完成": "achieved", "目标": "target",
                     "制度创新": "priority", "提及": "mention", "引用": "citation"}),
        Field(name="document", own=lambda entry: [entry.document_id]),
        Field(name=SAME, own=lambda entry: entry.facets.get(SAME, ())),
        Field(name="region", names=("地区", "区域", "region"), common=values.regions, find=values.own_regions,
              records=(Priority,), facet=True, controlled=True, remark="（含所辖市县）"),
        Field(name="level", names=("层级", "级别", "level"), common=lambda subject: [subject.parsed.metadata.level],
              facet=True, controlled=True, suffix="级"),
        Field(name="year", names=("年份", "年", "year"), common=values.years, facet=True, controlled=True, years=True,
              suffix="年"),
        Field(name="document_type", names=("文种", "document_type", "type"), facet=True, controlled=True,
              common=lambda subject: [subject.parsed.metadata.document_type]),
        Field(name="validity", names=("时效", "有效性", "validity"), facet=True, controlled=True, common=values.terms,
              shown=values.status),
        Field(name="issuer", names=("机关", "发文机关", "issuer"), common=values.issuers, facet=True),
        Field(name="unit", names=("单位", "部门", "unit"), find=values.units, records=(Task,), facet=True, organs=True),
        Field(name="role", names=("角色", "role"), facet=True, controlled=True, records=(Task,),
              find=lambda subject: [assignment.role.value for assignment in subject.assignments],
              slugs={"牵头": "lead", "责任": "responsible", "配合": "cooperating", "督办": "supervising",
                     "督导": "supervising"}),
        Field(name="theme", names=("主题", "领域", "theme"), find=values.themes, facet=True, controlled=True,
              records=(Task, Priority)),
        Field(name="lead", names=("牵头", "牵头单位", "lead"), find=values.in_role(UnitRole.LEAD),
              records=(Task,), organs=True),
        Field(name="responsible", names=("责任", "责任单位", "responsible"), find=values.in_role(UnitRole.RESPONSIBLE),
              records=(Task,), organs=True),
        Field(name="cooperating", names=("配合", "配合单位", "cooperating"), find=values.in_role(UnitRole.COOPERATING),
              records=(Task,), organs=True),
        Field(name="supervising", names=("督办", "督办单位", "督导", "督导单位", "supervising"),
              find=values.in_role(UnitRole.SUPERVISING), records=(Task,), organs=True),
        Field(name="due", names=("时限", "完成时限", "截止日期", "due"), find=values.due, records=(Task, Target),
              dates=True),
        Field(name="due_year", names=("时限年份", "due_year"), find=values.due_years, records=(Task, Target),
              facet=True, controlled=True, years=True, suffix="年"),
        Field(name="recurs", names=("周期", "recurs"), controlled=True, records=(Task,),
              find=lambda subject: [task.deadline.recurs for task in subject.tasks if task.deadline]),
        Field(name="indicator", names=("指标", "indicator"), records=(Target,),
              find=lambda subject: [subject.target.indicator] if subject.target else ()),
        Field(name="value", names=("数值", "value"), numbers=True, records=(Target,), find=values.numbers,
              shown=lambda value, day: number_of(value)),
        Field(name="measure", names=("计量", "计量单位", "measure"), records=(Target,),
              find=lambda subject: [subject.target.measure] if subject.target else ()),
        Field(name="status", names=("状态", "status"), controlled=True, records=(Target,),
              find=lambda subject: [subject.target.status.value] if subject.target else (),
              slugs={"已": "achieved", "现状": "achieved", "目标": "target"}),
        Field(name="cites", names=("引用", "cites"), find=values.cited, passages=True, records=(Citation,)),
        Field(name="based_on", names=("依据", "based_on"), find=values.based_on, passages=True,
              records=(Citation,)),
        Field(name="relation", names=("关系", "relation"), controlled=True, records=(Citation,),
              find=lambda subject: [subject.citation.relation.value] if subject.citation else (),
              slugs={"依据": "based_on", "印发": "issues", "转发": "forwards", "废止": "repeals", "修订": "amends",
                     "修改": "amends", "提及": "mentions"}),
        Field(name="verified", names=("校核", "verified"), controlled=True, find=values.verified,
              records=(Task, Target, Priority, Citation), slugs={"是": "yes", "已": "yes", "否": "no", "未": "no"}),
        Field(name="day", names=("日期", "成文日期", "day", "date"), own=lambda entry: [entry.day], dates=True),
        Field(name="title", names=("标题", "title"), own=lambda entry: [entry.document_title]),
        Field(name="number", names=("文号", "发文字号", "number"), own=lambda entry: [entry.document_number]),
    )
)  # fmt: skip
FACETS = FIELDS.facets
"""地区 层级 年份 文种 时效 发文机关 单位 角色 主题 时限年份. A region has its ancestors too, so 浙江省 finds 杭州市."""
