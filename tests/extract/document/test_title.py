"""标题: the document's own title, wherever it is printed, without what surrounds it."""

import pytest

from extract.document.title import clean, ends_as_title, is_about
from tests.documents import BODY, metadata_of


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
        (  # a place in a bracket that a break set apart
            "望溪省人民政府办公厅关于印发中国\n（北渡）\n跨境电子商务\n试验区建设实施方案的通知（2023 年4 月3 日）\n北渡市人民政府，省有关部门：\n" + BODY,
            "望溪省人民政府办公厅关于印发中国（北渡）跨境电子商务试验区建设实施方案的通知",
        ),
        (  # a first sentence broken before the title that it quotes
            "望溪市落实优化环境工作\n方案的通知（2023年3月29日）\n为深入贯彻落实\n《自治区落实优化环境工作方案》\n（自治区文件），减轻负担，制定本方案。\n一、总体要求",
            "望溪市落实优化环境工作方案的通知",
        ),
        ("为推动渔港发展提供支撑的若干意见\n各县：\n" + BODY, "为推动渔港发展提供支撑的若干意见"),
        ("各县(市、区)人民政府：\n现将重点工作任务分解如下：\n一、工作", None),
        ("一、深入实施就业优先战略\n（一）建立联动机制。做好工作。", None),
    ],
)  # fmt: skip
def test_title(text: str, title: str | None) -> None:
    assert metadata_of(text).title == title


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
        metadata_of("区内各企业：\n" + BODY, title="某区发展和改革局关于申报的通知").title
        == "某区发展和改革局关于申报的通知"
    )
    assert metadata_of(BODY, title="欢迎访问某某平台").title is None
    own = "国务院关于印发某规划的通知\n各省：\n" + BODY
    assert metadata_of(own, title="某规划").title == "国务院关于印发某规划的通知"  # the text's own where they differ


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("关于某事的通知", True),
        ("某市行动计划（2021-2023年）", True),
        ("某市促进法", True),
        ("某市任务分工表", True),
        ("关于印发《某方案》的通知", True),
        ("某市经验做法", False),
        ("关于某事的意见（2017年9月30日）", False),  # a day is no part of a title
        ("某市持续领跑", False),
    ],
)
def test_titles_end_in_a_kind_of_document(title: str, ends: bool) -> None:
    assert ends_as_title(title) is ends


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("政策解读：某市三年行动方案", True),
        ("《某办法》政策解读", True),
        ("一图读懂某措施", True),
        ("有关负责人就《某意见》答记者问", True),
        ("某措施新闻发布会实录", True),
        ("关于做好政策解读工作的通知", False),
        ("某市三年行动方案", False),
    ],
)
def test_articles_about_a_policy_are_told(title: str, about: bool) -> None:
    assert is_about(title) is about


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("某方案.pdf", "某方案"),
        ("某方案.wps", "某方案"),
        ("某方案（2021年2月2日）", "某方案"),
        ("标题：某市某方案", "某市某方案"),
        ("附件2：某市某方案", "某市某方案"),
        ("2018年11月7日，某市某方案", "某市某方案"),
        ("## 某市某方案", "某市某方案"),
        ("某市某方案|某市政府", "某市某方案|某市政府"),  # only a mark at the end is furniture
        ("某市某方案 |", "某市某方案"),
        ("某市某方案（共3页）", "某市某方案（共3页）"),
        ("某市某方案(3页,doc)", "某市某方案"),
        ("【解读】某市若干措施的要点", "【解读】某市若干措施的要点"),  # says what the article is
        ("【2021】某市方案要点", "【2021】某市方案要点"),  # a number's year
        ("《某市方案》", "某市方案"),
        ("《某办法》和《某细则》", "《某办法》和《某细则》"),
        ("某.docx", "某"),  # something is left
        ("_专栏", "_专栏"),
        ("#_专栏", "_专栏"),
        ("", None),
        (None, None),
    ],
)
def test_what_stands_beside_a_title(page: str | None, title: str | None) -> None:
    assert clean(page) == title


