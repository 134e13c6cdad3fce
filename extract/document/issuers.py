"""发文机关: who signed, or whom the title names; joint issuers each on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from corpus.fold import fold
from extract.document.document_number import InvalidDocumentNumber, parse_document_number
from extract.document.parts import bare
from extract.document.signature import Signature
from extract.document.speaker import reporting_organs
from extract.document.title import is_about
from extract.layout import Layout
from extract.names.institutions import Institutions
from extract.rules import begins, first, pattern_of

_HEAD = 12
"""Lines in which an organ may stand above the title."""
_HEADERS = 60
"""Lines in which a header or an order is sought: as many as a head may have."""
_LEAD = 1200
"""Characters in which a news lead names the organ."""
_SHORTEST, _SHORTEST_LINE = 3, 6
"""Characters of an organ (国务院, 农业部), and of a line that is a title's and no page furniture."""
_QUOTED = re.compile(r"[\"']\s*[,、]\s*[\"']")
"""Between the names of a list that a page states: "甲厅", "乙厅"."""
_SEPARATOR = re.compile(r"[\s、,;|]+")


def find_issuers(
    layout: Layout, title: str | None, signature: Signature | None, known: Institutions
) -> tuple[str, ...]:
    """The organs that issue a document: as signed, else as its title, order or news lead names them; never persons."""
    for names in _candidates(layout, title, signature):
        organs = [organ for name in names for organ in split_organs(name, known)]
        if organs:
            return tuple(dict.fromkeys(_bare_organ(organ) for organ in _in_full(organs, layout, title, known)))
    return ()


def _in_full(organs: Sequence[str], layout: Layout, title: str | None, known: Institutions) -> Sequence[str]:
    """Organs named from their level on (省林业局), as the header, the page or the title prints them in full, even where
    the signature shortens more (市交通委)."""
    if not any(pattern_of("document.organ.elliptic").match(fold(organ)) for organ in organs):
        return organs
    page = [name for name in (layout.document.facts.issuer, layout.document.facts.publisher) if name]
    full = [organ for names in (*_headers(layout), page) for name in names for organ in split_organs(name, known)]
    match = _named_in(title)
    full += split_organs(title[match.start("organs") : match.end("organs")], known) if title and match else ()
    return [
        next((f for f in full if fold(f).endswith(fold(organ)) or _is_shortened(organ, f)), organ) for organ in organs
    ]


def _is_shortened(organ: str, full: str) -> bool:
    """Whether 委 stands in a name where 委员会 does in another that ends alike, or 政府 where 人民政府 does."""
    whole, short = fold(full), fold(organ)
    return (short.endswith("委") and whole.endswith(f"{short}员会")) or (
        "政府" in short and "人民" not in short and whole.endswith(short.replace("政府", "人民政府", 1))
    )


def _bare_organ(organ: str) -> str:
    """An organ without the state's name before 国务院 and (代章) behind, a congress without its term's number."""
    organ = organ.removeprefix("中华人民共和国") if "国务院" in organ else organ
    organ = organ[: seal.start()] if (seal := pattern_of("document.organ.seal").search(fold(organ))) else organ
    return organ[match.end() :] if (match := pattern_of("document.organ.term").match(fold(organ))) else organ


def _is_number(line: str) -> bool:
    """Whether a line is a document number and nothing else."""
    try:
        parse_document_number(line)
    except InvalidDocumentNumber:
        return False
    return True


def _ends_organ(name: str) -> bool:
    return bool(pattern_of("document.organ.ending").search(fold(name)))


def _candidates(layout: Layout, title: str | None, signature: Signature | None) -> Iterator[Sequence[str]]:
    text = layout.document.text
    match = _named_in(title)
    named = [title[match.start("organs") : match.end("organs")]] if title and match else []
    signed = [layout.document[span].replace("\n", "") for span in signature.organs] if signature else []
    if len(signed) != 1 or _run_on(signed) != _run_on(named):  # else the title parts them, if anything does
        yield signed
    yield named
    yield from _boxed(layout, title)
    yield from reporting_organs(layout, title)
    yield from _headers(layout)
    yield from _below_title(layout, title)
    yield from _company(layout, title)
    settled = title and pattern_of("document.title.complete").search(fold(title))  # a notice, no news of one
    if not settled and (
        match := pattern_of("document.issuer.lead").search(layout.folded[: min(layout.own.end, _LEAD)])
    ):
        yield [text[match.start("organs") : match.end("organs")]] if _ends_organ(match["organs"]) else []
    stated = _QUOTED.sub("、", layout.document.facts.issuer or "")
    yield [] if pattern_of("document.organ.medium").search(fold(stated)) else [stated]
    yield from () if title and is_about(title) else _above_title(layout, title)


def _company(layout: Layout, title: str | None) -> Iterator[Sequence[str]]:
    """The company that the title of a plan opens with, where the text speaks of 公司 as of itself."""
    opening = pattern_of("document.issuer.company").match(fold(title)) if title else None
    if title and opening and first("document.company.own", layout.folded, layout.own.start, layout.own.end):
        yield [title[opening.start("organs") : opening.end("organs")]]


def _boxed(layout: Layout, title: str | None) -> Iterator[Sequence[str]]:
    """The organs in a bracket before the title, as collections print it: 【某市民政局】关于…的通知."""
    for block in layout.document.blocks[:_HEAD] if title else ():
        match = pattern_of("document.issuer.boxed").match(layout.folded[block.span.start : block.span.end])
        if match and bare(title or "") in bare(match["title"]):
            start = block.span.start + match.start("organs")
            yield [layout.document.text[start : start + len(match["organs"])]]


