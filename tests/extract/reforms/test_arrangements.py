"""Arrangements in heads and clauses of running text."""

import pytest

from corpus.model import Metadata
from extract.lexicon import read_rows
from extract.rules import pattern_of
from tests.documents import document_of, table_document
from tests.reform_lists import CITY, mentions, priorities, running
from tests.required import always_holds

REPORT = Metadata(title="某市政府工作报告", document_type="报告", region="某市", level="市")


@pytest.mark.parametrize(
    "head",
    [
        "健全渔港物资保障体系",
        "优化用海配置机制",
        "推进投融资机制创新",
        "强化激励机制",
        "理顺园区管理体制",
        "创新渔村医疗服务模式",
        "完善县域商务管理体制和立法",
        "支持在海域管理制度上深化探索",
        "全面实施渔船告知承诺制",
        "拓展渔港人员双向流动机制",
        "建立健全政策评估制度",
        "健全渔业政策后评价机制",
    ],
)
def test_verbs_and_nouns_of_heads(head: str) -> None:
    assert running(f"某方案\n制定本方案。\n一、{head}。做好有关事项。") == [head]


@pytest.mark.parametrize(
    "head",
    [
        "健全工作机制",
        "健全政策保障机制",
        "拓展渔业发展空间",
        "建立督查通报制度",
        "推进重点领域和关键环节改革",
        "构建现代化产业体系",
        "完善综合立体交通体系",
        "建设高标准",
        "遵守值班制度",
        "完善道路设施",
        "加强污染控制",
    ],
)
def test_heads_of_work_and_of_works_are_none(head: str) -> None:
    assert running(f"某方案\n制定本方案。\n一、{head}。做好有关事项。") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("今年健全横向渔业补偿机制，推动落地。", ["健全横向渔业补偿机制"]),
        ("深化零基预算改革。", ["深化零基预算改革"]),
        ("加快构建多层次医疗保障体系，", ["构建多层次医疗保障体系"]),
        ("加快渔港经营综合改革。", ["加快渔港经营综合改革"]),
        ("推动渔企建立船东互保机制。", ["建立船东互保机制"]),  # who founds is not the verb
        ("推进冷链建设、健全产销对接机制。", ["健全产销对接机制"]),
        ("完善甲项管理制度、乙项协查机制。", ["完善甲项管理制度、乙项协查机制"]),
        ("推行渔船告知承诺制，", ["推行渔船告知承诺制"]),
        ("建立审批（备案）管理制度。", ["建立审批（备案）管理制度"]),
        ("推进渔港体制改革取得突破。", []),  # what has come of it
        ("尚未建立渔港补偿机制。", []),
        ("为建立渔港补偿机制，制定本方案。", []),
        ("以深化渔港管理改革，促发展。", []),
        ("为了渔民，深化渔港管理改革，制定本方案。", []),
        ("为了渔民，深化渔港管理改革。", ["深化渔港管理改革"]),
        ("已建立渔港补偿机制。", []),
        ("情景构建等相关技术标准。", []),
        ("在科技创新平台建设、科技体系创新。", []),
        ("加强机构建立渔港互认机制。", ["建立渔港互认机制"]),  # not 构建
        ("落实河湖长制。", []),
        ("学习《关于健全渔港补偿机制的意见》。", []),
        ("优化城市体系。", []),
    ],
)
def test_clauses(sentence: str, found: list[str]) -> None:
    assert mentions(f"某方案\n制定本方案。\n一、主要任务\n（一）做好有关事项。{sentence}") == found


@pytest.mark.parametrize(
    ("heading", "found"), [("一、有关事项", []), ("一、今后五年的任务", ["探索渔港经营改革", "建立渔港补偿机制"])]
)
def test_what_has_come_about_is_told_under_a_heading_that_does_not_plan(heading: str, found: list[str]) -> None:
    assert mentions(f"某方案\n{heading}\n去年起步，探索渔港经营改革，建立渔港补偿机制。") == found


