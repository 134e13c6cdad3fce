"""Where in a module a fault can matter, and when its lines run: what ``mutants`` has to know of them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

Place = tuple[int, int]
"""Line, from 1, and column."""


def idle(source: str) -> list[tuple[Place, Place]]:
    """Where a change cannot matter: annotations, and what dataclasses are told about their making."""
    found: list[tuple[Place, Place]] = []
    for node in ast.walk(ast.parse(source)):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.AnnAssign | ast.arg):
            parts.append(node.annotation)
        if isinstance(node, ast.FunctionDef):
            parts.append(node.returns)
        if isinstance(node, ast.ClassDef):
            parts += [decorator for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
        found += [
            ((part.lineno, part.col_offset), (part.end_lineno or 0, part.end_col_offset or 0)) for part in parts if part
        ]
    return found


@cache
def in_functions(path: Path) -> frozenset[int]:
    """Lines that run when something is called; all others run when the module is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bodies = (node.body for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(line for body in bodies for line in range(body[0].lineno, (body[-1].end_lineno or 0) + 1))
