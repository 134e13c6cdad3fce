"""What is stored and makes no sense: somebody or something other than this program has written it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreDamaged(Exception):
    """The message is one Chinese sentence."""

    def __init__(self, document_id: str = "") -> None:
        where = f"文件 {document_id} 的内容" if document_id else "记录的内容"
        super().__init__(f"{where}已损坏或不见了，读不出来")
        self.document_id = document_id


def is_emptied(folder: Path) -> bool:
    """Whether the file of a store is empty though an index of it shows that there was something in it."""
    file = folder / "corpus.sqlite"
    return file.is_file() and not file.stat().st_size and any(folder.glob("index-*/generation.json"))


@contextmanager
def sound(document_id: str = "") -> Iterator[None]:
    """Whatever decoding says about what is stored is damage."""
    try:
        yield
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, zlib.error) as error:
        raise StoreDamaged(document_id) from error
