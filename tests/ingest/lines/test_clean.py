"""Noise inside a line goes, words stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lines import clean as cleaning
from ingest.lines.clean import clean, has_pinyin, strip_pinyin
from tests.made_files import document
from tests.required import always_holds


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("国 土资源厅", "国土资源厅"),  # a line wrap that became a space
        ("科 技 部", "科技部"),  # letter-spaced signature
        ("通\u3000\u3000知", "通知"),
        ("关于 印发《方案》 的通知", "关于印发《方案》的通知"),
        ("平稳有序, 做好工作", "平稳有序,做好工作"),  # half-width comma in Chinese
        ("( 一) 牵头单位: 市财政局", "(一)牵头单位:市财政局"),
        ("2026年 4月 20 日", "2026年4月20日"),
        ("指标 2020年 2025年", "指标 2020年 2025年"),  # heads of columns, no date
        ("达到2 9 0 0亿元，增长1 2. 5%。", "达到2900亿元，增长12.5%。"),  # digits set apart
        ("第1 0条", "第10条"),
        ("农田（地）2 5 0万亩，送电1 6 0 ～ 3 0 0万千瓦", "农田（地）250万亩，送电160 ～ 300万千瓦"),
        ("新辟线路年度目标 2 5 1 2 10", "新辟线路年度目标 2 5 1 2 10"),  # columns
        ("附件1 2024年计划", "附件1 2024年计划"),
        ("国发〔2019〕 6 号", "国发〔2019〕6号"),
        ("第 179 号", "第179号"),
        ("附件 1", "附件1"),
        ("建设5G 基站", "建设5G 基站"),  # between scripts one space is a matter of taste: kept
        ("A  类  企业", "A 类企业"),
        ("□ 是\u3000□ 否", "□是□否"),
        ("第一章\u3000\u3000总则", "第一章 总则"),  # the gap parts label and title
        ("第三条 规定的情形消失后，应当备案。", "第三条 规定的情形消失后，应当备案。"),
        ("广州市民政局 广州市财政局", "广州市民政局 广州市财政局"),  # two signers
        ("市发展改革委 市财政局，市水务局", "市发展改革委市财政局，市水务局"),  # in a sentence: noise
        ("徐福顺    国资委副主任", "徐福顺 国资委副主任"),  # columns of a list of names
        ("龚 正", "龚正"),
        ("１．加强“放管服”改革", "１．加强“放管服”改革"),  # NFC, not NFKC: full width stays
        ("e\u0301", "\u00e9"),
        ("零\u200b宽\ufeff字\u00ad符", "零宽字符"),
        ("（2014\u00ad2020年）", "（2014-2020年）"),  # a soft hyphen that stood for a dash
        ("第一条? 为了规范", "第一条 为了规范"),  # a no-break space that went through the wrong codec
        ("附件1 — 4 — 大气污染防治", "附件1 大气污染防治"),  # a page number in the middle
        ("2—4—6月", "2—4—6月"),
        ("⼴州⽂旅", "广州文旅"),  # Kangxi radicals of a PDF font
        ("", ""),
    ],
)
def test_cleaning(raw, cleaned):
    assert clean(raw) == cleaned


@given(st.text(alphabet="市财政局 \u3000\t，。一1aA(:第条\u200b\x07", max_size=60))
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once


@given(st.text(max_size=200))
def test_cleaning_leaves_no_control_characters_and_never_raises(text):
    assert not re.search(r"[\x00-\x1f\x7f\u200b\ufeff]", clean(text))


@pytest.mark.parametrize(
    ("raw", "stripped"),
    [
        ("州政發(fā)〔2020〕5號(hào)", "州政發〔2020〕5號"),
        ("企業(yè)、機構（gòu）", "企業、機構"),
        ("(責任單位:州發(fā)改委)", "(責任單位:州發改委)"),  # brackets inside brackets
        ("南樂(lè )縣社會(huì )資本", "南樂縣社會資本"),
        ("5G(NR)基站、公顷(hm)", "5G(NR)基站、公顷(hm)"),  # no syllables
    ],
)
def test_pinyin_goes(raw, stripped):
    assert strip_pinyin(raw) == stripped


def test_plain_pinyin_is_only_believed_where_it_is_frequent():
    assert not has_pinyin("造林500公顷(ha)，减排20吨(t)。")
    assert has_pinyin("關(guan) 於(yu) 進(jin) 一(yi) 步(bu) 優(you) 化(hua)")
    assert document("公顷(ha)以上的造林项目由市林业局负责验收，并于年底前报市政府。").text.startswith("公顷(ha)")


@pytest.mark.parametrize(("count", "found"), [(4, False), (5, True)])
def test_how_often_plain_pinyin_must_stand(count, found):
    assert has_pinyin("關(guan)於" * count) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("澜發改環(huan)資[2016]177號", True),
        ("澜財綜〔2018〕12號(hao)", True),
        ("澜財(cai)綜（2018）12號", True),
        ("下载手机端(app)[2016]版", False),  # no syllable
        ("造林500公顷(ha)[2016]", False),  # no serial behind the year
    ],
)
def test_one_syllable_in_a_document_number_is_enough(text, found):
    assert has_pinyin(text) is found


@pytest.mark.parametrize("pattern", [cleaning._TONED, cleaning._PLAIN, cleaning._IN_NUMBER])
def test_what_is_looked_for_first_hides_no_pinyin(pattern):
    letters = "abcdefghijklmnopqrstuvwxyzüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
    openings = [bracket + letter for bracket in "(（" for letter in letters]
    assert always_holds(pattern, openings)
    assert all(cleaning._MAYBE_PINYIN.search(opening) for opening in openings)


def test_pinyin_needs_a_character_before_it():
    assert not has_pinyin("a(guan) " * 9)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("第三条\u3000规定", "第三条 规定"),
        ("第三条 abc 规定", "第三条 abc 规定"),  # no Chinese behind it: nothing to be parted
        ("见第三条 规定", "见第三条规定"),
        ("第十二节　总则", "第十二节 总则"),
        ("第2部分 总则", "第2部分总则"),  # no formal label
        ("市住建委 市园林中心", "市住建委 市园林中心"),
        ("市局 市财政局", "市局市财政局"),  # too short for a name
        ("省消防救援总队 省气象局 省水利厅", "省消防救援总队 省气象局 省水利厅"),
        ("市民政局 市府", "市民政局市府"),
        ("青川縣政府辦公室 青川縣財政局", "青川縣政府辦公室 青川縣財政局"),
        ("推进改革 提升服务", "推进改革提升服务"),
        ("徐某  国资委", "徐某国资委"),  # two spaces are no column
        ("徐某   国资委", "徐某 国资委"),
        ("徐某\u3000\u3000国资委", "徐某 国资委"),
        ("一、目标   全面贯彻，落实", "一、目标全面贯彻，落实"),  # in a sentence
        ("〔2019〕 6号", "〔2019〕6号"),
        ("〔 2019 〕6号", "〔2019〕6号"),
        ("附件 12", "附件12"),
        ("占 3 %", "占 3 %"),
        ("工作 (一)", "工作 (一)"),
        ("， 做好 ; 落实", "，做好;落实"),
        ("— 12 —", ""),
        ("— 1234 —", "— 1234 —"),
        ("—12—", ""),
        ("?? 各区", "各区"),
        ("？各区", "各区"),
        ("为什么?因为", "为什么?因为"),
        ("第一条??为了", "第一条 为了"),
    ],
)
def test_spaces_that_say_something_stay(raw, cleaned):
    assert clean(raw) == cleaned
