"""Zips that swell, lie, nest and name."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import socket
import tarfile
from dataclasses import replace
from pathlib import Path

from tests.hostile import PLACED, hostile
from tests.hostile.raw_zip import Member, deflated, raw_zip, stored, swollen
from tests.made_files import NOTICE, word

_TEXT = NOTICE.encode()


@hostile("胀.zip")
def _() -> bytes:
    return raw_zip(swollen("a.txt", 4_000))


@hostile("胀而谎.zip")
def _() -> bytes:
    return raw_zip(swollen("a.txt", 2_000, size=1_000))


@hostile("胀四十份.zip")
def _() -> bytes:
    return raw_zip(*(swollen(f"{n}.txt", 60) for n in range(40)))


@hostile("同一段三千次.zip")
def _() -> bytes:
    first = swollen("a.txt", 30)
    return raw_zip(first, *(replace(first, name=f"{n}.txt".encode(), at=0) for n in range(3_000)))


@hostile("套一百层.zip")
def _() -> bytes:
    data = raw_zip(stored("a.txt", _TEXT))
    for n in range(100):
        data = raw_zip(stored(f"{n}.zip", data))
    return data


@hostile("套四层每层六.zip")
def _() -> bytes:
    data = raw_zip(stored("a.txt", _TEXT))
    for _ in range(3):
        data = raw_zip(*(deflated(f"{n}.zip", data) for n in range(6)))
    return data


@hostile("胀在里层.zip")
def _() -> bytes:
    return raw_zip(deflated("里.zip", raw_zip(swollen("a.txt", 3_000))), stored("好.txt", _TEXT))


@hostile("三万份.zip")
def _() -> bytes:
    return raw_zip(*(stored(f"{n}.txt", b"") for n in range(30_000)))


@hostile("说有六万份.zip")
def _() -> bytes:
    return raw_zip(stored("a.txt", _TEXT), count=60_000)


@hostile("名一百字.zip")
def _() -> bytes:
    return raw_zip(stored("政" * 100 + ".txt", _TEXT))


@hostile("名两万字.zip")
def _() -> bytes:
    return raw_zip(stored("政" * 20_000 + ".txt", _TEXT))


@hostile("名用国标.zip")
def _() -> bytes:
    return raw_zip(Member(name="通知.txt".encode("gb18030"), packed=_TEXT, flags=0))


@hostile("名不成字.zip")
def _() -> bytes:
    return raw_zip(
        Member(name=b"\xff\xfe\x80.txt", packed=_TEXT), Member(name=b"\xed\xa0\x80.txt", packed=_TEXT, flags=0)
    )


@hostile("名中有零.zip")
def _() -> bytes:
    return raw_zip(stored("a\0.txt", _TEXT), stored("换\n行\t.txt", _TEXT), stored("\u202e反txt.exe", _TEXT))


@hostile("名为空.zip")
def _() -> bytes:
    return raw_zip(stored("", _TEXT), stored("/", b""), stored(".txt", _TEXT), stored("。。/。.txt", _TEXT))


@hostile("走出去.zip")
def _() -> bytes:
    names = ("../../../../tmp/出.txt", "/etc/出.txt", "C:\\出.txt", "..\\..\\出.txt", "a/../../../出.txt", "~/出.txt")
    return raw_zip(*(stored(name, _TEXT) for name in names))


@hostile("链接.zip")
def _() -> bytes:
    link = Member(name=b"l.txt", packed=b"/etc/passwd", attributes=0o120777 << 16)
    return raw_zip(
        link, Member(name="夹.txt".encode(), packed=b"..", attributes=0o040777 << 16), stored("好.txt", _TEXT)
    )


@hostile("同名.zip")
def _() -> bytes:
    return raw_zip(*(stored("a.txt", _TEXT + str(n).encode()) for n in range(50)))


@hostile("假大.zip")
def _() -> bytes:
    """ZIP64 fields that say 2^63 bytes."""
    extra = b"\x01\x00\x10\x00" + (1 << 63).to_bytes(8, "little") * 2
    return raw_zip(Member(name=b"a.txt", packed=_TEXT, size=0xFFFFFFFF, extra=extra))


@hostile("附加乱.zip")
def _() -> bytes:
    return raw_zip(
        *(
            Member(name=b"a.txt", packed=_TEXT, extra=extra)
            for extra in (b"\x01", b"\x01\x00\xff\xff", b"\x75\x70\x01\x00\x09")
        )
    )


@hostile("校验错.zip")
def _() -> bytes:
    return raw_zip(
        Member(name=b"a.txt", packed=_TEXT, crc=1), replace(deflated("b.txt", _TEXT), crc=2), stored("好.txt", _TEXT)
    )


@hostile("数据乱.zip")
def _() -> bytes:
    return raw_zip(
        *(Member(name=f"{m}.txt".encode(), packed=_TEXT, method=m) for m in (1, 6, 8, 9, 12, 14, 93, 95, 97, 99))
    )


@hostile("加密.zip")
def _() -> bytes:
    return raw_zip(Member(name=b"a.txt", packed=os.urandom(99), flags=0x801), stored("好.txt", _TEXT))


@hostile("断.zip")
def _() -> bytes:
    return raw_zip(*(stored(f"{n}.txt", _TEXT) for n in range(20)))[:-300]


@hostile("前有杂物.zip")
def _() -> bytes:
    return b"MZ" + bytes(5_000) + raw_zip(stored("a.txt", _TEXT))


@hostile("尾有杂物.zip")
def _() -> bytes:
    return raw_zip(stored("a.txt", _TEXT), comment=b"PK\x05\x06" * 16_000)


@hostile("空.zip")
def _() -> bytes:
    return raw_zip()


@hostile("只有夹.zip")
def _() -> bytes:
    return raw_zip(*(stored(f"{n}/", b"") for n in range(500)))


@hostile("路径千层.zip")
def _() -> bytes:
    return raw_zip(stored("夹/" * 1_000 + "a.txt", _TEXT))


@hostile("日子错.zip")
def _() -> bytes:
    return raw_zip(
        *(Member(name=f"{n}.txt".encode(), packed=_TEXT, day=day) for n, day in enumerate((0, 0xFFFF, 0x1E0)))
    )


@hostile("大字典.zip")
def _() -> bytes:
    """LZMA that asks for a dictionary of 4 GB."""
    packed = b"\x09\x14\x05\x00" + b"\x5d" + b"\xff\xff\xff\xff" + bytes(400)
    return raw_zip(Member(name=b"a.txt", packed=packed, size=1_000, method=14, crc=0))


@hostile("胀用另法.zip")
def _() -> bytes:
    return raw_zip(Member(name=b"a.txt", packed=bz2.compress(bytes(45_000_000)), size=1_000_000_000, method=12, crc=0))


@hostile("包中一切.zip")
def _() -> bytes:
    kinds = {
        "a.rar": b"Rar!\x1a\x07\x00",
        "a.7z": b"7z\xbc\xaf'\x1c" + bytes(99),
        "a.exe": b"MZ" + bytes(99),
        "空.docx": b"",
    }
    return raw_zip(*(stored(name, data) for name, data in kinds.items()), stored("好.docx", word(NOTICE)))


@hostile("胀.gz")
def _() -> bytes:
    return gzip.compress(bytes(30_000_000))


@hostile("带.tar")
def _() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        made.addfile(tarfile.TarInfo("../出.txt"), io.BytesIO())
    return stream.getvalue()


@hostile("卷.rar")
def _() -> bytes:
    return b"Rar!\x1a\x07\x01\x00" + bytes(500)


@hostile("卷.7z")
def _() -> bytes:
    return b"7z\xbc\xaf'\x1c" + bytes(500)


PLACED |= {
    "管道.txt": lambda path: os.mkfifo(path),
    "指着自己.txt": lambda path: path.symlink_to(path),
    "指着没有.docx": lambda path: path.symlink_to(path.with_name("没有")),
    "指着零.txt": lambda path: path.symlink_to("/dev/zero"),
    "是夹.docx": lambda path: path.mkdir(),
    "空.docx": lambda path: path.write_bytes(b""),
    "稀.txt": lambda path: _sparse(path, 1 << 40),
    "稀.zip": lambda path: _sparse(path, 1 << 40),
    "插座.txt": lambda path: _listen(path),
}


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _listen(path: Path) -> None:
    here = Path.cwd()
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(path.parent)  # its address may not be long
        made.bind(path.name)
        os.chdir(here)
