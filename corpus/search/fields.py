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

from corpus.fold import fold
from corpus.glossary import chinese, load_glossary
from corpus.model import Assignment, ParsedDocument, Priority, Target, Task, Term, UnitRole, Validity, parse_term
from corpus.search.asked import Entry

Lineage = Callable[[str], tuple[str, ...]]
"""Region code to the names from the province down to the region itself."""
Values = Iterable[str | None]
"""In order, perhaps with repetitions; None says nothing."""


@dataclass(frozen=True)
class Subject:
    """What an entry is about: a document, and the record that the entry is made of."""

    parsed: ParsedDocument
    lineage: Lineage
    record: Task | Target | Priority | None = None
    whole: bool = False
    """The entry is the document itself, which has what its records have."""
    repealed: date | None = None
    """From when another document of the corpus repeals the document."""

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        if self.whole:
            return self.parsed.tasks
        return (self.record,) if isinstance(self.record, Task) else ()

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        return tuple(assignment for task in self.tasks for assignment in task.assignments)

    @cached_property
    def target(self) -> Target | None:
        return self.record if isinstance(self.record, Target) else None

    @cached_property
    def priorities(self) -> tuple[Priority, ...]:
        if self.whole:
            return self.parsed.priorities
        return (self.record,) if isinstance(self.record, Priority) else ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Field:
    """One field: its names, where its values come from, and how they are asked for."""

    name: str
    names: tuple[str, ...] = ()
    """How a person may call it in a query, the one that is shown first; without any it only filters."""
    find: Callable[[Subject], Values] | None = None
    """Its values in a document or record, kept in ``Entry.facets``."""
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
            if (row.find is None) == (row.own is None):
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
    def called(self) -> Mapping[str, Field]:
        """Any name that a person may use to the field."""
        return MappingProxyType({name: row for row in self.rows for name in row.names})

    def find(self, subject: Subject) -> dict[str, tuple[str, ...]]:
        """What ``Entry.facets`` holds: each field that has values here."""
        found = ((row.name, unique(row.find(subject))) for row in self.rows if row.find)
        return {name: values for name, values in found if values}

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
        return {row.name: unique(row.own(entry)) if row.own else entry.facets.get(row.name, ()) for row in self.rows}


def unique(values: Values) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


# --- where values come from ---------------------------------------------------------------------------------------


def _grouped(name: str) -> str:
    """One form for a name in both scripts and widths, so that it is counted as one: 市發展改革委 and 市发展改革委."""
    return fold(name).replace("(", "（").replace(")", "）")


def _regions(subject: Subject) -> Values:
    """Regions with all that they lie in: the record's own, else the document's."""
    if isinstance(subject.record, Priority):
        own = unique(_places(subject, subject.record.region_codes, subject.record.region))
        if own:
            return own
    metadata = subject.parsed.metadata
    return _places(subject, (metadata.region_code,), metadata.region)


def _places(subject: Subject, codes: Iterable[str | None], name: str | None) -> Values:
    """A place that no list has (a river basin, a joint zone) goes by its name."""
    listed = unique(each for code in codes if code for each in subject.lineage(code))
    return listed or [name and _grouped(name)]


def _years(subject: Subject) -> Values:
    year = subject.parsed.metadata.year
    return [str(year) if year else None]


def _terms(subject: Subject) -> Values:
    term = subject.parsed.metadata.term(subject.repealed)
    return [str(term) if term != Term() else None]


def _status(value: str, day: date) -> str:
    """Nothing for 未知: it helps nobody to find what nothing is known of."""
    status = parse_term(value).on(day)
    return "" if status is Validity.UNKNOWN else chinese(status.value)


def _units(subject: Subject, role: UnitRole | None = None) -> Values:
    """Units under their full names where known; those of one role, or by role one after the other."""
    roles = dict.fromkeys(assignment.role for assignment in subject.assignments) if role is None else (role,)
    return (
        _grouped(assignment.unit_full or assignment.unit)
        for each in roles
        for assignment in subject.assignments
        if assignment.role is each
    )


