"""Divisions of tasks that are no tables: units in brackets behind the item, or under it on lines of their own."""

from __future__ import annotations

from tests.forms.plans import Table
from tests.forms.written import FORMS, Written

HAN = "一二三四五六七八九十"


def _items(table: Table) -> list[tuple[str, list[tuple[str, str]]]]:
    """The words of each item, and its labels with what stands behind them."""
    found = []
    for row in table.rows:
        if row.group is None:
            named = dict(zip(table.heads, row.cells, strict=True))
            title = next(cell.text for head, cell in named.items() if cell and head in _TITLES)
            labels = [(head, cell.text) for head, cell in named.items() if cell and cell.text and head in _LABELS]
            found.append((title, labels))
    return found


_TITLES = ("工作任务", "重点任务", "主要任务", "任务内容")
_LABELS = ("责任单位", "责任部门", "牵头单位", "牵头部门", "配合单位", "完成时限")


def _written(table: Table, lines: list[str]) -> Written:
    head = ["澜州市2024年重点工作方案", "", "为抓好全年工作，制定本方案。", "一、工作任务"]
    return "plan.txt", "\n".join([*head, *lines, "二、工作要求", "加强组织，抓好落实。", ""]).encode()


def _bracket(table: Table) -> Written | None:
    return _items_with(table, lambda labels: f"（{'；'.join(f'{name}：{value}' for name, value in labels)}）")


def _bracket_wrapped(table: Table) -> Written | None:
    def wrapped(labels: list[tuple[str, str]]) -> str:
        text = f"（{'；'.join(f'{name}：{value}' for name, value in labels)}）"
        at = text.find("、") + 1 or text.find("：") + 1
        return text[:at] + "\n" + text[at:]

    return _items_with(table, wrapped)


def _label_lines(table: Table) -> Written | None:
    return _items_with(table, lambda labels: "".join(f"\n{name}：{value}" for name, value in labels))


def _one_label_line(table: Table) -> Written | None:
    return _items_with(table, lambda labels: "\n" + "；".join(f"{name}：{value}" for name, value in labels))


def _items_with(table: Table, tail) -> Written | None:
    if table.kind != "division" or "nested" in table.traits:
        return None
    lines = [f"（{HAN[n]}）{title}。{tail(labels)}" for n, (title, labels) in enumerate(_items(table))]
    return _written(table, lines)


FORMS |= {f.__name__.removeprefix("_"): f for f in (_bracket, _bracket_wrapped, _label_lines, _one_label_line)}
