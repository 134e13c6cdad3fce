"""The engines whose index lies on this machine: they are held to all tests of engines where there is nothing else. For
those of other machines the same tests run in ``tests/cluster``."""

from corpus.search.engines import ENGINES, FAR_ENGINES

HERE = tuple(engine for engine in ENGINES if engine not in FAR_ENGINES)
