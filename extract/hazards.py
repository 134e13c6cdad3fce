"""What is doubtful about a text: garbled, spun, cut off, machine-made, a table announced but absent.

Precision comes first: an issue at the head of a document that is sound teaches people to overlook issues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, cached_property
from itertools import chain, pairwise

from corpus.fold import fold
from corpus.fragments import compiled
from corpus.model import Block, Issue, Metadata, PartKind, Severity, Span
from extract.document.parts import bare
from extract.labels.annotations import find_clauses
from extract.labels.units import looks_like_list
from extract.layout import Layout
from extract.rules import finds, first, pattern_of

_HAN = re.compile("[\u4e00-\u9fff]+")
_EXTENSION = compiled(r"\. (?i: {file_ending} ) $")
_MIN_HAN = 100
"""Of fewer Han characters a share says nothing."""
_RARE_SHARE = 0.05
"""Of Han characters beyond GB 2312's first level. The 161 real texts have 0 to 1.2 %; UTF-8 read as GBK has 40 %."""
_TRADITIONAL_SHARE = 0.1
"""Of Han characters that fold to another one: real texts have 0 to 0.5 %, or 30 % and more."""
_SAMPLE = 3000
"""Characters from which the script of a text is told."""
_SPOTS = 3
"""One odd spot may be a quotation, two a coincidence."""
_LONG_LINE, _LONG_SHARE = 1200, 0.6
"""The longest real paragraph has 1,386 characters, in a report of 16,000."""
_DUPLICATE, _DUPLICATE_SHARE, _PARAGRAPH = 1000, 0.15, 60
"""Characters told twice: five plans of one file share 304 (1.9 %) without harm."""
_LAST_LINE = 20
"""A shorter last line is a signature, a caption or a page's button."""
_HEAD_BLOCKS = 8
"""Lines below a number within which the addressees stand."""
_SHORTEST_PIECE = 6
"""Characters of a broken line that are enough to know an attachment's name by."""


def find_hazards(layout: Layout, metadata: Metadata) -> tuple[Issue, ...]:
    """Issues about the text as a whole, worst first."""
    hazards = _Hazards(layout)
    garbled = tuple(hazards.garbled())
    if any(issue.severity is Severity.WARNING for issue in garbled):
        return garbled  # whatever else such a text seems to be, it is not
    finders = (
        hazards.spun,
        hazards.taiwan,
        hazards.two_documents,
        hazards.duplicated,
        hazards.glued_table,
        hazards.missing_attachments,
        hazards.cut_off,
        hazards.no_line_breaks,
        hazards.traditional,
    )
    return tuple(issue for find in finders for issue in find()) + garbled


