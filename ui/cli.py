"""The command ``zhengce``: what a person types, and nothing else. The commands themselves stand in ``ui.cli_*``."""

from __future__ import annotations

import sys

import typer

from ui import cli_files
from ui.cli_words import Command, Group, run

app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="读政策文件：提取任务、单位、目标、时限、引用和制度创新重点，建库检索。",
)


@app.callback()
def _root() -> None:
    """Keeps ``extract`` a subcommand of its own."""


app.command("extract", cls=Command)(cli_files.extract_files)


def main() -> None:
    """The entry point of the package."""
    sys.exit(run(app))
