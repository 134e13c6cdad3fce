"""Whatever a file holds: a document whose records stand in it, or one Chinese sentence. Many more: make torture."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests.fuzzed import files, real_files, survived


@settings(derandomize=True, max_examples=2_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(files(real_files()))
def test_content_never_raises(file: tuple[str, bytes]) -> None:
    survived(*file)
