"""Made-up tables whose records are known: divisions of tasks, indicators, priorities. The same seed, the same table."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

Record = tuple[object, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a made-up table; ``rows`` that it spans."""

    text: str
    rows: int = 1


@dataclass(frozen=True)
class Row:
    """A row's cells by column; a group's head has one, across the table."""

    cells: tuple[Cell | None, ...]
    group: str | None = None


@dataclass(frozen=True)
class Table:
    """What is to be written, and the records that must come out of it."""

    kind: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    records: frozenset[Record]
    numbered: bool
    traits: frozenset[str] = field(default_factory=frozenset)
    """What forms may depend on: ``missing`` (an empty cell), ``merged``, ``groups``, ``lists``, ``two`` (unit columns)."""


@cache
def words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def make_table(seed: int) -> Table:
    dice = random.Random(seed)
    return (_division, _division, _indicators, _priorities)[seed % 4](dice)


def _division(dice: random.Random) -> Table:
    said = words()["division"]
    numbered, dated = dice.random() < 0.6, dice.random() < 0.5
    columns = dice.choice([("责任单位",), ("责任部门",), ("牵头单位", "配合单位"), ("牵头部门", "责任单位")])
    shape = dice.choice(["plain", "plain", "groups", "merged", "details"])
    size = dice.randint(3, 7)
    titles = dice.sample([v + t for v in said["verbs"] for t in said["things"]], size)
    titles = [title + dice.choice(said["tails"]) for title in titles]
    heads = (["序号"] if numbered else []) + (["类别"] if shape == "merged" else [])
    heads += [dice.choice(["工作任务", "重点任务", "主要任务", "任务内容"])] + (
        ["具体要求"] if shape == "details" else []
    )
    heads += [*columns] + (["完成时限"] if dated else [])
    rows: list[Row] = []
    records: set[Record] = set()
    traits = {shape} | ({"two"} if len(columns) > 1 else set())
    merged = _merges(dice, size) if shape == "merged" else []
    for number, title in enumerate(titles):
        if shape == "groups" and number in (0, size // 2):
            rows.append(Row((), said["groups"][1 if number else 0]))
        cells: list[Cell | None] = [Cell(str(number + 1))] if numbered else []
        if shape == "merged":
            cells.append(Cell(said["classes"][merged[number][0]], merged[number][1]) if merged[number] else None)
        cells.append(Cell(title))
        if shape == "details":
            cells.append(Cell(dice.choice(said["details"])))
        assigned = _units(dice, columns, traits)
        cells += [Cell("、".join(units)) for units in assigned]
        when = dice.randrange(len(said["days"]))
        cells += [Cell(said["days"][when])] if dated else []
        rows.append(Row(tuple(cells)))
        pairs = frozenset((_ROLES[head], unit) for head, units in zip(columns, assigned, strict=True) for unit in units)
        records.add((title, pairs, said["due"][when] if dated else None))
    return Table("division", tuple(heads), tuple(rows), frozenset(records), numbered, frozenset(traits))


_ROLES = {
    "责任单位": "responsible",
    "责任部门": "responsible",
    "牵头单位": "lead",
    "牵头部门": "lead",
    "配合单位": "cooperating",
}


def _merges(dice: random.Random, size: int) -> list[tuple[int, int] | None]:
    """For each row the class that begins there with the rows it spans, or None."""
    found: list[tuple[int, int] | None] = []
    place = 0
    while len(found) < size:
        length = min(dice.randint(1, 3), size - len(found))
        found += [(place % 4, length), *[None] * (length - 1)]
        place += 1
    return found


def _units(dice: random.Random, columns: tuple[str, ...], traits: set[str]) -> list[list[str]]:
    units = dice.sample(words()["division"]["units"], 6)
    found = []
    for head in columns:
        count = dice.choice([1, 1, 2, 3])
        if head == "配合单位" and dice.random() < 0.25:
            count = 0
            traits.add("missing")
        traits |= {"lists"} if count > 1 else set()
        found.append(units[:count])
        units = units[count:]
    return found


def _indicators(dice: random.Random) -> Table:
    said = words()["indicators"]
    numbered, kinds, base = dice.random() < 0.6, dice.random() < 0.5, dice.random() < 0.5
    measured = dice.random() < 0.7
    size = dice.randint(3, 7)
    heads = (["序号"] if numbered else []) + ["指标名称"] + ([dice.choice(["单位", "计量单位"])] if measured else [])
    heads += (
        (["2020年现状值"] if base else []) + [dice.choice(["2025年目标值", "2025年"])] + (["属性"] if kinds else [])
    )
    rows: list[Row] = []
    records: set[Record] = set()
    sampled = [row for row in said["rows"] if measured or "（" not in row[1]]
    for number, (name, measure, digits) in enumerate(dice.sample(sampled, size)):
        values = [str(dice.randint(10 ** (digits - 1), 10**digits - 1) / (1 if digits < 3 else 10)) for _ in range(2)]
        values = [value.removesuffix(".0") for value in values]
        cells = [Cell(str(number + 1))] if numbered else []
        cells += [Cell(name)] + ([Cell(measure)] if measured else [])
        shown = [value if measured else value + measure for value in values]
        cells += ([Cell(shown[0])] if base else []) + [Cell(shown[1])]
        cells += [Cell(dice.choice(said["kinds"]))] if kinds else []
        rows.append(Row(tuple(cells)))
        records |= {(name, values[0], measure, "2020", "achieved")} if base else set()
        records.add((name, values[1], measure, "2025", "target"))
    return Table("indicators", tuple(heads), tuple(rows), frozenset(records), numbered)


def _priorities(dice: random.Random) -> Table:
    said = words()["priorities"]
    numbered = dice.random() < 0.6
    size = dice.randint(3, 6)
    heads = (["序号"] if numbered else []) + [dice.choice(["地区", "试点地区"])]
    heads += [dice.choice(["制度创新重点", "改革试点任务", "改革举措"])]
    rows: list[Row] = []
    records: set[Record] = set()
    places = dice.sample(said["places"], 3)
    merged = _merges(dice, size) if dice.random() < 0.4 else [(n % 3, 1) for n in range(size)]
    place = ""
    for number, text in enumerate(dice.sample(said["texts"], size)):
        mark = merged[number]
        place = places[mark[0] % 3] if mark else place
        cells: list[Cell | None] = [Cell(str(number + 1))] if numbered else []
        cells += [Cell(place, mark[1]) if mark else None, Cell(text)]
        rows.append(Row(tuple(cells)))
        records.add((place, text))
    traits = frozenset({"merged"} if None in merged else ())
    return Table("priorities", tuple(heads), tuple(rows), frozenset(records), numbered, traits)