def _in_role(role: UnitRole) -> Callable[[Subject], Values]:
    return lambda subject: _units(subject, role)


def _themes(subject: Subject) -> Values:
    records: tuple[Task | Priority, ...] = (*subject.tasks, *subject.priorities)
    return (theme for record in records for theme in record.themes)


def _due(subject: Subject) -> Values:
    """Of a task the last day and the period, of a target its year; a document has none of its own."""
    if isinstance(subject.record, Task):
        deadline = subject.record.deadline
        return [deadline.due.isoformat() if deadline.due else None, deadline.recurs] if deadline else ()
    return [subject.target.by] if subject.target else ()


# --- the table ----------------------------------------------------------------------------------------------------

FIELDS = FieldTable(
    (
        Field(name="kind", names=("种类", "类型", "kind"), own=lambda entry: [entry.kind.value], controlled=True,
              slugs={"文件": "document", "条款": "passage", "任务": "task", "目标": "target", "制度创新": "priority"}),
        Field(name="document", own=lambda entry: [entry.document_id]),
        Field(name="region", names=("地区", "区域", "region"), find=_regions, facet=True, controlled=True,
              remark="（含所辖市县）"),
        Field(name="level", names=("层级", "级别", "level"), find=lambda subject: [subject.parsed.metadata.level],
              facet=True, controlled=True, suffix="级"),
        Field(name="year", names=("年份", "年", "year"), find=_years, facet=True, controlled=True, years=True,
              suffix="年"),
        Field(name="document_type", names=("文种", "document_type", "type"), facet=True, controlled=True,
              find=lambda subject: [subject.parsed.metadata.document_type]),
        Field(name="validity", names=("时效", "有效性", "validity"), facet=True, controlled=True, find=_terms,
              shown=_status),
        Field(name="issuer", names=("机关", "发文机关", "issuer"), facet=True,
              find=lambda subject: map(_grouped, subject.parsed.metadata.issuers)),
        Field(name="unit", names=("单位", "部门", "unit"), find=_units, facet=True, organs=True),
        Field(name="role", names=("角色", "role"), facet=True, controlled=True,
              find=lambda subject: [assignment.role.value for assignment in subject.assignments],
              slugs={"牵头": "lead", "责任": "responsible", "配合": "cooperating", "督办": "supervising",
                     "督导": "supervising"}),
        Field(name="theme", names=("主题", "领域", "theme"), find=_themes, facet=True, controlled=True),
        Field(name="lead", names=("牵头", "牵头单位", "lead"), find=_in_role(UnitRole.LEAD), organs=True),
        Field(name="responsible", names=("责任", "责任单位", "responsible"), find=_in_role(UnitRole.RESPONSIBLE),
              organs=True),
        Field(name="cooperating", names=("配合", "配合单位", "cooperating"), find=_in_role(UnitRole.COOPERATING),
              organs=True),
        Field(name="supervising", names=("督办", "督办单位", "督导", "督导单位", "supervising"),
              find=_in_role(UnitRole.SUPERVISING), organs=True),
        Field(name="due", names=("时限", "完成时限", "截止日期", "due"), find=_due),
        Field(name="indicator", names=("指标", "indicator"),
              find=lambda subject: [subject.target.indicator] if subject.target else ()),
        Field(name="status", names=("状态", "status"), controlled=True,
              find=lambda subject: [subject.target.status.value] if subject.target else (),
              slugs={"已": "achieved", "现状": "achieved", "目标": "target"}),
        Field(name="title", names=("标题", "title"), own=lambda entry: [entry.document_title]),
        Field(name="number", names=("文号", "发文字号", "number"), own=lambda entry: [entry.document_number]),
    )
)  # fmt: skip
FACETS = FIELDS.facets
"""地区 层级 年份 文种 时效 发文机关 单位 角色 主题. A region carries its ancestors too, so 浙江省 finds 杭州市."""
