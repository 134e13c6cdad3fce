"""A small plan of a fictional city, parsed by hand: what tables and exports are tested on."""

from datetime import date
from decimal import Decimal

from corpus.model import (
    Assignment,
    Block,
    Citation,
    Deadline,
    Document,
    Institution,
    Issue,
    Metadata,
    ParsedDocument,
    Priority,
    Section,
    Source,
    Span,
    Target,
    TargetStatus,
    Task,
    UnitRole,
)

TEXT = """云山市“无废城市”建设实施方案
一、重点任务
（一）推进源头减量。到2025年，生活垃圾回收利用率达到35%以上。（牵头单位：市环保局；配合单位：市财政局、商务局）
（二）建设收运体系。已建成站点120个，新建分拣中心5座。（责任单位：各县（市、区）人民政府，2024年底前）
二、保障措施
（三）加强宣传。由市委宣传部牵头开展主题活动，持续推进。
=探索建立押金制度"""


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand in the text; they must stand there once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def assign(unit: str, role: UnitRole, *, full: str | None = None, running: bool = False) -> Assignment:
    organ = None
    if unit == "市环保局":
        organ = Institution(
            institution_id="environment", level="市", present_name="市生态环境局", since="2018", basis="机构改革方案"
        )
    return Assignment(span=span(unit), role=role, unit=unit, unit_full=full, running=running, institution=organ)


def line(start: str) -> Span:
    begin = TEXT.index(start)
    return Span(begin, TEXT.find("\n", begin) if "\n" in TEXT[begin:] else len(TEXT))


def _document() -> Document:
    blocks, offset = [], 0
    for text in TEXT.split("\n"):
        blocks.append(Block(Span(offset, offset + len(text))))
        offset += len(text) + 1
    source = Source(name="云山市无废城市方案.docx", media_type="text/plain", sha256="c0ffee" * 10 + "0123", size=999)
    return Document(source=source, text=TEXT, blocks=tuple(blocks))


def _section(label: str, title: str, end: str, *, depth: int, parent: int | None) -> Section:
    heading = span(label + title)
    return Section(
        label=label, title=title, depth=depth, heading=heading, span=Span(heading.start, line(end).end), parent=parent
    )


TASKS = (
    Task(
        span=line("（一）"),
        label="（一）",
        title="推进源头减量",
        section=0,
        text=span("到2025年，生活垃圾回收利用率达到35%以上。"),
        assignments=(
            assign("市环保局", UnitRole.LEAD),
            assign("市财政局", UnitRole.COOPERATING),
            assign("商务局", UnitRole.COOPERATING, full="市商务局"),
        ),
        themes=("无废城市",),
    ),
    Task(
        span=line("（二）"),
        label="（二）",
        title="建设收运体系",
        section=0,
        text=span("已建成站点120个，新建分拣中心5座。"),
        assignments=(assign("各县（市、区）人民政府", UnitRole.RESPONSIBLE),),
        deadline=Deadline(span=span("2024年底前"), text="2024年底前", due=date(2024, 12, 31)),
    ),
    Task(
        span=line("（三）"),
        label="（三）",
        title="加强宣传",
        section=1,
        text=span("由市委宣传部牵头开展主题活动，持续推进。"),
        assignments=(assign("市委宣传部", UnitRole.LEAD, running=True),),
        deadline=Deadline(span=span("持续推进"), text="持续推进", due=None, recurs="持续"),
    ),
    Task(span=line("=探索"), label=None, title="=探索建立押金制度", section=1, text=line("=探索")),
)

PLAN = ParsedDocument(
    document=_document(),
    metadata=Metadata(
        title="云山市“无废城市”建设实施方案",
        document_number="云政发〔2023〕7号",
        issuers=("云山市人民政府",),
        document_date=date(2023, 5, 4),
        document_type="方案",
        level="市",
        region="云山市",
    ),
    sections=(
        _section("一、", "重点任务", "（二）", depth=1, parent=None),
        _section("二、", "保障措施", "=探索", depth=1, parent=None),
    ),
    tasks=TASKS,
    targets=(
        Target(
            span=span("生活垃圾回收利用率达到35%以上"),
            indicator="生活垃圾回收利用率",
            value=Decimal(35),
            upper=None,
            measure="%",
            comparator=">=",
            by="2025",
        ),
        Target(
            span=span("已建成站点120个"),
            indicator="站点",
            value=Decimal(120),
            upper=None,
            measure="个",
            comparator="=",
            by=None,
            status=TargetStatus.ACHIEVED,
        ),
        Target(
            span=span("新建分拣中心5座"),
            indicator="分拣中心",
            value=Decimal(5),
            upper=None,
            measure="座",
            comparator="=",
            by="2024",
        ),
    ),
    priorities=(Priority(span=line("=探索"), region="云山市", text="=探索建立押金制度", listed=False),),
    citations=(Citation(span=span("“无废城市”"), title="无废城市", number=None),),
    issues=(Issue("number_malformed", "文号“云政发〔23〕7号”年份不足四位。", span("云山市“无废城市”")),),
)