def test_a_clause_is_mentioned_once_and_is_the_documents() -> None:
    text = "某方案\n一、主要任务\n（一）做好事项。健全渔港补偿机制。\n（二）再做好。健全渔港补偿机制。"
    (one,) = [p for p in priorities(document_of(text), CITY) if p.mention]
    assert (one.text, one.region, one.listed, one.rule) == ("健全渔港补偿机制", CITY.region, False, "priority.mention")


def test_what_a_head_or_a_list_says_is_not_mentioned_again() -> None:
    assert mentions("某方案\n一、健全渔港补偿机制。做好事项。") == []
    assert mentions("某方案\n一、试点任务\n（一）健全渔港补偿机制。做好事项。") == []


@pytest.mark.parametrize("chapter", ["二、保障措施", "二、2025年工作回顾", "二、组织实施"])
def test_parts_that_look_back_or_only_support(chapter: str) -> None:
    assert mentions(f"某方案\n一、主要任务\n做好事项。\n{chapter}\n抓好，健全渔港补偿机制。") == []


def test_reports_are_read_by_their_parts() -> None:
    text = "某市政府工作报告\n我们深化渔港管理改革。\n一、2025年工作回顾\n健全渔港补偿机制。\n二、2026年工作安排\n去年的基础上，完善渔船互保机制。"
    metadata = Metadata(title="某市政府工作报告", document_type="报告", region="某市", document_date=None)
    assert mentions(text, metadata) == ["完善渔船互保机制"]


@pytest.mark.parametrize("kind", ["新闻", "通报", "目录", "标准"])
def test_documents_that_plan_nothing(kind: str) -> None:
    metadata = Metadata(document_type=kind, region="某市")
    assert mentions("某文\n一、主要任务\n做好，健全渔港补偿机制。", metadata) == []


LAW = Metadata(document_type="条例", region="某市")


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("管理委员会应当建立渔港用海补偿机制，公开结果", ["建立渔港用海补偿机制"]),
        ("鼓励渔业企业探索渔船互保模式", ["探索渔船互保模式"]),
        ("渔港经营企业应当建立健全渔船登记制度", []),
        ("第一条 为完善渔港用海补偿机制，根据有关法律，制定本条例", []),
    ],
)
def test_laws_found_arrangements_and_oblige_others_to_keep_theirs(clause: str, said: list[str]) -> None:
    assert mentions(f"某市渔港条例\n第一章 渔港\n第二条 渔港归国家所有。{clause}。", LAW) == said


@pytest.mark.parametrize("head", ["一、总体要求", "一、总体要求\n（一）指导思想", "一、基本原则"])
def test_what_all_is_to_come_to_says_what_is_to_be_founded(head: str) -> None:
    text = f"某方案\n制定本方案。\n{head}\n坚持依法治渔，健全渔港用海补偿机制，推动发展。\n二、主要任务\n做好事项。"
    assert mentions(text) == ["健全渔港用海补偿机制"]
    assert running(text) == []


def test_a_new_result_in_a_heading_is_none_of_the_past() -> None:
    text = "某市政府工作报告\n一、2025年工作回顾\n做好。\n二、2026年工作安排\n（一）治理渔港，推进渔区建设取得新成效\n做好，完善渔船互保机制。"
    metadata = Metadata(title="某市政府工作报告", document_type="报告", region="某市", document_date=None)
    assert mentions(text, metadata) == ["完善渔船互保机制"]


@pytest.mark.parametrize(
    "clause",
    [
        "深化渔港登记制度改革和渔船分类评价",
        "搞好渔港确权改革试点工作",
        "加快渔港产权改革步伐",
        "推进渔港信用体系的建设",
        "加强渔港信用体系建设",
        "再造渔港招投标机制",
        "推广渔船托管模式",
        "改革和完善渔港管理体制",
        "建立渔船导航工作机制",
    ],
)
def test_forms_of_arrangements(clause: str) -> None:
    assert mentions(f"某方案\n制定本方案。\n一、渔业\n各县要抓紧。{clause}，做好事项。") == [clause]


