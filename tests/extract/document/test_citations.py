"""Which documents a text cites, and which titles in 《》 are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Citation, Metadata, Relation
from extract.document.citations import find_citations
from tests.documents import document_of, layout_of


def citations(text: str, own: Metadata | None = None) -> tuple[Citation, ...]:
    return find_citations(layout_of(document_of(text)), own or Metadata())


def found(text: str, own: Metadata | None = None) -> list[tuple[str | None, str | None]]:
    return [(citation.title, citation.number) for citation in citations(text, own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实《医疗废物管理条例》，强化处置。", [("医疗废物管理条例", None)]),
        (
            "根据《国务院关于某事的意见》（国发〔2015〕43号），现通知如下。",
            [("国务院关于某事的意见", "国发〔2015〕43号")],
        ),
        (
            "根据《某省关于印发〈某规定〉的通知》(湘政辦發〔2019〕56號)精神。",
            [("某省关于印发〈某规定〉的通知", "湘政辦發〔2019〕56號")],
        ),
        ("贯彻落实《促进中部地区崛起“十三五”规划》。", [("促进中部地区崛起“十三五”规划", None)]),
        ("根据《某办法》（财建„2009‟165号）。", [("某办法", "财建〔2009〕165号")]),
        ("根据《优化营商环境条例》(国令第722号)要求。", [("优化营商环境条例", "国令第722号")]),
        ("落实《推进“新基建”工作座谈会备忘录》(〔2020〕8号)要求。", [("推进“新基建”工作座谈会备忘录", "〔2020〕8号")]),
        ("根据桂审报〔2022〕3号文要求，立即整改。", [(None, "桂审报〔2022〕3号")]),
        ("《某请示》（发改农经〔2004〕1933号）已经国务院批准，将下达计划。", [("某请示", "发改农经〔2004〕1933号")]),
        ("填写《诉讼要素表》和《有效抗辩释明表》。", [("诉讼要素表", None), ("有效抗辩释明表", None)]),
        ("《国务院关于印发\n某行动计划的通知》要求", [("国务院关于印发某行动计划的通知", None)]),  # broken over lines
        ("执行《公共卫生\n管理条例》（国发\n〔2015〕43号）。", [("公共卫生管理条例", "国发〔2015〕43号")]),
        (
            "《关于甲的意见》（国发〔2013〕30号、国办发〔2014〕5号）",
            [("关于甲的意见", "国发〔2013〕30号"), (None, "国办发〔2014〕5号")],
        ),
        ("你们关于支持建设的请示（国科发高〔2018〕235号）收悉。现批复如下。", [(None, "国科发高〔2018〕235号")]),
    ],
)
def test_cited(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "按照《方案》要求，落实《实施办法》和《纲要（草案）》。",  # nothing but the kind of document
        "持有《中华人民共和国残疾人证》或《食品经营许可证》。",
        "《人民日报》《求是》刊发文章，出版《现代汉语词典》。",
        "电视剧《我的阿勒泰》、话剧《生命册》获奖，办好《改革》等学术期刊。",
        "持续打造《向前一步》品牌栏目。",
        "填写《项目汇总表》(附件1)和《申请书》（见附件）。",
        "附件1：《项目汇总表》",
        "《城市规划标准图则",  # never closed
        "三年行动计划（2018—2020年）",
        "当场发给《补正材料通知书》。",  # a form
    ],
)
def test_not_cited(text: str) -> None:
    assert found(text) == []


def test_abbreviations_are_no_documents() -> None:
    text = "按照《某省中介服务目录》（以下简称《服务目录》）。补充到《服务目录》。根据《某条例》（以下简称省《若干条例》），《若干条例》规定。"
    assert found(text) == [("某省中介服务目录", None), ("某条例", None)]


def test_the_former_document_of_the_same_name_is_repealed() -> None:
    own = Metadata(title="某市关于印发某预案的通知")
    text = "《某市关于印发某预案的通知》（某政发〔2012〕35号）同时废止。"
    assert [(c.number, c.relation) for c in citations(text, own)] == [("某政发〔2012〕35号", Relation.REPEALS)]
    assert found("《某市关于印发某预案的通知》（某政发〔2012〕35号）已经印发。", own) == []
    before = "某政发〔2012〕35号《某市关于印发某预案的通知》同时废止。"
    assert [(c.number, c.relation) for c in citations(before, own)] == [("某政发〔2012〕35号", Relation.REPEALS)]
    numbered = Metadata(title=own.title, document_number="某政发〔2012〕35号")
    assert found(text, numbered) == []  # a page's remark on this very document


@pytest.mark.parametrize(
    ("text", "repealed"),
    [
        ("《甲办法》继续有效，《乙办法》不再执行。", ["乙办法"]),
        ("未按《甲办法》申报的，其资格自2024年6月1日起废止。", []),
        ("《甲办法》《乙办法》和《丙办法》自本办法施行之日起同时废止。", ["甲办法", "乙办法", "丙办法"]),
        ("《甲办法》等有关文件，自2024年6月1日起停止执行。", ["甲办法"]),
    ],
)
def test_what_is_repealed_is_what_the_verb_speaks_of(text: str, repealed: list[str]) -> None:
    assert [c.title for c in citations(text) if c.relation is Relation.REPEALS] == repealed


def test_the_draft_that_is_put_up_for_comment_is_not_cited() -> None:
    own = Metadata(title="关于征求《某市应急预案（征求意见稿）》修改意见的函")
    assert found("形成了《某市应急预案（征求意见稿）》，根据《某条例》编制。", own) == [("某条例", None)]


def test_short_names_of_the_own_plan_are_no_documents() -> None:
    own = Metadata(title="某市关于印发《四次会议主要工作目标分解落实意见》的通知")
    assert found("严格对照《分解落实意见》检查。", own) == []
    assert found("严格对照《甲乙落实意见》检查。", own) == [("甲乙落实意见", None)]
    carrying = Metadata(title="某市关于全面深入认真贯彻落实产业振兴若干政策措施")
    assert found("依据《产业振兴若干政策措施》实施。", carrying) == [("产业振兴若干政策措施", None)]  # another's


NOTICE = """某省人民政府关于印发{title}的通知
各市人民政府：
{sentence}
某省人民政府
2019年6月6日
某省规范收费行动方案
为规范收费，根据《中华人民共和国价格法》，制定本方案。
一、要求
落实《某省规范收费行动方案》。"""


@pytest.mark.parametrize(
    "sentence",
    [
        "《某省规范收费行动方案》已经省政府同意，现印发给你们，请认真贯彻执行。",
        "现将《某省规范收费行动方案》印发给你们，请结合实际执行。",
        "我们制定了《某省规范收费行动方案》，现印发给你们。",
        "《某省规范收费行动方案》《某省便民服务行动方案》和《某省诚信建设行动方案》等3个方案已经同意，现印发给你们。",
        "《某省规范收费行动方案》（以下简称《方案》）已经同意，现予印发。",
    ],
)
def test_what_a_notice_transmits_is_not_cited(sentence: str) -> None:
    text = NOTICE.format(title="某省规范收费行动方案", sentence=sentence)
    own = Metadata(title="某省人民政府关于印发某省规范收费行动方案的通知")
    assert found(text, own) == [("中华人民共和国价格法", None)]


def test_what_the_notice_is_founded_on_is_cited() -> None:
    sentence = "根据《某省收费条例》，我们制定了《某省规范收费行动方案》，现印发给你们。"
    text = NOTICE.format(title="《某省规范收费行动方案》", sentence=sentence)
    assert ("某省收费条例", None) in found(text, Metadata(title="某省人民政府关于印发《某省规范收费行动方案》的通知"))


def test_a_title_inside_the_own_title_is_cited_unless_it_is_what_is_issued() -> None:
    own = Metadata(title="关于深入落实《国家某试验区实施方案》的意见")
    assert found("关于深入落实《国家某试验区实施方案》的意见\n为落实，提出意见。", own) == [
        ("国家某试验区实施方案", None)
    ]
    own = Metadata(title="某省印发《关于某事的若干意见》")
    assert found("某省印发《关于某事的若干意见》\n为落实，提出意见。", own) == []


def test_the_own_number_is_not_cited() -> None:
    own = Metadata(document_number="国办发〔2018〕42号")
    assert found("某通知\n国办发〔2018〕42号\n各省：\n请执行国办发〔2018〕42号文。", own) == []


def test_each_document_once() -> None:
    text = "根据《甲乙条例》。按照《甲乙条例》（国令第722号）。执行国令第722号。落实《丙丁规划》和《丙丁规划（2012—2020）》。"
    assert found(text) == [("甲乙条例", "国令第722号"), ("丙丁规划", None)]
    for one, other in (("发改〔2017〕1号", "发改〔2018〕2号"), ("发改〔2018〕2号", "发改〔2017〕1号")):
        last_year = f"《关于收费的通知》（{one}）和《关于收费的通知》（{other}）"
        assert len(found(last_year)) == 2  # one title, two documents


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("根据《甲乙条例》，制定本办法。", Relation.BASED_ON),
        ("为贯彻落实国务院《甲乙规划》精神。", Relation.BASED_ON),
        ("原环境保护部印发了《甲乙规程》。", Relation.ISSUES),
        ("根据《丙丁建议》，省政府编制了《甲乙纲要》。", Relation.ISSUES),
        ("《甲乙通知》（国办发〔2016〕82号）停止执行。", Relation.REPEALS),
        ("根据《甲乙条例》【已废止，最新为：《丙丁条例》】，制定本办法。", Relation.BASED_ON),
        ("动态修订《甲乙名录》。", Relation.AMENDS),
        ("转发《甲乙通知》。", Relation.FORWARDS),
        ("填写《甲乙要素表》。", Relation.MENTIONS),
        ("编制了《甲乙纲要（草案）》，提请大会审议。", Relation.MENTIONS),
        ("关于印发2025年《甲乙报告》确定的目标分解方案的通知", Relation.MENTIONS),
        ("根据有关规定印发《甲乙报告》确定的目标分解方案。", Relation.MENTIONS),
    ],
)
def test_relation(text: str, relation: Relation) -> None:
    assert next(c for c in citations(text) if c.title and "甲乙" in c.title).relation is relation


def test_one_verb_governs_a_chain() -> None:
    repealed = "《甲条例》、《乙条例》（国令第1号）和《丙办法》同时废止。"
    assert {c.relation for c in citations(repealed)} == {Relation.REPEALS}
    founded = "根据《甲条例》、国务院《乙条例》及《丙办法》，制定本办法。"
    assert {c.relation for c in citations(founded)} == {Relation.BASED_ON}


@given(st.text(alphabet="《》〈〉（）〔〕2019年第1号国发关于的通知条例、。\n根据废止", max_size=60))
def test_spans_quote_the_text(text: str) -> None:
    for citation in citations(text):
        quote = text[citation.span.start : citation.span.end]
        assert quote == quote.strip() and quote
        if citation.title:
            assert "《" in quote


def test_only_a_list_of_attachments_tells_what_is_attached() -> None:
    text = "各县：\n落实《某市招商管理办法》和《某市分布表》。\n{}\n1.某市分布表"
    assert found(text.format("附件：某市招商管理办法")) == []
    assert found(text.format("某市招商管理办法")) == [("某市招商管理办法", None), ("某市分布表", None)]


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("国务院工作规则", True),  # an organ's rules of procedure, not a short name
        ("国务院议事规则", True),
        ("国务院意见", False),
        ("工作规则", False),
        ("分工方案", False),
        ("某市规划", True),
    ],
)
def test_short_names_are_no_documents(title: str, cited: bool) -> None:
    assert found(f"落实《{title}》要求。") == ([(title, None)] if cited else [])


@pytest.mark.parametrize("word", ["京剧", "评剧", "木偶剧", "电影", "期刊"])
def test_works_are_no_documents(word: str) -> None:
    assert found(f"获奖的{word}《山村任务》上演。") == []
    assert found("为矛盾加剧《山村任务》制定。") == [("山村任务", None)]


@pytest.mark.parametrize("after", ["系列丛书出版", "丛书", "等学术期刊", "等栏目", "品牌节目"])
def test_series_and_periodicals_are_no_documents(after: str) -> None:
    assert found(f"办好《改革任务》{after}。") == []


@pytest.mark.parametrize(
    ("text", "reaches", "relation"),
    [
        ("根据{}《甲条例》，工作。", 118, Relation.BASED_ON),  # 120 characters with the verb: a clause
        ("《甲条例》{}同时废止。", 40, Relation.REPEALS),
    ],
)
def test_how_far_from_the_title_its_verb_may_stand(text: str, reaches: int, relation: Relation) -> None:
    found = [citations(text.format("某" * length))[0].relation for length in (reaches, reaches + 1)]
    assert found == [relation, Relation.MENTIONS]


@pytest.mark.parametrize(
    ("between", "together"),
    [("", True), ("文件的", True), ("文件的、", True), ("文件的、，", False), ("要求", False)],
)
def test_a_number_right_before_a_title_is_its_number(between: str, together: bool) -> None:
    expected = [("甲条例", "国发〔2015〕43号")] if together else [(None, "国发〔2015〕43号"), ("甲条例", None)]
    assert (
        found(f"国发〔2015〕43号{between}《甲条例》执行。" if together else f"见国发〔2015〕43号{between}《甲条例》。")
        == expected
    )


@pytest.mark.parametrize(("lines", "cited"), [(4, True), (5, False), (6, False)])
def test_a_title_over_many_lines_is_two_of_which_one_is_not_closed(lines: int, cited: bool) -> None:
    assert bool(found("落实《" + "某某\n" * (lines - 1) + "条例》。")) is cited


def test_a_number_alone_on_its_line_is_the_documents_own_in_the_head_only() -> None:
    text = "某通知\n{}\n国发〔2015〕43号\n"
    assert found(text.format("长" * 1194)) == []  # it begins within 1200 characters
    assert found(text.format("长" * 1195)) == found(text.format("长" * 1300)) == [(None, "国发〔2015〕43号")]
    assert found("某通知\n国发〔2015〕43号同时废止。") == [(None, "国发〔2015〕43号")]  # another's, which ends


@pytest.mark.parametrize("before", ["文号：", "某市|", "某市文件"])
def test_a_number_on_a_line_of_the_head(before: str) -> None:
    assert found(f"某通知\n{before}国发〔2015〕43号\n各县：") == []
    assert found(f"某通知\n{before}，执行国发〔2015〕43号\n各县：") == [(None, "国发〔2015〕43号")]


@pytest.mark.parametrize("bracket", ["（国发〔2015〕43号）", "（国发〔2015〕43号，有【修订】）"])
def test_what_stands_behind_the_bracket_is_no_number_of_the_title(bracket: str) -> None:
    """The document's own number is cited nowhere."""
    own = Metadata(document_number="国办发〔2018〕42号")
    assert found(f"《甲条例》{bracket}和国办发〔2018〕42号。", own) == [("甲条例", "国发〔2015〕43号")]


