"""The query language: what is typed, how it is read, what is said about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.query import parse
from corpus.search.ranges import number_key
from corpus.search.tree import (
    And,
    Everything,
    FieldRange,
    FieldTerm,
    Fuzzy,
    Near,
    Not,
    Or,
    OwnText,
    Pattern,
    Phrase,
    Words,
    explain,
)

READINGS = [
    ("生态补偿", Words("生态补偿")),
    ("生态 补偿", And((Words("生态"), Words("补偿")))),
    ('"多规合一"', Phrase("多规合一")),
    ("“多规合一”", Phrase("多规合一")),  # as an input method types it
    ("「多规合一」", Phrase("多规合一")),
    ("推进“多规合一”改革", And((Words("推进"), Phrase("多规合一"), Words("改革")))),  # pasted from a document
    ('"推进“多规合一”改革"', Phrase("推进“多规合一”改革")),  # curly quotes belong to a straight phrase
    ('"推进"多规合一"改革"', Phrase('推进"多规合一"改革')),  # so do straight ones without a space
    ('"推进“多规"', Phrase("推进“多规")),
    ('"规”的"', Phrase("规”的")),
    ('"A" "B"', And((Phrase("A"), Phrase("B")))),
    ('"A"与"B"', And((Phrase("A"), Phrase("B")))),
    ('"A"B', And((Phrase("A"), Words("B")))),
    ("”多规合一“", Phrase("多规合一")),  # typed the wrong way round
    ('"的\n二、"', Phrase("的\n二、")),  # over a line end
    ("生态 与 补偿", And((Words("生态"), Words("补偿")))),
    ("生态 AND 补偿", And((Words("生态"), Words("补偿")))),
    ("生态 或 环境", Or((Words("生态"), Words("环境")))),
    ("生态 ＯＲ 环境", Or((Words("生态"), Words("环境")))),  # full width
    ("生态 非 旅游", And((Words("生态"), Not(Words("旅游"))))),
    ("非 旅游", Not(Words("旅游"))),
    ("（生态 或 环境） 保护", And((Or((Words("生态"), Words("环境"))), Words("保护")))),
    ("参与 市与县", And((Words("参与"), Words("市与县")))),  # 与 inside a word is no operator
    ("单位:财政局", FieldTerm("unit", "财政局")),
    ("单位：财政局", FieldTerm("unit", "财政局")),  # full-width colon
    ("单位: 财政局", FieldTerm("unit", "财政局")),
    ("unit:财政局", FieldTerm("unit", "财政局")),
    ('牵头:"市发改委"', FieldTerm("lead", "市发改委")),
    ("单位:(财政局 或 税务局)", Or((FieldTerm("unit", "财政局"), FieldTerm("unit", "税务局")))),
    ("年份:2015", FieldTerm("year", "2015")),
    ("年份:[2015 TO 2020]", FieldRange("year", "2015", "2020")),
    ("年份:［2015 至 2020］", FieldRange("year", "2015", "2020")),
    ("年份:2015-2020", FieldRange("year", "2015", "2020")),
    ("年份:2015—2020年", FieldRange("year", "2015", "2020")),
    ("年份:[2015 TO]", FieldRange("year", "2015", None)),
    ("标题:2015-2020", FieldTerm("title", "2015-2020")),  # a range only where values are years
    ("文号:2015-2020", FieldTerm("number", "2015-2020")),
    ("文号:国发〔2013〕30号", FieldTerm("number", "国发〔2013〕30号")),
    ("任务一：优化空间", Words("任务一：优化空间")),  # no field of that name
    ("生态 | 环境", Or((Words("生态"), Words("环境")))),
    ("补偿 -拆迁", And((Words("补偿"), Not(Words("拆迁"))))),
    ("-牵头:财政局", Not(FieldTerm("lead", "财政局"))),
    ("not 生态", Not(Words("生态"))),
    ("NOT not 生态", Words("生态")),
    ("甲 或 乙 丙", And((Or((Words("甲"), Words("乙"))), Words("丙")))),  # an operator binds its neighbours
    ("甲 与 乙 或 丙", Or((And((Words("甲"), Words("乙"))), Words("丙")))),
    ("生态*", Pattern("生态*")),
    ("生态？补偿", Pattern("生态?补偿")),
    ("海堤怎么修？渔港", Words("海堤怎么修？渔港")),
    ("修了多少？列出来，按年", Words("修了多少？列出来，按年")),
    ("哪些生态？", Words("哪些生态？")),  # it asks
    ('"生态 补偿"~5', Near(("生态", "补偿"), 5)),
    ('"生态 补偿"~', Near(("生态", "补偿"), 10)),
    ('"生态 补偿"~999', Near(("生态", "补偿"), 50)),
    ("生泰补偿~", Fuzzy("生泰补偿")),
    ('"生泰补偿"~1', Fuzzy("生泰补偿")),
    ("正文:生态", OwnText("生态")),
    ("text:生态", OwnText("生态")),
    ("body:生态", OwnText("生态")),
    ("mentions:公安部", OwnText("公安部", name=True)),
    ("提到:公安部", OwnText("公安部", name=True)),
    ("数值:>=80", FieldRange("value", number_key(80), None)),
    ("数值:1,200", FieldRange("value", number_key(1200), number_key(1200))),
    ("时限:<2026-01-01", FieldRange("due", None, "2026-01-01", below=True)),
    ("时限:2019年6月", FieldRange("due", "2019-06", "2019-06")),
    ("时限:每年", FieldTerm("due", "每年")),
    ("年份:＞2015", FieldRange("year", "2015", None, above=True)),
    ("单位:财政*", FieldTerm("unit", "财政")),
    ("㎡", Phrase("㎡")),
    ("《》", Phrase("《》")),
    ("*", Everything()),
    ("", Everything()),
    ("，。！", Phrase("，。！")),  # signs stand for themselves, never for everything
    ('""', Everything()),
]


@pytest.mark.parametrize(("text", "tree"), READINGS)
def test_reading(text, tree):
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree", "note"),
    [
        ('生态 "补偿', And((Words("生态"), Phrase("补偿"))), "引号"),
        ("“补偿", Phrase("补偿"), "引号"),
        ("(生态 补偿", And((Words("生态"), Words("补偿"))), "括号"),
        ("生态)", Words("生态"), "括号"),
        ("生态 或", Words("生态"), "或"),
        ("或 生态", Words("生态"), "或"),
        ("生态 非", Words("生态"), "非"),
        ("生态 牵头:", Words("生态"), "牵头:"),
        ("数值:很多", FieldTerm("value", "很多"), "数值"),
        ("(" * 331 + "生态" + ")" * 331, Words("生态"), "层"),
        ("(" * 331 + "生态", Words("生态"), "层"),
        ("生态" * 2000, Words("生态" * 1000), "太长"),
        ("《》", Phrase("《》"), "符号"),
    ],
)
def test_malformed_queries_get_the_best_reading_and_a_note(text, tree, note):
    reading = parse(text)
    assert reading.tree == tree
    assert note in reading.notes[0]


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("(" * 40 + "生态" + ")" * 40, False),
        ("(" * 41 + "生态" + ")" * 41, True),
        ("态" * 2000, False),
        ("态" * 2001, True),
    ],
)
def test_how_long_and_how_deep_a_query_is_read(text, noted):
    assert bool(parse(text).notes) is noted


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ('海堤 "资金" 渔港', ("海堤", '"资金"', "渔港")),
        ("海堤 (甲 乙) -拆迁", ("海堤", "(甲 乙)", "-拆迁")),
        ("甲 或 乙 牵头:水利局", ("甲 或 乙", "牵头:水利局")),
        ("年份:[2015 TO 2020]", ("年份:[2015 TO 2020]",)),
    ],
)
def test_what_was_typed_for_each_part(text, sources):
    assert parse(text).sources == sources


def test_brackets_in_a_phrase_need_no_partner():
    assert parse('"（市"').notes == ()


@given(st.text('生态与或非 ()（）"“”:：[]年份单位TO12AND\n~^*?\\', max_size=30) | st.text(max_size=30))
def test_nothing_that_is_typed_is_an_error(text):
    assert explain(parse(text).tree)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("生态补偿 地区:浙江省", "按 「生态补偿」 且 地区=浙江省（含所辖市县） 理解"),
        ('"多规合一" 非 牵头:市财政局', "按 “多规合一”原文 且 不含牵头=市财政局 理解"),
        ("(生态 或 环境) 年份:2015-2020", "按 （「生态」 或 「环境」） 且 年份=2015至2020 理解"),
        ("", "全部内容"),
    ],
)
def test_the_reading_is_told(text, words):
    assert explain(parse(text).tree) == words


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (
            "水 非 (甲 或 乙)",
            "按 「水」 且 不含（「甲」 或 「乙」） 理解",
        ),  # what is left out is bracketed where it is joint
        ("非 (甲 或 乙)", "按 不含（「甲」 或 「乙」） 理解"),
        ("非 甲", "按 不含「甲」 理解"),
        ("(水)", "按 「水」 理解"),  # a bracket around one thing says nothing
    ],
)
def test_what_is_left_out_is_read_back_as_it_is_meant(text, reading):
    assert explain(parse(text).tree) == reading