@pytest.mark.parametrize("opening", ["关于", "印发", "转发", "批转"])
def test_the_organ_above_joins_a_title_that_goes_on(opening: str) -> None:
    text = f"某市财政局\n{opening}某事的若干意见\n各县：\n{BODY}"
    assert metadata_of(text).title == f"某市财政局{opening}某事的若干意见"


def test_a_word_for_the_document_does_not_join() -> None:
    assert metadata_of(f"某市快讯之窗\n关于某事的若干意见\n各县：\n{BODY}").title == "关于某事的若干意见"


@pytest.mark.parametrize("organs", ["甲乙丙丁", "甲乙丙丁戊己庚辛"])
def test_each_of_those_who_issue_together_may_have_a_line(organs: str) -> None:
    lines = [f"某市{number}区财政局" for number in organs]
    title = metadata_of("\n".join([*lines, "关于某事的若干意见", "各县：", BODY])).title
    assert title == "".join(lines) + "关于某事的若干意见"


def test_a_line_that_ends_as_titles_do_is_not_joined() -> None:
    assert metadata_of(f"某市重点工作方案\n招商引资管理办法\n各县：\n{BODY}").title == "招商引资管理办法"


def test_a_line_that_opens_a_title_takes_nothing_from_above() -> None:
    assert metadata_of(f"某市快讯之窗\n印发某市某方案的通知\n各县：\n{BODY}").title == "印发某市某方案的通知"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("某某方案", True),
        ("某方案", False),
        ("关于" + "长" * 176 + "方案", True),
        ("关于" + "长" * 177 + "方案", False),
    ],
)
def test_titles_have_4_to_180_characters(title: str, found: bool) -> None:
    assert (metadata_of(f"{title}\n各县：\n{BODY}").title == title) is found


@pytest.mark.parametrize(
    ("page", "intact"),
    [
        ("关于年印发区报告确定的目标任务分解的通知", True),  # a character that a break swallowed
        ("关于年年印发区报告确定的目标任务分解的通知", True),
        ("关于年年年印发区报告确定的目标任务分解的通知", False),  # another title
    ],
)
def test_two_characters_may_be_lost(page: str, intact: bool) -> None:
    printed = page.replace("年", "")
    assert len(printed) == 19
    assert metadata_of(f"{printed}\n各县：\n{BODY}", title=page).title == printed  # too short to tell
    page, printed = page.replace("区报告", "某市某区报告"), printed.replace("区报告", "某市某区报告")
    assert metadata_of(f"{printed}\n各县：\n{BODY}", title=page).title == (page if intact else printed)


@pytest.mark.parametrize(("length", "fuller"), [(20, False), (21, True)])
def test_of_a_long_title_the_telling_with_more_characters_is_the_one(length: int, fuller: bool) -> None:
    """Of a short one a character more makes another title: 关于二次供水的通知 is not 关于供水的通知."""
    printed = "关于印发区报告确定的目标任务分解的通知".replace("目标", "目标" + "细" * (length - 19))
    page = printed.replace("区报告", "区政府报告".replace("政府", "年"))
    title = metadata_of(f"{printed}\n各县：\n{BODY}", title=page).title
    assert (len(printed), title) == (length, page if fuller else printed)


def test_of_two_tellings_with_the_same_characters_the_texts_own_is_the_title() -> None:
    """A page's title has often lost the brackets of the one that it quotes."""
    printed = "关于印发《澜州市政府报告确定的目标任务分解方案》的通知"
    page = printed.replace("《", "").replace("》", "")
    assert metadata_of(f"{printed}\n各县：\n{BODY}", title=page).title == printed


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("某市某府发〔2024〕1号某某某某某某某方案", "某某某某某某某方案"),
        ("某市某府发〔2024〕1号某某某某某某方案", "某市某府发〔2024〕1号某某某某某某方案"),  # the rest is too short
    ],
)
def test_a_number_before_the_title_is_cut_off(line: str, title: str) -> None:
    assert metadata_of(f"{line}\n各县：\n{BODY}").title == title


@pytest.mark.parametrize(("above", "joined"), [("某市招商", True), ("某市招", False), ("招商", False)])
def test_a_piece_of_the_pages_title_has_four_characters(above: str, joined: bool) -> None:
    text = f"{above}\n引资管理办法\n各县：\n{BODY}"
    assert metadata_of(text, title=f"{above}引资管理办法").title == (above * joined + "引资管理办法")


