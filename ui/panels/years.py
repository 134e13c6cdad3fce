"""Regions or themes by year, with numbers. Pure HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corpus.compare import NO_VALUE, Matrix
from ui.compare_state import CompareView, Over
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.matrix import shade

MOST_ROWS = 80
_NAMES = {Over.REGION: "地区", Over.THEME: "主题"}


def over_html(view: CompareView) -> str:
    """地区 × 年份 | 主题 × 年份."""
    links = joined(
        link(f"{name} × 年份", replace(view, over=over, cell=None), class_="zc-tab" + " zc-now" * (over is view.over))
        for over, name in _NAMES.items()
    )
    return tag("nav", links, class_="zc-tabs zc-domains", aria_label="按什么看年份")


def years_html(view: CompareView, matrix: Matrix, held: Mapping[tuple[str, str], int]) -> str:
    """Rows by year, each figure a way to its clauses; the last column and row are sums, each clause once.

    ``held``: (row, year) to what the corpus has there besides: documents of a region, passages that name a theme.
    """
    years = tuple(sorted(matrix.columns, key=lambda year: (year == NO_VALUE, year)))
    most = max((len(ids) for ids in matrix.cells.values()), default=0)

    def cell(row: str, year: str) -> str:
        count, mentions, others = matrix.count(row, year), matrix.count_mentions(row, year), held.get((row, year), 0)
        what = f"库中 {others} 份文件" if view.over is Over.REGION else f"条款 {others} 处写到"
        title = (
            f"{row} · {year}：{count} 条"
            + (f"，正文提及 {mentions} 条" if mentions else "")
            + f"；{what}" * bool(others)
        )
        words = (str(count) if count else "") + (tag("small", f"{'+' if count else ''}{mentions}") if mentions else "")
        if not words and not others:
            return tag("td")
        words = words or tag("small", "0" if view.over is Over.REGION else f"文{others}")
        now = " zc-now" if view.cell == (row, year) else ""
        return tag(
            "td",
            link(words, replace(view, cell=(row, year)), title=title),
            class_=f"zc-s{shade(count, most) if count else 0}{now}",
        )

    def line(row: str) -> str:
        plain = replace(view, cell=None)
        to = replace(plain, regions=(row,)) if view.over is Over.REGION else replace(plain, themes=(row,))
        head = tag("th", link(text(shortened(row, 16)), to, title=f"只看 {row}"), scope="row")
        return tag(
            "tr", head + joined(cell(row, year) for year in years) + tag("td", _sum(matrix, 0, row), class_="zc-sum")
        )

    head = joined(tag("th", text("无日期" if year == NO_VALUE else year), scope="col") for year in (*years, "合计"))
    sums = joined(tag("td", _sum(matrix, 1, year)) for year in years)
    foot = tag(
        "tr", tag("th", "合计", scope="row") + sums + tag("td", f"{matrix.total + matrix.mentioned}"), class_="zc-sums"
    )
    body = joined(line(row) for row in matrix.rows[:MOST_ROWS])
    first = tag("th", _NAMES[view.over], scope="col")
    table = tag("table", tag("thead", tag("tr", first + head)) + tag("tbody", body + foot))
    classes = "zc-heat zc-years" + " zc-opened" * bool(view.cell)
    return tag("div", table, class_=classes) + tag("p", _legend(view, matrix), class_="zc-none")


def _sum(matrix: Matrix, axis: int, name: str) -> str:
    found = {
        each
        for held in (matrix.cells, matrix.mentions)
        for key, ids in held.items()
        if key[axis] == name
        for each in ids
    }
    return str(len(found))


def _legend(view: CompareView, matrix: Matrix) -> str:
    words = f"{matrix.total} 条" + (f"，小字是正文提及的，共 {matrix.mentioned} 条" if matrix.mentioned else "")
    if view.over is Over.REGION:
        words += "。小字 0：库中有该地区当年的文件，没有读出条文；空白：库中没有该地区当年的文件。"
    else:
        words += "。“文 4”：没有列出，但当年有 4 处条款写到；空白：库中当年的文件没有写到。"
    if len(matrix.rows) > MOST_ROWS:
        words += f"这里是条文最多的 {MOST_ROWS} 行，其余请用上方筛选查看。"
    return words + "合计中每条只算一次。点数字看条文和出处。"
