"""OFD: pages in their order, heads and feet left out with their words, what came along named."""

import time

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.readers import ofd as reader
from tests.made_files import HANG, LONG, zipped
from tests.made_notices import LINES, OFD, changes, left, ofd, ofd_page, survives, texts

PAGES = [
    ofd_page(*[(20, 20 + 10 * n, line) for n, line in enumerate(LINES[:3])]),
    ofd_page(*[(20, 20 + 10 * n, line) for n, line in enumerate(LINES[3:])]),
]


def test_pages_are_read_in_their_order():
    document = ingest.load_bytes("通知.ofd", ofd(*PAGES))
    assert document.text.split("\n") == list(LINES)
    assert [block.page for block in document.blocks] == [1, 1, 1, 2, 2, 2]
    assert not document.issues


def test_the_list_decides_the_order_not_the_names():
    listed = '<ofd:Page ID="1" BaseLoc="Pages/Page_1/Content.xml"/><ofd:Page ID="0" BaseLoc="/Doc_0/Pages/Page_0/Content.xml"/>'
    document = f"<ofd:Document {OFD}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>".encode()
    assert texts(reader.read(ofd(*PAGES, **{"Doc_0/Document.xml": document})))[0] == LINES[3]


def test_without_a_list_pages_go_by_their_names_and_that_is_told():
    pages = {f"Doc_0/Pages/Page_{n}/Content.xml": ofd_page((20, 20, "推进绿道建设。" * n)) for n in (10, 2, 1)}
    raw = reader.read(zipped(**{"OFD.xml": b"<a/>", **pages}))
    assert texts(raw) == ["推进绿道建设。" * n for n in (1, 2, 10)]
    assert reader.NO_LIST in raw.issues


def test_several_documents_are_read_one_behind_the_other():
    body = "<ofd:DocBody><ofd:DocRoot>Doc_{}/Document.xml</ofd:DocRoot></ofd:DocBody>"
    second = f'<ofd:Document {OFD}><ofd:Pages><ofd:Page BaseLoc="P.xml"/></ofd:Pages></ofd:Document>'.encode()
    root = f"<ofd:OFD {OFD}>{body.format(0)}{body.format(1)}</ofd:OFD>".encode()
    parts = {"OFD.xml": root, "Doc_1/Document.xml": second, "Doc_1/P.xml": ofd_page((20, 20, "附件：任务清单"))}
    raw = reader.read(ofd(*PAGES, **parts))
    assert texts(raw) == [*LINES, "附件：任务清单"]
    assert [issue.code for issue in raw.issues] == ["several_documents"]


def test_page_numbers_and_running_heads_are_left_out():
    pages = [ofd_page((20, 10, "内部资料"), (20, 20, f"{LONG}{n}"), (20, 280, f"— {n} —")) for n in range(1, 5)]
    raw = reader.read(ofd(*pages))
    assert [text[:2] for text in texts(raw)] == ["推进"] * 4
    assert [reason for reason, _ in left(raw)] == ["running", "page_number"] * 4


TEMPLATE = '<ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData>'


def test_a_template_of_one_page_is_its_text_and_one_of_several_a_running_head():
    part = {"Doc_0/Tpls/T.xml": ofd_page((20, 10, "青川市人民政府文件"))}
    page = ofd_page((20, 40, LINES[2]), template="9")
    assert texts(reader.read(ofd(page, document=TEMPLATE, **part))) == ["青川市人民政府文件", LINES[2]]
    raw = reader.read(ofd(page, page, document=TEMPLATE, **part))
    assert "青川市人民政府文件" not in texts(raw)
    assert ("running", "青川市人民政府文件") in left(raw)


def test_attachments_and_remarks_are_named():
    parts = {
        "Doc_0/Attachs/Attachments.xml": f'<ofd:Attachments {OFD}><ofd:Attachment Name="附件1.xlsx"/></ofd:Attachments>'.encode(),
        "Doc_0/Annots/A.xml": f"<ofd:Annotations {OFD}><ofd:Page><ofd:FileLoc>B.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>".encode(),
        "Doc_0/Annots/B.xml": f'<ofd:PageAnnot {OFD}><ofd:Annot Type="Watermark"><ofd:TextCode>样稿</ofd:TextCode></ofd:Annot></ofd:PageAnnot>'.encode(),
    }
    places = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments><ofd:Annotations>Annots/A.xml</ofd:Annotations>"
    raw = reader.read(ofd(*PAGES, document=places, **parts))
    assert left(raw) == [("watermark", "样稿"), ("attached", "附件1.xlsx")]
    assert [issue.code for issue in raw.issues] == ["attachments_left"] and "附件1.xlsx" in raw.issues[0].message


def test_a_page_that_is_not_there_is_told():
    listed = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page BaseLoc="nowhere.xml"/>'
    document = f"<ofd:Document {OFD}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>".encode()
    raw = reader.read(ofd(*PAGES, **{"Doc_0/Document.xml": document}))
    assert [issue.code for issue in raw.issues] == ["pages_missing"] and "第 2 页" in raw.issues[0].message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (ofd(ofd_page()), IngestCode.SCANNED),
        (ofd(*PAGES, **{"Doc_0/Encryptions.xml": b"<a/>"}), IngestCode.ENCRYPTED),
        (ofd(b"<a><b></a>"), IngestCode.BROKEN),
        (ofd(b'<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'), IngestCode.UNSAFE),
        (ofd(bytes(40_000_000)), IngestCode.UNSAFE),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data, code):
    started = time.monotonic()
    with pytest.raises(IngestError) as caught:
        reader.read(data)
    assert caught.value.code is code
    assert time.monotonic() - started < HANG


def test_a_book_is_refused(monkeypatch):
    monkeypatch.setattr(reader, "_MAX_PAGES", 1)
    with pytest.raises(IngestError, match="OFD 有 2 页"):
        reader.read(ofd(*PAGES))


@pytest.mark.parametrize("seed", range(200))
def test_broken_bytes_never_raise(seed):
    """Of the package, and of a page inside it."""
    survives("a.ofd", changes(ofd(*PAGES), seed))
    survives("a.ofd", ofd(changes(PAGES[0], seed), PAGES[1]))
