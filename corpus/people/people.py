"""Users, their roles and groups, and what follows from them: what may be changed, what may be seen."""

from __future__ import annotations

import re
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

ACTOR: ContextVar[str] = ContextVar("actor", default="")
"""Who does what is being done: what is noted in the log of deeds."""
_NAME = re.compile(r"[\w.@+-]{1,64}")


class Role(StrEnum):
    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


ROLES = {Role.READER: "读者", Role.EDITOR: "编辑", Role.ADMINISTRATOR: "管理员"}


class Forbidden(Exception):
    """Somebody may not do what was asked. The message is one Chinese sentence."""

    def __init__(self, what: str = "") -> None:
        super().__init__(what or "您的角色是“读者”，可以检索、查看和导出，不能修改；需要修改请找管理员。")


class UserNameError(ValueError):
    """No name for a user or a group. The message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Access:
    """What of a corpus somebody has. ``groups``: documents limited to groups are seen by members of one; None sees
    all."""

    edits: bool = True
    groups: frozenset[str] | None = None
    noted: bool = False
    """Whether what is changed is noted in the log of deeds."""

    @property
    def key(self) -> str:
        """Tells from others whose view differs; empty where all is seen."""
        if self.groups is None:
            return ""
        return sha256("\0".join(sorted(self.groups)).encode()).hexdigest()[:16]


EVERYTHING = Access()
"""Of whoever sits at the machine itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """``with_password``: without one only the organisation's own login lets them in."""

    name: str
    role: Role
    groups: frozenset[str] = frozenset()
    created: str = ""
    with_password: bool = True

    @property
    def access(self) -> Access:
        seen = None if self.role is Role.ADMINISTRATOR else self.groups
        return Access(edits=self.role is not Role.READER, groups=seen, noted=True)


def proper_name(name: str) -> str:
    """A name as it is kept. Raises UserNameError.

    >>> proper_name(" 王芳@局办 ")
    '王芳@局办'
    """
    name = name.strip()
    if not _NAME.fullmatch(name):
        raise UserNameError("名称用 1 至 64 个汉字、字母、数字或 . @ + - _，中间不留空格。")
    return name
