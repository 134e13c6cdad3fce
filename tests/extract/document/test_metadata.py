"""What a document says of itself: title, number, issuers, addressees, days, type, region."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Metadata, PageFacts
from extract.document.document_type import type_of_title
from extract.document.issuers import split_organs
from extract.document.metadata import find_metadata
from extract.document.title import clean
from extract.knowledge import load_knowledge
from extract.names.institutions import Institutions
from tests.documents import document_of, layout_of


def metadata(text: str, **facts: str) -> Metadata:
    return find_metadata(layout_of(document_of(text, PageFacts(**facts))), load_knowledge())


BODY = "为改善空气质量，现通知如下。\n一、总体要求\n做好工作。"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("浙江省人民政府关于某事的通知\n各市：\n" + BODY, "浙江省人民政府关于某事的通知"),
        (  # broken over lines, the middle one ending like a title
            "国务院办公厅关于全面推行\n执法公示制度执法全过程记录制度\n法制审核制度的指导意见\n国办发〔2018〕118号\n各省：\n" + BODY,
            "国务院办公厅关于全面推行执法公示制度执法全过程记录制度法制审核制度的指导意见",
        ),
        ("民政社团方案通知\n国务院办公厅转发民政部关于\n清理整顿意见的通知\n各省：\n" + BODY, "国务院办公厅转发民政部关于清理整顿意见的通知"),
        ("中共某新区工作委员会\n某新区管理委员会\n关于印发《某方案》的通知\n各部门：\n" + BODY, "中共某新区工作委员会某新区管理委员会关于印发《某方案》的通知"),
        ("发展改革委办公厅  文件\n税务总局办公厅\n发改办财金规〔2019〕860号\n关于加强信用建设的通知\n各省：\n" + BODY, "关于加强信用建设的通知"),
        ("晋政办发〔2017〕55号 山西省人民政府办公厅关于印发某方案的通知\n各市：\n" + BODY, "山西省人民政府办公厅关于印发某方案的通知"),
        ("上海市北斗产业三年行动计划\n（2021-2023年）\n为加快发展，制定本计划。", "上海市北斗产业三年行动计划（2021-2023年）"),
        ("关于某项工作的意见\n（2017年9月30日）\n为贯彻落实，提出意见。", "关于某项工作的意见"),  # a day is no part of it
        ("县级考核依据\n石城县2018年度河长制考核细则\n一、考核项目", "石城县2018年度河长制考核细则"),
        ("2026年某省政府工作报告\n——2026年2月3日在某省第十六届人民代表大会第四次会议上\n省长 某某\n各位代表：\n现在报告工作。", "2026年某省政府工作报告"),
        ("陕西省2026年政府工作报告\n省长赵某作政府工作报告\n各位代表：\n现在报告工作。", "陕西省2026年政府工作报告"),
        ("《北京市人民政府办公厅关于印发〈某要点〉的通知》\n京政办发〔2016〕26号\n各区：\n" + BODY, "北京市人民政府办公厅关于印发〈某要点〉的通知"),
        ("省人民政府關于\n進一步優化營商環境的若干意見\n各市：\n" + BODY, "省人民政府關于進一步優化營商環境的若干意見"),
        # a notice that lost its own title: the plan's
        ("各县：\n《某市某方案》已经同意，现印发给你们。\n某市人民政府\n2020年2月22日\n某市某方案\n为了工作，制定本方案。", "某市某方案"),
        # but not that of an attachment, nor of one among several plans
        ("各县：\n现印发给你们。\n附件：1.某分解\n某市人民政府办公室\n2020年5月22日\n附件1\n某市重点工作分解\n一、工作", None),
        # one telling of several: the one with the issuer, the one that no break has hurt
        ("某市人民政府关于印发某计划的通知\n关于印发某计划的通知\n各县：\n" + BODY, "某市人民政府关于印发某计划的通知"),
        (
            "区政府办公室关于印发2025年区《报告》确定的目标任务分解方案的通知\n区政府办公室关于印发2025\n区《报告》确定的目标\n任务分解方案的通知\n各街道：\n" + BODY,
            "区政府办公室关于印发2025年区《报告》确定的目标任务分解方案的通知",
        ),
        ("青砚市政府工作报告（2021年2月2日 姚某某）\n各位代表：\n现在报告工作。", "青砚市政府工作报告"),
        ("应急预案—青砚市总体应急预案\n1.总则\n为了工作，制定本预案。", "青砚市总体应急预案"),
        ("青砚市\n关于进一步推进民营经济发展的实施细则\n为深入贯彻，制定本细则。", "青砚市关于进一步推进民营经济发展的实施细则"),
        ("关于印发《某镇防汛工作方案》的通知镇直各部门、各村：《方案》已经同意，请执行。", "关于印发《某镇防汛工作方案》的通知"),
        ("【某专栏】关于印发某方案的通知\n各县：\n" + BODY, "关于印发某方案的通知"),
        ("青砚市企业奖励政策：青砚高新区关于推动发展的试行意见\n为贯彻落实，提出意见。\n一、培育企业", "青砚高新区关于推动发展的试行意见"),
        ("青砚市关于做好青年工作的通知 (青政办发〔2010〕10号) 各区政府：为落实，现通知如下。", "青砚市关于做好青年工作的通知"),
        ("报告提出：2010年青砚发展预期目标\n本网讯（某日报记者）代市长昨日在报告中提出今年工作总体要求和发展的目标。\n增长13%。", "报告提出：2010年青砚发展预期目标"),
        ("日前，某市印发《某市蓝天保卫战实施方案》。全文如下：\n为落实要求，制定本方案。", "某市蓝天保卫战实施方案"),
        ("各县(市、区)人民政府：\n现将重点工作任务分解如下：\n一、工作", None),
        ("一、深入实施就业优先战略\n（一）建立联动机制。做好工作。", None),
    ],
)  # fmt: skip
def test_title(text: str, title: str | None) -> None:
    assert metadata(text).title == title


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("国务院关于某事的意见_政府信息公开专栏", "国务院关于某事的意见"),
        ("（转载）广州市人民政府关于某事的通知", "广州市人民政府关于某事的通知"),
        ("广州市财政局关于某事的通知 - 广州市人民政府门户网站", "广州市财政局关于某事的通知"),
        ("【政策】贵州省碳达峰实施方案.docx", "贵州省碳达峰实施方案"),
        ("关于印发 2030年前行动方案的通    知", "关于印发2030年前行动方案的通知"),
        ("某市行动计划（2021-2023年）", "某市行动计划（2021-2023年）"),
    ],
)
def test_page_titles_are_cleaned(page: str, title: str) -> None:
    assert clean(page) == title


def test_the_page_gives_the_title_that_the_text_lacks() -> None:
    assert (
        metadata("区内各企业：\n" + BODY, title="某区发展和改革局关于申报的通知").title
        == "某区发展和改革局关于申报的通知"
    )
    assert metadata(BODY, title="欢迎访问某某平台").title is None
    own = "国务院关于印发某规划的通知\n各省：\n" + BODY
    assert metadata(own, title="某规划").title == "国务院关于印发某规划的通知"  # the text's own where they differ


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("某市人民政府关于某事的通知\n沪府办发〔2025〕11号\n各区：\n" + BODY, "沪府办发〔2025〕11号"),
        ("某市关于某事的通知\n咸安政发〔2019〕1\n各镇：\n" + BODY, "咸安政发〔2019〕1号"),
        ("广州市人民政府令\n第179号\n《某办法》已经通过，现予公布。\n市长：某某\n2021年1月29日\n某办法\n第一条 为了", "广州市人民政府令第179号"),
        ("某条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一章 总则", "中华人民共和国国务院令第746号"),
        ("某市某规定\n（1991年3月26日某市人民政府令19号发布）\n第一条 为了", "某市人民政府令第19号"),
        ("某省某规定\n某省政府令〔2010〕第15号\n《某规定》已经通过，现予公布。\n省长\n2010年12月25日", "某省政府令〔2010〕第15号"),
        ("某市委办公室印发《某意见》的通知（某办发〔2017〕2号）\n各区：\n" + BODY, "某办发〔2017〕2号"),
        ("某县办公室\n关于印发某细则的通知\n（ 某府发〔2003〕37号 ）\n各部门：\n" + BODY, "某府发〔2003〕37号"),
        ("某市关于某事的通知\n各区：\n根据《某意见》（国发〔2015〕43号），现通知如下。", None),  # somebody else's
        ("青砚市关于做好青年工作的通知 (青政办发〔2010〕10号) 各区政府：为落实，现通知如下。", "青政办发〔2010〕10号"),
        ("青砚市政府关于发展学前教育的若干意见（试行）（青政函〔2005〕39号）各区、县（市）政府：为落实，提出意见。", "青政函〔2005〕39号"),
        ("某市关于某事的通知 各区：根据《某意见》（国发〔2015〕43号）各区政府：现通知如下。", None),
    ],
)  # fmt: skip
def test_number(text: str, number: str | None) -> None:
    assert metadata(text).document_number == number


@pytest.mark.parametrize(
    ("name", "organs"),
    [
        ("国家发展和改革委员会", ["国家发展和改革委员会"]),
        ("科 技 部", ["科技部"]),
        ("中共江苏省委江苏省人民政府", ["中共江苏省委", "江苏省人民政府"]),
        ("中共中央 国务院", ["中共中央", "国务院"]),
        ("中共中央国务院", ["中共中央", "国务院"]),
        ("中共中央办公厅、国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
        ("广州市财政局广州市人力资源和社会保障局", ["广州市财政局", "广州市人力资源和社会保障局"]),
        ("国务院办公厅", ["国务院办公厅"]),
        ("国务院关税税则委员会", ["国务院关税税则委员会"]),
        ("国务院中央军委", ["国务院", "中央军委"]),
        ("国家发展改革委办公厅", ["国家发展改革委办公厅"]),
        ("威海市环翠区竹岛街道办事处安全生产委员会", ["威海市环翠区竹岛街道办事处安全生产委员会"]),
        (
            "广州市天河区发展和改革局 广州市天河中央商务区管理委员会",
            ["广州市天河区发展和改革局", "广州市天河中央商务区管理委员会"],
        ),
        ("总理李某某", []),
    ],
)
def test_joint_issuers_are_split(name: str, organs: list[str]) -> None:
    assert list(split_organs(name, Institutions.load())) == organs


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "某通知\n各省：\n请执行。\n国家发展和改革委员会\n财 政 部\n2015年12月31日",
            ("国家发展和改革委员会", "财政部"),
        ),
        ("广州市卫生健康委等4部门关于印发某方案的通知\n各区：\n" + BODY, ("广州市卫生健康委",)),
        ("泰州关于印发某方案的通知\n" + BODY, ()),  # a place is no organ
        ("某条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一章 总则", ("国务院",)),
        (
            "新华社北京12月14日电 近日，中共中央、国务院印发了《扩大内需战略规划纲要》，并发出通知。\n一、背景",
            ("中共中央", "国务院"),
        ),
        (
            "广州市人民政府令\n第179号\n《某办法》已经通过，现予公布。\n市长：某某\n2021年1月29日\n某办法\n第一条 为了",
            ("广州市人民政府",),
        ),
        (
            "某省气象管理规定\n某省人民政府\n某省气象管理规定\n政府令〔2010〕第15号\n《某规定》已经通过，现予公布。",
            ("某省人民政府",),
        ),
        ("某通知\n各村：\n请执行。\n某县某镇人民政府\n202341", ("某县某镇人民政府",)),
        ("某市政府\n某市长同志解读某市工作方案\n为推进工作，印发了方案。", ()),  # an article's publisher
        (
            "关于印发某方案的通知\n各单位：\n请执行。\n某县“七优享”工作专班办公室\n（某县人民政府办公室代章）\n2023年5月10日",
            ("某县“七优享”工作专班办公室",),
        ),
    ],
)
def test_issuers(text: str, issuers: tuple[str, ...]) -> None:
    assert metadata(text).issuers == issuers


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        (
            "某通知\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n" + BODY,
            "各省、自治区、直辖市人民政府，国务院各部委、各直属机构",
        ),
        ("某通知\n各镇（街）政府（办事处）、各有关单位：\n" + BODY, "各镇（街）政府（办事处）、各有关单位"),
        ("某通知\n市直有关单位: 《某规划》已经同意，现印发给你们。", "市直有关单位"),
        ("某批复\n教育部：\n你部请示收悉。", "教育部"),
        ("某通知\n区内各企业：\n" + BODY, "区内各企业"),
        ("2026年某省政府工作报告\n各位代表：\n现在，我代表省人民政府报告工作。", None),
        ("某方案\n现将有关事项通知如下：\n一、工作", None),
        ("某报告\n来源：某省日报\n现在报告工作。", None),
        (
            "青砚市关于做好青年工作的通知 (青政办发〔2010〕10号) 各区政府，市直单位：为落实，现通知如下。",
            "各区政府，市直单位",
        ),
    ],
)
def test_addressees(text: str, addressees: str | None) -> None:
    assert metadata(text).addressees == addressees


@pytest.mark.parametrize(
    ("text", "facts", "day"),
    [
        ("某通知\n请执行。\n某市人民政府\n二○○七年四月十三日", {}, date(2007, 4, 13)),
        ("某意见\n（2017年9月30日）\n为贯彻落实，提出意见。", {}, date(2017, 9, 30)),
        ("某报告\n——2026年2月3日在某省第十六届人民代表大会第四次会议上\n各位代表：\n报告工作。", {}, date(2026, 2, 3)),
        ("某条例\n（2021年7月27日中华人民共和国国务院令第746号公布）\n第一章 总则", {}, date(2021, 7, 27)),
        ("某措施\n为了工作。", {"document_date": "2024-02-08"}, date(2024, 2, 8)),
        ("某措施\n为了工作。\n某局办公室 2025年8月5日印发", {}, date(2025, 8, 5)),  # the imprint's, for want of another
        ("某通知\n请执行。\n某局\n2025年8月1日\n某局办公室 2025年8月5日印发", {}, date(2025, 8, 1)),
        ("某意见\n苏发〔2013〕11号\n为贯彻落实，提出意见。", {}, None),  # a year is no day
        ("某意见\n某办发〔2009〕59号 二○○九年十二月八日\n各县：\n提出意见。", {}, date(2009, 12, 8)),
        ("某通知\n请执行。\n某市人民政府\n20171116", {}, date(2017, 11, 16)),  # 年月日 lost
        ("某通知\n请执行。\n某市人民政府\n二00八年九月七日", {}, date(2008, 9, 7)),
        ("某通知\n请执行。\n某市人民政府\n2020年4月 日", {}, None),
        ("某意见\n（此件已于2017年12月29日宣布失效）\n各县：\n提出意见。", {}, None),
        ("某措施\n为了工作。", {"document_date": "2018年03月27"}, date(2018, 3, 27)),
        ("某办法\n本办法自2020年1月1日起施行。", {}, None),
    ],
)
def test_document_date(text: str, facts: dict[str, str], day: date | None) -> None:
    assert metadata(text, **facts).document_date == day


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于印发“无废城市”建设试点工作方案的通知", "方案"),
        ("关于印发《某市三年行动计划（2021-2023年）》的通知", "计划"),
        ("转发民政部关于清理整顿社会团体意见的通知", "意见"),
        ("关于印发国家粮食应急预案的函", "方案"),
        ("关于印发某保障及相关社会救助标准的通知", "标准"),
        ("关于重新发布积分制入户管理办法的通知", "办法"),
        ("关于推广第二批支持创新相关改革举措的通知", "通知"),  # transmits nothing
        ("关于公布第二批试点地区名单及制度创新重点的通知", "通知"),
        ("关于进一步深化改革的若干意见", "意见"),
        ("促进人才高质量发展的政策措施", "措施"),
        ("2016年政务公开工作要点", "要点"),
        ("对某次会议第7264号建议的答复", "函"),
        ("某整改方案（公开版）", "方案"),
        ("生态文明建设持续领跑", None),
    ],
)
def test_document_type(title: str, kind: str | None) -> None:
    assert type_of_title(title) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青砚出台十条措施\n本报讯 近日，青砚市出台十条措施，扶持企业发展壮大，解决融资难题。\n企业受益。", "新闻"),
        ("为壮大民营经济，现作出如下决定。\n一、发展目标\n到2015年，实现增长。", "决定"),
        ("某局负责人解读青砚市工作方案\n为推进工作，现将要点解读如下。", "新闻"),
        ("2月9日，某县大会开幕。\n大会听取报告。\n记者：杨某某 张某", "新闻"),
        ("南都讯 记者刘某某 薛某 提前实现目标，居民收入增加，更多人融入本地生活，就医更便捷。", "新闻"),
        ("近日，青砚市印发《青砚市蓝天实施方案》。全文如下：\n为落实要求，制定本方案。", "方案"),
        (
            "青砚市关于加强新闻单位管理的意见\n本报记者站应当按照规定办理登记，接受主管部门的监督检查和年度核验。",
            "意见",
        ),
    ],
)
def test_an_article_is_told_by_its_dateline(text: str, kind: str | None) -> None:
    assert metadata(text).document_type == kind


def test_type_without_a_title_is_said_in_the_opening() -> None:
    assert metadata("各市人民政府：\n为贯彻落实，现提出如下实施意见：\n一、思想").document_type == "意见"
    assert metadata("为贯彻落实讲话，结合我省实际，制定本行动计划。\n1.目标").document_type == "计划"
    assert metadata("各县人民政府：\n请认真贯彻执行。").document_type is None


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("国务院办公厅关于某事的通知\n各省：\n" + BODY, ("国家", "全国", "000000")),
        ("广州市天河区教育局关于某事的通知\n" + BODY, ("县", "广东省广州市天河区", "440106")),
        (
            "某报告\n2026年1月28日在云南省第十四届人民代表大会第四次会议上\n各位代表：\n报告工作。",
            ("省", "云南省", "530000"),
        ),
        (
            "湘西自治州某年工作計劃\n為了工作，制定本計劃。",
            ("市", "湖南省湘西土家族苗族自治州", "433100"),
        ),  # simplified
        ("关于某事的意见\n各省、自治区、直辖市环境保护厅（局）：\n" + BODY, ("国家", "全国", "000000")),
        ("各市、州人民政府,省政府各部门：\n武汉市、宜昌市应在6月底前制定规划。", ("省", "湖北省", "420000")),
        ("各县(市、区)人民政府,市人民政府各部门：\n请执行。", ("市", None, None)),  # the level alone
        ("各镇人民政府,县政府各部门：\n今年建成县域医疗卫生次中心4个。", ("县", None, None)),  # not 成县
        ("某市方案\n请执行。", (None, None, None)),
        (  # 全省 is said of the area above: the units tell whose document it is
            "一、主要目标\n空气质量保持全省领先位置。\n二、任务\n1.严格准入。（市生态环境局牵头，市经信局参与）",
            ("市", None, None),
        ),
        (
            "澜州市人民政府关于某事的通知\n各县：\n" + BODY,
            ("市", "澜州市", None),
        ),  # on no list: as named, without a code
    ],
)
def test_region(text: str, region: tuple[str | None, str | None, str | None]) -> None:
    found = metadata(text)
    assert (found.level, found.region, found.region_code) == region


@settings(deadline=None)  # the first example loads the lexicons
@given(
    st.lists(
        st.sampled_from([*BODY.split("\n"), "关于", "的通知", "某局", "2020年1月1日", "《", "各省：", "", "|"]),
        max_size=12,
    )
)
def test_any_text_has_metadata(lines: list[str]) -> None:
    assert isinstance(metadata("\n".join(lines)), Metadata)


NOISE = """首页 > 政策
日前，某网获悉，《某市蓝天保卫战行动方案》印发。该方案提出多项措施，详见正文。
某市人民政府办公室关于
印发某市蓝天保卫战行动方案的通知
各县区人民政府，市政府各部门：
现将方案印发给你们，请认真贯彻执行。
某市人民政府办公室
2020年10月30日"""


def test_a_summary_before_the_notice_does_not_end_its_head() -> None:
    found = metadata(NOISE)
    assert found.title == "某市人民政府办公室关于印发某市蓝天保卫战行动方案的通知"
    assert found.addressees == "各县区人民政府，市政府各部门"
    assert found.issuers == ("某市人民政府办公室",)


RUNNING = (
    "{header}{number}某市工业和信息化局关于印发《某市线路整治工作方案》的通知{after}各县（市、区）工业局，各分公司:"
    "《某市线路整治工作方案》已经研究同意。现印发给你们，请结合实际抓好贯彻落实。"
    "某市工业和信息化局2022年4月19日某市线路整治工作方案为消除隐患，制定本方案。一、工作目标" + "加强整治。" * 60
)


@pytest.mark.parametrize(
    ("header", "number", "after"),
    [("某市工业和信息化局文件", "某工信〔2022〕9号", ""), ("", "", "某工信〔2022〕9号"), ("", "某工信〔2022〕9号", "")],
)
def test_a_text_without_line_breaks(header: str, number: str, after: str) -> None:
    found = metadata(RUNNING.format(header=header, number=number, after=after))
    assert found.title == "某市工业和信息化局关于印发《某市线路整治工作方案》的通知"
    assert found.document_number == "某工信〔2022〕9号"
    assert found.issuers == ("某市工业和信息化局",)
    assert found.addressees == "各县（市、区）工业局，各分公司"
    assert found.document_date == date(2022, 4, 19)
    assert found.document_type == "方案"


def test_a_county_level_city_is_a_city_to_itself() -> None:
    found = metadata("关于加快发展的实施办法\n为加快发展，建设“强富美高”新宜兴，结合我市实际，制定本办法。")
    assert (found.level, found.region_code) == ("县", "320282")
