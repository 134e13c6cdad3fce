"""The pictures of an OFD page are drawn where and how people see them."""

import time
from io import BytesIO

import pytest
from PIL import Image

from ingest.readers.ofd_pictures import page_image
from tests.made_files import HANG
from tests.made_notices import OFD, OFD_RESOURCES, changes, ofd, ofd_image, ofd_page, ofd_resources, survives
from tests.made_scans import saved

RED, GREEN, BLUE, GRAY, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (128, 128, 128), (255, 255, 255)


def quarters(size: int = 40) -> bytes:
    """Red and green above, blue and gray below."""
    made = Image.new("RGB", (size, size), RED)
    half = size // 2
    for colour, place in ((GREEN, (half, 0)), (BLUE, (0, half)), (GRAY, (half, half))):
        made.paste(colour, (*place, size, size) if place != (0, half) else (0, half, half, size))
    return saved(made)


def plain(colour: tuple[int, int, int]) -> bytes:
    return saved(Image.new("RGB", (30, 30), colour))


def drawn(more: str, *pictures: bytes, area: str = "", **parts: bytes) -> Image.Image | None:
    page = ofd_page(more=more).replace(b"<ofd:Content>", f"{area}<ofd:Content>".encode())
    return page_image(ofd(page, document=OFD_RESOURCES, **{**ofd_resources(*pictures), **parts}), 1)


def corners(image: Image.Image, box: tuple[float, float, float, float] = (0, 0, 1, 1)) -> list[tuple[int, int, int]]:
    """Colours near the corners of a part of a picture: those above, those below."""
    left, top, right, bottom = box
    xs, ys = (
        (left + 0.1 * (right - left), right - 0.1 * (right - left)),
        (top + 0.1 * (bottom - top), bottom - 0.1 * (bottom - top)),
    )
    return [image.getpixel((int(x * image.width), int(y * image.height))) for y in ys for x in xs]


@pytest.mark.parametrize(
    ("matrix", "wanted"),
    [
        (None, [RED, GREEN, BLUE, GRAY]),
        ("210 0 0 297 0 0", [RED, GREEN, BLUE, GRAY]),
        ("0 297 -210 0 210 0", [BLUE, RED, GRAY, GREEN]),
        ("0 -297 210 0 0 297", [GREEN, GRAY, RED, BLUE]),
        ("-210 0 0 -297 210 297", [GRAY, BLUE, GREEN, RED]),
        ("-210 0 0 297 210 0", [GREEN, RED, GRAY, BLUE]),
        ("1 0 0 1 0 0", [RED, GREEN, BLUE, GRAY]),
        ("-1 0 0 -1 0 0", [GRAY, BLUE, GREEN, RED]),
        ("0 0 0 0 0 0", [RED, GREEN, BLUE, GRAY]),
        ("210 0 0 297", [RED, GREEN, BLUE, GRAY]),
    ],
    ids=["none", "plain", "clockwise", "against", "over", "mirrored", "no-size", "over-no-size", "nothing", "cut"],
)  # fmt: skip
def test_a_picture_is_turned_as_its_matrix_says(matrix, wanted):
    more = ofd_image(1, **({"CTM": matrix} if matrix else {}))
    assert corners(drawn(more, quarters())) == wanted


def test_a_page_has_the_size_that_it_or_its_document_tells():
    area = "<ofd:Area><ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:Area>"
    assert drawn(ofd_image(1), quarters(), area=area).size == (787, 394)  # 200 dpi
    assert drawn(ofd_image(1), quarters()).size == (1414, 2000)  # A4, the longer side bounded
    common = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 50 50</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>DocumentRes.xml</ofd:PublicRes></ofd:CommonData>"
    data = ofd(ofd_page(more=ofd_image(1)), document=common, **ofd_resources(plain(RED)))
    assert page_image(data, 1).size == (394, 394) and set(corners(page_image(data, 1))) == {RED}


def test_strips_make_one_page_without_seams():
    strips = "".join(ofd_image(1, f"0 {10.37 * n} 210 10.37") for n in range(28))
    image = drawn(strips, plain(RED))
    end = int(28 * 10.37 / 297 * 2000)
    assert {image.getpixel((700, y)) for y in range(end)} == {RED} and image.getpixel((700, end + 2)) == WHITE


