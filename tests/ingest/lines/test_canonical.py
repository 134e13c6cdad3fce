"""The canonical text: what goes, what stays, and what must hold of every document."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest
from corpus.model import Cell, Source
from ingest.line import Line, RawDocument
from ingest.lines.canonical import canonicalize
from ingest.lines.clean import clean, has_pinyin, strip_pinyin
from ingest.lines.columns import read_columns
from ingest.lines.facts import FactsError, labels, parse_line, parse_row
from ingest.lines.pipes import read_tables

HAN = "[\u4e00-\u9fff]"


def document(*lines: str | Line):
    reading = RawDocument(tuple(Line(line) if isinstance(line, str) else line for line in lines))
    return canonicalize(Source(name="x.txt", media_type="text/plain", sha256="0" * 64, size=1), reading)


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


def test_pinyin_is_told():
    assert [issue.code for issue in document("州政發(fā)〔2020〕5號" + "各縣市人民政府" * 10).issues] == [
        "inserted_pinyin"
    ]


# --- facts ------------------------------------------------------------------------------------------------------------

BODY = (
    "各区人民政府：",
    "为深入贯彻落实党中央、国务院决策部署，加快优化营商环境，现就有关事项通知如下，请认真贯彻执行。",
)


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (
            ["标题：某市通知", "发布时间：2025-09-16", "信息来源：技术处", "正文"],
            {"title": "某市通知", "published_date": "2025-09-16", "publisher": "技术处"},
        ),
        (
            ["政策文号：青政〔2024〕6号", "失效日期：2025-06-27"],
            {"document_number": "青政〔2024〕6号", "validity": "2025-06-27"},
        ),
        (
            ["来源:青川区办公室 发布日期:2019-03-15 字体:【"],
            {"publisher": "青川区办公室", "published_date": "2019-03-15"},
        ),
        (["时间:19-07-12来源:某电力网 点击: 次"], {"published_date": "19-07-12", "publisher": "某电力网"}),
        (
            ["发布日期:2024-04-24 18:21 浏览次数: 来源: 省生态环境厅"],
            {"published_date": "2024-04-24 18:21", "publisher": "省生态环境厅"},
        ),
        (["2021-06-25 16:57 来源:市生态环境局"], {"published_date": "2021-06-25 16:57", "publisher": "市生态环境局"}),
        (
            ["2026年02月10日 07时41分", "来源:", "某某日报", "【字体：", "大", "中", "小", "】"],
            {"published_date": "2026年02月10日 07时41分", "publisher": "某某日报"},
        ),
        (
            ["• 時間:2020-09-24", "• 點擊:0", "• 來源:省政府辦公廳"],
            {"published_date": "2020-09-24", "publisher": "省政府辦公廳"},
        ),
        (["来源: https://www.example.gov.cn/a.html"], {"url": "https://www.example.gov.cn/a.html"}),
        (["索 引 号：\t000014349/2025-00061"], {"index_number": "000014349/2025-00061"}),
        (["当前位置: 首页 >> 政策法规", "【政策】某省碳达峰实施方案.docx"], {"title": "某省碳达峰实施方案"}),
        (["首页", ">", "政务公开", ">", "工作报告"], {}),
        (["下载", "打印", "全屏", "收藏", "【字号：", "加大", "还原", "减小", "】"], {}),
        (["发布日期：见习岗位数"], {}),  # a day has digits
        (["文号：无"], {}),
        # heads of other sites than those of the real files
        (
            [
                "发布机构:政府办, 发文日期:2020年05月07日",
                "名    称:某县人民政府办公室关于印发预案的通知",
                "文    号:青政办字〔2020〕43号 主 题 词:",
            ],
            {
                "publisher": "政府办",
                "document_date": "2020年05月07日",
                "title": "某县人民政府办公室关于印发预案的通知",
                "document_number": "青政办字〔2020〕43号",
            },
        ),
        (["浏览量:          时间:2016-01-17 23:45:19"], {"published_date": "2016-01-17 23:45:19"}),
        (
            ["发布时间:2015-07-27 11:44 作者: 来源:市环境保护局 浏览次数: 字体:【大】 【中】 【小】"],
            {"published_date": "2015-07-27 11:44", "publisher": "市环境保护局"},
        ),
        (["當前位置: 首頁>> 今日中國>> 中國要聞", "中央政府門戶網站"], {}),
        (
            [
                "首页 > 某县人民政府办公室信息公开 > 信息浏览",
                "信息分类: 通知   发布机构: 某县人民政府办公室",
                "生成日期: 2019-01-23 文号:",
                "浏览次数: 590 内容概述:",
            ],
            {"topic": "通知", "publisher": "某县人民政府办公室", "document_date": "2019-01-23"},
        ),
        (
            [
                "返回顶部",
                "• 索引号:",
                "6107280000/2024-001005",
                "• 主题分类:",
                "• 来源:",
                "• 发文机构:",
                "县政府网站",
                "• 发文字号:",
                "青政发〔2024〕7号",
                "• 发布日期:",
                "2024年04月06日 16:34",
                "• 内容概述:",
            ],
            {
                "index_number": "6107280000/2024-001005",
                "issuer": "县政府网站",
                "document_number": "青政发〔2024〕7号",
                "published_date": "2024年04月06日 16:34",
            },
        ),
        (
            ["归档时间:2018-11-21", "来源:某市政府门户网 日期:2017-01-12 17:08 字号:【", "视力保护色:", "浏览量:"],
            {"publisher": "某市政府门户网", "published_date": "2017-01-12 17:08"},
        ),
        (["發(fā)布時(shí)間:2016-01-07 ??來(lái)源:", "分享:"], {"published_date": "2016-01-07"}),
        (["時間:2019年06月17日 點擊次數(shù):28596"], {"published_date": "2019年06月17日"}),
        (
            [
                "[ 索引号 ]\t115002/2020-00012\t[ 发文字号 ]\t青府办发〔2020〕12号",
                "[ 有效性 ]",
                "[ 成文日期 ]\t2020-02-03",
            ],
            {
                "index_number": "115002/2020-00012",
                "document_number": "青府办发〔2020〕12号",
                "document_date": "2020-02-03",
            },
        ),
        (["地址：某市天河北路1号", "网址：无"], {}),
        (  # white space alone parts labels from values
            [
                "索 引 号 MB1534/2023-05 发文日期 2023-01-03",
                "发布机构 青川区办公室 文    号 青政办〔2023〕1号",
                "标     题 青川区办公室关于某事的通知",
            ],
            {
                "index_number": "MB1534/2023-05",
                "document_date": "2023-01-03",
                "publisher": "青川区办公室",
                "document_number": "青政办〔2023〕1号",
                "title": "青川区办公室关于某事的通知",
            },
        ),
        (
            ["2023-01-05 10:00 青川区人民政府办公室"],
            {"published_date": "2023-01-05 10:00", "publisher": "青川区人民政府办公室"},
        ),
        (["青川教育 2024-07-07 23:08:38"], {"published_date": "2024-07-07 23:08:38", "publisher": "青川教育"}),
        (
            ["2013-11-15 00:00:00 |  青川省建设信息中心 | "],
            {"published_date": "2013-11-15 00:00:00", "publisher": "青川省建设信息中心"},
        ),
        (["（此件已于2017年12月29日宣布失效）"], {"validity": "此件已于2017年12月29日宣布失效"}),
        (  # a legal database's card in one line
            ["文章属性•【制定机关】青川市政府•【公布日期】2005.02.01•【字号】青政函[2005]39号•【时效性】失效正文"],
            {
                "issuer": "青川市政府",
                "published_date": "2005.02.01",
                "document_number": "青政函[2005]39号",
                "validity": "失效",
            },
        ),
        (["- 格式:doc", "- 大小:33.00 KB", "- 文档页数:3"], {}),
        (
            [
                "---",
                'title: "某市通知"',
                "date: 2025-05-27",
                "source: https://www.example.gov.cn/a.html",
                "tags: [营商环境]",
                "---",
            ],
            {"title": "某市通知", "published_date": "2025-05-27", "url": "https://www.example.gov.cn/a.html"},
        ),
        (["全文"], {}),
        (["不卡一区二区三区四区,国产精品,在线观看"], {}),
    ],
)
def test_facts_leave_the_text(lines, facts):
    found = document(*lines, *BODY)
    assert found.text == "\n".join(BODY)
    assert {name: getattr(found.facts, name) for name in found.facts.__slots__ if getattr(found.facts, name)} == facts


@pytest.mark.parametrize(
    "line",
    [
        "青政发〔2024〕6号",  # the document's own number
        "（2017年9月30日）",  # the day below the title
        "2026年3月1日",
        "中共青川市委 青川市人民政府",
        "（2017年9月30日发布，2018年1月1日起废止旧规）。",  # a sentence is no remark on validity
        "部门 任务 来源 时间",  # labels without values
        "部门 市财政局 时间 2026年",  # no day
    ],
)
def test_lines_of_the_document_itself_stay(line):
    assert document(line, *BODY).text.startswith(clean(line))


def table(*rows: tuple[str, ...]) -> list[Line]:
    return [Line(text, cell=Cell(0, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row) if text]


def test_a_table_of_facts_leaves_the_text():
    found = document(*table(("索 引 号", "000/2019", "主题分类", "工商"), ("发文字号：", "青政发〔2024〕6号")), *BODY)
    assert found.text == "\n".join(BODY)
    assert (found.facts.index_number, found.facts.document_number) == ("000/2019", "青政发〔2024〕6号")


@pytest.mark.parametrize(
    "head", [("序号", "任务", "牵头单位", "时间"), ("部门", "任务", "来源", ""), ("牵头单位", "任务", "时间", "部门")]
)
def test_a_table_of_tasks_at_the_beginning_keeps_its_head(head):
    lines = table(head, ("1", "压缩时限", "市财政局", "2026年"), ("2", "优化服务", "市水务局", "2026年"))
    assert document(*lines).text.split("\n")[:3] == [text for text in head if text][:3]


def test_labels_in_the_text_are_no_facts():
    lines = (
        *BODY,
        "一、加快产业转型",
        "1.优化存量。",
        "牵头单位:市工业和信息化局",
        "时间：2025年6月底前",
        "来源：财政资金",
        "2.扩大增量。",
    )
    assert document(*lines).text == "\n".join(lines)


def test_tasks_without_numbers_are_not_taken_for_a_page_head():
    """An excerpt may begin in the middle of a list."""
    lines = (
        "压缩企业开办时间",
        "牵头单位：市市场监管局",
        "责任单位：市公安局",
        "优化不动产登记",
        "牵头单位：市市场监管局",
        "责任单位：市公安局",
    )
    assert document(*lines).text == "\n".join(lines)


def test_a_title_is_told_once_and_keeps_its_level():
    """The page's own telling goes, the one above the text stays, whatever dashes and brackets they differ in."""
    found = document(
        Line("《青川市数字经济行动计划（2022-2024年）》", heading=0),
        "发布时间：2022-08-12",
        "青川市数字经济行动计划(2022—2024年)",
        *BODY,
    )
    assert found.text.split("\n")[0] == "青川市数字经济行动计划(2022—2024年)"
    assert found.text.count("数字经济行动计划") == 1
    assert found.blocks[0].heading == 0
    numbered = document("青政发〔2026〕3号 青川市关于优化营商环境的通知", "青川市关于优化营商环境的通知", *BODY)
    assert numbered.text.count("环境的通知") == 1
    assert numbered.facts.document_number == "青政发〔2026〕3号"  # what the dropped line said besides


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("工作部门：市财政局", []),  # not a label, only ends like one
        ("主要来源：市级财政", []),
        (
            "发文字号：青政〔2024〕6号  成文日期：2024年1月2日",
            [("发文字号", "青政〔2024〕6号"), ("成文日期", "2024年1月2日")],
        ),
        ("- **发布机构**：青川市科技局", [("发布机构", "青川市科技局")]),
        ("**发布日期**: 2025-05-27", [("发布日期", "2025-05-27")]),
    ],
)
def test_parse_line(text, pairs):
    assert parse_line(text) == pairs


