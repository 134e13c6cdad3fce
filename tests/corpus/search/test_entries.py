"""What of a document can be found: every character lies in a passage, every text is a quote."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Cell, Document, Metadata, ParsedDocument, Priority, Section, Span, TargetStatus
from corpus.search.asked import Kind
from corpus.search.entries import LEAST, MOST, make_entries, passages
from tests.made_up import make_parsed, make_target


def lineage(code):
    return {"330000": ("清河省",), "330100": ("清河省", "清河省白水市")}[code]


def entries(parsed):
    return list(make_entries(parsed, lineage))


LINES = st.lists(st.text("甲乙丙。；，1", max_size=30) | st.integers(0, 3000).map(lambda n: "长。" * n), max_size=8)


@given(LINES)
def test_every_character_lies_in_a_passage(lines):
    parsed = make_parsed("\n".join(lines))
    spans = list(passages(parsed))
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert {offset for offset, character in enumerate(parsed.document.text) if character != "\n"} <= covered
    assert all(0 < len(span) <= MOST for span in spans)
    assert [span.start for span in spans] == sorted({span.start for span in spans})


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


def _sectioned(lines, headings):
    """A document whose lines are sections when they are in ``headings`` (line → length of the heading)."""
    parsed = make_parsed("\n".join(lines))
    sections = tuple(
        Section(label=lines[n][:2], title=lines[n][2:length], depth=1, heading=Span(b.span.start, b.span.start + length),
                span=b.span, parent=None)
        for n, b in enumerate(parsed.document.blocks) if (length := headings.get(n))
    )  # fmt: skip
    return replace(parsed, sections=sections)


def _texts(parsed):
    return [parsed.document[span] for span in passages(parsed)]


def test_each_numbered_item_is_a_passage():
    lines = ["一、甲事要做好。", "二、乙事要做好。", "三、丙事"]
    assert _texts(_sectioned(lines, {0: 4, 1: 4, 2: 4})) == lines


def test_a_heading_goes_with_what_stands_under_it():
    lines = ["一、总体要求", "（一）指导思想", "坚持新发展理念。", "二、任务"]
    assert _texts(_sectioned(lines, {0: 6, 1: 7, 3: 4})) == ["\n".join(lines[:3]), "二、任务"]


def test_cells_of_a_row_stay_together():
    document = make_parsed("\n".join(["单元格" * 30] * 4)).document
    blocks = tuple(replace(b, cell=Cell(0, n // 2, n % 2)) for n, b in enumerate(document.blocks))
    document = Document(source=document.source, text=document.text, blocks=blocks)
    assert [len(text.split("\n")) for text in _texts(ParsedDocument(document=document, metadata=Metadata()))] == [2, 2]


def test_pieces_of_a_long_paragraph_overlap():
    text = "".join(f"第{n}件事要抓紧办好。" for n in range(300))
    parsed = make_parsed(text)
    spans = list(passages(parsed))
    assert len(spans) > 2
    assert all(one.end > other.start for one, other in pairwise(spans))


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


@pytest.mark.parametrize(("length", "pieces"), [(MOST, 1), (MOST + 1, 2)])
def test_a_paragraph_is_cut_where_it_is_too_long_and_not_before(length, pieces):
    parsed = make_parsed("字" * length)
    spans = list(passages(parsed))
    assert len(spans) == pieces
    assert spans[-1].end == length


def test_a_cut_is_behind_the_last_mark_that_fits():
    text = "字" * 300 + "。" + "字" * 300 + "；" + "字" * 600
    first, second, *_ = passages(make_parsed(text))
    assert first.end == 602  # behind the mark
    assert second.start == 602 - 60  # a phrase across the cut is still found


def test_short_neighbours_are_joined_until_they_are_long_enough():
    lines = ["字" * 59] * 4
    assert [len(span) for span in passages(make_parsed("\n".join(lines)))] == [179, 59]  # 119 are too few, 179 enough


def test_short_neighbours_are_joined_far_down_a_document_as_well():
    lines = ["字" * 59] * 60
    assert [len(span) for span in passages(make_parsed("\n".join(lines)))] == [179] * 20


@pytest.mark.parametrize(("length", "pieces"), [(LEAST - 1, 1), (LEAST, 2)])
def test_a_line_that_is_just_long_enough_is_a_passage_of_its_own(length, pieces):
    assert len(_texts(make_parsed("字" * length + "\n后一句。"))) == pieces


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
    parsed = _sectioned(lines, {0: 6, 1: 7})
    outer = replace(parsed.sections[0], span=Span(0, len(parsed.document.text)))
    inner = replace(parsed.sections[1], span=Span(parsed.sections[1].span.start, len(parsed.document.text)), parent=0)
    parsed = replace(parsed, sections=(outer, inner))
    (passage,) = (entry for entry in entries(parsed) if entry.kind is Kind.PASSAGE)
    assert passage.path == ("一、总体要求", "（一）指导思想")
    assert passage.title == "（一）指导思想"


def test_targets_and_priorities_have_the_path_of_their_place():
    parsed = _sectioned(["一、目标", "覆盖率达75%以上"], {0: 4})
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