def test_a_document_named_again_is_the_one_of_its_number() -> None:
    text = "《某某通知》（发改〔2017〕1号）、《某某通知》（发改〔2018〕2号）和《某某通知》（发改〔2017〕1号）"
    assert found(text) == [("某某通知", "发改〔2017〕1号"), ("某某通知", "发改〔2018〕2号")]


def test_a_list_of_attachments_begins_with_its_word() -> None:
    text = "{}\n各县：\n落实《某市分布表》。"
    assert found(text.format("1.某市分布表")) == [("某市分布表", None)]
    assert found(text.format("附件：1.某市分布表")) == []
    assert found(text.format("附件：1.某市分工表\n2.某市分布表")) == []
    assert found(text.format("附件：1.某市分工表\n某市分布表")) == [("某市分布表", None)]  # the list is over


@pytest.mark.parametrize(("before", "own"), [("某" * 5, False), ("某" * 6, True)])
def test_a_short_name_is_at_most_half_of_the_title(before: str, own: bool) -> None:
    text = "严格对照《分解落实意见》检查。"
    assert (found(text, Metadata(title=f"{before}分解落实意见")) == []) is own


@pytest.mark.parametrize(("before", "transmitted"), [(2482, True), (2483, False), (2600, False)])
def test_a_notice_says_early_what_it_carries(before: int, transmitted: bool) -> None:
    text = f"关于印发某方案的通知\n各县：\n{'长' * before}现将《甲乙方案》印发给你们，请执行。\n"
    assert (found(text) == []) is transmitted


