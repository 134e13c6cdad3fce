"""Zip archives as a stream of files in memory. Nothing is written, so no name can lead out of a folder."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from ingest.files.formats import is_archive
from ingest.files.office import DAMAGED
from ingest.line import IngestCode, IngestError

MAX_FILE = 64 * 1024 * 1024
"""Bytes. The largest real 公文 seen, a scanned PDF of 300 pages, has 40 MB."""
MAX_ARCHIVE = 1024 * 1024 * 1024
"""Bytes, packed as well as unpacked: sixteen of the largest files."""
_MAX_RATIO = 200
"""Text shrinks to a tenth, white space to a thousandth."""
_RATIO_FLOOR = 16 * 1024 * 1024
"""Bytes: what unpacks to less is harmless whatever its ratio."""
_MAX_MEMBERS = 20_000
"""Files: bounds the work that one archive can start; the limit in bytes does not, where files are tiny."""
_MAX_DEPTH = 2
"""Zips in a zip are opened, those in them are not."""
_JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def expand(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a zip (named archive.zip/inner/name.docx), or the one file itself.

    Raises IngestError before the first file when an archive is broken, locked, or unpacks to absurd size; after
    the last one when single files in it are broken, so that the others are read.
    """
    size = path.stat().st_size
    packed = is_archive(path.name)
    if size > (limit := MAX_ARCHIVE if packed else MAX_FILE):
        raise too_large(limit)
    if packed:
        yield from _unpack(path.name, path, size)
    else:
        yield path.name, path.read_bytes()


def too_large(limit: int) -> IngestError:
    """What to raise for a file above a limit in bytes."""
    sentence = f"文件超过 {limit // 1024 // 1024} MB 的上限，没有读取；请拆分或只保留正文。"
    return IngestError(IngestCode.TOO_LARGE, sentence)


def _unpack(name: str, file: Path | BytesIO, packed: int, depth: int = 1) -> Iterator[tuple[str, bytes]]:
    """The files inside a zip; zips inside it too, down to two levels. Raises IngestError as ``expand`` does."""
    try:
        archive = ZipFile(file)
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, "压缩包已损坏或不完整，请重新下载或重新打包。") from error
    broken: list[IngestError] = []
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _is_junk(info)]
        _check(members, packed)
        for info in members:
            try:
                yield from _member(archive, info, name, depth)
            except IngestError as error:
                broken.append(error)
    if broken:
        raise broken[0]


def _member(archive: ZipFile, info: ZipInfo, name: str, depth: int) -> Iterator[tuple[str, bytes]]:
    """One file of a zip, or the files of the zip that it is."""
    inner = f"{name}/{member_name(info)}"
    content = _content(archive, info)
    if not is_archive(inner):
        yield inner, content
    elif depth < _MAX_DEPTH:
        yield from _unpack(inner, BytesIO(content), len(content), depth + 1)


def member_name(info: ZipInfo) -> str:
    """A member's name without steps out of the archive; names that Windows wrote in GBK are decoded as such."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", errors="replace")
        for codec in ("utf-8", "gb18030"):
            try:
                name = raw.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".") and not part.endswith(":"))


def _is_junk(info: ZipInfo) -> bool:
    return any(part in info.filename for part in _JUNK)


def _check(members: list[ZipInfo], packed: int) -> None:
    total = sum(info.file_size for info in members)
    if any(info.flag_bits & _ENCRYPTED for info in members):
        raise IngestError(IngestCode.ENCRYPTED, "压缩包设有密码，请先解压再导入其中的文件。")
    if len(members) > _MAX_MEMBERS:
        sentence = f"压缩包里有 {len(members)} 个文件，超过 {_MAX_MEMBERS} 个的上限，请分批打包。"
        raise IngestError(IngestCode.TOO_LARGE, sentence)
    if total > MAX_ARCHIVE or (total > _RATIO_FLOOR and total > _MAX_RATIO * packed):
        raise IngestError(IngestCode.UNSAFE, "压缩包解开后异常巨大（疑似压缩炸弹），为安全起见没有读取。")


def _content(archive: ZipFile, info: ZipInfo) -> bytes:
    """A member's bytes, never more than it declared: a header may lie about its size."""
    try:
        with archive.open(info) as member:
            return member.read(min(info.file_size, MAX_FILE + 1))
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, f"压缩包里的“{member_name(info)}”已损坏，请重新打包。") from error
