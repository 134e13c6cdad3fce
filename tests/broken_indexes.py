"""Ways in which the files of an index come to harm; each leaves the store as it is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

Harm = Callable[[Path], object]
"""Done to the folder of a tantivy index."""


def _named(folder: Path, ending: str) -> Path:
    return next(path for path in sorted(folder.iterdir()) if path.name.endswith(ending))


def _state(**changed: object) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / "generation.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), **changed}))

    return harm


def _written(name: str, data: bytes) -> Harm:
    return lambda folder: _named(folder, name).write_bytes(data)


def _cut(name: str, part: float) -> Harm:
    def harm(folder: Path) -> None:
        path = _named(folder, name)
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * part)])

    return harm


def _garbled(name: str, value: int = 0x5A) -> Harm:
    """Bytes in the middle are others; the size stays."""

    def harm(folder: Path) -> None:
        path = _named(folder, name)
        data = bytearray(path.read_bytes())
        middle = len(data) // 3
        data[middle : 2 * middle] = bytes([value]) * middle
        path.write_bytes(data)

    return harm


def _gone(name: str) -> Harm:
    return lambda folder: _named(folder, name).unlink()


def _becomes_folder(name: str) -> Harm:
    def harm(folder: Path) -> None:
        path = _named(folder, name)
        path.unlink()
        path.mkdir()

    return harm


def _no_segments(folder: Path) -> None:
    path = folder / "meta.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "segments": []}))


def _a_file_instead(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("这里原来有一个文件夹")


def _to_nowhere(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(folder.parent / "没有")


def _to_itself(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to(folder)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def _all_garbled(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"\x00" * path.stat().st_size)


def _all_cut(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"")


HARMS: Mapping[str, Harm] = {
    "folder gone": shutil.rmtree,
    "folder empty": _empty,
    "a file instead of the folder": _a_file_instead,
    "a link to nowhere": _to_nowhere,
    "a link to itself": _to_itself,
    "meta gone": _gone("meta.json"),
    "meta garbled": _written("meta.json", b"nonsense"),
    "meta empty": _written("meta.json", b""),
    "meta cut": _cut("meta.json", 0.5),
    "meta without segments": _no_segments,
    "meta a folder": _becomes_folder("meta.json"),
    "managed gone": _gone(".managed.json"),
    "managed garbled": _written(".managed.json", b"{"),
    "generation gone": _gone("generation.json"),
    "generation null": _state(generation=None),
    "generation a word": _state(generation="7"),
    "generation negative": _state(generation=-1),
    "generation a fraction": _state(generation=1.5),
    "generation far ahead": _state(generation=10**30),
    "generation true": _state(generation=True),
    "generation of another format": _state(format=0),
    "generation with other entries": _state(entries=1),
    "generation a list": _written("generation.json", b"[7]"),
    "generation nested": _written("generation.json", b"[" * 100_000),
    "generation not text": _written("generation.json", b"\xff\xfe\x00"),
    "generation a folder": _becomes_folder("generation.json"),
    "owner gone": _gone("store.json"),
    "owner garbled": _written("store.json", b"\xff{"),
    "owner another": _written("store.json", b'{"store": "0123"}'),
    "terms gone": _gone(".term"),
    "terms cut": _cut(".term", 0.6),
    "terms garbled": _garbled(".term"),
    "postings garbled": _garbled(".idx"),
    "postings cut": _cut(".idx", 0.3),
    "positions empty": _written(".pos", b""),
    "entries gone": _gone(".store"),
    "entries garbled": _garbled(".store", 0),
    "columns garbled": _garbled(".fast", 0xFF),
    "columns a folder": _becomes_folder(".fast"),
    "lengths other bytes": _written(".fieldnorm", bytes(range(256)) * 8),
    "all garbled": _all_garbled,
    "all cut": _all_cut,
}
