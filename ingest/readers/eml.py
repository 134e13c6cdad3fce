"""Mails: the text of the message. Attachments are files of their own (``ingest.files.archive``), named here."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Issue, Severity
from ingest.files.mail import Mime, MimePart, take_apart
from ingest.ledger import Left, LeftOut
from ingest.line import IngestCode, IngestError, RawDocument
from ingest.readers import html, text

_NAMED = 10
"""Attachments named in an issue; the rest are counted."""


def read(data: bytes) -> RawDocument:
    """Lines of a mail's text. Raises IngestError for a broken one, and where only attachments hold any."""
    mail = take_apart(data)
    body = _body(mail)
    if body is None:
        named = f"，只有附件（{_names(mail)}），请把附件另存后导入" if mail.attachments else "，请检查原邮件"
        raise IngestError(IngestCode.NO_TEXT, f"邮件没有正文{named}。")
    raw = html.read(body.as_utf8()) if body.kind == "text/html" else text.read(body.as_utf8())
    issues = (*raw.issues, _attached(mail)) if mail.attachments else raw.issues
    return replace(raw, issues=issues, left=(*raw.left, *_left(mail, body)))


def _body(mail: Mime) -> MimePart | None:
    """The first text that formats, as it has tables; else the first plain one."""
    filled = [part for part in mail.texts if part.data.strip()]
    return next((part for part in filled if part.kind == "text/html"), filled[0] if filled else None)


def _left(mail: Mime, body: MimePart) -> tuple[LeftOut, ...]:
    headers = tuple(LeftOut(Left.FACTS, words) for words in mail.headers.values())
    names = tuple(LeftOut(Left.ATTACHED, part.name) for part in mail.attachments if part.name)
    others = tuple(_other(part, body) for part in mail.texts if part is not body and part.data.strip())
    return headers + names + others


def _other(part: MimePart, body: MimePart) -> LeftOut:
    """The same text once more without format, or a second one."""
    words = part.as_utf8().decode("utf-8-sig")
    return LeftOut(Left.REPEATED if part.kind == "text/plain" and body.kind == "text/html" else Left.ATTACHED, words)


def _names(mail: Mime) -> str:
    names = [part.name or "未命名" for part in mail.attachments]
    more = f" 等 {len(names)} 个" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def _attached(mail: Mime) -> Issue:
    sentence = f"邮件的附件（{_names(mail)}）不在正文里；加入语料库时各成一份文件。"
    return Issue("attachments", sentence, severity=Severity.NOTE)
