"""Mails and pages saved as one file (MIME) taken apart: the parts that are text, and the files that came along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message

from ingest.files.decode import codec_named, decode
from ingest.files.names import shown
from ingest.line import IngestCode, IngestError

_NESTING = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_MOST_NESTED = 30
"""Parts that hold parts: the parser looks for the end of each one in every line."""
_MOST_LINES = 2_000_000
"""A mail of the largest size in base64 has 900,000."""
_MOST_PARTS = 2_000
_BETWEEN = re.compile(r"(?<=\?=) (?==\?)")
_TOGETHER = 100
"""Encoded words of a header that are decoded at once, for a character may go on in the next word: the time that Python
takes for all of them grows with their square."""
_WRONG = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What Python's parser raises for hostile parts, by breaking many."""
_BROKEN = "邮件或网页存档已损坏或不完整，请重新下载，或在浏览器中另存为“网页，仅 HTML”。"


@dataclass(frozen=True, slots=True)
class MimePart:
    """One part with content of its own."""

    kind: str
    """text/html, image/png …"""
    data: bytes
    charset: str | None
    name: str
    """Of the file that it is; empty where it has none."""
    attached: bool
    """A file that came along, not what is read first."""
    place: str
    """Its address (Content-Location, or cid: and its Content-ID), by which other parts name it."""

    @property
    def is_text(self) -> bool:
        return self.kind in ("text/html", "text/plain") and not self.attached

    def as_utf8(self) -> bytes:
        """The part's text with a mark that tells its encoding, which its header may have told and its bytes do not."""
        codec = codec_named(self.charset or "")
        return b"\xef\xbb\xbf" + decode(self.data, codec)[0].encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Mime:
    """A mail or a saved page."""

    headers: dict[str, str]
    """Subject, From, To, Date … as people read them."""
    parts: tuple[MimePart, ...]

    @property
    def texts(self) -> tuple[MimePart, ...]:
        return tuple(part for part in self.parts if part.is_text)

    @property
    def body(self) -> bool:
        """Whether it has text of its own."""
        return any(part.data.strip() for part in self.texts)

    @property
    def attachments(self) -> tuple[MimePart, ...]:
        return tuple(part for part in self.parts if part.attached)


def take_apart(data: bytes) -> Mime:
    """The parts of a mail or saved page. Raises IngestError for a broken one."""
    if len(_NESTING.findall(data)) > _MOST_NESTED or data.count(b"\n") > _MOST_LINES:
        raise IngestError(IngestCode.TOO_LARGE, "邮件套得太深或太长，不像一份公文，没有读取；请另存其中的正文和附件。")
    try:
        message = message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
        parts = tuple(_parts(message))
        headers = {name: _words(message.get(name)) for name in ("Subject", "From", "To", "Cc", "Date")}
    except _WRONG as error:
        raise IngestError(IngestCode.BROKEN, _BROKEN) from error
    return Mime({name: words for name, words in headers.items() if words}, parts)


def _parts(message: Message) -> Iterator[MimePart]:
    """Leaves in order; a mail in a mail is a file of its own."""
    waiting: list[Message] = [message]
    seen = 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise IngestError(IngestCode.TOO_LARGE, f"邮件里的部分超过 {_MOST_PARTS} 个，没有读取；请另存其中的正文。")
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" and isinstance(inner, list) and part is not message:
            yield _inner_mail([each for each in inner if isinstance(each, Message)])
        elif isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield _leaf(part)


def _inner_mail(inner: list[Message]) -> MimePart:
    name = _words(inner[0].get("Subject")) if inner else ""
    data = inner[0].as_bytes() if inner else b""
    return MimePart("message/rfc822", data, None, f"{_file_name(name) or '转发的邮件'}.eml", True, "")


def _leaf(part: Message) -> MimePart:
    payload = part.get_payload(decode=True)
    kind, name = part.get_content_type(), _file_name(_words(part.get_filename()))
    by_header = part.get_content_disposition() == "attachment"
    attached = by_header or bool(name and not kind.startswith(("image/", "text/css")) and not part.get("Content-ID"))
    content_id = str(part.get("Content-ID") or "").strip().strip("<>")
    place = _words(part.get("Content-Location")) or (f"cid:{content_id}" if content_id else "")
    data = payload if isinstance(payload, bytes) else b""
    return MimePart(kind, data, part.get_content_charset(), name, attached, place)


def _words(header: object) -> str:
    """A header as people read it: =?gb2312?B?…?= decoded, bytes beyond ASCII as UTF-8 or GB18030."""
    if header is None:
        return ""
    told = " ".join(header.split()) if isinstance(header, str) else header
    if not isinstance(told, str):
        return shown("".join(_pieces(told))).strip()
    encoded = _BETWEEN.split(told)
    together = (" ".join(encoded[at : at + _TOGETHER]) for at in range(0, len(encoded), _TOGETHER))
    return shown("".join(word for each in together for word in _pieces(each))).strip()


def _pieces(told: object) -> Iterator[str]:
    try:
        pieces = decode_header(told)  # type: ignore[arg-type]  # a Header where the file has bytes beyond ASCII
    except (HeaderParseError, ValueError):
        pieces = [(str(told), None)]
    return (piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces)


def _decoded(piece: bytes, charset: str | None) -> str:
    codec = codec_named(charset or "") or "utf-8"
    for each in (codec, "utf-8", "gb18030"):
        try:
            return piece.decode(each)
        except UnicodeDecodeError:
            continue
    return piece.decode(codec, "replace")


def _file_name(name: str) -> str:
    return re.sub(r'[/\\:*?"<>|\ufffd]', "_", name).strip(" .")
