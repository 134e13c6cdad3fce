"""Pages saved as one file: any charset and transfer encoding, the frame with the text, nothing lost in silence."""

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.readers import mht
from tests.made_notices import LINES, PAGE, changes, left, part, saved, survives, texts


@pytest.mark.parametrize("name", ["a.mht", "a.doc", "a.html"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "gb2312"])
def test_a_page_is_read_in_any_encoding_and_under_any_name(name, transfer, codec):
    data = saved(part(f'text/html; charset="{codec}"', PAGE.encode(codec), transfer))
    assert ingest.load_bytes(name, data).text.split("\n") == list(LINES)


def test_the_header_tells_the_charset_against_what_the_page_says():
    page = '<html><head><meta charset="utf-8"></head><body><p>齊備，齊備，齊備。</p></body></html>'
    data = saved(part("text/html; charset=big5", page.encode("big5")))
    assert texts(mht.read(data)) == ["齊備，齊備，齊備。"]


def test_the_frame_with_the_text_is_read_and_the_others_are_told():
    frame = "<html><body><p>栏目导航：" + "今日要闻，" * 12 + "</p></body></html>"
    raw = mht.read(saved(part("text/html", frame.encode()), part("text/html", PAGE.encode())))
    assert texts(raw) == list(LINES)
    assert ("attached", "栏目导航：" + "今日要闻，" * 12) in left(raw)
    assert [issue.code for issue in raw.issues] == ["frames_left"]
    assert "1 个框架页（共 65 字）" in raw.issues[0].message


def test_a_small_frame_is_left_out_without_an_issue():
    raw = mht.read(
        saved(part("text/html", PAGE.encode()), part("text/html", b"<html><p>12</p><p>3</p><p>4</p></html>"))
    )
    assert ("attached", "12") in left(raw) and not raw.issues


def test_all_sheets_of_a_book_are_the_document():
    root = (
        b"<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook/></xml><![endif]--></head><frameset></frameset></html>"
    )
    sheets = (
        f"<html><table><tr><td>{a}</td><td>{b}</td></tr><tr><td>1</td><td>2</td></tr></table></html>"
        for a, b in ("甲乙", "丙丁")
    )
    raw = mht.read(saved(part("text/html", root), *(part("text/html", sheet.encode()) for sheet in sheets)))
    assert [(line.cell.table, line.text) for line in raw.lines] == [
        *[(0, "甲"), (0, "乙"), (0, "1"), (0, "2")],
        *[(1, "丙"), (1, "丁"), (1, "1"), (1, "2")],
    ]


def test_pictures_and_styles_are_no_text():
    raw = mht.read(saved(part("text/html", PAGE.encode()), part("image/png", b"\x89PNG"), part("text/css", b"p{}")))
    assert texts(raw) == list(LINES)
    assert left(raw) == [
        ("facts", LINES[0]),
        ("facts", "x"),
        ("facts", "<Saved by Blink>"),
    ]  # the page's own title first


def test_what_stands_beside_the_page_is_told():
    empty = part("text/html", b"<html><body><script>x</script></body></html>")
    file = part("text/html", b"<p>x</p>", Content_Disposition='attachment; filename="a.html"')
    raw = mht.read(saved(part("text/html", PAGE.encode()), empty, part("text/plain", "\n".join(LINES).encode()), file))
    assert texts(raw) == list(LINES)
    assert left(raw)[-2:] == [("repeated", "\n".join(LINES)), ("attached", "a.html")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (saved(part("image/png", b"x")), IngestCode.EMPTY_PAGE),
        (saved(part("text/html", b"<html><body></body></html>")), IngestCode.EMPTY_PAGE),
        (saved(*[part("text/html", b"<p>x</p>")] * 51), IngestCode.TOO_LARGE),
    ],
)
def test_what_holds_no_page_is_refused(data, code):
    with pytest.raises(IngestError) as caught:
        mht.read(data)
    assert caught.value.code is code


@pytest.mark.parametrize("seed", range(200))
def test_broken_bytes_never_raise(seed):
    survives("a.mht", changes(saved(part("text/html; charset=gb2312", PAGE.encode("gbk"), "quoted-printable")), seed))