def test_a_picture_keeps_to_its_box_and_later_ones_lie_above():
    image = drawn(
        ofd_image(1, "0 0 105 297", CTM="210 0 0 297 0 0") + ofd_image(2, "0 200 105 97"), plain(RED), plain(BLUE)
    )
    assert corners(image) == [RED, WHITE, BLUE, WHITE]


def test_a_slightly_turned_picture_stays_in_place():
    image = drawn(ofd_image(1, "20 20 170 257", CTM="169 5 -5 256 3 0"), quarters())
    assert corners(image, (0.15, 0.12, 0.85, 0.88)) == [RED, GREEN, BLUE, GRAY] and image.getpixel((5, 5)) == WHITE


def test_hidden_pictures_are_not_drawn():
    image = drawn(ofd_image(1) + ofd_image(2, Visible="false") + ofd_image(2, Alpha="0"), plain(RED), plain(BLUE))
    assert set(corners(image)) == {RED}


def test_resources_of_the_page_go_before_those_of_the_document_and_templates_lie_below():
    own = f'<ofd:Res {OFD} BaseLoc="/Doc_0/More"><ofd:MultiMedias><ofd:MultiMedia ID="1"><ofd:MediaFile>x.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>'
    template = '<ofd:CommonData><ofd:TemplatePage ID="9" BaseLoc="T.xml"/><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>'
    page = ofd_page(more=ofd_image(1, "0 0 105 297"), template="9").replace(
        b"<ofd:Content>", b"<ofd:PageRes>PageRes.xml</ofd:PageRes><ofd:Content>"
    )
    parts = {
        **ofd_resources(plain(RED), plain(BLUE)),
        "Doc_0/PageRes.xml": own.encode(),
        "Doc_0/More/x.png": plain(GREEN),
    }
    image = page_image(ofd(page, document=template, **parts, **{"Doc_0/T.xml": ofd_page(more=ofd_image(2))}), 1)
    assert corners(image) == [GREEN, BLUE, GREEN, BLUE]


@pytest.mark.parametrize(
    "data", [b"", b"\x97JB2\r\n\x1a\n" + bytes(40), b"\x89PNG\r\n\x1a\n"], ids=["empty", "jbig2", "cut"]
)
def test_what_cannot_be_opened_draws_nothing(data):
    assert drawn(ofd_image(1), data) is None


@pytest.mark.parametrize("more", [
    ofd_image(1, "0 0 1e99 1e99", CTM="1e99 0 0 1e99 -1e99 1e99"), ofd_image(1, "0 0 0 0", CTM="1e-9 0 0 1e-9 0 0"),
    ofd_image(1, "nan x", CTM="1 2 3 4 5 6"), ofd_image(1, "-1e9 -1e9 2e9 2e9"), ofd_image(1, CTM="1e99 1e99 1e-99 1e99 0 0"),
    ofd_image(3), ofd_image(1) * 3000,
])  # fmt: skip
def test_odd_places_neither_raise_nor_hang(more):
    started = time.monotonic()
    drawn(more, quarters())
    assert time.monotonic() - started < HANG


def test_a_broken_list_of_pictures_and_a_broken_file_give_none():
    assert drawn(ofd_image(1), quarters(), **{"Doc_0/DocumentRes.xml": b"<a>"}) is None
    assert page_image(b"PK", 1) is None


def test_jpeg_in_gray_is_drawn_too():
    out = BytesIO()
    Image.new("L", (30, 30), 128).save(out, "JPEG")
    assert set(corners(drawn(ofd_image(1), out.getvalue()))) == {GRAY}


@pytest.mark.parametrize("seed", range(30))
def test_broken_bytes_never_raise(seed):
    """Of the package, of a page, of the list of pictures, of a picture."""
    page, parts = ofd_page(more=ofd_image(1)), ofd_resources(quarters())
    name = list(parts)[seed % 2]
    page_image(changes(ofd(page, document=OFD_RESOURCES, **parts), seed), 1)
    page_image(ofd(page, document=OFD_RESOURCES, **{**parts, name: changes(parts[name], seed)}), 1)
    survives("a.ofd", ofd(changes(page, seed), ofd_page((20, 20, "通知" * 40)), document=OFD_RESOURCES, **parts))
