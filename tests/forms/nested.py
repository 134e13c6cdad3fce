"""Divisions of tasks with merged cells at two depths: a class spans tasks, a task the rows of what it requires.

Where each row has a number of its own and most stand beside a task that spans several, what a row requires names it.
They are for the forms that show every cell, empty and covered ones too: what is left out elsewhere, nobody can tell.
"""

from __future__ import annotations

import random

from tests.forms.plans import Cell, Record, Row, Table, words

_HEADS = {
    "numbered": ("序号", "类别", "主要任务", "具体措施", "牵头单位", "配合单位"),
    "bare": ("类别", "主要任务", "具体措施", "牵头单位", "配合单位"),
    "dated": ("序号", "类别", "工作任务", "具体措施", "完成时限", "牵头单位", "配合单位"),
    "middle": ("序号", "主要任务", "具体措施", "牵头单位", "配合单位", "责任单位"),
}
_ROLES = {"牵头单位": "lead", "配合单位": "cooperating", "责任单位": "responsible"}


def make_nested(seed: int) -> Table:
    """A table; ``missing`` among its traits where a list of units is empty."""
    dice = random.Random(f"nested {seed}")
    said = words()["division"]
    shape = tuple(_HEADS)[seed % len(_HEADS)]
    heads = _HEADS[shape]
    size = dice.randint(4, 8)
    titles = dice.sample([verb + thing for verb in said["verbs"] for thing in said["things"]], 2 * size)
    rows: list[Row] = []
    records: set[Record] = set()
    traits = {"nested", "two", "lists", shape}
    depths = _depths(dice, size)
    grouped = "序号" in heads and 2 * sum(length for _, length in depths if length > 1) > size
    title = ""
    for number, (of_class, of_task) in enumerate(depths):
        title = titles[number] if of_task else title
        units = dice.sample(said["units"], 6)
        assigned = {head: units[2 * at : 2 * at + dice.choice([1, 1, 2])] for at, head in enumerate(_ROLES)}
        if dice.random() < 0.3:
            assigned["配合单位"] = []
            traits.add("missing")
        when = dice.randrange(len(said["days"]))
        filled: dict[str, Cell | None] = {
            "序号": Cell(str(number + 1)),
            "类别": Cell(dice.choice(said["classes"]), of_class) if of_class else None,
            "主要任务": Cell(title, of_task) if of_task else None,
            "具体措施": Cell(titles[size + number] + "，" + dice.choice(said["details"])),
            "完成时限": Cell(said["days"][when]),
            **{head: Cell("、".join(listed)) for head, listed in assigned.items()},
        }
        filled["工作任务"] = filled["主要任务"]
        rows.append(Row(tuple(filled[head] for head in heads)))
        pairs = frozenset((_ROLES[h], unit) for h in heads if h in assigned for unit in assigned[h])
        records.add(
            (titles[size + number] if grouped else title, pairs, said["due"][when] if shape == "dated" else None)
        )
    return Table("division", heads, tuple(rows), frozenset(records), "序号" in heads, frozenset(traits))


def is_shown(form: str) -> bool:
    """Whether a form shows every cell."""
    return form in _SHOWING


_SHOWING = {
    "docx", "xlsx", "html", "tabs", "tabs_ragged", "pipes", "random_spaces", "runs", "runs_wide", "runs_ended",
    "runs_pages", "ruled_pages", "ruled_heads",
}  # fmt: skip


def _depths(dice: random.Random, size: int) -> list[tuple[int, int]]:
    """For each row over how many the class and the task that begin there reach; 0 where none begins."""
    found: list[tuple[int, int]] = []
    while len(found) < size:
        tasks = [dice.randint(1, 3) for _ in range(dice.randint(1, 2))]
        whole = min(sum(tasks), size - len(found))
        begins = [(0, length if place == 0 else 0) for length in tasks for place in range(length)][:whole]
        begins = [(depth, min(length, whole - at)) for at, (depth, length) in enumerate(begins)]
        found += [(whole, begins[0][1]), *begins[1:]]
    return found
