"""Zips written by hand, so that any field of them can lie."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

_FULL_FLUSH_SIZE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    name: bytes
    packed: bytes = b""
    size: int | None = None
    """What the zip says it unpacks to; None: as many bytes as it has packed."""
    method: int = 0
    crc: int | None = None
    flags: int = 0x800
    attributes: int = 0
    extra: bytes = b""
    day: int = 0x21
    at: int | None = None
    """Where its local head stands; None: behind the one before."""


def raw_zip(*members: Member, comment: bytes = b"", before: bytes = b"", count: int | None = None) -> bytes:
    body, central = bytearray(before), bytearray()
    for each in members:
        size = len(each.packed) if each.size is None else each.size
        crc = zlib.crc32(each.packed) if each.crc is None else each.crc
        fields = (
            20,
            each.flags,
            each.method,
            0,
            each.day,
            crc,
            len(each.packed),
            size,
            len(each.name),
            len(each.extra),
        )
        at = len(body) if each.at is None else each.at
        if each.at is None:
            body += b"PK\x03\x04" + struct.pack("<5H3I2H", *fields) + each.name + each.extra + each.packed
        central += b"PK\x01\x02" + struct.pack("<H", 20) + struct.pack("<5H3I2H", *fields)
        central += struct.pack("<3H2I", 0, 0, 0, each.attributes, at) + each.name + each.extra
    told = len(members) if count is None else count
    end = struct.pack("<4H2IH", 0, 0, min(told, 65535), min(told, 65535), len(central), len(body), len(comment))
    return bytes(body + central) + b"PK\x05\x06" + end + comment


def stored(name: str, data: bytes) -> Member:
    return Member(name=name.encode(), packed=data)


def deflated(name: str, data: bytes, **more: int) -> Member:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(data) + packer.flush()
    return Member(name=name.encode(), packed=packed, size=len(data), method=8, crc=zlib.crc32(data), **more)


def swollen(name: str, megabytes: int, head: bytes = b"", tail: bytes = b"", fill: bytes = b" ", **more: int) -> Member:
    """A member of so many megabytes of one character; packed once, and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = block.compress(fill * _FULL_FLUSH_SIZE) + block.flush(zlib.Z_FULL_FLUSH)
    last = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed += piece * megabytes + last.compress(tail) + last.flush()
    size = len(head) + megabytes * _FULL_FLUSH_SIZE + len(tail)
    told = {"size": size, "crc": 0} | more
    return Member(name=name.encode(), packed=packed, method=8, **told)
