"""主题: tagging of tasks and priorities from the taxonomy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.model import Priority, Task
from extract.layout import Layout


@dataclass(frozen=True)
class Themes:
    @classmethod
    def load(cls, path: Path | None = None) -> Themes:
        return cls()


def tag(
    layout: Layout, tasks: tuple[Task, ...], priorities: tuple[Priority, ...], themes: Themes
) -> tuple[tuple[Task, ...], tuple[Priority, ...]]:
    """Tasks and priorities with the preferred labels of the themes that their words mention."""
    return tasks, priorities
