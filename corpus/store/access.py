"""What of a store is seen and changed through a connection, held by SQLite itself: views that stand before the tables,
no writing for readers, and a line in the log for every deed. Whatever is asked through it, nothing else comes out.
"""

from __future__ import annotations

import sqlite3

from corpus.people.people import ACTOR, EVERYTHING, Access, Forbidden
from corpus.store.dialect import StoreConnection, is_server, may_write

_OF_DOCUMENTS = (
    "documents", "texts", "originals", "parts", "sections", "tasks", "assignments", "targets", "priorities",
    "citations", "issues", "unread", "extracted", "corrections",
    "v_tasks", "v_assignments", "v_targets", "v_priorities", "v_citations", "v_unread",
)  # fmt: skip
"""Tables and views with a ``document_id``. What writes to the tables names them with their schema (main)."""
_OF_PEOPLE = ("文件", "任务", "分工", "目标", "制度创新", "引用")
"""Views in which the id of the document, sixteen characters long, is what a record's number begins with."""
_OF_PLANS = ("plans", "plan_parts", "plan_steps")

# A document that is limited to no group is everybody's.
_HIDDEN = """EXISTS (SELECT 1 FROM main.document_groups g WHERE g.document_id = {document})
AND NOT EXISTS (SELECT 1 FROM main.document_groups g WHERE g.document_id = {document} AND g.group_name IN ({groups}))"""
_VIEW = "CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} AS t WHERE NOT ({hidden})"
# A plan that quotes a document, or did once, is seen by those who see the document.
_PLAN_VIEW = """CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} AS t WHERE NOT EXISTS (
SELECT 1 FROM (SELECT DISTINCT document_id FROM main.document_groups) AS d WHERE {hidden} AND (
    EXISTS (SELECT 1 FROM main.plan_parts p WHERE p.plan_id = t.plan_id AND instr(p.content, d.document_id) > 0)
    OR EXISTS (SELECT 1 FROM main.plan_steps s
               WHERE s.plan_id = t.plan_id AND instr(s.changes || s.inverse, d.document_id) > 0)))"""

DEEDS = (
    ("AFTER INSERT ON main.originals", "add", "NEW.document_id"),
    ("AFTER DELETE ON main.originals", "remove", "OLD.document_id"),
    ("AFTER INSERT ON main.corrections", "correct", "NEW.document_id || ' ' || NEW.correction"),
    ("AFTER UPDATE OF undone ON main.corrections", "correct-undo", "NEW.document_id || ' ' || NEW.number"),
    ("AFTER INSERT ON main.plans", "plan", "NEW.plan_id || ' ' || NEW.name"),
    ("AFTER UPDATE ON main.plans", "plan-change", "NEW.plan_id || ' ' || NEW.name || ' ' || NEW.revision"),
    ("AFTER DELETE ON main.plans", "plan-remove", "OLD.plan_id || ' ' || OLD.name"),
    ("AFTER INSERT ON main.saved_searches", "saved", "NEW.name"),
    ("AFTER DELETE ON main.saved_searches", "saved-remove", "OLD.name"),
)
"""When a line is written, what it calls the deed, and what was done it to."""


def admit(connection: StoreConnection, access: Access) -> None:
    """From now on a connection shows and takes what an access allows. Only once for each connection."""
    if access == EVERYTHING:
        return
    views = [] if access.groups is None else _views(access.groups)
    if not isinstance(connection, sqlite3.Connection):
        assert is_server(connection)
        connection.admit(access, views)
        return
    if access.noted:
        connection.create_function("zhengce_actor", 0, lambda: ACTOR.get())
        for number, (when, deed, subject) in enumerate(DEEDS):
            connection.execute(
                f"CREATE TEMP TRIGGER deed_{number} {when} BEGIN INSERT INTO audit (at, user, deed, subject) VALUES "
                f"(strftime('%Y-%m-%dT%H:%M:%S', 'now', 'localtime'), zhengce_actor(), '{deed}', "
                f"substr({subject}, 1, 300)); END"
            )
    for view in views:
        connection.execute(view)
    if not access.edits:
        connection.execute("PRAGMA query_only = ON")


def _views(groups: frozenset[str]) -> list[str]:
    listed = ", ".join("'" + name.replace("'", "''") + "'" for name in sorted(groups)) or "NULL"
    own = _HIDDEN.format(document="t.document_id", groups=listed)
    numbered = _HIDDEN.format(document="substr(t.记录编号, 1, 16)", groups=listed)
    quoted = _HIDDEN.format(document="d.document_id", groups=listed)
    return [
        *(_VIEW.format(name=name, hidden=own) for name in _OF_DOCUMENTS),
        *(_VIEW.format(name=name, hidden=numbered) for name in _OF_PEOPLE),
        *(_PLAN_VIEW.format(name=name, hidden=quoted) for name in _OF_PLANS),
    ]


def check_may_write(connection: StoreConnection) -> None:
    """Raises Forbidden on a reader's connection."""
    if not may_write(connection):
        raise Forbidden


def is_hidden(connection: StoreConnection, document_id: str, access: Access) -> bool:
    """Whether a document is limited to groups of which an access has none."""
    groups = groups_of(connection, document_id)
    return access.groups is not None and bool(groups) and not access.groups.intersection(groups)


# --- documents that are limited to groups ----------------------------------------------------------------------------


def any_limited(connection: StoreConnection) -> bool:
    """Whether any document is limited: else everybody sees the same."""
    return connection.execute("SELECT 1 FROM document_groups LIMIT 1").fetchone() is not None


def groups_of(connection: StoreConnection, document_id: str) -> tuple[str, ...]:
    """To which groups a document is limited; to none: it is everybody's."""
    query = "SELECT group_name FROM document_groups WHERE document_id = ? ORDER BY group_name"
    return tuple(name for (name,) in connection.execute(query, (document_id,)))


def limited(connection: StoreConnection) -> tuple[tuple[str, str], ...]:
    """Every limited document with a group of it, those that are gone too: a file that comes again is limited again."""
    return tuple(connection.execute("SELECT document_id, group_name FROM document_groups ORDER BY 1, 2").fetchall())


def write_groups(connection: StoreConnection, document_id: str, groups: frozenset[str]) -> None:
    """Inside a transaction."""
    connection.execute("DELETE FROM document_groups WHERE document_id = ?", (document_id,))
    rows = [(document_id, name) for name in sorted(groups)]
    connection.executemany("INSERT INTO document_groups VALUES (?, ?)", rows)
