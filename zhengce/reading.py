"""Files and texts to typed records, without a corpus."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from os import PathLike
from pathlib import Path

from corpus.model import Block, Document, ParsedDocument, Source, Span
from extract import extract as extract_records
from ingest import load

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def extract(path: str | PathLike[str]) -> ParsedDocument:
    """The records of a file of any kind that can be read (see the guide), as ``zhengce extract`` gives them.

    Raises IngestError (its ``message`` is one Chinese sentence) for one that cannot be read, OSError for none.
    """
    return extract_records(load(Path(path)))


def extract_text(text: str, *, name: str = "text.txt", retrieved: date | None = None) -> ParsedDocument:
    """The records of a text as it stands: offsets are those of ``text`` itself.

    A line is taken for a paragraph or a heading. What a file needs before (lines of a page joined, page numbers taken
    out) is not done: of files ``extract`` finds more.
    """
    data = text.encode("utf-8", errors="surrogatepass")
    source = Source(
        name=name, media_type="text/plain", sha256=sha256(data).hexdigest(), size=len(data), retrieved=retrieved
    )
    return extract_records(Document(source=source, text=text, blocks=_blocks(text)))


def _blocks(text: str) -> tuple[Block, ...]:
    """A block for each line that is not blank, without the blanks around it."""
    return tuple(Block(Span(*line.span())) for line in _LINE.finditer(text))
