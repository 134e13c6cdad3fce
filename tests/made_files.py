"""Files and lines made here for the tests of reading: what a page, a Word file, a PDF, a book of sheets holds."""

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl

import ingest
from corpus.model import Cell, Source
from ingest.line import Line, RawDocument
from ingest.lines.canonical import canonicalize
from ingest.readers import text

HANG = 120
"""Seconds: bounds that tell a reader that hangs (or grows with the square) from a slow machine; speed is for the bench."""


SENTENCE = "推进政务服务标准化、规范化、便利化，压缩办理时限。"


NOTICE = f"关于优化营商环境的通知\n各区县人民政府：\n{SENTENCE * 4}\n青川市人民政府\n2026年3月1日\n"


PAGE = f"<html><body><p>{SENTENCE * 3}</p><p>{SENTENCE}</p></body></html>"


JUNK = random.Random(1).randbytes(20_000)


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def with_part(data: bytes, name: str, text: bytes) -> bytes:
    """A package with one part replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, text if info.filename == name else old.read(info))
    return stream.getvalue()


def book() -> bytes:
    made = openpyxl.Workbook()
    for row in (["任务分工表"], ["序号", "任务", "单位"], [1, "甲", "市财政局"], [2, "乙", "市水务局"]):
        made.active.append(row)
    made.active.merge_cells("C3:C4")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def document(*lines: str | Line):
    reading = RawDocument(tuple(Line(line) if isinstance(line, str) else line for line in lines))
    return canonicalize(Source(name="x.txt", media_type="text/plain", sha256="0" * 64, size=1), reading)


BODY = (
    "各区人民政府：",
    "为深入贯彻落实党中央、国务院决策部署，加快优化营商环境，现就有关事项通知如下，请认真贯彻执行。",
)


def table(*rows: tuple[str, ...]) -> list[Line]:
    return [Line(text, cell=Cell(0, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row) if text]


def cells(lines):
    return [(line.cell.row, line.cell.column, line.text) for line in lines if line.cell]


LONG = "推进政务服务标准化、规范化、便利化，压缩办理时限，提升企业和群众的获得感。"


def rows(lines):
    return [
        (line.cell.row, line.cell.column, line.cell.row_span, line.cell.column_span, line.text)
        for line in lines
        if line.cell
    ]


def page(body: str, head: str = "") -> list[str]:
    document = ingest.load_bytes("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())
    return document.text.split("\n")


MENU = "<ul>" + "".join(f"<li><a href='#'>栏目{i}</a></li>" for i in range(30)) + "</ul>"


FOOT = "<div class='footer'><p>主办：某市政府办公室　承办：某中心　版权所有</p></div>"


SHARE = "<div class='share'>分享到：<a>微信</a></div><p>【字体：大 中 小】</p>"


CONTENT = f"<p>各区人民政府：</p><p>{LONG}</p><p>一、总体要求</p><p>{LONG}</p>"


CLEAN = ["各区人民政府：", LONG, "一、总体要求", LONG]


def read_text(source: str) -> list[Line]:
    return list(text.read(source.encode()).lines)


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def made_pdf(
    pages: list[list[tuple[float, float, str]]],
    rulings: list[tuple[int, float, float, float, float]] = (),
    *,
    page: str = "",
    under: str = "",
    setting: str = "H",
) -> bytes:
    """A PDF of words at places (x, y from the top, in points), 12 points high, with lines on pages.

    ``page`` are entries of every page (/Rotate 90), ``under`` is drawn on every page first (``shown`` makes text of it;
    /Clear gs makes it translucent, /Dot Do draws a picture, /Codes is a font without codes), ``setting`` V sets it
    vertically.
    """
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids["
        + b" ".join(b"%d 0 R" % (7 + 2 * i) for i in range(len(pages)))
        + b"]/Count %d>>" % len(pages),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-%s/DescendantFonts[4 0 R]>>"
        % setting.encode(),
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>",
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream",
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 33/LastChar 126/Resources<<>>"
        b"/Widths[%s]/CharProcs<<>>/Encoding<</Type/Encoding/Differences[33 %s]>>>>"
        % (b"1000 " * 94, b"".join(b"/g%d" % code for code in range(33, 127))),
    ]
    resources = b"<</Font<</F1 3 0 R/Codes 6 0 R>>/XObject<</Dot 5 0 R>>/ExtGState<</Clear<</ca .3>>/Solid<</ca 1>>>>>>"
    for number, words in enumerate(pages):
        parts = [f"q {under} Q", *(shown(f"1 0 0 1 {x} {800 - y}", w) for x, y, w in words)]
        parts += [f"{x0} {800 - y0} m {x1} {800 - y1} l S" for at, x0, y0, x1, y1 in rulings if at == number]
        stream = "\n".join(parts).encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R%s/Resources%s/Contents %d 0 R>>"
            % ((page if "/MediaBox" in page else f"/MediaBox[0 0 600 800]{page}").encode(), resources, 8 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


def shown(matrix: str, words: str, size: float = 12, font: str = "F1") -> str:
    """Operators that draw words; the matrix turns, slants and places them."""
    code = words.encode("utf-16-be" if font == "F1" else "ascii").hex()
    return f"BT /{font} {size} Tf {matrix} Tm <{code}> Tj ET"


WIDTH = 30  # characters of 12 points between the margins 60 and 420


def set_lines(paragraphs: list[str], top: float = 100) -> list[tuple[float, float, str]]:
    """Paragraphs as a typesetter sets them: two characters of indent, full lines, a short last one."""
    placed = []
    for paragraph in paragraphs:
        x, width = 84.0, WIDTH - 2
        while paragraph:
            placed.append((x, top, paragraph[:width]))
            paragraph, x, width, top = paragraph[width:], 60.0, WIDTH, top + 20
    return placed


PARAGRAPHS = ["一、总体要求", LONG * 2, "（一）压缩时限", LONG, "二、工作任务", LONG * 3]


def grid(page: int, xs: list[float], ys: list[float]) -> list[tuple[int, float, float, float, float]]:
    return [(page, x, ys[0], x, ys[-1]) for x in xs] + [(page, xs[0], y, xs[-1], y) for y in ys]


def rows_of(content: str) -> list[int | None]:
    document = ingest.load_bytes("表.txt", content.encode())
    return [block.cell and block.cell.row for block in document.blocks]


WRAPPED = """关于做好重点工作的通知
各县区人民政府，市政府各部门：
    为深入贯彻落实党中央、国务院决策部署，加快优
