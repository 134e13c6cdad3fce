"""The same made-up 公文 in formats that tests write by hand: saved pages, mails, Word 2003, OFD."""

from __future__ import annotations

import base64
import quopri
import random
from collections.abc import Callable

import ingest
from ingest import IngestError
from ingest.line import RawDocument
from tests.made_files import zipped

TITLE = "青川市关于推进绿道建设的通知"
LINES = (
    TITLE,
    "各区人民政府，市政府各部门：",
    "为推进绿道建设，现就有关事项通知如下，请认真贯彻落实。",
    "一、总体要求",
    "到2026年底，新建绿道60公里以上。",
    "（一）摸清家底。2026年6月底前完成排查。（责任单位：市园林局、市水务局）",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)
PAGE = f"<html><head><title>{TITLE}</title></head><body>{BODY}</body></html>"


def part(kind: str, data: bytes, transfer: str = "base64", **headers: str) -> bytes:
    """One part of a mail or saved page."""
    ways: dict[str, Callable[[bytes], bytes]] = {
        "base64": base64.encodebytes,
        "quoted-printable": quopri.encodestring,
        "8bit": bytes,
    }
    told = {"Content-Type": kind, "Content-Transfer-Encoding": transfer}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode() + b"\r\n" + ways[transfer](data)


def mime(head: str, *parts: bytes, kind: str = "related") -> bytes:
    """Parts under the headers of a mail or saved page."""
    top = f"{head}MIME-Version: 1.0\r\nContent-Type: multipart/{kind}; boundary=XX\r\n\r\n".encode()
    return top + b"".join(b"--XX\r\n" + each + b"\r\n" for each in parts) + b"--XX--\r\n"


def saved(*parts: bytes) -> bytes:
    return mime("From: <Saved by Blink>\r\nSubject: x\r\n", *parts)


def sent(*parts: bytes, subject: str = "x") -> bytes:
    return mime(f"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: {subject}\r\n", *parts, kind="mixed")


def changes(data: bytes, seed: int) -> bytes:
    """A file with bytes changed, lost or doubled."""
    rng = random.Random(seed)
    changed = bytearray(data)
    for _ in range(rng.randint(1, 10)):
        at = rng.randrange(len(changed))
        size = rng.randint(1, 40)
        changed[at : at + rng.choice([0, 1, size])] = rng.choice(
            [b"", rng.randbytes(rng.randint(1, 4)), bytes(changed[at : at + size])]
        )
    return bytes(changed)


def survives(name: str, data: bytes) -> None:
    """Bytes are a document or a Chinese sentence, whatever they are."""
    try:
        ingest.load_bytes(name, data)
    except IngestError as error:
        assert error.message.endswith("。")


def texts(raw: RawDocument) -> list[str]:
    return [line.text for line in raw.lines]


def left(raw: RawDocument) -> list[tuple[str, str]]:
    return [(each.reason.value, each.text) for each in raw.left]


OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_page(*texts: tuple[float, float, str], more: str = "", template: str = "", size: float = 5) -> bytes:
    """A page with texts of a size at places, in millimetres."""
    objects = "".join(
        f'<ofd:TextObject ID="{number}" Boundary="{x} {y} 160 6" Size="{size}"><ofd:TextCode X="0" Y="{size}">{words}</ofd:TextCode>'
        "</ofd:TextObject>"
        for number, (x, y, words) in enumerate(texts, 1)
    )
    used = f'<ofd:Template TemplateID="{template}"/>' if template else ""
    layer = f"<ofd:Content><ofd:Layer>{objects}{more}</ofd:Layer></ofd:Content>"
    return f"<ofd:Page {OFD}>{used}{layer}</ofd:Page>".encode()


def ofd_image(resource: int | str, box: str = "0 0 210 297", **more: str) -> str:
    """A picture at a place, in millimetres."""
    told = "".join(f' {name}="{value}"' for name, value in more.items())
    return f'<ofd:ImageObject ID="{700 + int(resource)}" Boundary="{box}" ResourceID="{resource}"{told}/>'


OFD_RESOURCES = "<ofd:CommonData><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData>"


def ofd_resources(*pictures: bytes) -> dict[str, bytes]:
    """The parts of pictures numbered from 1, for a document that names them."""
    listed = "".join(
        f'<ofd:MultiMedia ID="{n}" Type="Image"><ofd:MediaFile>image_{n}.png</ofd:MediaFile></ofd:MultiMedia>'
        for n in range(1, len(pictures) + 1)
    )
    part = f'<ofd:Res {OFD} BaseLoc="Res"><ofd:MultiMedias>{listed}</ofd:MultiMedias></ofd:Res>'.encode()
    files = {f"Doc_0/Res/image_{n}.png": data for n, data in enumerate(pictures, 1)}
    return {"Doc_0/DocumentRes.xml": part, **files}


def ofd_scan(*pictures: bytes) -> bytes:
    """A package whose pages are pictures from edge to edge."""
    pages = (ofd_page(more=ofd_image(number)) for number in range(1, len(pictures) + 1))
    return ofd(*pages, document=OFD_RESOURCES, **ofd_resources(*pictures))


def ofd_lines(xs: list[float], ys: list[float]) -> str:
    """The rulings of a table: boxes and lines as paths."""
    box = f"{xs[0]} {ys[0]} {xs[-1] - xs[0]} {ys[-1] - ys[0]}"
    wide, high = xs[-1] - xs[0], ys[-1] - ys[0]
    frame = f"M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C"
    inner = [f"M {x - xs[0]} 0 L {x - xs[0]} {high}" for x in xs[1:-1]] + [
        f"M 0 {y - ys[0]} L {wide} {y - ys[0]}" for y in ys[1:-1]
    ]
    return "".join(
        f'<ofd:PathObject ID="{number}" Boundary="{box}"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'
        for number, path in enumerate([frame, *inner], 900)
    )


def ofd(*pages: bytes, document: str = "", **parts: bytes) -> bytes:
    """A package of one document; parts by name, with __ for a slash."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    made = {
        "OFD.xml": f"<ofd:OFD {OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".encode(),
        "Doc_0/Document.xml": f"<ofd:Document {OFD}>{document}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>".encode(),
    }
    made |= {f"Doc_0/Pages/Page_{n}/Content.xml": page for n, page in enumerate(pages)}
    return zipped(**{**made, **parts})


def word_2003(body: str) -> bytes:
    spaces = (
        'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
        'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
        'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
    )
    return f'<?xml version="1.0"?><w:wordDocument {spaces}><w:body>{body}</w:body></w:wordDocument>'.encode()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def excel_2003(*rows: str, options: str = "") -> bytes:
    sheet = f'<Worksheet ss:Name="Sheet1"><Table>{"".join(rows)}</Table>{options}</Worksheet>'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">{sheet}</Workbook>'.encode()
