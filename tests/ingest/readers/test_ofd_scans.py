"""Pages of an OFD that are pictures are read in their place, or named; none is lost in silence."""

import numpy as np
import pytest
from PIL import Image

import ingest
from corpus.model import Span
from ingest import IngestCode, IngestError
from ingest.ocr.progress import listening
from ingest.ocr.recognise import PicturedLine, RecognisedPage
from ingest.ocr.rulings import PicturedGrid
from ingest.readers import ofd as reader
from ingest.readers import ofd_scans
from tests.made_files import LONG
from tests.made_notices import LINES, OFD_RESOURCES, ofd, ofd_image, ofd_lines, ofd_page, ofd_resources, ofd_scan, texts
from tests.made_scans import NOTICE, blank, needed, notice_png, saved

TEXT = ofd_page(*[(20, 20 + 10 * n, line) for n, line in enumerate(LINES)])
DOT = saved(Image.new("RGB", (20, 20), "gray"))
SEALED = 40
"""The colour of a picture with a seal."""
JBIG2 = b"\x97JB2\r\n\x1a\n" + bytes(40)


def package(*pages: bytes, pictures: tuple[bytes, ...] = (DOT,), **parts: bytes) -> bytes:
    return ofd(*pages, document=OFD_RESOURCES, **ofd_resources(*pictures), **parts)


def picture(*texts: tuple[float, float, str], box: str = "0 0 210 297", resource: int = 1) -> bytes:
    return ofd_page(*texts, more=ofd_image(resource, box))


@pytest.fixture
def bare(monkeypatch):
    """Without the extra."""
    monkeypatch.setattr("ingest.ocr.extra.is_installed", lambda: False)


@pytest.fixture
def recognised(monkeypatch):
    """Recognition that says of a picture what is told here by its colour."""
    needed()
    words: dict[int, list[str]] = {}

    def recognise(image: np.ndarray) -> RecognisedPage:
        lines = [
            PicturedLine(
                text,
                text,
                (0.99,) * len(text),
                (200, 200 + 60 * n, 200 + 33 * len(text), 236 + 60 * n),
                (0.1, 0.1, 0.5, 0.2),
            )
            for n, text in enumerate(words.get(int(image[5, 5, 0]), []))
        ]
        return RecognisedPage(1240, 1754, tuple(lines), seals=int(image[5, 5, 0] == SEALED))

    monkeypatch.setattr("ingest.ocr.recognise.recognise", recognise)
    return words


def gray(value: int) -> bytes:
    return saved(Image.new("RGB", (20, 20), (value,) * 3))


def test_a_scan_has_the_text_of_its_pictures_with_their_places():
    needed()
    found = ingest.load_bytes("a.ofd", package(TEXT, picture((100, 280, "— 2 —")), TEXT, pictures=(notice_png(),)))
    assert found.text == "\n".join([*LINES, NOTICE, *LINES]) and found.recognised_pages == (2,)
    assert found.ledger.missing == 0 and [entry.reason for entry in found.ledger.added] == ["recognised"]
    assert not [issue for issue in found.issues if issue.code == "picture_pages"]
    start = found.text.index("市财政局")
    (spot,), (above, *_) = found.spots(Span(start, start + 4)), found.spots(Span(found.text.index(NOTICE), 99999))
    assert spot.page == 2 and spot.top > above.bottom and 0 < spot.left < spot.right < 10_000


def test_runs_of_pages_keep_their_order_and_progress_is_told(recognised):
    recognised |= {10: ["第一幅图的文字"], 20: [LONG, "附件一"], 30: ["第三幅图的文字"]}
    told = []
    pages = [picture(resource=1), TEXT, picture(resource=2), picture(resource=3), ofd_page((20, 20, "末页"))]
    with listening(lambda *page: told.append(page)):
        raw = reader.read(package(*pages, pictures=(gray(10), gray(20), gray(30))))
    assert texts(raw) == ["第一幅图的文字", *LINES, LONG, "附件一", "第三幅图的文字", "末页"]
    assert [line.page for line in raw.lines] == [1, *[2] * len(LINES), 3, 3, 4, 5]
    assert told == [(1, 3), (2, 3), (3, 3)] and not raw.issues
    assert [bool(line.spots) for line in raw.lines] == [True, *[False] * len(LINES), True, True, True, False]


def test_a_picture_without_text_is_named_and_one_that_is_no_text_is_not_taken(recognised):
    recognised |= {10: ["\ue000\ue001\ue002" * 30]}
    raw = reader.read(package(TEXT, picture(resource=1), picture(resource=2), pictures=(gray(10), gray(20))))
    assert texts(raw) == list(LINES)
    assert [(issue.code, issue.message[:7]) for issue in raw.issues] == [("picture_pages", "第 2、3 页")]


def test_so_many_pages_are_recognised(recognised, monkeypatch):
    monkeypatch.setattr(ofd_scans, "MOST_PAGES", 1)
    recognised |= {10: ["第一幅图的文字"]}
    raw = reader.read(package(picture(), picture(), pictures=(gray(10),)))
    assert texts(raw) == ["第一幅图的文字"] and raw.issues[0].message.startswith("第 2 页是图片")


