"""Commands for other programs: api (HTTP), key (who may use it), mcp (assistants)."""

from __future__ import annotations

import socket
from datetime import date
from importlib.util import find_spec
from typing import Annotated

import typer

from corpus.people.people import EVERYTHING, Access
from corpus.search.entry_ids import parse_entry_id
from ui.address import href
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    check_is_corpus,
    fail,
    grid,
    opened,
    screen,
)
from ui.panels.division import LOCAL
from ui.state import DocumentView
from zhengce.serving.keys import KeyNameError, Keys, KeysDamaged, KnownKey

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def api(
    host: Annotated[str, typer.Option(metavar="地址", help="在哪个地址上等候；localhost 只供本机。")] = "localhost",
    port: Annotated[int, typer.Option(metavar="端口", min=1, max=65535, help="端口。")] = 8600,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """打开供其他程序使用的接口（HTTP，JSON）；按 Ctrl+C 结束。

    本机以外也要用时，先用 zhengce key add 生成密钥。
    """
    _needs("fastapi", "api")
    keys, near = Keys(corpus), host in _LOOPBACK
    if not near and not _known(keys):
        raise fail("要让别的机器使用接口，请先生成密钥：zhengce key add 名称。没有密钥时只能在本机使用。", 2)
    with socket.socket() as probe:
        if probe.connect_ex(("localhost" if near else host, port)) == 0:
            raise fail(f"端口 {port} 已被占用，请用 --port 换一个，例如 --port {port % 65535 + 1}。")
    import uvicorn

    from zhengce.serving.answers import Answers
    from zhengce.serving.rest import LOOPBACK, make_app

    # A key is nobody who is in a group: over a network it gives what is everybody's, and nothing is changed by it.
    access = EVERYTHING if near else Access(edits=False, groups=frozenset())
    with opened(corpus, engine, access=access) as library:
        app = make_app(Answers(library), keys=None if near else keys, hosts=LOOPBACK if near else ("*",))
        typer.echo(f"接口：http://{host}:{port}/api/v1 ，说明：http://{host}:{port} （按 Ctrl+C 结束）", err=True)
        uvicorn.run(app, host=host, port=port, log_level="warning", access_log=False)


def mcp(corpus: CorpusFolder = DEFAULT_CORPUS, engine: EngineName = DEFAULT_ENGINE) -> None:
    """供智能助手使用的服务（MCP，经标准输入输出），由助手的程序启动。"""
    _needs("mcp", "mcp")
    from zhengce.serving.answers import Answers
    from zhengce.serving.assistant import make_server

    with opened(corpus, engine) as library:
        make_server(Answers(library), page_of).run("stdio")


def page_of(entry_id: str) -> str:
    """Where an entry opens on the page on one's own machine."""
    document_id = parse_entry_id(entry_id).document_id
    record = entry_id if entry_id != document_id else ""
    return LOCAL + href(DocumentView(document_id=document_id, record=record))


def key_add(
    name: Annotated[str, typer.Argument(metavar="名称", help="给谁用，如 统计处。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
) -> None:
    """生成一个接口密钥；只显示这一次。"""
    check_is_corpus(corpus)
    try:
        key = Keys(corpus).make(name, date.today())
    except KeyNameError as error:
        raise fail(str(error), 2) from error
    except KeysDamaged as error:
        raise fail(str(error)) from error
    typer.echo("请记下密钥，以后不再显示：", err=True)
    typer.echo(key)


def key_list(corpus: CorpusFolder = DEFAULT_CORPUS) -> None:
    """列出接口密钥的名称和生成日期。"""
    check_is_corpus(corpus)
    known = _known(Keys(corpus))
    if not known:
        typer.echo("还没有密钥。生成：zhengce key add 名称")
        return
    screen.print(grid(("名称", "生成日期"), [(each.name, each.made) for each in known]))


def key_remove(
    name: Annotated[str, typer.Argument(metavar="名称", help="密钥的名称。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
) -> None:
    """收回一个接口密钥，立即失效。"""
    check_is_corpus(corpus)
    _known(Keys(corpus))
    if not Keys(corpus).remove(name):
        raise fail(f"没有名为“{name}”的密钥。")
    typer.echo(f"已收回“{name}”的密钥。")


def _known(keys: Keys) -> tuple[KnownKey, ...]:
    try:
        return keys.all()
    except KeysDamaged as error:
        raise fail(str(error)) from error


def _needs(module: str, extra: str) -> None:
    if find_spec(module) is None:
        raise fail(f"没有安装这一部分。请运行：pip install 'zhengce[{extra}]'")
