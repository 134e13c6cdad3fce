"""Files as they are handed in: folders walked, archives opened, what is not read set aside, an outcome for each."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ingest
from corpus.intake.jobs import Answer, Job, Refused
from corpus.intake.outcomes import Code, Interrupted, Mishap, Outcome, Progress, Status, Summary
from corpus.model import Severity, Source
from ingest.line import IngestCode, IngestError


@dataclass(frozen=True, slots=True)
class File:
    name: str
    data: bytes


def walk(paths: Iterable[Path]) -> list[Path]:
    """The files at and under some paths, sorted; hidden ones and those in hidden folders left out. A folder in which
    there are none stands for itself, so that something is said of it."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inner = (each for each in sorted(path.rglob("*")) if not each.is_dir())
            found += [each for each in inner if not _is_hidden(each.relative_to(path))] or [path]
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)


def open_files(paths: Sequence[Path]) -> Iterator[File | Outcome]:
    """Each file with its bytes, archives by member; an outcome at once where there is nothing to read."""
    for path in paths:
        name = ingest.shown(path.name)
        try:
            yield from _opened(path)
        except IngestError as error:
            yield failed(name, error.message, error.code)
        except FileNotFoundError:
            yield failed(name, "找不到这个文件，请检查路径", Mishap.MISSING)
        except OSError as error:
            yield failed(name, f"无法打开文件：{error.strerror}", Mishap.NOT_OPENED)


def _opened(path: Path) -> Iterator[File | Outcome]:
    """A file of a known ending, or of any other that is small enough to look into."""
    if path.is_dir():
        name, reason = ingest.shown(path.name), "这个文件夹里没有文件"
        yield Outcome(name=name, status=Status.SKIPPED, reason=reason, code=Mishap.MISSING)
    elif ingest.is_readable(path.name) or ingest.is_small(path):
        yield from _members(ingest.expand(path))
    else:
        yield skipped(ingest.shown(path.name))


def _members(found: Iterable[tuple[str, bytes | IngestError]]) -> Iterator[File | Outcome]:
    for name, data in found:
        if isinstance(data, IngestError):
            yield failed(name, data.message, data.code)
        elif ingest.is_readable(name) or ingest.recognised(data):
            yield File(name, data)
        else:
            yield skipped(name, data)


def open_uploads(uploads: Iterable[tuple[str, bytes]]) -> Iterator[File | Outcome]:
    """The same for files that are already in memory."""
    for name, data in uploads:
        try:
            yield from _members(ingest.expand_bytes(name, data))
        except IngestError as error:
            yield failed(ingest.shown(name), error.message, error.code)


def skipped(name: str, data: bytes = b"") -> Outcome:
    """A file that is not read, with what it is where its bytes or its ending tell."""
    if known := ingest.foreign(name, data):
        return Outcome(name=name, status=Status.SKIPPED, reason=known.message, code=known.code)
    suffix = Path(name).suffix.lower()
    reason = f"不读取 {suffix} 类型的文件" if suffix else "文件没有扩展名，无法判断类型"
    return Outcome(name=name, status=Status.SKIPPED, reason=reason, code=IngestCode.UNKNOWN_TYPE)


def failed(name: str, reason: str, code: Code) -> Outcome:
    return Outcome(name=name, status=Status.FAILED, reason=reason, code=code)


def outcome_of(name: str, answer: Answer) -> Outcome:
    """What became of a file that was read."""
    if isinstance(answer, Refused):
        return failed(name, answer.reason, answer.code)
    warnings = tuple(issue.message for issue in answer.issues if issue.severity is Severity.WARNING)
    return Outcome(
        name=name,
        status=Status.ADDED,
        document_id=answer.document_id,
        warnings=tuple(dict.fromkeys(warnings)),
        unread=len(answer.unread),
    )


class Batch:
    """The bookkeeping of one run: what is to be worked on, what became of each file, how far the work is."""

    def __init__(self, total: int, on_progress: Callable[[Progress], None] | None = None) -> None:
        self._total, self._on_progress = total, on_progress
        self._started = time.monotonic()
        self._outcomes: dict[int, Outcome] = {}
        self._seen = 0

    def jobs(self, files: Iterable[File | Outcome], known: Callable[[str], bool]) -> Iterator[Job]:
        """What must be read; files that are known by their bytes are settled at once."""
        names: dict[str, str] = {}
        for number, file in enumerate(files):
            self._seen = number + 1
            if isinstance(file, Outcome):
                self.settle(number, file)
                continue
            document_id = hashlib.sha256(file.data).hexdigest()[:16]
            if document_id in names or known(document_id):
                same = names.get(document_id, "")
                reason = f"与“{same}”内容相同" if same and same != file.name else None
                outcome = Outcome(name=file.name, status=Status.UNCHANGED, reason=reason, document_id=document_id)
                self.settle(number, outcome)
                continue
            names[document_id] = file.name
            yield Job(file.name, file.data, date.today(), number)

    def again(self, originals: Iterable[tuple[Source, bytes]]) -> Iterator[Job]:
        for number, (source, data) in enumerate(originals):
            self._seen = number + 1
            yield Job(source.name, data, source.retrieved, number)

    def finish(self, job: Job, answer: Answer) -> None:
        """Note what became of a job."""
        self.settle(job.number, outcome_of(job.name, answer))

    def at_page(self, job: Job, page: int, pages: int) -> None:
        """Note how far the recognition of a scan is."""
        self._tell(job.name, page, pages)

    def settle(self, number: int, outcome: Outcome) -> None:
        self._outcomes[number] = outcome
        self._tell(outcome.name)

    def _tell(self, name: str, page: int = 0, pages: int = 0) -> None:
        if self._on_progress is None:
            return
        done, total = len(self._outcomes), max(self._total, self._seen)
        eta = (time.monotonic() - self._started) / done * (total - done) if done else None
        self._on_progress(Progress(done=done, total=total, name=name, eta=eta, page=page, pages=pages))

    @contextmanager
    def told(self) -> Iterator[None]:
        """Ctrl+C carries along what has become of the files until then. Raises Interrupted."""
        try:
            yield
        except KeyboardInterrupt as error:
            raise Interrupted(self.summary()) from error

    def summary(self) -> Summary:
        outcomes = tuple(self._outcomes[number] for number in sorted(self._outcomes))
        return Summary(outcomes=outcomes, seconds=time.monotonic() - self._started)
