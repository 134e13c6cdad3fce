"""Cited documents: their numbers, the marks around their titles, what the corpus knows of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from corpus.fold import fold
from corpus.glossary import chinese
from corpus.model import Block, Citation, Span, Validity
from corpus.review.draft import CitedPaper, Draft
from corpus.review.remarks import Remark
from corpus.review.rules import rule

_ENDED = (Validity.EXPIRED, Validity.REPEALED)
_BROKEN = 60
"""Characters of a line before a 》 whose 《 stands on the line above."""


def find_papers(draft: Draft) -> Iterator[Remark]:
    yield from _malformed(draft)
    yield from _half_brackets(draft)
    yield from _title_marks(draft)
    yield from _known(draft)


def _malformed(draft: Draft) -> Iterator[Remark]:
    """What extraction has found already."""
    for issue in draft.parsed.issues:
        if issue.code == "number_malformed" and issue.span:
            yield Remark(code="paper_malformed", message=issue.message, places=(issue.span,))
    for match in rule("number.unsigned").finditer(draft.folded):
        span = Span(*match.span("number"))
        if not any(i.code == "number_malformed" and i.span and i.span.end >= span.start and i.span.start <= span.end
                   for i in draft.parsed.issues):  # fmt: skip
            yield Remark(code="paper_malformed", message=f"文号“{draft.quote(span)}”缺少“号”字。", places=(span,))


def _half_brackets(draft: Draft) -> Iterator[Remark]:
    """[2020], 【2020】: one line for each kind of bracket."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for match in rule("number.brackets").finditer(draft.text):
        found[match["open"]].append(Span(*match.span("year")))
    for places in found.values():
        said = draft.quote(places[0])
        message = f"文号年份写作“{said}”，应为“〔{said[1:-1]}〕”（{len(places)} 处）。"
        yield Remark(code="paper_bracket", message=message, places=tuple(places), count=len(places))


# --- 《》 ----------------------------------------------------------------------------------------------------------


def _title_marks(draft: Draft) -> Iterator[Remark]:
    carried: list[int] = []
    for block in draft.parsed.document.blocks:
        line = _MarkedLine(draft, block, carried)
        yield from line.remarks()
        carried = line.opened[-1:]
    yield from (_unclosed(draft, at) for at in carried)


class _MarkedLine:
    """One line; ``opened`` are the 《 that have no 》 yet, one of which may stand on the line above."""

    def __init__(self, draft: Draft, block: Block, carried: list[int]) -> None:
        self.draft, self.start, self.end = draft, block.span.start, block.span.end
        self.opened, self.nested = list(carried), list[int]()

    def remarks(self) -> Iterator[Remark]:
        for at in range(self.start, self.end):
            mark = self.draft.text[at]
            if mark == "《":
                yield from self._opens(at)
            elif mark == "》":
                yield from self._closes(at)
        yield from (_unclosed(self.draft, old) for old in self.opened[:-1])
        if not self.opened:
            yield from (_nested(self.draft, at) for at in self.nested)

    def _opens(self, at: int) -> Iterator[Remark]:
        if self.opened and self.opened[0] < self.start:  # one at most is open from the line above
            yield _unclosed(self.draft, self.opened.pop(0))
        if self.opened:
            self.nested.append(at)
        self.opened.append(at)

    def _closes(self, at: int) -> Iterator[Remark]:
        if not self.opened:
            place = Span(max(self.start, at - 10), at + 1)
            yield Remark(code="title_unclosed", message=f"“{self.draft.quote(place)}”前缺“《”。", places=(place,))
        elif self.opened[-1] < self.start and at - self.start > _BROKEN:
            yield _unclosed(self.draft, self.opened.pop())
        else:
            self.opened.pop()


def _unclosed(draft: Draft, at: int) -> Remark:
    end = draft.text.find("\n", at, at + 16)
    place = Span(at, end if end > 0 else min(at + 16, len(draft.text)))
    return Remark(code="title_unclosed", message=f"“{draft.quote(place)}”后面缺“》”。", places=(place,))


def _nested(draft: Draft, at: int) -> Remark:
    place = Span(at, draft.text.index("》", at) + 1)
    inner = draft.quote(place)[1:-1]
    message = f"书名号里又用书名号：“《{inner}》”应为“〈{inner}〉”。"
    return Remark(code="title_nested", message=message, places=(place,))


# --- what the corpus knows ----------------------------------------------------------------------------------------


def _known(draft: Draft) -> Iterator[Remark]:
    papers: defaultdict[Span, list[CitedPaper]] = defaultdict(list)
    for paper in draft.papers:
        papers[paper.citation.span].append(paper)
    for found in papers.values():
        yield from _compared(found[0].citation, found)


def _compared(citation: Citation, papers: list[CitedPaper]) -> Iterator[Remark]:
    number = _plain(citation.number)
    titled = [paper for paper in papers if paper.by_title and paper.number]
    if number and titled and number not in {_plain(paper.number) for paper in papers if paper.by_title}:
        named = "、".join(dict.fromkeys(paper.number for paper in titled if paper.number))
        message = f"《{citation.title}》写的文号是{citation.number}，库中这份文件是{named}。"
        yield Remark(code="paper_differs", message=message, places=(citation.span,), mend=f"改为{named}。")
    elif citation.title and all(_is_another(citation.title, paper) for paper in papers):
        other = papers[0]
        message = f"{citation.number}在库中是《{other.title}》，不是《{citation.title}》。"
        yield Remark(code="paper_other", message=message, places=(citation.span,))
    meant = [paper for paper in papers if not number or _plain(paper.number) == number or not paper.number] or papers
    if meant and all(paper.validity in _ENDED for paper in meant):
        said = f"《{citation.title}》" if citation.title else citation.number
        message = f"{said}在库中标为“{chinese(meant[0].validity.value)}”。"
        yield Remark(code="paper_ended", message=message, places=(citation.span,))


def _is_another(title: str, paper: CitedPaper) -> bool:
    one, other = _bare(title), _bare(paper.title)
    return not (paper.by_title or one in other or other in one)


def _bare(title: str) -> str:
    """A title without marks around its parts: 印发〈某办法〉的通知 is 印发某办法的通知."""
    return "".join(character for character in fold(title) if character.isalnum())


def _plain(number: str | None) -> str | None:
    return "".join(fold(number).split()) if number else None
