"""Commands that take records home: table (任务分工表) and export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.division.table import Grouping, TableColumn, TableOptions, TaskTable, task_table
from corpus.export.calendars import undated_words
from corpus.export.datasette import datasette_metadata
from corpus.export.division import TableFormat, export_handout
from corpus.export.handout import HandoutOptions, HeadStyle, SourceStyle, task_handout
from corpus.export.records import records_book, to_jsonl
from corpus.glossary import chinese
from corpus.model import ParsedDocument
from corpus.search.asked import Entry
from corpus.search.entry_ids import EntryId, InvalidEntryId, RecordKind, parse_entry_id
from ui.cli.files import parse_files
from ui.cli.naming import file_name
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    chosen,
    deliver,
    deliver_folder,
    documents_of,
    fail,
    json_file,
    opened,
)
from ui.panels.division import local_page

_BINARY = (TableFormat.XLSX, TableFormat.DOCX)
_COLUMN_NAMES = "、".join(column.heading for column in TableColumn)


WordSources = Annotated[
    SourceStyle,
    typer.Option("--sources", metavar="来源", help="Word 中的来源：column 一列，footnote 脚注，none 不写。"),
]
WordHeads = Annotated[
    HeadStyle,
    typer.Option("--heads", metavar="组题", help="Word 中的分组：rows 各占一行，column 合并单元格的一列。"),
]


class ExportFormat(StrEnum):
    JSONL = "jsonl"
    XLSX = "xlsx"
    DOCBIN = "docbin"
    PARQUET = "parquet"
    DATASETTE = "datasette"


def table(
    sources: Annotated[list[str], typer.Argument(metavar="来源", help="文件路径、文件编号或任务编号，可写多个。")],
    form: Annotated[
        TableFormat | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="xlsx、docx、csv、json 或 ics（日历）。〔默认按 --output 的扩展名，否则 xlsx〕",
        ),
    ] = None,
    by: Annotated[
        Grouping, typer.Option(metavar="分组", help="section 按章节，unit 按单位，theme 按主题，deadline 按时限。")
    ] = Grouping.SECTION,
    columns: Annotated[str | None, typer.Option(metavar="列", help=f"用逗号分开，可选：{_COLUMN_NAMES}。")] = None,
    present_names: Annotated[bool, typer.Option("--present-names", help="已更名的机构写现名，括注原名。")] = False,
    assigned_only: Annotated[bool, typer.Option("--assigned-only", help="只列写明单位的任务。")] = False,
    places: WordSources = SourceStyle.COLUMN,
    heads: WordHeads = HeadStyle.ROWS,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """生成任务分工表，并提示缺牵头单位、缺时限、机构更名等问题。"""
    form = chosen(form, output, TableFormat.XLSX)
    options = TableOptions(
        by=by, columns=chosen_columns(columns), present_names=present_names, assigned_only=assigned_only
    )
    found = _table(sources, options, corpus, engine)
    if not any(True for _ in found.rows):
        raise fail("所选文件中没有任务。")
    page = None if any(Path(source).is_file() for source in sources) else local_page
    handout = task_handout(found)
    data = export_handout(handout, form, HandoutOptions(sources=places, heads=heads, page=page))
    deliver(data, output, name=file_name(found.title, form.value) if form in _BINARY else None)
    if form is TableFormat.ICS and (left := undated_words(handout.own_rows())):
        typer.echo(f"提示：{left}", err=True)
    counts = Counter(finding.code for finding in found.findings)
    if counts:
        words = " · ".join(f"{count} 项{chinese(code)}" for code, count in counts.items())
        typer.echo(f"提示：{words}", err=True)


def chosen_columns(text: str | None) -> tuple[TableColumn, ...] | None:
    """Columns by their Chinese names or slugs. An unknown one is refused."""
    if text is None:
        return None
    known = {name: column for column in TableColumn for name in (column.heading, column.value)}
    names = [name.strip() for name in text.replace("，", ",").replace("、", ",").split(",")]
    if unknown := [name for name in names if name not in known]:
        raise fail(f"没有列 {'、'.join(unknown)}，可选：{_COLUMN_NAMES}。", 2)
    return tuple(known[name] for name in names)


def _table(sources: Sequence[str], options: TableOptions, folder: Path, engine: str) -> TaskTable:
    """Files are parsed; anything else is the id of a document or entry of the corpus."""
    paths = [Path(source) for source in sources if Path(source).is_file()]
    ids = [source for source in sources if not Path(source).is_file()]
    failures: list[str] = []
    documents = [parsed for _, parsed in parse_files(paths, failures)]
    if failures:
        raise typer.Exit(1)
    if not ids:
        return task_table(documents, options)
    with opened(folder, engine) as library:
        if paths:
            whole = [parsed_document(library, each) for each in ids]
            return task_table([*documents, *whole], options)
        return _table_of_ids(library, ids, options)


def _table_of_ids(library: Corpus, ids: Sequence[str], options: TableOptions) -> TaskTable:
    found = [_parsed_id(each) for each in ids]
    documents = [parsed_document(library, each) for each in dict.fromkeys(each.document_id for each in found)]
    if all(each.kind is RecordKind.DOCUMENT for each in found):
        return task_table(documents, options)
    return task_table(documents, options, entries=[_entry(library, each) for each in ids])


def _parsed_id(text: str) -> EntryId:
    try:
        return parse_entry_id(text)
    except InvalidEntryId as error:
        raise _unknown(text) from error


def _unknown(text: str) -> typer.Exit:
    return fail(f"{text} 既不是文件，也不是语料库中的编号。")


def parsed_document(library: Corpus, document_id: str) -> ParsedDocument:
    parsed = library.document(document_id)
    if parsed is None:
        raise _unknown(document_id)
    return parsed


def _entry(library: Corpus, entry_id: str) -> Entry:
    entry = library.entry(entry_id)
    if entry is None:
        raise fail(f"语料库中没有编号 {entry_id}。")
    return entry


def export(
    form: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="jsonl、xlsx、docbin（spaCy）、parquet（写成文件夹，每类一个文件）"
            "或 datasette（用 Datasette 打开语料库的说明）。〔默认 jsonl〕",
        ),
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """导出语料库的全部记录：JSONL、每类一表的 Excel、spaCy DocBin，或每类一个 Parquet 文件。

    datasette 不导出记录：写一份说明文件，用 Datasette 可直接打开语料库。
    """
    form = chosen(form, output, ExportFormat.JSONL)
    with opened(corpus, engine) as library:
        documents = documents_of(library)
        if form is ExportFormat.JSONL:
            deliver("".join(f"{line}\n" for line in to_jsonl(documents)).encode(), output)
        elif form is ExportFormat.XLSX:
            deliver(records_book(documents), output, name="全部记录.xlsx")
        elif form is ExportFormat.PARQUET:
            from corpus.export.frames import write_parquet  # pyarrow takes a while too

            deliver_folder(partial(write_parquet, documents), output or Path("全部记录"))
        elif form is ExportFormat.DATASETTE:
            _tell_datasette(corpus, output or corpus / "datasette.json")
        else:
            from corpus.export.docbin import to_docbin  # spaCy takes a second to import

            deliver(to_docbin(documents), output, name="全部记录.spacy")


def _tell_datasette(corpus: Path, target: Path) -> None:
    if not (corpus / "corpus.sqlite").is_file():
        raise fail("库在服务器上，Datasette 读不了；请先用 zhengce backup 存成一个文件，再对那个文件导出。")
    deliver(json_file(datasette_metadata()), target)
    typer.echo(f'请运行：datasette "{corpus / "corpus.sqlite"}" -m "{target}"', err=True)
