"""The command line in Chinese: what typer itself would say in English (用法, 选项, errors) is replaced here."""

from __future__ import annotations

import inspect
import io
import re
import sys
import traceback
from _thread import interrupt_main
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import typer
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

# Full messages of typer and its parser, as patterns; a message that matches none is shown as it is.
_MESSAGES = tuple(
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (r"Missing argument '?(.+?)'?\.?\s*", r"缺少参数 \1。"),
        (r"Missing option '?(.+?)'?\.?\s*", r"缺少选项 \1。"),
        (r"Missing command\.", "请写明要用的命令。"),
        (r"No such option: (\S+)(?:.*Possible options: (.+?)\))", r"没有选项 \1，是否指 \2？"),
        (r"No such option: (\S+).*", r"没有选项 \1。"),
        (r"No such command '(.+?)'.*Did you mean '?(.+?)'?\?", r"没有命令 \1，是否指 \2？"),
        (r"No such command '(.+?)'.*", r"没有命令 \1。"),
        (r"Option '?(\S+?)'? requires an argument\.", r"选项 \1 后面要写值。"),
        (r"Option '?(\S+?)'? does not take a value\.", r"选项 \1 后面不能写值。"),
        (r"Got unexpected extra arguments? \((.+)\)", r"多出的参数：\1"),
        (
            r"Invalid value for '?(.+?)'?: (?:Value error, )?'(.+)' is not one of (.+)\.",
            r"\1 不能是“\2”，请从 \3 中选择。",
        ),
        (r"Invalid value for '?(.+?)'?:.*(?:does not exist).*", r"\1 所指的文件或文件夹不存在。"),
        (r"Invalid value for '?(.+?)'?: Input should be greater than or equal to (\S+).*", r"\1 不能小于 \2。"),
        (r"Invalid value for '?(.+?)'?: .*(?:int|integer).*", r"\1 应为整数。"),
        (r"Invalid value for '?(.+?)'?: (.*)", r"\1 的值无效：\2"),
    )
)


_AT_ONCE = 0.01
"""Seconds."""


def in_chinese(message: str) -> str:
    """A message of typer's parser in Chinese.

    >>> in_chinese("No such option: --fromat (Possible options: --format)")
    '没有选项 --fromat，是否指 --format？'
    """
    for pattern, chinese in _MESSAGES:
        if match := pattern.fullmatch(message.strip()):
            return match.expand(chinese)
    return message


def _usage(command: Any, ctx: Any) -> str:
    """用法: the path of the command and what is written after it."""
    pieces = [ctx.command_path, "[选项]"]
    for param in command.get_params(ctx):
        if param.param_type_name == "argument":
            name = (param.metavar or param.name) + ("..." if param.nargs == -1 else "")
            pieces.append(name if param.required else f"[{name}]")
    return " ".join(pieces + (["命令 [参数]..."] if isinstance(command, TyperGroup) else []))


def _explanation(param: Any) -> str:
    """What an option or argument is for, with its default where a person would want to know it."""
    notes = []
    shown = param.default not in (None, (), "") and not isinstance(param.default, bool)  # 1 equals True
    if shown and not param.required and not callable(param.default):
        notes.append(f"默认 {getattr(param.default, 'value', param.default)}")
    if param.envvar:
        notes.append(f"环境变量 {param.envvar}")
    return (param.help or "") + (f"〔{'，'.join(notes)}〕" if notes else "")


def _panel(title: str, rows: list[tuple[str, str]]) -> Panel:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold cyan", no_wrap=True)
    table.add_column(overflow="fold")  # a list without spaces is one long word
    for name, explanation in rows:
        table.add_row(Text(name), Text(explanation))
    return Panel(table, title=title, title_align="left", border_style="dim")


class _Chinese:
    """Help in Chinese: all of it is written here, so that none of typer's English is left."""

    def get_usage(self, ctx: Any) -> str:
        return f"用法：{_usage(self, ctx)}"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        console = Console()
        command: Any = self
        console.print(Padding(Text(self.get_usage(ctx), style="bold"), (1, 1)))
        console.print(Padding(Text(inspect.cleandoc(command.help or "")), (0, 1, 1, 1)))
        arguments, options = [], []
        for param in command.get_params(ctx):
            if param.param_type_name == "argument":
                arguments.append((param.metavar or param.name, _explanation(param)))
            elif param.name == "help":
                options.append(("--help", "显示帮助并退出。"))
            else:
                options.append((f"{', '.join(param.opts)} {param.metavar or ''}".strip(), _explanation(param)))
        commands = [
            (name, (found.help or "").partition("\n")[0])
            for name in (command.list_commands(ctx) if isinstance(command, TyperGroup) else [])
            if (found := command.get_command(ctx, name))
        ]
        for title, rows in (("参数", arguments), ("命令", commands), ("选项", options), *self.further()):
            if rows:
                console.print(_panel(title, rows))

    def further(self) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """More tables of help, each with its title."""
        return ()


class ChineseCommand(_Chinese, TyperCommand):
    """A command whose help is in Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands whose help is in Chinese."""


def never_raise(stream: object) -> None:
    """Show as ? what a console cannot show: GBK on Chinese Windows has no ㎡, and no console has half a character."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def fault(error: BaseException) -> str:
    """What nobody foresaw, as one Chinese sentence with what whoever mends it must know."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name} 第 {last.lineno} 行"
    what = f"{type(error).__name__}，{place}，{str(error)[:200]}"
    return f"程序内部出错，不是您的操作引起的，已保存的内容不受影响。请把这句话转告维护者：{what}"


@contextmanager
def _interrupts_heard() -> Iterator[None]:
    """Ctrl+C in the midst of a clean-up, where Python passes over what is raised, is raised again where it is heard. A
    block that it left before it began is cleaned up behind its store, which took back all of it when it was closed."""
    before = sys.unraisablehook

    def hear(passed_over: Any) -> None:
        if passed_over.exc_type is KeyboardInterrupt:
            # Not here: what is raised in this very function is passed over too.
            Timer(_AT_ONCE, interrupt_main).start()
        elif not (isinstance(passed_over.object, Generator) and "closed" in str(passed_over.exc_value)):
            before(passed_over)

    sys.unraisablehook = hear
    try:
        yield
    finally:
        sys.unraisablehook = before


def run(app: typer.Typer, arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status; what the parser objects to is said in Chinese on stderr."""
    try:
        for stream in (sys.stdout, sys.stderr):
            never_raise(stream)
        with _interrupts_heard():
            return _status(app, arguments)
    except KeyboardInterrupt:
        typer.echo("已取消。", err=True)
        return 130


def _status(app: typer.Typer, arguments: list[str] | None) -> int:
    try:
        status = app(arguments, standalone_mode=False, prog_name="zhengce")
    except typer.TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":
            typer.echo(f"错误：{in_chinese(error.format_message())}\n可用 zhengce --help 查看用法。", err=True)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        typer.echo("已取消。", err=True)
        return 130
    except BrokenPipeError:
        # The reader of a pipe (head, less) has seen enough; nothing more may be written at exit.
        sys.stderr.close()
        return 1
    except MemoryError:
        typer.echo("错误：内存不足。请关闭别的程序，或把文件拆分后再试。", err=True)
        return 1
    except Exception as error:  # a fault of the program: people are told in their language, and where it is
        typer.echo(f"错误：{fault(error)}", err=True)
        return 1
    if status == 130:
        typer.echo("已取消。", err=True)
    return status if isinstance(status, int) else 0
