"""What of a document can be found: every text is a quote."""

from dataclasses import replace

import pytest

from corpus.model import Citation, Metadata, ParsedDocument, Priority, Relation, Span, TargetStatus
from corpus.search.asked import Kind
from corpus.search.entries import make_entries
from tests.corpus.search.made_sections import sectioned
from tests.made_up import make_parsed, make_target


def lineage(code):
    return {"330000": ("清河省",), "330100": ("清河省", "清河省白水市")}[code]


def entries(parsed):
    return list(make_entries(parsed, lineage))


def test_texts_are_quotes():
    parsed = make_parsed("关于甲的意见\n各单位：\n1.推进生态补偿，覆盖率达75%以上。（牵头：市财政局）")
    parsed = replace(parsed, targets=(make_target(parsed, "覆盖率达75%以上"),))
    for entry in entries(parsed)[1:]:
        assert entry.text == parsed.document[entry.span]


def test_ids_tell_kind_and_number():
    parsed = make_parsed("关于甲的意见\n1.推进甲。\n2.推进乙。")
    key = parsed.document_id
    assert [entry.entry_id for entry in entries(parsed) if entry.kind is not Kind.PASSAGE] == [
        key,
        f"{key}-t0",
        f"{key}-t1",
    ]


def test_facets():
    parsed = make_parsed(
        "关于甲的意见\n1.推进生态补偿。（牵头：市财政局）",
        region_code="330100", level="市", document_type="意见", issuers=("白水市人民政府",),
    )  # fmt: skip
    task = next(entry for entry in entries(parsed) if entry.kind is Kind.TASK)
    expected = {
        "region": ("清河省", "清河省白水市"), "level": ("市",), "document_type": ("意见",),
        "issuer": ("白水市人民政府",), "unit": ("市财政局",), "role": ("lead",), "lead": ("市财政局",),
        "theme": ("生态补偿",), "due": ("2025-12-31",),
    }  # fmt: skip
    assert {name: task.facets.get(name) for name in expected} == expected  # another facet is nobody's business here
    assert not {"cooperating", "status", "indicator"} & task.facets.keys()
    whole = entries(parsed)[0]
    assert (whole.facets["unit"], whole.facets["theme"]) == (("市财政局",), ("生态补偿",))


def test_names_in_both_scripts_and_widths_are_one():
    parsed = make_parsed("甲\n1.推进。（牵头：市發改委(市能源局)）", issuers=("白水市人民政府", "白水市人民政府"))
    facets = entries(parsed)[0].facets
    assert facets["unit"] == ("市发改委（市能源局）",)
    assert facets["issuer"] == ("白水市人民政府",)


def test_achieved_figures_are_told_from_targets():
    parsed = make_parsed("甲\n覆盖率达75%以上")
    achieved = replace(make_target(parsed, "覆盖率达75%以上"), status=TargetStatus.ACHIEVED)
    entry = entries(replace(parsed, targets=(achieved,)))[-1]
    assert entry.facets["status"] == ("achieved",)


def test_a_priority_has_the_regions_it_is_listed_for():
    parsed = make_parsed("名单\n白水市：探索建立水权制度", region_code="330000")
    listed = Priority(
        span=parsed.document.blocks[1].span, region="白水市", region_codes=("330100",), text="探索建立水权制度"
    )
    entry = entries(replace(parsed, priorities=(listed,)))[-1]
    assert entry.title == "探索建立水权制度"
    assert entry.facets["region"] == ("清河省", "清河省白水市")


def test_a_document_without_anything():
    parsed = make_parsed("x")
    bare = ParsedDocument(document=replace(parsed.document, text="", blocks=()), metadata=Metadata())
    assert [(entry.kind, entry.title, entry.text) for entry in entries(bare)] == [(Kind.DOCUMENT, "a.txt", "a.txt")]


@pytest.mark.parametrize(("length", "title"), [(40, "字" * 40), (41, "字" * 40 + "…")])
def test_a_passage_without_a_heading_goes_by_its_first_line(length, title):
    passage = next(entry for entry in entries(make_parsed("字" * length + "\n第二行")) if entry.kind is Kind.PASSAGE)
    assert passage.title == title


def test_a_documents_own_entry_stands_at_its_title():
    parsed = make_parsed("发文单位\n关于甲的意见\n正文")
    titled = replace(
        parsed,
        metadata=replace(
            parsed.metadata, title="关于甲的意见", document_number="清发〔2020〕1号", issuers=("甲局", "乙局")
        ),
    )
    whole = entries(titled)[0]
    assert titled.document[whole.span] == "关于甲的意见"
    assert whole.text == "关于甲的意见\n清发〔2020〕1号\n甲局、乙局"
    elsewhere = replace(parsed, metadata=replace(parsed.metadata, title="印在别处的标题"))
    assert elsewhere.document[entries(elsewhere)[0].span] == "发文单位"  # the first line


def test_a_passage_of_heading_and_text_has_the_path_of_its_text():
    lines = ["一、总体要求", "（一）指导思想", "坚持新发展理念。"]
    parsed = sectioned(lines, {0: 6, 1: 7})
    outer = replace(parsed.sections[0], span=Span(0, len(parsed.document.text)))
    inner = replace(parsed.sections[1], span=Span(parsed.sections[1].span.start, len(parsed.document.text)), parent=0)
    parsed = replace(parsed, sections=(outer, inner))
    (passage,) = (entry for entry in entries(parsed) if entry.kind is Kind.PASSAGE)
    assert passage.path == ("一、总体要求", "（一）指导思想")
    assert passage.title == "（一）指导思想"


