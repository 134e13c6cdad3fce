"""The canonical text: its stages, what each guarantees, and what must hold of every document."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Cell, PageFacts, Source
from ingest.line import Line, RawDocument
from ingest.lines import canonical
from ingest.lines.canonical import LITTLE, PINYIN, PREVIEW, STAGES, canonicalize
from ingest.lines.clean import clean, has_pinyin
from ingest.lines.facts import parse_line
from ingest.lines.furniture import is_furniture
from tests.made_files import BODY, document


def test_pinyin_is_told():
    assert [issue.code for issue in document("州政發(fā)〔2020〕5號" + "各縣市人民政府" * 10).issues] == [
        "inserted_pinyin"
    ]


def test_a_title_over_the_whole_width_stands_above_the_table():
    found = document(
        Line("附件1", cell=Cell(0, 0, 0, 1, 2)), Line("序号", cell=Cell(0, 1, 0)), Line("任务", cell=Cell(0, 1, 1)),
        Line("一、总类", cell=Cell(0, 2, 0, 1, 2)),
    )  # fmt: skip
    assert [block.cell is None for block in found.blocks] == [True, False, False, False]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_blocks_make_up_the_text(lines):
    found = document(*lines)
    assert "\n".join(found[block.span] for block in found.blocks) == found.text
    assert all(found[block.span] for block in found.blocks)


# --- the stages -------------------------------------------------------------------------------------------------------

SOURCE = Source(name="x.txt", media_type="text/plain", sha256="0" * 64, size=1)
PIECES = st.sampled_from([
    "某市关于优化环境的通知", "发布日期：2024-01-05", "來源：某报  字体：大", "2024-01-05 10:00", "分享到：", "首页", ">", "— 3 —", "相关报道：",
    "序号", "任务", "1", "2", "3", "压缩时限。", "各区人民政府：", "一、总体要求", "州政發(fā)〔2020〕5號", "国 土资源厅", "甲\n乙", " \u3000",
    "第一章\u3000\u3000总则", "某意见•【制定机关】某市政府•【公布日期】2005.02.01•【字号】某政[2005]3号正文各区：", "\u200b", "⼴州", "—、总体目标", "（十—）摸清︰",
])  # fmt: skip
PLACES = st.none() | st.builds(Cell, st.integers(0, 1), st.integers(0, 3), st.integers(0, 2))
RAW = st.lists(st.builds(Line, PIECES | st.text(max_size=20), cell=PLACES), max_size=14).map(
    lambda lines: RawDocument(tuple(lines))
)


def texts(raw: RawDocument) -> list[str]:
    return [line.text for line in raw.lines]


PROMISES = {
    canonical.part: lambda raw: all(text.strip() and text.splitlines() == [text] for text in texts(raw)),
    canonical.restore: lambda raw: canonical.restore(raw) == raw,
    canonical.strip_annotation: lambda raw: not has_pinyin("\n".join(texts(raw))),
    canonical.take_facts: lambda raw: all(line.cell or not parse_line(line.text) for line in raw.lines[:1]),
    canonical.tidy: lambda raw: all(text and clean(text) == text for text in texts(raw)),
    canonical.clear_out: lambda raw: not any(is_furniture(line.text, "any") for line in raw.lines if not line.cell),
    canonical.lift_titles: lambda raw: canonical.lift_titles(raw) == raw,
    canonical.weigh: lambda raw: (canonical.LITTLE in raw.issues) == (0 < len("\n".join(texts(raw))) < 50),
}


def test_every_stage_has_a_promise():
    assert list(PROMISES) == list(STAGES)
    assert all(stage.__doc__ for stage in STAGES)


@given(RAW)
def test_each_stage_keeps_its_promise(raw):
    for stage in STAGES:
        raw = stage(raw)
        assert PROMISES[stage](raw), stage.__name__


@given(RAW)
def test_what_the_first_stages_promise_holds_in_the_end(raw):
    found = canonicalize(SOURCE, raw)
    for block in found.blocks:
        words = found[block.span]
        assert words == clean(words) and words.splitlines() == [words]


def test_the_list_is_what_runs(monkeypatch):
    """Each stage gets what the one before it made, in the order of the list, and nothing else happens."""
    seen = []

    def noted(number: int):
        def stage(raw: RawDocument) -> RawDocument:
            seen.append((number, texts(raw)))
            return replace(raw, lines=(*raw.lines, Line(str(number))))

        return stage

    monkeypatch.setattr(canonical, "STAGES", (noted(1), noted(2)))
    found = canonicalize(SOURCE, RawDocument((Line(" 甲 "),), facts=PageFacts(title="题"), issues=(PREVIEW,)))
    assert seen == [(1, [" 甲 "]), (2, [" 甲 ", "1"])]
    assert (found.text, found.facts.title, found.issues) == (" 甲 \n1\n2", "题", (PREVIEW,))


@pytest.mark.parametrize(("first", "second"), [("part", "tidy"), ("take_facts", "tidy")])
def test_the_order_matters(monkeypatch, first, second):
    """Two stages in the other order make another document of this page."""
    lines = [
        "信息来源 某局   发布日期 2024-01-05",
        "甲\n乙",
        "序号",
        "分享到：",
        "任务",
        "1",
        "丙",
        "2",
        "丁",
        "3",
        "戊",
    ]
    right = document(*lines)
    one, other = getattr(canonical, first), getattr(canonical, second)
    swapped = tuple({one: other, other: one}.get(stage, stage) for stage in STAGES)
    monkeypatch.setattr(canonical, "STAGES", swapped)
    assert document(*lines) != right


# --- one by one -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("length", "told"), [(0, False), (1, True), (49, True), (50, False)])
def test_how_little_text_is_told(length, told):
    assert (LITTLE in document("政" * length).issues) is told


def test_the_readers_facts_win_over_the_heads():
    raw = RawDocument(
        (Line("发布日期：2024-01-05"), Line("来源：某报"), *map(Line, BODY)), facts=PageFacts(publisher="某局")
    )
    found = canonicalize(SOURCE, raw)
    assert (found.facts.publisher, found.facts.published_date) == ("某局", "2024-01-05")


def test_what_the_reader_found_doubtful_comes_first():
    raw = RawDocument((Line("州政發(fā)〔2020〕5號"),), issues=(PREVIEW,))
    assert canonicalize(SOURCE, raw).issues == (PREVIEW, PINYIN, LITTLE)


def test_the_end_of_a_preview_is_told():
    assert PREVIEW in document(*BODY, "预览已结束，完整报告链接和二维码如下：").issues


def test_a_line_of_several_keeps_where_it_stood():
    found = document(Line("甲\n\n乙", page=3, heading=1), *BODY)
    assert [(found[block.span], block.page, block.heading) for block in found.blocks[:2]] == [
        ("甲", 3, 1),
        ("乙", 3, 1),
    ]


def test_a_title_in_a_table_of_one_column_stays_in_it():
    """Nothing there is wider than anything else."""
    found = document(Line("附件1", cell=Cell(0, 0, 0)), Line("甲", cell=Cell(0, 1, 0)))
    assert all(block.cell for block in found.blocks)


def test_a_cell_that_reaches_down_is_no_title():
    rows = (Line("类别", cell=Cell(0, 0, 0, 2, 1)), Line("甲", cell=Cell(0, 1, 1)), Line("乙", cell=Cell(0, 1, 2)))
    assert all(block.cell for block in document(*rows).blocks)


def test_a_group_row_below_the_head_stays_a_row():
    rows = [
        Line("序号", cell=Cell(0, 0, 0)),
        Line("任务", cell=Cell(0, 0, 1)),
        Line("一、总类", cell=Cell(0, 1, 0, 1, 2)),
    ]
    assert all(block.cell for block in document(*rows).blocks)


SIGNS = st.text(st.sampled_from("甲乙。：1一、|【】—- \u3000\xad\u200bé\u2f00?来源打印页第ā()"), max_size=30)


@given(st.lists(SIGNS | st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=12))
def test_every_character_is_in_the_text_or_left_out_for_a_reason(texts):
    raw = RawDocument(tuple(map(Line, texts)), source="\n".join(texts))
    found = canonicalize(Source(name="x.txt", media_type="text/plain", sha256="0" * 64, size=1), raw)
    assert found.ledger.missing == 0


def test_stages_say_what_they_leave_out():
    lines = (
        "发布日期：2024-01-05",
        "州政發(fā)〔2020〕5號",
        "各\u200b縣市：",
        *BODY,
        "— 3 —",
        "打印本页",
        "登录后查看全文",
    )
    found = document(*lines)
    assert [(each.reason, each.words) for each in found.ledger.left] == [
        ("annotation", "(fā)"),
        ("facts", "发布日期：2024-01-05"),
        ("unreadable", "\u200b"),
        ("page_number", "—3—"),
        ("navigation", "打印本页"),
        ("preview", "登录后查看全文"),
    ]