@cache
def _rare() -> re.Pattern[str]:
    """Han characters that are not among the 3,755 of GB 2312's first level (rows 16 to 55): those between them."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    common = sorted(ord(one) for pair in cells for one in pair.decode("gb2312", errors="ignore"))
    edges = pairwise([0x4E00 - 1, *common, 0x9FFF + 1])
    return re.compile("[" + "".join(f"{chr(a + 1)}-{chr(b - 1)}" for a, b in edges if b - a > 1) + "]")


class _Hazards:
    """One document, and what is doubtful about it."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.document, self.folded, self.parts = layout, layout.document, layout.folded, layout.parts
        self.blocks = layout.document.blocks

    def line(self, block: Block) -> str:
        return self.folded[block.span.start : block.span.end]

    def found(self, rule: str) -> list[re.Match[str]]:
        return list(pattern_of(rule).finditer(self.folded))

    # --- the words ----------------------------------------------------------------------------------------------------

    def garbled(self) -> Iterator[Issue]:
        spots = [
            Span(*match.span()) for rule in ("hazard.mojibake", "hazard.question-mark") for match in self.found(rule)
        ]
        if self._is_rare() or len(spots) >= _SPOTS:
            yield Issue("garbled", "文中有乱码，提取结果不可靠，请换一份来源。", min(spots, default=None))
        elif spots:
            message = "个别文字疑似乱码或缺失，请核对原文。"
            yield Issue("garbled_spot", message, min(spots), Severity.NOTE)

    def _is_rare(self) -> bool:
        """Whether many of its characters are rare; all are counted only where that many are."""
        rare = len(_rare().findall(self.folded))
        if rare <= _RARE_SHARE * _MIN_HAN:
            return False
        han = 0
        for run in _HAN.finditer(self.folded):
            han += run.end() - run.start()
            if rare <= _RARE_SHARE * han:
                return False
        return han >= _MIN_HAN

    def spun(self) -> Iterator[Issue]:
        matches = self.found("hazard.spun")
        if len({match[0] for match in matches}) >= 2 or len(matches) >= _SPOTS:
            words = "、".join(dict.fromkeys(f"“{match[0]}”" for match in matches[:_SPOTS]))
            message = f"文字疑似被“伪原创”工具替换过（如{words}），不是公文原文，请换一份来源。"
            yield Issue("spun", message, Span(*matches[0].span()))

    @cached_property
    def is_traditional(self) -> bool:
        sample = "".join(_HAN.findall(self.document.text[:_SAMPLE]))
        folded = fold(sample)
        changed = sum(map(str.__ne__, sample, folded)) if folded != sample else 0
        return changed > _TRADITIONAL_SHARE * len(sample)

    def traditional(self) -> Iterator[Issue]:
        if self.is_traditional:
            message = "文本是繁体字转写件，可能与简体原件有出入。"
            yield Issue("traditional_copy", message, severity=Severity.NOTE)

    def taiwan(self) -> Iterator[Issue]:
        matches = self.found("hazard.taiwan") if self.is_traditional else []
        if len(matches) >= 2:
            word = self.document[Span(*matches[0].span())]
            message = f"文本转写时换成了台湾用语（如“{word}”），引用前请核对原件。"
            yield Issue("taiwan_wording", message, Span(*matches[0].span()))

    # --- the whole ----------------------------------------------------------------------------------------------------

    def two_documents(self) -> Iterator[Issue]:
        """Two lines with different document numbers, each with addressees soon below it."""
        heads: dict[str, Block] = {}
        for index, block in self.layout.blocks_with("hazard.number-line"):
            if first("hazard.number-line", self.line(block)) and not block.cell:
                below = self.blocks[index + 1 : index + 1 + _HEAD_BLOCKS]
                if any(pattern_of("hazard.addressee-line").search(self.line(other)) for other in below):
                    heads.setdefault(self.line(block).replace(" ", ""), block)
        for block in list(heads.values())[1:]:
            message = f"文件里还有另一份公文（{self.document[block.span]}），请确认是否应拆成两个文件。"
            yield Issue("two_documents", message, block.span)

    def duplicated(self) -> Iterator[Issue]:
        seen: set[str] = set()
        repeats: list[Block] = []
        for block in self.blocks:
            line = self.line(block)
            if block.cell or len(line) < _PARAGRAPH:
                continue
            if line in seen:
                repeats.append(block)
            seen.add(line)
        size = sum(len(block.span) for block in repeats)
        if size > _DUPLICATE or size > _DUPLICATE_SHARE * len(self.folded) > 0:
            message = f"有 {len(repeats)} 个段落重复出现，任务和目标可能被重复计算。"
            yield Issue("duplicated", message, repeats[0].span)

    def cut_off(self) -> Iterator[Issue]:
        blocks = (block for _, block in self.layout.blocks_with("hazard.goes-on"))
        if match := next(filter(None, map(self._goes_on, blocks)), None):
            said = self.document.text[match.start() : match.end()].strip("（）()[]【】")
            yield Issue("cut_off", f"文中写明“{said}”，后面的内容不在这个文件里。", Span(*match.span()))
            return
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.cell or len(last.span) < _LAST_LINE:
            return
        line = self.line(last)
        if re.search("[,;。]", line) and not (pattern_of("hazard.closing").search(line) or _ends_in_units(line)):
            end = Span(max(last.span.start, last.span.end - _LAST_LINE), last.span.end)
            yield Issue("cut_off", "文本在句子中间中断，后面的内容缺失。", end)

    def _goes_on(self, block: Block) -> re.Match[str] | None:
        """Where a line says that what follows stands elsewhere."""
        return first("hazard.goes-on", self.folded, max(block.span.start, block.span.end - _LAST_LINE), block.span.end)

    def no_line_breaks(self) -> Iterator[Issue]:
        longest = max(self.blocks, key=lambda block: len(block.span), default=None)
        if longest and len(longest.span) >= _LONG_LINE and len(longest.span) >= _LONG_SHARE * len(self.folded):
            message = "原文没有分段（多为扫描识别件），标题与任务的划分可能不准。"
            yield Issue("no_line_breaks", message, severity=Severity.NOTE)

    # --- tables -------------------------------------------------------------------------------------------------------

    def glued_table(self) -> Iterator[Issue]:
        for block in self.blocks:
            if match := pattern_of("hazard.glued-table").search(self.line(block)):
                span = Span(block.span.start + match.start(), block.span.start + match.end())
                yield Issue("table_glued", "表格的各栏粘连或错位，其中的任务和单位无法可靠读取，请核对原表。", span)
                return

    def missing_attachments(self) -> Iterator[Issue]:
        """Attachments that the list names, or a link, or the text, and the file does not hold."""
        names = list(self._attachment_names())
        end = max((block.span.end for block, _ in names), default=0)
        parts = [p for p in self.parts if p.span.start > end and p.kind is not PartKind.BODY]
        downloads = () if names else tuple(dict.fromkeys(self._downloads()))
        last = next(iter(self.blocks_behind(end - 1)), None)
        headed = len(names) == 1 and last is not None and last.cell is not None  # 附件：某表, and the table below it
        listed = names if len(parts) < len(names) and not headed else []
        wanted = [*((name, block.span) for block, name in listed), *((name, None) for name in downloads)]
        rest = self._bare_lines(end) if wanted else frozenset()
        yield from (_absent(name, span) for name, span in wanted if not _is_among(bare(name), rest))
        if not (names or downloads or parts):
            yield from self._announced()

    def _bare_lines(self, end: int) -> frozenset[str]:
        return frozenset(bare(line) for line in map(self.line, self.blocks_behind(end)) if not _EXTENSION.search(line))

    def blocks_behind(self, end: int) -> Iterator[Block]:
        return (block for block in self.blocks if block.span.start > end)

    def _downloads(self) -> Iterator[str]:
        """Names of files that the page offers as attachments, in its text or around it."""
        around = self._around()
        for text, folded in ((self.document.text, self.folded), (around, fold(around))):
            for match in pattern_of("hazard.attachment-download").finditer(folded):
                yield _unquoted(text[match.start("name") : match.end("name")])

    def has_button(self) -> bool:
        """Whether a line, of the text or around it, offers attachments that it does not name."""
        lines = chain(map(self.line, self.blocks), fold(self._around()).splitlines())
        return any("附" in line and pattern_of("hazard.attachment-button").search(line.strip()) for line in lines)

    def _around(self) -> str:
        """What a site put around the text, where it may name attachments."""
        left = self.document.ledger.left if self.document.ledger else ()
        return "\n".join(entry.words for entry in left if entry.reason == "navigation" and "附" in entry.words)

    def _announced(self) -> Iterator[Issue]:
        """An attachment without a name: a button, or words that send the reader to it, where no line is headed 附件."""
        if self.has_button():
            yield Issue(
                "attachment_missing", "附件要另外下载，不在文件里，其中的内容没有读到。", severity=Severity.NOTE
            )
            return
        if any(self.line(block).startswith("附") for block in self.blocks):
            return
        if match := next(finds("hazard.attachment-seen", self.folded), None):
            said = self.document.text[match.start() : match.end()].strip("（(：:，,。）)")
            message = f"正文写明“{said}”，附件不在文件里，其中的内容没有读到。"
            yield Issue("attachment_missing", message, Span(*match.span()), Severity.NOTE)

    def _attachment_names(self) -> Iterator[tuple[Block, str]]:
        """The first list of attachments: its lines with the names in them."""
        listing = False
        for block in self.blocks:
            rule = "hazard.attachment-next" if listing else "hazard.attachment-list"
            match = pattern_of(rule).search(self.line(block)) if not block.cell else None
            if match:
                start = block.span.start + match.start("name")
                yield block, _unquoted(self.document.text[start : block.span.start + match.end("name")])
            elif listing:
                return
            listing = listing or match is not None


