"""Regions × themes as a book: the counts, what they rest on, and every clause with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.compare import Matrix, RegionBasis, own_regions
from corpus.export.sheets import Sheet, Value, to_xlsx
from corpus.glossary import chinese
from corpus.search.asked import Entry
from corpus.store.listing import DocumentRow

_LINK, _OPEN, _MOST_LINKS = "链接", "打开原文", 65_000
"""Excel opens no more links in one sheet."""
_NOTE = "0：库中有该地区的文件，没有列出；空白：库中没有该地区自己的文件。地区不含所辖，一条属于几个主题的各计一次。"


def region_book(
    matrix: Matrix,
    bases: Sequence[RegionBasis],
    entries: Iterable[Entry],
    rows: Mapping[str, DocumentRow],
    *,
    link_of: Callable[[str], str] | None = None,
) -> bytes:
    """``rows``: the documents of the entries; ``link_of``: where an entry is opened, by its id."""
    return to_xlsx(region_sheets(matrix, bases, entries, rows, link_of=link_of))


def region_sheets(
    matrix: Matrix,
    bases: Sequence[RegionBasis],
    entries: Iterable[Entry],
    rows: Mapping[str, DocumentRow],
    *,
    link_of: Callable[[str], str] | None = None,
) -> tuple[Sheet, ...]:
    held = {basis.region: basis for basis in bases}
    sheets = [_counts("地区×主题", matrix, matrix.cells, held)]
    if matrix.mentions:
        sheets.append(_counts("地区×主题（正文提及）", matrix, matrix.mentions, held))
    return (*sheets, _ground(bases), _clauses(entries, rows, link_of))


def _counts(
    name: str, matrix: Matrix, cells: Mapping[tuple[str, str], tuple[str, ...]], bases: Mapping[str, RegionBasis]
) -> Sheet:
    def line(region: str) -> tuple[Value, ...]:
        papers = bases[region].documents if region in bases else 0
        none = 0 if papers else None
        return (region, papers, *(len(cells.get((region, theme), ())) or none for theme in matrix.columns))

    return Sheet(
        name=name,
        columns=("地区", "库中文件", *matrix.columns),
        rows=tuple(map(line, dict.fromkeys((*matrix.rows, *bases)))),
        notes=(_NOTE,),
        widths={"地区": 24, **dict.fromkeys(matrix.columns, 9)},
    )


def _ground(bases: Sequence[RegionBasis]) -> Sheet:
    columns = ("地区", "库中文件", "所辖地区的文件", chinese("kind.priority"), chinese("kind.mention"))
    rows = tuple((b.region, b.documents, b.below, b.stated, b.mentioned) for b in bases)
    return Sheet(name="依据", columns=columns, rows=rows, widths={"地区": 24})


def _clauses(entries: Iterable[Entry], rows: Mapping[str, DocumentRow], link_of: Callable[[str], str] | None) -> Sheet:
    held = list(entries)

    def line(entry: Entry) -> tuple[Value, ...]:
        row = rows.get(entry.document_id)
        return (
            "、".join(own_regions(entry)),
            "、".join(entry.facets.get("theme", ())),
            (entry.day or "")[:4],
            chinese(f"kind.{entry.kind.value}"),
            entry.text,
            entry.document_title,
            entry.document_number,
            "、".join(row.issuers) if row else "",
            " › ".join(entry.path),
            row.source_name if row else "",
            entry.day,
            entry.entry_id,
            *((_OPEN,) if link_of else ()),
        )

    names = (
        "region",
        "theme",
        "year",
        "kind",
        "text",
        "document_title",
        "column.document_number",
        "issuer",
        "path",
        "file",
    )
    columns = (*map(chinese, (*names, "day", "entry_id")), *((_LINK,) if link_of else ()))
    last = len(columns) - 1
    links = {(at, last): link_of(each.entry_id) for at, each in enumerate(held[:_MOST_LINKS])} if link_of else {}
    return Sheet(
        name="条文",
        columns=columns,
        rows=tuple(map(line, held)),
        widths={chinese("text"): 60, chinese("document_title"): 36, chinese("path"): 36},
        links=links,
        tallest=120,
    )
