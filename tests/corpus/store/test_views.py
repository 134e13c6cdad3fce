"""What people see with plain SQL is what the exports say, word for word."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from corpus.export.records import flat_records, records
from corpus.glossary import chinese, load_glossary
from corpus.model import Relation, Section, TargetStatus, UnitRole
from corpus.store.migrations import MIGRATIONS
from corpus.store.sqlite import Store
from corpus.store.views import VIEWS
from tests import sample_plan
from tests.either_database import columns, dicts
from tests.made_up import make_parsed
from tests.sample_plan import line, span

_DEEPER = Section(
    label="（二）", title="建设收运体系", depth=2, heading=span("（二）建设收运体系"), span=line("（二）"), parent=0
)
PLAN = replace(
    sample_plan.PLAN,
    sections=(sample_plan.PLAN.sections[0], _DEEPER, sample_plan.PLAN.sections[1]),
    tasks=tuple(replace(task, section=at) for task, at in zip(sample_plan.TASKS, (0, 1, 2, 2), strict=True)),
)
KINDS = {
    "task": ("v_tasks", "任务"),
    "assignment": ("v_assignments", "分工"),
    "target": ("v_targets", "目标"),
    "priority": ("v_priorities", "制度创新"),
    "citation": ("v_citations", "引用"),
}


@pytest.fixture
def connection(tmp_path):
    with closing(Store(tmp_path / "corpus.sqlite")) as store:
        store.add(make_parsed("别的文件\n一、别的章节\n（一）别的事项。（牵头单位：市交通局）"))
        store.add(PLAN)
        yield store.connection


def exported(kind):
    return [flat for record in records(PLAN) for name, flat in flat_records(record) if name == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_has_its_place_and_its_words_as_the_exports_have_them(connection, kind):
    query = f'SELECT * FROM {KINDS[kind][0]} WHERE document_id = ? ORDER BY start, "end"'
    rows = dicts(connection.execute(query, (PLAN.document_id,)))
    told = sorted(exported(kind), key=lambda each: (each["start"], each["end"]))
    assert told, "the plan has every kind"
    for row, record in zip(rows, told, strict=True):
        assert row["path"] == (" › ".join(record["path"]) or None)
        for name in ("quote", "file", "start", "end", "entry_id", "document_number"):
            assert row[name] == record[name], name
        for role in UnitRole if kind == "task" else ():
            assert row[role] == ("、".join(record.get(role, ())) or None)


def test_columns_for_people_are_those_of_the_sheets(connection):
    words = set(load_glossary().values())
    for view in ("文件", *(view for _, view in KINDS.values())):
        names = columns(connection, view)
        assert names - words - {"制度创新"} == set(), view
        assert names >= {"文号", "文件名", "记录编号"}
        assert view == "文件" or names >= {"章节路径", "原文摘录"}


@pytest.mark.parametrize("view", ["文件", *(view for _, view in KINDS.values())])
def test_views_for_people_hold_as_many_rows(connection, view):
    programs = {people: name for name, people in KINDS.values()} | {"文件": "documents"}
    (held,) = connection.execute(f"SELECT count(*) FROM {programs[view]}").fetchone()
    assert len(connection.execute(f"SELECT * FROM {view}").fetchall()) == held > 0


def test_slugs_are_told_in_chinese(connection):
    (row,) = dicts(connection.execute("SELECT * FROM 分工 WHERE 单位 = '各县（市、区）人民政府'"))
    assert (row["角色"], row["任务"]) == ("责任", "建设收运体系")
    assert row["章节路径"] == "一、重点任务 › （二）建设收运体系"
    themes = connection.execute("SELECT 主题 FROM 任务 WHERE 任务 = '推进源头减量'").fetchall()
    assert themes == [("无废城市",)]
    (issuers,) = connection.execute("SELECT 发文机关 FROM 文件 WHERE 文号 = '云政发〔2023〕7号'").fetchone()
    assert issuers == "云山市人民政府"
    said = {f"'{chinese(f'{kind}.{each}')}'" for kind, all_of in (
        ("role", UnitRole), ("status", TargetStatus), ("relation", Relation)
    ) for each in all_of}  # fmt: skip
    assert [word for word in said if word not in VIEWS] == []


def test_the_columns_that_were_there_before_keep_their_places():
    """Programs that read ``SELECT *`` by position go on."""
    with closing(sqlite3.connect(":memory:")) as before, closing(sqlite3.connect(":memory:")) as after:
        for step in MIGRATIONS[: MIGRATIONS.index(VIEWS)]:
            before.executescript(step)
            after.executescript(step)
        after.executescript(VIEWS)
        for (view,) in before.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            old, new = ([row[1] for row in each.execute(f"PRAGMA table_info({view})")] for each in (before, after))
            assert new[: len(old)] == old
