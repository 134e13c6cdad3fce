"""Floors under the figures of an evaluation: F1 by set of gold and kind, in a TOML file."""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from corpus.gold.evaluate import MEASURED_KINDS
from corpus.gold.measures import Count

Floors: TypeAlias = Mapping[str, Mapping[str, float]]
"""Name of a gold folder to kind to the lowest F1 that is accepted."""
_HEAD = """# The lowest F1 accepted, by folder of gold and kind: `zhengce evaluate --floors` exits with 1 below one.
# --raise-floors lifts them to what is measured; only --lower-floors lowers one: say why in the changelog.
"""


class FloorsError(Exception):
    """A file of floors that cannot be used. The message is one Chinese sentence."""


def load_floors(path: Path) -> dict[str, dict[str, float]]:
    """The floors of a file; none where there is no file. Raises FloorsError."""
    if not path.exists():
        return {}
    try:
        floors = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FloorsError(f"{path} 不是有效的 TOML：{error}。") from error
    for name, kinds in floors.items():
        if not isinstance(kinds, dict):
            raise FloorsError(f"{path}：{name!r} 应写在某个金标集的表头 [名称] 之下。")
        for kind, floor in kinds.items():
            if kind not in MEASURED_KINDS or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise FloorsError(f"{path}：[{name}] 中的 {kind!r} = {floor!r} 不是已知类别的 0 到 1 之间的数。")
    return floors


def below(counts: Mapping[str, Count], floors: Mapping[str, float]) -> dict[str, float]:
    """Kinds whose F1 is under their floor, with that floor; a kind that was not measured counts as 0."""
    return {kind: floor for kind, floor in floors.items() if counts.get(kind, Count(0, 1, 0)).f1 < floor}


def moved(floors: Mapping[str, float], counts: Mapping[str, Count], *, lower: bool) -> dict[str, float]:
    """Floors at what is measured, cut to three digits; without ``lower`` none goes down."""
    measured = {kind: math.floor(count.f1 * 1000) / 1000 for kind, count in counts.items()}
    if lower:
        return measured
    return {kind: max(floor, floors.get(kind, 0.0)) for kind, floor in {**floors, **measured}.items()}


def dump_floors(floors: Floors) -> str:
    """The floors as the text of their file, kinds in the order of reports."""
    lines = [_HEAD.rstrip("\n")]
    for name in sorted(floors):
        bare = re.fullmatch(r"[A-Za-z0-9_-]+", name)
        lines += ["", f"[{name if bare else json.dumps(name, ensure_ascii=False)}]"]
        lines += [f'"{kind}" = {floors[name][kind]:.3f}' for kind in MEASURED_KINDS if kind in floors[name]]
    return "\n".join(lines) + "\n"
