"""Workbooks with cells, merges, strings and formats that nobody meant."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tests.hostile import hostile
from tests.made_files import book, with_part, zipped

_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = "xl/worksheets/sheet1.xml"


def xlsx_of(data: str, behind: str = "", before: str = "") -> bytes:
    made = f'<worksheet xmlns="{_X}">{before}<sheetData>{data}</sheetData>{behind}</worksheet>'
    return with_part(book(), _SHEET, made.encode())


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _with(parts: dict[str, bytes]) -> bytes:
    with ZipFile(BytesIO(book())) as old:
        held = {name: old.read(name) for name in old.namelist()}
    return zipped(**{**held, **parts})


_FEW = _row(1, _cell("A1", "任务"), _cell("B1", "责任单位")) + _row(2, _cell("A2", "修路"), _cell("B2", "市财政局"))


@hostile("合并全表.xlsx")
def _() -> bytes:
    return xlsx_of(_FEW, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


@hostile("合并重叠.xlsx")
def _() -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:C{n + 500}"/>' for n in range(1, 20_000))
    return xlsx_of(_FEW, f"<mergeCells>{merges}</mergeCells>")


@hostile("合并乱写.xlsx")
def _() -> bytes:
    refs = ("", "A1", "B2:A1", "A0:A9", "ZZZZ1:ZZZZ9", "A1:A99999999999", ":", "A1:B2:C3", "1:5", "A:C", "甲1:乙2")
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return xlsx_of(_FEW, f"<mergeCells>{merges}</mergeCells>")


@hostile("末行末列.xlsx")
def _() -> bytes:
    return xlsx_of(_FEW + _row(1_048_576, _cell("XFD1048576", "末")))


@hostile("格名离奇.xlsx")
def _() -> bytes:
    places = ("ZZZZZZ99999999", "", "1A", "A0", "A-1", "a1", "A1A1", "XFE1", "甲1", "A1048577")
    return xlsx_of("".join(_row(n, _cell(place, f"格{n}")) for n, place in enumerate(places, 1)))


@hostile("行号离奇.xlsx")
def _() -> bytes:
    rows = "".join(
        f'<row r="{r}"><c t="inlineStr"><is><t>x</t></is></c></row>'
        for r in ("-1", "0", "x", "", "99999999999", "5", "5")
    )
    return xlsx_of(rows)


@hostile("稀疏五万行.xlsx")
def _() -> bytes:
    return xlsx_of("".join(_row(n * 20, _cell(f"XFD{n * 20}", "x")) for n in range(1, 50_000)))


@hostile("一行一万六千格.xlsx")
def _() -> bytes:
    cells = "<c><v>1</v></c>" * 16_384
    return xlsx_of(_row(1, cells) + _row(2, cells))


@hostile("二十万格.xlsx")
def _() -> bytes:
    return xlsx_of("".join(_row(n, "<c><v>1</v></c>" * 20) for n in range(1, 10_001)))


@hostile("共用字一百万.xlsx")
def _() -> bytes:
    strings = f'<sst xmlns="{_X}" count="1000000">{"<si><t>x</t></si>" * 1_000_000}</sst>'
    return _with({"xl/sharedStrings.xml": strings.encode()})


@hostile("共用字越界.xlsx")
def _() -> bytes:
    values = ("999999999", "-1", "x", "", "1e3", "0.5")
    return xlsx_of(
        "".join(_row(n, f'<c r="A{n}" t="s"><v>{v}</v></c>') for n, v in enumerate(values, 1))
        + _row(9, _cell("A9", "好"))
    )


@hostile("类型离奇.xlsx")
def _() -> bytes:
    kinds = ("b", "e", "d", "n", "str", "x", "")
    values = ("", "x", "1e308", "-1e308", "1e999", "NaN", "99999999999999999999", "2024-13-45")
    cells = [
        f'<c r="A{n}" t="{kind}" s="{n}"><v>{value}</v></c>'
        for n, (kind, value) in enumerate(((k, v) for k in kinds for v in values), 1)
    ]
    return xlsx_of("".join(_row(n, cell) for n, cell in enumerate(cells, 1)) + _row(99, _cell("A99", "好")))


@hostile("公式成圈.xlsx")
def _() -> bytes:
    return xlsx_of(
        "".join(_row(n, f'<c r="A{n}"><f>A{n % 999 + 1}+A{n}</f></c>') for n in range(1, 1_000))
        + _row(1_001, _cell("A1001", "好"))
    )


@hostile("数式离奇.xlsx")
def _() -> bytes:
    codes = (
        "[" * 20_000,
        "0" * 50_000,
        "#,##0." + "0" * 400,
        '"' + "万" * 9_000,
        "[$-F800]" * 3_000,
        "yyyy" * 5_000,
        ";" * 10_000,
        "[红色][>=1E999]0;[<x]0",
    )
    formats = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{code.replace(chr(34), "&quot;").replace("<", "&lt;").replace(">", "&gt;")}"/>'
        for n, code in enumerate(codes)
    )
    xfs = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(codes)))
    styles = f'<styleSheet xmlns="{_X}"><numFmts>{formats}</numFmts><cellXfs>{xfs}</cellXfs></styleSheet>'
    cells = "".join(
        _row(n + 1, f'<c r="A{n + 1}" s="{n}"><v>{value}</v></c>')
        for n, value in enumerate((1.5, 44000, 1e300, -3, 0, 45000.5, 7, 8))
    )
    return with_part(xlsx_of(cells), "xl/styles.xml", styles.encode())


@hostile("无工作表.xlsx")
def _() -> bytes:
    return with_part(book(), "xl/workbook.xml", f'<workbook xmlns="{_X}"><sheets/></workbook>'.encode())


@hostile("表不在.xlsx")
def _() -> bytes:
    rows = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="没有{n}"/>' for n in range(500))
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return with_part(
        book(), "xl/workbook.xml", f'<workbook xmlns="{_X}" xmlns:r="{r}"><sheets>{rows}</sheets></workbook>'.encode()
    )


@hostile("簿根不对.xlsx")
def _() -> bytes:
    return with_part(book(), "xl/workbook.xml", b"<html/>")


@hostile("表根不对.xlsx")
def _() -> bytes:
    return with_part(book(), _SHEET, b"<chartsheet/>")


@hostile("表是乱字节.xlsx")
def _() -> bytes:
    return with_part(book(), _SHEET, bytes(range(256)) * 50)


@hostile("表十亿笑.xlsx")
def _() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "笑">{entities}]>'
    return with_part(
        book(),
        _SHEET,
        (head + f'<worksheet xmlns="{_X}"><sheetData>{_row(1, _cell("A1", "&a11;"))}</sheetData></worksheet>').encode(),
    )


@hostile("列千万宽.xlsx")
def _() -> bytes:
    columns = '<col min="1" max="16384" hidden="1"/>' * 5_000
    return xlsx_of(_FEW, before=f'<dimension ref="A1:XFD1048576"/><cols>{columns}</cols>')


@hostile("全藏.xlsx")
def _() -> bytes:
    return xlsx_of('<row r="1" hidden="1">' + _cell("A1", "藏") + "</row>")


@hostile("富文本五万段.xlsx")
def _() -> bytes:
    return xlsx_of(_row(1, f'<c r="A1" t="inlineStr"><is>{"<r><t>改</t></r>" * 50_000}</is></c>'))