def test_numbers_of_pages_are_told_of_the_file_as_a_whole(recognised):
    recognised |= {10: ["图中文字", "第 2 页 共 4 页"], 20: ["图中文字", "第 3 页 共 4 页"]}
    pages = [ofd_page((20, 20, LONG), (20, 280, "第 1 页 共 4 页")), picture(), picture(resource=2)]
    raw = reader.read(package(*pages, pictures=(gray(10), gray(20))))
    assert texts(raw) == [LONG, "图中文字", "图中文字"]
    assert [issue.code for issue in raw.issues] == ["more_pages"] and "1—3 页" in raw.issues[0].message
    whole = reader.read(package(*pages, ofd_page((20, 20, LONG)), pictures=(gray(10), gray(20))))
    assert not whole.issues


@pytest.mark.parametrize(
    ("pictures", "words"), [((JBIG2,), "无法打开"), ((b"",), "无法打开"), ((saved(blank()),), "更清晰的扫描件")]
)
def test_a_scan_of_which_nothing_is_read_is_refused(recognised, pictures, words):
    with pytest.raises(IngestError, match=words) as caught:
        reader.read(ofd_scan(*pictures))
    assert caught.value.code is IngestCode.SCANNED


def test_pictures_of_other_kinds_are_named(recognised):
    recognised |= {10: ["图中文字"]}
    half = ofd_page(more=ofd_image(1) + ofd_image(2, "0 200 210 97"))
    raw = reader.read(package(TEXT, half, picture(resource=2), pictures=(gray(10), JBIG2)))
    assert texts(raw) == [*LINES, "图中文字"]
    (issue,) = raw.issues
    assert issue.code == "picture_pages" and issue.message.startswith("第 2、3 页有图片无法打开")


def test_without_the_extra_a_scan_is_refused_with_the_command(bare):
    for data in (ofd_scan(DOT), package(picture((100, 280, "— 1 —")), picture((20, 20, "附件：空间布局图")))):
        with pytest.raises(IngestError, match=r'pip install "zhengce\[ocr\]"') as caught:
            reader.read(data)
        assert caught.value.code is IngestCode.SCANNED


def test_without_the_extra_pages_that_are_pictures_are_named(bare):
    strips = ofd_page(more="".join(ofd_image(1, f"0 {n} 210 60") for n in (0, 60, 120)))
    raw = reader.read(package(TEXT, picture(), TEXT, strips, picture((100, 280, "— 5 —"))))
    (issue,) = raw.issues
    assert issue.code == "picture_pages" and issue.message.startswith("第 2、4、5 页是图片，没有文字层")
    assert texts(raw) == [*LINES, *LINES]


@pytest.mark.parametrize("page", [
    picture(box="100 200 40 40"), picture((20, 20, LONG)), ofd_page(),
    picture(box="0 0 210 140"), picture(box="300 0 210 297"),
], ids=["seal", "text", "blank", "less-than-half", "outside"])  # fmt: skip
def test_seals_pictures_under_text_and_blank_pages_are_no_scans(page, bare):
    assert not reader.read(package(TEXT, page)).issues


def test_a_page_of_curves_is_named(bare):
    curves = "".join(f'<ofd:PathObject ID="{n}" Boundary="0 0 9 9"/>' for n in range(200))
    (issue,) = reader.read(package(TEXT, ofd_page(more=curves))).issues
    assert issue.code == "picture_pages" and issue.message.startswith("第 2 页没有文字，只有图形")


def test_a_seal_is_told_with_its_page(recognised):
    recognised |= {10: ["图中文字"], SEALED: ["盖章的文字", "第 2 页 共 2 页"]}
    raw = reader.read(package(picture(), picture(resource=2), pictures=(gray(10), gray(SEALED))))
    (issue,) = raw.issues
    assert (issue.code, issue.message[:5]) == ("seal_unread", "第 2 页") and texts(raw) == ["图中文字", "盖章的文字"]


def test_tables_of_pictures_and_of_text_are_numbered_in_order(recognised, monkeypatch):
    cells = tuple((x, y, x + 500.0, y + 100.0) for y in (190.0, 290.0) for x in (190.0, 690.0))
    ruled = RecognisedPage(
        1240,
        1754,
        tuple(
            PicturedLine(words, words, (0.9,) * 2, (left + 20, top + 30, left + 86, top + 66), (0.1, 0.1, 0.2, 0.2))
            for words, (left, top, _, _) in zip(("任务", "单位", "甲事", "乙局"), cells, strict=True)
        ),
        (PicturedGrid(cells),),
    )
    monkeypatch.setattr("ingest.ocr.recognise.recognise", lambda image: ruled)
    xs, ys = [20.0, 80.0, 140.0], [40.0, 60.0, 80.0]
    table = ofd_page(*[(x + 2, y + 5, "文字") for y in ys[:2] for x in xs[:2]], (20, 20, LONG), more=ofd_lines(xs, ys))
    raw = reader.read(package(table, picture(), table))
    assert [line.cell.table for line in raw.lines if line.cell] == [0] * 4 + [1] * 4 + [2] * 4
    assert [line.text for line in raw.lines if line.cell and line.cell.table == 1] == ["任务", "单位", "甲事", "乙局"]
