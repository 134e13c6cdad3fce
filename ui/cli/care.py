"""Commands that take care of a corpus: doctor, backup, restore."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corpus.intake.doctor import Checked, Doctor
from corpus.search.engines import UnknownEngine, check_engine
from corpus.store.backup import NoBackup, back_up, look_over, restore
from corpus.store.copying import NotEmpty
from corpus.store.opening import is_corpus
from corpus.store.troubles import TROUBLES, explain
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    deliver,
    fail,
    grid,
    json_file,
    notices,
    opened,
    screen,
)


class CareFormat(StrEnum):
    TABLE = "table"
    JSON = "json"


def doctor(
    mend: Annotated[bool, typer.Option("--mend", help="能由其余内容修好的，当即修好。")] = False,
    form: Annotated[CareFormat, typer.Option("--format", metavar="格式", help="table 或 json。")] = CareFormat.TABLE,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """检查语料库：数据库、原件、记录、方案、索引是否完好、彼此相符。

    都完好或都已修好时退出码为 0，否则为 1。
    """
    try:
        check_engine(engine)
    except UnknownEngine as error:
        raise fail(str(error), 2) from error
    if not ((corpus / "corpus.sqlite").exists() or is_corpus(corpus)):
        raise fail(f"{corpus} 里没有语料库。请用 --corpus 指明文件夹。")
    with notices.status("") as status:
        found = list(Doctor(corpus, engine, mend=mend).examine(lambda name: status.update(f"正在检查{name}…")))
    if form is CareFormat.JSON:
        deliver(json_file([_as_json(each) for each in found]), None)
    else:
        screen.print(grid(("检查", "情况", "怎么办"), [row for each in found for row in _rows(each)]))
    if not all(each.sound for each in found):
        raise typer.Exit(1)


def _rows(checked: Checked) -> list[tuple[str, str, str]]:
    if not checked.faults:
        return [(checked.name, "完好", "")]
    return [(checked.name, fault.what, _advice(checked, fault.advice, bool(fault.mend))) for fault in checked.faults]


def _advice(checked: Checked, advice: str, mendable: bool) -> str:
    if checked.mended:
        return "已修好"
    return advice or ("请运行 zhengce doctor --mend" if mendable else "")


def _as_json(checked: Checked) -> dict[str, object]:
    faults = [{"what": what, "advice": advice} for _, what, advice in _rows(checked)] if checked.faults else []
    return {"check": checked.name, "sound": checked.sound, "mended": checked.mended, "faults": faults}


def backup(
    file: Annotated[Path, typer.Argument(metavar="备份文件", help="写到哪里，例如 备份.sqlite。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    force: Annotated[bool, typer.Option("--force", help="已有同名文件时换成新的备份。")] = False,
) -> None:
    """把整个语料库存成一个文件：原件、记录、方案和已存的检索都在内；别的程序正在写入时也可以。"""
    if not is_corpus(corpus):
        raise fail(f"{corpus} 里没有语料库。请用 --corpus 指明文件夹。")
    if file.exists() and not force:
        raise fail(f"已有 {file}。要换成新的备份，请加 --force；或换一个文件名。")
    try:
        documents = back_up(corpus, file)
    except NoBackup as error:
        raise fail(f"语料库已损坏，没有备份：{error}。请运行 zhengce doctor 检查。") from error
    except TROUBLES as error:
        raise fail(str(explain(error, corpus))) from error
    typer.echo(f"已备份 {documents} 份文件：{file}（{file.stat().st_size / 1e6:.1f} MB）。")


def restore_backup(
    file: Annotated[Path, typer.Argument(metavar="备份文件", help="zhengce backup 写成的文件。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    force: Annotated[bool, typer.Option("--force", help="已有语料库时也恢复；原来的改名留在旁边。")] = False,
) -> None:
    """由备份恢复语料库，并重建索引；恢复前请先关闭正在使用它的网页。"""
    target = corpus / "corpus.sqlite"
    if target.exists() and not force:
        raise fail(
            f"{corpus} 里已有语料库。要由备份恢复，请加 --force（原来的会改名留在旁边）；或用 --corpus 换一个文件夹。"
        )
    try:
        look_over(file)
        documents = restore(file, corpus)
    except FileNotFoundError as error:
        raise fail(f"没有备份文件 {file}，请检查路径。") from error
    except NotEmpty as error:
        raise fail(f"{error}。") from error
    except NoBackup as error:
        raise fail(f"{error}。请换一个备份文件；语料库没有改动。") from error
    except (*TROUBLES, sqlite3.Error) as error:
        raise fail(str(explain(error, corpus))) from error
    with opened(corpus, engine):
        typer.echo(f"已由 {file} 恢复 {documents} 份文件，索引已重建。")
