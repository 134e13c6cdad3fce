"""The command ``zhengce``: which commands there are. What each does stands in ``ui.cli_*``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import typer

from ui import cli_ask, cli_corpus, cli_evaluate, cli_files, cli_show, cli_table, cli_themes
from ui.cli_words import Command, Group, run

app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="读政策文件：提取任务、单位、目标、时限、引用和制度创新重点，建库检索。",
)
COMMANDS: Mapping[str, Callable[..., None]] = {
    "add": cli_corpus.add,
    "search": cli_ask.search,
    "show": cli_show.show,
    "matrix": cli_ask.matrix,
    "table": cli_table.table,
    "export": cli_table.export,
    "stats": cli_corpus.stats,
    "remove": cli_corpus.remove,
    "reindex": cli_corpus.reindex,
    "extract": cli_files.extract_files,
    "evaluate": cli_evaluate.evaluate_gold,
    "serve": cli_corpus.serve,
}
for _name, _command in COMMANDS.items():
    app.command(_name, cls=Command)(_command)
themes = typer.Typer(cls=Group, no_args_is_help=True, help="主题表：由语料库提出新主题。")
themes.command("suggest", cls=Command)(cli_themes.suggest)
app.add_typer(themes, name="themes")


@themes.callback()
def _themes() -> None:
    """主题表：由语料库提出新主题。"""


def main() -> None:
    """The entry point of the package."""
    sys.exit(run(app))
