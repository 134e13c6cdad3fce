"""The command serve: the page, on this machine alone or, with a login, for others too."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from corpus.intake.members import Members
from corpus.people.passwords import NoHasher, check_installed
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, fail, opened
from ui.gate.outside_settings import SettingsError, read_settings
from ui.gate.policy import LOCAL
from ui.settings import DATA, ENGINE, LOGIN

_NO_LOGIN = """\
在 {host} 上打开，网络里的其他人就能看到全部文件，所以要先设好登录：
  zhengce user add 用户名 --role administrator      本机的用户名和密码
  zhengce serve --host {host} --oidc 设置文件       或者用单位的统一登录（OIDC）
只供本机使用时，不写 --host。"""


def serve(
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    port: Annotated[int, typer.Option(metavar="端口", min=1, max=65535, help="网页的端口。")] = 8501,
    host: Annotated[
        str, typer.Option(metavar="地址", help="从哪个地址提供网页；不写则只供本机。本机以外的地址要先设好登录。")
    ] = "localhost",
    login: Annotated[
        bool | None, typer.Option("--login/--no-login", help="是否要登录；不写则在有用户或供他人使用时要登录。")
    ] = None,
    oidc: Annotated[
        Path | None, typer.Option(metavar="设置文件", help="单位统一登录（OIDC）的设置文件，TOML 格式。")
    ] = None,
    certificate: Annotated[Path | None, typer.Option(metavar="文件", help="HTTPS 的证书，PEM 格式。")] = None,
    key: Annotated[Path | None, typer.Option(metavar="文件", help="证书的私钥，PEM 格式。")] = None,
) -> None:
    """打开网页界面，按 Ctrl+C 结束。不写 --host 时只供本机访问。"""
    alone = host in LOCAL
    with socket.socket() as probe:
        if alone and probe.connect_ex(("localhost", port)) == 0:
            raise fail(f"端口 {port} 已被占用，请用 --port 换一个，例如 --port {port % 65535 + 1}。")
    if bool(certificate) != bool(key):
        raise fail("--certificate 和 --key 要一起写。", 2)
    with opened(corpus, engine, make=True):
        pass
    wanted = _login_wanted(corpus, host, login, oidc)
    scheme = "https" if certificate else "http"
    typer.echo(f"请用浏览器打开 {scheme}://{host}:{port} （按 Ctrl+C 结束）")
    if not alone and not certificate:
        typer.echo(
            "提示：没有用 HTTPS，密码在网络上是明文。请用 --certificate 和 --key，或放在 HTTPS 反向代理之后。", err=True
        )
    options = {"--oidc": oidc, "--certificate": certificate, "--key": key}
    given = [f"{name}={path.absolute()}" for name, path in options.items() if path]
    status = _run(_server(host, port, given), _environment(corpus, engine, wanted))
    if status:
        raise fail("网页没有启动成功，原因见上。", status)


def _login_wanted(corpus: Path, host: str, login: bool | None, oidc: Path | None) -> bool:
    """Whether people have to log in. Beyond this machine nobody is served without."""
    people = Members.open(corpus)
    users = people.all()
    people.close()
    if oidc:
        try:
            read_settings(oidc)
        except SettingsError as error:
            raise fail(str(error), 2) from error
    able = bool(oidc) or any(user.with_password for user in users)
    if host not in LOCAL and (not able or not users or login is False):
        raise fail(_NO_LOGIN.format(host=host), 2)
    if login and not users:
        raise fail("还没有用户，请先运行 zhengce user add 用户名 --role administrator。", 2)
    wanted = bool(users) if login is None else login
    if wanted:
        try:
            check_installed()
        except NoHasher as error:
            raise fail(str(error), 2) from error
    return wanted


def _run(command: list[str], environment: dict[str, str]) -> int:
    """The server in the place of this process, so that whoever ends this one ends the server; on Windows beside it."""
    sys.stdout.flush()
    if os.name == "posix":
        # What streamlit says on stdout is in English, and said above.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        os.execve(command[0], command, environment)
    try:
        return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode
    except KeyboardInterrupt:
        return 0


def _server(host: str, port: int, options: list[str]) -> list[str]:
    # -P: what lies in the folder where somebody happens to be is no part of the program.
    return [sys.executable, "-P", "-m", "ui.web", host, str(port), *options]


def _environment(corpus: Path, engine: str, login: bool) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    paths = filter(None, (root, os.environ.get("PYTHONPATH")))
    own = {DATA: str(corpus), ENGINE: engine, "PYTHONPATH": os.pathsep.join(paths), LOGIN: "1" if login else ""}
    return {**os.environ, **own}
