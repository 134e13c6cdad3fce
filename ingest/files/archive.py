"""Zip archives and mails as a stream of files in memory. Nothing is written, so no name can lead out of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from ingest.files import sniff
from ingest.files.formats import foreign, is_archive, is_readable, recognised
from ingest.files.names import shown
from ingest.files.office import DAMAGED
from ingest.line import IngestCode, IngestError

if TYPE_CHECKING:
    from ingest.files.mail import Mime

MAX_FILE = 64 * 1024 * 1024
"""Bytes. The largest real 公文 seen, a scanned PDF of 300 pages, has 40 MB."""
MAX_ARCHIVE = 1024 * 1024 * 1024
"""Bytes, packed as well as unpacked, with all archives inside: sixteen of the largest files."""
_MAX_RATIO = 200
"""Text shrinks to a tenth, white space to a thousandth."""
_RATIO_FLOOR = 16 * 1024 * 1024
"""Bytes: what unpacks to less is harmless whatever its ratio."""
_MAX_MEMBERS = 20_000
"""Files, with those of all archives inside: bounds the work that one archive can start; the limit in bytes does not,
where files are tiny."""
_MAX_DEPTH = 4
"""Zips in a zip: a county's in a city's in a province's, and a mail's attachment."""
_JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_PACKED = b"PK"

Found = tuple[str, bytes | IngestError]
"""A file's name with its bytes, or with the reason why it could not be opened."""


@dataclass(slots=True)
class _Spent:
    """What was taken out of an archive and those inside it so far."""

    members: int = 0
    size: int = 0

    def take(self, members: int, total: int, packed: int) -> None:
        """Count what is about to be taken. Raises IngestError where it is more than one archive may hold."""
        self.members += members
        self.size += total
        if self.members > _MAX_MEMBERS:
            sentence = f"压缩包里有 {self.members} 个文件，超过 {_MAX_MEMBERS} 个的上限，请分批打包。"
            raise IngestError(IngestCode.TOO_LARGE, sentence)
        if self.size > MAX_ARCHIVE or (total > _RATIO_FLOOR and total > _MAX_RATIO * packed):
            raise IngestError(IngestCode.UNSAFE, "压缩包解开后异常巨大（疑似压缩炸弹），为安全起见没有读取。")


def expand(path: Path) -> Iterator[Found]:
    """The files of a zip (named archive.zip/inner/name.docx), a mail and its attachments, or the one file itself.

    Raises IngestError where nothing of it can be opened: broken, locked, empty, of absurd size. Single files in it
    that cannot be opened come with their reason, and the others go on.
    """
    check_regular(path)
    size, name = path.stat().st_size, shown(path.name)
    packed = is_readable(path.name) and _is_packed(path)
    if size > (limit := MAX_ARCHIVE if packed or is_archive(path.name) else MAX_FILE):
        raise too_large(limit)
    if packed:
        yield from _unpack(name, path, size, 1, _Spent())
    else:
        yield from _one(name, path.read_bytes(), 0, _Spent())


def expand_bytes(name: str, data: bytes) -> Iterator[Found]:
    """The same for a file that is in memory already."""
    yield from _one(shown(name), data, 0, _Spent())


def is_small(path: Path) -> bool:
    """Whether a file may be looked into though its name tells nothing. Raises IngestError for a pipe or a device."""
    if path.exists():
        check_regular(path)
    return path.is_file() and path.stat().st_size <= MAX_FILE


def check_regular(path: Path) -> None:
    """Refuse a pipe or a device, from which reading may never end. Raises IngestError, and OSError for no file."""
    if not S_ISREG(path.stat().st_mode) and not path.is_dir():
        raise IngestError(IngestCode.FOREIGN, "这不是普通文件（是管道、设备或套接字），没有读取；请指明文件。")


def too_large(limit: int) -> IngestError:
    """What to raise for a file above a limit in bytes."""
    sentence = f"文件超过 {limit // 1024 // 1024} MB 的上限，没有读取；请拆分或只保留正文。"
    return IngestError(IngestCode.TOO_LARGE, sentence)


