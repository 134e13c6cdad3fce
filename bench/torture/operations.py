"""What is done to a corpus while it is killed, and what must hold afterwards whatever moment it was."""

from __future__ import annotations

import os
import random
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from bench.torture.checks import (
    Check,
    anything_but_documents,
    corrected,
    edited,
    grown,
    plans_only,
    read_anew,
    restored,
    same,
    without,
)
from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import AddTable, CellEdit, Change, EditCells, Rename, ReplaceItems, ReplaceRows
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from tests.forked import Ended, Tell, Work
from tests.held import Held
from ui.cli import app
from ui.cli.words import run

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus" / "samples").iterdir())


@dataclass(frozen=True, slots=True)
class Operation:
    name: str
    work: Work
    check: Check
    is_command: bool = True
    """Whether it says what people see: no word of it may be English."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the attack goes on: a corpus, files to add, a place for backups."""

    folder: Path

    @property
    def corpus(self) -> Path:
        return self.folder / "库"

    @property
    def incoming(self) -> Path:
        return self.folder / "来"

    @property
    def to_restore(self) -> Path:
        return self.folder / "恢复.sqlite"

    @property
    def outside(self) -> Path:
        return self.folder / "外"


def zhengce(*arguments: object) -> Work:
    return lambda _: run(app, [str(argument) for argument in arguments])


