"""The steps of the store in PostgreSQL's words; tests/cluster runs them on a server."""

import re

from corpus.store.access import DEEDS
from corpus.store.migrations import MIGRATIONS
from corpus.store.postgres_schema import step, triggers


def test_nothing_that_only_sqlite_knows_is_left():
    words = r"WITHOUT ROWID|\bBLOB\b|RAISE\(ABORT|PRAGMA|AUTOINCREMENT|, value\)|\buser TEXT"
    for number in range(len(MIGRATIONS)):
        assert re.findall(words, step(number)) == []


def test_every_text_sorts_by_code_points():
    for number in range(len(MIGRATIONS)):
        tables = re.sub(r"\$\$.*?\$\$|CREATE (FUNCTION|AGGREGATE)[^;]*;", "", step(number), flags=re.DOTALL)
        assert len(re.findall(r"\bTEXT\b", tables)) == tables.count('TEXT COLLATE "C"')


def test_tables_are_those_of_the_file():
    def names(script):
        return re.findall(r"CREATE (?:TABLE|VIEW) (\w+)", script)

    assert [names(step(number)) for number in range(len(MIGRATIONS))] == [names(script) for script in MIGRATIONS]


def test_every_deed_has_its_trigger_and_lines_stay():
    made = triggers()
    assert all(f"CREATE OR REPLACE TRIGGER deed_{number} {when}" in made for number, (when, *_) in enumerate(DEEDS))
    assert "BEFORE UPDATE OR DELETE ON main.audit" in made
