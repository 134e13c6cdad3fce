"""The same document in two formats gives the same records but for layout."""

import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from corpus.export.contract import to_json
from corpus.fold import fold
from corpus.model import Document
from extract import extract
from ingest import load, load_bytes
from ingest.files.office import convert
from tests import made_scans, one_notice

PAIRS = [("082_", ".md", "105_", ".docx"), ("094_", ".md", "104_", ".docx"), ("098_", ".md", "107_", ".docx"),
         ("092_", ".md", "108_", ".docx"), ("111_", ".txt", "110_", ".pdf")]  # fmt: skip
Records = dict[str, list[tuple[str, ...]]]
KINDS = ("outline", "sections", "priorities", "tasks", "assignments", "targets", "citations")


def find(shared: Path, prefix: str, suffix: str) -> Path:
    return next(
        path for path in (shared / "documents").iterdir() if path.name.startswith(prefix) and path.suffix == suffix
    )


def bare(value: object) -> str:
    return re.sub(r"\W", "", fold(str(value)))


@cache
def records(path: Path) -> Records:
    return records_of(load(path))


def records_of(document: Document) -> Records:
    found = to_json(extract(document))
    fields = found["document"]
    return {
        "fields": [(name, bare(value)) for name, value in fields.items()],
        "outline": [(bare(s["label"]), bare(s["title"]), str(s["depth"])) for s in found["outline"]],
        "tasks": [
            (bare(t["label"]), bare(t["title"]), str(t["deadline"] and t["deadline"]["due"])) for t in found["tasks"]
        ],
        "sections": [tuple(map(bare, t["section"])) for t in found["tasks"]],
        "assignments": [
            (bare(t["title"]), a["role"], bare(a["unit"])) for t in found["tasks"] for a in t["assignments"]
        ],
        "targets": [
            (bare(t["indicator"]), str(t["value"]), bare(t["measure"]), str(t["by"])) for t in found["targets"]
        ],
        "citations": [(bare(c["title"]), bare(c["number"]), str(c["relation"])) for c in found["citations"]],
        "priorities": [(bare(p["region"]), bare(p["text"])) for p in found["priorities"]],
    }


@pytest.mark.shared
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}{pair[2]}")
def test_formats_agree(shared: Path, pair: tuple[str, str, str, str], kind: str) -> None:
    one, other = records(find(shared, *pair[:2]))[kind], records(find(shared, *pair[2:]))[kind]
    assert one == other


# --- one notice, written here in every format ---------------------------------------------------------------------------

WHOLE = {
    "a.html": lambda: one_notice.page().encode(),
    "gb.html": lambda: one_notice.page().replace("utf-8", "gb2312").encode("gb18030"),
    "a.txt": lambda: one_notice.plain().encode(),
    "bars.txt": lambda: one_notice.plain(" | ").encode(),
    "gb.txt": lambda: one_notice.plain().encode("gb18030"),
    "big5.txt": one_notice.traditional,
    "a.md": lambda: one_notice.markdown().encode(),
    "a.docx": one_notice.word,
    "a.xml": one_notice.old_word,
    "a.pdf": one_notice.printed,
    "a.ofd": one_notice.fixed,
    "a.mht": one_notice.saved,
    "a.eml": one_notice.mailed,
}
ANNEX = {
    "a.xlsx": one_notice.book,
    "a.csv": one_notice.comma_separated,
    "b.xml": one_notice.old_book,
}
OFFICE = (".doc", ".odt", ".rtf", ".pdf")
OFFICE_BOOKS = (".xls", ".ods")


@cache
def notice() -> Records:
    return records_of(load_bytes("a.txt", one_notice.plain().encode()))


def test_the_notice_has_records_of_every_kind() -> None:
    found = notice()
    assert {name: len(each) for name, each in found.items() if name != "fields"} == {
        **{"outline": 11, "tasks": 8, "sections": 8, "assignments": 18, "targets": 5, "citations": 2, "priorities": 1},
    }
    assert dict(found["fields"])["document_number"] == "澜政发202418号"


def same(name: str, data: bytes) -> None:
    document = load_bytes(name, data)
    found = records_of(document)
    for kind, wanted in notice().items():
        assert found[kind] == wanted, kind
    assert document.ledger is not None and document.ledger.source and document.ledger.missing == 0


def same_annex(name: str, data: bytes) -> None:
    """Of a book, which holds nothing but the table: its tasks, and the target in one."""
    document = load_bytes(name, data)
    found, wanted = records_of(document), notice()
    rows = len(one_notice.TABLE) - 1
    assert found["tasks"] == wanted["tasks"][-rows:]
    titles = {title for _, title, _ in found["tasks"]}
    assert found["assignments"] == [each for each in wanted["assignments"] if each[0] in titles]
    assert found["targets"] == wanted["targets"][-1:]
    assert document.ledger is not None and document.ledger.source and document.ledger.missing == 0


@pytest.mark.parametrize("name", WHOLE)
def test_one_notice_gives_the_same_records_in_every_format(name: str) -> None:
    same(name, WHOLE[name]())


def pdf_of_pictures() -> bytes:
    return made_scans.saved(*made_scans.set_one_notice(), kind="PDF")


def ofd_with_a_picture() -> bytes:
    return one_notice.half_scanned(made_scans.saved(made_scans.set_one_notice()[1]))


@pytest.mark.parametrize(("name", "make"), [("a.pdf", pdf_of_pictures), ("a.ofd", ofd_with_a_picture)])
def test_one_notice_as_a_scan(name: str, make: Callable[[], bytes]) -> None:
    """What is recognised is said to be, and gives the same records."""
    made_scans.needed()
    document = load_bytes(name, make())
    found = records_of(document)
    said = dict(found["fields"]).pop("ocr")
    assert {**found, "fields": [each for each in found["fields"] if each != ("ocr", said)]} == notice()
    assert document.ledger is not None and document.ledger.missing == 0


@pytest.mark.parametrize("name", ANNEX)
def test_its_table_gives_the_same_tasks_in_every_format(name: str) -> None:
    same_annex(name, ANNEX[name]())


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", OFFICE)
def test_one_notice_as_libreoffice_writes_it(suffix: str) -> None:
    same(f"a{suffix}", convert(one_notice.word(), ".docx", suffix[1:]))


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", OFFICE_BOOKS)
def test_its_table_as_libreoffice_writes_it(suffix: str) -> None:
    same_annex(f"a{suffix}", convert(one_notice.book(), ".xlsx", suffix[1:]))
