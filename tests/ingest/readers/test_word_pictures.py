"""Scans pasted into a Word file are read; logos and photos are not."""

from io import BytesIO

import docx
import pytest
from PIL import Image

from ingest import load_bytes
from ingest.readers import word_pictures
from tests.made_scans import NOTICE, needed, notice_png, saved

BEFORE = "附件：扫描件如下，请各有关部门和单位按照职责分工认真贯彻执行，工作中的重要情况及时报告。"


def word(*pictures):
    made = docx.Document()
    made.add_paragraph(BEFORE)
    for data in pictures:
        made.add_picture(BytesIO(data))
    made.add_paragraph("以上为附件全文。")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_scan_stands_where_it_was_pasted_and_once():
    needed()
    found = load_bytes("a.docx", word(notice_png(), notice_png()))
    assert found.text == f"{BEFORE}\n{NOTICE}\n以上为附件全文。"
    assert found.recognised_pages == (1,) and {block.page for block in found.blocks} == {None}
    assert {entry.reason for entry in found.ledger.added} == {"recognised"}


@pytest.mark.parametrize("size", [(590, 590), (900, 190)])
def test_logos_are_not_looked_at(size, monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    assert load_bytes("a.docx", word(saved(Image.new("RGB", size)))).issues == ()


def test_a_photo_gives_nothing():
    needed()
    assert load_bytes("a.docx", word(saved(Image.new("RGB", (700, 500), "green")))).recognised_pages == ()


def test_without_the_extra_large_pictures_are_counted(monkeypatch):
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    (issue,) = load_bytes("a.docx", word(notice_png())).issues
    assert issue.code == "picture_pages" and "1 幅" in issue.message and "zhengce[ocr]" in issue.message


def test_so_many_pictures_are_looked_at(monkeypatch):
    monkeypatch.setattr(word_pictures, "_MOST", 1)
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)
    (issue,) = load_bytes("a.docx", word(notice_png(), saved(Image.new("RGB", (700, 500))))).issues
    assert "1 幅" in issue.message
