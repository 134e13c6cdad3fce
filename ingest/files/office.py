"""Office files: packages that would blow up, and old formats that LibreOffice converts where it is installed."""

from __future__ import annotations

import lzma
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import zlib
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ingest.line import IngestCode, IngestError

if sys.platform == "linux":
    import ctypes

_TIMEOUT = 90
"""Seconds. A 200-page .doc takes LibreOffice some ten; its first start on a machine, twenty."""
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
_MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes: four times the largest file that is read at all."""
_MAX_RATIO = 250
"""XML of real office files shrinks to a thirtieth at best; a bomb to a thousandth."""
_RATIO_FLOOR = 16 * 1024 * 1024
"""Bytes: what unpacks to less is harmless whatever its ratio."""
_HEAD = 4096
"""Bytes of a part in which it declares its entities."""
DAMAGED = (
    *(BadZipFile, zlib.error, EOFError, OSError, SyntaxError, LookupError, ValueError, TypeError, AttributeError),
    *(NotImplementedError, RuntimeError, AssertionError, ArithmeticError, struct.error, lzma.LZMAError),
)
"""What zipfile and the Office libraries raise when a package's bytes or its XML are broken: found by breaking many."""
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_WITH_ENTITIES = "文件内含 XML 实体定义（正常的 Office 文件没有），为安全起见没有读取。"


def check_package(data: bytes) -> None:
    """Refuse an office file that is broken, encrypted, or unpacks to far more than it says. Raises IngestError."""
    try:
        with ZipFile(BytesIO(data)) as package:
            infos = package.infolist()
            unpacked = sum(info.file_size for info in infos)
            if unpacked > _MAX_UNPACKED or (unpacked > _RATIO_FLOOR and unpacked > _MAX_RATIO * len(data)):
                raise IngestError(IngestCode.UNSAFE, "文件解开后异常巨大（疑似压缩炸弹），为安全起见没有读取。")
            for info in infos:
                if info.filename.endswith((".xml", ".rels")):
                    with package.open(info) as part:
                        head = part.read(_HEAD)
                    if any(mark in head for mark in _ENTITIES):
                        raise IngestError(IngestCode.UNSAFE, _WITH_ENTITIES)
    except IngestError:
        raise
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, "文件已损坏或不完整（下载可能中断），请重新下载。") from error


def convert(data: bytes, suffix: str, target: str) -> bytes:
    """An old office file as .docx or .xlsx, by LibreOffice. Raises IngestError where it is missing or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise IngestError(
            IngestCode.NEEDS_OFFICE,
            f"读取 {suffix} 文件需要 LibreOffice，本机没有安装；请安装后重试，或用 Word/WPS 另存为 .{target}。",
        )
    with tempfile.TemporaryDirectory(prefix="zhengce-") as name:
        folder = Path(name)
        source = folder / f"source{suffix}"
        source.write_bytes(data)
        _run(program, folder, source, target)
        result = folder / "out" / f"source.{target}"
        if not result.is_file():
            raise IngestError(
                IngestCode.NOT_CONVERTED,
                f"LibreOffice 无法转换这个 {suffix} 文件（可能已损坏或有密码），请用 Word/WPS 另存为 .{target}。",
            )
        return result.read_bytes()


def _run(program: str, folder: Path, source: Path, target: str) -> None:
    """A profile of its own: a second instance would otherwise hand the work to a running one and return at once."""
    guard = shutil.which("timeout") if sys.platform == "linux" else None
    command = [guard, "-k", "5", str(_TIMEOUT + 5)] if guard else []
    command += [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    try:
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            start_new_session=True,
            preexec_fn=_end_with_parent if guard else None,  # a worker has one thread
        )
    except OSError as error:
        raise IngestError(
            IngestCode.OFFICE_FAILED, f"LibreOffice 无法启动；请用 Word/WPS 另存为 .{target}。"
        ) from error
    try:
        process.wait(_TIMEOUT)
    except subprocess.TimeoutExpired as error:
        sentence = f"LibreOffice 转换超过 {_TIMEOUT} 秒，已停止；请用 Word/WPS 另存为 .{target}。"
        raise IngestError(IngestCode.OFFICE_FAILED, sentence) from error
    finally:
        _stop(process)


def _end_with_parent() -> None:
    """Linux tells ``timeout`` when whoever started it is killed, and that one ends LibreOffice, which has children."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGTERM)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a conversion: soffice is a script whose child does the work."""
    if process.poll() is None and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
