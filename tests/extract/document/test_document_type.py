"""文种: by the title, by what a notice carries, by the text's own words."""

import pytest

from extract.document import document_type
from extract.document.document_type import named_by, planning_types, type_of_title
from extract.lexicon import LexiconError
from tests.documents import metadata_of


def test_an_address_to_a_congress_is_a_report() -> None:
    text = "澜州市人民政府市长 张某某\n各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。"
    assert metadata_of(text).document_type == "报告"


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
        ("《望溪县造林实施方案》的通知", "方案"),  # 印发 was lost
        ("贯彻《望溪县造林实施方案》的通知", "通知"),
        ("2016年政务公开工作要点", "要点"),
        ("对某次会议第7264号建议的答复", "函"),
        ("某整改方案（公开版）", "方案"),
        ("望溪县2022年造林统计公报", "公报"),
        ("望溪县2022年造林补助名单公示", "公告"),
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
    assert metadata_of(text).document_type == kind


def test_type_without_a_title_is_said_in_the_opening() -> None:
    assert metadata_of("各市人民政府：\n为贯彻落实，现提出如下实施意见：\n一、思想").document_type == "意见"
    assert metadata_of("为贯彻落实讲话，结合我省实际，制定本行动计划。\n1.目标").document_type == "计划"
    assert metadata_of("各县人民政府：\n请认真贯彻执行。").document_type is None


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("关于印发《某方案》的通知", "某方案"),
        ("某市转发某厅关于某事意见的通知", "某厅关于某事意见"),
        ("关于重新发布某办法的通知", "某办法"),
        ("关于某事的通知", None),
    ],
)
def test_the_plan_that_a_notice_names(title: str, plan: str | None) -> None:
    assert named_by(title) == plan


def test_what_is_carried_says_the_type_that_the_title_does_not() -> None:
    notice = "各县：\n现印发给你们，请遵照执行。\n某市人民政府\n2020年2月22日\n{}\n为了工作，制定。\n一、目标"
    assert metadata_of(notice.format("某市某管理办法")).document_type == "办法"