def test_parse_row():
    row = ["文号", "平政办〔2013〕11号", "关键词", "", "索引号", "005452065"]
    assert parse_row(row) == [("文号", "平政办〔2013〕11号"), ("关键词", ""), ("索引号", "005452065")]
    assert parse_row(["序号", "类别", "重点任务", "牵头单位"]) == []  # the head of a table of tasks


def test_wrong_label_files_are_told_by_line(monkeypatch):
    labels.cache_clear()
    monkeypatch.setattr("ingest.lines.facts._FIELDS", {"title"})
    with pytest.raises(FactsError, match=r"facts\.csv:\d+: '发文字号'"):
        labels()
    monkeypatch.undo()
    labels.cache_clear()
    assert labels()["发文字号"] == "document_number"


# --- tables as text -----------------------------------------------------------------------------------------------------


def cells(lines):
    return [(line.cell.row, line.cell.column, line.text) for line in lines if line.cell]


def test_one_cell_a_line_with_bars_at_the_ends():
    """The running numbers tell how wide the table is."""
    flat = ["序号 |", "地区 |", "重点 |", "1 |", "甲市 |", "甲 |", "2 |", "乙市 |", "乙 |", "3 |", "丙市 |", "丙 |"]
    lines, issues = read_tables([Line(text) for text in ["附件", *flat, "注：略"]])
    assert cells(lines)[3:6] == [(1, 0, "1"), (1, 1, "甲市"), (1, 2, "甲")]
    assert [lines[0].text, lines[-1].text] == ["附件", "注：略"]
    assert not issues