@pytest.mark.parametrize(
    "clause",
    [
        "融入全市渔业创新链配套体系",
        "各县要结合深化渔港登记制度改革",
        "修订完善渔港登记办法",
        "建立渔港领导小组和工作协调机制",
        "完善政策机制和保障措施",
    ],
)
def test_what_only_looks_like_an_arrangement(clause: str) -> None:
    assert mentions(f"某方案\n制定本方案。\n一、渔业\n各县要抓紧。{clause}，做好事项。") == []


def test_titles_of_other_things_are_no_clauses() -> None:
    """A line without punctuation that begins with something else is a title (某市深化…改革)."""
    assert mentions("某方案\n一、主要任务\n某市深化渔港管理改革\n做好事项。") == []


@pytest.mark.parametrize("head", ["深化渔港管理改革", "统筹推进渔港体制机制改革", "深化渔业领域改革和合作交流"])
def test_a_head_that_names_a_field_of_reform_is_a_measure_unless_it_groups_others(head: str) -> None:
    text = f"某方案\n一、主要任务\n（一）{head}\n做好事项。"
    assert (running(text), mentions(text)) == ([head], [])
    assert (running(f"{text}\n1.公开。做好公布。"), mentions(f"{text}\n1.公开。做好公布。")) == ([], [head])


@pytest.mark.parametrize("items", ["1.公开事项。做好公布。\n2.扩大范围。做好宣传。", "（一）公开事项。做好公布。"])
def test_a_chapter_groups_its_items_and_is_no_head_itself(items: str) -> None:
    text = f"某意见\n制定本意见。\n一、健全渔港公开制度\n{items}\n二、健全渔船互保制度\n做好事项。"
    assert (running(text), mentions(text)) == (["健全渔船互保制度"], ["健全渔港公开制度"])


def test_the_chapters_of_a_trial_are_what_is_tried() -> None:
    text = "一、健全渔港公开制度\n（一）建立渔港公示制度。做好公布。"
    trial = Metadata(title="望山市渔港综合改革试点实施方案", document_type="方案", region="望山市")
    assert running(text, trial) == ["健全渔港公开制度", "建立渔港公示制度"]
    assert running(text, Metadata(title="望山市渔港方案", document_type="方案", region="望山市")) == [
        "建立渔港公示制度"
    ]


def test_a_running_item_is_headed_by_its_first_clause() -> None:
    text = "某方案\n制定本方案。\n一、主要任务\n1.完善渔委对海域治理工作的领导体制，优化程序，提升能力。加强巡查。"
    assert running(text) == ["完善渔委对海域治理工作的领导体制"]


def test_an_extract_without_its_title_is_told_from_an_article_by_its_numbers() -> None:
    untitled = Metadata(region="广东省广州市", level="市")
    numbered = "一、抓好渔业\n1.坚持防控，健全渔港用海补偿机制，巩固态势。"
    assert mentions(numbered, untitled) == ["健全渔港用海补偿机制"]
    assert mentions("记者获悉，将健全渔港用海补偿机制，巩固态势。", untitled) == []


@pytest.mark.parametrize(
    "clause",
    [
        "重点审查建立渔港登记制度等进展情况",
        "《某市渔港方案》为持续深化渔港登记制度改革，制定办法",
    ],
)
def test_what_is_examined_and_what_for_is_no_plan(clause: str) -> None:
    assert mentions(f"某方案\n制定本方案。\n一、渔业\n各县要抓紧。{clause}。") == []


def test_mechanisms_of_a_matter_are_arrangements_and_those_of_leading_the_work_are_not() -> None:
    clauses = "建立渔业纠纷专家复核工作机制，健全渔港整治工作机制，完善工作机制，建立渔港建设联席会议制度"
    text = f"某方案\n制定本方案。\n一、渔业\n各县要{clauses}。"
    assert mentions(text) == ["建立渔业纠纷专家复核工作机制", "健全渔港整治工作机制"]
    assert running("某方案\n制定本方案。\n一、渔业\n（一）健全渔港整治工作机制。做好事项。") == []


