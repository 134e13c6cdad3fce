"""PDF, OFD and pictures that turn in circles, swell and say that they are without end."""

from __future__ import annotations

import base64
import struct
import zlib

from tests.hostile import hostile
from tests.hostile.words import png
from tests.made_notices import ofd, ofd_page


def _pdf(*objects: bytes) -> bytes:
    body, places = bytearray(b"%PDF-1.7\n"), []
    for n, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % n + each + b"endobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(body) + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n" % (more, len(data)) + data + b"\nendstream\n"


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"


def _one_page(content: bytes, more: bytes = b"/MediaBox[0 0 595 842]") -> bytes:
    page = (
        b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        % more
    )
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content)


@hostile("页成圈.pdf")
def _() -> bytes:
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999/Parent 2 0 R>>")


@hostile("流胀.pdf")
def _() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(500_000_000), 9), 9)
    return _one_page(_stream(packed, b"/Filter[/FlateDecode/FlateDecode]"))


@hostile("页无边.pdf")
def _() -> bytes:
    return _one_page(_stream(b"BT /F1 12 Tf 10 10 Td (x) Tj ET"), b"/MediaBox[-1e30 -1e30 1e30 1e30]/UserUnit 99999")


@hostile("画线二十万.pdf")
def _() -> bytes:
    return _one_page(
        _stream(b"".join(b"%d %d m %d %d l S\n" % (n % 500, n % 800, n % 300, n % 700) for n in range(100_000)))
    )


@hostile("存图五万层.pdf")
def _() -> bytes:
    return _one_page(_stream(b"q " * 50_000 + b"BT /F1 12 Tf (x) Tj ET"))


@hostile("字十万.pdf")
def _() -> bytes:
    return _one_page(_stream(b"BT /F1 1 Tf " + b"1 0 Td (abcdefghij) Tj " * 10_000 + b"ET"))


@hostile("页一千.pdf")
def _() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 1_003))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return _pdf(_CATALOG, b"<</Type/Pages/Kids[%s]/Count 1000>>" % kids, *[page] * 1_000)


@hostile("表套千层.pdf")
def _() -> bytes:
    return b"%PDF-1.7\n1 0 obj" + b"[" * 100_000 + b"endobj\ntrailer<</Root 1 0 R>>"


@hostile("页百兆.ofd")
def _() -> bytes:
    return ofd(*[ofd_page((1e30, -1e30, "任务"), (0, 0, "x" * 10_000), size=1e9)] * 20)


@hostile("模板成圈.ofd")
def _() -> bytes:
    return ofd(
        ofd_page((10, 10, "任务"), template="1"),
        document='<ofd:CommonData><ofd:TemplatePage ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:CommonData>',
    )


@hostile("字距离奇.ofd")
def _() -> bytes:
    page = ofd_page((10, 10, "任务分工")).replace(
        b'<ofd:TextCode X="0"', b'<ofd:TextCode DeltaX="g 99999999 1 g x" DeltaY="g 999999999 0" X="0"'
    )
    return ofd(page)


@hostile("走出去.ofd")
def _() -> bytes:
    return ofd(ofd_page((10, 10, "任务"))).replace(b"Doc_0/Document.xml", b"../../Document.xml")


@hostile("图无边.png")
def _() -> bytes:
    return png(100_000, 100_000)


@hostile("图半个.jpg")
def _() -> bytes:
    return b"\xff\xd8\xff\xe0" + bytes(3_000)


@hostile("目录成圈.tiff")
def _() -> bytes:
    return (
        b"II*\0"
        + struct.pack("<I", 8)
        + struct.pack("<H", 1)
        + struct.pack("<HHII", 256, 4, 1, 9)
        + struct.pack("<I", 8)
    )


@hostile("图负高.bmp")
def _() -> bytes:
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 2**31 - 1, -(2**31), 1, 24, 0, 0, 0, 0, 0, 0)


@hostile("复合乱.doc")
def _() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(24) + b"\xff" * 5_000


@hostile("复合乱.xls")
def _() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + base64.b64encode(bytes(3_000))