化营商环境，激发市场主体活力，推动高质量发展，经
市政府同意，现就有关事项通知如下。
    一、总体要求
    坚持以人民为中心的发展思想，聚焦企业和群众反
映强烈的突出问题，推进政务服务标准化规范化便利化，
不断提升政府效能。
    （一）压缩办理时限。全面推行告知承诺制，将企业
开办时间压缩至一个工作日以内，（责任单位：市行政审
批局、市市场监管局）
青川市人民政府
2026年3月1日"""


def strict(part: bytes) -> bytes:
    """A part of an Office file in the namespaces of Strict Open XML."""
    return re.sub(
        rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(main|relationships|math)",
        rb"http://purl.oclc.org/ooxml/\1/\2",
        part,
    ).replace(
        b"http://purl.oclc.org/ooxml/package/relationships",
        b"http://schemas.openxmlformats.org/package/2006/relationships",
    )


def mutated(data: bytes, seeds: random.Random) -> bytes:
    """An Office file with one of its parts gone or some bytes of it changed, taken out, doubled, a number made absurd."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        parts = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        hit = seeds.choice(parts)
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name != hit:
                new.writestr(name, bytes(content))
            elif seeds.randrange(8):
                new.writestr(name, bytes(_broken(content, seeds)))
    return stream.getvalue()


def _broken(content: bytearray, seeds: random.Random) -> bytearray:
    for _ in range(seeds.randrange(1, 5)):
        at, size = seeds.randrange(len(content)), seeds.randrange(1, 40)
        numbers = list(re.finditer(rb'"\d+"', bytes(content)))
        kind = seeds.randrange(4)
        if kind == 0:
            content[at] = seeds.randrange(256)
        elif kind == 1 and len(content) > 2 * size:
            del content[at : at + size]
        elif kind == 2:
            content[at:at] = content[at : at + size]
        elif numbers:
            number = seeds.choice(numbers)
            content[number.start() : number.end()] = seeds.choice([b'"999999999"', b'"-1"', b'""', b'"x"'])
    return content


def outcome(read: Callable[[bytes], RawDocument], data: bytes) -> RawDocument | ingest.IngestError:
    """What reading gives, or why it is refused. Whatever else is raised is a fault."""
    try:
        return read(data)
    except ingest.IngestError as error:
        assert error.message.endswith("。")
        return error
