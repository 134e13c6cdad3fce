"""The command ``zhengce``: which commands there are. What each does stands in the modules beside this one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

import typer

from ui.cli import (
    ask,
    care,
    chain,
    check,
    compare,
    corpus,
    correct,
    corrections,
    duties,
    evaluate,
    files,
    likes,
    matrix,
    people,
    plan,
    plan_files,
    plan_rows,
    plan_shelf,
    plan_steps,
    plan_tables,
    precedents,
    saved,
    serve,
    serving,
    show,
    table,
)
from ui.cli import themes as theme_commands
from ui.cli import watch as watching
from ui.cli.words import ChineseCommand, ChineseGroup, run

app = typer.Typer(
    cls=ChineseGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="读政策文件：提取任务、单位、目标、时限、引用和制度创新重点，建库检索。",
)
COMMANDS: Mapping[str, Callable[..., None]] = {
    "add": corpus.add,
    "watch": watching.watch,
    "search": ask.search,
    "show": show.show,
    "like": likes.like,
    "precedents": precedents.precedents,
    "reprints": likes.reprints,
    "keywords": likes.keywords,
    "matrix": matrix.matrix,
    "chain": chain.chain,
    "compare": compare.compare,
    "table": table.table,
    "unit": duties.unit,
    "check": check.check,
    "export": table.export,
    "stats": corpus.stats,
    "remove": corpus.remove,
    "reindex": corpus.reindex,
    "index": corpus.index,
    "doctor": care.doctor,
    "backup": care.backup,
    "restore": care.restore_backup,
    "extract": files.extract_files,
    "evaluate": evaluate.evaluate_gold,
    "limit": people.limit,
    "audit": people.audit,
    "serve": serve.serve,
    "api": serving.api,
    "mcp": serving.mcp,
}
_PAGES: Mapping[str, type[ChineseCommand]] = {"search": ask.SearchCommand}
"""Commands whose help has more to it."""
for _name, _command in COMMANDS.items():
    app.command(_name, cls=_PAGES.get(_name, ChineseCommand))(_command)
kept = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="已存的检索：列出、看新增、删除。")
kept.command("list", cls=ChineseCommand)(saved.saved_list)
kept.command("new", cls=ChineseCommand)(saved.saved_new)
kept.command("remove", cls=ChineseCommand)(saved.saved_remove)
app.add_typer(kept, name="saved")
PLAN_COMMANDS: Mapping[str, Callable[..., None]] = {
    "list": plan.plan_list,
    "show": plan.plan_show,
    "new": plan.plan_new,
    "add": plan.plan_add,
    "table": plan.plan_table,
    "export": plan_files.plan_export,
    "import": plan_files.plan_import,
    "history": plan_steps.plan_history,
    "undo": plan_steps.plan_undo,
    "redo": plan_steps.plan_redo,
    "check": plan_tables.plan_check,
    "adapt": plan_tables.plan_adapt,
    "merge": plan_rows.plan_merge,
    "replace": plan_rows.plan_replace,
    "rename": plan_shelf.plan_rename,
    "duplicate": plan_shelf.plan_duplicate,
    "archive": plan_shelf.plan_archive,
    "remove": plan_shelf.plan_remove,
}
plans = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="方案：存下来的篮和任务分工表，改动可撤销。")
for _name, _command in PLAN_COMMANDS.items():
    plans.command(_name, cls=ChineseCommand)(_command)
app.add_typer(plans, name="plan")
put_right = typer.Typer(
    cls=ChineseGroup, no_args_is_help=True, help="校核：认可、修改、补录、撤销，待校核清单，导出金标。"
)
CORRECTING: Mapping[str, Callable[..., None]] = {
    "accept": correct.correct_accept,
    "reject": correct.correct_reject,
    "edit": correct.correct_edit,
    "add": correct.correct_add,
    "undo": correct.correct_undo,
    "list": corrections.correct_list,
    "queue": corrections.correct_queue,
    "export": corrections.correct_export,
}
for _name, _command in CORRECTING.items():
    put_right.command(_name, cls=ChineseCommand)(_command)
app.add_typer(put_right, name="correct")
members = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="用户：谁能登录网页、是什么角色、在哪些组。")
MEMBER_COMMANDS: Mapping[str, Callable[..., None]] = {
    "add": people.user_add,
    "list": people.user_list,
    "remove": people.user_remove,
    "password": people.user_password,
    "role": people.user_role,
    "group": people.user_group,
}
for _name, _command in MEMBER_COMMANDS.items():
    members.command(_name, cls=ChineseCommand)(_command)
app.add_typer(members, name="user")
key = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="接口密钥：生成、列出、收回。")
key.command("add", cls=ChineseCommand)(serving.key_add)
key.command("list", cls=ChineseCommand)(serving.key_list)
key.command("remove", cls=ChineseCommand)(serving.key_remove)
app.add_typer(key, name="key")
themes = typer.Typer(cls=ChineseGroup, no_args_is_help=True, help="主题表：由语料库提出新主题。")
themes.command("suggest", cls=ChineseCommand)(theme_commands.suggest)
app.add_typer(themes, name="themes")


@themes.callback()
def _themes() -> None:
    """主题表：由语料库提出新主题。"""


def main() -> None:
    """The entry point of the package."""
    sys.exit(run(app))
