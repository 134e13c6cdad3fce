"""Document numbers: one canonical form, found where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fold import fold
from corpus.model import Span
from extract.document.document_number import (
    DocumentNumber,
    InvalidDocumentNumber,
    find_malformed,
    find_numbers,
    parse_document_number,
)


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("国办发〔2018〕128号", "国办发〔2018〕128号"),
        ("發改環資[2015]3214號", "發改環資〔2015〕3214號"),  # quoted in the document's own script
        ("国办发（2022）032号", "国办发〔2022〕32号"),
        ("国办发【2022】第32号", "国办发〔2022〕32号"),
        ("鲁政字〔2020)67号", "鲁政字〔2020〕67号"),
        ("穗残联规字〔2019〕2 号", "穗残联规字〔2019〕2号"),
        ("穗残联规字 〔201 9〕2号", "穗残联规字〔2019〕2号"),  # justified
        ("国办发明电〔２０１８〕１５号", "国办发明电〔2018〕15号"),
        ("某政发〔2019〕1", "某政发〔2019〕1号"),
        ("中华人民共和国国务院令 第746号", "中华人民共和国国务院令第746号"),
        ("國令第722號", "國令第722號"),
        ("中华人民共和国主席令第五十二号", "中华人民共和国主席令第52号"),
        ("国家税务总局公告2019年第74号", "国家税务总局公告2019年第74号"),
        ("望溪县人民政府第十二号令", "望溪县人民政府令第12号"),
        ("澜政发〔二○○七〕11号", "澜政发〔2007〕11号"),
        ("澜州市人民政府通告〔2021〕第3号", "澜州市人民政府通告〔2021〕第3号"),
    ],
)
def test_canonical(printed: str, canonical: str) -> None:
    assert str(parse_document_number(printed)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "关于印发方案的通知",
        "（2018—2020年）",
        "三年行动计划（2021）",
        "见：国办发〔2022〕32号",  # more than a number
        "国办发〔2022〕32号文",
        "第2741号",
        "000014349/2018-00207",
        "GB 50180",
    ],
)
def test_no_number(text: str) -> None:
    with pytest.raises(InvalidDocumentNumber):
        parse_document_number(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("《关于某事的意见》（国发〔2015〕43号），按照要求", ["国发〔2015〕43号"]),
        ("《某纪要》(〔2020〕8号)要求", ["〔2020〕8号"]),  # the code is left out
        ("根据桂审报〔2022〕3号文要求", ["桂审报〔2022〕3号"]),
        ("某市通信发展管理办公室文件龙工信能源〔2022〕9号某市", ["龙工信能源〔2022〕9号"]),
        ("山东省人民政府办公厅办公厅便函〔2021〕68号", ["办公厅便函〔2021〕68号"]),
        ("某省市场监督管理局鲁市监标函〔2021〕33号", ["鲁市监标函〔2021〕33号"]),
        ("鲁医保中心发〔2020〕11号", ["鲁医保中心发〔2020〕11号"]),  # 中心 belongs to the code
        ("（粤府〔2018〕128号、粤办函〔2020〕330号）", ["粤府〔2018〕128号", "粤办函〔2020〕330号"]),
        ("（2021年7月27日中华人民共和国国务院令第746号公布）", ["中华人民共和国国务院令第746号"]),
        ("《城市居住区规划设计标准》（GB 50180）", []),
        ("（2018〕苏01民终123号", []),
        ("根据澜江省人民政府第12号令", ["澜江省人民政府令第12号"]),
        ("望溪县人民政府令（第179号）", ["望溪县人民政府令第179号"]),
        ("见第15号令", []),
        ("见粤府办〔2020〕5", ["粤府办〔2020〕5号"]),
        ("见粤府办{2020}5、粤府办<2020>6、粤府办(2020)7", []),  # without 号 other brackets are a year's in a title
        ("你局望发改〔2020〕3号文收悉", ["望发改〔2020〕3号"]),
    ],
)
def test_found(text: str, numbers: list[str]) -> None:
    assert [str(mention.number) for mention in find_numbers(text, fold(text))] == numbers


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("某政发〔2019〕1\n各县", "缺少“号”字"),
        ("某政发（2019）1号", "六角括号"),
        ("某政发〔2019〕01号", "不应补零"),
        ("某政发〔2019〕第1号", "不应有“第”字"),
        ("《纪要》（〔2020〕8号）", "缺少机关代字"),
        ("《意见》（云政发〔23〕7号）", "年份不足四位"),
    ],
)
def test_malformed_numbers_are_reported(text: str, fault: str) -> None:
    [issue] = find_malformed(text, fold(text))
    assert fault in issue.message
    assert issue.span and text[issue.span.start : issue.span.end] in issue.message


def test_faults_are_reported_in_the_order_of_the_text() -> None:
    text = "《甲意见》（云政发〔23〕7号），某政发（2019）01号"
    assert [issue.message for issue in find_malformed(text, fold(text))] == [
        "文号“云政发〔23〕7号”年份不足四位。",
        "文号“某政发（2019）01号”序号不应补零，年份应使用六角括号〔〕。",
    ]


def test_the_code_is_quoted_without_what_stands_before_it() -> None:
    text = "请执行 某政发 〔2019〕1号。"
    (mention,) = find_numbers(text, fold(text))
    assert text[mention.span.start : mention.span.end] == "某政发 〔2019〕1号"


def test_well_formed_numbers_are_not_reported() -> None:
    assert find_malformed("国办发〔2018〕128号", "国办发[2018]128号") == ()


CODES = st.text(alphabet="国办发粤府函环资规字", min_size=2, max_size=8).filter(lambda code: "通知" not in code)


@given(CODES, st.integers(1949, 2049), st.integers(1, 9999))
def test_canonical_form_is_read_back(code: str, year: int, serial: int) -> None:
    value = DocumentNumber(code, year, serial)
    assert parse_document_number(str(value)) == value


@given(st.text(alphabet="国办发〔〕()[]2019年第12号令公告《》 \n", max_size=40))
def test_spans_quote_the_text(text: str) -> None:
    for mention in find_numbers(text, fold(text)):
        assert mention.span in Span(0, len(text))
        assert text[mention.span.start : mention.span.end].strip() == text[mention.span.start : mention.span.end]


@pytest.mark.parametrize("number", ["国办发〔2018〕128号", "国务院令第746号", "澜江省人民政府第12号令"])
@pytest.mark.parametrize("before", [*range(9), *range(40, 49), 63, 64, 65, 128])
def test_a_number_is_quoted_wherever_it_stands(number: str, before: int) -> None:
    text = "长" * before + "，" + number + "执行"
    for within in (None, Span(before, len(text))):
        (mention,) = find_numbers(text, fold(text), within)
        assert text[mention.span.start : mention.span.end] == number
        assert str(mention.number) == str(parse_document_number(number))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("望密办(局)函〔2031〕1号", "望密办(局)函〔2031〕1号"),
        ("根据云密办（局）发〔2031〕3号精神", "云密办（局）发〔2031〕3号"),
        ("县财政厅(局)望财函〔2031〕1号", "望财函〔2031〕1号"),
        ("见附件(一)望政发〔2031〕1号", "望政发〔2031〕1号"),
    ],
)
def test_a_bracket_inside_the_code(text: str, number: str) -> None:
    (mention,) = find_numbers(text, fold(text))
    assert str(mention.number) == number
