"""Mails and pages saved as one file: their texts, the headers that people read, the names of files that came along."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from ingest.counts import markup
from ingest.files.decode import codec_named, decode

_WRONG = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_MARK = b"\xef\xbb\xbf"


def count(data: bytes) -> str | None:
    """All that a person may read of a mail but what stands in its attachments."""
    try:
        message = message_from_bytes(data.removeprefix(_MARK).lstrip())
        return "\n".join([*(_words(message, name) for name in _HEADERS), *_texts(message)])
    except _WRONG:
        return None


def _texts(message: Message) -> Iterator[str]:
    if message.get_content_type() == "message/rfc822":
        inner = message.get_payload()
        yield _words(inner[0], "Subject") if isinstance(inner, list) and isinstance(inner[0], Message) else ""
    elif message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _texts(part)
    else:
        yield _text(message)


def _text(part: Message) -> str:
    """The text of a part, or the name of the file that it is."""
    kind, name = part.get_content_type(), part.get_filename()
    beside = bool(name) and not kind.startswith(("image/", "text/css")) and not part.get("Content-ID")
    if beside or part.get_content_disposition() == "attachment":
        return _decoded(name)
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or kind not in ("text/html", "text/plain"):
        return ""
    text = decode(payload, codec_named(part.get_content_charset() or ""))[0]
    return markup.count(_MARK + text.encode("utf-8", "replace")) if kind == "text/html" else text


def _words(message: Message, name: str) -> str:
    found = (value for key, value in message.raw_items() if key.lower() == name.lower())
    return _decoded(next(found, ""))


def _decoded(header: str | None) -> str:
    """A header as people read it; bytes that no header may have are told by their encoding."""
    told = " ".join((header or "").split())
    if not told.isascii():
        told = decode(told.encode("utf-8", "surrogateescape"))[0]
    return str(make_header(decode_header(told)))
