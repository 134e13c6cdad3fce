"""Pages, texts and mails that are too deep, too wide, endless or turn in circles."""

from __future__ import annotations

from tests.hostile import hostile
from tests.made_files import SENTENCE
from tests.made_notices import excel_2003, mime, part, saved, word_2003

_LAW = "（责任单位：市发展改革委、市财政局）"


def _html(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


@hostile("跨行跨列.html")
def _() -> bytes:
    return _html("<table>" + "<tr><td rowspan=65534 colspan=1000>x</td></tr>" * 60 + "</table>")


@hostile("跨列九亿.html")
def _() -> bytes:
    return _html("<table>" + "<tr><td colspan=999999999 rowspan=999999999>x<td>市财政局</tr>" * 50 + "</table>")


@hostile("一行三千格.html")
def _() -> bytes:
    return _html("<table><tr>" + "<td>市财政局</td>" * 3_000 + "</tr></table>")


@hostile("层十万.html")
def _() -> bytes:
    return _html("<div>" * 100_000 + SENTENCE)


@hostile("粗体五万层.html")
def _() -> bytes:
    return _html("<b><i>" * 50_000 + SENTENCE)


@hostile("表中表两千层.html")
def _() -> bytes:
    return _html("<table><tr><td>" * 2_000 + SENTENCE + "</table>" * 2_000)


@hostile("列表五千层.html")
def _() -> bytes:
    return _html("<ul><li>" * 5_000 + SENTENCE)


@hostile("实体二十万.html")
def _() -> bytes:
    return _html("&#20013;&bogus;&#x110000;&#0;" * 50_000)


@hostile("属性十万.html")
def _() -> bytes:
    return _html("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{SENTENCE}</p>")


@hostile("样式四兆.html")
def _() -> bytes:
    return _html("<style>" + "p{display:none}" * 250_000 + f"</style><p>{SENTENCE}</p>")


@hostile("注释不闭.html")
def _() -> bytes:
    return _html(f"<p>{SENTENCE}</p>" + "<!--" * 100_000)


@hostile("半个标签.html")
def _() -> bytes:
    return _html(f"<p>{SENTENCE}</p>" + "<a href='" * 50_000 + "<" * 50_000)


@hostile("百分号.html")
def _() -> bytes:
    return _html(f"<p>{SENTENCE}</p>" + "<%" * 100_000 + "<?xml " * 50_000)


@hostile("选项十万.html")
def _() -> bytes:
    return _html("<select>" + "<option>市财政局" * 50_000 + f"</select><p>{SENTENCE}</p>")


@hostile("矢量图.html")
def _() -> bytes:
    return _html("<svg><foreignObject><math><mtext>" * 500 + f"<p>{SENTENCE}</p>")


@hostile("标签名一兆.html")
def _() -> bytes:
    return _html(f"<p>{SENTENCE}</p><{'a' * 1_000_000}>")


@hostile("编码骗人.html")
def _() -> bytes:
    return b'<meta charset="utf-16"><meta charset="x-user-defined">' + _html(f"<p>{SENTENCE}</p>")


@hostile("一行四百万.txt")
def _() -> bytes:
    return ("推进改革" * 1_000_000).encode()


@hostile("括号二十万.txt")
def _() -> bytes:
    return ("（责任单位：" * 40_000).encode()


@hostile("单位五万.txt")
def _() -> bytes:
    return ("责任单位：" + "市财政局、" * 50_000).encode()


@hostile("任务两万.txt")
def _() -> bytes:
    return "\n".join(f"{n}.推进第{n}项改革。{_LAW}" for n in range(1, 20_001)).encode()


@hostile("零字节.txt")
def _() -> bytes:
    return ("任务\0" * 100_000).encode()


@hostile("四字节码.txt")
def _() -> bytes:
    return SENTENCE.encode("utf-32")


@hostile("半个字.txt")
def _() -> bytes:
    return b"\xd6" * 100_001


@hostile("组合符.txt")
def _() -> bytes:
    return ("e" + "\u0301" * 200_000).encode()


@hostile("控制符.txt")
def _() -> bytes:
    return (
        "".join(map(chr, (*range(1, 32), *range(127, 160), *range(0x2000, 0x2070), 0xFEFF, 0xFFFF, 0xE000))).encode()
        * 500
    )


@hostile("表头一万列.csv")
def _() -> bytes:
    return (",".join(f"责任单位{n}" for n in range(10_000)) + "\n" + ",".join(["市财政局"] * 10_000)).encode()


@hostile("引号不闭.csv")
def _() -> bytes:
    return ('任务,单位\n"' + "推进改革,市财政局\n" * 100_000).encode()


@hostile("逗号百万.csv")
def _() -> bytes:
    return b"," * 1_000_000 + "\n任务".encode()


@hostile("竖线十万.md")
def _() -> bytes:
    return ("|任务" * 50_000 + "|\n" + "|---" * 50_000 + "|\n").encode()


@hostile("引用五万层.md")
def _() -> bytes:
    return (">" * 50_000 + SENTENCE + "\n" + "#" * 50_000 + SENTENCE + "\n" + "`" * 50_000).encode()


@hostile("段套千层.eml")
def _() -> bytes:
    body = b"Content-Type: text/plain\r\n\r\nx\r\n"
    for n in range(1_000):
        body = (
            f"Content-Type: multipart/mixed; boundary=B{n}\r\n\r\n--B{n}\r\n".encode()
            + body
            + f"\r\n--B{n}--\r\n".encode()
        )
    return b"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + body


@hostile("信中信五百.eml")
def _() -> bytes:
    body = b"From: a@example.cn\r\nSubject: x\r\n\r\nx\r\n"
    for _ in range(200):
        body = (
            b"From: a@example.cn\r\nTo: b@example.cn\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"
            + body
        )
    return body


@hostile("信头一兆.eml")
def _() -> bytes:
    return b"From: a@example.cn\r\nSubject: " + b"=?utf-8?b?5ZCN?= " * 60_000 + b"\r\nTo: b@example.cn\r\n\r\nx"


@hostile("附件两万.eml")
def _() -> bytes:
    return mime(
        "From: a@example.cn\r\nTo: b@example.cn\r\n", *([part("text/plain", b"x", "8bit")] * 5_000), kind="mixed"
    )


@hostile("编码乱.eml")
def _() -> bytes:
    return mime(
        "From: a@example.cn\r\nTo: b@example.cn\r\n",
        b"Content-Type: text/html; charset=nothing\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"@" * 90_000,
    )


@hostile("自己套自己.mht")
def _() -> bytes:
    return saved(part("text/html", b"<iframe src='cid:a'></iframe><p>x</p>" * 2_000, Content_ID="<a>"))


@hostile("无界线.mht")
def _() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n" + b"--\r\n" * 50_000
    )


@hostile("层五千.xml")
def _() -> bytes:
    return word_2003("<w:tbl><w:tr><w:tc>" * 2_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2_000)


@hostile("跨列.xml")
def _() -> bytes:
    return excel_2003(
        *[
            '<Row ss:Index="999999999"><Cell ss:MergeAcross="999999999" ss:MergeDown="999999999" ss:Index="99999999"><Data ss:Type="String">x</Data></Cell></Row>'
        ]
        * 50
    )
