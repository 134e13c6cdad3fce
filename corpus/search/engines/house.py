"""An engine and the place of its index: opened, made anew where it is damaged, elsewhere where it cannot be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Self, TypeVar

from corpus.search.engines.engine import Engine, IndexBroken, IndexBusy
from corpus.search.engines.guarded import of_the_disk
from corpus.search.engines.place import IndexPlace, is_whole

T = TypeVar("T")


class House:
    """Holds the engine of an index, and makes another in its place."""

    def __init__(self, engine: Engine, place: IndexPlace | None, make: Callable[[Path], Engine] | None) -> None:
        self.engine, self._place, self._make = engine, place, make
        self.was_broken = False
        """Whether what lay there could not be used."""
        self.is_elsewhere = False
        """Whether the index lives only as long as this program, because nothing can be written beside the store."""
        self.renewals = 0
        """How often the engine was made anew."""
        self.mender: Callable[[int], None] | None = None
        """Called with ``renewals`` when a question finds the index broken; afterwards it is asked once more."""

    @classmethod
    def of(cls, engine: Engine) -> Self:
        """An engine that nothing stands in for."""
        return cls(engine, None, None)

    @classmethod
    def opened(cls, place: IndexPlace, make: Callable[[Path], Engine]) -> Self:
        """The engine over what lies in a place, if it can be used. Raises IndexBusy, IndexBroken, OSError."""
        try:
            whole = place.prepared()
            house = cls(make(place.folder), place, make)
            house.was_broken = not whole
        except IndexBroken:
            house = cls(_emptied(place, make), place, make)
            house.was_broken = True
        except OSError as error:
            if of_the_disk(error) is None:
                raise
            place.move()
            house = cls(make(place.folder), place, make)
            house.is_elsewhere = True
        return house

    def renew(self, *, elsewhere: bool = False) -> None:
        """An empty index in place of this one. Raises IndexBusy, IndexBroken, OSError."""
        if self._place is None or self._make is None:
            raise IndexBroken
        self._leave()
        self.renewals += 1
        if elsewhere:
            self._place.move()
            self.engine, self.is_elsewhere = self._make(self._place.folder), True
        else:
            self.engine, self.was_broken = _emptied(self._place, self._make), True

    def _leave(self) -> None:
        """Let go of the engine, whatever state it is in."""
        with suppress(IndexBroken, IndexBusy, OSError):
            self.engine.rollback()
        with suppress(Exception):
            self.engine.close()

    def surely(self, ask: Callable[[], T]) -> T:
        """An answer, of an index made anew where this one is broken."""
        before = self.renewals
        try:
            return ask()
        except IndexBroken:
            if self.mender is None:
                raise
            self.mender(before)
            return ask()

    def stream(self, ask: Callable[[], Iterator[T]]) -> Iterator[T]:
        """The same for one answer after the other; none is given twice."""
        before, given = self.renewals, 0
        try:
            for each in ask():
                yield each
                given += 1
        except IndexBroken:
            if self.mender is None:
                raise
            self.mender(before)
            yield from islice(ask(), given, None)

    def is_whole(self) -> bool:
        """Whether all of its files are as they were written, as far as they tell."""
        return self._place is None or is_whole(self._place.folder, all_files=True)

    def close(self) -> None:
        self.engine.close()
        if self._place is not None:
            self._place.close()


def _emptied(place: IndexPlace, make: Callable[[Path], Engine]) -> Engine:
    place.empty()
    return make(place.folder)
