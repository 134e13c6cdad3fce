"""Images of pages give the records of their text."""

from dataclasses import replace

import pytest

from corpus.model import Span
from extract import extract
from ingest import IngestCode, IngestError, load_bytes
from ingest.readers import picture
from tests.made_scans import NOTICE, blank, needed, notice_png, saved, set_notice, set_table


def records(name, data):
    parsed = extract(load_bytes(name, data))
    known = replace(parsed.metadata, status=parsed.metadata.status)
    units = [(a.role, a.unit) for task in parsed.tasks for a in task.assignments]
    deadlines = [task.deadline and task.deadline.due for task in parsed.tasks]
    targets = [(t.indicator, t.value, t.measure, t.comparator, t.by) for t in parsed.targets]
    return (
        known,
        [section.name for section in parsed.sections],
        [t.title for t in parsed.tasks],
        units,
        deadlines,
        targets,
    )


def test_a_scan_has_the_records_of_its_text():
    needed()
    assert records("a.png", notice_png()) == records("a.txt", NOTICE.encode())


def test_the_ledger_of_a_scan_is_even():
    needed()
    document = load_bytes("a.png", notice_png())
    ledger = document.ledger
    assert document.text == NOTICE
    assert (
        ledger.source == 0 and ledger.missing == 0 and ledger.canonical == sum(entry.amount for entry in ledger.added)
    )
    assert document.recognised_pages == (1,) and document.confidence() > 90


def test_every_word_is_found_on_the_picture():
    needed()
    document = load_bytes("a.png", notice_png())
    start = document.text.index("市财政局")
    (spot,) = document.spots(Span(start, start + 4))
    above, *_ = document.spots(Span(0, 1))
    assert spot.top > above.bottom and 0 < spot.left < spot.right < 10_000


def test_a_tiff_of_several_pages_and_a_page_on_its_side():
    needed()
    found = load_bytes("a.tif", saved(set_notice(), set_table().rotate(90, expand=True), kind="TIFF"))
    assert found.text.startswith(NOTICE) and found.recognised_pages == (1, 2)
    cells = {(b.cell.row, b.cell.column): found[b.span] for b in found.blocks if b.cell}
    assert cells[1, 1] == "建设绿色园区" and cells[2, 2] == "市城市管理局" and len(cells) == 9


def test_an_image_without_text_says_so():
    needed()
    with pytest.raises(IngestError) as caught:
        picture.read(saved(blank()))
    assert caught.value.code is IngestCode.NO_TEXT


def test_without_the_extra_the_command_is_named(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    with pytest.raises(IngestError, match=r'pip install "zhengce\[ocr\]"') as caught:
        load_bytes("a.png", saved(blank()))
    assert caught.value.code is IngestCode.SCANNED