@pytest.mark.parametrize("mark", ["。", "；", "\n", "，甲《乙丙丁》"])
def test_nothing_but_its_own_clause_says_what_a_title_is_for(mark: str) -> None:
    assert citations(f"落实有关规定{mark}有关单位填写《甲乙要素表》。")[-1].relation is Relation.MENTIONS
    assert citations("落实有关规定，有关单位填写《甲乙要素表》。")[-1].relation is Relation.BASED_ON


def test_the_last_verb_before_a_title_counts() -> None:
    assert citations("根据有关规定修订《甲乙名录》。")[0].relation is Relation.AMENDS


@pytest.mark.parametrize("above", ["", "各县：\n长长长"])
@pytest.mark.parametrize(("between", "carried"), [(86, True), (87, False)])
def test_what_is_said_behind_a_title_stands_near_it(above: str, between: int, carried: bool) -> None:
    """Within a hundred characters: 《甲乙方案》（…）已经…印发."""
    text = f"{above}《甲乙方案》（送审修改过的稿）已经{'某' * between}，印发执行。"
    assert (found(text) == []) is carried


def test_a_title_that_is_not_closed_ends_a_chain() -> None:
    assert found("落实《甲乙条例》和《丙丁") == [("甲乙条例", None)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("根据《甲乙条例》（国令第722号），", "《甲乙条例》（国令第722号）"),
        ("根据《甲乙条例》（国令第722号修订），", "《甲乙条例》（国令第722号"),
        ("请根据《甲乙条例》（国令第722号），", "《甲乙条例》（国令第722号）"),
        ("国发〔2015〕43号《甲乙条例》要求，", "国发〔2015〕43号《甲乙条例》"),
    ],
)
def test_a_citation_quotes_title_and_number(text: str, quote: str) -> None:
    (citation,) = citations(text)
    assert text[citation.span.start : citation.span.end] == quote


