"""Fixtures: where the real documents lie, and what may be skipped where it is absent."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

# A slow or busy machine is no error, and the same examples are tried each time: a red run is the change's own doing.
# To look for new examples: pytest --hypothesis-profile=explore
settings.register_profile("zhengce", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile("zhengce")

SHARED = Path(os.environ.get("ZHENGCE_SHARED", Path(__file__).parents[2] / "shared"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/; read the diff afterwards")


def absent(what: str, variable: str) -> NoReturn:
    """Skip for want of something, or fail where the environment says that it must be there (``.ci/run`` does)."""
    if os.environ.get(variable):
        pytest.fail(f"{what} (required by {variable})", pytrace=False)
    pytest.skip(what)


# .ci/run sets all of them: a machine that has everything has no reason to skip anything.
NO_SKIPS = all(os.environ.get(f"ZHENGCE_REQUIRE_{what}") for what in ("SHARED", "BROWSER", "OFFICE", "CLUSTER"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with ``seeds/``, ``documents/`` and ``gold/``: real documents, which stay out of the repository."""
    if not (SHARED / "documents").is_dir():
        absent(f"real documents not found at {SHARED} (set ZHENGCE_SHARED)", "ZHENGCE_REQUIRE_SHARED")
    return SHARED


@pytest.fixture(scope="session")
def tuned_gold(shared: Path) -> list[Path]:
    """The gold that lexicons are held to; ``gold/fresh`` is for measuring alone."""
    return sorted([*shared.glob("gold/seeds/*.json"), *shared.glob("gold/dev/*.json")])


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten. Refused in CI, so that it cannot be left on."""
    asked = bool(request.config.getoption("--update-golden"))
    if asked and os.environ.get("CI"):
        pytest.fail("--update-golden in CI: golden files are rewritten by people, who read the diff", pytrace=False)
    return asked
