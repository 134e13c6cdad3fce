"""Commands about the people who share a corpus: user …, limit, audit."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.glossary import chinese
from corpus.intake.members import Members, NoSuchUser
from corpus.people.passwords import NoHasher, PasswordTooWeak
from corpus.people.people import ROLES, Forbidden, Role, UserNameError
from corpus.store.troubles import TROUBLES, explain
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    check_is_corpus,
    deliver,
    fail,
    grid,
    json_file,
    opened,
    screen,
)

Name = Annotated[str, typer.Argument(metavar="用户名", help="汉字、字母、数字或 . @ + - _；统一登录的写邮箱。")]
_ROLE_HELP = "reader（读者）、editor（编辑）或 administrator（管理员）。"


class AuditFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


@contextmanager
def _people(corpus: Path) -> Iterator[Members]:
    """The register of a corpus; what is wrong is said in Chinese."""
    check_is_corpus(corpus)
    try:
        found = Members.open(corpus, by=f"{_account()}（命令行）")
        try:
            yield found
        finally:
            found.close()
    except (NoSuchUser, NoHasher, PasswordTooWeak, UserNameError, Forbidden) as error:
        raise fail(str(error)) from error
    except TROUBLES as error:
        raise fail(str(explain(error, corpus))) from error


def _account() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "?"


def _asked_password() -> str:
    """Twice from the keyboard, or once from a pipe; never from the command line, where everybody could read it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("密码：")
    if getpass.getpass("再输入一次：") != first:
        raise fail("两次输入的密码不一样。")
    return first


def user_add(
    name: Name,
    role: Annotated[Role, typer.Option(metavar="角色", help=_ROLE_HELP)] = Role.READER,
    group: Annotated[list[str] | None, typer.Option(metavar="组", help="所在的组，可写多次。")] = None,
    oidc: Annotated[bool, typer.Option("--oidc", help="只用单位统一登录，不设密码。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
) -> None:
    """添加能登录网页的用户；密码从键盘输入，或从标准输入读一行。"""
    with _people(corpus) as people:
        password = None if oidc else _asked_password()
        if not people.add(name, role, password, group or ()):
            raise fail(f"已有用户“{name.strip()}”。")
    typer.echo(f"已添加用户“{name.strip()}”（{ROLES[role]}）。")


def user_list(corpus: CorpusFolder = DEFAULT_CORPUS) -> None:
    """列出用户、角色和组。"""
    with _people(corpus) as people:
        rows = [
            (user.name, ROLES[user.role], "、".join(sorted(user.groups)), "密码" if user.with_password else "统一登录")
            for user in people.all()
        ]
    screen.print(grid(("用户", "角色", "组", "怎样登录"), rows))


def user_remove(name: Name, corpus: CorpusFolder = DEFAULT_CORPUS) -> None:
    """删除用户；已登录的立即失效。"""
    with _people(corpus) as people:
        people.remove(name)
    typer.echo(f"已删除用户“{name}”。")


def user_password(name: Name, corpus: CorpusFolder = DEFAULT_CORPUS) -> None:
    """改密码；已登录的要重新登录。"""
    with _people(corpus) as people:
        people.find(name)
        people.password(name, _asked_password())
    typer.echo(f"已改“{name}”的密码。")


def user_role(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="角色", help=_ROLE_HELP)],
    corpus: CorpusFolder = DEFAULT_CORPUS,
) -> None:
    """改角色，立即生效。"""
    with _people(corpus) as people:
        people.role(name, role)
    typer.echo(f"“{name}”现在是{ROLES[role]}。")


def user_group(
    name: Name,
    groups: Annotated[list[str] | None, typer.Argument(metavar="组", help="所在的全部组；不写则不在任何组。")] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
) -> None:
    """设定用户在哪些组，立即生效。"""
    with _people(corpus) as people:
        people.groups(name, groups or ())
    typer.echo(f"“{name}”现在在{'、'.join(groups)}组。" if groups else f"“{name}”现在不在任何组。")


def limit(
    documents: Annotated[list[str], typer.Argument(metavar="文件编号", help="可写多个。")],
    group: Annotated[list[str] | None, typer.Option(metavar="组", help="只限哪个组查看，可写多次。")] = None,
    everybody: Annotated[bool, typer.Option("--everybody", help="取消限制，所有用户都能查看。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把文件限定给某些组查看；管理员总能查看。"""
    if bool(group) == everybody:
        raise fail("请用 --group 写明哪些组，或用 --everybody 取消限制。", 2)
    with _people(corpus) as people, opened(corpus, engine) as library:
        if unknown := [each for each in documents if library.document(each) is None]:
            raise fail(f"语料库中没有这些文件编号：{'、'.join(unknown)}")
        for document_id in documents:
            people.limit(document_id, group or ())
        library.follow()
    typer.echo(f"{len(documents)} 份文件：" + (f"只限{'、'.join(group)}组查看。" if group else "所有用户都能查看。"))


def audit(
    user: Annotated[str | None, typer.Option(metavar="用户名", help="只看一个人的。")] = None,
    since: Annotated[str, typer.Option(metavar="日期", help="从哪天起，如 2026-01-31。")] = "",
    count: Annotated[int, typer.Option("--limit", metavar="条数", min=1, max=1_000_000, help="最多几条。")] = 100,
    form: Annotated[AuditFormat, typer.Option("--format", metavar="格式", help="table 或 json。")] = AuditFormat.TABLE,
    corpus: CorpusFolder = DEFAULT_CORPUS,
) -> None:
    """谁在什么时候做了什么：登录、添加和删除文件、校核、方案、用户；最近的在前。"""
    with _people(corpus) as people:
        deeds = people.deeds(user=user, since=since, limit=count)
    if form is AuditFormat.JSON:
        names = ("number", "at", "user", "deed", "subject", "address")
        deliver(json_file([{name: getattr(deed, name) for name in names} for deed in deeds]), None)
        return
    rows = [(deed.at, deed.user, chinese(f"deed.{deed.deed}"), deed.subject, deed.address) for deed in deeds]
    screen.print(grid(("时间", "用户", "做了什么", "对象", "来自"), rows))
