"""Adding files beside the pages."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from corpus.build import Summary
from ui.app_pages import adding
from ui.work import BackgroundWork


def test_a_second_batch_waits_for_the_first_and_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    runs: list[str] = []
    go, busy = threading.Event(), BackgroundWork()
    monkeypatch.setattr(adding, "work", lambda: busy)
    monkeypatch.setattr(adding.st, "toast", told.append)
    monkeypatch.setattr(adding.st, "rerun", lambda: runs.append("again"))

    def batch(tell: Callable[[object], None]) -> Summary:
        go.wait(5)
        return Summary(outcomes=(), seconds=0)

    assert busy.start(batch)
    adding.begin(batch)
    assert told == ["上一批文件还在处理，请等它结束或先取消。"]
    assert not runs
    go.set()
    busy.wait(5)
    adding.begin(batch)
    assert runs == ["again"]
    assert busy.summary is not None