@pytest.mark.parametrize(
    ("facts", "length", "kind"),
    [
        ({"published_date": "2020-01-01"}, 500, "新闻"),
        ({"publisher": "某日报"}, 500, "新闻"),
        ({}, 500, None),
        ({"published_date": "2020-01-01"}, 100, None),  # a note
        ({"published_date": "2020-01-01", "document_number": "某政发〔2020〕1号"}, 500, None),
    ],
)
def test_long_running_text_of_a_site_is_an_article(facts: dict[str, str], length: int, kind: str | None) -> None:
    text = "某地持续领跑\n" + "大家都说好。" * (length // 6)
    assert metadata_of(text, title="某地持续领跑", **facts).document_type == kind


def test_an_attachment_does_not_say_the_type() -> None:
    text = "各县：\n请遵照执行。\n某市人民政府\n2020年2月22日\n附件1\n某市任务清单\n一、任务"
    assert metadata_of(text).document_type is None


@pytest.mark.parametrize(("before", "kind"), [(2985, "计划"), (2986, None)])
def test_the_opening_says_the_type(before: int, kind: str | None) -> None:
    text = "长" * before + "，结合我省实际，制定本行动计划。"
    assert metadata_of(text).document_type == kind


@pytest.mark.parametrize(("length", "kind"), [(393, None), (394, "新闻")])
def test_an_article_has_more_than_400_characters(length: int, kind: str | None) -> None:
    text = "某地持续领跑\n" + "好" * length
    assert metadata_of(text, title="某地持续领跑", publisher="某日报").document_type == kind


@pytest.mark.parametrize(
    ("title", "kind"), [("某市工作重点", "要点"), ("某市任务一览表", type_of_title("一览表")), ("方案", "方案")]
)
def test_the_longest_word_that_a_title_ends_with_is_its_type(title: str, kind: str | None) -> None:
    assert type_of_title(title) == kind


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Puts a table of types in the place of the shipped one."""
    monkeypatch.setattr(document_type, "files", lambda package: tmp_path)
    for cached in (document_type._rows, planning_types):
        monkeypatch.setattr(document_type, cached.__name__, cached.__wrapped__)

    def put(*rows: str) -> None:
        lines = "\n".join(("word,document_type,plans", *rows))
        (tmp_path / "document_types.csv").write_text(lines + "\n", encoding="utf-8")

    return put


def test_types_whose_items_are_tasks_say_yes(table) -> None:
    table("方案,方案,yes", "预案,方案,yes", "指南,指南,")
    assert document_type.planning_types() == {"方案"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("指南书,指南,yes", "plans is 'yes', and not so in the other rows of '指南'"),  # 手册 would hold tasks
        ("新方案,方案,", "plans is '', and not so in the other rows of '方案'"),
        ("图则,图则,no", "plans is 'no', neither 'yes' nor empty"),
        ("图则,图则,Yes", "plans is 'Yes', neither"),
        ("方案,方案,yes", "'方案' stands twice"),
    ],
)
def test_a_wrong_row_does_not_load(table, row: str, message: str) -> None:
    table("方案,方案,yes", "指南,指南,", row)
    with pytest.raises(LexiconError, match=f"document_types.csv:4: {message}"):
        document_type.planning_types()


EVENT = "要求各镇抓好落实，确保全年目标完成，县直各部门要协同配合，按月通报进度。"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("澜州新闻网讯 县政府办公室日前发出通知，" + EVENT, "新闻"),
        ("望溪日报讯今年以来我县扎实推进造林，" + EVENT, "新闻"),  # the sentence glued to the dateline
        ("本报讯望溪县县长李某昨天到镇里检查，" + EVENT, "新闻"),
        ("（望溪县水利局网站）日前，县水利局启动三项工程，" + EVENT, "新闻"),
        ("澜州晚报记者 王某 李某某\n为做好造林工作，市林业局作出安排，" + EVENT, "新闻"),  # a byline above the text
        ("见习记者王某\n为做好造林工作，市林业局作出安排，" + EVENT, "新闻"),
        ("5月12日，我县在县影剧院召开2026年造林工作会议，" + EVENT, "新闻"),  # no dateline at all
        ("昨日,市政府举行節水工作發布會，" + EVENT, "新闻"),
        ("澜州电视台消息：" + EVENT, "新闻"),
        ("据《澜州日报》报道，我县造林工作启动，" + EVENT, "新闻"),
        ("（通讯员 王某）我县造林工作启动，" + EVENT, "新闻"),
        ("从5月3日起，全市开展造林行动，" + EVENT, None),
        ("2026年5月12日，县政府召开会议，决定开展清理。现将有关事项通知如下：\n" + EVENT, "通知"),
        ("望溪县资讯平台建设方案\n为做好资讯服务，" + EVENT, "方案"),
        ("为做好造林工作，5月12日前完成整地，" + EVENT, None),
    ],
)
def test_an_article_by_its_first_words(text: str, kind: str | None) -> None:
    assert metadata_of(text).document_type == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("澜州市人民政府关于支持小微企业若干措施的通知", "措施"),
        ("关于促进造林若干政策意见的通知", "意见"),
        ("关于加强河道管理若干规定的通知", "规定"),
        ("关于落实若干措施的通知", "通知"),
        ("澜州市第九届人民代表大会关于政府工作报告的决议", "决议"),
    ],
)
def test_a_notice_that_is_itself_what_it_decides(title: str, kind: str) -> None:
    assert type_of_title(title) == kind


@pytest.mark.parametrize(("second", "kind"), [("方案", "方案"), ("办法", None)])
def test_a_notice_without_a_title_is_of_the_one_kind_that_it_carries(second: str, kind: str | None) -> None:
    plans = [
        f"澜州市{title}\n为了工作，制定本文。\n一、总体要求\n做好工作。"
        for title in ("造林绿化方案", f"护林防火{second}")
    ]
    lead = (
        f"各县：\n《澜州市造林绿化方案》《澜州市护林防火{second}》已经同意，现印发给你们。\n澜州市林业局\n2022年3月4日"
    )
    assert metadata_of("\n".join([lead, *plans])).document_type == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("从云澜省政府获悉，《望溪县改革试点总体方案》获得批复，试点为期五年。\n试点任务共有九个方面。", "新闻"),
        ("据悉，全省将建成三百个农场，农业部门正在编制规划，预计明年开工建设。\n农场很多。", "新闻"),
        ("国家林业局有关负责人日前说，全国造林任务已经合理分解到各地区，明年启动。\n任务很重。", "新闻"),
        (
            "全省今后推出的与造林相关的改革事项，要优先放在望溪县先行试验，鼓励先行先试\n据了解，这是全省首个县级改革试点，任务共有九个方面，试点期限暂定五年。",
            "新闻",
        ),  # a headline as long as a sentence
        ("据了解，近年来造林进展缓慢，各县要认真落实要求，现就有关事项通知如下。\n一、造林\n做好。", "通知"),
        ("据实申报造林面积，不得虚报瞒报，各县林业局要逐项核对上报数据并签字存档。\n一、造林\n做好。", None),
    ],
)
def test_an_article_tells_what_was_heard(text: str, kind: str | None) -> None:
    assert metadata_of(text).document_type == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [("澜州市政府重点工作责任分解（2023年）", None), ("澜州市重点任务分工", None), ("澜州市重点工作持续领跑", "新闻")],
)
def test_work_that_is_divided_is_no_article_though_its_page_has_no_number(title: str, kind: str | None) -> None:
    text = (
        f"{title}\n1.加固海堤，疏浚河道，确保安全度汛。\n责任单位：市水务局、市财政局\n" + "海堤由两县轮流巡查。" * 60
    )
    assert metadata_of(text, published_date="2023-07-11", publisher="澜州市政府").document_type == kind
