"""The register of people: users, who is logged in, what was done. Functions that write are called in a transaction."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex, token_urlsafe

from corpus.people.people import Role, User
from corpus.store.dialect import StoreConnection

LONGEST, IDLE = 12 * 3600, 2 * 3600
"""Seconds that a session lasts at most, and without anything being asked."""
_RARELY = 300
"""Seconds after which it is noted again that somebody is there."""
_USER = "SELECT name, role, password IS NOT NULL, created FROM users"


# --- users ------------------------------------------------------------------------------------------------------------


def list_users(connection: StoreConnection) -> tuple[User, ...]:
    return tuple(_user(connection, row) for row in connection.execute(f"{_USER} ORDER BY name").fetchall())


def find_user(connection: StoreConnection, name: str) -> User | None:
    row = connection.execute(f"{_USER} WHERE name = ?", (name,)).fetchone()
    return _user(connection, row) if row else None


def _user(connection: StoreConnection, row: Sequence[object]) -> User:
    name, role, with_password, created = row
    groups = connection.execute("SELECT group_name FROM user_groups WHERE name = ?", (name,))
    return User(
        name=str(name),
        role=Role(str(role)),
        groups=frozenset(group for (group,) in groups),
        created=str(created),
        with_password=bool(with_password),
    )


def password_of(connection: StoreConnection, name: str) -> str | None:
    """The hash of a user's password."""
    row = connection.execute("SELECT password FROM users WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def add_user(connection: StoreConnection, name: str, role: Role, password: str | None) -> bool:
    """False where there is one of that name."""
    query = "INSERT INTO users VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    return bool(connection.execute(query, (name, role.value, password, _now())).rowcount)


def drop_user(connection: StoreConnection, name: str) -> bool:
    """With all that is theirs; whoever is logged in by that name is so no longer."""
    for table in ("user_groups", "sessions"):
        connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))
    return bool(connection.execute("DELETE FROM users WHERE name = ?", (name,)).rowcount)


def set_password(connection: StoreConnection, name: str, password: str | None) -> None:
    """Whoever knew the old one is no longer logged in."""
    connection.execute("UPDATE users SET password = ? WHERE name = ?", (password, name))
    connection.execute("DELETE FROM sessions WHERE name = ?", (name,))


def set_role(connection: StoreConnection, name: str, role: Role) -> None:
    connection.execute("UPDATE users SET role = ? WHERE name = ?", (role.value, name))


def set_groups(connection: StoreConnection, name: str, groups: Iterable[str]) -> None:
    connection.execute("DELETE FROM user_groups WHERE name = ?", (name,))
    connection.executemany("INSERT INTO user_groups VALUES (?, ?)", [(name, group) for group in sorted(set(groups))])


# --- sessions ---------------------------------------------------------------------------------------------------------


def _secret(connection: StoreConnection) -> bytes:
    """By which cookies are signed; of each store its own, from when it is first asked for."""
    query = "SELECT value FROM meta WHERE key = 'cookie_secret'"
    if (row := connection.execute(query).fetchone()) is None:
        made = "INSERT INTO meta VALUES ('cookie_secret', ?) ON CONFLICT DO NOTHING"
        connection.execute(made, (token_hex(32),))
        row = connection.execute(query).fetchone()
    return bytes.fromhex(row[0])


def _digest(token: str) -> str:
    """The store does not hold what would let somebody in."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(connection: StoreConnection, name: str, now: int) -> str:
    """What the browser is to show from now on: a random word and its signature."""
    connection.execute("DELETE FROM sessions WHERE ends <= ? OR seen <= ?", (now, now - IDLE))
    token = token_urlsafe(32)
    signature = hmac.new(_secret(connection), token.encode(), "sha256").hexdigest()
    connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", (_digest(token), name, now + LONGEST, now))
    return f"{token}.{signature}"


def _token(connection: StoreConnection, shown: str) -> str | None:
    """The word of what a browser shows, if it is signed by us."""
    token, _, signature = shown.partition(".")
    right = hmac.new(_secret(connection), token.encode(), "sha256").hexdigest()
    return token if hmac.compare_digest(signature.encode(), right.encode()) else None


def session_user(connection: StoreConnection, shown: str, now: int) -> User | None:
    """Who is logged in with what a browser shows; with the role and groups of this moment."""
    if (token := _token(connection, shown)) is None:
        return None
    query = "SELECT name, seen FROM sessions WHERE digest = ? AND ends > ? AND seen > ?"
    row = connection.execute(query, (_digest(token), now, now - IDLE)).fetchone()
    if row is None:
        return None
    if now - row[1] > _RARELY:
        connection.execute("UPDATE sessions SET seen = ? WHERE digest = ?", (now, _digest(token)))
    return find_user(connection, row[0])


def close_session(connection: StoreConnection, shown: str) -> None:
    if (token := _token(connection, shown)) is not None:
        connection.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))


# --- the log of deeds -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A line of the log."""

    number: int
    at: str
    user: str
    deed: str
    subject: str
    address: str


def note_deed(connection: StoreConnection, user: str, deed: str, subject: str = "", address: str = "") -> None:
    query = 'INSERT INTO audit (at, "user", deed, subject, address) VALUES (?, ?, ?, ?, ?)'
    connection.execute(query, (_now(), user[:100], deed, subject[:300], address))


def list_deeds(
    connection: StoreConnection, *, user: str | None = None, since: str = "", limit: int = 200
) -> tuple[Deed, ...]:
    """The last first."""
    query = (
        'SELECT number, at, "user", deed, subject, address FROM audit'
        ' WHERE "user" = coalesce(?, "user") AND at >= ? ORDER BY number DESC LIMIT ?'
    )
    names = ("number", "at", "user", "deed", "subject", "address")
    rows = connection.execute(query, (user, since, limit))
    return tuple(Deed(**dict(zip(names, row, strict=True))) for row in rows)


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
