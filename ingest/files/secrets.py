"""Passwords of old Office files, which only the records inside their OLE container tell."""

from __future__ import annotations

_SECTOR = 512
"""Bytes: streams begin at multiples of it."""
_WORD, _WORD_FLAGS, _WORD_LOCKED = b"\xec\xa5", 10, 0x0100
"""[MS-DOC] 2.5.1: wIdent of the FIB, the offset of its flags, and fEncrypted among them."""
_BOF, _FILEPASS, _NEAR = 0x0809, 0x002F, 4
"""[MS-XLS] 2.4.21, 2.4.117: the first record of a book, and the one behind it that says it is encrypted."""


def has_password(data: bytes) -> bool:
    """Whether a Word or Excel file of Office 97–2003 is encrypted."""
    return any(
        _is_locked_word(data, at) or _is_locked_book(data, at) for at in range(_SECTOR, len(data) - _SECTOR, _SECTOR)
    )


def _is_locked_word(data: bytes, at: int) -> bool:
    if data[at : at + len(_WORD)] != _WORD:
        return False
    return bool(int.from_bytes(data[at + _WORD_FLAGS : at + _WORD_FLAGS + 2], "little") & _WORD_LOCKED)


def _is_locked_book(data: bytes, at: int) -> bool:
    if int.from_bytes(data[at : at + 2], "little") != _BOF:
        return False
    for _ in range(_NEAR):
        kind, size = (int.from_bytes(data[at + i : at + i + 2], "little") for i in (0, 2))
        if kind == _FILEPASS:
            return True
        at += 4 + size
    return False