def test_a_heading_over_listed_measures_is_none_itself() -> None:
    text = (
        "某部通知\n一、推进渔港制度改革\n（一）放宽准入。（负责部门：渔业部；适用范围：桐河试验区）\n"
        "（二）建立登记制度。（负责部门：渔业部；适用范围：望海试验区）"
    )
    assert [p.text for p in priorities(document_of(text), CITY)] == ["放宽准入", "建立登记制度"]


TASKS = ["序号", "工作任务", "主要内容", "牵头单位", "进展情况"]
CELL = "完成造林1万亩，健全流域横向补偿机制。"


def in_table(head: list[str], *rows: list[str]) -> list[str]:
    return [p.text for p in priorities(table_document("某方案\n制定本方案。", [head, *rows]), CITY) if p.mention]


def test_cells_that_say_what_is_to_be_done_are_read_like_text() -> None:
    rows = [
        ["1", "深化渔村改革", "探索渔港经营权转让机制，建设码头3座。", "市渔业局", "建立了渔船互保机制。"],
        ["2", "保护水源", CELL, "市林业局", "完善取水许可制度，正在推进。"],
    ]
    assert in_table(TASKS, *rows) == ["探索渔港经营权转让机制", "健全流域横向补偿机制"]


@pytest.mark.parametrize("head", ["备注", "责任单位", "进展情况"])
def test_cells_of_other_columns_are_not(head: str) -> None:
    assert in_table(["序号", "工作任务", head], ["1", "保护水源", CELL], ["2", "修缮码头", CELL]) == []


def test_cells_that_explain_a_listed_reform_are_not() -> None:
    head = ["序号", "改革举措", "主要内容", "推广范围"]
    rows = [["1", "渔港经营权转让", "健全流域横向补偿机制。", "全国"], ["2", "渔船互保", "建立互保理赔机制。", "全国"]]
    document = table_document("改革举措清单", [head, *rows])
    assert [p.text for p in priorities(document, CITY) if p.mention] == []


ARTICLE = Metadata(title="某市深化渔港改革", document_type="新闻", region="某市", level="市")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("今年，该市将健全渔港补偿机制。", ["健全渔港补偿机制"]),
        ("方案提出，探索建立渔船互保制度。", ["探索建立渔船互保制度"]),
        ("下一步，还要完善渔港经营权转让制度。", ["完善渔港经营权转让制度"]),
        ("去年，该市建立了渔港补偿机制。", []),
        ("目前，该市已健全渔港补偿机制，将惠及渔民。", []),
        ("要求各县汇报情况，该市健全渔港补偿机制，一年来成效明显。", []),
    ],
)
def test_an_article_mentions_what_is_to_come(sentence: str, found: list[str]) -> None:
    text = f"某市深化渔港改革\n本报讯（记者某某）近日，某市召开渔港工作会议。{sentence}"
    assert mentions(text, ARTICLE) == found


def test_no_mention_goes_without_the_nouns_that_are_looked_for_first():
    nouns = {row["word"] for row in read_rows("arrangements.csv", ("word", "kind")) if row["kind"] == "noun"}
    nouns |= {"制", "体系", "模式", "标准"}
    assert always_holds(pattern_of("priority.mention"), nouns)
    assert all(pattern_of("priority.mention.noun").search(noun) for noun in nouns)


@pytest.mark.parametrize("mark", ",;。:\n")
def test_no_mention_goes_on_behind_the_signs_that_end_it(mark):
    """Behind each another verb is looked for."""
    verb, rest = "健全渔港", "补偿机制。"
    assert pattern_of("priority.mention").match(verb + rest)
    assert not pattern_of("priority.mention").match(verb + mark + rest)
    assert not pattern_of("priority.mention").match(f"{verb}({mark}近海){rest}")
