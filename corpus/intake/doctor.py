"""A corpus looked over: store, originals, records, index, likeness, plans. What can be mended is mended when asked."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from corpus.intake.far import far_index, place_of
from corpus.intake.thesaurus import LexiconThesaurus
from corpus.intake.upkeep import Upkeep
from corpus.model import ParsedDocument
from corpus.search.asked import ASIDE, Query
from corpus.search.engines import ENGINES, open_house
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.index import Index
from corpus.search.engines.place import is_whole
from corpus.search.words import Cutter
from corpus.store.checkup import Fault, content_faults, file_faults
from corpus.store.connections import connected
from corpus.store.damage import StoreDamaged, is_emptied
from corpus.store.dialect import StoreConnection
from corpus.store.migrations import migrate
from corpus.store.opening import open_store
from corpus.store.sqlite import Store
from corpus.store.troubles import TROUBLES, explain
from corpus.whereabouts import whereabouts
from corpus.workspace.kept import Workspaces
from extract import load_knowledge

_ROOM = 20_000_000
"""Bytes that should be free: an index is written anew beside the old one."""
_AGAIN = "请在网页“语料库”中按“重新提取”，或用 zhengce remove 移出后再用原文件加入"
_LOOKS = 8
"""How often an index is held against its store while another program writes: one adding small files moves both every
second or so."""
OnChecked = Callable[[str], object]
"""Called with the name of what is looked at next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One thing that was looked at."""

    name: str
    faults: tuple[Fault, ...] = ()
    mended: bool = False

    @property
    def sound(self) -> bool:
        return not self.faults or self.mended


class Doctor:
    """Looks over the corpus in a folder; with ``mend`` it mends what can be made of the rest."""

    def __init__(self, folder: Path, engine: str, *, mend: bool = False) -> None:
        self._folder, self._engine, self._mend = folder, engine, mend

    def examine(self, on_checked: OnChecked = lambda _: None) -> Iterator[Checked]:
        """What was looked at, one after the other. A file that is no store ends it: all else stands on that."""
        on_checked("数据库文件")
        file = self._database()
        yield file
        if not file.sound:
            return
        with closing(open_store(self._folder)) as store:
            for name, check in (
                ("库的内容", _at_one_moment(self._content)),
                ("原件", _at_one_moment(self._originals)),
                ("记录", _at_one_moment(self._records)),
                ("方案", _at_one_moment(self._plans)),
                ("检索索引", self._index),
                ("相似条文索引", self._likeness),
                ("磁盘", self._disk),
            ):
                on_checked(name)
                yield self._checked(name, check, store)

    def _checked(self, name: str, check: Callable[[Store], Iterable[Fault]], store: Store) -> Checked:
        try:
            faults = tuple(check(store))
            if self._mend and faults and all(fault.mend for fault in faults):
                self._run(store.connection, faults)
                return Checked(name=name, faults=faults, mended=not tuple(check(store)))
        except TROUBLES as error:
            trouble = explain(error, self._folder)
            faults = (Fault(trouble.what, trouble.advice),)
        return Checked(name=name, faults=faults, mended=bool(faults) and all(f.advice == _MENDED for f in faults))

    @staticmethod
    def _run(connection: StoreConnection, faults: tuple[Fault, ...]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement in (each for fault in faults for each in fault.mend):
            connection.execute(statement)
        connection.execute("COMMIT")

    # --- the store ------------------------------------------------------------------------------------------------

    def _database(self) -> Checked:
        name = "数据库文件"
        try:
            if is_emptied(self._folder):
                raise StoreDamaged
            if whereabouts(self._folder).store:  # a server looks after its own files
                open_store(self._folder).close()
                return Checked(name=name)
            with closing(connected(self._folder / "corpus.sqlite")) as connection:
                migrate(connection)
                faults = file_faults(connection)
                if self._mend and faults and faults[0].mend:
                    self._run(connection, faults)
                    return Checked(name=name, faults=faults, mended=not file_faults(connection))
        except TROUBLES as error:
            trouble = explain(error, self._folder)
            faults = (
                Fault(trouble.what, "请用 zhengce restore 由备份恢复" if "已损坏" in trouble.what else trouble.advice),
            )
        return Checked(name=name, faults=faults)

    def _content(self, store: Store) -> Iterator[Fault]:
        return content_faults(store.connection)

    def _originals(self, store: Store) -> Iterator[Fault]:
        """Each file is there, and is the one that its number and its SHA-256 name."""
        for document_id in sorted(store.ids()):
            try:
                source, data = store.source(document_id), store.original(document_id)
            except StoreDamaged:
                source, data = None, None
            digest = hashlib.sha256(data).hexdigest() if data is not None else ""
            if source is None or digest != source.sha256 or digest[:16] != document_id:
                yield Fault(f"文件 {document_id} 的原件{'不见了' if data is None else '与入库时不同'}", _LOST)

    def _records(self, store: Store) -> Iterator[Fault]:
        for document_id in sorted(store.ids()):
            try:
                parsed = store.document(document_id)
            except (StoreDamaged, AssertionError):
                yield Fault(f"文件 {document_id} 的记录读不出来", _AGAIN)
                continue
            if parsed is not None and not _inside(parsed):
                yield Fault(f"文件 {document_id} 有记录指到正文之外", _AGAIN)

    def _plans(self, store: Store) -> Iterator[Fault]:
        plans = Workspaces(store)
        for archived in (False, True):
            for plan in plans.all(archived=archived):
                try:
                    plans.open(plan.plan_id)
                    plans.history(plan.plan_id)
                except Exception as error:  # whatever reading it says, it is this plan's alone
                    yield Fault(f"方案“{plan.name}”读不出来（{type(error).__name__}）", _LOST_PLAN)

    # --- what is made of it ---------------------------------------------------------------------------------------

    def _index(self, store: Store) -> Iterator[Fault]:
        for engine in ENGINES:
            if engine == self._engine or (self._folder / f"index-{engine}").exists():
                yield from self._index_of(engine, store)

    def _index_of(self, engine: str, store: Store) -> Iterator[Fault]:
        whole = is_whole(self._folder / f"index-{engine}", all_files=True)
        index = Index(
            engine,
            open_house(engine, self._folder, store.identity, cluster=far_index(whereabouts(self._folder))),
            Cutter(),
            LexiconThesaurus(load_knowledge()),
        )
        with closing(index):
            upkeep = Upkeep(self._folder, store, index, place_of(whereabouts(self._folder), self._folder))
            what = f"{engine} 索引" + _difference(index, upkeep, store, whole)
            if what != f"{engine} 索引":
                if self._mend:
                    if not whole:
                        index.renew()
                    upkeep.refill()
                yield Fault(what, _MENDED if self._mend else "请运行 zhengce doctor --mend 或 zhengce reindex")

    def _likeness(self, _: Store) -> Iterator[Fault]:
        folder = self._folder / "likeness"
        if folder.exists() and not is_whole(folder, all_files=True):
            if self._mend:
                shutil.rmtree(folder)
            yield Fault("文件已损坏", _MENDED if self._mend else "请运行 zhengce doctor --mend，用到时会重新建立")

    def _disk(self, _: Store) -> Iterator[Fault]:
        if not os.access(self._folder, os.W_OK):
            yield Fault("文件夹不能写入", "检索和查看不受影响；要加入文件时请检查权限")
        if (free := shutil.disk_usage(self._folder).free) < _ROOM:
            yield Fault(f"磁盘只剩 {free / 1e6:.0f} MB", "请腾出空间")


_MENDED = "已修好"
_LOST = "请用原文件重新加入（先用 zhengce remove 移出），或由备份恢复"
_LOST_PLAN = "请由备份恢复；其余方案不受影响"


def _inside(parsed: ParsedDocument) -> bool:
    size = len(parsed.document.text)
    kinds = (parsed.tasks, parsed.targets, parsed.priorities, parsed.citations)
    return all(0 <= record.span.start <= record.span.end <= size for kind in kinds for record in kind)


def _at_one_moment(check: Callable[[Store], Iterable[Fault]]) -> Callable[[Store], Iterable[Fault]]:
    """A check that sees the store as it was when it began: what another program removes meanwhile is not missing."""

    def checked(store: Store) -> tuple[Fault, ...]:
        with store.snapshot():
            return tuple(check(store))

    return checked


def _difference(index: Index, upkeep: Upkeep, store: Store, whole: bool) -> str:
    """In which way an index is not what the store says; empty where it is. Raises IndexBusy where another program
    changes both too fast for them to be held against each other."""
    if not whole or index.house.was_broken:
        return "的文件已损坏"
    for _ in range(_LOOKS):
        with store.snapshot():
            taken, reached = index.generation, store.generation  # in this order: an index is never ahead of its store
            held = {entry.entry_id for kind in (None, *ASIDE) for entry in index.entries(Query(kind=kind, copies=True))}
            if index.generation != taken:
                continue  # what was read is of more than one moment
            return _lacking_and_left(held, _wanted(upkeep, store)) if taken == reached else "没有跟上库的改动"
    raise IndexBusy


def _wanted(upkeep: Upkeep, store: Store) -> set[str]:
    parsed = (store.document(document_id) for document_id in store.ids())
    return {entry.entry_id for each in parsed if each is not None for entry in upkeep.entries.of(each)}


def _lacking_and_left(held: set[str], wanted: set[str]) -> str:
    lacking, left = len(wanted - held), len(held - wanted)
    return f"缺 {lacking} 条、多 {left} 条" if lacking or left else ""
