"""A store looked over by SQL: is the file whole, is there what belongs together, is right what was counted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

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


def file_faults(connection: sqlite3.Connection) -> tuple[Fault, ...]:
    """Whether the file is whole."""
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


def content_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    yield from _generation(connection)
    yield from _texts(connection)
    for name in ("texts", "originals", *_RECORDS):
        query = f"SELECT DISTINCT document_id FROM {name} WHERE document_id NOT IN (SELECT document_id FROM documents)"
        if lost := _ids(connection, query):
            mend = f"DELETE FROM {name} WHERE document_id NOT IN (SELECT document_id FROM documents)"
            yield Fault(f"{name} 表里有 {_told(lost)} 的内容，库中却没有这些文件", mend=(mend,))
    yield from _assignments(connection)
    yield from _counts(connection)


def _generation(connection: sqlite3.Connection) -> Iterator[Fault]:
    row = connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone()
    (most,) = connection.execute(
        "SELECT max(coalesce((SELECT max(generation) FROM documents), 0),"
        " coalesce((SELECT max(generation) FROM changes), 0))"
    ).fetchone()
    if row is None or type(row[0]) is not int or row[0] < most:
        mend = f"INSERT OR REPLACE INTO meta VALUES ('generation', {int(most) + 1})"
        yield Fault("库的改动计数不对", mend=(mend,))
    query = "SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM changes)"
    if lost := _ids(connection, query):
        mend = (
            "INSERT INTO changes SELECT document_id, generation FROM documents"
            " WHERE document_id NOT IN (SELECT document_id FROM changes)"
        )
        yield Fault(f"{_told(lost)} 没有改动记录", mend=(mend,))


def _texts(connection: sqlite3.Connection) -> Iterator[Fault]:
    query = "SELECT document_id FROM documents WHERE document_id NOT IN (SELECT document_id FROM texts)"
    if lost := _ids(connection, query):
        yield Fault(f"{_told(lost)} 没有正文", "请用 zhengce remove 移出这些文件，再用原文件重新加入")


def _assignments(connection: sqlite3.Connection) -> Iterator[Fault]:
    without = "NOT EXISTS (SELECT 1 FROM tasks t WHERE t.document_id = {0}.document_id AND t.position = {0}.task)"
    query = f"SELECT DISTINCT document_id FROM assignments WHERE {without.format('assignments')}"
    if lost := _ids(connection, query):
        mend = f"DELETE FROM assignments WHERE {without.format('assignments')}"
        yield Fault(f"{_told(lost)} 有不属于任何任务的分工", mend=(mend,))


def _counts(connection: sqlite3.Connection) -> Iterator[Fault]:
    for name in COUNTS:
        stated = {"priorities": " AND mention = 0", "issues": " AND stage = 'extraction'"}.get(name, "")
        right = f"(SELECT count(*) FROM {name} r WHERE r.document_id = documents.document_id{stated})"
        if wrong := _ids(connection, f"SELECT document_id FROM documents WHERE {name} <> {right}"):
            mend = f"UPDATE documents SET {name} = {right} WHERE {name} <> {right}"
            yield Fault(f"{_told(wrong)} 的 {name} 数目与内容不符", mend=(mend,))


def _ids(connection: sqlite3.Connection, query: str) -> list[str]:
    return [str(document_id) for (document_id,) in connection.execute(query)]


def _told(ids: list[str]) -> str:
    more = f" 等 {len(ids)} 份" if len(ids) > _SHOWN else ""
    return f"文件 {'、'.join(ids[:_SHOWN])}{more}"
