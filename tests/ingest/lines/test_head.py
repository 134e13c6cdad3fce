"""The lines above a text: facts leave it, titles are told once, the text itself stays whole."""

from collections import Counter

import pytest

from corpus.model import Cell
from ingest.ledger import Left
from ingest.line import Line
from ingest.lines.clean import clean
from ingest.lines.head import take_head
from tests.made_files import BODY, document, table


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (
            ["标题：某市通知", "发布时间：2025-09-16", "信息来源：技术处", "正文"],
            {"title": "某市通知", "published_date": "2025-09-16", "publisher": "技术处"},
        ),
        (
            ["政策文号：青政〔2024〕6号", "失效日期：2025-06-27"],
            {"document_number": "青政〔2024〕6号", "expiry_date": "2025-06-27"},
        ),
        (
            ["实施日期： 2024年08月28日", "失效日期： 2027年12月31日", "文件状态： 有效"],
            {"effective_date": "2024年08月28日", "expiry_date": "2027年12月31日", "validity": "有效"},
        ),
        (["废止日期：无", "生效时间：见正文"], {}),
        (
            ["来源:青川区办公室 发布日期:2019-03-15 字体:【"],
            {"publisher": "青川区办公室", "published_date": "2019-03-15"},
        ),
        (["时间:19-07-12来源:某电力网 点击: 次"], {"published_date": "19-07-12", "publisher": "某电力网"}),
        (
            ["发布日期:2024-04-24 18:21 浏览次数: 来源: 省生态环境厅"],
            {"published_date": "2024-04-24 18:21", "publisher": "省生态环境厅"},
        ),
        (["28.02.2019  17:24"], {"published_date": "2019-02-28 17:24"}),
        (["28.02.2019"], {"published_date": "2019-02-28"}),
        (["当前位置: 通知公告 青川区水利局关于造林的通知"], {"title": "青川区水利局关于造林的通知"}),
        (["当前位置: 首页 > 关于我们 > 通知"], {}),
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


def taken(*lines: str | Line) -> tuple[list[str], dict[str, str]]:
    """The lines that stay, and the facts."""
    head = take_head([Line(line) if isinstance(line, str) else line for line in lines])
    kept, facts = head.lines, head.facts
    return [line.text for line in kept], {name: value for name in facts.__slots__ if (value := getattr(facts, name))}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("一、总体要求", True),
        ("第三条 本办法", True),
        ("1.优化", True),
        ("各位代表：", True),
        ("牵头单位：市财政局", True),
        ("序号", True),
        ("各区人民政府，市直机关：", True),
        ("现将有关事项通知如下现将有关事项通知如下：", False),  # 22 characters that address nobody
        ("现将有关事项通知如下：", True),
        ("各区" + "，某局" * 265 + "某：", True),  # 799 characters
        ("各区" + "，某局" * 266 + "某：", False),
        ("政" * 44 + "。", True),
        ("政" * 43 + "。", False),
        ("政" * 45, False),
        ("来源：" + "政" * 44 + "。", False),  # states a fact, however long
        ("扫一扫在手机打开当前页", False),
        ("索引号", False),
        ("某市关于某事的通知", False),
    ],
)
def test_where_the_text_begins(line, text):
    """What stands below is looked at as part of the head only where the text has not begun."""
    _, facts = taken(line, "发布日期：2024-01-05")
    assert ("published_date" not in facts) is text


@pytest.mark.parametrize(("before", "found"), [(119, True), (120, False)])
def test_how_far_down_a_head_may_reach(before, found):
    lines = [f"栏目{number}" for number in range(before)]
    assert bool(taken(*lines, "发布日期：2024-01-05")[1]) is found


def test_a_colon_on_a_line_of_its_own_belongs_to_the_label_above_it():
    lines = ["发布日期", "：", "2024-01-05", "来源", ":", "某局", "某市通知"]
    left, facts = taken(*lines)
    assert left == ["某市通知"]
    assert facts["published_date"] == "2024-01-05"


def test_the_label_of_the_text_ends_the_head_and_goes():
    assert taken("某市通知", "正文", "来源：某局") == (["某市通知", "来源：某局"], {})


def test_a_table_does_not_begin_the_text_unless_it_is_one_of_facts():
    lines, facts = taken(Line("一、总则", cell=Cell(0, 0, 0)), "来源：某局")
    assert (lines, facts) == (["一、总则"], {"publisher": "某局"})


@pytest.mark.parametrize(
    ("label", "below", "value"),
    [
        ("来源：", "某局", True),
        ("来源：", "某" * 20, True),
        ("来源：", "某" * 21, False),
        ("来源：", "某市关于某事的通知", False),  # a title
        ("来源：", "文号：3号", False),
        ("来源：", "打印", False),
        ("时间：", "2024-01-05", True),
        ("时间：", "昨天", False),
        ("文号：", "某政〔2024〕3号", True),
        ("文号：", "某政〔2024〕", True),
        ("索引号：", "甲", False),
        ("索引号：", "000/2019-1", True),
        ("标题：", "某局", False),  # a title that parts from its label may be anything
        ("浏览次数：", "12", False),
    ],
)
def test_when_the_line_below_a_label_is_its_value(label, below, value):
    lines, _ = taken(label, below, *BODY)
    assert (below not in lines) is (value or below in ("打印", "文号：3号"))


