"""The store's tables, version by version: ``PRAGMA user_version`` counts the steps a file has taken.

Tables are meant to be read with plain SQL. Offsets are half-open code points into ``documents.text``, so that
``substr(text, span_start + 1, span_end - span_start)`` is the quote; the views (``corpus.store.views``) do that.
"""

from __future__ import annotations

import sqlite3

from corpus.store.views import VIEWS

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);

CREATE TABLE documents (
    document_id TEXT PRIMARY KEY,
    title TEXT, document_number TEXT, issuers TEXT NOT NULL, addressees TEXT, document_date TEXT, published_date TEXT,
    document_type TEXT, level TEXT, region TEXT, region_code TEXT,
    source_name TEXT NOT NULL, source_media_type TEXT NOT NULL, source_sha256 TEXT NOT NULL,
    source_size INTEGER NOT NULL, source_retrieved TEXT,
    facts_title TEXT, facts_document_number TEXT, facts_issuer TEXT, facts_document_date TEXT,
    facts_published_date TEXT, facts_publisher TEXT, facts_url TEXT, facts_index_number TEXT, facts_topic TEXT,
    facts_validity TEXT,
    -- day: by which it is filed. title_key: squeezed title, equal for copies of one document.
    day TEXT, title_key TEXT, tasks INTEGER NOT NULL, targets INTEGER NOT NULL, priorities INTEGER NOT NULL,
    citations INTEGER NOT NULL, issues INTEGER NOT NULL, generation INTEGER NOT NULL
);
CREATE INDEX documents_by_title ON documents (title);
CREATE INDEX documents_by_title_key ON documents (title_key);
CREATE INDEX documents_by_number ON documents (document_number);
CREATE INDEX documents_by_day ON documents (day);

-- Apart from documents, so that lists of documents need not read them.
CREATE TABLE texts (document_id TEXT PRIMARY KEY, text TEXT NOT NULL, blocks TEXT NOT NULL);
CREATE TABLE originals (document_id TEXT PRIMARY KEY, deflated BLOB NOT NULL);