def test_the_title_of_a_numbered_standard_is_cited_whatever_its_last_word() -> None:
    assert found("依据国家标准GB12345-2017《隐患判定方法》，县里决定") == [("隐患判定方法", None)]
    assert found("采用《隐患判定方法》中的做法。") == []


def test_what_a_notice_carries_is_not_cited_further_on() -> None:
    text = "某县关于印发任务的通知\n各乡镇：\n现将《2031年任务分解》《渔港任务分解》印发给你们。\n"
    text += "一、责任到人。《2031年任务分解》明确133项，《2031年渔港任务分解》明确40项，对照《渔港条例》。"
    assert found(text, Metadata(title="某县关于印发任务的通知")) == [("渔港条例", None)]


def test_a_number_whose_year_has_a_gap_belongs_to_its_title() -> None:
    assert found("根据《某市关于渔港的通知》 (某政办〔20 31〕15号)要求") == [
        ("某市关于渔港的通知", "某政办〔2031〕15号")
    ]


def test_an_article_cites_the_plan_that_it_tells_of() -> None:
    text = "近日，市渔业局印发《望海市渔港改革方案》，并公布名单。\n《方案》提出，要加快改革。"
    assert found(text, Metadata(document_type="新闻")) == [("望海市渔港改革方案", None)]
    assert found("现将《望海市渔港改革方案》印发给你们，请执行。", Metadata(document_type="方案")) == []


def test_a_letter_does_not_cite_what_it_asks_to_sign() -> None:
    own = Metadata(title="关于商请会签《望海市渔港改革方案（2030-2035年）》的函")
    assert found("现将《望海市渔港改革方案（2030-2035年）》送请会签。", own) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "原则同意《澜州渔港治理目标和对策（2031—2035年）》（以下简称《目标》）。",
            ["澜州渔港治理目标和对策（2031—2035年）"],
        ),
        ("您《渔港保护的转机》一文非常重要。", ["渔港保护的转机"]),
        ("应与《望溪渔港片区城市设计》衔接。", ["望溪渔港片区城市设计"]),
        ("县里打造《望溪渔歌》一文化品牌。", []),
        ("据《中国渔港竞争力蓝皮书》，我市排名第七。", []),
        ("在《云澜渔业发展报告（2031）》中综合排名全省第二。", []),
    ],
)
def test_what_stands_behind_a_title_tells_whether_it_is_a_document(text: str, titles: list[str]) -> None:
    assert [title for title, _ in found(text)] == titles
