"""Fixtures: where the real documents lie."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("ZHENGCE_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with ``seeds/``, ``documents/`` and ``gold/``: real documents, which stay out of the repository."""
    if not (SHARED / "documents").is_dir():
        pytest.skip(f"real documents not found at {SHARED} (set ZHENGCE_SHARED)")
    return SHARED
