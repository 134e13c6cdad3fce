"""The lines above a text: facts leave it, titles are told once, the text itself stays whole."""

import pytest

from ingest.line import Line
from ingest.lines.clean import clean
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