def test_a_flattened_table_of_unknown_width_is_told():
    lines, issues = read_tables([Line(f"第{i}格 |") for i in range(40)])
    assert not cells(lines)
    assert [issue.code for issue in issues] == ["table_flattened"]


def test_a_markdown_table():
    lines, _ = read_tables(
        [Line("| 序号 | 任务 |"), Line("|---|:--:|"), Line("| 1 | 甲 |"), Line(""), Line("| 2 | 乙 |")]
    )
    assert cells(lines) == [(0, 0, "序号"), (0, 1, "任务"), (1, 0, "1"), (1, 1, "甲"), (2, 0, "2"), (2, 1, "乙")]


def test_a_row_that_a_merged_cell_has_shifted_has_no_place():
    """Better no table row than units in the wrong column."""
    rows = ["序号 | 领域 | 任务 | 牵头单位 |", "1 | 政务 | 甲 | 市财政局 |", "2 | 乙 | 市水务局 | |", "一、总类 | |||"]
    lines, issues = read_tables([Line(text) for text in rows])
    assert [line.text for line in lines if not line.cell] == ["2", "乙", "市水务局"]
    assert [issue.code for issue in issues] == ["table_shifted"]
    lines, issues = read_tables([Line(text) for text in ["序号 | 任务 | 备注 |", "1 | 甲 | |"]])
    assert len(cells(lines)) == 5 and not issues


