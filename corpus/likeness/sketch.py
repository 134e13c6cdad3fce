"""Texts boiled down to hashes of a few of their character sequences.

Which sequences are kept is decided by their hashes alone (FracMinHash, bottom-k MinHash): whatever two texts share,
both keep or both drop, so that a clause is also found inside a passage many times as long.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_PRINT, _ONE_IN = 3, 3
"""Characters of a sequence by which passages are found, and which part of them is kept. Measured: of passages with a
third of their words changed 199 of 200 are found, of clauses of 16 to 48 characters all but one in a hundred."""
_SEQUENCE = 5
"""Characters of a sequence by which whole documents are compared."""
SKETCH = 64
"""Hashes of a document's sketch."""
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT, _KEPT_BITS = np.uint64(29), np.uint64(24)


def prints(plain: str) -> list[str]:
    """The tokens by which a passage is found."""
    hashes = _hashes(plain, _PRINT)
    return _tokens(hashes[hashes % np.uint64(_ONE_IN) == 0])


def sketch(plain: str) -> list[str]:
    """The tokens by which a document like this one is found: those of its smallest hashes."""
    return _tokens(_hashes(plain, _SEQUENCE)[:SKETCH])


def sequences(plain: str) -> Hashes:
    """All a document's sequences, in order and each once."""
    return _hashes(plain, _SEQUENCE)


def resemblance(one: Hashes, other: Hashes) -> tuple[float, float]:
    """How much of two documents together is in both, and how much of the shorter is in the longer: from 0 to 1."""
    common = len(np.intersect1d(one, other, assume_unique=True))
    both, least = len(one) + len(other) - common, min(len(one), len(other))
    return (common / both, common / least) if least else (0.0, 0.0)


def _hashes(plain: str, length: int) -> Hashes:
    """Hashes of all sequences of some length, ascending, each once."""
    codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    count = len(codes) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for at in range(length):
        hashes = (hashes ^ codes[at : at + count]) * _PRIME  # wraps around, as it should
        hashes ^= hashes >> _SHIFT
    return np.unique(hashes)


def _tokens(hashes: Hashes) -> list[str]:
    return [f"{value:x}" for value in (hashes >> _KEPT_BITS).tolist()]
