"""A store looked over by SQL: is the file whole, is there what belongs together, is right what was counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.store.dialect import StoreConnection, is_server
from corpus.store.listing import COUNTS

_RECORDS = ("parts", "sections", "tasks", "assignments", "targets", "priorities", "citations", "issues", "unread")
_SHOWN = 5
"""Ids that are named; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    what: str
    """Chinese, without a full stop."""
    advice: str = ""
    """What to do where it cannot be mended by itself."""
    mend: tuple[str, ...] = ()
    """SQL that mends it."""


def file_faults(connection: StoreConnection) -> tuple[Fault, ...]:
    """Whether the file is whole; a server looks after its own."""
    if is_server(connection):
        return ()
    try:
        said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        said = [str(error)]
    if said == ["ok"]:
        return ()
    only_indexes = all("index" in line for line in said)
    mend = ("REINDEX",) if only_indexes else ()
    advice = "" if only_indexes else "请用 zhengce restore 由备份恢复；没有备份时，先把语料库文件夹复制一份再处理"
    return (Fault(f"数据库文件已损坏（{said[0][:100]}）", advice, mend),)


def content_faults(connection: StoreConnection) -> Iterator[Fault]:
    yield from _generation(connection)
    yield from _texts(connection)
    for name in ("texts", "originals", *_RECORDS):
        query = f"SELECT DISTINCT document_id FROM {name} WHERE document_id NOT IN (SELECT document_id FROM documents)"
        if lost := _ids(connection, query):
            mend = f"DELETE FROM {name} WHERE document_id NOT IN (SELECT document_id FROM documents)"
            yield Fault(f"{name} 表里有 {_told(lost)} 的内容，库中却没有这些文件", mend=(mend,))
    yield from _assignments(connection)
    yield from _counts(connection)


def _generation(connection: StoreConnection) -> Iterator[Fault]:
    row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    (most,) = connection.execute(
        "SELECT coalesce(max(generation), 0) FROM"
        " (SELECT generation FROM documents UNION ALL SELECT generation FROM changes) AS each"
    ).fetchone()
    if row is None or _count(row[0]) < most:
        mend = (
            f"INSERT INTO meta VALUES ('generation', {int(most) + 1})"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        )
        yield Fault("库的改动计数不对", mend=(mend,))
    query = "SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM changes)"
    if lost := _ids(connection, query):
        mend = (
            "INSERT INTO changes SELECT document_id, generation FROM documents"
            " WHERE document_id NOT IN (SELECT document_id FROM changes)"
        )
        yield Fault(f"{_told(lost)} 没有改动记录", mend=(mend,))


def _count(value: object) -> int:
    """A number as SQLite keeps it, or PostgreSQL; -1 where it is none."""
    if isinstance(value, str) and value.isdecimal() and value.isascii():
        return int(value)
    return value if type(value) is int else -1


def _texts(connection: StoreConnection) -> Iterator[Fault]:
    query = "SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM texts)"
    if lost := _ids(connection, query):
        yield Fault(f"{_told(lost)} 没有正文", "请用 zhengce remove 移出这些文件，再用原文件重新加入")


def _assignments(connection: StoreConnection) -> Iterator[Fault]:
    without = "NOT EXISTS (SELECT 1 FROM tasks t WHERE t.document_id = {0}.document_id AND t.position = {0}.task)"
    query = f"SELECT DISTINCT document_id FROM assignments WHERE {without.format('assignments')}"
    if lost := _ids(connection, query):
        mend = f"DELETE FROM assignments WHERE {without.format('assignments')}"
        yield Fault(f"{_told(lost)} 有不属于任何任务的分工", mend=(mend,))


def _counts(connection: StoreConnection) -> Iterator[Fault]:
    for name in COUNTS:
        stated = {"priorities": " AND mention = 0", "issues": " AND stage = 'extraction'"}.get(name, "")
        right = f"(SELECT count(*) FROM {name} r WHERE r.document_id = documents.document_id{stated})"
        if wrong := _ids(connection, f"SELECT document_id FROM documents WHERE {name} <> {right}"):
            mend = f"UPDATE documents SET {name} = {right} WHERE {name} <> {right}"
            yield Fault(f"{_told(wrong)} 的 {name} 数目与内容不符", mend=(mend,))


def _ids(connection: StoreConnection, query: str) -> list[str]:
    return [str(document_id) for (document_id,) in connection.execute(query)]


def _told(ids: list[str]) -> str:
    more = f" 等 {len(ids)} 份" if len(ids) > _SHOWN else ""
    return f"文件 {'、'.join(ids[:_SHOWN])}{more}"