def test_buttons_with_bars_are_no_table():
    lines, _ = read_tables([Line("正文。"), Line("[放大字体] | [缩小字体] | [打印] | [关闭窗口] |")])
    assert [line.text for line in lines] == ["正文。"]


def test_single_bars_frame_no_table():
    lines, issues = read_tables([Line("首页 |"), Line("某市通知 |"), Line("|||"), Line("正文")])
    assert not cells(lines) and not issues
    assert lines[1].text == "某市通知"


def test_columns_without_any_mark_need_running_numbers():
    head = ["序号", "指标", "目标"]
    rows = ["1", "甲", "10%", "2", "乙", "20%", "3", "丙", "30%"]
    lines = read_columns([Line(text) for text in [*head, *rows, "文字继续。"]])
    assert cells(lines)[-1] == (3, 2, "30%")
    assert lines[-1].cell is None
    assert not cells(read_columns([Line(text) for text in ["序号", "1", "2", "3"]]))


def test_a_title_over_the_whole_width_stands_above_the_table():
    found = document(
        Line("附件1", cell=Cell(0, 0, 0, 1, 2)), Line("序号", cell=Cell(0, 1, 0)), Line("任务", cell=Cell(0, 1, 1)),
        Line("一、总类", cell=Cell(0, 2, 0, 1, 2)),
    )  # fmt: skip
    assert [block.cell is None for block in found.blocks] == [True, False, False, False]


# --- what must hold of every document -----------------------------------------------------------------------------------


@given(st.lists(st.text(max_size=40), max_size=12))
def test_blocks_make_up_the_text(lines):
    found = document(*lines)
    assert "\n".join(found[block.span] for block in found.blocks) == found.text
    assert all(found[block.span] for block in found.blocks)


@pytest.fixture(scope="module")
def real(shared):
    """Every real document that has a text, by file name."""
    loaded = {}
    for path in sorted([*shared.glob("seeds/*"), *shared.glob("documents/*")]):
        if ingest.is_readable(path.name):
            try:
                loaded[path.name] = ingest.load(path)
            except ingest.IngestError as error:
                loaded[path.name] = str(error)
    return loaded