@pytest.mark.parametrize(("length", "found"), [(9, False), (10, True), (60, True), (61, False)])
def test_a_headline_has_10_to_60_characters(length: int, found: bool) -> None:
    assert metadata_of("好" * length + "\n" + BODY).title == ("好" * length if found else None)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["望溪县林业局 望溪县财政局", "关于印发《望溪县造林办法》的", "通知"], "望溪县林业局望溪县财政局关于印发《望溪县造林办法》的通知"),
        (["望溪县造林", "实施方案", "（2022—2024年）"], "望溪县造林实施方案（2022—2024年）"),
        (["要闻", "工作方案"], "工作方案"),
    ],
)  # fmt: skip
def test_a_last_word_on_a_line_of_its_own(lines: list[str], title: str) -> None:
    assert metadata_of("\n".join([*lines, "各镇：", BODY])).title == title


@pytest.mark.parametrize(
    "lines",
    [
        ["责任编辑：王某某某", "造林管理办法"],
        ["（转）澜州市林业局", "关于造林的若干意见"],
        ["欢迎访问澜州市林业局", "造林管理办法"],
        ["澜州市林业局文件", "造林管理办法"],
        ["澜州市关于造林", "责任编辑：王某", "工作方案"],  # nor is what stands above such a line
        ["澜州市信息", "造林管理办法"],  # five characters are a column's name
        ["OA澜州林业", "造林管理办法"],  # a title that goes on below begins with its place or matter
        ["\ue613澜州市林业信息", "造林管理办法"],  # a page's icon
    ],
)
def test_what_stands_above_a_title_and_is_no_part_of_it(lines: list[str]) -> None:
    assert metadata_of("\n".join([*lines, "各县：", BODY])).title == lines[-1]


@pytest.mark.parametrize(
    "below",
    [
        "澜州市林业局",  # the organ, as legal collections print it: it opens no title
        "关于造林的\n本栏目",  # no document's last word stands there alone
    ],
)
def test_what_stands_below_a_title_and_is_no_part_of_it(below: str) -> None:
    assert metadata_of(f"关于造林的若干意见\n{below}\n各县：\n{BODY}").title == "关于造林的若干意见"


def test_a_title_goes_on_from_a_line_of_six_characters() -> None:
    assert metadata_of(f"澜州市封山育\n林管理办法\n各县：\n{BODY}").title == "澜州市封山育林管理办法"


@pytest.mark.parametrize("above", ["", "澜州市信息\n"])
@pytest.mark.parametrize(("before", "cut"), [(39, True), (40, False), (41, False)])
def test_a_header_before_the_number_is_no_longer_than_headers_are(above: str, before: int, cut: bool) -> None:
    line = f"（{'长' * (before - 2)}）澜府发〔2024〕1号澜州市造林工作实施方案"
    assert (metadata_of(f"{above}{line}\n各县：\n{BODY}").title == "澜州市造林工作实施方案") is cut


