"""Word files with parts that lie, swell, nest and turn in circles."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from tests.hostile import hostile
from tests.hostile.raw_zip import raw_zip, stored, swollen
from tests.made_files import NOTICE, with_part, word, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>'
_TAIL = "<w:sectPr/></w:body></w:document>"
_MAIN = "word/document.xml"


def docx_of(body: str) -> bytes:
    return with_part(word(NOTICE), _MAIN, (_HEAD + body + _TAIL).encode())


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


def _table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _without(name: str) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(word(NOTICE))) as old, ZipFile(stream, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
    return stream.getvalue()


@hostile("跨九亿列.docx")
def _() -> bytes:
    return docx_of(_table(_cell("牵头单位", '<w:gridSpan w:val="999999999"/>') + _cell("市财政局")))


@hostile("跨负列.docx")
def _() -> bytes:
    spans = ("-5", "0", "", "x", "1e9", "99999999999999999999999")
    return docx_of(_table(*(_cell("任务", f'<w:gridSpan w:val="{span}"/>') + _cell("单位") for span in spans)))


@hostile("前空九亿列.docx")
def _() -> bytes:
    row = '<w:trPr><w:gridBefore w:val="999999999"/><w:gridAfter w:val="999999999"/></w:trPr>' + _cell("任务")
    return docx_of(_table(row, row))


@hostile("竖并无头.docx")
def _() -> bytes:
    return docx_of(_table(*(_cell("x", '<w:vMerge w:val="continue"/>') * 30 for _ in range(300))))


@hostile("格宽不一.docx")
def _() -> bytes:
    return docx_of(_table(*(_cell("x") * (n % 60) for n in range(600))))


@hostile("网格百万.docx")
def _() -> bytes:
    return docx_of(f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * 300_000}</w:tblGrid><w:tr>{_cell('x')}</w:tr></w:tbl>")


@hostile("表中表五百层.docx")
def _() -> bytes:
    depth = 500
    inner = "<w:tbl><w:tr><w:tc>" * depth + _p("市财政局") + "</w:tc></w:tr></w:tbl>" * depth
    return docx_of(inner)


@hostile("元素两万层.docx")
def _() -> bytes:
    depth = 20_000
    return docx_of("<w:sdt><w:sdtContent>" * depth + _p("x") + "</w:sdtContent></w:sdt>" * depth)


@hostile("超链接三百层.docx")
def _() -> bytes:
    return docx_of("<w:p>" + "<w:hyperlink>" * 200 + "<w:r><w:t>x</w:t></w:r>" + "</w:hyperlink>" * 200 + "</w:p>")


@hostile("无正文.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, f'<w:document xmlns:w="{W}"/>'.encode())


@hostile("空正文.docx")
def _() -> bytes:
    return docx_of("")


@hostile("根不对.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, b"<html><body><p>x</p></body></html>")


@hostile("根是正文.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, f'<w:body xmlns:w="{W}">{_p("x")}</w:body>'.encode())


@hostile("正文是图片.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, b"\x89PNG\r\n\x1a\n" + bytes(500))


@hostile("正文是空.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, b"")


@hostile("正文用双字节.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, (_HEAD.replace("UTF-8", "UTF-16") + _p("任务") + _TAIL).encode("utf-16"))


@hostile("正文用怪编码.docx")
def _() -> bytes:
    return with_part(word(NOTICE), _MAIN, (_HEAD.replace("UTF-8", "UTF-7") + _p("x") + _TAIL).encode())


@hostile("正文胀.docx")
def _() -> bytes:
    swell = swollen(_MAIN, 3_000, (_HEAD + "<w:p><w:r><w:t>").encode(), f"</w:t></w:r></w:p>{_TAIL}".encode())
    with ZipFile(BytesIO(word(NOTICE))) as old:
        parts = [stored(name, old.read(name)) for name in old.namelist() if name != _MAIN]
    return raw_zip(*parts, swell)


@hostile("十亿笑.docx")
def _() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "笑">{entities}]>'
    return with_part(word(NOTICE), _MAIN, (head + _HEAD.partition("?>")[2] + _p("&a11;") + _TAIL).encode())


@hostile("外部实体.docx")
def _() -> bytes:
    head = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return with_part(word(NOTICE), _MAIN, (head + _HEAD.partition("?>")[2] + _p("&a;") + _TAIL).encode())


@hostile("无类型表.docx")
def _() -> bytes:
    return _without("[Content_Types].xml")


@hostile("无关系.docx")
def _() -> bytes:
    return _without("_rels/.rels")


@hostile("类型不对.docx")
def _() -> bytes:
    kinds = (
        b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        b'<Default Extension="xml" ContentType="image/png"/><Default Extension="rels" ContentType="text/html"/></Types>'
    )
    return with_part(word(NOTICE), "[Content_Types].xml", kinds)


@hostile("关系成圈.docx")
def _() -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(
            [("styles", "document.xml"), ("numbering", "document.xml"), ("footnotes", "../../../../etc/passwd"),
             ("aFChunk", "document.xml"), ("image", "document.xml"), ("styles", "http://example.cn/x")]
        )
    )  # fmt: skip
    made = f'<?xml version="1.0"?><Relationships xmlns="{space}">{rows}</Relationships>'
    return with_part(word(NOTICE), "word/_rels/document.xml.rels", made.encode())


@hostile("样式成圈.docx")
def _() -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 50}"/><w:link w:val="s{n}"/></w:style>'
        for n in range(50)
    )
    data = docx_of("".join(_p(f"任务{n}", f'<w:pStyle w:val="s{n}"/>') for n in range(50)))
    return with_part(data, "word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode())


@hostile("样式两万级.docx")
def _() -> bytes:
    styles = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(20_000))
    data = docx_of("".join(_p("任务", f'<w:pStyle w:val="s{n}"/>') for n in range(3_000)))
    return with_part(data, "word/styles.xml", f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode())


def _numbered(levels: str, nums: str, body: str) -> bytes:
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'
    )
    data = docx_of(body)
    return with_part(data, "word/numbering.xml", numbering.encode())


@hostile("编号离奇.docx")
def _() -> bytes:
    kinds = ("chineseCounting", "lowerRoman", "upperLetter", "decimal", "ideographDigital", "没有", "cardinalText")
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="99999999999"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1%2%99%{n}"/></w:lvl>'
        for n, kind in enumerate(kinds)
    )
    body = "".join(
        _p("任务", f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>')
        for n in (*range(9), 999_999_999, -1, "x")
    )
    return _numbered(levels, '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', body)


@hostile("编号成圈.docx")
def _() -> bytes:
    levels = '<w:numStyleLink w:val="a"/><w:styleLink w:val="a"/><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl>'
    body = _p("任务", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 50
    return _numbered(levels, '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>', body)


@hostile("六万段.docx")
def _() -> bytes:
    return docx_of(_p("推进改革。") * 60_000)


@hostile("一段十万节.docx")
def _() -> bytes:
    return docx_of("<w:p>" + "<w:r><w:t>改</w:t></w:r>" * 100_000 + "</w:p>")


@hostile("一段五百万字.docx")
def _() -> bytes:
    return docx_of(_p("改革" * 2_500_000))


@hostile("制表符十万.docx")
def _() -> bytes:
    return docx_of("<w:p><w:r>" + "<w:tab/><w:br/>" * 50_000 + "</w:r></w:p>")


@hostile("域不成对.docx")
def _() -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    return docx_of(f"<w:p>{begin * 5_000}<w:r><w:t>任务</w:t></w:r></w:p>{_p('二')}")


@hostile("属性一万.docx")
def _() -> bytes:
    attributes = " ".join(f'w:a{n}="1"' for n in range(10_000))
    return docx_of(f"<w:p {attributes}><w:r><w:t>x</w:t></w:r></w:p>")


@hostile("修订不成对.docx")
def _() -> bytes:
    return docx_of("<w:p>" + "<w:ins><w:del>" * 100 + "<w:r><w:t>x</w:t></w:r>" + "</w:del></w:ins>" * 100 + "</w:p>")


@hostile("脚注指着自己.docx")
def _() -> bytes:
    data = docx_of("".join(f'<w:p><w:r><w:footnoteReference w:id="{n % 3}"/></w:r></w:p>' for n in range(3_000)))
    note = '<w:footnote w:id="{0}"><w:p><w:r><w:footnoteReference w:id="{0}"/><w:t>注</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{"".join(note.format(n) for n in range(3))}</w:footnotes>'
    return zipped_more(data, {"word/footnotes.xml": notes.encode()})


def zipped_more(data: bytes, parts: dict[str, bytes]) -> bytes:
    with ZipFile(BytesIO(data)) as old:
        held = {name: old.read(name) for name in old.namelist()}
    return zipped(**{**held, **parts})


@hostile("大图小包.docx")
def _() -> bytes:
    return zipped_more(docx_of(_p("任务")), {"word/media/image1.png": png(60_000, 60_000)})


def png(wide: int, high: int) -> bytes:
    """A picture of one colour that says how large it is and holds nothing of it."""
    head = struct.pack(">2I5B", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body
