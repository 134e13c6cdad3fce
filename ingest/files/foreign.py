"""Files that no reader here is for: what they really are and what to do about it, by their bytes or their ending."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from ingest.line import IngestCode, IngestError


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that is not read."""

    marks: tuple[bytes, ...]
    """How its bytes begin."""
    endings: tuple[str, ...]
    """Of names, where there are no bytes to go by."""
    sentence: str
    code: IngestCode = IngestCode.FOREIGN


def _image(name: str) -> str:
    return f"这是图片（{name}），这种格式不读取；请另存为 PNG 或 JPEG 再导入，其中的文字会自动识别。"


def _archive(name: str) -> str:
    return f"这其实是 {name} 压缩包，不能直接打开；请先解压，再导入其中的文件，或重新打包成 .zip。"


def _print_to_pdf(name: str, reader: str) -> str:
    return f"这是 {name} 文件，格式不公开，无法读取；请用 {reader} 打开后另存或打印为 PDF 再导入。"


_SLIDES = "这是演示文稿（PPT），不是公文文件；请另存为 PDF 再导入。"
_PROGRAM = "这是程序或数据库，不是公文文件；请确认文件后重新导入。"
_OUTLOOK = "这是 Outlook 邮件（.msg），无法读取；请在 Outlook 中另存为 .eml 或网页再导入。"
_MEDIA = "这是音频或视频，没有文字；请导入它的文字稿。"

KINDS: tuple[Foreign, ...] = (
    Foreign((b"GIF8",), (".gif",), _image("GIF"), IngestCode.SCANNED),
    Foreign((), (".heic", ".heif"), _image("HEIC"), IngestCode.SCANNED),
    Foreign((b"Rar!",), (".rar",), _archive("RAR")),
    Foreign((b"7z\xbc\xaf",), (".7z",), _archive("7z")),
    Foreign((b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), (".gz", ".tgz", ".bz2", ".xz", ".tar"), _archive("tar/gzip")),
    Foreign((b"MSCF",), (".cab",), _archive("CAB")),
    Foreign((b"Founder CEB", b"FounderCEB"), (".ceb", ".cebx"), _print_to_pdf("方正 CEB", "方正 Apabi Reader")),
    Foreign((), (".gd", ".sep", ".gw"), _print_to_pdf("书生 GD/SEP", "书生阅读器")),
    Foreign((b"HN ", b"CAJ"), (".caj", ".nh", ".kdh"), _print_to_pdf("知网 CAJ", "CAJViewer")),
    Foreign((b"MZ", b"\x7fELF", b"SQLite format 3"), (), _PROGRAM),
    Foreign((), (".ppt", ".pptx", ".pps", ".dps"), _SLIDES),
    Foreign((), (".msg",), _OUTLOOK),
    Foreign((b"ID3", b"OggS"), (".mp3", ".mp4", ".avi", ".mov", ".wav"), _MEDIA),
)
_BRAND = re.compile(rb".{4}ftyp(?:heic|heix|mif1)", re.DOTALL)
_DATA = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b", re.IGNORECASE)
_TAR_MARK, _TAR_AT = b"ustar", 257
_XML = Foreign((), (), "这是 XML 数据，不是公文文件；请导入网页、Word、PDF 或文本。")


def foreign_by_content(data: bytes) -> Foreign | None:
    """What bytes are, if they are of a kind that is not read."""
    return by_mark(data) or (_XML if _DATA.match(data) else None)


def by_mark(data: bytes) -> Foreign | None:
    """The same, but for XML, which may be a page."""
    if found := next((kind for kind in KINDS if kind.marks and data.startswith(kind.marks)), None):
        return found
    if _BRAND.match(data):
        return foreign_by_ending("a.heic")
    if data[_TAR_AT : _TAR_AT + len(_TAR_MARK)] == _TAR_MARK:
        return foreign_by_ending("a.tar")
    return None


def foreign_by_ending(name: str) -> Foreign | None:
    """What a file is by its name, if that is of a kind that is not read."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind in KINDS if suffix in kind.endings), None)


# Streams of OLE containers, by the names that their directories hold in UTF-16.
STREAMS: Mapping[bytes, Foreign] = {
    "PowerPoint Document".encode("utf-16-le"): Foreign((), (), _SLIDES),
    "__substg1.0_".encode("utf-16-le"): Foreign((), (), _OUTLOOK),
}


def refused(kind: Foreign) -> IngestError:
    """What to raise for a file of a kind that is not read."""
    return IngestError(kind.code, kind.sentence)
