"""The commands plan: work that is kept (方案), its basket and its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.division.rows import Grouping, TableOptions
from corpus.division.table import subject
from corpus.export.sheets import Sheet, to_csv
from corpus.glossary import chinese
from corpus.search.asked import Entry, Kind, Query
from corpus.workspace.changes import AddTable, ReplaceItems
from corpus.workspace.kept import PlanGone, PlanNameError
from corpus.workspace.made import new_id, rows_of, rows_of_items
from corpus.workspace.model import BasketItem, PlanRow, PlanTable, Workspace
from corpus.workspace.written import as_values
from ui.cli.files import ListFormat, ListFormatName
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    chosen,
    deliver,
    fail,
    grid,
    json_file,
    opened,
    screen,
)
from ui.cli.table import chosen_columns, parsed_document

EDITOR = "命令行"
"""Who changes a plan here, as its history says."""
_HEAD = 60
"""Characters of an item in a line."""
TableName = Annotated[str, typer.Option("--table", metavar="表", help="表的标题或编号；只有一张时不必写。")]
PlanName = Annotated[str, typer.Argument(metavar="方案", help="方案的名称或编号。")]


def plan_of(library: Corpus, words: str) -> Workspace:
    """The plan that is called so. One that is not there is said."""
    found = library.plans.find(words)
    if found is None:
        raise fail(f"没有方案“{words}”。已有的见 zhengce plan list。")
    try:
        return library.plans.open(found.plan_id)
    except PlanGone as error:
        raise fail(str(error)) from error


def chosen_table(plan: Workspace, words: str) -> PlanTable:
    """The table that is called so, or the only one. Which there are is said where it is not clear."""
    named = [table for table in plan.tables if words in ("", table.table_id, table.title)]
    if len(named) == 1:
        return named[0]
    if not plan.tables:
        raise fail(f"方案“{plan.name}”里还没有表。建表：zhengce plan table {plan.name}")
    known = "、".join(f"“{table.title}”（{table.table_id}）" for table in plan.tables)
    raise fail(f"请用 --table 写明是哪张表：{known}。", 2)


def plan_list(
    archived: Annotated[bool, typer.Option("--archived", help="列出已归档的。")] = False,
    form: ListFormatName = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """列出方案：篮中几项、几张表几行、何时保存。"""
    form = chosen(form, output, ListFormat.TABLE)
    with opened(corpus, engine) as library:
        found = library.plans.all(archived=archived)
    columns = ("名称", "篮", "表", "行", "改动", "保存时间", "编号")
    rows = tuple(
        (each.name, each.items, each.tables, each.rows, each.revision, when(each.changed), each.plan_id)
        for each in found
    )
    if form is ListFormat.JSON:
        names = ("name", "items", "tables", "rows", "revision", "changed", "plan_id")
        deliver(json_file([dict(zip(names, row, strict=True)) for row in rows]), output)
    elif form is ListFormat.CSV:
        deliver(to_csv(Sheet(name="方案", columns=columns, rows=rows)), output)
    elif not rows:
        typer.echo("没有已归档的方案。" if archived else "还没有方案。新建：zhengce plan new 名称")
    else:
        screen.print(grid(columns, rows))


def when(moment: str) -> str:
    """A time as people read it, to the minute.

    >>> when("2025-03-01T10:32:05.120")
    '2025-03-01 10:32'
    """
    return moment[:16].replace("T", " ")


def plan_show(
    name: PlanName,
    form: Annotated[ListFormat, typer.Option("--format", metavar="格式", help="table 或 json。")] = ListFormat.TABLE,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """显示方案：篮中各项及其出处、各张表；所据文件已移除或已重新读取的注明。"""
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        notes = {origin: each.message for origin, each in library.plans.displaced(plan).items()}
    if form is ListFormat.JSON:
        gone = {origin.entry_id: message for origin, message in notes.items()}
        said = [{"entry_id": entry_id, "message": message} for entry_id, message in gone.items()]
        deliver(json_file(as_values(plan) | {"displaced": said}), None)
        return
    typer.echo(f"方案“{plan.name}”（编号 {plan.plan_id}，改动 {plan.revision} 次）")
    typer.echo(f"篮：{len(plan.items)} 项")
    for item in plan.items:
        typer.echo(_item_line(item, notes.get(item.origin)))
    for table in plan.tables:
        lost = sum(origin in notes for row in table.rows for origin in row.origins)
        ending = f"，{lost} 处出处有变" if lost else ""
        typer.echo(f"表“{table.title}”（编号 {table.table_id}，{len(table.rows)} 行{ending}）")


def _item_line(item: BasketItem, lost: str | None) -> str:
    origin = item.origin
    quote = " ".join(origin.quote.split())
    words = quote if len(quote) <= _HEAD else quote[:_HEAD] + "…"
    notes = "".join(f"〔{note}〕" for note in (item.note and f"备注：{item.note}", lost) if note)
    return f"  {chinese(f'kind.{origin.kind.value}')}  {words}  {origin.source.name}  {origin.entry_id}{notes}"


def plan_new(
    name: Annotated[str, typer.Argument(metavar="名称", help="方案的名称。")],
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """新建一个方案。"""
    with opened(corpus, engine) as library:
        try:
            made = library.plans.make(name)
        except PlanNameError as error:
            raise fail(str(error)) from error
    typer.echo(f"已新建方案“{made.name}”（编号 {made.plan_id}）。")


def plan_add(
    name: PlanName,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="编号", help="文件、任务、条款等的编号，可写多个。")
    ] = None,
    query: Annotated[str | None, typer.Option(metavar="检索式", help="放入检索到的条目。")] = None,
    kind: Annotated[Kind | None, typer.Option(metavar="种类", help=f"{' '.join(Kind)} 之一。")] = None,
    limit: Annotated[int, typer.Option(metavar="条数", min=1, max=1000, help="检索到的最多放入几条。〔默认 20〕")] = 20,
    note: Annotated[str, typer.Option(metavar="备注", help="给放入的各项写备注。")] = "",
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """把文件、记录或检索到的条目放入方案的篮中；已在篮中的不重复放。"""
    if not sources and query is None:
        raise fail("请写编号，或用 --query 写检索式。", 2)
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        found = [entry_of(library, each) for each in sources or ()]
        if query is not None:
            found += [hit.entry for hit in library.search(Query(text=query, kind=kind, page_size=limit)).hits]
        added = _put(library, plan, found, note)
    held = len({entry.entry_id for entry in found}) - added
    typer.echo(f"已放入 {added} 项" + (f"，{held} 项已在篮中。" if held else "。"))


def entry_of(library: Corpus, entry_id: str) -> Entry:
    """What has an id. One that is not there is said."""
    entry = library.entry(entry_id)
    if entry is None:
        raise fail(f"语料库中没有编号 {entry_id}。")
    return entry


def _put(library: Corpus, plan: Workspace, entries: Sequence[Entry], note: str) -> int:
    held = {item.origin.entry_id for item in plan.items}
    fresh = {entry.entry_id: entry for entry in entries if entry.entry_id not in held}
    items = tuple(library.plans.items(fresh.values(), note))
    if items:
        library.plans.change(plan.plan_id, ReplaceItems(removed=(), added=items), editor=EDITOR)
    return len(items)


def plan_table(
    name: PlanName,
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="编号", help="文件或记录的编号，可写多个；不写则用篮中各项。")
    ] = None,
    title: Annotated[str, typer.Option(metavar="标题", help="表的标题。")] = "",
    by: Annotated[
        Grouping, typer.Option(metavar="分组", help="section 按章节，unit 按单位，theme 按主题，deadline 按时限。")
    ] = Grouping.SECTION,
    columns: Annotated[str | None, typer.Option(metavar="列", help="用逗号分开；不写则列出有内容的。")] = None,
    present_names: Annotated[bool, typer.Option("--present-names", help="已更名的机构写现名，括注原名。")] = False,
    assigned_only: Annotated[bool, typer.Option("--assigned-only", help="只列写明单位的任务。")] = False,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """在方案中建一张任务分工表：用篮中各项，或写明的文件和记录。"""
    options = TableOptions(by=by, present_names=present_names, assigned_only=assigned_only)
    names = chosen_columns(columns)
    with opened(corpus, engine) as library:
        plan = plan_of(library, name)
        rows = _rows(library, plan, sources or (), options)
        if not rows:
            raise fail("没有可列入表的内容。" if sources or plan.items else "篮是空的，请先放入，或写明文件编号。")
        heading = title.strip() or f"{_subject(rows) or plan.name}任务分工表"
        table = PlanTable(table_id=new_id(), title=heading, rows=rows, by=by, columns=names)
        library.plans.change(plan.plan_id, AddTable(table=table), editor=EDITOR)
    typer.echo(f"已建表“{table.title}”（编号 {table.table_id}，{len(rows)} 行）。导出：zhengce plan export {plan.name}")


def _subject(rows: Sequence[PlanRow]) -> str:
    """What the one document of a table is about."""
    titles = {origin.source.title for row in rows for origin in row.origins}
    return subject(title) if len(titles) == 1 and (title := titles.pop()) else ""


def _rows(library: Corpus, plan: Workspace, sources: Sequence[str], options: TableOptions) -> tuple[PlanRow, ...]:
    if sources:
        chosen_entries = [entry_of(library, each) for each in sources]
        ids = dict.fromkeys(entry.document_id for entry in chosen_entries)
        return rows_of([parsed_document(library, each) for each in ids], chosen_entries, options)
    ids = dict.fromkeys(item.origin.source.document_id for item in plan.items)
    documents = {each: parsed for each in ids if (parsed := library.document(each))}
    keys = (item.origin.entry_id for item in plan.items)
    return rows_of_items(plan.items, documents, {key: found for key in keys if (found := library.entry(key))}, options)
