"""``zhengce search --queries``: a list of queries answered at once."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.progress import track

from corpus.export.queries import MOST, QueryListError, all_answered, answer_sheets, read_queries
from corpus.export.sheets import to_xlsx
from corpus.search.asked import Query
from ui.cli.output import deliver, fail, notices, opened, reason


def answer_list(
    file: Path, like: Query, limit: int | None, output: Path | None, corpus: Path, engine: str, *, alone: bool
) -> None:
    """``alone``: nothing else was asked for."""
    if not alone:
        raise fail("--queries 不能与检索式、--save 或 --format 一起用。", 2)
    if output is None or output.suffix.lower() != ".xlsx":
        raise fail("请用 --output 写明结果文件，扩展名为 .xlsx。", 2)
    try:
        listed = read_queries(file.name, file.read_bytes())
    except OSError as error:
        raise fail(f"{file}：{reason(error)}") from error
    except QueryListError as error:
        raise fail(f"{file}：{error}。") from error
    with opened(corpus, engine) as library:
        bar = track(listed, "正在检索", console=notices, transient=True)
        answers = list(all_answered(library, bar, like, limit or MOST))
    deliver(to_xlsx(answer_sheets(answers)), output)
    faulty = [str(each.asked.row) for each in answers if each.results is None]
    said = f"，其中第 {'、'.join(faulty)} 行没有查，原因见“计数”表的说明" if faulty else ""
    typer.echo(f"共 {len(answers)} 条检索式{said}。", err=True)
