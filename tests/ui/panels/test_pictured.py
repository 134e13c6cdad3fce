"""The picture of a scanned page: its frames stand where the words do, and the pages beside it are a click away."""

from dataclasses import replace

from corpus.model import Block, Span, Spot
from tests.made_up import make_document
from ui.panels.annotate import Mark
from ui.panels.pictured import PagePicture, page_of, picture_html

LINES = ["关于绿道的通知", "建设绿道", "附件"]
PAGES = (1, 2, 2)


def scan():
    document = make_document("\n".join(LINES), "a.pdf")
    blocks = (
        replace(block, page=page, spots=(Spot(page, 1000, 2000, 5000, 2500, len(line), 97),))
        for block, line, page in zip(document.blocks, LINES, PAGES, strict=True)
    )
    return replace(document, blocks=tuple(blocks))


def test_the_page_of_a_place_and_the_text_on_it():
    assert page_of(scan(), Span(0, 1)) == (1, Span(0, 7))
    assert page_of(scan(), Span(8, 9)) == page_of(scan(), Span(99, 100)) == (2, Span(8, 15))
    assert page_of(make_document("通知"), Span(0, 1)) is None
    assert isinstance(scan().blocks[0], Block)


def test_frames_stand_around_the_words_of_records_on_the_page():
    marks = [Mark(Span(8, 10), "zc-task", "t0"), Mark(Span(0, 3), "zc-head", "s0"), Mark(Span(8, 9), "zc-unit", "")]
    html = picture_html(scan(), marks, PagePicture(2, Span(8, 15), b"\xff\xd8"))
    assert html.count("zc-spot") == 1 and 'data-at="t0"' in html
    assert 'style="left:9.70%;top:19.70%;width:40.60%;height:5.60%"' in html
    assert "data:image/jpeg;base64,/9g=" in html and "原件第 2 页" in html


def test_the_pages_beside_are_linked():
    assert "上一页" in (html := picture_html(scan(), [], PagePicture(2, Span(8, 15), b""))) and "下一页" not in html


def test_of_a_word_file_pictures_are_named_and_not_pages():
    scanned = scan()
    word = replace(scanned, blocks=tuple(replace(block, page=None) for block in scanned.blocks))
    html = picture_html(word, [], PagePicture(2, Span(8, 15), b""))
    assert html.count("原件第 2 幅图") == 2 and "上一幅图" in html and "页" not in html
