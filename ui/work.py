"""Work on the corpus that goes on beside the pages: a reload, a click elsewhere, a second window leave it alone, and it
can be cancelled. What became of files that failed or were skipped is kept until somebody puts it away."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from dataclasses import asdict
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, get_args

from corpus.build import Interrupted, Outcome, Progress, Status, Summary
from corpus.intake.outcomes import Code

Call = Callable[[Callable[[Progress], None]], Summary]
"""What works, telling how far it is."""


class Cancelled(KeyboardInterrupt):
    """Somebody pressed 取消: the work ends as by Ctrl+C, with what has become of the files until then."""


class BackgroundWork:
    """The work on one corpus: one at a time, in a thread of its own, and what came of the last one."""

    def __init__(self, noted: Path | None = None) -> None:
        """``noted``: where the files that failed or are doubtful are written down: they outlive the program."""
        self._file = noted
        self._lock = Lock()
        self._thread: Thread | None = None
        self._cancel = Event()
        self.progress: Progress | None = None
        """How far it is; None before the first file."""
        self.summary: Summary | None = None
        """Of the last work, until it is put away."""
        self.cancelled = False
        """Whether the last work was ended before its end."""
        self.error: Exception | None = None
        """Why the last work could not be done."""
        self._noted = _read(noted) if noted else {}

    def start(self, call: Call) -> bool:
        """False where another work goes on."""
        with self._lock:
            if self.running:
                return False
            self._cancel.clear()
            self.progress, self.error, self.cancelled = None, None, False
            # In the context of who asked for it: what is done is noted as theirs.
            run = copy_context().run
            self._thread = Thread(target=run, args=(self._run, call), name="zhengce-work", daemon=True)
            self._thread.start()
        return True

    def _run(self, call: Call) -> None:
        try:
            self._done(call(self._tell))
        except Interrupted as interrupted:
            self.cancelled = True
            self._done(interrupted.summary)
        except Exception as error:  # whatever it is, the page says it
            self.error = error

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
        if self._cancel.is_set() and progress.done < progress.total:
            raise Cancelled

    def _done(self, summary: Summary) -> None:
        noted = {o.name: o for o in summary.outcomes if o.status in (Status.FAILED, Status.SKIPPED) or o.warnings}
        settled = {outcome.name for outcome in summary.outcomes}
        self._noted = {**{name: o for name, o in self._noted.items() if name not in settled}, **noted}
        self.summary = summary
        self._write()

    def _write(self) -> None:
        """A disk that is full or must not be written says so elsewhere: then the list lives as long as the program."""
        if self._file:
            with suppress(OSError):
                beside = self._file.with_suffix(".new")
                beside.write_text(json.dumps([asdict(each) for each in self.noted], ensure_ascii=False), "utf-8")
                beside.replace(self._file)

    @property
    def running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def wait(self, seconds: float) -> None:
        if self._thread is not None:
            self._thread.join(seconds)

    def cancel(self) -> None:
        self._cancel.set()

    @property
    def cancelling(self) -> bool:
        return self._cancel.is_set()

    @property
    def noted(self) -> tuple[Outcome, ...]:
        """Files that failed, were skipped or are doubtful, of every work since they were last put away."""
        return tuple(self._noted.values())

    def put_away(self) -> None:
        self._noted, self.summary, self.error = {}, None, None
        self._write()


def _read(path: Path) -> dict[str, Outcome]:
    """What was written down; nothing where it cannot be read any more."""
    try:
        listed = [_outcome(each) for each in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
    return {outcome.name: outcome for outcome in listed}


def _outcome(said: Mapping[str, Any]) -> Outcome:
    codes = {str(code): code for kind in get_args(Code) for code in kind}
    kinds = {"status": Status(said["status"]), "code": codes[said["code"]] if said["code"] else None}
    return Outcome(**{**said, **kinds, "warnings": tuple(said["warnings"])})
