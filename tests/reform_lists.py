"""What tests of reform lists ask of a document: its listed and its running priorities."""

from corpus.model import Document, Metadata, Priority
from extract.knowledge import load_knowledge
from extract.reforms.priorities import find_priorities
from extract.targets.context import Context
from tests.documents import document_of, layout_of

NATION = Metadata(document_type="通知", region="全国", region_code="000000", level="国家")


CITY = Metadata(document_type="方案", region="广东省广州市", region_code="440100", level="市")


def priorities(document: Document, metadata: Metadata = NATION) -> tuple[Priority, ...]:
    return find_priorities(Context(layout_of(document), metadata), load_knowledge())


def listed(document: Document, metadata: Metadata = NATION) -> list[tuple[str | None, str]]:
    return [(p.region, p.text) for p in priorities(document, metadata) if p.listed]


def running(text: str, metadata: Metadata = CITY) -> list[str]:
    return [p.text for p in priorities(document_of(text), metadata) if not p.listed and not p.mention]


def mentions(text: str, metadata: Metadata = CITY) -> list[str]:
    return [p.text for p in priorities(document_of(text), metadata) if p.mention]