def _is_packed(path: Path) -> bool:
    """Whether a file is an archive by its content; a broken one is by its name."""
    with path.open("rb") as file:
        head = file.read(MAX_HEAD)
    if not head.startswith(_PACKED):
        return False
    try:
        with ZipFile(path) as archive:
            return sniff.holds_files(head, archive.namelist())
    except DAMAGED:
        return is_archive(path.name)


MAX_HEAD = 2048
"""Bytes in which a package of OpenDocument says what it is."""


def _one(name: str, data: bytes, depth: int, spent: _Spent) -> Iterator[Found]:
    """One file, or the files of the zip or mail that it is."""
    if is_readable(name):
        if _is_zip(name, data):
            yield from _unpack(name, BytesIO(data), len(data), depth + 1, spent)
            return
        if is_archive(name) and recognised(data) is None:
            raise foreign("", data) or _broken()
    mail = _mail(data)
    if mail is None or mail.body or not mail.attachments:
        yield name, data
    if mail and mail.attachments:
        spent.take(len(mail.attachments), sum(len(part.data) for part in mail.attachments), len(data))
        for part in mail.attachments:
            yield from _inside(f"{name}/{part.name or '附件'}", part.data, depth + 1, spent)


def _mail(data: bytes) -> Mime | None:
    """A mail's parts; None for what is none. A broken one is told when it is read."""
    if not sniff.is_mail(data):
        return None
    take_apart: Callable[[bytes], Mime] = import_module("ingest.files.mail").take_apart  # Python's parser loads slowly
    try:
        return take_apart(data)
    except IngestError:
        return None


def _is_zip(name: str, data: bytes) -> bool:
    try:
        return sniff.is_zip(data)
    except IngestError:
        return is_archive(name) and data.startswith(_PACKED)


def _inside(name: str, data: bytes, depth: int, spent: _Spent) -> Iterator[Found]:
    """A file inside another one; what cannot be opened comes with its reason."""
    if depth >= _MAX_DEPTH and _opens(name, data):
        sentence = f"压缩包套得太深（超过 {_MAX_DEPTH} 层），没有打开；请先解压，再导入其中的文件。"
        yield name, IngestError(IngestCode.ARCHIVE, sentence)
        return
    try:
        yield from _one(name, data, depth, spent)
    except IngestError as error:
        yield name, error


def _opens(name: str, data: bytes) -> bool:
    return is_readable(name) and (_is_zip(name, data) or sniff.is_mail(data))


def _unpack(name: str, file: Path | BytesIO, packed: int, depth: int, spent: _Spent) -> Iterator[Found]:
    """The files inside a zip, and in the zips inside it. Raises IngestError as ``expand`` does."""
    try:
        archive = ZipFile(file)
    except DAMAGED as error:
        raise _broken() from error
    with archive:
        members = [info for info in archive.infolist() if not info.filename.endswith("/") and not _is_junk(info)]
        if not members:
            raise IngestError(IngestCode.EMPTY, "压缩包是空的，里面没有文件，请重新打包。")
        if all(info.flag_bits & _ENCRYPTED for info in members):
            raise _locked()
        spent.take(len(members), sum(info.file_size for info in members), packed)
        for info in members:
            inner = f"{name}/{member_name(info)}"
            try:
                content = _content(archive, info)
            except IngestError as error:
                yield inner, error
            else:
                yield from _inside(inner, content, depth, spent)


def _broken() -> IngestError:
    return IngestError(IngestCode.BROKEN, "压缩包已损坏或不完整，请重新下载或重新打包。")


def _locked() -> IngestError:
    return IngestError(IngestCode.ENCRYPTED, "压缩包设有密码，请先解压再导入其中的文件。")


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
    parts = PurePosixPath(shown(name).replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".") and not part.endswith(":"))


def _is_junk(info: ZipInfo) -> bool:
    return any(part in info.filename for part in _JUNK)


def _content(archive: ZipFile, info: ZipInfo) -> bytes:
    """A member's bytes, never more than it declared: a header may lie about its size."""
    if info.flag_bits & _ENCRYPTED:
        raise _locked()
    try:
        with archive.open(info) as member:
            return member.read(min(info.file_size, MAX_FILE + 1))
    except DAMAGED as error:
        raise IngestError(IngestCode.BROKEN, f"压缩包里的“{member_name(info)}”已损坏，请重新打包。") from error