def test_two_labels_on_a_line_do_not_take_the_next():
    assert taken("来源： 文号：", "某局", *BODY)[0] == ["某局", *BODY]


@pytest.mark.parametrize(("length", "found"), [(237, True), (238, False)])
def test_how_long_a_line_of_facts_may_be(length, found):
    """240 characters, its label and colon included."""
    assert bool(taken("来源：" + "某" * length, *BODY)[1]) is found


def test_a_long_line_states_facts_where_it_holds_an_address():
    assert taken("链接：http://a.cn/" + "b" * 300, *BODY)[1]["url"].startswith("http://a.cn/b")


def test_the_path_of_a_page_goes_with_its_steps():
    assert taken("频道", ">", "栏目", "某市通知", *BODY)[0] == ["某市通知", *BODY]
    assert taken("频道", ">", *BODY)[0] == ["频道", *BODY]  # a path has two steps


def test_a_path_at_the_very_edge_has_one_step():
    assert taken(">", "栏目", *BODY)[0] == ["栏目", *BODY]


TITLE = "某市关于优化营商环境的通知"


@pytest.mark.parametrize(
    ("first", "last", "once"),
    [
        (TITLE, TITLE, True),
        (f"《{TITLE}》", TITLE, True),
        (f"转载：{TITLE}", TITLE, True),
        (f"青政发〔2026〕3号{TITLE}", TITLE, True),
        ("某条例", "某条例", True),
        ("青政发〔2026〕3号", "青政发〔2026〕3号", True),
        ("市财政局", "市财政局", False),  # a cell may stand twice
        ("任务、措施、方案", "任务、措施、方案", False),  # a list
        ("某市關於優化營商環境的通知", TITLE, True),
        ("政" * 12, "政" * 12, True),
        ("政" * 11, "政" * 11, False),
    ],
)
def test_what_is_told_once(first, last, once):
    assert (taken(first, "来源：某局", last, *BODY)[0] == [last, *BODY]) is once


def test_of_three_tellings_the_last_stays():
    assert taken(TITLE, TITLE, TITLE, *BODY)[0] == [TITLE, *BODY]


def test_of_two_tellings_the_one_without_a_number_stays():
    told = f"青政发〔2026〕3号{TITLE}"
    kept, facts = taken(f"《{TITLE}》", told, *BODY)[:2]
    assert kept == [f"《{TITLE}》", *BODY]
    assert facts["document_number"] == "青政发〔2026〕3号"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2006年01月18日07:30", "2006年01月18日07:30"),  # day and minute run together
        ("2006-01-1807:30", "2006-01-1807:30"),
        ("http://www.example.com.cn 2006年01月18日07:30 青川晨报", "2006年01月18日07:30"),
        ("来源 :青川区民政局 发布 :2018-08-03 浏览 :120次", "2018-08-03"),
        ("发布 ： 2019/03/05　来源 ： 青川区林业局", "2019/03/05"),
        ("发布：青川区林业局", None),
        ("青川省人民政府门户网站 www.example.gov.cn 发布时间: 2019-02-20 11:02 【字体:", "2019-02-20 11:02"),
        ("青川区林业局 发布时间: 2019-02-20", None),  # words that are no site's name
    ],
)
def test_the_day_of_publication_as_pages_print_it(line, day):
    assert taken(TITLE, line, *BODY)[1].get("published_date") == day


def test_a_title_in_a_table_stays():
    cell = Line(TITLE, cell=Cell(0, 0, 0))
    assert taken(cell, TITLE, *BODY)[0] == [TITLE, TITLE, *BODY]


def test_what_goes_is_told_with_its_reason():
    title = "某市人民政府关于优化营商环境的通知"
    lines = ["首页", ">", "政务公开", title, "来源：", "某局", "打印", "方案全文.docx", title, "一、总体要求"]
    head = take_head([Line(line) for line in lines])
    assert [line.text for line in head.lines] == [title, "一、总体要求"]
    assert Counter((each.reason, each.text) for each in head.left) == Counter(
        [
            (Left.NAVIGATION, "首页"),
            (Left.NAVIGATION, ">"),
            (Left.NAVIGATION, "政务公开"),
            (Left.FACTS, "来源："),
            (Left.FACTS, "某局"),
            (Left.NAVIGATION, "打印"),
            (Left.FACTS, "方案全文.docx"),
            (Left.REPEATED, title),
        ]
    )


@pytest.mark.parametrize(
    "above",
    [
        ["标题: 望溪县渔港方案", "发布时间: 2031-05-07", "文号:", "栏目: 规划", "附图见同一文件夹", "===== 正文 ====="],
        ["题名：望溪县渔港方案", "来源网址：https://www.example.gov.cn/7.html", "抓取时间：2031-06-01", "【正文】"],
    ],
)
def test_what_a_collector_wrote_above_a_text_is_no_text(above: list[str]) -> None:
    head = take_head([Line(text) for text in (*above, *BODY)])
    assert [line.text for line in head.lines] == list(BODY)
    assert head.facts.title == "望溪县渔港方案"


def test_a_pages_own_title_above_the_body_label_stays() -> None:
    lines = ["望溪县渔港建设实施方案", "发布时间：2031-05-07", "来源：县水利局", "—— 正文 ——", *BODY]
    assert "望溪县渔港建设实施方案" in [line.text for line in take_head([Line(text) for text in lines]).lines]