@pytest.fixture(scope="module")
def documents(real):
    return {name: found for name, found in real.items() if not isinstance(found, str)}


def test_two_files_have_no_text(real):
    refused = {name[:3]: reason for name, reason in real.items() if isinstance(reason, str)}
    assert set(refused) == {"063", "109"}
    assert all("文字" in reason and reason.endswith("。") for reason in refused.values())


def test_real_blocks_make_up_the_text(documents):
    for name, found in documents.items():
        assert "\n".join(found[block.span] for block in found.blocks) == found.text, name


def test_no_noise_is_left(documents):
    """A gap between Han stays only after a label, between two organs, or in a line without a sentence."""
    for name, found in documents.items():
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\xa0\u200b-\u200f\ufeff\u3000]|  ", found.text), name
        for line in found.text.split("\n"):
            rest = re.sub(r"^第\S{1,5}[编章节条] ", "", line)
            if re.search("[，。；：]", rest):
                assert not re.search(f"{HAN} {HAN}", rest), (name, line[:80])


def test_no_furniture_is_left(documents):
    pattern = re.compile(
        r"(?m)^(?:分享到?|打印|收藏|关闭窗口|.{0,6}扫一扫.*|【?字[号体][:：].*|当前位置.*|浏览次数.*|相关报道：?|首页)$"
    )
    assert {name: m[0] for name, found in documents.items() if (m := pattern.search(found.text))} == {}


def test_every_document_begins_with_its_own_words(documents):
    """The first line is a title, a number, an organ, an addressee or a sentence: no menu, no date of a page."""
    for name, found in documents.items():
        first = found.text.split("\n")[0]
        assert len(re.findall(HAN, first)) >= 2, (name, first)
        assert not re.match(r"\d{4}-\d\d|来源|发布|时间|首页|欢迎", first), (name, first)


FACTS = [
    ("001_国务院", "published_date", "2019年02月15日"),  # metadata table of gov.cn
    ("043_", "document_number", "穗卫函〔2023〕1930号"),  # gkmlpt
    ("046_", "published_date", "2019-10-16 16:40"),  # meta tag, the page prints none
    ("050_", "publisher", "广州市民政局"),  # a value with buttons behind it
    ("057_", "published_date", "2022-07-14 20:24"),
    ("002_de", "published_date", "2017-10-04"),
    ("003_", "publisher", "浙江省生态环境厅"),
    ("082_", "published_date", "2025-05-27"),
    ("105_", "published_date", "2025-05-27"),  # the same as Word
    ("122_", "publisher", "解放日报"),
    ("150_", "published_date", "2026-02-02 09:20"),
    ("ex014", "published_date", "2019-03-15"),
    ("ex053", "document_number", "威环安发〔2020〕22号"),
    ("ex056", "published_date", "2025-06-30"),
]


@pytest.mark.parametrize(("prefix", "name", "value"), FACTS)
def test_facts_of_real_pages(documents, prefix, name, value):
    found = next(found for file, found in documents.items() if file.startswith(prefix))
    assert getattr(found.facts, name) == value


TABLES = [
    ("001_63", (46, 3)),  # one cell a line, 45 regions and a head
    ("010_", (23, 5)),  # measures, with group rows over the whole width
    ("098_", (8, 4)),  # no marks at all
    ("107_", (8, 4)),
    ("114_", (31, 5)),
]


@pytest.mark.parametrize(("prefix", "shape"), TABLES)
def test_tables_of_real_files(documents, prefix, shape):
    found = next(found for file, found in documents.items() if file.startswith(prefix))
    placed = [block.cell for block in found.blocks if block.cell and block.cell.table == 0]
    assert (max(c.rows.stop for c in placed), max(c.columns.stop for c in placed)) == shape


def test_the_same_document_gives_the_same_lines_in_every_format(documents):
    for one, other in (("082_", "105_"), ("094_", "104_"), ("098_", "107_"), ("092_", "108_")):
        first, second = (next(d for f, d in documents.items() if f.startswith(prefix)) for prefix in (one, other))
        assert first.text == second.text, (one, other)


def test_retrieval_date_and_hash_are_kept():
    found = ingest.load_bytes("a.txt", "\n".join(BODY).encode(), date(2026, 3, 1))
    assert (found.source.retrieved, found.source.size, len(found.document_id)) == (
        date(2026, 3, 1),
        len("\n".join(BODY).encode()),
        16,
    )