PLAN = "望溪县造林实施方案"
NOTICE = f"望溪县林业局关于印发{PLAN}的通知"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([NOTICE, f"{PLAN}责任分工表", "一、造林"], NOTICE),  # a table's caption
        ([NOTICE, "造林任务清单（2022年）", "一、造林"], NOTICE),
        ([NOTICE, PLAN, "一、造林"], NOTICE),
        (
            ["望溪县林业局", f"关于印发《{PLAN}》的通知", "重点任务分解表", "一、造林"],
            f"望溪县林业局关于印发《{PLAN}》的通知",
        ),
        ([NOTICE, "望溪县护林工作方案", "一、护林"], "望溪县护林工作方案"),  # another document of the same page
        ([NOTICE, "望溪县饮水工作方案", "一、饮水"], "望溪县饮水工作方案"),
        ([NOTICE, "望溪县林业局", "造林任务清单（2022年）", "一、造林"], NOTICE),
        (["造林任务分解表", "一、造林"], "造林任务分解表"),
    ],
)
def test_a_caption_or_plan_below_a_notices_title_is_not_the_title(lines: list[str], title: str) -> None:
    assert metadata_of("\n".join(lines)).title == title


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        (f"《{PLAN}》已经县政府同意，现印发给你们，请认真贯彻执行。", PLAN),
        (f"经县政府研究同意，现将《{PLAN}》印发给你们，请抓好落实。", PLAN),
        (f"现将《{PLAN}（2021—2023年）》转发给你们，请抓好落实。", f"{PLAN}（2021—2023年）"),
        ("现将《造林方案》《护林方案》印发给你们，请抓好落实。", None),  # of two none speaks for the file
        (f"根据《{PLAN}》，现将有关事项通知如下。", None),
        (f"按照《{PLAN}》要求，县里印发了通知。", None),
    ],
)
def test_without_a_title_line_the_plan_that_is_issued_gives_it(lead: str, title: str | None) -> None:
    found = metadata_of(f"各镇人民政府，县政府各部门：\n{lead}\n望溪县林业局\n2022年3月4日\n一、总体要求\n坚持造林。")
    assert found.title == title
    assert (found.document_type == "方案") is (title is not None)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["澜江省林业厅关于实施", "《国务院关于造林工作的决定》的意见"], "澜江省林业厅关于实施《国务院关于造林工作的决定》的意见"),
        (["澜江省林业厅关于", "落实《造林报告》分工的意见"], "澜江省林业厅关于落实《造林报告》分工的意见"),
        (["澜江省林业厅文件", "第一篇:澜江省林业厅文件", "澜江省林业厅关于造林", "工作的通知"], "澜江省林业厅关于造林工作的通知"),
        (["“混合信息公开” 望溪县林业局 望溪县财政局印发《望溪县造林计划》的通知"], "望溪县林业局望溪县财政局印发《望溪县造林计划》的通知"),
        (["“双减”工作专班办公室关于印发某方案的通知"], "“双减”工作专班办公室关于印发某方案的通知"),
    ],
)  # fmt: skip
def test_titles_that_quote_titles_and_labels_before_them(lines: list[str], title: str) -> None:
    assert metadata_of("\n".join([*lines, "各市人民政府：", BODY])).title == title


def test_a_headline_may_have_a_colon_but_is_no_label() -> None:
    body = "9月10日，望溪县启动造林行动。" + "县林业局表示将加强管护。" * 40
    told = metadata_of("报告显示：今年造林情况总体较好\n" + body, published_date="2025-09-11")
    assert (told.title, told.document_type) == ("报告显示：今年造林情况总体较好", "新闻")
    assert metadata_of("主办单位：望溪县融媒体中心\n" + body, published_date="2025-09-11").title is None


LABELS = "湖东科技园体育学院东校区\n第三人民医院\n滨江创新街区国际会展中心\n图例\n重点项目"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("附件：湖东科创带空间布局图\n" + LABELS, "湖东科创带空间布局图"),
        ("附件2：湖东区“一带三园”示意\n" + LABELS, "湖东区“一带三园”示意"),
        ("附件：1.湖东科创带空间布局图\n" + LABELS, None),
        ("附件：见区政府网站文件下载栏目\n" + LABELS, None),
        (LABELS, None),
        ("附件：湖东区科创带分工\n湖东区科创带建设实施方案\n为推进建设，制定本方案。", "湖东区科创带建设实施方案"),
    ],
)
def test_a_map_has_the_title_that_it_gives_itself_and_no_label_is_one(text: str, title: str | None) -> None:
    assert metadata_of(text).title == title


