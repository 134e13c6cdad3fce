"""Made-up pages as pictures, drawn with a font of the machine; what they say is recognised once for all tests."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ingest.ocr import extra
from tests import one_notice
from tests.conftest import absent

FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
_SIMPLIFIED = 2
"""Of the collection: the face for simplified Chinese."""
WIDTH, HEIGHT = 1240, 1754
"""A4 at 150 dpi."""
EM, LEFT, STEP = 33, 160, 58
_TOP = 330
"""Where the title stands."""

NOTICE = """青川市人民政府文件
青政发〔2019〕860号
青川市人民政府关于印发绿色转型行动方案的通知
各县（市、区）人民政府，市政府各部门：
现将《青川市绿色转型行动方案》印发给你们，请认真组织实施。
一、总体要求
到2025年，单位地区生产总值能耗比2020年下降13.5%，森林覆盖率达到63.2%以上，新增绿色工厂50家。
二、重点任务
（一）推进工业绿色升级。实施重点行业节能改造，建设绿色园区。（牵头单位：市工业和信息化局；责任单位：市发展改革委、市生态环境局；完成时限：2024年12月底前）
（二）健全生态保护补偿机制。建立流域横向生态补偿制度。（牵头单位：市财政局）
青川市人民政府
2019年8月15日"""
TABLE = [
    ["序号", "主要任务", "牵头单位"],
    ["1", "建设绿色园区", "市工业和信息化局"],
    ["2", "推进垃圾分类", "市城市管理局"],
]


def needed() -> None:
    """Skip, or fail where nothing may be skipped, without the extra or the font."""
    if not extra.is_installed():
        absent("text recognition is not installed: pip install zhengce[ocr]", "ZHENGCE_REQUIRE_OFFICE")
    if not FONT.exists():
        absent("a font with Han is needed: fonts-noto-cjk", "ZHENGCE_REQUIRE_OFFICE")


def blank() -> Image.Image:
    return Image.new("RGB", (WIDTH, HEIGHT), "white")


def write(page: Image.Image, place: tuple[int, int], words: str, size: int = EM, fill: str = "black") -> None:
    font = ImageFont.truetype(str(FONT), size, index=_SIMPLIFIED)
    ImageDraw.Draw(page).text(place, words, font=font, fill=fill)


def set_notice(text: str = NOTICE) -> Image.Image:
    """A page as 公文 are set: paragraphs indented by two, 28 characters a line, title centred, signature at the right."""
    page = blank()
    head, number, title, *body, organ, day = text.splitlines()
    write(page, (300, 130), head, 72, "red")
    write(page, (470, 260), number)
    write(page, (270, _TOP), title)
    lines = set_lines(body)
    for y, words in lines:
        write(page, (LEFT, y), words)
    end = lines[-1][0] + 140
    write(page, (800, end), organ)
    write(page, (810, end + STEP), day)
    return page


def set_lines(body: list[str]) -> list[tuple[int, str]]:
    """The lines of a notice below its title, with their height on the page."""
    greeting, *rest = body
    paragraphs = [greeting, *("　　" + words for words in rest)]
    lines = [words[at : at + 28] for words in paragraphs for at in range(0, len(words), 28)]
    return [(_TOP + STEP * number, words) for number, words in enumerate(lines, 1)]


_UPRIGHT = str.maketrans("，。、：；（）", "︐︒︑︓︔︵︶")


def set_columns(text: str) -> Image.Image:
    """A page set in columns from the right, 26 characters each, with the signs that such pages have."""
    page, x = blank(), WIDTH - 160
    for words in text.splitlines():
        for at in range(0, len(words), 26):
            for number, char in enumerate(words[at : at + 26].translate(_UPRIGHT)):
                write(page, (x, 150 + 50 * number), char, 44)
            x -= 84
    return page


def set_table(rows: list[list[str]] = TABLE) -> Image.Image:
    """A heading and a ruled table; the last row's first cell spans two rows, whose second has but two cells."""
    page = blank()
    write(page, (400, 160), "重点任务分工表")
    pen = ImageDraw.Draw(page)
    xs, top, high = (160, 300, 700, 1080), 240, 80
    for index, row in enumerate(rows):
        for column, words in enumerate(row):
            pen.rectangle(
                (xs[column], top + index * high, xs[column + 1], top + (index + 1) * high), outline="black", width=2
            )
            write(page, (xs[column] + 20, top + index * high + 18), words, 30)
    return page


def with_seal(page: Image.Image, x: int, y: int) -> Image.Image:
    """A red ring with a star's centre over the words at a place."""
    sealed = page.copy()
    pen = ImageDraw.Draw(sealed)
    pen.ellipse((x - 125, y - 125, x + 125, y + 125), outline=(210, 40, 40), width=7)
    pen.regular_polygon((x, y, 40), 5, fill=(210, 40, 40))
    darker = np.minimum(np.asarray(sealed), np.asarray(page))
    return Image.fromarray(darker)


def saved(*pages: Image.Image, kind: str = "PNG") -> bytes:
    """Pages as one file of a kind that Pillow writes."""
    out = BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, kind, dpi=(150, 150), **({"resolution": 150.0} if kind == "PDF" else {}), **more)
    return out.getvalue()


_HIGH, _BODY, _LINE, _SMALL = 2339, 44, 78, 30
"""A4 at 200 dpi: its height, the type of the text and of the table (16 and 11 points), and the leading."""


def set_one_notice() -> list[Image.Image]:
    """The notice of the parity tests: a page for the letter, the plan, and the annex with its ruled table."""
    pages = [Image.new("RGB", (1654, _HIGH), "white") for _ in range(3)]
    for page, words in zip(pages, (one_notice.HEAD, one_notice.PLAN, one_notice.ANNEX), strict=True):
        for at, (indent, text) in enumerate(one_notice.set_text(words)):
            write(page, (200 + int(_BODY * indent), 220 + _LINE * at), text, _BODY)
    xs = [110.0, 210.0, 610.0, 860.0, 1260.0, 1580.0]
    ys = [400.0 + 150 * row for row in range(len(one_notice.TABLE) + 1)]
    pen = ImageDraw.Draw(pages[2])
    for (top, bottom), (left, right) in product(pairwise(ys), pairwise(xs)):
        pen.rectangle((left, top, right, bottom), outline="black", width=3)
    for x, y, text in one_notice.set_table(xs, ys, 40):
        write(pages[2], (int(x), int(y) - _SMALL), text, _SMALL)
    return pages


@cache
def notice_png() -> bytes:
    return saved(set_notice())
