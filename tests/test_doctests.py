"""The examples in docstrings hold."""

import doctest
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

PACKAGES = ("corpus", "extract", "ingest")


def _modules() -> Iterator[str]:
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield name
        yield from (found.name for found in pkgutil.walk_packages(package.__path__, f"{name}."))


@pytest.mark.parametrize("name", sorted(_modules()))
def test_doctests(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