def test_targets_and_priorities_have_the_path_of_their_place():
    parsed = sectioned(["一、目标", "覆盖率达75%以上"], {0: 4})
    whole = replace(parsed.sections[0], span=Span(0, len(parsed.document.text)))
    parsed = replace(parsed, sections=(whole,))
    target = make_target(parsed, "覆盖率达75%以上")
    priority = Priority(span=target.span, region=None, text="")
    found = entries(replace(parsed, targets=(target, replace(target, indicator=None)), priorities=(priority,)))[-3:]
    assert [entry.path for entry in found] == [("一、目标",)] * 3
    assert [entry.title for entry in found] == ["覆盖率达", "覆盖率达75%以上", "覆盖率达75%以上"]


def test_a_mention_is_of_its_own_kind_and_numbered_among_the_priorities():
    parsed = make_parsed("甲\n探索建立水权制度，做好工作。")
    stated = Priority(span=Span(2, 10), region=None, text="探索建立水权制度", themes=("水权",))
    said = replace(stated, listed=False, mention=True, themes=("碳汇",))
    found = entries(replace(parsed, priorities=(stated, said)))
    assert [(entry.kind, entry.entry_id[-2:]) for entry in found[-2:]] == [(Kind.PRIORITY, "r0"), (Kind.MENTION, "r1")]
    assert found[0].facets["theme"] == ("水权",)  # of the document itself it says nothing


def test_a_figure_that_has_been_reached_is_of_its_own_kind_and_numbered_among_the_targets():
    parsed = make_parsed("甲\n覆盖率达75%以上，去年为60%")
    goal = make_target(parsed, "覆盖率达75%以上")
    found = entries(replace(parsed, targets=(replace(goal, status=TargetStatus.ACHIEVED), goal)))
    assert [(entry.kind, entry.entry_id[-2:]) for entry in found[-2:]] == [(Kind.ACHIEVED, "g0"), (Kind.TARGET, "g1")]


def test_a_citation_says_who_cites_what_and_how():
    parsed = make_parsed("关于甲的意见\n根据《海堤条例》和清政发〔2019〕4号文件制定。")
    text = parsed.document.text
    titled, numbered = (
        Span(at := text.index(words), at + len(words)) for words in ("《海堤条例》", "清政发〔2019〕4号")
    )
    citations = (
        Citation(span=titled, title="海堤条例", number=None, relation=Relation.BASED_ON),
        Citation(span=numbered, title=None, number="清政发〔2019〕4号"),
    )
    found = entries(replace(parsed, citations=citations))[-2:]
    assert [(entry.title, entry.text, entry.document_title) for entry in found] == [
        ("《海堤条例》", "《海堤条例》", "关于甲的意见"),
        ("清政发〔2019〕4号", "清政发〔2019〕4号", "关于甲的意见"),
    ]
    assert [entry.facets["relation"] for entry in found] == [("based_on",), ("mentions",)]
    assert [entry.facets["cites"] for entry in found] == [("海堤条例",), ("清政发〔2019〕4号",)]
    assert [entry.facets.get("based_on") for entry in found] == [("海堤条例",), None]


def test_a_passage_that_is_but_a_part_of_a_task_goes_by_the_tasks_title():
    parsed = make_parsed("甲\n1.疏浚河道并加固堤防。" + "各项工作要抓实抓细。" * 90 + "（牵头：市水利局）")
    parts = [entry for entry in entries(parsed) if entry.kind is Kind.PASSAGE]
    assert len(parts) > 1
    assert parts[-1].title == parsed.tasks[0].title
    assert parts[0].title != parsed.tasks[0].title  # it has what stands before the task


def target_of(text, quote, indicator):
    parsed = make_parsed(text)
    target = replace(make_target(parsed, quote), indicator=indicator)
    return entries(replace(parsed, targets=(target,)))[-1]


@pytest.mark.parametrize(
    ("text", "quote", "indicator", "whole"),
    [
        ("甲规划\n海堤渗漏点数\n减少15%\n约束性", "减少15%", "海堤渗漏点数", "海堤渗漏点数\n减少15%"),
        ("甲规划\n海堤达标率\n60%\n80%", "80%", "海堤达标率", "海堤达标率\n60%\n80%"),  # with what it was before
        ("甲规划\n| 海堤达标率 | 80% |", "80%", "海堤达标率", "海堤达标率 | 80%"),
        ("甲规划\n海堤达标率达到80%", "海堤达标率达到80%", "海堤达标率", "海堤达标率达到80%"),
        ("甲规划\n海堤达标率\n" + "另有其事。" * 40 + "80%", "80%", "海堤达标率", "80%"),  # that is no cell beside it
        ("甲规划\n80%\n海堤达标率", "80%", "海堤达标率", "80%"),  # nor what stands behind
        ("甲规划\n提高到80%", "提高到80%", None, "提高到80%"),
    ],
)
def test_a_figure_in_a_table_stands_with_what_it_measures(text, quote, indicator, whole):
    assert target_of(text, quote, indicator).text == whole


def test_a_document_without_a_title_is_known_by_its_opening():
    parsed = make_parsed("各镇人民政府：\n现将海堤巡查任务分解如下。" + "余文" * 400)
    assert entries(parsed)[0].opening == ""
    untitled = entries(replace(parsed, metadata=Metadata()))
    assert untitled[0].opening.startswith("各镇人民政府：\n现将海堤巡查任务分解如下。")
    assert len(untitled[0].opening) < 400
    assert untitled[1].opening == ""
