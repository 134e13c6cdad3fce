"""The commands correct: records accepted, put right, rejected and added, and all of that taken back."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated

import typer

from corpus.build import Corpus
from corpus.corrections.correction import CHECKED_KINDS, CorrectionError, FieldValue
from corpus.corrections.making import CorrectionMaker
from corpus.corrections.wording import deed, subject
from corpus.glossary import chinese
from corpus.model import Span
from ui.cli.output import DEFAULT_CORPUS, DEFAULT_ENGINE, CorpusFolder, EngineName, fail, opened

Author = Annotated[str | None, typer.Option("--by", metavar="姓名", help="署名；不写则用登录名。")]
EntryIds = Annotated[list[str], typer.Argument(metavar="条目编号", help="如 1a2b3c4d5e6f7a8b-t3，可写多个。")]
DocumentId = Annotated[
    str, typer.Argument(metavar="文件编号", help="如 1a2b3c4d5e6f7a8b；列出：zhengce search 种类:文件。")
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="项=值", help="改一项，可写多次；几个名称之间用、隔开，空值表示没有。"),
]
Words = Annotated[
    str | None, typer.Option("--text", metavar="原文", help="原文中的一段，按它定起止；须在正文中只有一处。")
]


_KINDS = {chinese(f"kind.{kind.value}"): kind for kind in CHECKED_KINDS}
KindName = Annotated[str, typer.Option("--kind", metavar="种类", help=f"{'、'.join(_KINDS)}。")]


def correct_accept(
    entries: EntryIds,
    author: Author = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """认可条目：看过，原样正确。写文件编号则认可该文件的全部条目。"""
    with opened(corpus, engine) as library:
        for asked in entries:
            _accepted(library, asked, _author(author))


def correct_reject(
    entries: EntryIds,
    author: Author = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """去掉误提取的条目；可撤销。"""
    with opened(corpus, engine) as library:
        for entry_id in entries:
            _done(partial(library.corrections.reject, entry_id, _author(author)), entry_id, "已去掉")


def correct_edit(
    entry: Annotated[str, typer.Argument(metavar="条目编号", help="条目编号；写文件编号则改标题、地区等文件信息。")],
    settings: Settings = None,
    text: Words = None,
    author: Author = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """改条目的内容或起止，或文件的标题、文号、地区等。能改哪些项，写错时会列出。"""
    written = _written(settings or [])
    if not written and text is None:
        raise fail("请用 --set 项=值 写明改什么，或用 --text 写明起止。", 2)
    with opened(corpus, engine) as library:
        corrections, who = library.corrections, _author(author)
        if "-" not in entry:
            for name, value in written.items():
                _done(partial(corrections.set_field, entry, name, value, who), entry, "已改")
            return
        if written:
            _done(lambda: corrections.edit(entry, written, who), entry, "已改")
        if text is not None:
            document_id = entry.partition("-")[0]
            _done(lambda: corrections.bound(entry, _maker(library, document_id).find(text), who), entry, "已改起止")


def correct_add(
    document_id: DocumentId,
    text: Annotated[str, typer.Option("--text", metavar="原文", help="原文中的一段；须在正文中只有一处。")],
    kind: KindName,
    settings: Settings = None,
    author: Author = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """补一条漏掉的任务、目标、制度创新或引用。"""
    if kind not in _KINDS:
        raise fail(f"没有种类“{kind}”，可写：{'、'.join(_KINDS)}。", 2)
    written = _written(settings or [])
    with opened(corpus, engine) as library:

        def make() -> int:
            span: Span = _maker(library, document_id).find(text)
            return library.corrections.add(document_id, _KINDS[kind], span, written, _author(author))

        _done(make, document_id, f"已补录{kind}")


def correct_undo(
    numbers: Annotated[list[int], typer.Argument(metavar="编号", help="校核的编号，见 zhengce correct list。")],
    author: Author = None,
    corpus: CorpusFolder = DEFAULT_CORPUS,
    engine: EngineName = DEFAULT_ENGINE,
) -> None:
    """撤销校核；记录仍留着，注明何时由谁撤销。"""
    with opened(corpus, engine) as library:
        for number in numbers:
            try:
                noted = library.corrections.undo(number, _author(author))
            except CorrectionError as error:
                raise fail(str(error)) from error
            typer.echo(f"已撤销 {number}：{deed(noted.correction)} {subject(noted.correction)}")


def _accepted(library: Corpus, asked: str, author: str) -> None:
    """An entry; of a document all that nobody has looked at yet, at once."""
    if "-" in asked:
        _done(partial(library.corrections.accept, asked, author), asked, "已认可")
        return
    parsed = library.document(asked)
    if parsed is None:
        raise fail(f"语料库中没有文件 {asked}。")
    found = library.corrections.unverified(parsed)
    for entry_id, number in zip(found, library.corrections.accept_all(asked, found, author), strict=True):
        _say(number, entry_id, "已认可")


def _maker(library: Corpus, document_id: str) -> CorrectionMaker:
    return library.corrections.maker(document_id)


def _done(make: Callable[[], int], what: str, done: str) -> None:
    try:
        number = make()
    except CorrectionError as error:
        raise fail(str(error)) from error
    _say(number, what, done)


def _say(number: int, what: str, done: str) -> None:
    typer.echo(f"{done} {what}（校核编号 {number}）")


def _author(given: str | None) -> str:
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user whom the system does not know
        return ""


def _written(settings: Sequence[str]) -> dict[str, FieldValue]:
    found: dict[str, FieldValue] = {}
    for each in settings:
        name, sign, value = each.partition("=")
        if not sign:
            raise fail(f"“{each}”应写成 项=值，例如 --set 牵头单位=市财政局。", 2)
        found[name.strip()] = value.strip() or None
    return found
