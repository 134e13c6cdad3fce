"""Heads of letters of ministries, provinces, cities and counties, made up by grammar: their 发文字号 whole."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.fold import fold
from extract.document.document_number import find_numbers
from extract.document.number_code import code_start
from tests.documents import BODY, metadata_of

with (Path(__file__).parent / "number_heads.csv").open(encoding="utf-8") as file:
    HEADS = [(row["issuer"], row["code"]) for row in csv.DictReader(file)]
SHAPES = (
    "{code}〔{year}〕{serial}号",
    "{issuer}文件{code}〔{year}〕{serial}号",
    "{issuer}{code}〔{year}〕{serial}号",
    "{issuer}\n{code}〔{year}〕{serial}号",
    "{code}［{year}］{serial}号",
    "{code}【{year}】{serial}号",
    "{code}（{year}）{serial}号",
    "{code} 〔 {year} 〕 {serial} 号",
    "{issuer}关于做好某项工作的通知{code}〔{year}〕{serial}号",
    "《{issuer}关于印发某项工作实施方案的通知》（{code}〔{year}〕{serial}号）",
    "按照{code}〔{year}〕{serial}号文件要求",
    "发文字号：{code}﹝{year}﹞{serial}号",
    "{issuer}  {code}〔{year}〕第{serial}号",
    "某市管理办法》和{code}〔{year}〕{serial}号",
)
BAR = 0.99


def _heads() -> Iterator[tuple[str, str]]:
    """Every code in every shape, with the number that is to be read."""
    for index, (issuer, code) in enumerate(HEADS):
        for at, shape in enumerate(SHAPES):
            year, serial = 1998 + (index + at) % 29, 1 + (index * 37 + at) % 400
            text = shape.format(issuer=issuer, code=code, year=year, serial=serial)
            yield text, f"{code}〔{year}〕{serial}号"


def _read(text: str) -> str | None:
    return next((str(mention.number) for mention in find_numbers(text, fold(text))), None)


def test_numbers_in_heads_of_letters_are_read_whole() -> None:
    heads = list(_heads())
    wrong = [(text, number, _read(text)) for text, number in heads if _read(text) != number]
    assert len(HEADS) >= 180 and len(heads) >= 2000
    assert len(wrong) <= (1 - BAR) * len(heads), wrong


@pytest.mark.parametrize(
    ("run", "code"),
    [
        ("工业和信息化部工信部联企业", "工信部联企业"),
        ("工信部联企业", "工信部联企业"),  # an abbreviation is no organ beside the code
        ("省国资委澜国资", "澜国资"),
        ("沪国资委规", "沪国资委规"),
        ("望溪县财政局望溪县民政局望财", "望财"),  # joint
        ("国家能源局综合司国能综通新能", "国能综通新能"),
        ("省水利厅苏农发", "苏农发"),  # a code may begin with any place's character
        ("省水利厅黑农发", "黑农发"),
        ("澜州市水利发展规划澜政发", "澜政发"),
        ("望规划建", "望规划建"),
        ("》和澜政发", "澜政发"),
        ("和政发", "和政发"),
    ],
)
def test_a_full_name_beside_the_code_is_left_out(run: str, code: str) -> None:
    assert run[code_start(run) :] == code


@pytest.mark.parametrize(
    "letter",
    [
        "{issuer}文件\n{number}\n{issuer}关于做好造林工作的通知\n各有关单位：\n{body}\n{issuer}\n2021年3月2日",
        "{issuer} {number}\n关于做好造林工作的通知\n各有关单位：\n{body}\n{issuer} 2021年3月2日",
        "{issuer}关于做好造林工作的通知（{number}）\n各有关单位：\n{body}",
    ],
)
def test_letters_have_their_number_and_their_issuer(letter: str) -> None:
    wrong = []
    for index, (issuer, code) in enumerate(HEADS):
        number = f"{code}〔2021〕{index + 1}号"
        found = metadata_of(letter.format(issuer=issuer, number=number, body=BODY))
        if (found.document_number, found.issuers) != (number, (issuer,)):
            wrong.append((issuer, number, found.document_number, found.issuers))
    assert len(wrong) <= (1 - BAR) * len(HEADS), wrong
