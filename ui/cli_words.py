"""The command line in Chinese: what typer itself would say in English (用法, 选项, errors) is replaced here."""

from __future__ import annotations

import re
import sys
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

_HELP_OPTION = "显示帮助并退出。"

# Full messages of typer and its parser, as patterns; a message that matches none is shown as it is.
_MESSAGES = tuple(
    (re.compile(pattern, re.DOTALL), chinese)
    for pattern, chinese in (
        (r"Missing argument '?(.+?)'?\.?\s*", r"缺少参数 \1。"),
        (r"Missing option '?(.+?)'?\.?\s*", r"缺少选项 \1。"),
        (r"Missing command\.", "请写明要用的命令。"),
        (r"No such option: (\S+)(?:.*Possible options: (.+?)\))", r"没有选项 \1，是否指 \2？"),
        (r"No such option: (\S+).*", r"没有选项 \1。"),
        (r"No such command '(.+?)'.*Did you mean (.+?)\?", r"没有命令 \1，是否指 \2？"),
        (r"No such command '(.+?)'.*", r"没有命令 \1。"),
        (r"Option '?(\S+?)'? requires an argument\.", r"选项 \1 后面要写值。"),
        (r"Option '?(\S+?)'? does not take a value\.", r"选项 \1 后面不能写值。"),
        (r"Got unexpected extra arguments? \((.+)\)", r"多出的参数：\1"),
        (r"Invalid value for '?(.+?)'?: '(.+)' is not one of (.+)\.", r"\1 不能是“\2”，请从 \3 中选择。"),
        (r"Invalid value for '?(.+?)'?:.*(?:does not exist).*", r"\1 所指的文件或文件夹不存在。"),
        (r"Invalid value for '?(.+?)'?: Input should be greater than or equal to (\S+).*", r"\1 不能小于 \2。"),
        (r"Invalid value for '?(.+?)'?: .*(?:int|integer).*", r"\1 应为整数。"),
        (r"Invalid value for '?(.+?)'?: (.*)", r"\1 的值无效：\2"),
    )
)


def in_chinese(message: str) -> str:
    """A message of typer's parser in Chinese.

    >>> in_chinese("No such option: --fromat (Possible options: --format)")
    '没有选项 --fromat，是否指 --format？'
    """
    for pattern, chinese in _MESSAGES:
        if match := pattern.fullmatch(message.strip()):
            return match.expand(chinese)
    return message


class _Chinese:
    """What a command and a group of commands have in common."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        usage = usage.replace("Usage: ", "用法：").replace("[OPTIONS]", "[选项]")
        return usage.replace("COMMAND [ARGS]...", "命令 [参数]...")

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _HELP_OPTION
        return option


class Command(_Chinese, TyperCommand):
    """A command whose help is in Chinese."""


class Group(_Chinese, TyperGroup):
    """A group of commands whose help is in Chinese."""


def translate_typer() -> None:
    """Put Chinese words in the place of typer's fixed ones (its documented constants)."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.ENVVAR_STRING = "[环境变量：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"


def run(app: typer.Typer, arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status; what the parser objects to is said in Chinese on stderr."""
    translate_typer()
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
    return status if isinstance(status, int) else 0
