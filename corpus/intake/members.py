"""The people of one corpus as commands and the page's server ask for them: each call is a whole deed, and noted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from corpus.people.attempts import Attempts
from corpus.people.passwords import fits, hashed
from corpus.people.people import Forbidden, Role, User, proper_name
from corpus.store import register
from corpus.store.access import any_limited, groups_of, limited, write_groups
from corpus.store.dialect import StoreConnection
from corpus.store.opening import open_store
from corpus.store.register import Deed
from corpus.store.sqlite import Store

TRIES, WITHIN = 5, 300.0
"""Wrong passwords of one name, and from one address, after which it has to wait, and for how many seconds."""


class NoSuchUser(LookupError):
    """The message is one Chinese sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有用户“{name}”。")


class TooManyTries(Exception):
    """The message is one Chinese sentence."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"密码错误次数过多，请 {max(int(seconds) // 60, 0) + 1} 分钟后再试。")


class Members:
    """Of one corpus. Usable from several threads. ``by``: who does what commands ask for."""

    def __init__(self, store: Store, by: str = "", now: Callable[[], float] = time.time) -> None:
        self._store, self._by, self._now = store, by, now
        self._attempts = Attempts(TRIES, WITHIN, now)
        self._places = Attempts(4 * TRIES, WITHIN, now)
        """By address: several people may come by one."""

    @classmethod
    def open(cls, folder: Path, by: str = "") -> Self:
        return cls(open_store(folder), by)

    def close(self) -> None:
        self._store.close()

    # --- users --------------------------------------------------------------------------------------------------------

    def all(self) -> tuple[User, ...]:
        return register.list_users(self._store.connection)

    def find(self, name: str) -> User:
        """Raises NoSuchUser."""
        found = register.find_user(self._store.connection, name)
        if found is None:
            raise NoSuchUser(name)
        return found

    def add(self, name: str, role: Role, password: str | None, groups: Iterable[str] = ()) -> bool:
        """False where there is one of that name. Raises UserNameError, PasswordTooWeak, NoHasher."""
        name, known = proper_name(name), None if password is None else hashed(password, name)
        proper = [proper_name(group) for group in groups]
        with self._store.transaction() as connection:
            if not register.add_user(connection, name, role, known):
                return False
            register.set_groups(connection, name, proper)
            self._note(connection, "user-add", f"{name} {role.value} {' '.join(proper)}".strip())
        return True

    def remove(self, name: str) -> None:
        """Raises NoSuchUser, Forbidden of the last administrator."""
        with self._changing(name, "user-remove", name) as connection:
            self._keep_one(name)
            register.drop_user(connection, name)

    def password(self, name: str, password: str) -> None:
        """Raises NoSuchUser, PasswordTooWeak, NoHasher."""
        known = hashed(password, name)
        with self._changing(name, "user-password", name) as connection:
            register.set_password(connection, name, known)

    def role(self, name: str, role: Role) -> None:
        """Raises NoSuchUser, Forbidden of the last administrator."""
        with self._changing(name, "user-role", f"{name} {role.value}") as connection:
            if role is not Role.ADMINISTRATOR:
                self._keep_one(name)
            register.set_role(connection, name, role)

    def groups(self, name: str, groups: Iterable[str]) -> None:
        """In place of those that they had. Raises NoSuchUser, UserNameError."""
        proper = [proper_name(group) for group in groups]
        with self._changing(name, "user-group", f"{name} {' '.join(proper)}") as connection:
            register.set_groups(connection, name, proper)

    @contextmanager
    def _changing(self, name: str, deed: str, subject: str) -> Iterator[StoreConnection]:
        with self._store.transaction() as connection:
            self.find(name)
            yield connection
            self._note(connection, deed, subject)

    def _note(self, connection: StoreConnection, deed: str, subject: str) -> None:
        register.note_deed(connection, self._by, deed, subject)

    def _keep_one(self, name: str) -> None:
        others = (user for user in self.all() if user.role is Role.ADMINISTRATOR and user.name != name)
        if self.find(name).role is Role.ADMINISTRATOR and next(others, None) is None:
            raise Forbidden("这是唯一的管理员，请先让另一位用户当管理员。")

    # --- documents of groups ------------------------------------------------------------------------------------------

    def limit(self, document_id: str, groups: Iterable[str]) -> None:
        """Limit a document to groups; to none: it is everybody's again. Raises UserNameError."""
        proper = frozenset(proper_name(group) for group in groups)
        with self._store.transaction() as connection:
            write_groups(connection, document_id, proper)
            self._note(connection, "limit", f"{document_id} {' '.join(sorted(proper))}".strip())
            # Indexes of those who see it now, or no longer, take it in or give it up.
            self._store.touch([document_id])

    def limits(self) -> tuple[tuple[str, str], ...]:
        return limited(self._store.connection)

    def groups_of(self, document_id: str) -> tuple[str, ...]:
        return groups_of(self._store.connection, document_id)

    @property
    def any_limited(self) -> bool:
        return any_limited(self._store.connection)

    # --- coming and going ---------------------------------------------------------------------------------------------

    def enter(self, name: str, password: str, address: str) -> str | None:
        """What the browser is to show from now on; None where name and password do not fit. Raises TooManyTries."""
        name = name.strip()[:100]
        if wait := max(self._attempts.wait((f"{name}\0{address}",)), self._places.wait((address,))):
            raise TooManyTries(wait)
        if not fits(password, register.password_of(self._store.connection, name)):
            self._attempts.failed((f"{name}\0{address}",))
            self._places.failed((address,))
            with self._store.transaction() as connection:
                register.note_deed(connection, name, "login-failed", address=address)
            return None
        self._attempts.succeeded(f"{name}\0{address}")
        return self.let_in(name, address)

    def let_in(self, name: str, address: str) -> str | None:
        """The same of somebody whom the organisation's own login vouches for; None where they are no user here."""
        with self._store.transaction() as connection:
            if register.find_user(connection, name) is None:
                register.note_deed(connection, name, "login-failed", address=address)
                return None
            register.note_deed(connection, name, "login", address=address)
            return register.open_session(connection, name, int(self._now()))

    def who(self, shown: str | None) -> User | None:
        """Who is logged in with what a browser shows."""
        return register.session_user(self._store.connection, shown, int(self._now())) if shown else None

    def leave(self, shown: str, address: str = "") -> None:
        if user := self.who(shown):
            with self._store.transaction() as connection:
                register.close_session(connection, shown)
                register.note_deed(connection, user.name, "logout", address=address)

    # --- the log ------------------------------------------------------------------------------------------------------

    def deeds(self, *, user: str | None = None, since: str = "", limit: int = 200) -> tuple[Deed, ...]:
        """The last first."""
        return register.list_deeds(self._store.connection, user=user, since=since, limit=limit)

    def note(self, user: str, deed: str, subject: str = "", address: str = "") -> None:
        with self._store.transaction() as connection:
            register.note_deed(connection, user, deed, subject, address)
