"""密级: a file that bears the mark of a state secret at its head is refused before anything of it is extracted or kept.

Only the mark counts, as it is printed at a head (机密★1年). Texts about secrecy, commercial secrets, lists of secret
things have none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.model import Cell, Document
from ingest.ledger import Left
from ingest.line import IngestCode, IngestError, RawDocument
from ingest.patterns import pattern, says

_HEAD, _TOP = 14, 5
"""Lines in which a mark with its star stands, and one without: 份号, 密级, 紧急程度 are the first of a red head."""
_LONGEST, _PARAGRAPH = 60, 15
"""Characters of a line that are looked at (a text without line breaks is one line), and of a sentence of the text."""
_NEAR = 2
"""Lines below a bare word in which something else of a red head stands."""
_PRINTED = (Left.RUNNING, Left.WATERMARK, Left.HIDDEN)
"""What a reader leaves out and a mark may stand in: a page's header, a watermark."""


@dataclass(frozen=True, slots=True)
class _HeadLine:
    text: str
    cell: Cell | None = None


def check_secrecy(raw: RawDocument, document: Document) -> None:
    """Refuse a file with a mark at its head: as read, as cleaned, or left out as a header. Raises IngestError."""
    cleaned = (_HeadLine(document[block.span], block.cell) for block in document.blocks)
    read = (_HeadLine(piece, line.cell) for line in raw.lines for piece in line.text.splitlines())
    left = (_HeadLine(each.text) for each in raw.left if each.reason in _PRINTED)
    for lines in (cleaned, read, left):
        if level := find_mark(_head(lines)):
            why = f"文件首部标有密级（{level}），本程序不处理涉密文件，没有保存任何内容"
            raise IngestError(IngestCode.CLASSIFIED, f"{why}；请把文件移出本机，按保密规定办理。")


def _head(lines: Iterable[_HeadLine]) -> list[_HeadLine]:
    """The lines above the text; one that begins it is the last."""
    found = []
    for line in islice((each for each in lines if each.text.strip()), _HEAD):
        text = line.text.strip()
        found.append(_HeadLine(text[:_LONGEST], line.cell))
        if _begins_text(text):
            break
    return found


def _begins_text(text: str) -> bool:
    """A numbered line, the addressees (各县区人民政府：) or a sentence."""
    if text.endswith((":", "：")):
        return says("addressees", text) and not says("secret-beside", text)
    return says("text-begins", text) or (len(text) > _PARAGRAPH and "。" in text)


def find_mark(head: Sequence[_HeadLine]) -> str | None:
    """绝密, 机密 or 秘密 where lines bear one of them as a mark."""
    if any(says("secret-lifted", line.text) for line in head):
        return None
    starred = (pattern("secret-star").find(line.text) for line in head if not says("secret-none", line.text))
    if found := next(filter(None, starred), None):
        return _level(found["level"])
    levels = dict.fromkeys(_bare(head))
    return next(iter(levels)) if len(levels) == 1 else None  # 绝密, 机密, 秘密 one below the other is a list of them


def _bare(head: Sequence[_HeadLine]) -> Iterator[str]:
    """Levels that stand as a mark without a star: the word alone, or behind 密级."""
    in_row = Counter(_row(line) for line in head)
    for number, line in enumerate(head):
        if found := pattern("secret-label").find(line.text):
            if _others(line.text, found["level"]) or says("secret-none", line.text):
                continue
            yield _level(found["level"])
        elif (found := pattern("secret-alone").find(line.text)) and _is_place(head, number, in_row[_row(line)]):
            yield _level(found["level"])
        elif number < _TOP and line.cell is None and (found := pattern("secret-bracket").find(line.text)):
            yield _level(found.get("level") or found["last"])


def _is_place(head: Sequence[_HeadLine], number: int, in_row: int) -> bool:
    """Whether a word alone is where a mark is: on top, or above something else of a red head; no cell among others."""
    line, above = head[number], head[number - 1] if number else None
    if line.cell is not None and in_row > 1:
        return in_row == 2 and above is not None and _row(above) == _row(line) and says("secret-beside", above.text)
    below = head[number + 1 : number + 1 + _NEAR]
    return number < _TOP or any(says("secret-beside", each.text) for each in below)


def _row(line: _HeadLine) -> object:
    return (line.cell.table, line.cell.row) if line.cell else id(line)


def _others(text: str, level: str) -> bool:
    """Whether a line offers several levels to choose from."""
    rest = text.replace(level, "", 1)
    return any(word in rest for word in ("绝密", "机密", "秘密"))


def _level(text: str) -> str:
    return "".join(text.split()).replace("絕", "绝").replace("機", "机")