def _ends_in_units(line: str) -> bool:
    """Whether a line closes with units behind a label (…，责任单位：县总工会、各镇人民政府), as a text may end."""
    clauses = find_clauses(line, 0, len(line))
    if not clauses or clauses[-1].label is None or line.endswith(("、", ",", ":")):
        return False
    return looks_like_list(line[clauses[-1].value.start :], needs_word=False)


def _absent(name: str, span: Span | None) -> Issue:
    is_table = pattern_of("hazard.table-name").search(fold(name))
    what, code = ("任务和单位", "table_missing") if is_table else ("内容", "attachment_missing")
    severity = Severity.WARNING if is_table else Severity.NOTE
    return Issue(code, f"附件“{name}”不在文件里，其中的{what}没有读到。", span, severity)


def _unquoted(name: str) -> str:
    """An attachment's name without 《》 around all of it, and without the extension of a link."""
    name = _EXTENSION.sub("", name.strip())
    whole = name.startswith("《") and name.endswith("》") and name.count("《") == 1
    return name[1:-1] if whole else name


def _is_among(name: str, lines: Set[str]) -> bool:
    """Whether a line repeats a name, perhaps without its brackets or broken in two."""
    return any(
        name in line or (len(line) >= _SHORTEST_PIECE and (line in name or name.startswith(line))) for line in lines
    )
