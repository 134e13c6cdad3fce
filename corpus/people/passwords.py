"""Passwords: only their hashes are kept (Argon2id), and a wrong name costs as much time as a wrong password."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
"""Characters of a password; what is longer is work for the server alone."""


class NoHasher(Exception):
    """argon2-cffi is not installed. The message is one Chinese sentence."""

    def __init__(self) -> None:
        super().__init__('登录功能没有安装，请运行 pip install "zhengce[login]"。')


class PasswordTooWeak(ValueError):
    """The message is one Chinese sentence."""


@cache
def _hasher() -> PasswordHasher:
    try:
        from argon2 import PasswordHasher
    except ImportError as error:
        raise NoHasher from error
    return PasswordHasher()


def check_installed() -> None:
    """Raises NoHasher."""
    _hasher()


def hashed(password: str, name: str = "") -> str:
    """Raises PasswordTooWeak, NoHasher."""
    if not SHORTEST <= len(password) <= LONGEST or len(set(password)) < 4 or (name and name in password):
        raise PasswordTooWeak(f"密码要有 {SHORTEST} 至 {LONGEST} 个字符，至少 4 个不同的，且不含用户名。")
    return _hasher().hash(password)


@cache
def _of_nobody() -> str:
    return _hasher().hash("nobody has this password")


def fits(password: str, known: str | None) -> bool:
    """Whether a password is the one of a hash; of none it never is, after the same time. Raises NoHasher."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(known or _of_nobody(), password[:LONGEST]) and bool(known)
    except (VerificationError, InvalidHashError):
        return False