def _below_title(layout: Layout, title: str | None) -> Iterator[Sequence[str]]:
    """The organs on the lines between a title and its day, as statistical bulletins and covers print them."""
    organ, day = pattern_of("part.signature.organ"), pattern_of("document.cover.day")
    spans = [block.span for block in layout.document.blocks[:_HEADERS]]
    lines = [layout.folded[span.start : span.end] for span in spans]
    for at, line in enumerate(lines):
        if title and len(line) >= _SHORTEST_LINE and bare(title).endswith(bare(line)):
            first = at + 1 + bool(pattern_of("document.cover.remark").match("".join(lines[at + 1 : at + 2])))
            below = [*takewhile(organ.match, lines[first:])]
            last = first + len(below)
            if below and day.match("".join(lines[last : last + 1])):
                yield [layout.document[span] for span in spans[first:last]]


def _named_in(title: str | None) -> re.Match[str] | None:
    """The organs that a title begins with."""
    return pattern_of("document.issuer.title").match(fold(title)) if title else None


def _run_on(names: Sequence[str]) -> str:
    return _SEPARATOR.sub("", fold("".join(names)))


def _above_title(layout: Layout, title: str | None) -> Iterator[Sequence[str]]:
    """The organ that stands alone above the title or the number, as legal collections print it."""
    organ = pattern_of("part.signature.organ")
    for block, following in pairwise(layout.document.blocks[:_HEAD]):
        line, below = (layout.folded[one.span.start : one.span.end] for one in (block, following))
        opens_title = title and len(below) >= _SHORTEST_LINE and _same_beginning(bare(title), bare(below))
        if organ.match(line) and (opens_title or _is_number(below)):
            yield [layout.document[block.span]]


def _same_beginning(one: str, other: str) -> bool:
    """Whether one text begins with the other: a line may hold a title's beginning, or the number behind it too."""
    return one.startswith(other) or other.startswith(one)


def _headers(layout: Layout) -> Iterator[Sequence[str]]:
    """Orders (某某令), headers (某某文件) and the brackets under a statute's title."""
    for block in layout.document.blocks[:_HEADERS]:
        line = layout.folded[block.span.start : block.span.end]
        for rule in (
            "document.order",
            "document.header",
            "document.header.joined",
            "document.header.minutes",
            "document.promulgated",
            "document.enacted",
        ):
            if match := begins(rule, line):
                start = block.span.start
                yield [layout.document.text[start + match.start("organs") : start + match.end("organs")]]


def split_organs(name: str, known: Institutions) -> tuple[str, ...]:
    """The organs of a name in which several may stand side by side, even without a mark between them.

    >>> split_organs("中共某省委某省人民政府", Institutions.load())
    ('中共某省委', '某省人民政府')
    >>> split_organs("科 技 部", Institutions.load())
    ('科技部',)
    >>> split_organs("国务院关税税则委员会", Institutions.load())
    ('国务院关税税则委员会',)
    """
    compact = re.sub(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])", "", name.strip())
    parts = [part for part in _SEPARATOR.split(name.strip()) if part]
    if len(parts) > 1 and all(len(part) > _SHORTEST and _ends_organ(part) for part in parts):
        return tuple(organ for part in parts for organ in split_organs(part, known))
    pieces = [piece for part in _SEPARATOR.split(compact) if part for piece in _glued(part, known)]
    return tuple(piece for piece in pieces if _ends_organ(piece) or (len(pieces) > 1 and _is_branch(piece)))


def _is_branch(name: str) -> bool:
    """教育部门 beside another organ: a branch of government, named as one."""
    return name.endswith("部门") and len(name) > _SHORTEST and pattern_of("unit.level-word").match(fold(name)) is None


def _glued(name: str, known: Institutions) -> Iterator[str]:
    folded, start = fold(name), 0
    for cut in _cuts(folded, known):
        yield name[start:cut]
        start = cut
    yield name[start:]


def _cuts(folded: str, known: Institutions) -> Iterator[int]:
    """Where one organ ends and the next begins: after an ending, before the same place again or a national name."""
    place = pattern_of("document.organ.place").match(folded)
    again = place["place"] if place else None
    start = 0
    for at in range(len(folded)):
        if not (_ends_organ(folded[start:at]) or _is_branch(folded[start:at])):
            continue
        opens = (again and folded.startswith(again, at)) or pattern_of("document.organ.opens").match(folded[at:])
        if folded[start:at].endswith("委") and pattern_of("document.organ.joint").match(folded[at:]):
            continue  # an office of party and government
        if folded[start:at] == "国务院" and not folded.startswith("中", at):
            continue  # 国务院关税税则委员会 is one organ, 国务院中央军委 are two
        if pattern_of("document.organ.office").match(folded[at:]):
            continue  # an office of the organ before it
        if opens or (not again and at - start >= _SHORTEST and _whole(folded, at, known)):
            yield at
            start = at


def _whole(folded: str, at: int, known: Institutions) -> bool:
    """Whether a known organ begins here and ends where the name or another organ does: 发展改革委|财政部."""
    length = known.prefix(folded, at)
    return length >= _SHORTEST and (at + length == len(folded) or known.prefix(folded, at + length) >= _SHORTEST)
