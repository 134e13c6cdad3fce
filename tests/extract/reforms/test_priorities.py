"""Reform measures from explicit lists, and arrangements in the heads of running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Metadata
from tests.documents import document_of, table_document
from tests.reform_lists import CITY, priorities, running


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("（一）探索建立生态保护补偿机制。开展试点。", ["探索建立生态保护补偿机制"]),
        ("（一）健全自然资源资产产权制度。统一登记。", ["健全自然资源资产产权制度"]),
        ("（一）开展用能权交易试点。完善办法。", ["开展用能权交易试点"]),
        ("（一）健全工作机制。形成合力。", []),  # how the work is led
        ("（一）完善考核评估机制。定期考核。", []),
        ("（一）完善基础设施。加快建设。", []),
        ("（一）建设一批示范项目。探索建立补偿机制。", []),  # the head decides, not what follows
    ],
)
def test_heads_of_running_text(heading: str, expected: list[str]) -> None:
    assert running(f"某方案\n为做好工作，制定本方案。\n一、主要任务\n{heading}") == expected


@pytest.mark.parametrize("chapter", ["保障措施", "2025年工作回顾", "总体要求", "重大意义"])
def test_chapters_without_tasks_hold_no_priorities(chapter: str) -> None:
    assert running(f"某方案\n为做好工作，制定本方案。\n一、{chapter}\n（一）健全生态补偿制度。做好工作。") == []


def test_a_chapter_of_demands_and_tasks_holds_tasks() -> None:
    text = "一、总体要求、主要目标和重点任务\n（一）推进改革。\n健全生态补偿制度，做好工作。"
    found = priorities(document_of(f"某方案\n为做好工作，制定本方案。\n{text}"))
    assert [one.text for one in found] == ["健全生态补偿制度"]


def test_articles_hold_none() -> None:
    assert running("一、健全生态补偿制度\n做好工作。", Metadata(document_type="新闻", region="浙江省")) == []


ROWS = st.lists(
    st.lists(
        st.sampled_from(["制度创新重点", "地区名称", "1.甲;2.乙", "北京市", "", "/", "一、在全国范围内推广"]),
        min_size=1,
        max_size=4,
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)  # the first example loads the lexicons
@given(ROWS)
def test_spans_quote_the_text(rows: list[list[str]]) -> None:
    document = table_document("改革举措清单", rows)
    for priority in priorities(document):
        assert "".join(document[priority.span].split()) == priority.text


@pytest.mark.parametrize(
    ("word", "level", "code"),
    [
        ("全省", "省", "440000"),
        ("全省范围", "省", "440000"),
        ("全市", "市", "440000"),
        ("全市", "省", "440000"),  # a municipality
        ("全区", "省", "440000"),  # an autonomous region
        ("全县", "县", "440000"),
        ("全县", "省", None),
        ("全省", None, None),  # whose level is not known
        ("全省", "市", None),  # the province around it, which the word does not name
    ],
)
def test_words_for_all_of_ones_own_territory(word: str, level: str | None, code: str | None) -> None:
    document = table_document("清单", [["改革事项", "适用范围"], ["甲改革", word]])
    own = Metadata(document_type="通知", region="某地", region_code="440000", level=level)
    ((codes,),) = [[p.region_codes for p in priorities(document, own)]]
    assert codes == ((code,) if code else ())


def test_a_list_leaves_no_room_for_heads_of_running_text() -> None:
    text = "某方案\n制定本方案。\n一、试点任务\n（一）建设统一平台\n二、其他\n（一）健全生态补偿制度。做好工作。"
    assert running(text) == []


@pytest.mark.parametrize("metadata", [Metadata(document_type="通报", region="某市"), Metadata(document_type="方案"), Metadata(region="某市")])  # fmt: skip
def test_no_priorities_without_a_plan_of_a_region(metadata: Metadata) -> None:
    assert running("一、健全生态补偿制度\n做好工作。", metadata) == []


@pytest.mark.parametrize("code", ["440100", None])
def test_running_priorities_are_the_documents_regions(code: str | None) -> None:
    """A place that no list has gives its name, and no code."""
    own = Metadata(document_type="方案", region="澜州市", region_code=code, level="市")
    (found,) = priorities(document_of("某方案\n一、健全生态补偿制度\n做好工作。"), own)
    assert (found.region, found.region_codes, found.listed) == ("澜州市", (code,) if code else (), False)


def test_a_running_priority_is_its_title_alone() -> None:
    text = "某方案\n一、 健全生态补偿制度；\n做好工作。"
    (found,) = priorities(document_of(text), CITY)
    assert (found.text, text[found.span.start : found.span.end]) == ("健全生态补偿制度", "健全生态补偿制度")


CIRCULAR_TABLE = "某县渔港改革\n在望溪试验区试行两项改革措施：建立渔船登记制度；健全渔港轮值机制。"


@pytest.mark.parametrize(
    ("title", "count"),
    [("关于渔港改革典型做法的通报", 0), ("关于表扬渔港改革先进地区的通报", 0), ("关于推广渔港改革举措的通报", 2)],
)
def test_a_circular_tells_what_has_been_done(title: str, count: int) -> None:
    metadata = Metadata(title=title, document_type="通报", region="某市")
    assert len([p for p in priorities(document_of(CIRCULAR_TABLE), metadata) if p.listed]) == count