def test_of_several_plans_that_a_notice_carries_none_gives_the_title() -> None:
    plans = [f"澜州市{what}方案\n为了工作，制定本方案。\n一、总体要求\n做好工作。" for what in ("造林绿化", "护林防火")]
    lead = "各县：\n《澜州市造林绿化方案》《澜州市护林防火方案》已经同意，现印发给你们。\n澜州市林业局\n2022年3月4日"
    assert metadata_of("\n".join([lead, plans[0]]).replace("《澜州市护林防火方案》", "")).title == "澜州市造林绿化方案"
    assert metadata_of("\n".join([lead, *plans])).title is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("● 望溪县人民政府关于造林的通知", "望溪县人民政府关于造林的通知"),
        ("★澜州市水利局 关于护堤的通知", "澜州市水利局关于护堤的通知"),
        ("Page 6 - 澜州市水利发展规划\nP. 6", "澜州市水利发展规划"),
        ("第12页 | 澜州市人民政府关于印发水利规划的通知", "澜州市人民政府关于印发水利规划的通知"),
        ("最新发布：2024年澜州市造林工作要点（全文）", "2024年澜州市造林工作要点"),
        ("公告栏丨望溪县造林实施方案", "望溪县造林实施方案"),
        ("望溪县民生实事任务清单\n（共20件）", "望溪县民生实事任务清单"),
        ("望溪县造林办法 颁布单位：望溪县林业局 2012年3月1日", "望溪县造林办法"),
        ("望溪县造林实施方案（第二批）", "望溪县造林实施方案（第二批）"),
        ("政策解读：2024年澜州市造林工作方案", "政策解读：2024年澜州市造林工作方案"),
        ("会议提出：2030年澜州市造林规划", "会议提出：2030年澜州市造林规划"),
    ],
)
def test_what_pages_put_around_a_title(line: str, title: str) -> None:
    assert metadata_of(line + "\n为加快造林，现提出要求。\n一、总体要求\n做好工作。").title == title


@pytest.mark.parametrize(
    ("words", "title"),
    [("内容如下。", "澜州市节水三年行动计划"), ("具体内容如下：", "澜州市节水三年行动计划"), ("内容包括三个方面。", "澜州市水利局印发《澜州市节水三年行动计划》")],
)  # fmt: skip
def test_a_plan_whose_text_follows_its_announcement(words: str, title: str) -> None:
    headline = "澜州市水利局印发《澜州市节水三年行动计划》"
    text = f"{headline}\n近日，{headline}，{words}\n为深入节水，制定本计划。\n一、节水\n做好工作。"
    assert metadata_of(text).title == title


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("望海市渔港改革方案（2030年）", "望海市渔港改革方案"),  # the collection's note
        ("望海市渔港改革方案（2030年版）", "望海市渔港改革方案（2030年版）"),
        ("望海市渔港改革方案（2030—2035年）", "望海市渔港改革方案（2030—2035年）"),
    ],
)
def test_a_year_that_only_the_page_adds(page: str, title: str) -> None:
    text = "望海市渔港改革方案\n为推进渔港改革，制定本方案。\n一、总体要求\n做好工作。"
    assert metadata_of(text, title=page).title == title


@pytest.mark.parametrize("page", ["渔港管理若干问题的解释（2031年）", "望溪县水利局印发《关于渔港管理的意见》"])
def test_a_tag_above_the_text_is_no_title_where_the_page_tells_it(page: str) -> None:
    text = "渔港管理\n解释答复\n2031年\n渔港管理若干问题的解释\n" + BODY
    assert metadata_of(text, title=page).title == page
    assert metadata_of(text, title="望溪水利网").title == "解释答复"  # nobody tells another


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("望溪县人民政府关于修缮渔港的批复望政函〔2031〕8号", "望溪县人民政府关于修缮渔港的批复", "望政函〔2031〕8号"),
        ("澜州市渔业局关于休渔的实施意见 澜渔发〔2031〕12号", "澜州市渔业局关于休渔的实施意见", "澜渔发〔2031〕12号"),
    ],
)
def test_a_number_glued_to_the_title_is_none_of_it(line: str, title: str, number: str) -> None:
    told = metadata_of(f"{line}\n各镇人民政府：\n请结合实际抓好落实。")
    assert (told.title, told.document_number) == (title, number)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("《关于建设渔港的若干意见》（简称海上十条）", "关于建设渔港的若干意见"),
        ("澜州市休渔管理办法（以下简称办法）", "澜州市休渔管理办法"),
        ("澜州市休渔管理办法（试行）", "澜州市休渔管理办法（试行）"),
    ],
)
def test_a_short_name_behind_the_title_is_none_of_it(page: str, title: str) -> None:
    assert clean(page) == title