def cold(*arguments: object) -> Work:
    """The same as a program of its own, so that moments of its start and its end are hit too."""
    command = [sys.executable, "-P", "-c", "from ui.start import main; main()", *map(str, arguments)]
    return lambda _: os.execve(command[0], command, {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": gettempdir()})


# --- what is done -----------------------------------------------------------------------------------------------------


def operations(chance: random.Random, place: Place, before: Held, kept: Held | None) -> Iterator[Operation]:
    """All kinds, each with words of its own; ``kept``: what the backup holds that may be restored."""
    if kept is not None:
        restore = ("restore", place.to_restore, "--force", "--corpus", place.corpus)
        yield Operation("restore", zhengce(*restore), restored(kept))
    yield from _of_documents(chance, place, before)
    yield from _of_plans(chance, place, before)
    yield from _of_corrections(chance, place, before)
    yield from _of_files(chance, place, before)


def _of_documents(chance: random.Random, place: Place, before: Held) -> Iterator[Operation]:
    at = ("--corpus", place.corpus)
    if len(before.documents) < 9:
        _come(chance, place.incoming)
        yield Operation("add", zhengce("add", place.incoming, *at, "--workers", 0), grown)
        yield Operation(
            "add with workers", zhengce("add", place.incoming, *at, "--workers", chance.choice((1, 2))), grown
        )
        yield Operation("add, told", lambda tell: _added(tell, place), grown, is_command=False)
        yield Operation("upload of an archive", lambda tell: _uploaded(tell, place), grown, is_command=False)
        yield Operation("add, from its start", cold("add", place.incoming, *at, "--workers", 1), grown)
        yield Operation("watch", zhengce("watch", place.incoming, "--once", *at, "--workers", 0), grown)
    else:
        gone = chance.sample(sorted(before.documents), 4)
        yield Operation("remove", zhengce("remove", *gone, *at), without(*gone))
    one = chance.choice(sorted(before.documents))
    yield Operation("remove one", zhengce("remove", one, *at), without(one))
    yield Operation("reindex", zhengce("reindex", *at), same)
    yield Operation("re-extract", lambda _: _read_anew(place), read_anew, is_command=False)
    yield Operation("search, from its start", cold("search", "责任", *at), same)
    yield Operation("like", zhengce("like", "建立横向生态补偿机制", *at), same)
    yield Operation("doctor", zhengce("doctor", "--mend", *at), same)


def _come(chance: random.Random, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    texts = [path for path in SAMPLES if path.suffix in (".txt", ".md", ".html")]
    for n, path in enumerate(chance.sample(texts, 3)):
        (folder / f"{n}_{path.name}").write_bytes(path.read_bytes() + f"\n第{chance.random()}号。\n".encode())


def _added(tell: Tell, place: Place) -> None:
    """One file after the other, each told when it is said to be kept."""
    with Corpus.open(place.corpus) as corpus:
        for path in sorted(place.incoming.iterdir()):
            for outcome in corpus.add([path], workers=0).outcomes:
                tell(outcome.document_id or "")


def _uploaded(tell: Tell, place: Place) -> None:
    archive = place.folder / "上传.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for path in place.incoming.iterdir():
            made.write(path, path.name)
    with Corpus.open(place.corpus) as corpus:
        for outcome in corpus.add_bytes([("上传.zip", archive.read_bytes())], workers=0).outcomes:
            tell(outcome.document_id or "")


def _read_anew(place: Place) -> None:
    with Corpus.open(place.corpus) as corpus:
        corpus.reextract(workers=0)


def _of_plans(chance: random.Random, place: Place, before: Held) -> Iterator[Operation]:
    at, plan_id = ("--corpus", place.corpus), chance.choice(sorted(before.plans))
    seed = chance.random()
    yield Operation(
        "edits of a plan", lambda tell: _edits(tell, place, plan_id, seed), edited(plan_id), is_command=False
    )
    file = place.outside / "方案.json"
    whole = ("plan", "export", plan_id, "--format", "plan", "--output", file, *at)
    yield Operation("plan export", zhengce(*whole), same)
    if file.exists():
        yield Operation("plan import", zhengce("plan", "import", file, *at), plans_only)
    yield Operation("plan new", zhengce("plan", "new", f"方案{seed}", *at), plans_only)
    if len(before.plans) > 4:
        yield Operation("plan remove", zhengce("plan", "remove", plan_id, "--yes", *at), plans_only)
    else:
        yield Operation("plan duplicate", zhengce("plan", "duplicate", plan_id, *at), plans_only)
    yield Operation("plan add", zhengce("plan", "add", plan_id, "--query", "责任", *at), edited(plan_id))
    yield Operation("plan table", zhengce("plan", "table", plan_id, "--title", f"表{seed}", *at), edited(plan_id))
    yield Operation("plan undo", zhengce("plan", "undo", plan_id, *at), edited(plan_id))
    yield Operation("plan archive", zhengce("plan", "archive", plan_id, *at), plans_only)


def _edits(tell: Tell, place: Place, plan_id: str, seed: float) -> None:
    """Edits of all kinds, one after the other, until the end comes; the revision is told when an edit is kept."""
    chance = random.Random(seed)
    with Corpus.open(place.corpus) as corpus:
        for number in range(60):
            change = _change(chance, corpus, corpus.plans.open(plan_id), number)
            if change is None:
                made = corpus.plans.undo(plan_id, editor="甲")
            else:
                made = corpus.plans.change(plan_id, change, editor="乙")
            tell(str(made.workspace.revision))


def _change(chance: random.Random, corpus: Corpus, plan: Workspace, number: int) -> Change | None:
    """Any change; None: one is taken back."""
    table, kind = (chance.choice(plan.tables) if plan.tables else None), chance.randrange(6)
    row = PlanRow(row_id=f"r{chance.random()}", cells={TableColumn.TASK: f"事项{number}"})
    if table is None or kind == 0:
        return AddTable(table=PlanTable(table_id=f"t{chance.random()}", title="表", rows=(row,)))
    if kind == 1:
        return ReplaceRows(table_id=table.table_id, removed=(), added=(row,), before=None)
    if kind == 2 and table.rows:
        held = chance.choice(table.rows)
        old = held.cells.get(TableColumn.TASK, "")
        edit = CellEdit(row_id=held.row_id, column=TableColumn.TASK, old=old, new=f"改{number}")
        return EditCells(table_id=table.table_id, edits=(edit,))
    if kind == 3:
        return None
    if kind == 4:
        return Rename(old=plan.name, new=f"名{chance.random()}")
    hits = corpus.search(Query(text="责任", kind=Kind.TASK, page_size=3)).hits
    items = corpus.plans.items(hit.entry for hit in hits)
    return ReplaceItems(removed=tuple(each.item_id for each in plan.items[:1]), added=items)


def _of_corrections(chance: random.Random, place: Place, before: Held) -> Iterator[Operation]:
    seed = chance.random()
    yield Operation("corrections", lambda tell: _corrections(tell, place, seed), corrected, is_command=False)
    one = chance.choice(sorted(before.documents))
    set_title = ("correct", "edit", one, "--set", f"标题=关于{seed}的通知", "--by", "丁", "--corpus", place.corpus)
    yield Operation("correct edit", zhengce(*set_title), corrected)
    yield Operation(
        "correct accept", zhengce("correct", "accept", one, "--by", "丁", "--corpus", place.corpus), _accepted
    )


def _accepted(before: Held, after: Held, ended: Ended) -> list[str]:
    """All records of a document, or none of them; of the rest nothing."""
    lost = before.documents.keys() ^ after.documents.keys()
    wrong = [f"documents {lost}"] if lost or before.plans != after.plans else []
    old = before.corrections
    return wrong + ([] if after.corrections[: len(old)] == old else ["a correction was lost"])


def _corrections(tell: Tell, place: Place, seed: float) -> None:
    chance = random.Random(seed)
    with Corpus.open(place.corpus) as corpus:
        for number in range(20):
            tasks = [hit.entry for hit in corpus.search(Query(kind=Kind.TASK, page_size=40)).hits]
            made = corpus.corrections.all()
            kind = chance.randrange(4)
            standing = [noted for noted in made if noted.undone is None]
            if kind == 0 and standing:
                corpus.corrections.undo(chance.choice(standing).number, "戊")
            elif kind == 1 and tasks:
                entry = chance.choice(tasks)
                corpus.corrections.edit(entry.entry_id, {"title": f"改了{number}次{chance.random()}"}, "戊")
            elif kind == 2 and tasks:
                corpus.corrections.accept(chance.choice(tasks).entry_id, "戊")
            else:
                one = chance.choice(corpus.documents()).document_id
                corpus.corrections.set_field(one, "title", f"关于{chance.random()}的通知", "戊")
            tell(str(len(corpus.corrections.all())))


def _of_files(chance: random.Random, place: Place, before: Held) -> Iterator[Operation]:
    at, backup = ("--corpus", place.corpus), place.outside / "备份.sqlite"
    yield Operation("backup", zhengce("backup", backup, "--force", *at), same)
    yield Operation("export", zhengce("export", "--output", place.outside / "全部.xlsx", *at), same)
    yield Operation(
        "search --save", zhengce("search", "责任", "--save", f"存{chance.random()}", *at), anything_but_documents
    )
    yield Operation("saved new", zhengce("saved", "new", *at), same)