CREATE TABLE parts (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    kind TEXT NOT NULL, title TEXT, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE TABLE sections (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    label TEXT NOT NULL, title TEXT NOT NULL, depth INTEGER NOT NULL, heading_start INTEGER NOT NULL,
    heading_end INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, parent INTEGER,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE TABLE tasks (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, label TEXT, title TEXT NOT NULL, section INTEGER,
    text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
    deadline_span_start INTEGER, deadline_span_end INTEGER, deadline_text TEXT, deadline_due TEXT, deadline_recurs TEXT,
    deadline_rule TEXT, themes TEXT NOT NULL, "group" TEXT NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE TABLE assignments (
    document_id TEXT NOT NULL, task INTEGER NOT NULL, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL, unit_full TEXT,
    label TEXT, running INTEGER NOT NULL, institution_id TEXT, institution_level TEXT, institution_present_name TEXT,
    institution_since TEXT, institution_basis TEXT, rule TEXT NOT NULL,
    PRIMARY KEY (document_id, task, position)
) WITHOUT ROWID;
CREATE INDEX assignments_by_unit ON assignments (unit, role);
CREATE INDEX assignments_by_institution ON assignments (institution_id);
CREATE TABLE targets (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, indicator TEXT, value TEXT NOT NULL, upper TEXT,
    measure TEXT, comparator TEXT NOT NULL, "by" TEXT, base TEXT, status TEXT NOT NULL, kind TEXT, rule TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE INDEX targets_by_indicator ON targets (indicator);
CREATE TABLE priorities (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, region TEXT, region_codes TEXT NOT NULL, text TEXT NOT NULL,
    listed INTEGER NOT NULL, themes TEXT NOT NULL, rule TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE TABLE citations (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, title TEXT, number TEXT, relation TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE INDEX citations_by_number ON citations (number);
CREATE INDEX citations_by_title ON citations (title);
-- stage: reading (the file) or extraction (all, those of reading included).
CREATE TABLE issues (
    document_id TEXT NOT NULL, stage TEXT NOT NULL, position INTEGER NOT NULL,
    code TEXT NOT NULL, message TEXT NOT NULL, span_start INTEGER, span_end INTEGER, severity TEXT NOT NULL,
    PRIMARY KEY (document_id, stage, position)
) WITHOUT ROWID;
CREATE INDEX issues_by_code ON issues (code);

-- What an index that stands at an earlier generation has missed.
CREATE TABLE changes (document_id TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX changes_by_generation ON changes (generation);

CREATE VIEW v_tasks AS
SELECT d.title AS document, d.document_number, t.label, t.title, t.deadline_due,
       substr(x.text, t.span_start + 1, t.span_end - t.span_start) AS quote, t.document_id, t.position
FROM tasks t JOIN documents d USING (document_id) JOIN texts x USING (document_id);
CREATE VIEW v_assignments AS
SELECT d.title AS document, d.document_number, t.label AS task_label, t.title AS task, a.role, a.unit, a.unit_full,
       a.institution_present_name, a.document_id, a.task AS task_position
FROM assignments a JOIN tasks t ON t.document_id = a.document_id AND t.position = a.task
JOIN documents d ON d.document_id = a.document_id;
CREATE VIEW v_targets AS
SELECT d.title AS document, d.document_number, g.indicator, g.comparator, g.value, g.upper, g.measure, g."by", g.status,
       substr(x.text, g.span_start + 1, g.span_end - g.span_start) AS quote, g.document_id, g.position
FROM targets g JOIN documents d USING (document_id) JOIN texts x USING (document_id);
CREATE VIEW v_priorities AS
SELECT d.title AS document, d.document_number, p.region, p.text, p.listed, p.themes, p.document_id, p.position
FROM priorities p JOIN documents d USING (document_id);
"""

_LEDGER = "ALTER TABLE texts ADD COLUMN ledger TEXT"
"""What of the file is not in the text. Documents that were read before have none."""

_VALIDITY = """
ALTER TABLE documents ADD COLUMN effective_date TEXT;
ALTER TABLE documents ADD COLUMN valid_until TEXT;
ALTER TABLE documents ADD COLUMN status TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE documents ADD COLUMN facts_effective_date TEXT;
ALTER TABLE documents ADD COLUMN facts_expiry_date TEXT;
CREATE INDEX citations_that_repeal ON citations (document_id) WHERE relation = 'repeals';
"""
"""时效; what an older store holds says nothing of it until it is extracted again."""

_MENTIONS = """
ALTER TABLE priorities ADD COLUMN mention INTEGER NOT NULL DEFAULT 0;
DROP VIEW v_priorities;
CREATE VIEW v_priorities AS
SELECT d.title AS document, d.document_number, p.region, p.text, p.listed, p.themes, p.document_id, p.position,
       p.mention
FROM priorities p JOIN documents d USING (document_id);
"""
"""Priorities that clauses mention; what an older store holds are lists and heads alone."""

_MILESTONES = "ALTER TABLE tasks ADD COLUMN milestones TEXT NOT NULL DEFAULT '[]'"
"""The dates of a task that names several; documents that were read before have none until they are extracted again."""

_UNREAD = """
CREATE TABLE unread (
    document_id TEXT NOT NULL, position INTEGER NOT NULL,
    span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE INDEX unread_by_kind ON unread (kind);
CREATE VIEW v_unread AS
SELECT d.title AS document, d.document_number, u.kind,
       substr(x.text, u.span_start + 1, u.span_end - u.span_start) AS quote, u.document_id, u.position
FROM unread u JOIN documents d USING (document_id) JOIN texts x USING (document_id);
"""
"""可能漏读; documents of an older store have none until they are extracted again."""

_SHADES = """
ALTER TABLE documents ADD COLUMN printed_type TEXT;
ALTER TABLE tasks ADD COLUMN deadline_ambiguous INTEGER;
ALTER TABLE targets ADD COLUMN base_value TEXT;
ALTER TABLE targets ADD COLUMN striving INTEGER NOT NULL DEFAULT 0;
ALTER TABLE targets ADD COLUMN ambiguous INTEGER NOT NULL DEFAULT 0;
"""
"""The paper's own 文种; how certain a time and a goal are; what was there before."""

_SAVED = """
CREATE TABLE saved_searches (name TEXT PRIMARY KEY, query TEXT NOT NULL, saved TEXT NOT NULL) WITHOUT ROWID;
-- reader: '' is the person who looks, 'watch' the command that tells what is new.
CREATE TABLE saved_looks (
    name TEXT NOT NULL, reader TEXT NOT NULL, generation INTEGER NOT NULL, looked TEXT NOT NULL,
    PRIMARY KEY (name, reader)
) WITHOUT ROWID;
CREATE TABLE saved_seen (
    name TEXT NOT NULL, reader TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (name, reader, entry)
) WITHOUT ROWID;
CREATE TABLE watched_files (
    folder TEXT NOT NULL, path TEXT NOT NULL, stamp TEXT NOT NULL, document_ids TEXT NOT NULL,
    PRIMARY KEY (folder, path)
) WITHOUT ROWID;
"""
"""What people keep with a corpus: searches with what was seen of them, folders with what was taken in from them."""

_PLANS = """
-- 方案. outline: the plan as it is after ``revision`` changes, in JSON with ids for rows and items, which are parts.
CREATE TABLE plans (
    plan_id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, archived INTEGER NOT NULL DEFAULT 0,
    revision INTEGER NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL, outline TEXT NOT NULL
);
CREATE TABLE plan_parts (
    plan_id TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (plan_id, key)
);
-- Each change with what takes it back. kind: change, undo or redo; of: the step that an undo or redo turned.
-- changes, inverse: what was done and what takes it back. Of a change: turned is the last step that took it back or
-- made it again, undone whether it is taken back now.
CREATE TABLE plan_steps (
    plan_id TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL, editor TEXT NOT NULL, kind TEXT NOT NULL,
    of INTEGER, said TEXT NOT NULL, changes TEXT NOT NULL, inverse TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0, turned INTEGER,
    PRIMARY KEY (plan_id, number)
);
"""
"""Work that people keep: plans, and the log of what was changed in them."""

_STEP_KEYS = """
ALTER TABLE plan_steps ADD COLUMN key TEXT;
CREATE UNIQUE INDEX plan_steps_by_key ON plan_steps (plan_id, key);
"""
"""By which a page that asks again, not having heard that a change was kept, does not make it twice."""

_CORRECTIONS = """
ALTER TABLE documents ADD COLUMN verified TEXT NOT NULL DEFAULT '[]';
ALTER TABLE tasks ADD COLUMN verified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN ordinal INTEGER;
ALTER TABLE targets ADD COLUMN verified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE targets ADD COLUMN ordinal INTEGER;
ALTER TABLE priorities ADD COLUMN verified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE priorities ADD COLUMN ordinal INTEGER;
ALTER TABLE citations ADD COLUMN verified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE citations ADD COLUMN ordinal INTEGER;
-- What people put right. A row is never deleted, only undone; the document may be gone, or come again as another file,
-- which is known by its title (squeezed), number and day as they were extracted.
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY, document_id TEXT NOT NULL,
    title_key TEXT NOT NULL, document_number TEXT, day TEXT,
    correction TEXT NOT NULL, author TEXT NOT NULL, made TEXT NOT NULL, undone TEXT, undone_by TEXT
);
CREATE INDEX corrections_by_document ON corrections (document_id);
CREATE INDEX corrections_by_title ON corrections (title_key);
-- The records of corrected documents as they were extracted: the other tables hold them as they were put right.
CREATE TABLE extracted (document_id TEXT PRIMARY KEY, records TEXT NOT NULL) WITHOUT ROWID;
"""
"""校核: what people put right, and what stood there before."""

_TRIED = """
-- tried: how often the file could not be taken in as it is, and when it was tried last, in seconds.
ALTER TABLE watched_files ADD COLUMN tried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE watched_files ADD COLUMN tried_at INTEGER NOT NULL DEFAULT 0;
"""

_PEOPLE = """
-- Who may come in over a network. password: Argon2's hash; none of those whom an organisation's own login lets in.
CREATE TABLE users (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT, created TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE user_groups (name TEXT NOT NULL, group_name TEXT NOT NULL, PRIMARY KEY (name, group_name)) WITHOUT ROWID;
-- digest: of what the browser shows. Times in seconds since 1970.
CREATE TABLE sessions (
    digest TEXT PRIMARY KEY, name TEXT NOT NULL, ends INTEGER NOT NULL, seen INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_name ON sessions (name);
-- Documents of no row are everybody's, others are seen by members of one of their groups. A row outlives its document.
CREATE TABLE document_groups (
    document_id TEXT NOT NULL, group_name TEXT NOT NULL, PRIMARY KEY (document_id, group_name)
) WITHOUT ROWID;
-- Who did what, when; lines are added and never changed.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY, at TEXT NOT NULL, user TEXT NOT NULL, deed TEXT NOT NULL, subject TEXT NOT NULL,
    address TEXT NOT NULL DEFAULT ''
);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is not changed'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is not changed'); END;
"""
"""Several people over a network: users, their sessions, what is limited to whom, what was done."""

MIGRATIONS: tuple[str, ...] = (
    _FIRST,
    _LEDGER,
    _VALIDITY,
    _MENTIONS,
    _MILESTONES,
    _UNREAD,
    _SHADES,
    _SAVED,
    _PLANS,
    _STEP_KEYS,
    _CORRECTIONS,
    _TRIED,
    VIEWS,
    _PEOPLE,
)
"""Step n takes a file from user_version n to n + 1. Steps that were released are never edited."""


class StoreVersionError(Exception):
    """The file was written by a later version of this program."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file to the present version, each step in one transaction. Raises StoreVersionError."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise StoreVersionError(f"语料库由更新的版本写成（{version} > {len(MIGRATIONS)}），请先升级本程序")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        try:
            connection.executescript(f"BEGIN IMMEDIATE;{script};PRAGMA user_version = {number};COMMIT;")
        except sqlite3.OperationalError:
            # Another program may have opened the file at the same time and have taken the step before us.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < number or not connection.in_transaction:
                raise
            connection.execute("ROLLBACK")
