"""The command precedents: how others put something."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text

from corpus.export.precedents import (
    counts_words,
    months_words,
    partial_words,
    places_sheet,
    precedent_book,
    precedents_json,
    summary_words,
    target_spread_words,
    years_words,
)
from corpus.export.sheets import to_csv
from corpus.intake.precedents import PrecedentRequest
from corpus.precedents.citing import citation_line
from corpus.precedents.spread import lead_table
from corpus.precedents.wordings import PrecedentChoice, Precedents, PrecedentWording, WordingGroup
from ui.cli.likes import mend
from ui.cli.output import (
    DEFAULT_CORPUS,
    DEFAULT_ENGINE,
    CorpusFolder,
    EngineName,
    OutputFile,
    chosen,
    deliver,
    fail,
    json_file,
    opened,
    screen,
)

_DIFFERS, _ENDINGS = "bold yellow", (".txt", ".json", ".xlsx", ".csv")


class PrecedentFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"


def precedents(
    text: Annotated[
        str, typer.Argument(metavar="句子", help="一句话，如一项任务；写了 --theme 或 --entry 时不写。")
    ] = "",
    theme: Annotated[str, typer.Option(metavar="主题", help="主题表中的一个主题，如 生态保护补偿。")] = "",
    entry: Annotated[str, typer.Option(metavar="编号", help="检索结果中的编号：看别处怎么写这一条。")] = "",
    level: Annotated[
        list[str] | None, typer.Option(metavar="级别", help="只看这一级的文件：国家、省、市、县、乡。")
    ] = None,
    region: Annotated[list[str] | None, typer.Option(metavar="地区", help="只看这个地区（含所辖市县）的文件。")] = None,
    year: Annotated[list[str] | None, typer.Option(metavar="年份", help="只看这一年的文件。")] = None,
    limit: Annotated[int, typer.Option(metavar="个数", min=1, help="最多列出多少种写法；导出时全部写出。")] = 20,
    form: Annotated[
        PrecedentFormat | None,
        typer.Option(
            "--format", metavar="格式", help="text、json、xlsx 或 csv。〔默认按 --output 的扩展名，否则 text〕"
        ),
    ] = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
    output: OutputFile = None,
) -> None:
    """借鉴：别处怎么写一件事，按写法归类，附谁牵头、时限和目标。"""
    if sum(map(bool, (text.strip(), theme, entry))) != 1:
        raise fail("请写一句话，或用 --theme 写一个主题，或用 --entry 写一个编号（三者取一）。", 2)
    if output and form is None and output.suffix.lower() not in _ENDINGS:
        raise fail(f"请用 --format 写明格式，或让文件名以 {'、'.join(_ENDINGS)} 结尾。", 2)
    form = chosen(form, output, PrecedentFormat.TEXT)
    choice = PrecedentChoice(levels=tuple(level or ()), regions=tuple(region or ()), years=tuple(year or ()))
    with opened(corpus, engine) as library:
        mend(library)
        request = PrecedentRequest(text=text, theme=theme, entry_id=entry, choice=choice)
        found = library.kin.precedents.find(request)
    if found is None:
        raise fail(f"主题表中没有“{theme}”。" if theme else f"语料库中没有编号 {entry}。编号见 zhengce search 的结果。")
    if form is PrecedentFormat.JSON:
        deliver(json_file(precedents_json(found)), output)
    elif form is PrecedentFormat.XLSX:
        deliver(precedent_book(found), output, name="借鉴.xlsx")
    elif form is PrecedentFormat.CSV:
        deliver(to_csv(places_sheet(found)), output)
    elif output:
        deliver("".join(f"{line.plain}\n" for line in _lines(found, limit)).encode(), output)
    else:
        for line in _lines(found, limit):
            screen.print(line, soft_wrap=True)


def _lines(found: Precedents, limit: int) -> Iterator[Text]:
    yield Text(f"“{found.sought.text}”　{summary_words(found)}", style="bold")
    if words := partial_words(found):
        yield Text(words)
    table = lead_table(found.places)
    if table.units:
        yield Text(f"牵头：{counts_words([(unit, table.of_unit(unit)) for unit in table.units], 8)}")
    for number, group in enumerate(found.groups[:limit], 1):
        yield from _group_lines(number, group)
    if len(found.groups) > limit:
        yield Text(f"… 共 {len(found.groups)} 种写法，用 --limit 多列一些，或用 --format xlsx 全部写出。")


def _group_lines(number: int, group: WordingGroup) -> Iterator[Text]:
    facts = (
        f"{len(group.places)} 处", counts_words(group.levels), counts_words(group.provinces), years_words(group.years),
        f"牵头 {counts_words(group.leads)}" if group.leads else "", months_words(group.months),
        *map(target_spread_words, group.targets[:1]),
    )  # fmt: skip
    yield Text(f"\n{number}. {group.text}　{'　'.join(filter(None, facts))}", style="bold")
    for wording in group.wordings:
        for place in wording.places:
            yield (
                Text("   ") + _marked(wording) + Text(f"　{citation_line(place.source, place.path)}　{place.entry_id}")
            )


def _marked(wording: PrecedentWording) -> Text:
    words = Text(wording.text)
    for span in wording.marks:
        words.stylize(_DIFFERS, span.start, span.end)
    return words
